/// Reads one JSON text strictly by RFC 8259: no NaN, no trailing commas, no duplicate names, valid UTF-8, nothing
/// after the value. Foundation's decoder is slow on long lists and silent about duplicate names.
struct JSONReader {
  /// Why a text is not JSON, and the byte at which that shows.
  struct Malformed: Error {
    var what: String
    var offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
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

  func malformed(_ what: String) -> Malformed { Malformed(what: what, offset: place) }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
      place += 1
    }
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
