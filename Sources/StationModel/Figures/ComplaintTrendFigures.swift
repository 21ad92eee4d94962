/// Whether the monthly rates of one group rise or fall over all months.
public struct ComplaintTrend: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  public var method = TrendMethod.none
  /// Months with a rate.
  public var months = 0
  /// True where counts stand in for rates: no exposure is known.
  public var isByCount = false
  /// Kendall's S and two-sided p. Missing: too few months, or all equal.
  public var s: Int?
  public var p: Double?
  /// Sen's slope per year, in the rate's unit, with its interval. Missing: as above; the interval with the seasonal method.
  public var slope: Double?
  public var interval: FigureInterval?
  /// Lag-1 autocorrelation of what is left when the slope is taken out: near 0 where the months are independent.
  public var autocorrelation: Double?
  /// The sentence, Chinese.
  public var wording = ""
  public init() {}
}

/// How a trend was tested.
public enum TrendMethod: String, Sendable, CaseIterable {
  /// Fewer than eight months: nothing is said.
  case none
  case mannKendall = "mann_kendall"
  /// Three years or more: within each calendar month.
  case seasonalMannKendall = "seasonal_mann_kendall"
}

/// Days between complaints of a group with less than one a month: a monthly chart cannot signal there, a long gap can.
public struct ComplaintGaps: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  /// Complaint-free days between one complaint and the next, in order; 0: both on one day, or on days that follow.
  public var gaps: [Int] = []
  /// Days without a complaint since the last one, at the end of the report period.
  public var running = 0
  /// Mean gap, and the limit of all of them: the gap that chance exceeds with 0.00135 (geometric). Not m + 3√(m(m+1)), which chance
  /// exceeds with 0.018.
  public var centre = 0.0
  public var probabilityUpper = 0
  /// Places of gaps above the limit: improvements. Missing: too few gaps, or of no days, to judge any.
  public var signals: [Int]?
  /// The sentence, Chinese.
  public var wording = ""
  public init() {}
}
