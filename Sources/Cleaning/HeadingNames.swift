import DelimitedText
public import StationModel

/// The headings that mean a column of one table.
public struct HeadingNames: Sendable {
  static let reductions = 3
  private var byHeading: [String: String] = [:]
  /// Place in the order in which the names are declared: where a file has several headings of one column, the first counts.
  private var ranks: [String: Int] = [:]

  public init(_ table: SourceTable, _ settings: PipelineSettings) {
    // The source's own settings win over names, names over aliases.
    for (column, heading) in (settings.sources[table]?.headings ?? [:]).sorted(by: { $0.key < $1.key }) {
      add(heading, column)
    }
    let columns = table.columns(settings)
    for column in columns { add(column.name, column.name) }
    for column in columns { add(column.chineseName, column.name) }
    for column in columns {
      for alias in settings.headingAliases[table]?[column.name] ?? [] { add(alias, column.name) }
    }
  }

  private mutating func add(_ heading: String, _ column: String) {
    let key = foldedHeading(heading)
    guard byHeading[key] == nil else { return }
    byHeading[key] = column
    ranks[key] = ranks.count
  }

  /// Places of folded headings, those first that are declared first; else from left to right.
  func byRank(_ folded: [String]) -> [Int] {
    folded.indices.sorted { (ranks[folded[$0]] ?? .max, $0) < (ranks[folded[$1]] ?? .max, $1) }
  }

  /// The columns of a question that asks for the need options and has one column an option.
  func optionColumns(in headings: [String]) -> OptionColumns? {
    OptionColumns.titled(
      in: headings, asksForOptions: { byHeading[foldedHeading($0)] == "options" },
      isOtherColumn: { byHeading[foldedHeading($0)] != nil })
  }

  /// Length of the longest name of a column that a question holds: three characters at least, or two where the question
  /// ends so; nil where it holds none, or asks for something else about it, such as a suggestion.
  func part(of heading: String, naming column: String) -> Int? {
    let bare = Self.withoutNumber(heading)
    let isNoun = column == "merchant" || column == "surveyor"
    let lengths = byHeading.compactMap { name, named -> Int? in
      guard named == column, name.count >= 2 else { return nil }
      let isHeld = name.count > 2 ? bare.contains(name) : !isNoun && bare.hasSuffix(name)
      return isHeld && !Self.turns.contains { bare.contains($0) && !name.contains($0) } ? name.count : nil
    }
    return lengths.max()
  }

  /// Words that make another question of the one they stand in.
  private static let turns = ["建议", "意见", "原因", "为什么", "重要", "推荐"]

  /// What platforms write behind a question's title, folded.
  private static let marks =
    [
      "单选题", "多选题", "填空题", "量表题", "矩阵题", "评分题", "打分题", "排序题", "单选", "必填", "选填", "必答", "选答", "必选",
    ].flatMap { ["[\($0)]", "【\($0)】", "(\($0))"] } + ["*", ":", "?"]

  /// Whether any reading of the folded heading is known.
  public func knows(_ heading: String) -> Bool {
    (0..<Self.reductions).contains { column(heading, reduction: $0) != nil }
  }

  /// The column that a folded heading means. Reduction 0: as it stands; 1: without question number and closing colon;
  /// 2: the last part of a group or matrix heading (`请评价：—环境设施`, `第5题(服务态度)`, `满意度·环境设施`), or without its unit.
  func column(_ heading: String, reduction: Int) -> String? {
    switch reduction {
    case 0: return byHeading[heading]
    case 1:
      let bare = Self.withoutNumber(heading)
      return bare == heading ? nil : byHeading[bare]
    default:
      let bare = Self.withoutNumber(heading)
      for part in Self.parts(bare) + Self.questionParts(heading) { if let column = byHeading[part] { return column } }
      return nil
    }
  }

  private static func withoutNumber(_ heading: String) -> String {
    var text = Substring(heading)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, "、.:．".contains(mark) {
      text = text.dropFirst(digits.count + 1)
    } else if text.hasPrefix("第"), let end = text.firstIndex(of: "题") {
      text = text[text.index(after: end)...]
      while let first = text.first, "、.:(".contains(first) { text.removeFirst() }
      if text.last == ")" { text.removeLast() }
    }
    while let mark = marks.first(where: { text.hasSuffix($0) && text.count > $0.count }) {
      text.removeLast(mark.count)
    }
    return String(text)
  }

  /// The row, then the title, of a question's heading: `2.请评价:环境设施`, `Q2_环境设施`. Without a number a heading is a question
  /// only where a colon says so: `phone_number` is none.
  private static func questionParts(_ heading: String) -> [String] {
    let question = QuestionHeading(heading)
    guard question.number != nil || heading.contains(":") else { return [] }
    return [question.part, question.title].compactMap { $0 }
  }

  private static func parts(_ heading: String) -> [String] {
    var found: [String] = []
    if let dash = heading.lastIndex(of: "—") { found.append(String(heading[heading.index(after: dash)...])) }
    if let dot = heading.lastIndex(of: "·") { found.append(String(heading[heading.index(after: dot)...])) }
    if heading.last == ")", let open = heading.lastIndex(of: "(") {
      found.append(String(heading[..<open]))
      found.append(String(heading[heading.index(after: open)...].dropLast()))
    }
    return found
  }
}
