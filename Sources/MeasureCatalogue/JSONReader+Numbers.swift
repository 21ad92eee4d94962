/// Numbers.
extension JSONReader {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The nearest double. Up to 2⁵³ and a power of ten that a double holds exactly, one division or multiplication is
  /// correctly rounded (W. D. Clinger, PLDI 1990); the rest goes to the standard library.
  mutating func number() throws(Malformed) -> Double {
    let start = place
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    let whole = place
    takeDigits(&mantissa, &digits)
    guard place > whole else { throw Malformed(what: "not a JSON value", offset: start) }
    if bytes[whole] == UInt8(ascii: "0"), place > whole + 1 { throw malformed("a number with a leading zero") }
    var scale = 0
    if next == UInt8(ascii: ".") {
      place += 1
      let fraction = place
      takeDigits(&mantissa, &digits)
      scale = fraction - place
      guard scale < 0 else { throw malformed("digits are expected after the point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") { scale += try exponent() }
    if digits <= 18, mantissa <= 1 << 53, scale.magnitude <= 22 {
      let power = Self.powers[Int(scale.magnitude)]
      let value = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return isNegative ? -value : value
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
    // Beyond the range of a double the standard library gives ±infinity, below it 0.
    return Double(text) ?? .infinity
  }

  private mutating func takeDigits(_ mantissa: inout UInt64, _ digits: inout Int) {
    while place < bytes.count, bytes[place] &- 0x30 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(bytes[place] &- 0x30)
      if mantissa > 0 { digits += 1 }
      place += 1
    }
  }

  private mutating func exponent() throws(Malformed) -> Int {
    place += 1
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { place += 1 }
    let start = place
    var value = 0
    while place < bytes.count, bytes[place] &- 0x30 < 10 {
      value = min(value * 10 + Int(bytes[place] &- 0x30), 1_000_000)
      place += 1
    }
    guard place > start else { throw malformed("digits are expected in the exponent") }
    return isNegative ? -value : value
  }
}
