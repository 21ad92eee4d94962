import CTextScan

/// Validates UTF-8 (RFC 3629: shortest form, no surrogates, at most U+10FFFF) over blocks of a file.
///
/// A sequence that a block cuts is carried into the next block.
struct UTF8Validator {
  /// Byte offset of the first invalid sequence in the whole text.
  private(set) var firstInvalid: Int?
  /// True once a byte above 0x7F was seen.
  private(set) var hasNonASCII = false
  private var consumed = 0
  private var carry: [UInt8] = []

  /// Takes the next block.
  mutating func update(_ block: UnsafeRawBufferPointer) {
    guard firstInvalid == nil, let base = block.baseAddress else { return }
    var start = 0
    if !carry.isEmpty { start = finishCarry(block) }
    guard firstInvalid == nil else { return }
    let (end, valid) = scan(base, from: start, count: block.count)
    if !valid {
      if block.count - end < 4, Self.isPrefix(UnsafeRawBufferPointer(rebasing: block[end...])) {
        carry = Array(block[end...])
      } else {
        firstInvalid = consumed + end
      }
    }
    consumed += block.count
  }

  /// Says that the text has ended: a sequence that was cut is invalid.
  mutating func finish() {
    if firstInvalid == nil, !carry.isEmpty { firstInvalid = consumed - carry.count }
  }

  private mutating func finishCarry(_ block: UnsafeRawBufferPointer) -> Int {
    var taken = 0
    while taken < block.count, carry.count < 4 {
      let length = Self.length(of: carry[0])
      if carry.count == length { break }
      carry.append(block[taken])
      taken += 1
    }
    let complete = carry.count == Self.length(of: carry[0])
    let valid = carry.withUnsafeBytes { bytes in Self.sequenceLength(bytes) == bytes.count }
    if complete, valid {
      carry = []
    } else if complete || taken < block.count {
      firstInvalid = consumed - (carry.count - taken)
    }
    return taken
  }

  private static func length(of lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Whether the bytes could be the beginning of a sequence that goes on behind them.
  static func isPrefix(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let lead = bytes.first, (0xC2...0xF4).contains(lead), bytes.count < length(of: lead) else { return false }
    return bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Length of the valid sequence at the start, 0 where it is invalid or cut.
  static func sequenceLength(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let first = bytes.first else { return 0 }
    if first < 0x80 { return 1 }
    guard first >= 0xC2, first <= 0xF4 else { return 0 }
    let length = length(of: first)
    guard bytes.count >= length else { return 0 }
    for index in 1..<length where bytes[index] & 0xC0 != 0x80 { return 0 }
    switch first {
    case 0xE0: return bytes[1] >= 0xA0 ? length : 0
    case 0xED: return bytes[1] < 0xA0 ? length : 0
    case 0xF0: return bytes[1] >= 0x90 ? length : 0
    case 0xF4: return bytes[1] < 0x90 ? length : 0
    default: return length
    }
  }

  /// Length of the longest prefix that is valid.
  static func validPrefix(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var validator = UTF8Validator()
    return validator.scan(base, from: 0, count: bytes.count).end
  }

  /// Scans to the end or to the first byte that begins no valid sequence: by vectors as far as they find nothing, then one sequence
  /// after the other.
  private mutating func scan(_ base: UnsafeRawPointer, from start: Int, count: Int) -> (end: Int, valid: Bool) {
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    if !hasNonASCII { hasNonASCII = wotu_has_high_byte(bytes + start, count - start) != 0 }
    guard hasNonASCII else { return (count, true) }
    var position = start + wotu_valid_utf8_prefix(bytes + start, count - start)
    // The prefix may end within a sequence: that one is looked at again.
    for back in stride(from: 1, through: min(3, position - start), by: 1) where bytes[position - back] >= 0xC0 {
      position -= back
      break
    }
    return scanSlowly(base, from: position, count: count)
  }

  private func scanSlowly(_ base: UnsafeRawPointer, from start: Int, count: Int) -> (end: Int, valid: Bool) {
    var position = start
    while position < count {
      if position + 8 <= count,
        base.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
        continue
      }
      let rest = UnsafeRawBufferPointer(start: base + position, count: count - position)
      let length = Self.sequenceLength(rest)
      if length == 0 { return (position, false) }
      position += length
    }
    return (position, true)
  }
}
