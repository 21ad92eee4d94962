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
    let due = clock([order20()]).mediationDue(
      received: Day(year: 2022, month: 1, day: 20).number, accepted: Day(year: 2022, month: 1, day: 26).number)
    #expect(Day(number: due).text == "2022-04-02")
  }

  @Test func `sixty calendar days under the later rule`() {
    var rule = order20()
    rule.mediationWorkingDays = nil
    rule.mediationCalendarDays = 60
    let due = clock([rule]).mediationDue(
      received: Day(year: 2022, month: 1, day: 20).number, accepted: Day(year: 2022, month: 1, day: 26).number)
    #expect(Day(number: due).text == "2022-03-27")
  }

  @Test func `time of inspection does not count`() {
    func due(_ suspension: Suspension, calendar: Bool = false) -> Int32 {
      var rule = order20()
      if calendar { (rule.mediationWorkingDays, rule.mediationCalendarDays) = (nil, 60) }
      return clock([rule]).mediationDue(
        received: Day(year: 2022, month: 1, day: 20).number, accepted: Day(year: 2022, month: 1, day: 26).number,
        suspension: suspension)
    }
    let (from, to) = (Day(year: 2022, month: 2, day: 9).number, Day(year: 2022, month: 2, day: 16).number)
    // 10, 11, 14, 15 and 16 February are five working days and seven calendar days: 2 April becomes 12 April, 27 March 3 April.
    #expect(Day(number: due(Suspension(from: from, to: to))).text == "2022-04-12")
    #expect(Day(number: due(Suspension(from: from, to: to), calendar: true)).text == "2022-04-03")
    #expect(due(Suspension(from: nil, to: nil, days: 5)) == due(Suspension(from: from, to: to)))
    #expect(
      due(Suspension(from: nil, to: nil, days: 7), calendar: true)
        == due(Suspension(from: from, to: to), calendar: true))
    // What has not come back yet stands still; what came after the term's end changes nothing.
    #expect(due(Suspension(from: from, to: nil)) == DeadlineClock.never)
    #expect(DeadlineClock.state(done: nil, due: DeadlineClock.never, asOf: to) == .open)
    let late = Day(year: 2022, month: 5, day: 4).number
    #expect(Day(number: due(Suspension(from: late, to: nil))).text == "2022-04-02")
    // A suspension over days off alone changes nothing in working days.
    let feast = (Day(year: 2022, month: 1, day: 30).number, Day(year: 2022, month: 2, day: 6).number)
    #expect(Day(number: due(Suspension(from: feast.0, to: feast.1))).text == "2022-04-02")
  }

  @Test func `a suspension of unknown length leaves open what lies beyond the plain term`() {
    let clock = clock([order20()])
    func state(_ from: Int?, _ to: Int?, closed: Day?, days: Int32 = 0) -> DeadlineState {
      let day = { (day: Int) in Day(year: 2022, month: 2, day: day).number }
      let reading = Suspension.reading(from: from.map(day), to: to.map(day), days: days, isClosed: closed != nil)
      return clock.mediationState(
        received: Day(year: 2022, month: 1, day: 20).number, accepted: Day(year: 2022, month: 1, day: 26).number,
        closed: closed?.number, asOf: Day(year: 2022, month: 12, day: 31).number, suspension: reading)
    }
    let (inTime, late) = (Day(year: 2022, month: 4, day: 2), Day(year: 2022, month: 12, day: 3))
    // A beginning without an end, an end without a beginning, an end before the beginning.
    for (from, to) in [(17, nil), (nil, 17), (17, 10)] as [(Int?, Int?)] {
      #expect(state(from, to, closed: inTime) == .met)
      #expect(state(from, to, closed: late) == .unknown)
      #expect(state(from, to, closed: late, days: 5) == .late)
    }
    #expect(state(17, nil, closed: nil) == .open)
    #expect(state(nil, 17, closed: nil) == .unknown)
    #expect(state(nil, nil, closed: late) == .late)
  }

  @Test func `days without a rule are told`() {
    var settings = PipelineSettings()
    settings.periods.report = MonthRange(Month(year: 2022, month: 1), Month(year: 2022, month: 12))
    settings.periods.base = MonthRange(Month(year: 2021, month: 1), Month(year: 2021, month: 12))
    var (old, new) = (order20(), order20())
    old.from = Day(year: 2021, month: 2, day: 1)
    old.to = Day(year: 2022, month: 3, day: 31)
    new.from = Day(year: 2022, month: 4, day: 3)
    settings.deadlineRules = [new, old]
    #expect(
      DeadlineClock.uncoveredDays(settings).map { $0.lowerBound.text + " " + $0.upperBound.text } == [
        "2021-01-01 2021-01-31", "2022-04-01 2022-04-02",
      ])
    new.from = Day(year: 2022, month: 4, day: 1)
    new.to = Day(year: 2022, month: 12, day: 31)
    old.from = Day(year: 2020, month: 1, day: 1)
    settings.deadlineRules = [old, new]
    #expect(DeadlineClock.uncoveredDays(settings).isEmpty)
  }

  @Test func `the rule of the day received goes on when another begins before acceptance`() {
    var old = order20()
    old.to = Day(year: 2022, month: 1, day: 25)
    var new = order20()
    new.from = Day(year: 2022, month: 1, day: 26)
    (new.mediationWorkingDays, new.mediationCalendarDays) = (nil, 60)
    let accepted = Day(year: 2022, month: 1, day: 26).number
    let before = clock([old, new]).mediationDue(received: accepted - 1, accepted: accepted)
    let after = clock([old, new]).mediationDue(received: accepted, accepted: accepted)
    #expect(Day(number: before).text == "2022-04-02" && Day(number: after).text == "2022-03-27")
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
