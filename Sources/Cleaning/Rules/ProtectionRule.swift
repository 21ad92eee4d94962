/// `="0012"`, `'0012`: how people keep a spreadsheet from taking text for a number.
enum ProtectionRule: CleaningRule {
  static let name = "protection"

  static func apply(to value: inout RuleValue) -> Bool {
    let text = value.text
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 3 {
      value.text = String(text.dropFirst(2).dropLast())
      return true
    }
    guard text.hasPrefix("'"), text.count > 1 else { return false }
    value.text = String(text.dropFirst())
    return true
  }
}
