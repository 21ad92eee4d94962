import CTextScan

/// Finds where the last whole record of a block of text ends, without noting its fields. Clean records are passed over 64 bytes at a
/// step; a record over several lines, or one that is not clean, is read by the strict reader, so that the place is one where
/// every reading of the text has a record's end.
struct RecordEndSearch: ~Copyable {
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private var masks: StructuralMasks
  private var scratch = FieldColumns()

  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ dialect: Dialect) {
    self.bytes = bytes
    self.count = count
    masks = StructuralMasks(bytes, count, dialect)
  }

  /// Position behind the last record that ends for certain, though more bytes will follow; 0 where there is none.
  mutating func lastEnd(strict: inout StrictRecordReader) -> Int {
    var position = 0
    while position < count {
      let run = passRun(from: position, strict: &strict)
      position = run.end
      guard run.isBlocked, let next = strictEnd(position, &strict) else { return position }
      position = next
    }
    return position
  }

  private mutating func strictEnd(_ start: Int, _ strict: inout StrictRecordReader) -> Int? {
    scratch.reset()
    return strict.readRecord(bytes, at: start, count, isLast: false, into: &scratch)
  }

  /// Passes over clean records.
  ///
  /// - Returns: the end of the last one, and whether what stands there is for the strict reader to judge.
  private mutating func passRun(from start: Int, strict: inout StrictRecordReader) -> (end: Int, isBlocked: Bool) {
    let blocks = (count + 63) >> 6
    var block = start >> 6
    var live = ~UInt64(0) << UInt64(start & 63)
    var isOpen: UInt64 = 0
    var mayOpen = UInt64(1) << UInt64(start & 63)
    var closedBefore: UInt64 = 0
    var returnBefore: UInt64 = 0
    var recordStart = start
    var spansLines = false
    while block < blocks {
      let found = masks[block]
      let quotes = found.quote & live
      let returns = found.carriage_return & live
      let feeds = found.line_feed & live
      let separators = found.delimiter & live | feeds | returns
      var ends = returns | feeds & ~(returns << 1 | returnBefore)
      var wrong: UInt64 = 0
      var embedded: UInt64 = 0
      if quotes | isOpen | closedBefore == 0 {
        mayOpen = separators >> 63
      } else {
        let inside = betweenQuotes(quotes) ^ isOpen
        let closing = quotes & ~inside
        let allowed = separators | quotes
        wrong = quotes & inside & ~(allowed << 1 | mayOpen) | (closing << 1 | closedBefore) & ~allowed & live
        embedded = ends & inside
        ends &= ~inside
        if wrong != 0 { ends &= (wrong & (0 &- wrong)) &- 1 }
        mayOpen = allowed >> 63
        closedBefore = closing >> 63
        isOpen = 0 &- (inside >> 63)
      }
      if spansLines || embedded != 0 {
        while ends != 0 {
          let bit = ends & (0 &- ends)
          ends &= ~bit
          guard let end = recordEnd(block << 6 + bit.trailingZeroBitCount) else { return (recordStart, false) }
          if spansLines || embedded & (bit &- 1) != 0 {
            // Read anew, not by the last record's end: the strict reader may find that this one ends earlier.
            guard let certain = strictEnd(recordStart, &strict) else { return (recordStart, false) }
            if certain != end { return passAgain(from: certain) }
            spansLines = false
            embedded &= ~(bit &- 1)
          }
          recordStart = end
        }
        spansLines = spansLines || embedded != 0
      } else if ends != 0 {
        guard let end = recordEnd(block << 6 + 63 - ends.leadingZeroBitCount) else {
          return (beforeLast(ends, block) ?? recordStart, false)
        }
        recordStart = end
      }
      if wrong != 0 { return (recordStart, true) }
      returnBefore = returns >> 63
      live = ~0
      block += 1
    }
    return (recordStart, isOpen != 0)
  }

  /// The strict reader ended a record elsewhere: the caller goes on from there.
  private func passAgain(from end: Int) -> (end: Int, isBlocked: Bool) { (end, true) }

  /// The end of the last record but one of the block, where a CR at the very end leaves the last open.
  private func beforeLast(_ ends: UInt64, _ block: Int) -> Int? {
    let others = ends & ~(1 << UInt64(63 - ends.leadingZeroBitCount))
    return others == 0 ? nil : recordEnd(block << 6 + 63 - others.leadingZeroBitCount)
  }

  /// Position behind the line end at `at`; nil where a CR may be half of CRLF.
  private func recordEnd(_ at: Int) -> Int? {
    guard bytes[at] == 13 else { return at + 1 }
    guard at + 1 < count else { return nil }
    return bytes[at + 1] == 10 ? at + 2 : at + 1
  }
}
