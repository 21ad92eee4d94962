/// How the leaders of one site were chosen.
public struct LeaderSite: Sendable, Hashable {
  public var merchants = 0
  /// Merchants that pass all gates, and those of them with a composite.
  public var eligible = 0
  public var scored = 0
  public var chosen = 0
  /// The rank after which the order parts: the largest of the gaps that the fewest to the most places leave.
  public var breakAfter = 0
  /// Composite points between that rank and the next, whoever the balance of trades let in. Missing: nobody was left
  /// to part from.
  public var gap: Double?
  /// Merchants that are equal around every place where the order might break. 0: it breaks, or nobody stands behind.
  public var equals = 0
  /// No indicator tells merchants apart: none has a weight.
  public var isWithoutWeight = false
  /// Most places that one trade may have for this number chosen.
  public var tradePlaces = 0
  /// Trade with the most chosen, and how many these are; the first by name among equals. Empty: none chosen.
  public var largestTrade = ""
  public var largestTradeCount = 0
  /// Merchants passed over because their trade had its places.
  public var blocked: [Int] = []
  /// Merchants not chosen whose composite equals that of the last chosen, or who are equal where the order would have to break.
  public var tied: [Int] = []
  /// Chosen that are also among as many first by TOPSIS, and those first by TOPSIS that were not chosen.
  public var agreeing = 0
  public var topsisOnly: [Int] = []
  /// Chosen whose probability of being among the best is below what the settings call stable.
  public var unstable: [Int] = []
  public init() {}

  /// Whether one trade has more places than its share: before the break stood no other.
  public var isUnbalanced: Bool { largestTradeCount > tradePlaces }
}
