public import StationModel

/// The statutory deadlines of every day, worked out once: a lookup a complaint.
///
/// Source: 市场监督管理投诉举报处理暂行办法 (order 20) art. 14 and 21, 消费者权益保护法 art. 46, and what follows them, as the pipeline's
/// deadline rules say; the rule in force on the day of receipt decides.
public struct DeadlineClock: Sendable {
  private let firstDay: Int32
  /// Last day to decide on acceptance of what was received on a day; `Int32.min` where it cannot be told.
  private let acceptanceDue: [Int32]
  private let mediationDue: [Int32]
  static let unknown = Int32.min

  /// - Parameter through: days from the first of the base period to a year behind the report are prepared.
  public init(settings: PipelineSettings) {
    let all = settings.periods.all
    firstDay = all.first.firstDay.number
    let lastDay = all.last.lastDay.number + 366
    var acceptance: [Int32] = []
    var mediation: [Int32] = []
    let calendar = settings.calendar
    for number in firstDay...lastDay {
      let day = Day(number: number)
      let rule = settings.deadlineRules.first { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
      acceptance.append(
        rule.flatMap { calendar.day($0.acceptanceWorkingDays, workingDaysAfter: day) }?.number ?? Self.unknown)
      mediation.append(Self.mediationEnd(rule, day, calendar))
    }
    acceptanceDue = acceptance
    mediationDue = mediation
  }

  private static func mediationEnd(_ rule: DeadlineRule?, _ accepted: Day, _ calendar: WorkingDayCalendar) -> Int32 {
    guard let rule else { return unknown }
    if let days = rule.mediationWorkingDays {
      return calendar.day(days, workingDaysAfter: accepted)?.number ?? unknown
    }
    return rule.mediationCalendarDays.map { accepted.number + Int32($0) } ?? unknown
  }

  /// Years of the periods for which the calendar has no notice: deadlines that run through them cannot be told.
  public static func uncoveredYears(_ settings: PipelineSettings) -> [Int] {
    let months = settings.periods.all
    return (months.first.year...max(months.first.year, months.last.year)).filter {
      !settings.calendar.years.contains($0)
    }
  }

  func acceptanceDue(received: Int32) -> Int32 { value(acceptanceDue, received) }

  /// End of mediation for what was accepted on a day.
  func mediationDue(accepted: Int32) -> Int32 { value(mediationDue, accepted) }

  private func value(_ table: [Int32], _ day: Int32) -> Int32 {
    day >= firstDay && Int(day - firstDay) < table.count ? table[Int(day - firstDay)] : Self.unknown
  }

  /// How a deadline was kept, seen from the end of the reporting period.
  static func state(done: Int32?, due: Int32, asOf: Int32) -> DeadlineState {
    if due == unknown { return .unknown }
    if let done { return done <= due ? .met : .late }
    return due < asOf ? .late : .open
  }
}
