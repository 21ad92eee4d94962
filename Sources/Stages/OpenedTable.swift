import Cleaning
public import DelimitedText
public import Diagnostics
public import StationModel

/// A file looked at by itself, without a pipeline: what `sniff` tells and `tidy` reads by.
public struct OpenedTable: Sendable {
  /// A decision with who made it and why.
  public struct Decision: Sendable {
    public var name: String
    public var value: String
    /// `declared`, `detected` or `default`.
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
  /// nil where no encoding was declared and none fits.
  public var encoding: String?
  public var hasByteOrderMark: Bool
  public var delimiter: String
  public var quote: String
  public var escape: String
  public var lineEnding: String
  /// 1-based line of the heading; nil where there is none.
  public var headerLine: Int?
  public var headerLines: Int
  /// Lines above the heading, or above the first record where there is none.
  public var skippedLines: Int
  public var columns: [Column] = []
  public var decisions: [Decision] = []
  /// What is wrong with the file as a whole.
  public var findings: [Finding] = []

  /// Where its bytes are read.
  let path: String
  /// The file as it was named.
  public let name: String
  private let input: SpooledInput
  let scan: FileScan
  let dialect: Dialect
  let layout: TableLayout

  /// Looks at a file.
  ///
  /// Findings: WT6001 or WT6016 where it cannot be read, WT1014 where it is no text, WT1005 where it is empty.
  /// - Parameters:
  ///   - declaredEncoding: the encoding to read by, whatever the bytes look like.
  ///   - vocabulary: settings that say what headings mean.
  ///   - describesColumns: whether ``columns`` are wanted, which takes long where there are very many.
  public init(
    _ path: String, declaredEncoding: TextEncoding? = nil, vocabulary: PipelineSettings, describesColumns: Bool = true
  ) throws(Failure) {
    name = path
    input = try SpooledInput(path)
    self.path = input.path
    var scan = try scanFile(input.path, displayName: path)
    if let refusal = scan.refusalNamingSheets(path, path: input.path) { throw refusal }
    if let declaredEncoding { try scan.declare(declaredEncoding, input.path, displayName: path) }
    self.scan = scan
    let sample = try TextSample(input.path, displayName: path, scan: scan)
    let found = sample.dialect()
    dialect = found.dialect
    let records = sample.records(dialect)
    if records.allSatisfy(\.isBlank) {
      throw Failure(
        .missingInput, Finding(.headerNotFound, at: SourcePosition(file: path), found: "\(scan.bytes) bytes"))
    }
    let tables = SourceTable.allCases.map { ($0, HeadingNames($0, vocabulary)) }
    let layout = StructureSearch(records, width: dialect.columns) { heading in
      tables.contains { $1.knows(heading) }
    }.layout(dialect: dialect)
    self.layout = layout
    let fit = Self.bestFit(layout, tables, vocabulary)
    table = fit?.isTable == true ? fit?.table : nil
    encoding = scan.isUndecided ? nil : scan.encoding.rawValue
    hasByteOrderMark = scan.hasByteOrderMark
    delimiter = dialect.delimiterText
    quote = dialect.quoteText
    escape = dialect.escapeText
    lineEnding = sample.lineEnding.rawValue
    headerLine = layout.headerLine
    headerLines = layout.headerLines
    skippedLines = layout.asides.count { $0.line < (layout.headerLine ?? layout.dataLine) }
    decisions = decided(found, fit?.evidence, isDeclared: declaredEncoding != nil)
    decisions += Self.platformDecisions(
      table, headings: HeaderLayout(layout).headings, head: sample.head, dialect, vocabulary)
    // Names and values would be garbled where no encoding fits.
    if describesColumns, !scan.isUndecided { columns = try columns(of: sample) }
    if scan.isUndecided {
      findings.append(
        Finding(.undecidedEncoding, at: SourcePosition(file: path), found: scan.evidence, expected: "UTF-8, GB18030"))
    } else if let garbled = Mojibake.evidence(in: sample.head, hasBadBytes: scan.firstInvalid != nil) {
      findings.append(Finding(.bakedMojibake, at: SourcePosition(file: path, line: garbled.line), found: garbled.found))
    }
  }

  /// Why the heading was taken for one, or why there is none.
  public var headingEvidence: String { layout.evidence }

  private func decided(_ found: DialectCandidate, _ fit: String?, isDeclared: Bool) -> [Decision] {
    let quotes = found.quotedFields
    return [
      Decision(
        name: "encoding", value: encoding ?? "", origin: isDeclared ? "declared" : "detected", evidence: scan.evidence),
      Decision(name: "delimiter", value: delimiter, origin: "detected", evidence: found.evidence),
      Decision(
        name: "quote", value: quote, origin: quotes > 0 ? "detected" : "default",
        evidence: quotes > 0 ? "\(quotes) fields stand in quotes" : "no field stands in quotes; RFC 4180"),
      Decision(
        name: "escape", value: escape, origin: escape == quote ? "default" : "detected",
        evidence: escape == quote ? "quotes are doubled; RFC 4180" : "quotes in quotes follow a backslash"),
      Decision(name: "line_ending", value: lineEnding, origin: "detected", evidence: "counted over the sample"),
      Decision(
        name: "header_line", value: headerLine.map { "\($0)" } ?? "", origin: "detected",
        evidence: fit ?? layout.evidence),
      Decision(
        name: "header_lines", value: "\(headerLines)", origin: "detected",
        evidence: headerLines > 1 ? "merged cells leave blanks that the next row fills" : layout.evidence),
    ]
  }

  /// How well a table's headings fit: those that are known, then the required columns that are missing.
  private struct Fit {
    var table: SourceTable
    var known: Int
    var count: Int
    var missing: [String]
    /// A few headings that many tables have make none of them.
    var isTable: Bool

    func isBetter(than other: Fit) -> Bool { (known, -missing.count) > (other.known, -other.missing.count) }

    var evidence: String {
      "\(known) of \(count) headings are known of the table \(table.rawValue)"
        + (missing.isEmpty ? "" : ", which also needs " + missing.joined(separator: "、"))
    }
  }

  /// No source table has as many headings; those behind them say nothing of which it is.
  private static let mostHeadings = 1000

  private static func bestFit(
    _ layout: TableLayout, _ tables: [(SourceTable, HeadingNames)], _ vocabulary: PipelineSettings
  ) -> Fit? {
    guard layout.headerLine != nil else { return nil }
    let header = HeaderLayout(layout)
    let headings = header.headings.prefix(mostHeadings).filter { !$0.isEmpty }.map(foldedHeading)
    var best: Fit?
    for (table, names) in tables {
      let known = headings.count(where: names.knows)
      guard known > 1 else { continue }
      let binding = TableBinding(table, layout: header, file: 0, fileName: "", settings: vocabulary)
      let required = table.columns(vocabulary).filter(\.isRequired)
      let missing = required.filter { binding.position($0.name) < 0 }.map(\.chineseName)
      let fit = Fit(
        table: table, known: known, count: header.headings.count, missing: missing,
        isTable: missing.count * 2 < required.count)
      if best.map(fit.isBetter(than:)) ?? true { best = fit }
    }
    return best
  }

  /// Types and examples by the first records.
  private func columns(of sample: TextSample) throws(Failure) -> [Column] {
    guard headerLine != nil || layout.width > 0 else { return [] }
    let reader = TableReader(sample.stream(dialect), layout: layout, dialect: dialect)
    var values = [[String]](repeating: [], count: layout.width)
    var records = 0
    while records < 200, let record = try reader.next() {
      records += 1
      for (column, text) in record.texts.enumerated() where column < layout.width && !text.isEmpty {
        values[column].append(text)
      }
    }
    return values.indices.map { index in
      let heading =
        index < layout.headings.count ? trimmedText(String(decoding: layout.headings[index], as: UTF8.self)) : ""
      var examples: [String] = []
      if !ColumnGuess.namesPersons(heading) {
        for value in values[index]
        where examples.count < 3 && !examples.contains(value) && !ColumnGuess.isPersonal(value) {
          examples.append(value)
        }
      }
      return Column(name: heading, type: ColumnGuess.type(of: values[index]), examples: examples)
    }
  }
}
