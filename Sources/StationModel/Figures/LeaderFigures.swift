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
  /// How each site's choice came about.
  public var sites: [LeaderSite] = []
  /// Lines of the evidence files, merchant by merchant in the order of the merchants' list.
  public var evidence: [LeaderEvidence] = []
  /// `declared`, `ahp`, `entropy` or `combined`: whose weights make the composite.
  public var weighting = ""
  /// Consistency ratio of the joint judgements. Missing: the settings hold none.
  public var consistencyRatio: Double?
  /// Set where the cap on a single weight could not be kept, Chinese.
  public var capRemark = ""
  /// How each site's choice came about, Chinese, by site.
  public var sentences: [String] = []
  public init() {}
}

/// An indicator as used.
public struct LeaderIndicatorFigure: Sendable, Hashable {
  public var id = ""
  public var name = ""
  /// 0…1; the weights add up to 1.
  public var weight = 0.0
  /// By the settings; by pairwise judgements; by entropy; and the last with one of the first. Missing: there is none.
  public var declared = 0.0
  public var ahp: Double?
  public var entropy: Double?
  public var combined: Double?
  /// Whether the cap on a single weight holds `weight` down.
  public var isCapped = false
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
  /// Every gate with what was found, in the order of the checks.
  public var gates: [LeaderGate] = []
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
  /// Likewise when the weights are moved instead of the data. Missing: no composite, or no jitter asked for.
  public var jitterProbability: Double?
  /// Values and ranks by every method. Empty: no composite.
  public var methods: [LeaderMethodScore] = []
  public var isChosen = false
  /// Why not chosen, Chinese and short; empty for the chosen.
  public var reason = ""
  /// Why chosen, Chinese and short; empty for the others.
  public var choiceNote = ""
  /// What speaks against leaning on the choice: low probability, another method that would not choose it. Chinese; empty: nothing, or
  /// not chosen.
  public var caution = ""
  public init() {}

  /// By one method.
  public func method(_ method: LeaderMethod) -> LeaderMethodScore? { methods.first { $0.method == method } }
  public var topsis: LeaderMethodScore? { method(.topsis) }
  /// Ranks within the site that TOPSIS puts the merchant behind (above 0) or before (below 0) its rank by the weighted sum.
  public var rankDifference: Int? { topsis.flatMap { other in siteRank.map { other.siteRank - $0 } } }
}
