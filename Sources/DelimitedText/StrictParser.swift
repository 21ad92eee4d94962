/// A field as the strict parser found it, by positions in the bytes.
struct ParsedField: Equatable {
  var start: Int
  var end: Int
  /// It stood in quotes.
  var isQuoted = false
  /// It holds escaped quotes or delimiters that are still to be resolved.
  var hasEscapes = false
}

/// A record as the strict parser read it.
struct ParsedRecord: Equatable {
  var fields: [ParsedField] = []
  /// Position behind the record's line end.
  var end = 0
  /// Line ends inside quotes.
  var innerLines = 0
  /// Quotes that neither open, close nor are escaped.
  var strays = 0
  /// A quote opens a field and nothing closes it.
  var isUnclosed = false
  /// What was read depends on bytes behind the end of those given.
  var isUndecided = false
  /// A field holds what looks like whole records.
  var swallowsRecords = false

  /// The quotes of this record may have been misread.
  var isDoubtful: Bool { strays > 0 || isUnclosed || swallowsRecords }
}

/// Reads one record at a time in any dialect, by the rules of the fast path, which leaves to it what is not plain.
///
/// Reading goes from left to right. Where the quotes of a record are damaged (``ParsedRecord/isDoubtful``), ``DamagedRecord``
/// weighs the other readings against the expected number of fields.
struct StrictParser {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let dialect: Dialect
  /// No byte follows those given.
  let isComplete: Bool

  private let delimiterLength: Int
  private let isSpaceDelimiter: Bool

  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ dialect: Dialect, isComplete: Bool) {
    self.bytes = bytes
    self.count = count
    self.dialect = dialect
    self.isComplete = isComplete
    delimiterLength = 1 + dialect.delimiterTail.count
    isSpaceDelimiter = dialect.delimiter == 32 || dialect.delimiter == 9
  }

  /// The record at a position, mended where its quotes are damaged.
  func record(at start: Int) -> ParsedRecord {
    if dialect.isWrapped, let reading = wrappedReading(at: start) { return reading }
    let reading = plainReading(at: start)
    guard reading.isDoubtful else { return reading }
    // A stray quote inside a cell of a record that is otherwise as wide as the others is a text.
    if !reading.isUnclosed, !reading.swallowsRecords, reading.innerLines == 0,
      dialect.width == 0 || reading.fields.count == dialect.width
    {
      return reading
    }
    var mended = DamagedRecord(parser: self, start: start).bestReading() ?? reading
    mended.isUndecided = mended.isUndecided || reading.isUndecided
    return mended
  }

  /// Reads from left to right: a quote closes its field where a delimiter, a line end or the end follows.
  func plainReading(at start: Int) -> ParsedRecord {
    var reading = ParsedRecord()
    var position = start
    if dialect.mergesDelimiters { position = skipDelimiters(position) }
    while true {
      let opening = fieldStart(position)
      if isQuote(at: opening), let field = quotedField(openedAt: opening, &reading) {
        reading.fields.append(field.field)
        position = field.next
      } else {
        let field = plainField(position)
        reading.fields.append(field)
        position = field.end
      }
      if position < count, isDelimiter(at: position) {
        position += delimiterLength
        if dialect.mergesDelimiters {
          position = skipDelimiters(position)
          // Spaces at the end of a line close no further field.
          if position >= count || isLineEnd(bytes[position]) { break }
        }
        continue
      }
      break
    }
    reading.end = behindLineEnd(position)
    // A carriage return that ends the bytes may be half of a line end; a record without one may go on.
    if !isComplete, reading.end >= count, position >= count || bytes[position] == 13 { reading.isUndecided = true }
    return reading
  }

  // MARK: Parts of a record

  func isDelimiter(at position: Int) -> Bool {
    guard bytes[position] == dialect.delimiter else { return false }
    guard delimiterLength > 1 else { return true }
    guard position + delimiterLength <= count else { return false }
    for (offset, byte) in dialect.delimiterTail.enumerated() where bytes[position + 1 + offset] != byte { return false }
    return true
  }

  func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  func behindLineEnd(_ position: Int) -> Int {
    guard position < count else { return count }
    return bytes[position] == 13 && position + 1 < count && bytes[position + 1] == 10 ? position + 2 : position + 1
  }

  /// Position of a field's first byte, spaces skipped where they belong to the delimiter.
  func fieldStart(_ position: Int) -> Int {
    guard dialect.skipsInitialSpace else { return position }
    var position = position
    while position < count, bytes[position] == 32 { position += 1 }
    return position
  }

  private func skipDelimiters(_ position: Int) -> Int {
    var position = position
    while position < count, isDelimiter(at: position) { position += delimiterLength }
    return position
  }

  var quoteLength: Int { dialect.hasCurlyQuotes ? 3 : 1 }

  func isQuote(at position: Int) -> Bool {
    guard position < count else { return false }
    if dialect.hasCurlyQuotes { return isCurly(position, 0x9C) }
    return dialect.quote != 0 && bytes[position] == dialect.quote
  }

  func isClosingQuote(at position: Int) -> Bool {
    dialect.hasCurlyQuotes ? isCurly(position, 0x9D) : bytes[position] == dialect.quote
  }

  private func isCurly(_ position: Int, _ last: UInt8) -> Bool {
    position + 2 < count && bytes[position] == 0xE2 && bytes[position + 1] == 0x80 && bytes[position + 2] == last
  }

  /// A field that no quote opens.
  func plainField(_ position: Int) -> ParsedField {
    let start = fieldStart(position)
    var field = ParsedField(start: start, end: start)
    var end = start
    let hasBackslash = dialect.escape == UInt8(ascii: "\\")
    while end < count {
      let byte = bytes[end]
      if isLineEnd(byte) || byte == dialect.delimiter && isDelimiter(at: end) { break }
      if hasBackslash, byte == dialect.escape, end + 1 < count, !isLineEnd(bytes[end + 1]) {
        field.hasEscapes = true
        end += 1
      }
      end += 1
    }
    field.end = min(end, count)
    return field
  }

  /// What stands behind a closing quote: the position of the delimiter or line end, spaces before it skipped; nil where text
  /// follows.
  func endBehindQuote(_ position: Int) -> Int? {
    var position = position
    if position >= count || isDelimiter(at: position) || isLineEnd(bytes[position]) { return position }
    guard !isSpaceDelimiter else { return nil }
    while position < count, bytes[position] == 32 { position += 1 }
    return position >= count || isDelimiter(at: position) || isLineEnd(bytes[position]) ? position : nil
  }

  private func quotedField(openedAt open: Int, _ reading: inout ParsedRecord) -> (field: ParsedField, next: Int)? {
    let start = open + quoteLength
    // The quote's own line may be of any length; what is swallowed of the lines behind it is bounded, and so are stray quotes, which
    // every later opening quote would pass again.
    var limit = count
    var field = ParsedField(start: start, end: start, isQuoted: true)
    var position = start
    var (strays, lines, cutsInLine, swallows) = (0, 0, 0, false)
    let record = max(dialect.width - 1, 2)
    while position < limit {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), dialect.escape == byte, position + 1 < limit {
        field.hasEscapes = true
        position += 2
        continue
      }
      if byte == 10 || byte == 13 && !(position + 1 < limit && bytes[position + 1] == 10) {
        if lines == 0 { limit = min(count, position + Dialect.longestQuotedField) }
        lines += 1
        cutsInLine = 0
      } else if byte == dialect.delimiter, isDelimiter(at: position) {
        cutsInLine += 1
        if lines > 0, cutsInLine >= record { swallows = true }
      }
      guard isClosingQuote(at: position) else {
        position += 1
        continue
      }
      let behind = position + quoteLength
      if dialect.escape == dialect.quote, !dialect.hasCurlyQuotes, behind < count, bytes[behind] == dialect.quote {
        field.hasEscapes = true
        position = behind + 1
        continue
      }
      if let next = endBehindQuote(behind) {
        field.end = position
        if next >= count, !isComplete { reading.isUndecided = true }
        reading.strays += strays
        reading.innerLines += lines
        reading.swallowsRecords = reading.swallowsRecords || swallows
        return (field, next)
      }
      strays += 1
      position = behind
      if strays > Dialect.mostStrayQuotes {
        reading.isUnclosed = true
        return nil
      }
    }
    reading.isUnclosed = true
    if limit == count, !isComplete { reading.isUndecided = true }
    return nil
  }
}
