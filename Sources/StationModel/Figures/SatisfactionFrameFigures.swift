/// How far the merchants of one group took part: the frame, who answered, and what the silent could change.
public struct SatisfactionFrame: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  public var isBasePeriod = false
  /// Merchants open on some day of the period.
  public var merchants = 0
  /// Of these, merchants with at least one valid answer to the overall question.
  public var answered = 0
  /// answered / merchants. Missing: no merchants.
  public var rate: Double?
  /// Valid rows, and valid answers to the overall question among them.
  public var rows = 0
  public var answers = 0
  /// answers / rows: the item response rate of the overall question. Missing: no rows.
  public var itemRate: Double?
  /// Merchants' own answers as a finite frame: share satisfied, its worst and best case over the silent. Missing: the
  /// respondents are not the merchants.
  public var bounds: FigureInterval?
  public init() {}
}

/// Two groups' indexes of the report period compared by the interval of their difference.
public struct SatisfactionDifference: Sendable, Hashable {
  public var first = FigureGroup.all
  public var second = FigureGroup.all
  /// first − second, 0…100 points.
  public var difference = 0.0
  public var interval = FigureInterval(low: 0, high: 0)
  /// The same at the level at which all pairs of sites hold together: what a superlative rests on.
  public var joint = FigureInterval(low: 0, high: 0)
  /// Whether a side's answers are all the same, so that it is compared by its exact bound and not by a spread.
  public var isBounded = false
  /// True where the interval leaves out 0.
  public var isClear: Bool { interval.low > 0 || interval.high < 0 }
  /// True where the joint interval does.
  public var isJointlyClear: Bool { joint.low > 0 || joint.high < 0 }
  public init() {}
}

/// The base period against the report period over the same merchants.
public struct SatisfactionWave: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  /// Merchants with answers in both waves, in the first alone, in the second alone.
  public var both = 0
  public var left = 0
  public var joined = 0
  /// Merchants open in both periods, where they speak for themselves: the frame that `both` are of. Missing: visitors were asked.
  public var population: Int?
  /// Mean of the merchants' changes, in points of the index. Missing: none in both.
  public var change: Double?
  /// `student`, `finite`, `census` (no interval: all of the frame answered twice) or `none`.
  public var intervalMethod = IntervalMethod.none
  public var interval: FigureInterval?
  /// Wilcoxon's signed ranks of the merchants' changes, two-sided. Missing: no merchant changed.
  public var wilcoxonP: Double?
  /// Merchants whose mean was satisfied (two highest levels) before and is not now, and the other way round.
  public var lost = 0
  public var gained = 0
  /// McNemar's exact mid-p of the two. Missing: neither happened.
  public var mcNemarP: Double?
  public init() {}
}
