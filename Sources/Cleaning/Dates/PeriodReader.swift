public import StationModel

/// A text that names months rather than a day.
struct NamedPeriod {
  /// Nil where the text does not say which: 本月, 上半年 without a year.
  var months: MonthRange?
}

/// Reads `2022Q1`, `2022年一季度`, `2022年1-3月`, `2022年上半年`, `2022-01`, `2022年`; nil where the text names no period.
///
/// - Parameter year: the year of a period that names none, such as 一季度.
func readPeriod(_ raw: String, year: Int? = nil) -> NamedPeriod? {
  let text = raw.filter { $0 != " " }
  if ["本月", "上月", "当月", "本年", "去年", "今年", "本季度", "上季度"].contains(text) { return NamedPeriod(months: nil) }
  let (named, rest) = leadingYear(text)
  guard let months = months(rest, hasYear: named != nil) else { return nil }
  guard let year = named ?? year else { return NamedPeriod(months: nil) }
  let first = Month(year: year, month: months.lowerBound)
  return NamedPeriod(months: MonthRange(first, Month(year: year, month: months.upperBound)))
}

/// The year that a text begins with, and what follows it.
private func leadingYear(_ text: String) -> (Int?, Substring) {
  let lead = text.prefix { $0.isASCII && $0.isNumber || chineseDigits[$0] != nil }
  let behind = text.dropFirst(lead.count)
  if behind.first == "年", let year = chineseNumber(String(lead), isYear: true) {
    return (year < 100 ? 2000 + year : year, behind.dropFirst())
  }
  guard lead.count == 4 || lead.count == 6, let year = Int(lead.prefix(4)), (1900...2999).contains(year) else {
    return (nil, text[...])
  }
  var rest = text.dropFirst(4)
  if lead.count == 4, let mark = rest.first, "-/.".contains(mark) { rest.removeFirst() }
  return (year, rest)
}

/// The months that a text names, 1…12.
private func months(_ text: Substring, hasYear: Bool) -> ClosedRange<Int>? {
  switch text {
  case "上半年", "H1", "h1": return 1...6
  case "下半年", "H2", "h2": return 7...12
  case "全年", "年度", "度": return 1...12
  case "": return hasYear ? 1...12 : nil
  default: break
  }
  if let quarter = quarter(text) { return quarter * 3 - 2...quarter * 3 }
  let hasMark = text.hasSuffix("月") || text.hasSuffix("月份")
  let bare = text.split(separator: "份").joined().split(separator: "月", omittingEmptySubsequences: true)
    .joined(separator: "|")
  let ends = bare.split { "-~～至到—–|".contains($0) }
  guard hasMark || hasYear && ends.count == 1, let first = ends.first, let last = ends.last, ends.count <= 2,
    let low = chineseNumber(String(first), isYear: false), let high = chineseNumber(String(last), isYear: false),
    (1...12).contains(low), (low...12).contains(high)
  else { return nil }
  return low...high
}

private func quarter(_ text: Substring) -> Int? {
  if text.count == 2, text.first == "Q" || text.first == "q" {
    return text.last.flatMap { Int(String($0)) }.flatMap(real)
  }
  guard text.hasSuffix("季度") || text.hasSuffix("季") else { return nil }
  let number = text.prefix { $0 != "季" }.drop { $0 == "第" }
  return chineseNumber(String(number), isYear: false).flatMap(real)
}

private func real(_ quarter: Int) -> Int? { (1...4).contains(quarter) ? quarter : nil }

/// Reads the months of `2022Q1`, `2022年1—3月`, `2022-01`, or the month of a day; nil where the text names none.
public func readMonths(_ bytes: UnsafeBufferPointer<UInt8>, _ rule: DateRule = DateRule()) -> MonthRange? {
  switch readDate(bytes, rule) {
  case .moment(let moment, let form) where form != .short: MonthRange(moment.day.month, moment.day.month)
  case .period(let months): months
  default: nil
  }
}

/// Whether a text names months and leaves their year to the file: 一季度, 1—3月, 1月; not 本月, which no year would settle.
func namesMonthsWithoutYear(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let text = foldedDate(String(decoding: bytes, as: UTF8.self))
  guard let period = readPeriod(text), period.months == nil else { return false }
  return readPeriod(text, year: 2000)?.months != nil
}

/// Reads a single month: `2022-01`, `2022年1月`, `202201`, `2022/1`, or a day of it; nil for anything else, a quarter too.
public func readMonth(_ bytes: UnsafeBufferPointer<UInt8>) -> Month? {
  readMonths(bytes).flatMap { $0.count == 1 ? $0.first : nil }
}
