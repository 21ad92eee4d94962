/// Weighs whether a quote opens a field that spans lines, or is a stray one that would swallow the records behind it.
///
/// The lines that it would swallow are read as records of their own. Where they have as many fields as the line of the quote has when
/// the quote is text, they are records; one that damage alone would explain needs no more than that, one that reads well
/// as a field of many lines needs many such lines.
struct QuoteEvidence {
  /// Lines that are looked at.
  static let lines = 16
  /// Of so many lines, how many must look like records where nothing else speaks against the quote.
  private static let enough = 14

  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let dialect: Dialect

  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ dialect: Dialect) {
    self.bytes = bytes
    self.count = count
    self.dialect = dialect
  }

  /// What the lines behind a quote look like.
  struct Lines {
    /// Fields of the quote's own line where the quote is text.
    var fields: Int
    var seen = 0
    var alike = 0
    /// The bytes end before the lines do, and more will follow.
    var isUndecided = false
    /// Position behind the last line looked at.
    var end = 0

    /// Enough lines are records, whatever the closing quote says. One delimiter in every line is not enough for that: sentences have
    /// one, too.
    var areRecords: Bool { fields > 2 && seen == QuoteEvidence.lines && alike >= QuoteEvidence.enough }
    /// All lines up to the closing quote's are records.
    var areAllRecords: Bool { fields > 1 && seen > 0 && alike == seen }
  }

  /// Reads the lines behind that of the quote at `open`, up to the one that holds `closing`.
  ///
  /// - Parameter before: fields of the record before the quote's.
  func look(openedAt open: Int, before: Int, closing: Int?, isLast: Bool) -> Lines {
    let own = readLine(from: open, isText: true)
    var result = Lines(fields: before + own.fields, end: own.next)
    if own.isCut, !isLast { result.isUndecided = true }
    var position = own.next
    while result.seen < Self.lines, position < count, closing.map({ $0 >= position }) ?? true {
      let line = readLine(from: position, isText: false)
      if line.isCut, !isLast {
        result.isUndecided = true
        return result
      }
      if !line.isBlank {
        result.seen += 1
        if line.fields == result.fields { result.alike += 1 }
      }
      position = line.next
      result.end = position
    }
    // More lines would have been looked at, had they been read.
    if position >= count, !isLast, result.seen < Self.lines, closing.map({ $0 >= position }) ?? true {
      result.isUndecided = true
    }
    return result
  }

  /// Fields behind a closing quote on its line; nil where the line is cut.
  func fieldsBehind(_ closing: Int, isLast: Bool) -> Int? {
    let next = closing + 1
    guard next < count else { return isLast ? 0 : nil }
    guard bytes[next] == dialect.delimiter else { return 0 }
    let line = readLine(from: next + 1, isText: false)
    return line.isCut && !isLast ? nil : line.fields
  }

  /// Reads one line as a record whose quotes close on the line or are text.
  private func readLine(from start: Int, isText: Bool) -> (fields: Int, next: Int, isBlank: Bool, isCut: Bool) {
    var position = start
    var fields = 1
    var isAtStart = !isText
    var isBlank = true
    // Searches stop at the line's end, which is found first.
    var end = start
    while end < count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    var closing = ClosingQuotes(dialect)
    while position < end {
      let byte = bytes[position]
      if byte == dialect.delimiter {
        fields += 1
        isAtStart = true
      } else {
        if byte != 0x20 { isBlank = false }
        if byte == dialect.quote, isAtStart,
          case .found(let close) = closing.search(bytes, openedAt: position, end, limit: end, isLast: true)
        {
          position = close
        }
        isAtStart = false
      }
      position += 1
    }
    let isCut = end >= count || bytes[end] == 13 && end + 1 >= count
    var next = min(end + 1, count)
    if end < count, bytes[end] == 13, next < count, bytes[next] == 10 { next += 1 }
    return (fields, next, isBlank && fields == 1, isCut)
  }
}
