/// The State Council's working days: weekends and holidays off, make-up days worked.
///
/// Missing: years that no notice covers are refused (nil), never guessed.
public struct WorkingDayCalendar: Sendable {
  /// Years whose notice is in the data file.
  public var years: Set<Int> = []
  /// Holidays on weekdays or weekends.
  public var holidays: Set<Day> = []
  /// Weekend days that are worked.
  public var makeUpDays: Set<Day> = []
  /// The first day of the first lunar month (春节), by year; years that the data file does not name are left out.
  public var springFestivals: [Int: Day] = [:]

  public init() {}

  /// Whether a day is worked; nil where its year has no notice.
  public func isWorkingDay(_ day: Day) -> Bool? {
    guard years.contains(day.civil.year) else { return nil }
    if makeUpDays.contains(day) { return true }
    return !holidays.contains(day) && day.weekday <= 5
  }

  /// The day that lies `count` working days after `day`; counting starts the day after (民法典 art. 201).
  /// Missing: nil where the count runs into a year without a notice.
  public func day(_ count: Int, workingDaysAfter day: Day) -> Day? {
    var current = day
    var left = count
    while left > 0 {
      current = Day(number: current.number + 1)
      guard let isWorked = isWorkingDay(current) else { return nil }
      if isWorked { left -= 1 }
    }
    return current
  }
}
