/// Reads the records of dialects that the fast reader does not know: delimiters of several bytes, curly quotes, backslashes, spaces
/// behind the delimiter.
struct OddRecordReader: RecordReading {
  let dialect: Dialect

  mutating func readRecord(
    _ bytes: UnsafePointer<UInt8>, at start: Int, _ count: Int, isLast: Bool, into columns: inout FieldColumns
  ) -> Int? {
    let record = StrictParser(bytes, count, dialect, isComplete: isLast).record(at: start)
    if record.isUndecided, !isLast { return nil }
    let first = columns.fieldCount
    for field in dialect.cells(record.fields, bytes) {
      if field.hasEscapes {
        columns.appendEscaped(field.start, max(field.start, field.end))
      } else {
        columns.append(field.start, max(field.start, field.end))
      }
    }
    if record.strays > 0 { columns.flag(.strayQuote) }
    if record.isUnclosed { columns.flag(.unclosedQuote) }
    columns.endRecord(start: start, firstField: first, lineBreaks: lineBreaks(bytes, from: start, to: record.end))
    return record.end
  }

  /// Position behind the last record that ends for certain, though more bytes will follow; 0 where there is none.
  func lastEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let parser = StrictParser(bytes, count, dialect, isComplete: false)
    var position = 0
    while position < count {
      let record = parser.record(at: position)
      if record.isUndecided { break }
      position = record.end
    }
    return position
  }
}
