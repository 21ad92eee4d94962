/// Chinese numerals: `一百二十`, `三万五`, `两千零三`, `九十`, `壹佰`.
enum NumeralRule: CleaningRule {
  static let name = "numerals"
  private static let digits: [Character: Int64] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2,
    "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
  ]
  private static let places: [Character: Int64] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]

  static func apply(to value: inout RuleValue) -> Bool {
    guard let number = read(value.text) else { return false }
    value.text = String(number)
    return true
  }

  /// The number below 10^12 that a text of nothing but numerals says; nil for any other text.
  static func read(_ text: String) -> Int64? {
    var total: Int64 = 0
    var section: Int64 = 0
    var digit: Int64?
    var lastPlace: Int64 = 0
    guard (1...20).contains(text.count) else { return nil }
    for character in text {
      if let value = digits[character] {
        // 二〇二二 is a row of digits, not a number in words.
        if let digit, digit != 0 { return nil }
        digit = value
        if value == 0 { lastPlace = 0 }
      } else if let place = places[character] {
        section += (digit ?? (section == 0 ? 1 : 0)) * place
        digit = nil
        lastPlace = place
      } else if character == "万" || character == "亿" {
        let scale: Int64 = character == "万" ? 10_000 : 100_000_000
        let part = section + (digit ?? 0)
        guard part > 0 else { return nil }
        total = character == "万" ? total + part * scale : (total + part) * scale
        section = 0
        digit = nil
        lastPlace = scale
      } else {
        return nil
      }
    }
    // 三万五 is 35,000: the last digit has the place below the one named last.
    if let digit { section += lastPlace >= 100 ? digit * lastPlace / 10 : digit }
    return total + section
  }
}
