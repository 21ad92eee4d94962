/// The satisfaction survey's figures, report period unless said otherwise.
public struct SatisfactionFigures: Sendable {
  /// The overall question: all, sites, trades, sites by trade, months, sites by month; sheet order.
  public var indexes: [SatisfactionIndex] = []
  /// The overall question by merchant, in the order of the merchants' list; the group is `.merchant`.
  public var merchantIndexes: [SatisfactionIndex] = []
  /// The same groups all and sites for the base period; empty without one.
  public var baseIndexes: [SatisfactionIndex] = []
  /// Item indexes for all and each site.
  public var items: [SatisfactionItemFigure] = []
  public var drivers: [SatisfactionDriver] = []
  /// Participation of all and sites, both periods.
  public var frames: [SatisfactionFrame] = []
  /// Every pair of sites.
  public var differences: [SatisfactionDifference] = []
  /// The same merchants in both periods: all and sites; empty without a base period.
  public var waves: [SatisfactionWave] = []
  /// Cronbach's alpha of the items, with Feldt limits. Missing: fewer than three items or complete answers.
  public var alpha: Double?
  public var alphaInterval: FigureInterval?
  /// Answers with every item and the overall question given: the base of drivers and alpha.
  public var completeAnswers = 0
  /// How importance was found: `johnson`, `correlation`, or `stated` by respondents.
  public var importanceMethod = ""
  /// Reasons why drivers are not shown, Chinese; empty where they are.
  public var driverReason = ""
  public var isWeighted = false
  public init() {}

  /// The figure of a group. Missing: the group has none.
  public func index(of group: FigureGroup) -> SatisfactionIndex? { indexes.first { $0.group == group } }
}

/// How an interval was made, so that the sheet can show it as a formula or must type it.
public enum IntervalMethod: String, Sendable, CaseIterable {
  case none
  /// Mean ± normal quantile × sd (n−1) / √n; the sheet's formula.
  case normal
  /// Mean ± t quantile (n−1) × sd (n−1) / √n; the sheet's formula.
  case student
  /// Merchants as clusters: typed.
  case clustered
  /// Design weights: typed.
  case weighted
  /// Exact (Poisson, hypergeometric …): typed.
  case exact
  case wilson
  /// The merchants as a finite frame, t with the finite population correction; shares by the hypergeometric
  /// distribution: typed.
  case finite
  /// All of the frame answered: the figure is the population's, and there is no interval.
  case census
  /// Sites as strata of the merchants' frame, t with the finite correction of each: typed.
  case stratified
}

/// A site as a stratum of the merchants' own survey.
public struct SiteStratum: Sendable, Hashable {
  public var site = 0
  /// Open in the period: the size by which the site counts.
  public var merchants = 0
  public var answered = 0
  public init() {}

  /// One answer of several merchants tells nothing of how much the others differ.
  public var isLonely: Bool { answered == 1 && merchants > 1 }
}

/// One group's answers to the overall question.
public struct SatisfactionIndex: Sendable, Hashable {
  /// Of fewer answers counts are shown and nothing else: an index of them tells of single persons or of noise.
  public static let fewestShown = 5
  /// Of fewer answers none but counts are published: few lists of answers have the mean and interval of nine.
  public static let fewestPublished = 10
  public var group = FigureGroup.all
  public var isBasePeriod = false
  /// Valid answers.
  public var n = 0
  /// Answers by level, lowest first; as many as the scale has points.
  public var levels: [Int] = []
  /// On the survey's scale. Missing: n = 0.
  public var mean: Double?
  /// 0…100 (or 20·x) by the settings' method. Missing: n = 0.
  public var index: Double?
  /// Of the index. Missing: n < 2.
  public var interval: FigureInterval?
  public var intervalMethod = IntervalMethod.none
  /// Where the answers are all the same and give no interval: how far the whole may be from them, by the exact limit of the
  /// share of other answers. What the group is compared by; nowhere printed as its interval.
  public var bound: FigureInterval?
  /// Share of the two highest levels, 0…1. Missing: n = 0.
  public var topTwo: Double?
  /// Wilson.
  public var topTwoInterval: FigureInterval?
  /// Answers to 推荐意愿: 9–10, 7–8, 0–6.
  public var promoters = 0
  public var passives = 0
  public var detractors = 0
  /// −100…100. Missing: the question is not asked, or nobody answered.
  public var nps: Double?
  public var npsInterval: FigureInterval?
  /// Word of the settings' bands; empty where there is no index, or where its interval reaches over more than two.
  public var band = ""
  /// The sites by whose sizes mean, index, shares and score are weighted (all sites together; merchants who answer for themselves,
  /// not all of whom did). Where one of them has no answer, they are weighted by nothing. Empty: not weighted by sites.
  public var strata: [SiteStratum] = []
  /// Whether the promoter score is weighted by sites too: somebody of each was asked.
  public var hasStratifiedScore = false
  public var isStratified: Bool { intervalMethod == .stratified }
  /// Name of the index's formula as stored: `linear`, `steps20`, `linear weighted`, `linear stratified` …
  public var method = ""
  public init() {}
}

/// One item's index in one group.
public struct SatisfactionItemFigure: Sendable, Hashable {
  public var group = FigureGroup.all
  /// Id of the settings' item.
  public var item = ""
  public var n = 0
  public var mean: Double?
  public var index: Double?
  public var interval: FigureInterval?
  public var intervalMethod = IntervalMethod.none
  /// As of the index.
  public var bound: FigureInterval?
  public var topTwo: Double?
  /// Left blank, and answered with a word that is no opinion.
  public var missing = 0
  public var nonAnswers = 0
  /// Rows to whose respondents the question was not put (跳过): out of every base.
  public var skipped = 0
  public init() {}
}

/// An item as a driver of overall satisfaction.
public struct SatisfactionDriver: Sendable, Hashable {
  public var item = ""
  public var name = ""
  /// Derived importance, 0…1 (shares of explained variance, or a correlation). Missing: too few answers.
  public var importance: Double?
  public var importanceInterval: FigureInterval?
  /// The item's index 0…100, all sites.
  public var performance: Double?
  public var performanceInterval: FigureInterval?
  public var quadrant = Quadrant.undecided
  /// Why the item has no quadrant at all, Chinese; empty where it has one, and where an interval crosses a mean.
  public var quadrantReason = ""
  /// Importance as respondents stated it, as an index 0…100, with merchants as clusters, and its quadrant. Missing: nobody was asked.
  public var stated: Double?
  public var statedInterval: FigureInterval?
  public var statedAnswers = 0
  public var statedQuadrant: Quadrant?
  /// Correlation with the rest of the items. Missing: constant item.
  public var itemRest: Double?
  public init() {}
}

/// The four quadrants of importance and performance.
public enum Quadrant: String, Sendable, CaseIterable {
  case keep, improve, lesser, surplus
  /// An interval crosses a mean.
  case undecided

  /// The word on the sheets.
  public var chineseName: String {
    switch self {
    case .keep: "继续保持"
    case .improve: "优先改进"
    case .lesser: "次要改进"
    case .surplus: "过度供给"
    case .undecided: "不确定"
    }
  }
}
