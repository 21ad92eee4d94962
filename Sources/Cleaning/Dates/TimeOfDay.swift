/// A time of day behind a date.
struct TimeOfDay {
  /// Seconds after midnight of Asia/Shanghai on the day written, below 0 or above a day where another zone shifts it; nil for a
  /// time that no clock shows.
  var seconds: Int?
}

/// Reads `3:05`, `下午3:05`, `15时5分`, `3:05 PM`, `08:00:00.000+08:00`, `00:30:00Z`; nil where it is no time of day.
func readTimeOfDay(_ text: String) -> TimeOfDay? {
  var rest = Substring(text)
  var half: DayHalf?
  for (word, value) in DayHalf.words where rest.hasPrefix(word) {
    half = value
    rest = rest.dropFirst(word.count).drop { $0 == " " }
    break
  }
  guard let clock = Clock(&rest) else { return nil }
  rest = rest.drop { $0 == " " }
  for (word, value) in [("AM", DayHalf.morning), ("PM", .afternoon), ("am", .morning), ("pm", .afternoon)]
  where rest.hasPrefix(word) {
    half = value
    rest = rest.dropFirst(2)
  }
  guard let zone = zoneShift(rest) else { return nil }
  guard clock.isReal, let hour = half.map({ $0.hour(clock.hour) }) ?? clock.hour else { return TimeOfDay(seconds: nil) }
  return TimeOfDay(seconds: hour * 3600 + clock.minute * 60 + clock.second + zone)
}

/// The halves of the day that Chinese and English clocks name.
private enum DayHalf {
  case morning, noon, afternoon

  static let words: [(String, DayHalf)] = [
    ("上午", .morning), ("早上", .morning), ("早晨", .morning), ("凌晨", .morning), ("中午", .noon), ("下午", .afternoon),
    ("傍晚", .afternoon), ("晚上", .afternoon), ("AM", .morning), ("PM", .afternoon),
  ]

  /// The hour of 24; nil where the half has no such hour.
  func hour(_ hour: Int) -> Int? {
    switch self {
    // Twelve in the morning is midnight.
    case .morning: hour == 12 ? 0 : hour < 12 ? hour : nil
    case .noon: hour >= 11 ? hour : hour <= 2 ? hour + 12 : nil
    case .afternoon: hour < 12 ? hour + 12 : hour
    }
  }
}

/// Hours, minutes and seconds as they stand.
private struct Clock {
  var hour = 0
  var minute = 0
  var second = 0

  var isReal: Bool { hour < 24 && minute < 60 && second < 60 }

  init?(_ rest: inout Substring) {
    guard let hour = Self.number(&rest), let mark = rest.first, ":时点".contains(mark) else { return nil }
    self.hour = hour
    rest.removeFirst()
    if mark != ":", rest.isEmpty { return }
    guard let minute = Self.number(&rest) else { return nil }
    self.minute = minute
    if let next = rest.first, ":分".contains(next) {
      rest.removeFirst()
      if let second = Self.number(&rest) {
        self.second = second
        if rest.first == "秒" { rest.removeFirst() }
      } else if next == ":" {
        return nil
      }
    }
    // Fractions of a second are let be.
    if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }
}

/// Seconds from another zone's clock to that of Asia/Shanghai (UTC+8, no summer time since 1991); 0 where none is named, nil
/// where what stands there is no zone.
private func zoneShift(_ text: Substring) -> Int? {
  if text.isEmpty { return 0 }
  if text == "Z" || text == "z" { return 8 * 3600 }
  guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
  let digits = text.dropFirst().filter { $0 != ":" }
  guard digits.count == 2 || digits.count == 4, let number = Int(digits) else { return nil }
  let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
  guard hours <= 14, minutes < 60 else { return nil }
  let offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  return 8 * 3600 - offset
}
