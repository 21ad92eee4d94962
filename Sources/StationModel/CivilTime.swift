/// A calendar month, counted from year 0: `year * 12 + (month - 1)`.
public struct Month: Sendable, Hashable, Comparable, Codable {
  public var index: Int32

  public init(index: Int32) { self.index = index }
  public init(year: Int, month: Int) { index = Int32(year * 12 + month - 1) }

  public var year: Int { Int(index) / 12 }
  public var month: Int { Int(index) % 12 + 1 }
  public var firstDay: Day { Day(year: year, month: month, day: 1) }
  public var lastDay: Day { Day(number: Month(index: index + 1).firstDay.number - 1) }

  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  /// `2022-01`.
  public var text: String { "\(year)-" + twoDigits(month) }
  /// `2022年1月`.
  public var chineseText: String { "\(year)年\(month)月" }
}

/// An unbroken run of months, both ends included.
public struct MonthRange: Sendable, Hashable, Codable {
  public var first: Month
  public var last: Month

  public init(_ first: Month, _ last: Month) {
    self.first = first
    self.last = last
  }

  public var count: Int { max(0, Int(last.index - first.index) + 1) }
  public var months: [Month] { (0..<count).map { Month(index: first.index + Int32($0)) } }
  public func contains(_ month: Month) -> Bool { first <= month && month <= last }
  /// `2021-02..2022-01`.
  public var text: String { first == last ? first.text : first.text + ".." + last.text }
  /// `2021年2月—2022年1月`.
  public var chineseText: String {
    first == last ? first.chineseText : first.chineseText + "—" + last.chineseText
  }
}

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 = 0. No time zone: the station's own days.
public struct Day: Sendable, Hashable, Comparable, Codable {
  public var number: Int32

  public init(number: Int32) { self.number = number }

  /// Precondition: a real date; see ``isReal(year:month:day:)``.
  public init(year: Int, month: Int, day: Int) {
    // Days from civil, after Howard Hinnant's public-domain note on chrono-compatible date algorithms.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public static func isReal(year: Int, month: Int, day: Int) -> Bool {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return false }
    return day <= daysIn(year: year, month: month)
  }

  public static func daysIn(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var month: Month {
    let parts = civil
    return Month(year: parts.year, month: parts.month)
  }

  /// 1 = Monday … 7 = Sunday.
  public var weekday: Int { Int(((number + 3) % 7 + 7) % 7) + 1 }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// `2022-01-31`.
  public var text: String {
    let parts = civil
    return "\(parts.year)-" + twoDigits(parts.month) + "-" + twoDigits(parts.day)
  }
  /// `2022年1月31日`.
  public var chineseText: String {
    let parts = civil
    return "\(parts.year)年\(parts.month)月\(parts.day)日"
  }
}

/// A local moment: seconds since 1970-01-01 00:00 of the station's own clock (Asia/Shanghai); no zone arithmetic.
public struct Moment: Sendable, Hashable, Comparable, Codable {
  public var seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }
  public init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  public var day: Day {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Day(number: Int32(clamping: days))
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// `2022-01-31 09:05:00`.
  public var text: String {
    let rest = Int(seconds - Int64(day.number) * 86_400)
    return day.text + " " + twoDigits(rest / 3600) + ":" + twoDigits(rest / 60 % 60) + ":" + twoDigits(rest % 60)
  }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
