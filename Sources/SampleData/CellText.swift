import StationModel

/// Writes values into cells the way people and platforms do; without mess, the plain canonical way.
struct CellText {
  let mess: Bool
  var random: RandomSource

  /// A form of date that only one reading fits.
  mutating func date(_ day: Day) -> String {
    let parts = day.civil
    let (year, month, date) = (parts.year, parts.month, parts.day)
    guard mess else { return day.text }
    switch random.below(20) {
    case 0...9: return "\(year)/\(month)/\(date)"
    case 10...13: return day.text
    case 14...15: return day.chineseText
    case 16: return "\(year).\(month).\(date)"
    case 17: return padded(year * 10_000 + month * 100 + date, 8)
    case 18: return CellText.wide("\(year)/\(month)/\(date)")
    // Days since 1899-12-30, as Excel counts them.
    default: return String(day.number + 25_569)
    }
  }

  mutating func moment(_ moment: Moment) -> String {
    guard mess else { return moment.text }
    let seconds = Int(moment.seconds - Int64(moment.day.number) * 86_400)
    let parts = moment.day.civil
    let time = ":" + padded(seconds / 60 % 60, 2)
    return "\(parts.year)/\(parts.month)/\(parts.day) \(seconds / 3600)" + time + ":" + padded(seconds % 60, 2)
  }

  /// Yuan. Unit: fen.
  mutating func money(_ fen: Int64?) -> String {
    guard let fen else { return "" }
    let yuan = fen / 100
    let cents = fen % 100 == 0 ? "" : "." + padded(Int(fen % 100), 2)
    guard mess, cents.isEmpty else { return "\(yuan)" + cents }
    switch random.below(10) {
    case 0: return "￥" + grouped(yuan) + ".00"
    case 1: return CellText.wide(String(yuan))
    case 2: return grouped(yuan)
    case 3: return "\(yuan)元"
    case 4 where yuan % 100 == 0 && yuan > 0: return "\(yuan / 10_000)." + padded(Int(yuan % 10_000) / 100, 2) + "万"
    default: return String(yuan)
    }
  }

  mutating func count(_ value: Int) -> String {
    guard mess else { return String(value) }
    return random.chance(60) ? CellText.wide(String(value)) : String(value)
  }

  func grouped(_ value: Int64) -> String {
    var digits = String(value)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  /// Full-width forms of ASCII characters.
  static func wide(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append((0x21...0x7E).contains(scalar.value) ? UnicodeScalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(result)
  }

  /// A name under which a record knows a merchant.
  mutating func merchant(_ place: Int, in story: Story, aliases: [Int: String]) -> String {
    let merchant = story.merchants[place]
    guard mess else { return merchant.id }
    let site = story.scenario.sites[merchant.site].aliases[0]
    switch random.below(20) {
    case 0: return merchant.id
    case 1: return merchant.creditCode
    case 2: return merchant.name + "（" + site + "店）"
    case 3: return CellText.wide(merchant.name) + "(" + site + "店)"
    case 4: return " " + merchant.name + "\u{3000}"
    case 5: return String(merchant.name.prefix(2)) + " " + merchant.name.dropFirst(2)
    case 6, 7: return aliases[place] ?? merchant.name
    default: return merchant.name
    }
  }

  mutating func yesNo(_ value: Bool) -> String {
    guard mess else { return value ? "是" : "否" }
    return value ? random.pick(["是", "是", "是", "√"]) : random.pick(["否", "否", ""])
  }
}
