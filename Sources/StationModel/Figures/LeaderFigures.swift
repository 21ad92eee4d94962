/// The leader evaluation (标杆评价).
public struct LeaderFigures: Sendable {
  /// Indicator names and weights (scaled to 1), in sheet order.
  public var indicators: [LeaderIndicatorFigure] = []
  /// One element for each merchant, in the order of the merchants' list.
  public var scores: [LeaderScore] = []
  /// Chosen by site.
  public var chosenBySite: [Int] = []
  /// Composite points between the last chosen and the next by site. Missing: nobody was left to part from.
  public var gapBySite: [Double?] = []
  public init() {}
}

/// An indicator as used.
public struct LeaderIndicatorFigure: Sendable, Hashable {
  public var id = ""
  public var name = ""
  /// 0…1; the weights add up to 1.
  public var weight = 0.0
  /// Set where the indicator was dropped (constant, no values), Chinese; its weight is then 0.
  public var remark = ""
  public init() {}
}

/// A merchant's score.
public struct LeaderScore: Sendable, Hashable {
  /// Index into the merchants.
  public var merchant = 0
  /// Values before scaling, by indicator. Missing: not measured.
  public var raw: [Double?] = []
  /// Scaled 0…100, by indicator; a missing one is what `imputed` says. Missing: no value and none put in.
  public var scaled: [Double?] = []
  /// Composite 0…100: sum of weight × scaled over the indicators present, weights rescaled. Missing: a gate failed,
  /// or coverage too low.
  public var composite: Double?
  /// Share of weight with values, 0…1.
  public var coverage = 0.0
  /// Names of the gates failed, Chinese, in order; empty: passes.
  public var failedGates: [String] = []
  /// Competition ranks over all merchants with a composite, and within the site. Missing: no composite (a gate
  /// failed, or too few values).
  public var rank: Int?
  public var siteRank: Int?
  /// Rank within the site, interval by resampling. Missing: no composite.
  public var rankLow: Int?
  public var rankHigh: Int?
  /// Probability of being among the best `most` of the site, 0…1.
  public var topProbability: Double?
  public var isChosen = false
  /// Why not chosen, Chinese and short; empty for the chosen.
  public var reason = ""
  /// Why chosen, Chinese and short; empty for the others.
  public var choiceNote = ""
  public init() {}
}
