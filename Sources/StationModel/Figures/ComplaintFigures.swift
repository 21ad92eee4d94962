/// Complaints of the report period and the base period.
public struct ComplaintFigures: Sendable {
  /// Months of ``ReportingPeriods/all`` for all and for each site, base period first.
  public var months: [ComplaintMonth] = []
  public var limitMethod = ControlLimitMethod.threeSigma
  /// The centre is the base period's pooled rate; false: the mean of all months shown.
  public var isCentreFromBase = true
  /// All, sites, complaint classes; then each site's classes and trades, over the site's exposure; 未归属 last.
  public var comparisons: [ComplaintComparison] = []
  /// Month on month, year so far, Spring Festival …: all, then each site, by kind.
  public var periods: [ComplaintPeriodComparison] = []
  /// All, then each site, over all months.
  public var trends: [ComplaintTrend] = []
  /// Groups with less than one complaint a month.
  public var gaps: [ComplaintGaps] = []
  /// The opening of the station; empty where the pipeline does not say when it was.
  public var effects: [ComplaintEffect] = []
  public var funnel = ComplaintFunnel()
  /// Handling times of all and each site, both periods.
  public var durations: [ComplaintDuration] = []
  /// How ratio intervals and p were made; `normal` lets the sheet use formulas.
  public var comparisonMethod = IntervalMethod.exact
  public var classes: [ComplaintClassFigure] = []
  /// First-level channels, report period.
  public var channels: [ComplaintChannelFigure] = []
  public var outcomes: [ComplaintOutcomeFigure] = []
  /// Received, accepted, closed of all and each site, both periods.
  public var courses: [ComplaintCourse] = []
  /// Second-level channels that occur.
  public var channelNames: [ComplaintChannelName] = []
  /// The classes by each classification.
  public var schemes: [ComplaintSchemeClass] = []
  /// The table `complaint_class_month`.
  public var classMonths: [ComplaintClassMonth] = []
  /// Who complained again, and of whom: all and each site, both periods.
  public var repeats: [ComplaintRepeats] = []
  /// Mediation success of all and sites, both periods, over both denominators in use.
  public var mediation: [ComplaintMediation] = []
  /// All and sites, acceptance and mediation, both periods.
  public var deadlines: [ComplaintDeadline] = []
  /// Median calendar days from receipt to closing, report period, open cases counted as such. Missing: not reached.
  public var medianDaysToClose: Double?
  /// «2022年1月投诉为零…»: what the last month without complaints is worth, with its probability; empty where there is none.
  public var zeroMonthSentence = ""
  /// The same for each site, by site; empty where the site's last month has complaints.
  public var siteZeroMonthSentences: [String] = []
  /// Index of dispersion of the months shown, χ²/df: 1 where nothing but chance is at work. Missing: too few months.
  public var dispersion: Double?
  /// P that chance alone spreads the months so much or more. Missing: with the index.
  public var dispersionP: Double?
  /// How the limits came about, Chinese, for the note under the chart; empty where there are none.
  public var limitNote = ""
  /// Upper 95 % limit of the expected count in a month with none: 3.69. Missing: the last month had complaints.
  public var zeroMonthUpper: Double?
  /// P of no complaint in the last month at the mean of the twelve before. Missing: as above, or fewer months before.
  public var zeroMonthProbability: Double?
  /// Records of kind 投诉, 举报, 咨询, 建议, other in the report period.
  public var kinds: [Int] = []
  /// Fen, report period.
  public var amount: Int64 = 0
  public var recovered: Int64 = 0
  public var professional = 0
  /// Records outside both periods; they enter no figure.
  public var outsidePeriods = 0
  /// Complaints whose merchant was not resolved: report, base period. They count in «all», and in a site when it was
  /// told.
  public var unresolvedMerchant: [Int] = [0, 0]
  public init() {}
}

/// How the limits of the u chart were made.
public enum ControlLimitMethod: String, Sendable, CaseIterable {
  /// centre ± 3·√(centre / exposure): the sheet's formula.
  case threeSigma
  /// Exact Poisson probability limits: typed.
  case poisson
  /// Three sigma widened by the spread between neighbouring months (Laney's u′): many counts that vary more than chance
  /// lets them. Typed.
  case laney
}

/// What a month's point says.
public enum ControlSignal: String, Sendable, CaseIterable {
  case none, above, below
  /// A run rule; its name is in ``ComplaintMonth/signalText``.
  case run
}

/// One month of one group.
public struct ComplaintMonth: Sendable, Hashable {
  /// `.all` or `.site`.
  public var group = FigureGroup.all
  public var month = Month(index: 0)
  public var isReportPeriod = true
  public var count = 0
  /// In the settings' exposure unit (万人次, or hundred merchant-months). Missing: not reported.
  public var exposure: Double?
  /// count / exposure. Missing: no exposure.
  public var rate: Double?
  public var interval: FigureInterval?
  /// Centre line and control limits of the rate. Missing: no exposure or no baseline.
  public var centre: Double?
  public var upper: Double?
  public var lower: Double?
  /// How the limits were made; the same in all months of a group.
  public var limits = ControlLimitMethod.poisson
  public var signal = ControlSignal.none
  /// Words for a run rule; empty otherwise.
  public var signalText = ""
  public init() {}
}

/// The wording of a comparison.
public enum ComparisonVerdict: String, Sendable, CaseIterable {
  case lower, higher, noDifference
  /// No base period, no exposure, or nothing counted in both.
  case none

  public var chineseText: String {
    switch self {
    case .lower: "▼ 下降，差异显著"
    case .higher: "▲ 上升，差异显著"
    case .noDifference: "差异不显著"
    case .none: "—"
    }
  }
}

/// One group, this period against the base period.
public struct ComplaintComparison: Sendable, Hashable {
  /// `.all`, `.site`, `.complaintClass`, `.siteClass`, `.siteTrade` or `.unassigned`.
  public var group = FigureGroup.all
  public var countReport = 0
  public var countBase = 0
  /// The group's part of the cases, where those that name several merchants are shared out; ``countReport`` and ``countBase`` have
  /// each whole at the merchant named first. Missing: classes, which no merchant decides.
  public var shareReport: Double?
  public var shareBase: Double?
  /// In the exposure unit. Missing: not reported.
  public var exposureReport: Double?
  public var exposureBase: Double?
  public var rateReport: Double?
  public var rateBase: Double?
  /// rateReport / rateBase − 1. Missing: no base rate.
  public var change: Double?
  /// rateReport / rateBase with its interval and two-sided p. Missing: base 0; a high end may be missing alone
  /// (infinite).
  public var ratio: Double?
  public var ratioLow: Double?
  public var ratioHigh: Double?
  public var p: Double?
  public var verdict = ComparisonVerdict.none
  /// χ²/df of the months about their own period's rate, with its upper tail: above 1 where they spread more than Poisson counts do.
  /// Missing: classes and trades, or too few months with exposure.
  public var dispersion: Double?
  public var dispersionP: Double?
  /// The interval of the ratio with that spread in it (quasi-Poisson, t). Missing: the months spread no more than chance lets them.
  public var wideInterval: FigureInterval?
  /// Two-sided, with that spread in it. Missing: as above.
  public var wideP: Double?

  /// The interval and p that the verdict goes by: the wide ones where there are such.
  public var decisive: (low: Double?, high: Double?, p: Double?) {
    wideInterval.map { ($0.low, $0.high, wideP) } ?? (ratioLow, ratioHigh, p)
  }
  public init() {}
}

/// A complaint class: primary class by period and site.
public struct ComplaintClassFigure: Sendable, Hashable {
  public var code = ""
  public var name = ""
  public var countReport = 0
  public var countBase = 0
  /// By site (report period), without the complaints of no known site.
  public var bySite: [Int] = []
  public var bySiteBase: [Int] = []
  public init() {}
}

/// A first-level channel.
public struct ComplaintChannelFigure: Sendable, Hashable {
  public var name = ""
  public var countReport = 0
  public var countBase = 0
  /// By site; what belongs to none is in the counts alone.
  public var bySite: [Int] = []
  public var bySiteBase: [Int] = []
  public init() {}
}

/// Complaints by outcome.
public struct ComplaintOutcomeFigure: Sendable, Hashable {
  public var outcome = ComplaintOutcome.pending
  public var countReport = 0
  public var countBase = 0
  public init() {}
}

/// Mediation success (调解成功率), whose denominator published reports leave open: both are here, by name.
public struct ComplaintMediation: Sendable, Hashable {
  public var group = FigureGroup.all
  public var isBasePeriod = false
  public var mediated = 0
  /// 办结: mediated, failed, withdrawn, or closed without a result.
  public var closed = 0
  /// Those of the closed without a result.
  public var closedUnknown = 0
  /// Whether enough results are known for a rate: those of at least half of the closed.
  public var isTold: Bool { closedUnknown * 2 <= closed }
  /// 受理: all but pending and refused.
  public var accepted = 0
  /// mediated / closed (按办结). Missing: none closed, or more than half of them without a result.
  public var ofClosed: Double?
  public var ofClosedInterval: FigureInterval?
  /// mediated / accepted (按受理). Missing: none accepted, or more than half of the closed without a result.
  public var ofAccepted: Double?
  public var ofAcceptedInterval: FigureInterval?
  public init() {}
}

/// Whose term a deadline is. A term that a work order prints is another rule than the law's: their shares are never one.
public enum ComplaintClock: Int, Sendable, CaseIterable {
  /// To decide on acceptance, by the order in force on the day of receipt.
  case acceptance
  /// To end the mediation, by the same order.
  case mediation
  /// To close, as the work order prints it.
  case workOrder

  /// As tables write it.
  public var code: String { ["acceptance", "mediation", "work_order"][rawValue] }
}

/// A deadline in one group and period.
public struct ComplaintDeadline: Sendable, Hashable {
  public var group = FigureGroup.all
  public var isBasePeriod = false
  public var clock = ComplaintClock.acceptance
  public var met = 0
  public var late = 0
  public var open = 0
  public var unknown = 0
  /// met / (met + late). Missing: neither.
  public var rate: Double?
  public var interval: FigureInterval?
  public init() {}
}
