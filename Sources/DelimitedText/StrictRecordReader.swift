import Glibc

/// Reads any record whatever, byte by byte, and weighs every quote that would span lines. Clean records are read as
/// ``CleanRecordReader`` reads them.
///
/// Rules: a quote opens a field only at its start; a doubled quote is a quote; a quote closes when a delimiter, a line end or the
/// end follows; any other quote inside is text; a quote that nothing closes, or that would swallow lines that are records,
/// is text.
struct StrictRecordReader: RecordReading {
  /// A field over several lines may reach the end of the next block of so many bytes of the text, but not beyond.
  static let block = 1 << 22

  private let dialect: Dialect
  private let width: Int
  private let textOffset: Int
  private var closingQuotes: ClosingQuotes
  /// Up to here, quotes that would span lines are text: one of the line was found to be.
  private var refusedUpTo = 0
  /// The end of the line of the quote that was weighed last.
  private var lineEnd = 0

  /// - Parameters:
  ///   - width: fields that a record should have, 0 where it is not known.
  ///   - textOffset: place of the first byte in the whole text.
  init(_ dialect: Dialect, width: Int, textOffset: Int) {
    self.dialect = dialect
    self.width = width
    self.textOffset = textOffset
    closingQuotes = ClosingQuotes(dialect)
  }

  mutating func readRecord(
    _ bytes: UnsafePointer<UInt8>, at start: Int, _ count: Int, isLast: Bool, into columns: inout FieldColumns
  ) -> Int? {
    let firstField = columns.fieldCount
    if let end = read(bytes, at: start, count, isLast: isLast, isWeighing: false, into: &columns) {
      if let end { return end }
    } else {
      columns.removeFields(from: firstField)
      return nil
    }
    columns.removeFields(from: firstField)
    refusedUpTo = start
    lineEnd = start
    if let end = read(bytes, at: start, count, isLast: isLast, isWeighing: true, into: &columns), let end { return end }
    columns.removeFields(from: firstField)
    columns.removeFlags()
    return nil
  }

  /// Reads a record by the letter of RFC 4180, or weighing what breaks it.
  ///
  /// - Returns: nil where the bytes do not decide; `.some(nil)` where the record is not clean and is not to be weighed.
  private mutating func read(
    _ bytes: UnsafePointer<UInt8>, at start: Int, _ count: Int, isLast: Bool, isWeighing: Bool,
    into columns: inout FieldColumns
  ) -> Int?? {
    let firstField = columns.fieldCount
    var position = start
    var embedded = 0
    while true {
      var isOpen = false
      if position < count, bytes[position] == dialect.quote {
        let before = columns.fieldCount - firstField
        let verdict =
          isWeighing
          ? weigh(bytes, openedAt: position, before: before, count, isLast: isLast)
          : judge(bytes, openedAt: position, count, isLast: isLast, breaksLeft: QuoteEvidence.lines - embedded)
        switch verdict {
        case .undecided: return nil
        case .unclean: return .some(nil)
        case .text: isOpen = true
        case .closed(let end, let hasDoubled, let hasStray):
          if hasDoubled { columns.markEscaped(columns.fieldCount) }
          if hasStray { columns.flag(.strayQuote) }
          columns.append(position + 1, end)
          embedded += lineBreaks(bytes, from: position + 1, to: end)
          position = end + 1
          guard let end = behindField(bytes, position, count, isLast: isLast) else { return nil }
          if end.isRecord { return finish(end.next, end.breaks) }
          position = end.next
          continue
        }
      }
      let fieldStart = position
      while position < count, !isEnd(bytes[position]) {
        if !isWeighing, bytes[position] == dialect.quote { return .some(nil) }
        position += 1
      }
      if position >= count, !isLast { return nil }
      if isOpen {
        appendText(bytes, fieldStart, position, into: &columns)
      } else {
        columns.append(fieldStart, position)
      }
      guard let end = behindField(bytes, position, count, isLast: isLast) else { return nil }
      if end.isRecord { return finish(end.next, end.breaks) }
      position = end.next
    }

    func finish(_ next: Int, _ breaks: Int) -> Int?? {
      let fields = columns.fieldCount - firstField
      if !isWeighing, embedded > 0, embedded >= QuoteEvidence.lines || width != 0 && fields != width {
        return .some(nil)
      }
      columns.endRecord(start: start, firstField: firstField, lineBreaks: embedded + breaks)
      return next
    }
  }

  /// A text that a quote opens and that ends with an even run of quotes: "说"不"": its last quote closes, the one before belongs
  /// to the text. Any other is as it stands.
  private func appendText(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, into columns: inout FieldColumns) {
    guard end - start > 2, bytes[end - 1] == dialect.quote else {
      columns.flag(.unclosedQuote)
      return columns.append(start, end)
    }
    columns.flag(.strayQuote)
    if case .closed(_, hasDoubled: true, _) = closed(bytes, start, end - 1) { columns.markEscaped(columns.fieldCount) }
    columns.append(start + 1, end - 1)
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool { byte == dialect.delimiter || byte == 10 || byte == 13 }

  /// What stands behind a field: a delimiter, a line end, or nothing. Nil where the bytes do not decide.
  private func behindField(
    _ bytes: UnsafePointer<UInt8>, _ position: Int, _ count: Int, isLast: Bool
  ) -> (next: Int, isRecord: Bool, breaks: Int)? {
    guard position < count else { return isLast ? (count, true, 0) : nil }
    if bytes[position] == dialect.delimiter { return (position + 1, false, 0) }
    guard bytes[position] == 13 else { return (position + 1, true, 1) }
    guard position + 1 < count else { return isLast ? (count, true, 1) : nil }
    return (bytes[position + 1] == 10 ? position + 2 : position + 1, true, 1)
  }

  /// What a quote at the start of a field is.
  private enum Verdict {
    case closed(Int, hasDoubled: Bool, hasStray: Bool)
    case text
    case unclean
    case undecided
  }

  /// By the letter: the first quote that is not doubled closes, and must stand before a delimiter or line end.
  private func judge(
    _ bytes: UnsafePointer<UInt8>, openedAt open: Int, _ count: Int, isLast: Bool, breaksLeft: Int
  ) -> Verdict {
    var position = open + 1
    var hasDoubled = false
    var breaks = 0
    while position < count {
      let byte = bytes[position]
      if byte == dialect.quote {
        guard position + 1 < count else {
          return isLast ? .closed(position, hasDoubled: hasDoubled, hasStray: false) : .undecided
        }
        let next = bytes[position + 1]
        if isEnd(next) { return .closed(position, hasDoubled: hasDoubled, hasStray: false) }
        guard next == dialect.quote else { return .unclean }
        hasDoubled = true
        position += 1
      } else if byte == 10 || byte == 13 {
        // A field of very many lines is weighed; no need to see its end for that.
        if byte == 13 || bytes[position - 1] != 13 { breaks += 1 }
        if breaks >= breaksLeft { return .unclean }
      }
      position += 1
    }
    return isLast ? .unclean : .undecided
  }

  /// By the evidence, where the letter does not hold.
  private mutating func weigh(
    _ bytes: UnsafePointer<UInt8>, openedAt open: Int, before: Int, _ count: Int, isLast: Bool
  ) -> Verdict {
    if open >= lineEnd {
      lineEnd = open
      while lineEnd < count, bytes[lineEnd] != 10, bytes[lineEnd] != 13 { lineEnd += 1 }
    }
    let limit = Self.furthest(from: textOffset + lineEnd) - textOffset
    let outcome = closingQuotes.search(bytes, openedAt: open, count, limit: limit, isLast: isLast)
    if case .found(let end) = outcome, end < lineEnd { return closed(bytes, open, end) }
    if lineEnd >= count { return isLast ? .text : .undecided }
    if open < refusedUpTo { return .text }
    var closing: Int?
    if case .found(let end) = outcome { closing = end }
    let evidence = QuoteEvidence(bytes, count, dialect)
    let lines = evidence.look(openedAt: open, before: before, closing: closing, isLast: isLast)
    let isWithin = closing.map { $0 < lines.end } ?? false
    if !isWithin, lines.areRecords { return refuse() }
    if lines.isUndecided { return .undecided }
    guard let closing else { return outcome == .undecided ? .undecided : refuse() }
    guard lines.areAllRecords else { return closed(bytes, open, closing) }
    guard let behind = evidence.fieldsBehind(closing, isLast: isLast) else { return .undecided }
    let verdict = closed(bytes, open, closing)
    if case .closed(_, _, hasStray: true) = verdict { return refuse() }
    return width != 0 && before + 1 + behind != width ? refuse() : verdict
  }

  private mutating func refuse() -> Verdict {
    refusedUpTo = lineEnd
    return .text
  }

  /// Where a field over several lines must have ended that begins before the position, both counted in the whole text: the same for
  /// all of a block, so that bytes which nobody closes are read once.
  private static func furthest(from position: Int) -> Int { (position / block + 2) * block }

  private func closed(_ bytes: UnsafePointer<UInt8>, _ open: Int, _ end: Int) -> Verdict {
    var position = open + 1
    var hasDoubled = false
    var hasStray = false
    while position < end, let hit = memchr(bytes + position, Int32(dialect.quote), end - position) {
      let at = UnsafePointer<UInt8>(hit.assumingMemoryBound(to: UInt8.self)) - bytes
      // Doubled quotes are told in pairs, so that the closing quote is never half of one.
      if at + 1 < end, bytes[at + 1] == dialect.quote {
        hasDoubled = true
        position = at + 2
      } else {
        hasStray = true
        position = at + 1
      }
    }
    return .closed(end, hasDoubled: hasDoubled, hasStray: hasStray)
  }
}
