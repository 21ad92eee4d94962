/// Blanks inside and around a number or label.
enum BlankRule: CleaningRule {
  static let name = "blanks"

  static func apply(to value: inout RuleValue) -> Bool {
    guard value.text.contains(where: \.isWhitespace) else { return false }
    value.text = value.text.filter { !$0.isWhitespace }
    return true
  }
}
