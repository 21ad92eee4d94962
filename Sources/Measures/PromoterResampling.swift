/// The bootstrap of a net promoter score.
public struct PromoterResampling: Sendable, Hashable {
  public var n: Int
  public var score: Double
  public var error: Double
  /// Percentile limits.
  public var lower: Double
  public var upper: Double
}

/// `nps.bootstrap_exact`: what the score of n answers drawn with replacement does, from its exact distribution: no draws, no seed.
///
/// B. Efron, The Annals of Statistics 7 (1979); percentile limits by type-1 quantiles. Undefined: nobody answered. Refused: scores
/// other than 0, 1 … 10.
public func promoterResampling(_ scores: [Double], confidence: Double = 0.95) -> Measured<PromoterResampling> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard scores.allSatisfy({ $0 >= 0 && $0 <= 10 && $0 == $0.rounded() }) else { return .refused(.offScale) }
  let promoters = scores.count { $0 >= 9 }
  let detractors = scores.count { $0 <= 6 }
  let n = scores.count
  // Detractor 0, passive 1, promoter 2: the sum less n is promoters less detractors.
  return DiscreteDistribution.resampledSum(levels: [detractors, n - promoters - detractors, promoters]).map { sums in
    let tail = (1 - confidence) / 2
    func score(_ sum: Int) -> Double { 100 * Double(sum - n) / Double(n) }
    let balance = Double(promoters - detractors)
    let spread = Double(promoters + detractors) * Double(n) - balance * balance
    return PromoterResampling(
      n: n, score: 100 * balance / Double(n), error: 100 * (spread / Double(n)).squareRoot() / Double(n),
      lower: score(sums.quantile(tail)), upper: score(sums.quantile(1 - tail)))
  }
}
