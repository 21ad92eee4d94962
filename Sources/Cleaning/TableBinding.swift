public import DelimitedText
public import Diagnostics
public import StationModel

/// Which column of a file holds which column of the data contract.
public struct TableBinding: Sendable {
  public let table: SourceTable
  /// Index of the file in the run's list of sources, and its name in findings.
  public let file: Int
  public let fileName: String
  public let headings: [String]
  /// Canonical column to 0-based position.
  public private(set) var positions: [String: Int] = [:]
  /// Canonical column to the factor of a unit in its heading, such as 10000 for 客流量(万人次).
  public private(set) var factors: [String: Int64] = [:]
  /// Positions of columns that hold personal data.
  public private(set) var personal: Set<Int> = []
  public private(set) var findings: [Finding] = []
  public let headerLine: Int
  /// How dates are read: what the source declares, and by column position what the column itself decided.
  private let declaredDates: DateRule
  public var dateDecisions: [Int: DateDecision] = [:]
  /// Days that a record of the pipeline may well have: the periods, and a year on either side.
  let nearDays: ClosedRange<Int32>

  /// Tells identifiers apart that are unique within their file only: a running number (序号) is.
  private(set) var identifierSalt: UInt64 = 0

  /// The rule of a date column.
  public func dateRule(_ position: Int) -> DateRule {
    dateDecisions.isEmpty ? declaredDates : dateDecisions[position]?.rule ?? declaredDates
  }

  /// Position of a column, −1 where the file has none.
  public func position(_ column: String) -> Int { positions[column] ?? -1 }

  public init(
    _ table: SourceTable, layout: HeaderLayout, file: Int, fileName: String, settings: PipelineSettings
  ) {
    self.table = table
    self.file = file
    self.fileName = fileName
    headings = layout.headings
    headerLine = layout.line
    var rule = DateRule()
    rule.order = DateOrder(settings.sources[table]?.dateOrder)
    rule.countsFrom1904 = settings.sources[table]?.countsFrom1904 ?? false
    declaredDates = rule
    let months = settings.periods.all
    let first = months.first.firstDay.number - 366
    nearDays = first...max(first, months.last.lastDay.number + 366)
    let names = HeadingNames(table, settings)
    let folded = layout.headings.map(foldedHeading)
    // A heading's full text decides before what remains of it without question number, group or unit.
    for reduction in 0..<HeadingNames.reductions {
      for (index, heading) in folded.enumerated() where !heading.isEmpty {
        guard let column = names.column(heading, reduction: reduction) else { continue }
        bind(column, to: index, isExact: reduction == 0)
      }
    }
    let columns = table.columns(settings)
    if let key = columns.first, let position = positions[key.name], folded[position] == "序号" {
      identifierSalt = UInt64(file + 1) &* 0xD6E8_FEB8_6659_FD93
    }
    for column in columns where column.isPersonal { if let index = positions[column.name] { personal.insert(index) } }
    reportUndeclaredPersonal()
    for column in columns where column.isRequired && positions[column.name] == nil {
      findings.append(
        Finding(
          .missingColumn, at: SourcePosition(file: fileName, line: layout.line), heading: column.chineseName,
          found: layout.headings.filter { !$0.isEmpty }.joined(separator: "、"),
          expected: "\(column.chineseName) (\(column.name))"))
    }
  }

  /// Columns that nobody asked for and whose headings promise personal data: they are masked like those of the data contract.
  private mutating func reportUndeclaredPersonal() {
    let bound = Set(positions.values)
    for (index, heading) in headings.enumerated() where !bound.contains(index) && PersonalHeading.isPersonal(heading) {
      personal.insert(index)
      findings.append(
        Finding(
          .undeclaredPersonalColumn, at: SourcePosition(file: fileName, line: headerLine, column: index + 1),
          heading: heading, found: heading))
    }
  }

  private mutating func bind(_ column: String, to index: Int, isExact: Bool) {
    if let taken = positions[column] {
      guard isExact, taken != index else { return }
      findings.append(
        Finding(
          .duplicateHeading, at: SourcePosition(file: fileName, line: headerLine, column: index + 1),
          heading: headings[index], found: headings[index], expected: headings[taken]))
      return
    }
    guard !positions.values.contains(index) else { return }
    positions[column] = index
    if headings[index].contains("万") { factors[column] = 10_000 }
  }

  public var isUsable: Bool { !findings.contains { $0.code == .missingColumn } }
}

/// The headings that mean a column of one table.
public struct HeadingNames: Sendable {
  static let reductions = 3
  private var byHeading: [String: String] = [:]

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
    if byHeading[key] == nil { byHeading[key] = column }
  }

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
      for part in Self.parts(bare) { if let column = byHeading[part] { return column } }
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
    while let last = text.last, last == ":" || last == "*" { text.removeLast() }
    return String(text)
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
