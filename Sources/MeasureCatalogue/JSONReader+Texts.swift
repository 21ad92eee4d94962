/// Texts.
extension JSONReader {
  mutating func text() throws(Malformed) -> String {
    place += 1
    var result: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let text = String(validating: result, as: UTF8.self) else { throw malformed("a text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): try result.append(contentsOf: String(escaped()).utf8)
      case 0..<0x20: throw malformed("a control character in a text")
      default:
        result.append(byte)
        place += 1
      }
    }
    throw malformed("a text without its closing quote")
  }

  private mutating func escaped() throws(Malformed) -> Unicode.Scalar {
    place += 1
    guard let byte = next else { throw malformed("a text without its closing quote") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default: throw malformed("an escape that JSON does not have")
    }
  }

  private mutating func codePoint() throws(Malformed) -> Unicode.Scalar {
    let first = try fourDigits()
    guard 0xD800..<0xDC00 ~= first else {
      guard let scalar = Unicode.Scalar(first) else { throw malformed("half of a surrogate pair") }
      return scalar
    }
    guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      throw malformed("half of a surrogate pair")
    }
    place += 2
    let second = try fourDigits()
    guard 0xDC00..<0xE000 ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
    else { throw malformed("half of a surrogate pair") }
    return scalar
  }

  private mutating func fourDigits() throws(Malformed) -> UInt32 {
    guard place + 4 <= bytes.count else { throw malformed("four hexadecimal digits are expected") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue, bytes[place] < 0x80 else {
        throw malformed("four hexadecimal digits are expected")
      }
      value = value << 4 + UInt32(digit)
      place += 1
    }
    return value
  }
}
