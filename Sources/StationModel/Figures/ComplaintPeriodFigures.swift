/// Which two stretches of time are compared.
public enum PeriodComparisonKind: String, Sendable, CaseIterable {
  /// 环比: the last month against the month before.
  case monthOnMonth = "month_on_month"
  /// 同比 of the last month alone.
  case monthOnYear = "month_on_year"
  /// The last month against the twelve before it.
  case monthOnTwelve = "month_on_twelve"
  /// 本年累计 against 上年同期累计.
  case yearToDate = "year_to_date"
  /// January and February together: the feast lies in either.
  case springFestivalMonths = "spring_festival_months"
  /// The same days around the feast.
  case springFestivalDays = "spring_festival_days"

  public var chineseName: String {
    switch self {
    case .monthOnMonth: "环比"
    case .monthOnYear: "单月同比"
    case .monthOnTwelve: "比前12个月"
    case .yearToDate: "本年累计同比"
    case .springFestivalMonths: "1—2月合并同比"
    case .springFestivalDays: "春节前后对齐"
    }
  }
}

/// Days from receipt to closing in one group and period, cases still open counted as such: Kaplan and Meier. The mean of the
/// closed ones alone would be short.
public struct ComplaintDuration: Sendable, Hashable {
  public var group = FigureGroup.all
  public var isBasePeriod = false
  public var closed = 0
  public var open = 0
  /// Calendar days by which half have closed. Missing: fewer than half have, or no cases.
  public var median: Int?
  /// Mean of the closed ones, for comparison only. Missing: none closed.
  public var meanOfClosed: Double?
  /// Share closed within 7, 15, 30 and 60 days, with open cases taken out as they leave. Missing: no case followed so long.
  public var closedWithin: [Double?] = []
  public static let steps = [7, 15, 30, 60]
  public init() {}
}

/// Complaints of one stretch of time against another, in one group (all or a site).
public struct ComplaintPeriodComparison: Sendable, Hashable {
  public var kind = PeriodComparisonKind.monthOnMonth
  /// The stretches by name, Chinese: 2022年1月.
  public var now = ""
  public var then = ""
  /// `countReport`, `exposureReport` … are those of now, the base ones those of then.
  public var comparison = ComplaintComparison()
  /// True where no exposure is known and days stand in its place.
  public var isByDays = false
  /// True where nothing is told of a part of the first stretch: no verdict is given.
  public var isUntold = false
  /// What the reader must know before using it, Chinese; empty where there is nothing.
  public var caution = ""
  /// The sentence, Chinese.
  public var wording = ""
  public init() {}
}
