public import Diagnostics
public import StationModel

/// Texts with the codes that people gave them, and what there is to say of the file.
public struct LabelledTexts: Sendable {
  /// Where texts and labels stand in a file.
  public struct Columns: Sendable {
    /// Headings; nil: the usual ones are looked for.
    public var text: String?
    public var label: String?
    /// Between several labels; nil: the usual signs.
    public var separator: String?
    /// nil: what most labels belong to.
    public var kind: LabelScheme.Kind?
    public init() {}
  }

  public var file: String
  public var scheme: LabelScheme
  public var texts: [(line: Int, text: String, codes: [String])] = []
  public var findings: [Finding] = []
  /// What tells the texts of each file from those of another, in whatever order they stand.
  public private(set) var parts: [String] = []

  static let usualTexts = [
    "text", "文本", "原文", "需求描述", "投诉内容", "description", "内容", "意见建议", "comment", "content", "review", "描述", "留言详情",
    "诉求内容",
  ]
  static let usualLabels = [
    "labels", "label", "codes", "code", "标签", "人工编码", "编码", "类别", "分类", "需求项", "投诉类别", "category", "class", "item",
    "一级分类", "primary",
  ]

  /// Reads a file.
  ///
  /// Findings: those of ``LabelledTable``; WT1006 where a column is not there (64); WT3020 labels that are not known, WT3021
  /// rows without text, WT3022 rows without label, WT3024 texts coded in two ways. Status 65 where no row can be used.
  public init(_ path: String, _ columns: Columns, _ settings: PipelineSettings) throws(Failure) {
    let textNames = columns.text.map { [$0] } ?? Self.usualTexts
    let labelNames = columns.label.map { [$0] } ?? Self.usualLabels
    let table = try LabelledTable(path, known: textNames + labelNames)
    file = path
    guard let textColumn = table.column(textNames) else { throw Self.missing(textNames, "--text", table) }
    guard let labelColumn = table.column(labelNames) else { throw Self.missing(labelNames, "--label", table) }
    let cells = table.rows.map { row in row.cells.count > labelColumn ? row.cells[labelColumn] : "" }
    let kind = columns.kind ?? Self.kind(of: cells, columns.separator, settings)
    scheme = LabelScheme(kind, settings)
    for (row, cell) in zip(table.rows, cells) {
      let text = row.cells.count > textColumn ? row.cells[textColumn] : ""
      add(row.line, text, cell, columns.separator, (table.headings[textColumn], table.headings[labelColumn]))
    }
    parts = [hexadecimal(texts.reduce(0) { $0 &+ textDigest($1.text) })]
    findContradictions()
    guard !texts.isEmpty else {
      throw Failure(
        .rejected, findings + [Finding(.nothingLabelled, at: SourcePosition(file: path), found: "\(table.rows.count)")])
    }
  }

  /// Adds the texts of another file of the same labels; what stands in both counts once.
  public mutating func add(_ other: LabelledTexts) {
    let own = Set(texts.map(\.text))
    texts += other.texts.filter { !own.contains($0.text) }
    findings += other.findings
    parts += other.parts
  }

  /// The labels that occur, taxonomy first, those of a flat set by their text.
  public var labelNames: [String] {
    var present: Set<String> = []
    for text in texts { present.formUnion(text.codes) }
    return scheme.kind == .flat ? present.sorted() : scheme.codes.filter(present.contains)
  }

  public var isMultiLabel: Bool { texts.contains { $0.codes.count > 1 } }

  private static func missing(_ names: [String], _ option: String, _ table: LabelledTable) -> Failure {
    Failure(
      .usage,
      Finding(
        .missingColumn, at: SourcePosition(file: table.name), heading: option,
        found: table.headings.joined(separator: ", "), expected: names.joined(separator: " | ")))
  }

  /// The taxonomy that most of the labels belong to.
  private static func kind(
    of cells: [String], _ separator: String?, _ settings: PipelineSettings
  ) -> LabelScheme.Kind {
    var best = LabelScheme.Kind.flat
    var most = 0
    let filled = cells.filter { !$0.isEmpty }
    for kind in [LabelScheme.Kind.needs, .complaints] {
      let scheme = LabelScheme(kind, settings)
      let known = filled.count { cell in
        let pieces = scheme.pieces(cell, separator: separator)
        return !pieces.isEmpty && pieces.allSatisfy { scheme.code($0) != nil }
      }
      if known * 2 > filled.count, known > most { (best, most) = (kind, known) }
    }
    return best
  }

  private mutating func add(
    _ line: Int, _ text: String, _ cell: String, _ separator: String?, _ headings: (text: String, label: String)
  ) {
    let place = SourcePosition(file: file, line: line)
    let pieces = scheme.pieces(cell, separator: separator)
    var codes: [String] = []
    for piece in pieces {
      if let code = scheme.code(piece) {
        if !codes.contains(code) { codes.append(code) }
      } else {
        findings.append(
          Finding(.unknownCodeLabel, at: place, heading: headings.label, found: piece, expected: scheme.kind.rawValue))
      }
    }
    if text.isEmpty {
      findings.append(Finding(.emptyLabelledText, at: place, heading: headings.text))
    } else if codes.isEmpty {
      if pieces.isEmpty { findings.append(Finding(.unlabelledText, at: place, heading: headings.label)) }
    } else {
      texts.append((line, text, codes))
    }
  }

  /// The same text with other labels further up.
  private mutating func findContradictions() {
    var first: [String: Int] = [:]
    for (index, entry) in texts.enumerated() {
      guard let other = first[entry.text] else {
        first[entry.text] = index
        continue
      }
      if Set(texts[other].codes) != Set(entry.codes) {
        findings.append(
          Finding(
            .contradictingLabels, at: SourcePosition(file: file, line: entry.line),
            found: entry.codes.joined(separator: " "),
            expected: texts[other].codes.joined(separator: " ") + " (\(texts[other].line))"))
      }
    }
  }
}
