import DelimitedText
public import Diagnostics

/// Writes a table as UTF-8 after RFC 4180: its heading where it has one, its records, and nothing that is neither; cell text unchanged.
public struct TidyTable {
  /// What came of it.
  public struct Outcome: Sendable {
    public var records = 0
    /// Records that could not be written, each with a finding.
    public var setAside = 0
    /// Records written with a cell that could not be read whole, each with a finding.
    public var unreadable = 0
    /// Lines that are no records: titles, totals, notes, repeated headings, blank lines.
    public var skippedLines = 0
    /// What was set aside, what was read otherwise than it stands, other tables, totals that differ.
    public var findings: [Finding] = []
  }

  private let table: OpenedTable
  private let output: (UnsafeRawBufferPointer) -> Void
  private var buffer: [UInt8] = []

  /// Findings of one kind that are told each by itself.
  private static let mostFindings = 1000

  public init(_ table: OpenedTable, output: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.table = table
    self.output = output
  }

  /// Reads the whole file and writes it.
  public mutating func run(chunkBytes: Int) throws(Failure) -> Outcome {
    if table.encoding == nil { throw Failure(.rejected, table.findings) }
    var outcome = Outcome()
    outcome.findings = table.findings
    let stream = try RecordStream(
      table.path, displayName: table.name, scan: table.scan, dialect: table.dialect, step: chunkBytes)
    let reader = TableReader(stream, layout: table.layout, dialect: table.dialect)
    if let line = table.headerLine {
      write(table.layout.headings)
      if table.layout.headings.contains(where: { $0.contains(0) }) {
        add(Finding(.nulByte, at: SourcePosition(file: table.name, line: line)), to: &outcome)
      }
    }
    while let record = try reader.next() {
      let place = SourcePosition(file: table.name, line: record.line)
      if let finding = damage(of: record, at: place) {
        outcome.setAside += 1
        add(finding, to: &outcome)
        continue
      }
      // The byte costs its cell, not the record: U+FFFD stands in its place, and the finding says where it stands in the file.
      if let offset = record.badOffset { addUnreadable(at: place, offset, to: &outcome) }
      if table.headerLine != nil, record.cells.count > table.layout.width {
        add(
          Finding(
            .extraFields, severity: .warning, at: place, found: "\(record.cells.count)",
            expected: "\(table.layout.width)"), to: &outcome)
      }
      outcome.records += 1
      write(record.cells)
      if buffer.count >= 1 << 16 { flush() }
    }
    flush()
    report(reader, &outcome)
    return outcome
  }

  /// Why a record cannot be written whatever its cells say.
  private func damage(of record: LogicalRecord, at place: SourcePosition) -> Finding? {
    if record.excess > 0 {
      return Finding(.recordTooLong, at: place, found: "\(record.excess)", expected: "\(ChunkReader.longestRecord)")
    }
    return record.hasNUL ? Finding(.nulByte, at: place) : nil
  }

  private func add(_ finding: Finding, to outcome: inout Outcome) {
    if outcome.findings.count < Self.mostFindings { outcome.findings.append(finding) }
  }

  private func addUnreadable(at place: SourcePosition, _ offset: Int, to outcome: inout Outcome) {
    outcome.unreadable += 1
    add(Finding(.unreadableText, at: place, found: "byte \(offset)", expected: table.encoding ?? ""), to: &outcome)
  }

  private func report(_ reader: TableReader, _ outcome: inout Outcome) {
    outcome.skippedLines = reader.asides.values.reduce(0) { $0 + $1.count }
    for (line, isUnclosed) in reader.damagedLines {
      let place = SourcePosition(file: table.name, line: line)
      add(
        isUnclosed ? Finding(.unclosedQuote, at: place) : Finding(.strayQuote, at: place),
        to: &outcome)
    }
    for (line, offset) in reader.unreadableLines {
      addUnreadable(at: SourcePosition(file: table.name, line: line), offset, to: &outcome)
    }
    for other in reader.otherTables {
      add(other.finding(table.name), to: &outcome)
    }
    for total in reader.totals {
      for finding in total.findings(file: table.name) { add(finding, to: &outcome) }
    }
    outcome.findings.sort { ($0.position.line ?? 0) < ($1.position.line ?? 0) }
  }

  private mutating func write(_ cells: [[UInt8]]) {
    // A record of one blank cell would be a blank line.
    if cells.count == 1, cells[0].isEmpty { buffer += [0x22, 0x22] }
    for (column, cell) in cells.enumerated() { add(cell, isFirst: column == 0) }
    buffer += [13, 10]
  }

  /// A field, quoted where it must be.
  private mutating func add(_ field: [UInt8], isFirst: Bool) {
    if !isFirst { buffer.append(0x2C) }
    guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 10 || $0 == 13 }) else {
      buffer += field
      return
    }
    buffer.append(0x22)
    for byte in field {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  private mutating func flush() {
    buffer.withUnsafeBytes(output)
    buffer.removeAll(keepingCapacity: true)
  }
}
