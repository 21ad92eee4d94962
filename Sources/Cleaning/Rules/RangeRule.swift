/// `50-60`, `50~60`, `50至60`: two ends, of which the lower stays the text.
enum RangeRule: CleaningRule {
  static let name = "range"

  static func apply(to value: inout RuleValue) -> Bool {
    let parts = value.text.split(omittingEmptySubsequences: false) { "-~～–—至到".contains($0) }
    guard parts.count == 2, let low = parts.first, let high = parts.last, low.first?.isNumber == true,
      high.first?.isNumber == true
    else { return false }
    value.upperEnd = String(high)
    var lower = RuleValue(text: String(low))
    // 50元-60元: the lower end has a unit of its own.
    if UnitRule.apply(to: &lower), lower.power == 0 || lower.power == value.power {
      value.text = lower.text
    } else {
      value.text = String(low)
    }
    return true
  }
}
