public import StationModel

/// The forms in which a date may be written; a column that mixes them is reported.
public enum DateForm: Int, Sendable, CaseIterable {
  /// 2022-03-01, 2022/3/1, 2022.3.1, 20220301.
  case numeric
  /// 2022年3月1日, 二〇二二年三月一日.
  case chinese
  /// 44621, as Excel counts days.
  case serial
  /// 22-3-1, 03/04/22: needs an order to be read.
  case short

  public var name: String {
    switch self {
    case .numeric: "Y-M-D"
    case .chinese: "Y年M月D日"
    case .serial: "#####"
    case .short: "YY-M-D"
    }
  }
}

/// The form in which findings ask for a date.
let dateFormText = "YYYY-MM-DD"

/// What a cell of a date column holds.
public enum DateReading: Sendable, Equatable {
  case moment(Moment, DateForm)
  case ambiguous
  case impossible
  case notADate
}

/// The order of a date with a two-digit year, as a source declares it.
public enum DateOrder: UInt8, Sendable {
  case unknown, ymd, dmy, mdy

  init(_ declared: String?) {
    self =
      switch declared {
      case "ymd": .ymd
      case "dmy": .dmy
      case "mdy": .mdy
      default: .unknown
      }
  }
}

/// Reads a date, with or without a time of day, from bytes without white space at the ends.
///
/// - Parameter order: of dates with a two-digit year; unknown refuses them as ambiguous.
public func readDate(_ bytes: UnsafeBufferPointer<UInt8>, order: DateOrder = .unknown) -> DateReading {
  if let fast = readNumericDate(bytes) { return fast }
  return readOtherDate(String(decoding: bytes, as: UTF8.self), order: order)
}

/// `YYYY<sep>M<sep>D`, then optionally a blank or T and `H:MM[:SS]`; nil where the text is of another form.
@inline(__always)
private func readNumericDate(_ bytes: UnsafeBufferPointer<UInt8>) -> DateReading? {
  let count = bytes.count
  guard count >= 8, let year = digits(bytes, 0, 4) else { return nil }
  let separator = bytes[4]
  guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
  var position = 5
  guard let month = shortNumber(bytes, &position), position < count, bytes[position] == separator else { return nil }
  position += 1
  guard let day = shortNumber(bytes, &position) else { return nil }
  var seconds = 0
  if position < count {
    guard bytes[position] == 0x20 || bytes[position] == 0x54 else { return nil }
    position += 1
    guard let time = timeOfDay(bytes, position) else { return nil }
    seconds = time
  }
  guard Day.isReal(year: year, month: month, day: day), seconds >= 0 else { return .impossible }
  return .moment(
    Moment(seconds: Int64(Day(year: year, month: month, day: day).number) * 86_400 + Int64(seconds)), .numeric)
}

@inline(__always)
private func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
  guard start + count <= bytes.count else { return nil }
  var value = 0
  for index in start..<start + count {
    let digit = bytes[index] &- 0x30
    guard digit <= 9 else { return nil }
    value = value * 10 + Int(digit)
  }
  return value
}

/// One or two digits.
@inline(__always)
private func shortNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int? {
  guard position < bytes.count, bytes[position] &- 0x30 <= 9 else { return nil }
  var value = Int(bytes[position] - 0x30)
  position += 1
  if position < bytes.count, bytes[position] &- 0x30 <= 9 {
    value = value * 10 + Int(bytes[position] - 0x30)
    position += 1
  }
  return value
}

/// Seconds since midnight; −1 for an impossible time; nil where it is none. Fractions and zones behind it are let be.
private func timeOfDay(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
  var position = start
  guard let hour = shortNumber(bytes, &position), position < bytes.count, bytes[position] == 0x3A else { return nil }
  position += 1
  guard let minute = shortNumber(bytes, &position) else { return nil }
  var second = 0
  if position < bytes.count, bytes[position] == 0x3A {
    position += 1
    guard let value = shortNumber(bytes, &position) else { return nil }
    second = value
  }
  if position < bytes.count {
    let rest = bytes[position]
    // Fractions, Z and the district's own +08:00; another zone would be another day and is refused.
    guard rest == 0x2E || rest == 0x5A || rest == 0x2B else { return nil }
    if rest == 0x2B, digits(bytes, position + 1, 2) != 8 { return nil }
  }
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : -1
}

private func readOtherDate(_ raw: String, order: DateOrder) -> DateReading {
  let text = narrowed(raw).filter { !$0.isWhitespace || $0 == " " }
  if let narrow = retry(text, differsFrom: raw) { return narrow }
  if text.contains("年") || text.contains("月") { return readChineseDate(text) }
  let parts = text.split(separator: " ", maxSplits: 1)
  let day = parts.first.map(String.init) ?? text
  if day.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) { return readPlainNumber(day, whole: text) }
  return readShortDate(day, order: order)
}

private func retry(_ text: String, differsFrom raw: String) -> DateReading? {
  guard text != raw else { return nil }
  var copy = text
  return copy.withUTF8 { readNumericDate($0) }
}

/// `20220301`, or the days that Excel counts.
private func readPlainNumber(_ text: String, whole: String) -> DateReading {
  if text.utf8.count == 8, let number = Int(text) {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard Day.isReal(year: year, month: month, day: day) else { return .impossible }
    return .moment(Moment(Day(year: year, month: month, day: day)), .numeric)
  }
  guard let serial = Double(text), serial >= 20_000, serial < 60_000, whole == text else { return .notADate }
  // Serial 25569 is 1970-01-01; the fraction is the time of day, exact to a second.
  let seconds = ((serial - 25_569) * 86_400).rounded()
  return .moment(Moment(seconds: Int64(seconds)), .serial)
}

/// A date with a two-digit year.
private func readShortDate(_ text: String, order: DateOrder) -> DateReading {
  let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." })
  guard parts.count == 3 || parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 4 && Int($0) != nil }) else {
    return .notADate
  }
  guard parts.count == 3, order != .unknown else { return .ambiguous }
  let numbers = parts.compactMap { Int($0) }
  guard numbers.count == 3 else { return .notADate }
  let (year, month, day): (Int, Int, Int)
  switch order {
  case .ymd: (year, month, day) = (numbers[0], numbers[1], numbers[2])
  case .dmy: (year, month, day) = (numbers[2], numbers[1], numbers[0])
  case .mdy: (year, month, day) = (numbers[2], numbers[0], numbers[1])
  case .unknown: return .ambiguous
  }
  let full = year < 100 ? 2000 + year : year
  guard Day.isReal(year: full, month: month, day: day) else { return .impossible }
  return .moment(Moment(Day(year: full, month: month, day: day)), .short)
}

/// `2022年3月1日 [上午|下午]3:05`, `二〇二二年三月一日`.
private func readChineseDate(_ text: String) -> DateReading {
  var numbers: [Int] = []
  var current = ""
  var rest = Substring(text)
  for mark in ["年", "月"] {
    guard let index = rest.firstIndex(of: Character(mark)) else { return .ambiguous }
    current = String(rest[..<index])
    guard let value = chineseNumber(current, isYear: mark == "年") else { return .notADate }
    numbers.append(value)
    rest = rest[rest.index(after: index)...]
  }
  let end = rest.firstIndex(where: { $0 == "日" || $0 == "号" || $0 == " " }) ?? rest.endIndex
  guard let day = chineseNumber(String(rest[..<end]), isYear: false) else { return .notADate }
  guard numbers[0] >= 100 else { return .ambiguous }
  guard Day.isReal(year: numbers[0], month: numbers[1], day: day) else { return .impossible }
  var time = rest[end...].drop { $0 == "日" || $0 == "号" || $0 == " " }
  var offset = 0
  for word in ["下午", "晚上", "上午", "早上"] where time.hasPrefix(word) {
    time = time.dropFirst(word.count).drop { $0 == " " }
    offset = word == "下午" || word == "晚上" ? 12 : 0
  }
  let date = Day(year: numbers[0], month: numbers[1], day: day)
  if time.isEmpty { return .moment(Moment(date), .chinese) }
  var clock = String(time).replacing("时", with: ":").replacing("分", with: ":").replacing("秒", with: "")
  while clock.hasSuffix(":") { clock.removeLast() }
  guard let seconds = clock.withUTF8({ timeOfDay($0, 0) }) else { return .notADate }
  guard seconds >= 0 else { return .impossible }
  let shift = seconds < 12 * 3600 ? offset * 3600 : 0
  return .moment(Moment(seconds: Moment(date).seconds + Int64(seconds + shift)), .chinese)
}

private let chineseDigits: [Character: Int] = [
  "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
]

/// `2022`, `二〇二二`, `十二`, `三十一`.
private func chineseNumber(_ text: String, isYear: Bool) -> Int? {
  let text = text.trimmingSpaces()
  if let value = Int(text) { return value }
  guard !text.isEmpty else { return nil }
  if isYear {
    var value = 0
    for character in text {
      guard let digit = chineseDigits[character] else { return nil }
      value = value * 10 + digit
    }
    return value
  }
  let parts = text.split(separator: "十", omittingEmptySubsequences: false)
  guard parts.count <= 2 else { return nil }
  func unit(_ part: Substring, ifEmpty: Int) -> Int? {
    part.isEmpty ? ifEmpty : part.count == 1 ? part.first.flatMap { chineseDigits[$0] } : nil
  }
  if parts.count == 1 { return unit(parts[0], ifEmpty: 0) }
  guard let tens = unit(parts[0], ifEmpty: 1), let ones = unit(parts[1], ifEmpty: 0) else { return nil }
  return tens * 10 + ones
}

extension String {
  func trimmingSpaces() -> String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}

/// Reads a month: `2022-01`, `2022年1月`, `202201`, `2022/1`, or a day of it.
public func readMonth(_ bytes: UnsafeBufferPointer<UInt8>) -> Month? {
  if case .moment(let moment, let form) = readDate(bytes), form != .short { return moment.day.month }
  let text = narrowed(String(decoding: bytes, as: UTF8.self)).trimmingSpaces()
  let parts = text.split(whereSeparator: { "-/.年月 ".contains($0) }).map(String.init)
  if parts.count == 1, parts[0].utf8.count == 6, let number = Int(parts[0]) {
    return (1...12).contains(number % 100) ? Month(year: number / 100, month: number % 100) : nil
  }
  guard parts.count == 2, parts[0].utf8.count >= 3 || text.contains("年") else { return nil }
  guard let year = chineseNumber(parts[0], isYear: true), let month = chineseNumber(parts[1], isYear: false) else {
    return nil
  }
  return (1...12).contains(month) && year >= 1000 ? Month(year: year, month: month) : nil
}
