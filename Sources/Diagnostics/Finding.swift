/// How much a finding matters: a note tells of a change that was made, a warning of a figure to look at, an error of
/// a value or record that could not be used.
public enum Severity: String, Sendable, Comparable, CaseIterable, Codable {
  case note
  case warning
  case error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A place in a text file, as an editor shows it.
///
/// Missing: `line` and `column` are nil where a whole file is meant.
public struct SourcePosition: Sendable, Hashable, Codable {
  /// The file's name as the pipeline file spells it.
  public var file: String
  /// 1-based line.
  public var line: Int?
  /// 1-based column of the record (field number), not of characters.
  public var column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, leaving out what is not known.
  public var text: String {
    var result = file
    if let line { result += ":\(line)" }
    if let column { result += ":\(column)" }
    return result
  }
}

/// Something that is wrong with the data, or that was changed in it. A value: collected, counted and stored.
public struct Finding: Sendable, Hashable, Codable {
  /// Stable code, see ``FindingCode``.
  public var code: FindingCode
  public var severity: Severity
  public var position: SourcePosition
  /// The heading of the column, empty where the finding is about a record or a file.
  public var heading: String
  /// What was found: the value as it stood in the source; masked where the column is personal.
  public var found: String
  /// What was expected instead, or the value after the change.
  public var expected: String
  /// Where the rule came from, such as `scales.yaml:18`; empty where it is wotu's own.
  public var rule: String
  /// How often the same finding was made; repeats are folded, the position is that of the first.
  public var count: Int
  /// Number of the merchant that the record is about; empty where it is about none, or about nobody that is known.
  public var merchant = ""

  public init(
    _ code: FindingCode, severity: Severity? = nil, at position: SourcePosition, heading: String = "",
    found: String = "", expected: String = "", rule: String = "", count: Int = 1
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.position = position
    self.heading = heading
    self.found = found
    self.expected = expected
    self.rule = rule
    self.count = count
  }
}
