import CTextScan

/// Reads records that keep to RFC 4180, 64 bytes at a step: which bytes lie between quotes follows from the parity of the quotes before
/// them, and a record is clean where every opening quote stands behind a delimiter or line end (or doubles the one before)
/// and every closing quote stands before one. The first record that is not clean, or whose quoted line breaks need
/// weighing, ends the run; it is the strict reader's, which gives the same for clean ones.
struct CleanRecordReader: ~Copyable {
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let dialect: Dialect
  private let width: Int
  private var masks: StructuralMasks

  /// - Parameter width: fields that a record should have, 0 where it is not known.
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ dialect: Dialect, width: Int) {
    self.bytes = bytes
    self.count = count
    self.dialect = dialect
    self.width = width
    masks = StructuralMasks(bytes, count, dialect)
  }

  /// State between blocks of the record that is being read.
  private struct Progress {
    var recordStart: Int
    var fieldStart: Int
    var firstField: Int
    var fields: Int
    /// Line breaks inside quotes so far.
    var embedded = 0
    var isEscapedPending = false
  }

  /// Appends clean records from `start` on.
  ///
  /// - Returns: where the first record begins that is not clean; `count` where all are.
  mutating func readRun(from start: Int, into columns: inout FieldColumns) -> Int {
    let blocks = (count + 63) >> 6
    var block = start >> 6
    var live = ~UInt64(0) << UInt64(start & 63)
    // Carried from block to block: an open quote (all ones), whether the byte before allows an opening quote, whether it was a closing quote,
    // a quote, a carriage return.
    var isOpen: UInt64 = 0
    var mayOpen = UInt64(1) << UInt64(start & 63)
    var closedBefore: UInt64 = 0
    var quoteBefore: UInt64 = 0
    var returnBefore: UInt64 = 0
    var progress = Progress(
      recordStart: start, fieldStart: start, firstField: columns.fieldCount, fields: columns.fieldCount)
    while block < blocks {
      let found = masks[block]
      let quotes = found.quote & live
      let returns = found.carriage_return & live
      let feeds = found.line_feed & live
      let delimiters = found.delimiter & live
      let separators = delimiters | feeds | returns
      // The second half of CRLF ends nothing.
      let breaks = returns | feeds & ~(returns << 1 | returnBefore)
      columns.fieldCount = progress.fields
      columns.reserve(66)
      if quotes | isOpen | closedBefore == 0 {
        if !emit(separators & (breaks | delimiters), block << 6, into: &columns, &progress) {
          return giveUp(progress, &columns)
        }
        mayOpen = separators >> 63
        quoteBefore = 0
      } else {
        let inside = betweenQuotes(quotes) ^ isOpen
        let opening = quotes & inside
        let closing = quotes & ~inside
        let allowed = separators | quotes
        let wrong =
          opening & ~(allowed << 1 | mayOpen) | (closing << 1 | closedBefore) & ~allowed & liveBits(block) & live
        var ends = (breaks | delimiters) & ~inside
        if wrong != 0 { ends &= (wrong & (0 &- wrong)) &- 1 }
        let escaped = opening & (quotes << 1 | quoteBefore)
        let embedded = breaks & inside
        if escaped | embedded == 0, !progress.isEscapedPending {
          if !emit(ends, block << 6, into: &columns, &progress) { return giveUp(progress, &columns) }
        } else if !emitAttentively(ends, block << 6, escaped, embedded, into: &columns, &progress) {
          return giveUp(progress, &columns)
        }
        if wrong != 0 { return giveUp(progress, &columns) }
        mayOpen = allowed >> 63
        closedBefore = closing >> 63
        quoteBefore = quotes >> 63
        isOpen = 0 &- (inside >> 63)
      }
      returnBefore = returns >> 63
      live = ~0
      block += 1
    }
    if isOpen != 0 || !endLast(into: &columns, &progress) { return giveUp(progress, &columns) }
    return count
  }

  /// Bits of a block that stand for bytes of the text.
  @inline(__always)
  private func liveBits(_ block: Int) -> UInt64 {
    let left = count - block << 6
    return left >= 64 ? ~0 : (1 << UInt64(left)) - 1
  }

  /// Forgets the record that was being read and says where it begins.
  private func giveUp(_ progress: Progress, _ columns: inout FieldColumns) -> Int {
    columns.removeFields(from: progress.firstField)
    return progress.recordStart
  }

  /// A record may span lines only where its width fits, and not very many: what else does so is weighed by the strict reader.
  @inline(__always)
  private func isPlausible(_ progress: Progress) -> Bool {
    progress.embedded < QuoteEvidence.lines && (width == 0 || progress.fields - progress.firstField == width)
  }

  /// Appends the fields that end at the set bits. False where a record needs weighing.
  @inline(__always)
  private func emit(
    _ ends: UInt64, _ base: Int, into columns: inout FieldColumns, _ progress: inout Progress
  ) -> Bool {
    var left = ends
    let bounds = columns.bounds
    let (quote, delimiter) = (dialect.quote, dialect.delimiter)
    var fieldStart = progress.fieldStart
    var fields = progress.fields
    while left != 0 {
      let at = base + left.trailingZeroBitCount
      left &= left &- 1
      let quoted: UInt64 = bytes[fieldStart] == quote ? 1 : 0
      bounds[fields] = UInt64(fieldStart) &+ quoted | (UInt64(at) &- quoted) << 32
      fields += 1
      fieldStart = at + 1
      if bytes[at] == delimiter { continue }
      if bytes[at] == 13, fieldStart < count, bytes[fieldStart] == 10 { fieldStart += 1 }
      progress.fieldStart = fieldStart
      progress.fields = fields
      if !endRecord(into: &columns, &progress, lineEnd: 1) { return false }
    }
    progress.fieldStart = fieldStart
    progress.fields = fields
    return true
  }

  @inline(__always)
  private func endRecord(into columns: inout FieldColumns, _ progress: inout Progress, lineEnd: Int) -> Bool {
    if progress.embedded != 0, !isPlausible(progress) { return false }
    columns.records[columns.recordCount] = FieldColumns.Record(
      start: UInt32(progress.recordStart), line: columns.line, firstField: UInt32(progress.firstField))
    columns.recordCount += 1
    columns.line &+= UInt32(progress.embedded + lineEnd)
    columns.fieldCount = progress.fields
    progress.embedded = 0
    progress.recordStart = progress.fieldStart
    progress.firstField = progress.fields
    return true
  }

  /// As ``emit``, for blocks with doubled quotes or quoted line breaks.
  @inline(never)
  private func emitAttentively(
    _ ends: UInt64, _ base: Int, _ escaped: UInt64, _ embedded: UInt64, into columns: inout FieldColumns,
    _ progress: inout Progress
  ) -> Bool {
    var (left, escaped, embedded) = (ends, escaped, embedded)
    while left != 0 {
      let bit = left & (0 &- left)
      let before = bit &- 1
      left &= ~bit
      if escaped & before != 0 || progress.isEscapedPending { columns.markEscaped(progress.fields) }
      progress.isEscapedPending = false
      progress.embedded += (embedded & before).nonzeroBitCount
      escaped &= ~before
      embedded &= ~before
      if !emit(bit, base, into: &columns, &progress) { return false }
    }
    progress.isEscapedPending = progress.isEscapedPending || escaped != 0
    progress.embedded += embedded.nonzeroBitCount
    return true
  }

  /// Ends the record that the end of the text ends.
  private func endLast(into columns: inout FieldColumns, _ progress: inout Progress) -> Bool {
    guard progress.recordStart < count else { return true }
    columns.reserve(1)
    if progress.isEscapedPending { columns.markEscaped(progress.fields) }
    let isQuoted = progress.fieldStart < count && bytes[progress.fieldStart] == dialect.quote
    let inset: UInt64 = isQuoted ? 1 : 0
    columns.bounds[progress.fields] = UInt64(progress.fieldStart) &+ inset | (UInt64(count) &- inset) << 32
    progress.fields += 1
    progress.fieldStart = count
    return endRecord(into: &columns, &progress, lineEnd: 0)
  }
}
