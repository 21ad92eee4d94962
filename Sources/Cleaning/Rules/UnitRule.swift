/// A unit behind a number, and the powers of ten in it: 元, 人次, 万, 亿, 1.2万元.
enum UnitRule: CleaningRule {
  static let name = "unit"
  private static let units = [
    "元整", "元", "圆", "块钱", "块", "人次", "人", "笔", "次", "件", "家", "户", "分钟", "分", "平方米", "平米", "㎡", "m2", "名", "个",
  ]
  private static let powers = [("百万", 6), ("千万", 7), ("万", 4), ("亿", 8), ("千", 3)]

  static func apply(to value: inout RuleValue) -> Bool {
    let before = value
    for unit in units where value.text.hasSuffix(unit) && value.text.count > unit.count {
      value.text.removeLast(unit.count)
      break
    }
    // In Chinese numerals 万 is a digit's place, not a unit: 三万五.
    for (word, power) in powers where value.text.hasSuffix(word) && value.text.count > word.count {
      guard value.text.first?.isASCII == true else { break }
      value.text.removeLast(word.count)
      value.power += power
      break
    }
    return value.text != before.text
  }
}
