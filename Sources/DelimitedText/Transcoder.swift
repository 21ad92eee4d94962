import Glibc

/// Turns GB18030, UTF-16 or damaged UTF-8 into valid UTF-8, block by block; what cannot be decoded becomes U+FFFD and is reported by its
/// byte offset, so that one bad byte costs one cell and not the file.
struct Transcoder {
  let encoding: TextEncoding
  /// Byte offsets, in the source, of what could not be decoded; at most ``limit`` are kept.
  private(set) var badOffsets: [Int] = []
  private(set) var badCount = 0
  private static let limit = 1000
  /// Source bytes before the next block.
  private var consumed: Int
  private var carry: [UInt8] = []

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
      }
    carry = Array(block[used...])
    consumed += block.count
  }

  private mutating func reportBad(_ offset: Int, into output: inout ByteBuffer) {
    badCount += 1
    if badOffsets.count < Self.limit { badOffsets.append(consumed + offset) }
    output.append(scalar: 0xFFFD)
  }

  private mutating func repairUTF8(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer) -> Int
  {
    var index = 0
    while index < block.count {
      output.reserve(16)
      let rest = UnsafeRawBufferPointer(rebasing: block[index...])
      let length = UTF8Validator.sequenceLength(rest)
      if length > 0 {
        for offset in 0..<length { output.append(rest[offset]) }
        index += length
      } else if !isLast, rest.count < 4, rest[0] >= 0xC2 {
        break  // The sequence may go on in the next block.
      } else {
        reportBad(index, into: &output)
        index += 1
      }
    }
    return index
  }

  private mutating func decodeGB18030(_ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer)
    -> Int
  {
    let table = GB18030Table.shared
    var index = 0
    let count = block.count
    while index < count {
      output.reserve(16)
      let first = block[index]
      if first < 0x80 {
        output.append(first)
        index += 1
        continue
      }
      if first == 0x80 {  // CP936 writes the euro sign so.
        output.append(scalar: 0x20AC)
        index += 1
        continue
      }
      guard index + 1 < count else {
        if isLast { reportBad(index, into: &output); index += 1 }
        break
      }
      let second = block[index + 1]
      if (0x30...0x39).contains(second) {
        guard index + 3 < count else {
          if isLast { reportBad(index, into: &output); index += 1; continue }
          break
        }
        if let scalar = GB18030Table.fourByteScalar(first, second, block[index + 2], block[index + 3]) {
          output.append(scalar: scalar)
          index += 4
        } else {
          reportBad(index, into: &output)
          index += 1
        }
        continue
      }
      let scalar = table.twoByteScalar(first, second)
      if scalar == 0 {
        reportBad(index, into: &output)
        index += 1
      } else {
        output.append(scalar: scalar)
        index += 2
      }
    }
    return min(index, count)
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
      output.reserve(16)
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

/// The two-byte part of GB18030, filled once from the C library's converter, which holds the standard's table.
final class GB18030Table: Sendable {
  static let shared = GB18030Table()
  private let scalars: [UInt16]
  /// UTF-16 code unit to whether it has a two-byte code.
  private let isTwoByte: [Bool]

  private init() {
    var scalars = [UInt16](repeating: 0, count: 126 * 191)
    var isTwoByte = [Bool](repeating: false, count: 65_536)
    let converter = iconv_open("UTF-16LE", "GB18030")
    defer { if converter != iconv_t(bitPattern: -1) { iconv_close(converter) } }
    for first in 0x81...0xFE {
      for second in 0x40...0xFE where second != 0x7F {
        guard let unit = Self.convert([UInt8(first), UInt8(second)], converter) else { continue }
        scalars[(first - 0x81) * 191 + second - 0x40] = unit
        isTwoByte[Int(unit)] = true
      }
    }
    self.scalars = scalars
    self.isTwoByte = isTwoByte
  }

  /// The scalar of a two-byte code, 0 where there is none.
  func twoByteScalar(_ first: UInt8, _ second: UInt8) -> UInt32 {
    guard (0x81...0xFE).contains(first), (0x40...0xFE).contains(second) else { return 0 }
    return UInt32(scalars[(Int(first) - 0x81) * 191 + Int(second) - 0x40])
  }

  /// Bytes that the scalar takes in GB18030.
  func length(of scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar <= 0xFFFF && isTwoByte[Int(scalar)] ? 2 : 4
  }

  /// The scalar of a four-byte code by the standard's two linear areas, else by the C library.
  static func fourByteScalar(_ b1: UInt8, _ b2: UInt8, _ b3: UInt8, _ b4: UInt8) -> UInt32? {
    guard (0x81...0xFE).contains(b1), (0x81...0xFE).contains(b3), (0x30...0x39).contains(b4) else { return nil }
    let linear =
      ((UInt32(b1) - 0x81) * 10 + UInt32(b2) - 0x30) * 1260 + (UInt32(b3) - 0x81) * 10 + UInt32(b4) - 0x30
    if b1 >= 0x90 {
      let scalar = linear - 189_000 + 0x10000
      return scalar <= 0x10FFFF ? scalar : nil
    }
    let converter = iconv_open("UTF-16LE", "GB18030")
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    return convert([b1, b2, b3, b4], converter).map(UInt32.init)
  }

  private static func convert(_ bytes: [UInt8], _ converter: iconv_t?) -> UInt16? {
    guard let converter, converter != iconv_t(bitPattern: -1) else { return nil }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output: [UInt8] = [0, 0, 0, 0]
    var written = 0
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBytes { target -> Int in
        var sourcePointer = source.baseAddress
        var sourceLeft = source.count
        var targetPointer = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = target.count
        let status = iconv(converter, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
        written = target.count - targetLeft
        return Int(bitPattern: UInt(status))
      }
    }
    if status == -1 {
      iconv(converter, nil, nil, nil, nil)
      return nil
    }
    return written == 2 ? UInt16(output[0]) | UInt16(output[1]) << 8 : nil
  }
}
