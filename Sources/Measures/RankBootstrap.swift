/// What resampling says of a unit's rank.
public struct RankInterval: Sendable, Hashable {
  /// Competition ranks, 1 = highest score: the middle `confidence` of the resamples.
  public var low: Int
  public var high: Int
  /// Share of resamples in which the unit is among the first `top`.
  public var topProbability: Double
}

/// A unit's score as resampling sees it: what is fixed, and what is drawn.
public struct ResampledScore: Sendable {
  /// A part of a score that a drawn number decides.
  public struct Part: Sendable {
    public var distribution: DiscreteDistribution
    /// Points of the score, by place in the distribution.
    public var points: [Double]
    /// Parts of one group move with the same draw, since they come from the same answers.
    public var group: Int
    /// True where a high number goes with low ones of the group.
    public var isReversed: Bool

    /// Precondition: as many points as the distribution has places.
    public init(_ distribution: DiscreteDistribution, points: [Double], group: Int, isReversed: Bool = false) {
      precondition(points.count == distribution.count, "a point for each place")
      self.distribution = distribution
      self.points = points
      self.group = group
      self.isReversed = isReversed
    }
  }

  public var fixed: Double
  /// Ordered by group.
  public var parts: [Part]
  /// The number of the unit's own stream of draws.
  public var stream: UInt64

  public init(fixed: Double, parts: [Part] = [], stream: UInt64) {
    self.fixed = fixed
    self.parts = parts.sorted { $0.group < $1.group }
    self.stream = stream
  }
}

/// Rank intervals of units that are ranked together, by a bootstrap: in each resample every unit's answers and counts are drawn
/// anew within the unit, its score follows, and all are ranked.
///
/// B. Efron, The Annals of Statistics 7 (1979); H. Goldstein and D. J. Spiegelhalter, JRSS A 159 (1996), on ranks of
/// institutions. Each unit draws from its own stream, so that adding a unit does not change what others draw. Equal scores share
/// the better rank. Refused: a score that is no number, a confidence outside 0…1. Undefined: no resamples.
public func rankBootstrap(
  _ units: [ResampledScore], resamples: Int, seed: UInt64, top: Int, confidence: Double = 0.95
) -> Measured<[RankInterval]> {
  guard units.allSatisfy({ $0.fixed.isFinite && $0.parts.allSatisfy { $0.points.allSatisfy(\.isFinite) } }) else {
    return .refused(.notFinite)
  }
  guard resamples > 0 else { return .undefined(.tooFew) }
  guard confidence > 0, confidence < 1 else { return .refused(.levelOutOfRange) }
  guard !units.isEmpty else { return .value([]) }
  let work = RankResampling(units, resamples: resamples, seed: seed)
  work.run()
  return .value(work.intervals(top: top, confidence: confidence))
}
