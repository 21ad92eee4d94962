/// The characters of GB18030 below U+10000, filled once from the C library's converter, which holds the standard's table.
final class GB18030Table: Sendable {
  static let shared = GB18030Table()

  /// For a pair of bytes, the first without its high bit: UTF-8 in the lower three bytes, its length in the fourth; 0 where
  /// the pair is no code.
  private let pairs: [UInt32]
  /// For a four-byte code by its place in the standard's order: the UTF-16 code unit, 0 where there is none.
  private let fourByte: [UInt16]
  /// UTF-16 code unit to whether it has a two-byte code.
  private let isTwoByte: [Bool]

  private init() {
    var pairs = [UInt32](repeating: 0, count: 1 << 15)
    var fourByte = [UInt16](repeating: 0, count: 39_420)
    var isTwoByte = [Bool](repeating: false, count: 1 << 16)
    let converter = Converter("GB18030")
    for first in 0x81...0xFE {
      for second in 0x40...0xFE where second != 0x7F {
        guard let unit = converter.unit([UInt8(first), UInt8(second)]) else { continue }
        pairs[(first & 0x7F) << 8 | second] = Self.packed(UInt32(unit))
        isTwoByte[Int(unit)] = true
      }
    }
    for place in fourByte.indices {
      let code = [
        UInt8(0x81 + place / 12_600), UInt8(0x30 + place / 1260 % 10), UInt8(0x81 + place / 10 % 126),
        UInt8(0x30 + place % 10),
      ]
      if let unit = converter.unit(code) { fourByte[place] = unit }
    }
    self.pairs = pairs
    self.fourByte = fourByte
    self.isTwoByte = isTwoByte
  }

  /// UTF-8 of a scalar below U+10000, the first byte lowest, with its length in the highest byte.
  private static func packed(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar | 1 << 24 }
    if scalar < 0x800 { return 0xC0 | scalar >> 6 | (0x80 | scalar & 0x3F) << 8 | 2 << 24 }
    return 0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16 | 3 << 24
  }

  /// Lends the table of pairs, by first byte without its high bit and second byte.
  func withPairs<Result>(_ body: (UnsafePointer<UInt32>) -> Result?) -> Result? {
    pairs.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
  }

  /// Bytes that the scalar takes in GB18030.
  func length(of scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar <= 0xFFFF && isTwoByte[Int(scalar)] ? 2 : 4
  }

  /// The scalar of a four-byte code by the standard's two linear areas; nil where there is none.
  func fourByteScalar(_ b1: UInt8, _ b2: UInt8, _ b3: UInt8, _ b4: UInt8) -> UInt32? {
    guard (0x81...0xFE).contains(b1), (0x30...0x39).contains(b2), (0x81...0xFE).contains(b3), (0x30...0x39).contains(b4)
    else { return nil }
    let place =
      ((Int(b1) - 0x81) * 10 + Int(b2) - 0x30) * 1260 + (Int(b3) - 0x81) * 10 + Int(b4) - 0x30
    if b1 >= 0x90 {
      let scalar = place - 189_000 + 0x10000
      return scalar <= 0x10FFFF ? UInt32(scalar) : nil
    }
    guard place < fourByte.count, fourByte[place] != 0 else { return nil }
    return UInt32(fourByte[place])
  }
}
