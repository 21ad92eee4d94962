/// Turns GB18030, UTF-16 or damaged UTF-8 into valid UTF-8, block by block; what cannot be decoded becomes U+FFFD and is reported by its
/// byte offset, so that one bad byte costs one cell and not the file.
struct Transcoder {
  let encoding: TextEncoding
  /// Byte offsets, in the source, of what could not be decoded; at most ``limit`` are kept.
  private(set) var badOffsets: [Int] = []
  private(set) var badCount = 0
  /// Euro signs that were one byte in the source.
  private(set) var shortEuros = 0
  private static let limit = 1000
  /// Source bytes before the next block.
  private var consumed: Int
  private var carry: [UInt8] = []

  /// Place in the source behind what was decoded.
  var position: Int { consumed - carry.count }

  init(_ encoding: TextEncoding, from offset: Int) {
    self.encoding = encoding
    consumed = offset
  }

  /// Decodes the next block and appends UTF-8 to `output`.
  mutating func decode(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer) {
    if carry.isEmpty {
      decodeJoined(block, isLast: isLast, into: &output)
    } else {
      let joined = carry + Array(block)
      consumed -= carry.count
      carry = []
      joined.withUnsafeBytes { decodeJoined($0, isLast: isLast, into: &output) }
    }
  }

  private mutating func decodeJoined(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer) {
    output.reserve(block.count * 3 / 2 + 16)
    let used =
      switch encoding {
      case .utf8: repairUTF8(block, isLast: isLast, into: &output)
      case .gb18030: decodeGB18030(block, isLast: isLast, into: &output)
      case .utf16LittleEndian, .utf16BigEndian: decodeUTF16(block, isLast: isLast, into: &output)
      default: decodeByTable(block, isLast: isLast, into: &output)
      }
    carry = Array(block[used...])
    consumed += block.count
  }

  private mutating func reportBad(_ offset: Int, into output: inout ByteBuffer) {
    badCount += 1
    if badOffsets.count < Self.limit { badOffsets.append(consumed + offset) }
    output.append(scalar: 0xFFFD)
  }

  private mutating func decodeByTable(
    _ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer
  ) -> Int {
    guard let name = encoding.tableName else { return block.count }
    var bad: [Int] = []
    let table = EncodingTable.named(name)
    let used = table.decode(block, isLast: isLast, into: &output) { offset, output in
      bad.append(offset)
      output.append(scalar: 0xFFFD)
    }
    badCount += bad.count
    badOffsets += bad.prefix(max(0, Self.limit - badOffsets.count)).map { consumed + $0 }
    return used
  }

  private mutating func repairUTF8(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer) -> Int
  {
    var index = 0
    while index < block.count {
      let rest = UnsafeRawBufferPointer(rebasing: block[index...])
      let valid = UTF8Validator.validPrefix(rest)
      if valid > 0 {
        output.append(UnsafeRawBufferPointer(rebasing: rest[..<valid]))
        index += valid
      } else if !isLast, UTF8Validator.isPrefix(rest) {
        break  // The sequence may go on in the next block.
      } else {
        output.reserve(16)
        reportBad(index, into: &output)
        index += 1
      }
    }
    return index
  }

  private mutating func decodeGB18030(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer)
    -> Int
  {
    guard let base = block.baseAddress else { return 0 }
    let table = GB18030Table.shared
    var index = 0
    while index < block.count {
      // No code grows by more than half; the rest is what is written behind the end of what counts.
      output.reserve((block.count - index) * 3 / 2 + 16)
      let start = output.base + output.count
      let (read, written) =
        table.withPairs { decodePairs(base + index, block.count - index, $0, start) } ?? (read: 0, written: 0)
      output.setCount(output.count + written)
      index += read
      if index >= block.count { break }
      guard let length = decodeOther(block, index, isLast: isLast, table, into: &output) else { break }
      index += length
    }
    return index
  }

  /// One code that is neither ASCII nor a pair of the table.
  ///
  /// - Returns: its length; nil where it may go on in the next block.
  private mutating func decodeOther(
    _ block: UnsafeRawBufferPointer, _ index: Int, isLast: Bool, _ table: GB18030Table, into output: inout ByteBuffer
  ) -> Int? {
    let first = block[index]
    let left = block.count - index
    if first == 0x80 {  // CP936 writes the euro sign so.
      output.append(scalar: 0x20AC)
      shortEuros += 1
      return 1
    }
    // 0xFF begins nothing, wherever it stands.
    let isFourByte = first != 0xFF && left > 1 && (0x30...0x39).contains(block[index + 1])
    if first != 0xFF, left == 1 || isFourByte && left < 4 {
      if !isLast { return nil }
    } else if isFourByte,
      let scalar = table.fourByteScalar(first, block[index + 1], block[index + 2], block[index + 3])
    {
      output.append(scalar: scalar)
      return 4
    }
    reportBad(index, into: &output)
    return 1
  }

  private mutating func decodeUTF16(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer) -> Int
  {
    let isLittle = encoding == .utf16LittleEndian
    func unit(_ at: Int) -> UInt32 {
      let low = UInt32(block[at + (isLittle ? 0 : 1)])
      let high = UInt32(block[at + (isLittle ? 1 : 0)])
      return high << 8 | low
    }
    var index = 0
    let count = block.count
    while index + 1 < count {
      if output.count + 16 > output.capacity { output.reserve((count - index) * 3 / 2 + 16) }
      let first = unit(index)
      if first < 0xD800 || first > 0xDFFF {
        output.append(scalar: first)
        index += 2
      } else if first < 0xDC00 {
        guard index + 3 < count else {
          if isLast { reportBad(index, into: &output); index += 2 }
          break
        }
        let second = unit(index + 2)
        if (0xDC00...0xDFFF).contains(second) {
          output.append(scalar: 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
          index += 4
        } else {
          reportBad(index, into: &output)
          index += 2
        }
      } else {
        reportBad(index, into: &output)
        index += 2
      }
    }
    if isLast, index < count {
      reportBad(index, into: &output)
      index = count
    }
    return index
  }
}

/// Decodes ASCII and two-byte codes until the end or something else; writes whole words, up to eight bytes behind what counts.
private func decodePairs(
  _ source: UnsafeRawPointer, _ count: Int, _ pairs: UnsafePointer<UInt32>, _ target: UnsafeMutablePointer<UInt8>
) -> (read: Int, written: Int) {
  let output = UnsafeMutableRawPointer(target)
  var index = 0
  var written = 0
  while index + 8 <= count {
    let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let high = word & 0x8080_8080_8080_8080
    output.storeBytes(of: word.littleEndian, toByteOffset: written, as: UInt64.self)
    if high == 0 {
      index += 8
      written += 8
      continue
    }
    let run = high.trailingZeroBitCount >> 3
    index += run
    written += run
    // Text runs on in pairs, nearly all of which are three bytes in UTF-8.
    while index + 2 <= count {
      let first = Int(source.load(fromByteOffset: index, as: UInt8.self))
      if first < 0x80 { break }
      let entry = pairs[(first & 0x7F) << 8 | Int(source.load(fromByteOffset: index + 1, as: UInt8.self))]
      output.storeBytes(of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
      if entry >> 24 == 3 {
        written += 3
      } else if entry == 0 {
        return (index, written)
      } else {
        written += Int(entry >> 24)
      }
      index += 2
    }
  }
  while index < count {
    let first = source.load(fromByteOffset: index, as: UInt8.self)
    if first < 0x80 {
      output.storeBytes(of: first, toByteOffset: written, as: UInt8.self)
      index += 1
      written += 1
      continue
    }
    guard index + 2 <= count else { break }
    let entry = pairs[Int(first & 0x7F) << 8 | Int(source.load(fromByteOffset: index + 1, as: UInt8.self))]
    if entry == 0 { break }
    output.storeBytes(of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
    index += 2
    written += Int(entry >> 24)
  }
  return (index, written)
}
