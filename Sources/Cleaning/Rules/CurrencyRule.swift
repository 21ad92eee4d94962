/// `￥50`, `人民币50`, `RMB 50`, and a plus sign in front.
enum CurrencyRule: CleaningRule {
  static let name = "currency"

  static func apply(to value: inout RuleValue) -> Bool {
    for lead in ["¥", "人民币", "RMB", "CNY", "+"] where value.text.hasPrefix(lead) && value.text.count > lead.count {
      value.text.removeFirst(lead.count)
      return true
    }
    return false
  }
}
