import StationModel
import Testing

@testable import Tallying

@Suite struct DeadlineTests {
  private func clock(_ rules: [DeadlineRule]) -> DeadlineClock {
    var settings = PipelineSettings()
    settings.periods.report = MonthRange(Month(year: 2022, month: 1), Month(year: 2022, month: 12))
    settings.periods.base = settings.periods.report
    settings.deadlineRules = rules
    settings.calendar.years = [2022]
    // The State Council's notice for 2022, as far as these cases go.
    for day in 1...3 { settings.calendar.holidays.insert(Day(year: 2022, month: 1, day: day)) }
    settings.calendar.holidays.insert(Day(year: 2022, month: 1, day: 31))
    for day in 1...6 { settings.calendar.holidays.insert(Day(year: 2022, month: 2, day: day)) }
    for day in [29, 30] { settings.calendar.makeUpDays.insert(Day(year: 2022, month: 1, day: day)) }
    for day in 3...5 { settings.calendar.holidays.insert(Day(year: 2022, month: 4, day: day)) }
    settings.calendar.makeUpDays.insert(Day(year: 2022, month: 4, day: 2))
    return DeadlineClock(settings: settings)
  }

  private func order20() -> DeadlineRule {
    var rule = DeadlineRule()
    rule.from = Day(year: 2020, month: 1, day: 1)
    rule.acceptanceWorkingDays = 7
    rule.mediationWorkingDays = 45
    return rule
  }

  @Test func `seven working days over the Spring Festival, with its make-up days`() {
    let due = clock([order20()]).acceptanceDue(received: Day(year: 2022, month: 1, day: 26).number)
    #expect(Day(number: due).text == "2022-02-09")
  }

  @Test func `forty-five working days end on a make-up Saturday`() {
    let due = clock([order20()]).mediationDue(accepted: Day(year: 2022, month: 1, day: 26).number)
    #expect(Day(number: due).text == "2022-04-02")
  }

  @Test func `sixty calendar days under the later rule`() {
    var rule = order20()
    rule.mediationWorkingDays = nil
    rule.mediationCalendarDays = 60
    let due = clock([rule]).mediationDue(accepted: Day(year: 2022, month: 1, day: 26).number)
    #expect(Day(number: due).text == "2022-03-27")
  }

  @Test func `a year without a notice gives no deadline`() {
    let due = clock([order20()]).acceptanceDue(received: Day(year: 2022, month: 12, day: 29).number)
    #expect(due == DeadlineClock.unknown)
    #expect(DeadlineClock.state(done: 1, due: due, asOf: 2) == .unknown)
  }

  @Test func `done in time, late, open, overdue`() {
    #expect(DeadlineClock.state(done: 5, due: 5, asOf: 9) == .met)
    #expect(DeadlineClock.state(done: 6, due: 5, asOf: 9) == .late)
    #expect(DeadlineClock.state(done: nil, due: 9, asOf: 9) == .open)
    #expect(DeadlineClock.state(done: nil, due: 8, asOf: 9) == .late)
  }
}
