/// Reads one JSON text strictly by RFC 8259: no NaN, no trailing commas, no duplicate names, valid UTF-8, nothing
/// after the value. Foundation's decoder is slow on long lists and silent about duplicate names.
struct JSONReader {
  /// Why a text is not JSON, and the byte at which that shows.
  struct Malformed: Error {
    var what: String
    var offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0
  private static let deepest = 64

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Malformed) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipSpace()
    let value = try reader.value()
    reader.skipSpace()
    if reader.place < bytes.count { throw reader.malformed("text after the value") }
    return value
  }

  private func malformed(_ what: String) -> Malformed { Malformed(what: what, offset: place) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func value() throws(Malformed) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case nil: throw malformed("the text ends where a value is expected")
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
    let isWord = word.withUTF8Buffer { expected in
      place + expected.count <= bytes.count
        && expected.elementsEqual(UnsafeBufferPointer(rebasing: bytes[place..<place + expected.count]))
    }
    guard isWord else { throw malformed("not a JSON value") }
    place += word.utf8CodeUnitCount
    return value
  }

  private mutating func descend() throws(Malformed) {
    depth += 1
    if depth > Self.deepest { throw malformed("nested too deeply") }
    place += 1
    skipSpace()
  }

  private mutating func object() throws(Malformed) -> JSONValue {
    try descend()
    var members: [JSONMember] = []
    var names: Set<String> = []
    if next == UInt8(ascii: "}") {
      place += 1
      depth -= 1
      return .object(members)
    }
    while true {
      guard next == UInt8(ascii: "\"") else { throw malformed("a name in quotes is expected") }
      let start = place
      let name = try text()
      guard names.insert(name).inserted else {
        throw Malformed(what: "the name \(name) stands twice in one object", offset: start)
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw malformed("a colon is expected") }
      place += 1
      skipSpace()
      members.append(JSONMember(name: name, value: try value()))
      skipSpace()
      guard try goesOn(until: UInt8(ascii: "}")) else { return .object(members) }
    }
  }

  /// Whether a comma follows; false after the closing bracket.
  private mutating func goesOn(until end: UInt8) throws(Malformed) -> Bool {
    switch next {
    case UInt8(ascii: ","):
      place += 1
      skipSpace()
      return true
    case end:
      place += 1
      depth -= 1
      return false
    default: throw malformed("a comma or a closing bracket is expected")
    }
  }

  private mutating func list() throws(Malformed) -> JSONValue {
    try descend()
    if next == UInt8(ascii: "]") {
      place += 1
      depth -= 1
      return .numbers([])
    }
    var numbers: [Double] = []
    while true {
      switch next {
      case UInt8(ascii: "n"):
        _ = try word("null", .null)
        numbers.append(.nan)
      case .some(0x2D), .some(0x30...0x39): numbers.append(try number())
      default: return try mixedList(numbers.map { $0.isNaN ? .null : .number($0) })
      }
      skipSpace()
      guard try goesOn(until: UInt8(ascii: "]")) else { return .numbers(numbers) }
    }
  }

  /// The rest of a list that holds other things than numbers.
  private mutating func mixedList(_ first: [JSONValue]) throws(Malformed) -> JSONValue {
    var values = first
    while true {
      values.append(try value())
      skipSpace()
      guard try goesOn(until: UInt8(ascii: "]")) else { return .list(values) }
    }
  }
}

// MARK: - Numbers and texts
extension JSONReader {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The nearest double. Up to 2⁵³ and a power of ten that a double holds exactly, one division or multiplication is
  /// correctly rounded (W. D. Clinger, PLDI 1990); the rest goes to the standard library.
  private mutating func number() throws(Malformed) -> Double {
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

  private mutating func text() throws(Malformed) -> String {
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
