/// A JSON text in the making.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  /// Whether a null has been written since this was last cleared.
  var holdsNull = false

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func null() {
    holdsNull = true
    raw("null")
  }

  mutating func text(_ text: String) {
    raw("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    raw("\"")
  }

  /// The shortest digits that read back as the same double; whole numbers up to 2⁵³ without a point. An infinity is
  /// the text "Infinity"; what is no number is null.
  mutating func number(_ value: Double) {
    if value.isNaN {
      null()
    } else if value.isInfinite {
      raw(value > 0 ? "\"Infinity\"" : "\"-Infinity\"")
    } else if value == value.rounded(), value.magnitude < 0x1p53 {
      number(Int(value))
    } else {
      raw(value.description)
    }
  }

  mutating func number(_ value: Int) { raw(String(value)) }
}
