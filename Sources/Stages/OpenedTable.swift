import Cleaning
import DelimitedText
public import Diagnostics
public import StationModel

/// A file looked at by itself, without a pipeline: what `sniff` tells and `tidy` reads by.
public struct OpenedTable: Sendable {
  /// A decision with who made it and why.
  public struct Decision: Sendable {
    public var name: String
    public var value: String
    /// `detected` or `default`.
    public var origin: String
    public var evidence: String
  }

  /// A column of the file.
  public struct Column: Sendable {
    public var name: String
    /// integer, number, date, text or empty.
    public var type: String
    /// At most three; none where they would name a person.
    public var examples: [String]
  }

  /// The source table whose headings it has most of, and most of whose required columns it has; nil where there is none.
  public var table: SourceTable?
  public var encoding: String
  public var hasByteOrderMark: Bool
  public var delimiter: String
  public var quote: String
  public var lineEnding: String
  /// 1-based line of the heading; nil where there is none.
  public var headerLine: Int?
  public var headerLines: Int
  /// Lines above the heading.
  public var skippedLines: Int
  public var columns: [Column] = []
  public var decisions: [Decision] = []

  public let path: String
  let name: String
  let scan: FileScan
  let dialect: Dialect
  let layout: HeaderLayout

  /// Looks at a file.
  ///
  /// Findings: WT6001 or WT6016 where it cannot be read, WT1014 where it is no text, WT1005 where it is empty.
  /// - Parameter vocabulary: settings that say what headings mean.
  public init(_ path: String, vocabulary: PipelineSettings) throws(Failure) {
    self.path = path
    name = path
    scan = try scanFile(path, displayName: path)
    if scan.isBinary {
      throw Failure(.missingInput, Finding(.notText, at: SourcePosition(file: path), found: scan.evidence))
    }
    let head = try readHead(path, displayName: path, scan: scan)
    let (dialect, evidence) = head.withUnsafeBytes { detectDialect(in: $0) }
    self.dialect = dialect
    let batch = RecordBatch()
    head.withUnsafeBytes { batch.load($0) }
    batch.parse(dialect)
    if (0..<batch.recordCount).allSatisfy({ batch.isBlank($0) }) {
      throw Failure(
        .missingInput, Finding(.headerNotFound, at: SourcePosition(file: path), found: "\(scan.bytes) bytes"))
    }
    let found = Self.heading(in: batch, vocabulary)
    layout = found?.layout ?? HeaderLayout()
    table = found?.table
    encoding = scan.encoding.rawValue
    hasByteOrderMark = scan.hasByteOrderMark
    delimiter = dialect.delimiterText
    quote = String(UnicodeScalar(dialect.quote))
    lineEnding = Self.lineEnding(head)
    headerLine = found?.layout.line
    headerLines = found?.layout.rows ?? 0
    skippedLines = layout.recordsBefore
    decisions = [
      Decision(name: "encoding", value: encoding, origin: "detected", evidence: scan.evidence),
      Decision(name: "delimiter", value: delimiter, origin: "detected", evidence: evidence),
      Decision(name: "quote", value: quote, origin: "default", evidence: "RFC 4180"),
      Decision(name: "line_ending", value: lineEnding, origin: "detected", evidence: "counted in the head of the file"),
      Decision(
        name: "header_line", value: headerLine.map { "\($0)" } ?? "", origin: "detected",
        evidence: found?.evidence ?? "no row with headings"),
    ]
    columns = layout.headings.indices.map { column(at: $0, batch) }
  }

  /// How well a table's headings fit: those that are known, then the required columns that are missing.
  private struct Fit {
    var table: SourceTable
    var layout: HeaderLayout
    var known: Int
    var missing: [String]

    init?(_ table: SourceTable, _ batch: RecordBatch, _ vocabulary: PipelineSettings) {
      let names = HeadingNames(table, vocabulary)
      guard let layout = HeaderSearch(isKnown: names.knows).find(in: batch) else { return nil }
      self.table = table
      self.layout = layout
      known = layout.headings.filter { !$0.isEmpty && names.knows(foldedHeading($0)) }.count
      let binding = TableBinding(table, layout: layout, file: 0, fileName: "", settings: vocabulary)
      let required = table.columns(vocabulary).filter(\.isRequired)
      missing = required.filter { binding.position($0.name) < 0 }.map(\.chineseName)
      isTable = missing.count * 2 < required.count
    }

    /// A few headings that many tables have make none of them.
    var isTable: Bool

    func isBetter(than other: Fit) -> Bool { (known, -missing.count) > (other.known, -other.missing.count) }

    var evidence: String {
      "\(known) of \(layout.headings.count) headings are known of the table \(table.rawValue)"
        + (missing.isEmpty ? "" : ", which also needs " + missing.joined(separator: "、"))
    }
  }

  private static func heading(
    in batch: RecordBatch, _ vocabulary: PipelineSettings
  ) -> (layout: HeaderLayout, table: SourceTable?, evidence: String)? {
    var best: Fit?
    for table in SourceTable.allCases {
      guard let fit = Fit(table, batch, vocabulary), fit.known > 1 else { continue }
      if best.map(fit.isBetter(than:)) ?? true { best = fit }
    }
    if let best { return (best.layout, best.isTable ? best.table : nil, best.evidence) }
    return firstWideRow(batch).map { ($0, nil, "the first row of words that is as wide as most") }
  }

  /// Where no heading is known: the first row that is as wide as the commonest and mostly words.
  private static func firstWideRow(_ batch: RecordBatch) -> HeaderLayout? {
    var frequency: [Int: Int] = [:]
    let records = (0..<min(batch.recordCount, 500)).filter { !batch.isBlank($0) }
    for record in records { frequency[batch.fieldCount(record), default: 0] += 1 }
    guard let width = frequency.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return nil }
    for record in records where batch.fieldCount(record) == width {
      let headings = batch.texts(record).map(trimmedText)
      let words = headings.filter { !$0.isEmpty && Double($0) == nil }.count
      guard words * 2 > width else { continue }
      var layout = HeaderLayout()
      layout.record = record
      layout.line = batch.line(record)
      layout.headings = headings
      layout.recordsBefore = record
      return layout
    }
    return nil
  }

  private static func lineEnding(_ head: [UInt8]) -> String {
    var counts = ["LF": 0, "CRLF": 0, "CR": 0]
    for (index, byte) in head.enumerated() {
      if byte == 10 { counts[index > 0 && head[index - 1] == 13 ? "CRLF" : "LF", default: 0] += 1 }
      if byte == 13, index + 1 >= head.count || head[index + 1] != 10 { counts["CR", default: 0] += 1 }
    }
    let total = counts.values.reduce(0, +)
    // A line feed inside a quoted cell does not make a file mixed.
    for name in ["LF", "CRLF", "CR"] where (counts[name] ?? 0) * 2 > total { return name }
    return total == 0 ? "LF" : "mixed"
  }

  private func column(at index: Int, _ batch: RecordBatch) -> Column {
    let classifier = LineClassifier(header: layout.headings)
    var values: [String] = []
    for record in min(layout.record + layout.rows, batch.recordCount)..<batch.recordCount {
      if values.count == 200 { break }
      guard classifier.kind(of: record, in: batch) == .data else { continue }
      let text = trimmedText(batch.text(record, index))
      if !text.isEmpty { values.append(text) }
    }
    let heading = layout.headings[index]
    var examples: [String] = []
    if !ColumnGuess.namesPersons(heading) {
      for value in values where examples.count < 3 && !examples.contains(value) && !ColumnGuess.isPersonal(value) {
        examples.append(value)
      }
    }
    return Column(name: heading, type: ColumnGuess.type(of: values), examples: examples)
  }
}

/// Guesses about a column from its heading and values.
enum ColumnGuess {
  /// Whether the values would name or reach a person: they stay off the terminal.
  static func namesPersons(_ heading: String) -> Bool {
    PersonalHeading.isPersonal(heading)
  }

  static func isPersonal(_ value: String) -> Bool {
    let digits = value.unicodeScalars.filter { (0x30...0x39).contains($0.value) }
    return value.contains("@") || digits.count == 11 && digits.first == "1" || digits.count >= 17
  }

  static func type(of values: [String]) -> String {
    if values.isEmpty { return "empty" }
    if values.allSatisfy({ Int($0) != nil && $0.utf8.count < 16 }) { return "integer" }
    if values.allSatisfy({ Double($0) != nil && $0.utf8.count < 16 }) { return "number" }
    return values.allSatisfy(isDate) ? "date" : "text"
  }

  private static func isDate(_ text: String) -> Bool {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 3, (1900...2999).contains(numbers[0]), (1...12).contains(numbers[1]) else { return false }
    return (1...31).contains(numbers[2]) && text.allSatisfy { $0.isNumber || "-/.年月日时分秒: T上午下".contains($0) }
  }
}
