/// What resampling says of a unit's rank.
public struct RankInterval: Sendable, Hashable {
  /// Competition ranks, 1 = highest score: the middle `confidence` of the resamples.
  public var low: Int
  public var high: Int
  /// Share of resamples in which the unit is among the first `top`.
  public var topProbability: Double
}

/// Rank intervals of units that are ranked together, by a parametric bootstrap: in each resample every score moves by
/// its own standard deviation times a normal draw, and all are ranked anew.
///
/// H. Goldstein and D. J. Spiegelhalter, JRSS A 159 (1996), on ranks of institutions. Each unit draws from its own
/// stream, the stream's number being the unit's own (`streams`), so that adding a unit does not change what others
/// draw. Equal scores share the better rank. Refused: lengths that differ, a deviation below 0, a score that is no
/// number, a confidence outside 0…1.
public func rankBootstrap(
  scores: [Double], deviations: [Double], streams: [UInt64], resamples: Int, seed: UInt64, top: Int,
  confidence: Double = 0.95
) -> Measured<[RankInterval]> {
  guard scores.count == deviations.count, scores.count == streams.count else { return .refused(.lengthsDiffer) }
  guard scores.allSatisfy(\.isFinite), deviations.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard deviations.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard resamples > 0 else { return .undefined(.tooFew) }
  guard confidence > 0, confidence < 1 else { return .refused(.levelOutOfRange) }
  guard !scores.isEmpty else { return .value([]) }
  let work = RankResampling(
    scores: scores, deviations: deviations, streams: streams, resamples: resamples, seed: seed)
  work.run()
  return .value(work.intervals(top: top, confidence: confidence))
}
