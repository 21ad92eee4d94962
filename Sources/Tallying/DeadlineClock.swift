public import StationModel

/// The statutory deadlines of every day, worked out once: a lookup a complaint.
///
/// Source: 市场监督管理投诉举报处理暂行办法 (order 20) art. 14 and 21, 消费者权益保护法 art. 46, and what follows them, as the pipeline's
/// deadline rules say; the rule in force on the day of receipt decides, also of the term that begins with acceptance.
public struct DeadlineClock: Sendable {
  private let firstDay: Int32
  private let rules: [DeadlineRule]
  private let calendar: WorkingDayCalendar
  /// Place of the rule in force on a day; −1: none.
  private let ruleOf: [Int8]
  /// Last day to decide on acceptance of what was received on a day; `Int32.min` where it cannot be told.
  private let acceptanceDue: [Int32]
  /// End of mediation for what was accepted on a day, by rule.
  private let mediationDue: [[Int32]]
  static let unknown = Int32.min
  /// The end of a term that stands still.
  static let never = Int32.max

  /// Days from the first of the base period to a year behind the report are prepared.
  public init(settings: PipelineSettings) {
    let all = settings.periods.all
    let firstDay = all.first.firstDay.number
    let lastDay = all.last.lastDay.number + 366
    let days = (firstDay...lastDay).map { Day(number: $0) }
    let calendar = settings.calendar
    let rules = settings.deadlineRules
    let places = days.map { day in rules.firstIndex { $0.from <= day && ($0.to.map { day <= $0 } ?? true) } }
    self.firstDay = firstDay
    self.rules = rules
    self.calendar = calendar
    ruleOf = places.map { Int8($0 ?? -1) }
    acceptanceDue = zip(days, places).map { day, place in
      place.flatMap { calendar.day(rules[$0].acceptanceWorkingDays, workingDaysAfter: day) }?.number ?? Self.unknown
    }
    mediationDue = rules.map { rule in days.map { Self.mediationEnd(rule, $0.number, calendar, nil) } }
  }

  /// Missing (``unknown``): the count runs into a year without a notice, or the rule names no term.
  private static func mediationEnd(
    _ rule: DeadlineRule, _ accepted: Int32, _ calendar: WorkingDayCalendar, _ suspension: Suspension?
  ) -> Int32 {
    guard let term = rule.mediationWorkingDays ?? rule.mediationCalendarDays else { return unknown }
    let isWorking = rule.mediationWorkingDays != nil
    var left = term + Int(suspension?.days ?? 0)
    var day = accepted
    while left > 0 {
      day += 1
      if let suspension, suspension.holds(day) {
        if suspension.to == nil { return never }
        continue
      }
      guard isWorking else {
        left -= 1
        continue
      }
      guard let isWorked = calendar.isWorkingDay(Day(number: day)) else { return unknown }
      if isWorked { left -= 1 }
    }
    return day
  }

  /// Years of the periods for which the calendar has no notice: deadlines that run through them cannot be told.
  public static func uncoveredYears(_ settings: PipelineSettings) -> [Int] {
    let months = settings.periods.all
    return (months.first.year...max(months.first.year, months.last.year)).filter {
      !settings.calendar.years.contains($0)
    }
  }

  func acceptanceDue(received: Int32) -> Int32 { place(received).map { acceptanceDue[$0] } ?? Self.unknown }

  /// End of mediation for what was received on one day and accepted on another.
  func mediationDue(received: Int32, accepted: Int32, suspension: Suspension? = nil) -> Int32 {
    guard let start = place(received), ruleOf[start] >= 0, let place = place(accepted) else { return Self.unknown }
    let rule = Int(ruleOf[start])
    guard let suspension else { return mediationDue[rule][place] }
    return Self.mediationEnd(rules[rule], accepted, calendar, suspension)
  }

  /// How the term of mediation was kept. Time that was suspended for nobody knows how long can only have moved its end back: what
  /// was done by the end of the plain term is in time, and what was not may be.
  func mediationState(
    received: Int32, accepted: Int32, closed: Int32?, asOf: Int32, suspension: Suspension.Reading
  ) -> DeadlineState {
    switch suspension {
    case .none:
      return Self.state(done: closed, due: mediationDue(received: received, accepted: accepted), asOf: asOf)
    case .told(let suspension):
      let due = mediationDue(received: received, accepted: accepted, suspension: suspension)
      return Self.state(done: closed, due: due, asOf: asOf)
    case .untold(let from):
      let due = mediationDue(received: received, accepted: accepted)
      let plain = Self.state(done: closed, due: due, asOf: asOf)
      return plain == .late && (from.map { $0 < due } ?? true) ? .unknown : plain
    }
  }

  /// Days of the periods for which no rule is in force, and those between two rules, as runs.
  public static func uncoveredDays(_ settings: PipelineSettings) -> [ClosedRange<Day>] {
    let rules = settings.deadlineRules.sorted { $0.from < $1.from }
    guard let first = rules.first, let last = rules.last else { return [] }
    let periods = [settings.periods.base, settings.periods.report]
    let start = periods.map(\.first.firstDay).min() ?? first.from
    var gaps: [ClosedRange<Day>] = []
    if start < first.from { gaps.append(start...Day(number: first.from.number - 1)) }
    for (rule, next) in zip(rules, rules.dropFirst()) {
      guard let to = rule.to, to.number + 1 < next.from.number else { continue }
      gaps.append(Day(number: to.number + 1)...Day(number: next.from.number - 1))
    }
    if let to = last.to, to < settings.periods.lastDay {
      gaps.append(Day(number: to.number + 1)...settings.periods.lastDay)
    }
    return gaps
  }

  private func place(_ day: Int32) -> Int? {
    day >= firstDay && Int(day - firstDay) < ruleOf.count ? Int(day - firstDay) : nil
  }

  /// How a deadline was kept, seen from the end of the reporting period.
  static func state(done: Int32?, due: Int32, asOf: Int32) -> DeadlineState {
    if due == unknown { return .unknown }
    if let done { return done <= due ? .met : .late }
    return due < asOf ? .late : .open
  }
}
