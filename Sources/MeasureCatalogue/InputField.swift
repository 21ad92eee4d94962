/// A field of a measure's input, written as in the tables of the documentation: `conf num = 0.95`, `y [num or null]`,
/// `population int or null`.
public struct InputField: Sendable, Hashable {
  public let name: String
  /// As documented: int, num, bool, text, object, lists of these in brackets, with `or null` where null may stand.
  public let kind: String
  /// The JSON text taken where the field is left out. Missing: the field is required, unless it may be null.
  public let fallback: String?

  /// Whether the field itself (not an element of it) may be null or left out.
  public var isNullable: Bool { !kind.hasPrefix("[") && kind.hasSuffix(" or null") || kind.hasSuffix("] or null") }

  init(_ specification: Substring) {
    let sides = specification.split(separator: " = ", maxSplits: 1)
    let words = (sides.first ?? "").split(separator: " ", maxSplits: 1)
    name = String(words.first ?? "")
    kind = String(words.count > 1 ? words[1] : "")
    fallback = sides.count > 1 ? String(sides[1]) : nil
  }

  /// Whether a value of this kind may be null inside a list.
  var allowsNullElements: Bool { kind.contains("or null]") }

  static func list(_ specification: String) -> [InputField] {
    specification.split(separator: ", ").map { InputField($0) }
  }
}
