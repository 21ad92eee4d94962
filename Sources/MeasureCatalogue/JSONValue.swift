/// A value of a JSON text (RFC 8259). Lists of numbers, the only ones that grow long, are kept as plain numbers.
enum JSONValue {
  case null
  case bool(Bool)
  /// Finite, or ±infinity where the text is beyond the range of a double.
  case number(Double)
  case text(String)
  /// Numbers with null as NaN, which no JSON text can hold.
  case numbers([Double])
  case list([JSONValue])
  case object([JSONMember])

  /// What it is, for a message.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a Boolean"
    case .number: "a number"
    case .text: "a text"
    case .numbers, .list: "a list"
    case .object: "an object"
    }
  }
}

/// A member of a JSON object.
struct JSONMember {
  var name: String
  var value: JSONValue
}
