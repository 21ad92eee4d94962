/// Byte order marks inside the text, zero-width marks and joiners.
enum InvisibleRule: CleaningRule {
  static let name = "invisible"

  static func apply(to value: inout RuleValue) -> Bool {
    func isInvisible(_ scalar: UnicodeScalar) -> Bool {
      (0x200B...0x200F).contains(scalar.value) || scalar.value == 0xFEFF || scalar.value == 0x2060
    }
    guard value.text.unicodeScalars.contains(where: isInvisible) else { return false }
    value.text = String(String.UnicodeScalarView(value.text.unicodeScalars.filter { !isInvisible($0) }))
    return true
  }
}
