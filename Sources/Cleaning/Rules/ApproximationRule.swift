/// `约50`, `50左右`, `近百`, `三十多`, `10+`: an estimate; its number is kept and the estimate told.
enum ApproximationRule: CleaningRule {
  static let name = "approximation"
  private static let leads = ["大约", "大概", "约为", "约", "将近", "接近", "近", "至少", "不到", "超过", "~", "≈", ">", "<"]
  private static let tails = [
    "左右", "上下", "以上", "以下", "不到", "出头", "开外", "以内", "不等", "余元", "多元", "多人", "多次", "余人", "余", "多", "+", "来",
  ]

  static func apply(to value: inout RuleValue) -> Bool {
    let before = value.text
    for lead in leads where value.text.hasPrefix(lead) {
      value.text.removeFirst(lead.count)
      break
    }
    // The unit may stand behind the word: 三十多元, 50余万.
    for tail in tails {
      if value.text.hasSuffix(tail) {
        value.text.removeLast(tail.count)
        break
      }
      if tail == "余" || tail == "多", let place = value.text.lastIndex(of: Character(tail)) {
        value.text.remove(at: place)
        break
      }
    }
    guard value.text != before, !value.text.isEmpty else {
      value.text = before
      return false
    }
    value.isApproximate = true
    return true
  }
}
