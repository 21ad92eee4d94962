public import StationModel

/// What every adder needs to find a row's place: the sizes, the months of the periods, each merchant's site.
public struct TallyContext: Sendable {
  public let shape: TallyShape
  let firstDay: Int32
  let lastDay: Int32
  /// Month number (from the first month of all periods) of each day from `firstDay` on.
  let monthOfDay: [Int16]
  /// Period of each month: 0 report, 1 base, −1 neither.
  let slotOfMonth: [Int8]
  /// Site of each merchant, one more for «not resolved».
  let siteOfMerchant: [Int32]
  let report: MonthRange
  /// Questions of which complete answers are asked: the items and the overall one, without those on importance.
  let completeQuestions: [Int]

  public init(settings: PipelineSettings, merchants: [Merchant]) {
    let all = settings.periods.all
    report = settings.periods.report
    completeQuestions = Array(0..<settings.satisfaction.items.count) + [settings.satisfaction.questions.count - 1]
    shape = TallyShape(
      sites: settings.sites.count, merchants: merchants.count, months: all.count,
      needItems: settings.taxonomy.items.count, residuals: settings.taxonomy.residuals.count,
      questions: settings.satisfaction.questions.count,
      levels: settings.satisfaction.maximum - settings.satisfaction.minimum + 1,
      complaintClasses: settings.complaintClasses.classes.count,
      channelGroups: settings.complaints.channelGroups.count + 1,
      days: Int(all.last.lastDay.number - all.first.firstDay.number) + 1,
      channelNames: settings.complaints.channels.count)
    firstDay = all.first.firstDay.number
    lastDay = all.last.lastDay.number
    var months: [Int16] = []
    var slots: [Int8] = []
    for (number, month) in all.months.enumerated() {
      let days = Int(month.lastDay.number - month.firstDay.number) + 1
      // What lies behind a cut is of neither period, so that both have as many days.
      let covered = Int((Double(days) * settings.periods.coverage(of: month)).rounded())
      months += Array(repeating: Int16(number), count: covered) + Array(repeating: -1, count: days - covered)
      slots.append(
        settings.periods.report.contains(month)
          ? Int8(PeriodSlot.report.rawValue)
          : settings.periods.base.contains(month) ? Int8(PeriodSlot.base.rawValue) : -1)
    }
    monthOfDay = months
    slotOfMonth = slots
    siteOfMerchant = merchants.map { Int32($0.site) } + [Int32(settings.sites.count)]
  }

  /// Month number of a day, −1 where it lies outside all periods.
  @inline(__always)
  func month(_ day: Int32) -> Int {
    guard day >= firstDay, day <= lastDay else { return -1 }
    return Int(monthOfDay[Int(day - firstDay)])
  }
}
