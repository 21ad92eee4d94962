import Diagnostics
import StationModel

/// calendar.yaml: the holidays and make-up days of each year that has a notice.
struct CalendarFile {
  private let map: SettingsMap

  init(_ map: SettingsMap) { self.map = map }

  func read(into calendar: inout WorkingDayCalendar) {
    _ = map.take("version")
    for (key, setting) in map.require("years")?.pairs() ?? [] {
      guard let year = Int(key), (1949...2999).contains(year) else {
        setting.complain(.settingOutOfRange, expected: "YYYY")
        continue
      }
      calendar.years.insert(year)
      setting.map { map in
        var source = ""
        map.text("source", into: &source)
        if let festival = map.take("spring_festival"), let day = days(festival, year: year).first {
          calendar.springFestivals[year] = day
        }
        for element in map.require("off")?.elements() ?? [] {
          for day in days(element, year: year) {
            refuse(day, in: calendar.makeUpDays, element, expected: "off ≠ work")
            calendar.holidays.insert(day)
          }
        }
        for element in map.take("work")?.elements() ?? [] {
          for day in days(element, year: year) {
            if day.weekday <= 5 { element.complain(.settingOutOfRange, expected: "weekend") }
            refuse(day, in: calendar.holidays, element, expected: "work ≠ off")
            calendar.makeUpDays.insert(day)
          }
        }
      }
    }
  }

  /// A day cannot be worked and off: which of the two holds would depend on who reads it.
  private func refuse(_ day: Day, in others: Set<Day>, _ element: Setting, expected: String) {
    if others.contains(day) { element.complain(.settingOutOfRange, expected: expected + " (\(day.text))") }
  }

  /// A day or a run of days.
  private func days(_ setting: Setting, year: Int) -> [Day] {
    guard let text = setting.text() else { return [] }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { Self.day(String($0), year: year) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
      last.number - first.number < 60
    else {
      setting.complain(.settingOutOfRange, expected: "MM-DD..MM-DD")
      return []
    }
    return (first.number...last.number).map { Day(number: $0) }
  }

  /// `2022-01-31`, or `01-31` where the year is known.
  static func day(_ text: String, year: Int?) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count else { return nil }
    let whole = numbers.count == 2 ? year.map { [$0] + numbers } : numbers
    guard let whole, whole.count == 3, Day.isReal(year: whole[0], month: whole[1], day: whole[2]) else { return nil }
    return Day(year: whole[0], month: whole[1], day: whole[2])
  }
}
