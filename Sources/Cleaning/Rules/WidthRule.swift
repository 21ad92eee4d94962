/// Full-width letters, digits and signs to their narrow forms (the ASCII part of NFKC).
enum WidthRule: CleaningRule {
  static let name = "width"

  static func apply(to value: inout RuleValue) -> Bool {
    let narrow = narrowed(value.text)
    guard narrow != value.text else { return false }
    value.text = narrow
    return true
  }
}
