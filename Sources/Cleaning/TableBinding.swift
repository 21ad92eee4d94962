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
  /// The factor of a column's unit; 1 where it has none.
  func factor(_ column: String) -> Int64 { factors[column] ?? 1 }
  /// Positions of columns that hold personal data.
  public private(set) var personal: Set<Int> = []
  public private(set) var findings: [Finding] = []
  /// The platform that the file comes from; nil: none that is known.
  public private(set) var platform: PlatformMatch?
  /// How the platform wrote the answers; nil where that does not matter.
  public private(set) var format: ExportFormatDecision?
  /// The need options, where each has a column of its own.
  public private(set) var options: OptionColumns?
  /// Values of required columns that the file lacks or leaves blank, by position, −1 − place in the table's columns where it
  /// lacks them.
  private(set) var defaults: [String: String] = [:]
  /// Columns of the file whose blank cells have the value above them.
  public private(set) var filledDown: [String] = []
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
    let optionColumns = table == .needs ? names.optionColumns(in: layout.headings) : nil
    let optionPositions = Set(optionColumns?.columns.map(\.position) ?? [])
    // A heading's full text decides before what remains of it without question number, group or unit.
    for reduction in 0..<HeadingNames.reductions {
      let order = reduction == 0 ? names.byRank(folded) : Array(folded.indices)
      for index in order where !folded[index].isEmpty {
        guard let column = names.column(folded[index], reduction: reduction) else { continue }
        // A column of one option is not that of all answers.
        if column == "options", optionPositions.contains(index) { continue }
        bind(column, to: index, isExact: reduction == 0)
      }
    }
    let columns = table.columns(settings)
    if table == .needs || table == .satisfaction { bindByPart(columns, names, folded) }
    if let key = columns.first, let position = positions[key.name], folded[position] == "序号" {
      identifierSalt = UInt64(file + 1) &* 0xD6E8_FEB8_6659_FD93
    }
    for column in columns where column.isPersonal { if let index = positions[column.name] { personal.insert(index) } }
    reportUndeclaredPersonal()
    findPlatform(settings, optionColumns)
    defaults = settings.sources[table]?.defaults ?? [:]
    filledDown = (settings.sources[table]?.filledDown ?? []).filter { positions[$0] != nil }
    for column in columns where positions[column.name] == nil {
      guard let value = defaults[column.name] else { continue }
      findings.append(
        Finding(
          .defaultUsed, at: SourcePosition(file: fileName, line: layout.line), heading: column.chineseName,
          expected: value))
    }
    let required = columns.filter { $0.isRequired && positions[$0.name] == nil && defaults[$0.name] == nil }
    reportUnread(columns, settings, optionPositions)
    for column in required where !isToldOtherwise(column, layout, settings) {
      findings.append(
        Finding(
          .missingColumn, at: SourcePosition(file: fileName, line: layout.line), heading: column.chineseName,
          found: layout.headings.filter { !$0.isEmpty }.joined(separator: "、"),
          expected: "\(column.chineseName) (\(column.name))"))
    }
  }

  /// Columns without which a table says less, as far as they may be left out.
  private static let wanted: [SourceTable: [String]] = [
    .merchants: ["credit_code", "phone", "opened_on"], .needs: ["options", "description"],
    .complaints: ["merchant", "channel", "category", "description", "status", "closed_on"],
    .exposure: ["visitors"], .services: ["partner", "responded_at", "completed_at", "urgent", "saved"],
  ]

  /// Names the headings that nobody reads where something was looked for in vain: one of them may be it.
  private mutating func reportUnread(_ columns: [SourceColumn], _ settings: PipelineSettings, _ options: Set<Int>) {
    let wanted = table == .satisfaction ? settings.satisfaction.questionColumns : Self.wanted[table] ?? []
    let missing = columns.filter { column in
      let isOption = column.name == "options" && self.options != nil
      return wanted.contains(column.name) && positions[column.name] == nil && defaults[column.name] == nil && !isOption
    }
    guard !missing.isEmpty, self.options == nil else { return }
    let read = Set(positions.values).union(personal).union(options)
    let own = Set((platform?.profile.headings ?? []).map(foldedHeading))
    let unread = headings.indices.filter { index in
      let folded = foldedHeading(headings[index])
      return !read.contains(index) && !folded.isEmpty && folded != "序号" && !own.contains(folded)
    }
    guard !unread.isEmpty else { return }
    findings.append(
      Finding(
        .columnsUnread, at: SourcePosition(file: fileName, line: headerLine),
        found: unread.prefix(20).map { headings[$0] }.joined(separator: "、") + (unread.count > 20 ? "……" : ""),
        expected: missing.map(\.chineseName).joined(separator: "、")))
  }

  /// Whether the merchants of complaints are told by their credit codes or must be sought in their texts, because the file has no
  /// column of them; says so of the texts.
  private mutating func isToldOtherwise(
    _ column: SourceColumn, _ layout: HeaderLayout, _ settings: PipelineSettings
  ) -> Bool {
    if table == .complaints, column.name == "merchant", positions["credit_code"] != nil { return true }
    guard table == .complaints, column.name == "merchant", settings.merchantMatching.inText != .ignore,
      let description = positions["description"]
    else { return false }
    findings.append(
      Finding(
        .merchantSoughtInText, at: SourcePosition(file: fileName, line: layout.line, column: description + 1),
        heading: column.chineseName, found: headings[description]))
    return true
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

  /// Questions whose wording only holds the name of a column: `您对老街的环境设施是否满意`. Taken where one heading alone
  /// does, and told; never for personal data or for what nobody asks in a sentence.
  private mutating func bindByPart(_ columns: [SourceColumn], _ names: HeadingNames, _ folded: [String]) {
    let incidental: Set = ["response_id", "weight", "duration", "started_at", "site", "respondent", "address"]
    let taken = Set(positions.values)
    var wanted: [Int: [(column: SourceColumn, length: Int)]] = [:]
    for column in columns
    where positions[column.name] == nil && !column.isPersonal && !incidental.contains(column.name) {
      let holding = folded.indices.compactMap { index -> (index: Int, length: Int)? in
        guard !taken.contains(index) else { return nil }
        return names.part(of: folded[index], naming: column.name).map { (index, $0) }
      }
      if holding.count == 1 { wanted[holding[0].index, default: []].append((column, holding[0].length)) }
    }
    for (index, candidates) in wanted.sorted(by: { $0.key < $1.key }) {
      guard let best = candidates.max(by: { $0.length < $1.length }),
        candidates.count(where: { $0.length == best.length }) == 1
      else { continue }
      positions[best.column.name] = index
      findings.append(
        Finding(
          .headingByPart, at: SourcePosition(file: fileName, line: headerLine, column: index + 1),
          heading: headings[index], found: headings[index], expected: best.column.chineseName))
    }
  }

  private mutating func bind(_ column: String, to index: Int, isExact: Bool) {
    if let taken = positions[column] {
      // A running number beside the number proper is nothing to tell of.
      guard isExact, taken != index, foldedHeading(headings[index]) != "序号" else { return }
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

  private mutating func findPlatform(_ settings: PipelineSettings, _ optionColumns: OptionColumns?) {
    let source = settings.sources[table]
    platform = PlatformMatch.find(in: headings, among: settings.platforms, declared: source?.platform)
    guard table == .needs, positions["options"] == nil else { return }
    if source?.headings["options"] == nil, let optionColumns {
      options = optionColumns
      return
    }
    let taken = Set(positions.values)
    let labels =
      settings.needs.options.map(\.label) + settings.needs.waves.flatMap { $0.options.map(\.label) }
      + settings.taxonomy.items.flatMap { [$0.name, $0.code] }
    options = OptionColumns.find(
      in: headings, declared: source?.headings["options"], knownLabels: Set(labels.map(nameKey))
    ) { !taken.contains($0) }
  }

  /// Decides from the head of the file how the platform wrote the answers, and says which platform it is.
  public mutating func look(at head: RecordBatch, _ layout: HeaderLayout, _ settings: PipelineSettings) {
    captureUnits(head, layout)
    guard let platform else { return }
    if let declared = settings.sources[table]?.exportFormat {
      format = ExportFormatDecision(format: declared, evidence: "declared", isDeclared: true)
    } else if platform.profile.hasNumberedAnswers {
      let names = table == .needs ? ["urgency"] : settings.satisfaction.questionColumns
      let survey = settings.satisfaction
      format = ExportFormatDecision.decide(
        platform.profile, head, layout, columns: names.map(position).filter { $0 >= 0 },
        options: options ?? OptionColumns.binary(in: head, layout, isFree: { !positions.values.contains($0) }),
        levels: table == .needs ? 5 : survey.maximum - survey.minimum + 1)
    }
    let place = SourcePosition(file: fileName, line: headerLine)
    var found = platform.profile.name
    var evidence = platform.evidence
    if let format, let name = format.format {
      found += " · export_format: " + name.rawValue
      evidence += "; " + format.evidence
      if format.format == .codes { evidence += places(settings) }
    }
    findings.append(Finding(.platformFound, at: place, found: found, expected: evidence))
    if let format, format.format == nil {
      findings.append(
        Finding(.exportFormatOpen, at: place, found: format.evidence, expected: "export_format: codes | scores"))
    }
  }

  /// How places of options are read as levels: the questionnaire's order is not in the file.
  private func places(_ settings: PipelineSettings) -> String {
    let id = table == .needs ? settings.needs.urgencyScale : settings.satisfaction.overall.scales.first ?? ""
    guard let scale = settings.scales.first(where: { $0.id == id }) else { return "" }
    var labels: [(label: String, score: Int)] = []
    for entry in scale.labels where !labels.contains(where: { $0.score == entry.score }) { labels.append(entry) }
    return "; " + labels.enumerated().map { "\($0.offset + 1) = \($0.element.label)" }.joined(separator: ", ")
  }

  /// Columns whose figures a line such as 单位：万元 or 单位：万人次 is about.
  private static let unitColumns = ["万元": ["amount", "recovered", "saved", "gained"], "万人次": ["visitors"]]

  /// Units that stand in a row below the heading, or in a line above it.
  private mutating func captureUnits(_ head: RecordBatch, _ layout: HeaderLayout) {
    let lines = LineClassifier(layout)
    let below = layout.record + layout.rows
    for record in below..<min(below + 3, head.recordCount) where lines.kind(of: record, in: head) == .units {
      for (column, position) in positions.sorted(by: { $0.key < $1.key }) {
        setUnit(trimmedText(head.text(record, position)), column, head.line(record))
      }
    }
    for record in 0..<min(layout.record, head.recordCount) {
      for text in head.texts(record).map(trimmedText) where text.contains("单位：") || text.contains("单位:") {
        for (unit, columns) in Self.unitColumns.sorted(by: { $0.key < $1.key }) where text.contains(unit) {
          for column in columns { setUnit(unit, column, head.line(record)) }
        }
      }
    }
  }

  private mutating func setUnit(_ unit: String, _ column: String, _ line: Int) {
    guard unit.contains("万"), let position = positions[column], factors[column] == nil else { return }
    factors[column] = 10_000
    findings.append(
      Finding(
        .unitApplied, at: SourcePosition(file: fileName, line: line, column: position + 1),
        heading: headings[position], found: unit, expected: "× 10000"))
  }

  public var isUsable: Bool { !findings.contains { $0.code == .missingColumn } }
}
