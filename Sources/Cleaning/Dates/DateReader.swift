import StationModel

// Dates as platforms and people write them. The one form that nearly every cell has is read from its bytes; all others go
// through a text that is folded first. Nothing is guessed: what a cell leaves open, the rule of its column decides, or
// nobody. Source of the forms: files of the field, see the cases M19 to M23.

/// Reads a date, with or without a time of day, from bytes without white space at the ends.
public func readDate(_ bytes: UnsafeBufferPointer<UInt8>, _ rule: DateRule = DateRule()) -> DateReading {
  if let fast = readNumericDate(bytes) { return fast }
  return readOtherDate(String(decoding: bytes, as: UTF8.self), rule)
}

/// `YYYY<sep>M<sep>D`, then optionally a blank or T and `H:MM[:SS]`; nil where the text is of another form.
@inline(__always)
func readNumericDate(_ bytes: UnsafeBufferPointer<UInt8>) -> DateReading? {
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
    guard let time = plainTime(bytes, position) else { return nil }
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

/// Seconds since midnight of `H:MM[:SS]` up to the end; −1 for an impossible time; nil where more or something else stands there.
private func plainTime(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
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
  guard position == bytes.count else { return nil }
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : -1
}

/// Any other form than ``readNumericDate(_:)``'s.
func readOtherDate(_ raw: String, _ rule: DateRule) -> DateReading {
  let text = foldedDate(raw)
  if text.isEmpty { return .notADate }
  var copy = text
  if let numeric = copy.withUTF8({ readNumericDate($0) }) { return numeric }
  if let period = readPeriod(text, year: rule.year == 0 ? nil : rule.year) { return .period(period.months) }
  if let english = EnglishDate(text) { return english.reading(rule) }
  let parts = SplitDate(text)
  let reading = readDay(parts.day, hasTime: !parts.time.isEmpty, rule)
  guard !parts.time.isEmpty, case .moment(let midnight, let form) = reading, form != .serial else {
    return parts.time.isEmpty ? reading : bad(reading)
  }
  guard let time = readTimeOfDay(parts.time) else { return .notADate }
  guard let seconds = time.seconds else { return .impossible }
  return .moment(Moment(seconds: midnight.seconds + Int64(seconds)), form)
}

/// What a day with something behind it is where the day itself is none.
private func bad(_ reading: DateReading) -> DateReading {
  if case .moment = reading { return .notADate }
  return reading
}

/// Narrow, in one kind of hyphen, without marks that cannot be seen.
func foldedDate(_ raw: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in narrowed(raw).unicodeScalars {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: result.append("-")
    case 0x200B...0x200F, 0xFEFF: continue
    case 0...0x20, 0xA0: result.append(" ")
    default: result.append(scalar)
    }
  }
  // 元月 is the first month.
  return String(result).replacing("元月", with: "1月").trimmingSpaces()
}

/// A day in whatever form, without a time of day.
private func readDay(_ text: String, hasTime: Bool, _ rule: DateRule) -> DateReading {
  if text.contains("年") || text.contains("月") { return readChineseDay(text, rule) }
  if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), text.utf8.filter({ $0 == 0x2E }).count < 2 {
    return readDigits(text, hasTime: hasTime, rule)
  }
  var copy = text
  if let numeric = copy.withUTF8({ readNumericDate($0) }) { return numeric }
  return ShortDate(text)?.reading(rule) ?? .notADate
}

/// `20220301`, `20220301090503`, or the days that Excel counts.
private func readDigits(_ text: String, hasTime: Bool, _ rule: DateRule) -> DateReading {
  if [8, 12, 14].contains(text.utf8.count), let number = Int(text) {
    let scale = text.utf8.count == 8 ? 1 : text.utf8.count == 12 ? 10_000 : 1_000_000
    let (date, clock) = number.quotientAndRemainder(dividingBy: scale)
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    let (hour, minute, second) =
      scale == 10_000 ? (clock / 100, clock % 100, 0) : (clock / 10_000, clock / 100 % 100, clock % 100)
    guard year >= 1000, Day.isReal(year: year, month: month, day: day), hour < 24, minute < 60, second < 60 else {
      return .impossible
    }
    return .moment(
      Moment(Day(year: year, month: month, day: day), hour: hour, minute: minute, second: second), .numeric)
  }
  guard let serial = Double(text), serial >= 20_000, serial < 60_000, !hasTime else { return .notADate }
  // Serial 25569 is 1970-01-01, 24107 where days are counted from 1904; the fraction is the time of day, exact to a second.
  let seconds = ((serial - (rule.countsFrom1904 ? 24_107 : 25_569)) * 86_400).rounded()
  return .moment(Moment(seconds: Int64(seconds)), .serial)
}

/// `2022年3月1日`, `二〇二二年三月一日`, `22年3月1日`, `3月1日`.
private func readChineseDay(_ text: String, _ rule: DateRule) -> DateReading {
  var rest = Substring(text)
  var year = rule.year
  if let mark = rest.firstIndex(of: "年") {
    guard let value = chineseNumber(String(rest[..<mark]), isYear: true) else { return .notADate }
    year = value < 100 ? 2000 + value : value
    rest = rest[rest.index(after: mark)...]
  }
  guard let mark = rest.firstIndex(of: "月"), let month = chineseNumber(String(rest[..<mark]), isYear: false) else {
    return .notADate
  }
  rest = rest[rest.index(after: mark)...]
  while let last = rest.last, last == "日" || last == "号" { rest.removeLast() }
  guard let day = chineseNumber(String(rest), isYear: false) else { return .notADate }
  if year == 0 {
    // Some year must have it, or it is no day whatever the year.
    return Day.isReal(year: 2000, month: month, day: day) ? .yearless : .impossible
  }
  guard Day.isReal(year: year, month: month, day: day) else { return .impossible }
  return .moment(Moment(Day(year: year, month: month, day: day)), .chinese)
}

extension String {
  func trimmingSpaces() -> String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
