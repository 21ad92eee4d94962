import DelimitedText
import Diagnostics

/// Whether a record as a whole can be read, before any of its cells is.
extension RowCleaner {
  /// Rejects records with bytes that are no text; says where a quote was taken for text.
  func isSound(_ records: RecordBatch, _ record: Int) -> Bool {
    let flags = records.flags(record)
    let line = records.line(record)
    if flags.contains(.tooLong) {
      notes.reject(
        .recordTooLong, record: record, line: line, position: nil, found: "> \(ChunkReader.longestRecord)",
        expected: "\(ChunkReader.longestRecord)")
      return false
    }
    if flags.contains(.nulByte) {
      notes.reject(.nulByte, record: record, line: line, position: nil)
      return false
    }
    if flags.contains(.unclosedQuote), records.fieldCount(record) >= width {
      let quoted = (0..<width).first { records.field(record, $0).first == 0x22 }
      notes.add(.unclosedQuote, line: line, position: quoted)
    } else if flags.contains(.strayQuote), !flags.contains(.unclosedQuote) {
      let quoted = (0..<records.fieldCount(record)).first { records.field(record, $0).contains(0x22) }
      notes.add(.strayQuote, line: line, position: quoted)
    }
    return true
  }

  /// Rejects records with more filled cells than headings; notes those that are cut short.
  @inline(__always)
  func hasRightWidth(_ records: RecordBatch, _ record: Int) -> Bool {
    let count = records.fieldCount(record)
    return count == width || isWidthTolerable(records, record, count)
  }

  private func isWidthTolerable(_ records: RecordBatch, _ record: Int, _ count: Int) -> Bool {
    let line = records.line(record)
    if count < width {
      let flags = records.flags(record)
      if flags.contains(.unclosedQuote) {
        notes.reject(.unclosedQuote, record: record, line: line, position: nil, found: "\(count)", expected: "\(width)")
        return false
      }
      // Exports drop trailing blanks; what a required column lacks is reported where it is read.
      notes.add(.missingFields, line: line, position: nil, found: "\(count)", expected: "\(width)")
      return true
    }
    for column in width..<count where !isBlankText(records.field(record, column)) {
      notes.reject(.extraFields, record: record, line: line, position: nil, found: "\(count)", expected: "\(width)")
      return false
    }
    return true
  }
}
