import Glibc

/// What the parser noticed about a record.
public struct RecordFlags: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// A quote stands inside a quoted field and neither closes nor doubles.
  public static let strayQuote = RecordFlags(rawValue: 1)
  /// A quote opens a field and nothing closes it; it was taken as text.
  public static let unclosedQuote = RecordFlags(rawValue: 2)
}

/// A run of records as columns of positions into one buffer of UTF-8: no object per record or field.
///
/// The batch is filled by a ``ChunkReader`` and cut into fields by ``parse(_:firstLine:)``; it is used again for
/// the next chunk, so its memory is that of one chunk. Rules of the parser, the same for the search of chunk cuts:
/// a quote opens a field only at its start; a doubled quote is a quote; a quote closes when a delimiter, a line end or the
/// end follows; any other quote inside is text; a quote that nothing closes within 64 KiB is text.
/// Not thread-safe: one thread at a time works on a batch.
public final class RecordBatch {
  var buffer = ByteBuffer(capacity: 1 << 16)
  /// Bytes of the chunk itself; behind them stand fields whose doubled quotes were resolved.
  private var chunkBytes = 0
  private var starts = GrowingColumn()
  private var ends = GrowingColumn()
  private var firstFields = GrowingColumn()
  private var recordStarts = GrowingColumn()
  private var recordLines = GrowingColumn()
  private var flagged: [Int: RecordFlags] = [:]
  private var doubled: [Int] = []
  public private(set) var recordCount = 0
  /// 1-based line of the file on which the chunk begins.
  public private(set) var firstLine = 1
  /// Line that follows the chunk.
  public private(set) var nextLine = 1
  /// Offset of the chunk in the decoded text of its file.
  public internal(set) var textOffset = 0
  /// Offset of the chunk in the file, in bytes of the source's encoding.
  public internal(set) var sourceOffset = 0
  public internal(set) var encoding = TextEncoding.utf8
  /// Some bytes of the file could not be decoded; U+FFFD stands for each.
  public internal(set) var isRepaired = false

  public init() {}

  /// Fills the batch with the bytes of a text.
  public func load(_ text: UnsafeRawBufferPointer) {
    buffer.setCount(0)
    buffer.append(text)
  }

  /// Bytes of decoded text in the chunk.
  public var textBytes: Int { chunkBytes }

  public var base: UnsafePointer<UInt8> { UnsafePointer(buffer.base) }

  /// Whether the chunk is valid UTF-8 without NULs, as a provisional scan supposed.
  public func isPlainText() -> Bool {
    var validator = UTF8Validator()
    validator.update(buffer.bytes)
    validator.finish()
    return validator.firstInvalid == nil && memchr(buffer.base, 0, buffer.count) == nil
  }

  // MARK: Reading

  public func fieldCount(_ record: Int) -> Int { Int(firstFields[record + 1] - firstFields[record]) }
  public func line(_ record: Int) -> Int { Int(recordLines[record]) + firstLine }
  public func flags(_ record: Int) -> RecordFlags { flagged.isEmpty ? [] : flagged[record] ?? [] }

  /// Bytes of a field, without its quotes; empty where the record has no such field.
  @inline(__always)
  public func field(_ record: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let index = Int(firstFields[record]) + column
    guard column >= 0, index < Int(firstFields[record + 1]) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(starts[index])
    return UnsafeBufferPointer(start: base + start, count: Int(ends[index]) - start)
  }

  /// The field as a string; invalid UTF-8 is repaired.
  public func text(_ record: Int, _ column: Int) -> String { String(decoding: field(record, column), as: UTF8.self) }

  public func texts(_ record: Int) -> [String] { (0..<fieldCount(record)).map { text(record, $0) } }

  /// The whole record as it stands in the decoded text, without its line end.
  public func recordBytes(_ record: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(recordStarts[record])
    var end = Int(recordStarts[record + 1])
    while end > start, base[end - 1] == 10 || base[end - 1] == 13 { end -= 1 }
    return UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Offset of the record in the chunk's decoded text.
  public func offsetInChunk(_ record: Int) -> Int { Int(recordStarts[record]) }

  /// Fields that hold a replacement character: `(record, column)`.
  public func damagedFields() -> [(record: Int, column: Int)] {
    guard isRepaired else { return [] }
    var result: [(record: Int, column: Int)] = []
    for record in 0..<recordCount {
      for column in 0..<fieldCount(record) where text(record, column).unicodeScalars.contains("\u{FFFD}") {
        result.append((record, column))
      }
    }
    return result
  }

  public func isBlank(_ record: Int) -> Bool {
    for column in 0..<fieldCount(record) where !isBlankText(field(record, column)) { return false }
    return true
  }

  // MARK: Parsing

  /// Cuts the loaded bytes into records and fields.
  public func parse(_ dialect: Dialect, firstLine: Int = 1) {
    self.firstLine = firstLine
    chunkBytes = buffer.count
    recordCount = 0
    flagged.removeAll(keepingCapacity: true)
    doubled.removeAll(keepingCapacity: true)
    let estimate = chunkBytes / 4 + 16
    starts.reset(estimate)
    ends.reset(estimate)
    firstFields.reset(estimate / 4)
    recordStarts.reset(estimate / 4)
    recordLines.reset(estimate / 4)
    cut(dialect)
    if !doubled.isEmpty { resolveDoubledQuotes(dialect.quote) }
  }

  private func cut(_ dialect: Dialect) {
    let bytes = buffer.base
    let count = buffer.count
    let quote = dialect.quote
    let delimiter = dialect.delimiter
    let delimiterPattern = UInt64(delimiter) &* 0x0101_0101_0101_0101
    var position = 0
    var line: UInt32 = 0
    while position < count {
      firstFields.append(UInt32(starts.count))
      recordStarts.append(UInt32(position))
      recordLines.append(line)
      recordCount += 1
      var isOpen = true
      while isOpen {
        if position < count, bytes[position] == quote,
          let end = closingQuote(openedAt: position, count, dialect)
        {
          let start = position + 1
          starts.append(UInt32(start))
          ends.append(UInt32(end))
          if memchr(bytes + start, 10, end - start) != nil { line += newlines(bytes + start, end - start) }
          position = end + 1
        } else {
          let start = position
          position = endOfPlainField(bytes, position, count, delimiterPattern, delimiter)
          starts.append(UInt32(start))
          ends.append(UInt32(position))
        }
        // Behind the field stands a delimiter, a line end, or nothing.
        if position >= count {
          isOpen = false
        } else {
          let byte = bytes[position]
          position += 1
          if byte == delimiter { continue }
          isOpen = false
          line += 1
          if byte == 13, position < count, bytes[position] == 10 { position += 1 }
        }
      }
    }
    firstFields.append(UInt32(starts.count))
    recordStarts.append(UInt32(count))
    nextLine = firstLine + Int(line)
  }

  /// Position of the quote that closes the field opened at `open`; nil where the opening quote is text.
  private func closingQuote(openedAt open: Int, _ count: Int, _ dialect: Dialect) -> Int? {
    let found = findClosingQuote(buffer.base, openedAt: open, count, dialect)
    switch found.kind {
    case .closed:
      if found.hasDoubled || found.hasStray {
        if found.hasDoubled { doubled.append(starts.count) }
        if found.hasStray { flagged[recordCount - 1, default: []].insert(.strayQuote) }
      }
      return found.position
    case .unclosed, .undecided:
      flagged[recordCount - 1, default: []].insert(.unclosedQuote)
      return nil
    }
  }

  private func newlines(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> UInt32 {
    var total: UInt32 = 0
    for index in 0..<count where start[index] == 10 { total += 1 }
    return total
  }

  /// Writes fields with doubled quotes once more behind the chunk, with single ones.
  private func resolveDoubledQuotes(_ quote: UInt8) {
    var extra = 0
    for field in doubled { extra += Int(ends[field] - starts[field]) }
    buffer.reserve(extra)
    for field in doubled {
      let start = buffer.count
      var position = Int(starts[field])
      let end = Int(ends[field])
      while position < end {
        let byte = buffer.base[position]
        buffer.append(byte)
        position += byte == quote && position + 1 < end && buffer.base[position + 1] == quote ? 2 : 1
      }
      starts[field] = UInt32(start)
      ends[field] = UInt32(buffer.count)
    }
  }
}

/// Position of the first delimiter, LF or CR at or after `start`, eight bytes at a time.
@inline(__always)
private func endOfPlainField(
  _ bytes: UnsafeMutablePointer<UInt8>, _ start: Int, _ count: Int, _ pattern: UInt64, _ delimiter: UInt8
) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high: UInt64 = 0x8080_8080_8080_8080
  let raw = UnsafeRawPointer(bytes)
  var position = start
  while position < count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    let a = word ^ pattern
    let b = word ^ (ones &* 10)
    let c = word ^ (ones &* 13)
    // Classic zero-byte test; exact for the lowest byte that is zero, which is the one that counts.
    let hit = ((a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c) & high
    if hit != 0 { return min(position + hit.trailingZeroBitCount >> 3, count) }
    position += 8
  }
  return count
}

/// How the search for a closing quote ended.
enum QuoteEnd { case closed, unclosed, undecided }

/// Looks for the quote that closes the field opened at `open`. `undecided`: the bytes end before the limit does.
func findClosingQuote(
  _ bytes: UnsafePointer<UInt8>, openedAt open: Int, _ count: Int, _ dialect: Dialect
) -> (kind: QuoteEnd, position: Int, hasDoubled: Bool, hasStray: Bool) {
  let limit = min(count, open + Dialect.longestQuotedField)
  var position = open + 1
  var hasDoubled = false
  var hasStray = false
  while position < limit, let hit = memchr(bytes + position, Int32(dialect.quote), limit - position) {
    let at = UnsafePointer<UInt8>(hit.assumingMemoryBound(to: UInt8.self)) - bytes
    guard at + 1 < count else { return (.closed, at, hasDoubled, hasStray) }
    let next = bytes[at + 1]
    if next == dialect.delimiter || next == 10 || next == 13 { return (.closed, at, hasDoubled, hasStray) }
    if next == dialect.quote {
      hasDoubled = true
      position = at + 2
    } else {
      hasStray = true
      position = at + 1
    }
  }
  return (limit == count ? .undecided : .unclosed, limit, hasDoubled, hasStray)
}

/// Blank: nothing but spaces, tabs, line ends, no-break and ideographic spaces and zero-width marks.
public func isBlankText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { trimmed(bytes).isEmpty }

/// The bytes without white space (and its Chinese and invisible kin) at both ends.
@inline(__always)
public func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  guard let base = bytes.baseAddress, bytes.count > 0 else { return bytes }
  let first = base[0]
  let last = base[bytes.count - 1]
  // Nearly every field begins and ends with a plain character; those go back untouched.
  if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return bytes }
  return trimmedSlowly(bytes)
}

private func trimmedSlowly(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  guard let base = bytes.baseAddress else { return bytes }
  var start = 0
  var end = bytes.count
  while start < end {
    let length = spaceLength(base + start, end - start)
    if length == 0 { break }
    start += length
  }
  while end > start {
    let length =
      base[end - 1] <= 0x20
      ? 1
      : end - start >= 2 && spaceLength(base + end - 2, 2) == 2
        ? 2 : end - start >= 3 && spaceLength(base + end - 3, 3) == 3 ? 3 : 0
    if length == 0 { break }
    end -= length
  }
  return UnsafeBufferPointer(start: base + start, count: end - start)
}

/// Length of the white-space character at the start; 0 where there is none.
private func spaceLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  switch bytes[0] {
  case 0...0x20: return 1
  case 0xC2: return count >= 2 && bytes[1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard count >= 3, bytes[1] == 0x80 else { return 0 }
    return (0x80...0x8F).contains(bytes[2]) ? 3 : 0
  case 0xE3: return count >= 3 && bytes[1] == 0x80 && bytes[2] == 0x80 ? 3 : 0
  case 0xEF: return count >= 3 && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  default: return 0
  }
}
