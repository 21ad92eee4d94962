/// `85%`, `百分之九十`.
enum PercentRule: CleaningRule {
  static let name = "percent"

  static func apply(to value: inout RuleValue) -> Bool {
    if value.text.hasSuffix("%"), value.text.count > 1 {
      value.text.removeLast()
    } else if value.text.hasPrefix("百分之"), value.text.count > 3 {
      value.text.removeFirst(3)
    } else {
      return false
    }
    value.isPercent = true
    return true
  }
}
