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
  private static func isPrefix(_ bytes: UnsafeRawBufferPointer) -> Bool {
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

  /// Scans to the end or to the first byte that begins no valid sequence.
  private mutating func scan(_ base: UnsafeRawPointer, from start: Int, count: Int) -> (end: Int, valid: Bool) {
    var position = start
    while position + 8 <= count {
      let word = base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 == 0 {
        position += 8
        continue
      }
      hasNonASCII = true
      position += (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
      // Runs of three-byte sequences, which is what Chinese text is made of.
      while position + 4 <= count {
        let four = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt32.self))
        guard four & 0x00C0_C0F0 == 0x0080_80E0 else { break }
        let lead = four & 0xFF
        let second = four >> 8 & 0xFF
        if (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) { return (position, false) }
        position += 3
      }
      guard position < count, (base + position).load(as: UInt8.self) >= 0x80 else { continue }
      let rest = UnsafeRawBufferPointer(start: base + position, count: count - position)
      let length = Self.sequenceLength(rest)
      if length == 0 { return (position, false) }
      position += length
    }
    while position < count {
      let rest = UnsafeRawBufferPointer(start: base + position, count: count - position)
      let length = Self.sequenceLength(rest)
      if length == 0 { return (position, false) }
      if length > 1 { hasNonASCII = true }
      position += length
    }
    return (position, true)
  }
}
