/// What changed in the complaints of one group when the station opened.
public struct ComplaintEffect: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  public var method = EffectMethod.none
  /// The first month with the station.
  public var opened = Month(index: 0)
  /// Months with exposure, complaints and exposure before and after.
  public var monthsBefore = 0
  public var monthsAfter = 0
  public var before = 0
  public var after = 0
  public var exposureBefore = 0.0
  public var exposureAfter = 0.0
  /// Rate ratio of the level (series) or of after to before (ratio alone), with its interval and p. Missing: not told; a
  /// high end may be missing alone (infinite).
  public var ratio: Double?
  public var ratioLow: Double?
  public var ratioHigh: Double?
  public var p: Double?
  /// Rate ratio a month of the change of slope, with its interval. Missing: not a series.
  public var slope: Double?
  public var slopeInterval: FigureInterval?
  /// Rate of the last month as a ratio of what it would be had the months before gone on, with its interval, and that month. Missing:
  /// not a series.
  public var lastRatio: Double?
  public var lastInterval: FigureInterval?
  public var lastMonth: Month?
  /// Pearson's χ²/df; below 1 it was taken as 1. Missing: a ratio whose months spread no more than chance.
  public var dispersion: Double?
  /// Whether there are months enough for a series but too few complaints for its level and slope.
  public var isTooRare = false
  /// The sentence with its caveats, Chinese.
  public var wording = ""
  public init() {}
}

/// How the effect was estimated.
public enum EffectMethod: String, Sendable, CaseIterable {
  case none
  /// Interrupted series: Poisson with offset, change of level and slope, quasi-Poisson errors, t.
  case interruptedSeries = "interrupted_series"
  /// The exact ratio of after to before: too few months, or none after had a complaint.
  case ratio
}
