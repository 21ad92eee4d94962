public import StationModel

/// What labels a hand-coded file uses: the needs taxonomy's, the complaint classes, or any others.
public struct LabelScheme: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case needs, complaints, flat }

  public var kind: Kind
  /// Codes in order; for a flat set the labels as they come.
  public private(set) var codes: [String] = []
  /// Codes that stand alone.
  public private(set) var exclusive: Set<String> = []
  /// How the label is called.
  public private(set) var names: [String: String] = [:]
  private var meanings: [String: String] = [:]

  public init(_ kind: Kind, _ settings: PipelineSettings) {
    self.kind = kind
    switch kind {
    case .needs:
      for item in settings.taxonomy.items { add(item.code, item.name) }
      for residual in settings.taxonomy.residuals {
        add(residual.code, residual.name)
        exclusive.insert(residual.code)
      }
      for option in settings.needs.options { mean(option.label, option.item) }
    case .complaints:
      for entry in settings.complaintClasses.classes {
        add(entry.code, entry.name)
        for name in entry.platformClasses { mean(name, entry.code) }
      }
      exclusive.insert(settings.complaintClasses.otherCode)
    case .flat: break
    }
  }

  private mutating func add(_ code: String, _ name: String) {
    codes.append(code)
    names[code] = name
    mean(code, code)
    mean(name, code)
  }

  private mutating func mean(_ label: String, _ code: String) {
    let key = label.lowercased()
    if meanings[key] == nil { meanings[key] = code }
  }

  /// The code that a label means; any label means itself in a flat set. Nil where it is not known.
  public func code(_ label: String) -> String? { kind == .flat ? label : meanings[label.lowercased()] }

  /// What people put between several labels.
  public static let usualSeparators: Set<Character> = ["┋", "|", "｜", ";", "；", "、", ",", "，", "/", "+", "\n"]
  /// In a flat set only those that no label holds by itself.
  public static let flatSeparators: Set<Character> = ["┋", "|", "｜"]

  /// The labels of a cell.
  public func pieces(_ cell: String, separator: String?) -> [String] {
    if let separator, !separator.isEmpty {
      return Self.trimmed(cell.split(separator: separator).map(String.init))
    }
    // A name that holds such a character itself is one label.
    if kind != .flat, code(cell) != nil { return [cell] }
    let separators = kind == .flat ? Self.flatSeparators : Self.usualSeparators
    return Self.trimmed(cell.split(whereSeparator: { separators.contains($0) }).map(String.init))
  }

  private static func trimmed(_ parts: [String]) -> [String] {
    parts.map { part in
      var view = Substring(part)
      while let first = view.first, first.isWhitespace { view.removeFirst() }
      while let last = view.last, last.isWhitespace { view.removeLast() }
      return String(view)
    }.filter { !$0.isEmpty }
  }
}
