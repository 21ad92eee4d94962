import DelimitedText
public import Diagnostics

/// Writes a table as UTF-8 after RFC 4180: one heading row, the records, and nothing that is none; cell text unchanged.
public struct TidyTable {
  /// What came of it.
  public struct Outcome: Sendable {
    public var records = 0
    /// Lines that are no records: titles, totals, notes, repeated headings, blank lines.
    public var skippedLines = 0
    /// One finding for each record that could not be written as it stands.
    public var findings: [Finding] = []
  }

  private let table: OpenedTable
  private let output: (UnsafeRawBufferPointer) -> Void
  private var buffer: [UInt8] = []

  public init(_ table: OpenedTable, output: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.table = table
    self.output = output
  }

  /// Reads the whole file and writes it.
  public mutating func run(chunkBytes: Int) throws(Failure) -> Outcome {
    var outcome = Outcome()
    let width = table.layout.headings.count
    guard table.headerLine != nil else {
      throw Failure(.rejected, Finding(.headerNotFound, at: SourcePosition(file: table.name)))
    }
    for (index, heading) in table.layout.headings.enumerated() { add(Array(heading.utf8)[...], isFirst: index == 0) }
    buffer += [13, 10]
    let reader = try ChunkReader(
      table.path, displayName: table.name, scan: table.scan, dialect: table.dialect, chunkBytes: chunkBytes,
      expectedFields: width)
    let classifier = LineClassifier(header: table.layout.headings)
    let batch = RecordBatch()
    var line = 1
    var toSkip = table.layout.record + table.layout.rows
    while try reader.next(into: batch) {
      batch.parse(table.dialect, firstLine: line)
      for record in 0..<batch.recordCount {
        if toSkip > 0 {
          toSkip -= 1
          continue
        }
        guard classifier.kind(of: record, in: batch) == .data else {
          outcome.skippedLines += 1
          continue
        }
        if let finding = defect(of: record, in: batch, width: width) {
          outcome.findings.append(finding)
        } else {
          outcome.records += 1
          write(record, of: batch, width: width)
        }
      }
      flush()
      line = batch.nextLine
    }
    outcome.skippedLines += table.layout.recordsBefore
    flush()
    return outcome
  }

  /// Why a record is set aside: bytes that cannot be decoded, or more fields than the heading has.
  private func defect(of record: Int, in batch: RecordBatch, width: Int) -> Finding? {
    let place = SourcePosition(file: table.name, line: batch.line(record))
    if table.scan.firstInvalid != nil, String(validating: batch.recordBytes(record), as: UTF8.self) == nil {
      return Finding(.unreadableText, at: place, expected: table.encoding)
    }
    if batch.fieldCount(record) > width {
      for column in width..<batch.fieldCount(record) where !isBlankText(batch.field(record, column)) {
        return Finding(.extraFields, at: place, found: "\(batch.fieldCount(record))", expected: "\(width)")
      }
    }
    return nil
  }

  private mutating func write(_ record: Int, of batch: RecordBatch, width: Int) {
    for column in 0..<width { add(batch.field(record, column), isFirst: column == 0) }
    buffer += [13, 10]
  }

  /// A field, quoted where it must be.
  private mutating func add(_ field: some Collection<UInt8>, isFirst: Bool) {
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
