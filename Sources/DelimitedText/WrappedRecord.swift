/// Records that stand in quotes as a whole: `"1,甲,""好,很好"",10"`. A spreadsheet writes them when a CSV file that it had opened in one
/// column is saved again.
extension StrictParser {
  /// The cells of a record that one pair of quotes encloses from end to end, its own quotes doubled; nil where the record is not
  /// written like that.
  func wrappedReading(at start: Int) -> ParsedRecord? {
    guard let whole = wholeQuoted(at: start) else { return nil }
    var record = ParsedRecord()
    record.end = whole.recordEnd
    record.innerLines = whole.innerLines
    record.isUndecided = whole.isUndecided
    var position = whole.start
    while true {
      let field = wrappedField(position, whole.end)
      record.fields.append(field.field)
      guard field.next < whole.end else { return record }
      position = field.next + 1 + dialect.delimiterTail.count
    }
  }

  /// Where the text between the outer quotes of a record begins and ends.
  private func wholeQuoted(
    at start: Int
  ) -> (start: Int, end: Int, recordEnd: Int, innerLines: Int, isUndecided: Bool)? {
    var outer = dialect
    outer.isWrapped = false
    // Nothing but a line end closes the outer quotes.
    outer.delimiter = 0
    outer.delimiterTail = []
    let reading = StrictParser(bytes, count, outer, isComplete: isComplete).plainReading(at: start)
    guard let field = reading.fields.first, reading.fields.count == 1, field.isQuoted, !reading.isDoubtful else {
      return nil
    }
    return (field.start, field.end, reading.end, reading.innerLines, reading.isUndecided)
  }

  /// One cell of the text that ends at `end`, and the position of the delimiter behind it or of the end.
  private func wrappedField(_ start: Int, _ end: Int) -> (field: ParsedField, next: Int) {
    if isDoubled(start, end), let field = quotedInside(start + 2, end) { return (field, field.end + 2) }
    var field = ParsedField(start: start, end: start)
    while field.end < end, !isDelimiter(at: field.end) {
      field.hasEscapes = field.hasEscapes || bytes[field.end] == dialect.quote
      field.end += 1
    }
    return (field, field.end)
  }

  /// The cell whose doubled quote was opened before `start`, up to the doubled quote that closes it.
  private func quotedInside(_ start: Int, _ end: Int) -> ParsedField? {
    var field = ParsedField(start: start, end: start, isQuoted: true)
    while field.end + 1 < end {
      guard isDoubled(field.end, end) else {
        field.end += 1
        continue
      }
      let behind = field.end + 2
      if behind >= end || isDelimiter(at: behind) { return field }
      field.hasEscapes = true
      field.end = isDoubled(behind, end) ? behind + 2 : behind
    }
    return nil
  }

  private func isDoubled(_ position: Int, _ end: Int) -> Bool {
    position + 1 < end && bytes[position] == dialect.quote && bytes[position + 1] == dialect.quote
  }
}

extension DialectSearch {
  /// The reading of a file of one column whose records stand in quotes as a whole; nil where nearly all of them do not, or do not
  /// make a table of three columns or more.
  func wrapped(_ candidates: [DialectCandidate]) -> DialectCandidate? {
    guard candidates.first.map({ $0.tableRecords * 5 <= $0.records }) ?? false else { return nil }
    return candidates.compactMap { candidate -> DialectCandidate? in
      let dialect = candidate.dialect
      guard dialect.quote == UInt8(ascii: "\""), dialect.escape == dialect.quote, !dialect.hasCurlyQuotes,
        !dialect.mergesDelimiters, candidate.quotedFields * 10 >= candidate.records * 8
      else { return nil }
      var wrapped = dialect
      wrapped.isWrapped = true
      wrapped.skipsInitialSpace = false
      var reading = measured(wrapped)
      reading.dialect.width = reading.width
      // Titles and notes are of one cell.
      guard reading.width > 2, reading.tableRecords > 2, reading.widthRecords * 20 >= reading.tableRecords * 19,
        reading.tableRecords * 10 >= reading.records * 8
      else {
        return nil
      }
      return reading
    }.max { ($0.widthRecords, $0.score) < ($1.widthRecords, $1.score) }
  }
}
