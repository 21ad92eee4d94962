/// A weighted share with two intervals that stay between 0 and 1.
public struct WeightedProportion: Sendable, Hashable {
  public var share: Double
  /// Missing: one answer.
  public var standardError: Double?
  /// Missing also: a share of exactly 0 or 1.
  public var logit: Estimate?
  public var beta: Estimate?
}

/// `survey.weighted_proportion`: the logit interval (t, n − 1) and the beta interval of Korn and Graubard with
/// n_eff = p(1 − p)/se².
///
/// E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998); R survey `svyciprop`, methods logit and beta. Undefined:
/// nobody answered. Refused: answers other than 0 and 1, negative weights, weights that sum to 0.
public func weightedProportion(
  hits: [Double], weights: [Double], confidence: Double = 0.95
) -> Measured<WeightedProportion> {
  guard hits.allSatisfy({ $0 == 0 || $0 == 1 }) else { return .refused(.offScale) }
  return weightedMean(values: hits, weights: weights, confidence: confidence).map { mean in
    var result = WeightedProportion(share: mean.mean, standardError: mean.standardError)
    let p = mean.mean
    guard let error = mean.standardError, p > 0, p < 1, error > 0 else { return result }
    let tail = (1 - confidence) / 2
    let odds = logarithm(p / (1 - p))
    let half = Distributions.tCritical(confidence: confidence, degrees: Double(hits.count - 1)) * error / (p * (1 - p))
    result.logit = Estimate(
      value: p, lower: 1 / (1 + exponential(half - odds)), upper: 1 / (1 + exponential(-half - odds)))
    let effective = p * (1 - p) / (error * error)
    result.beta = Estimate(
      value: p, lower: Distributions.betaLowerQuantile(effective * p, effective * (1 - p) + 1, tail),
      upper: Distributions.betaUpperQuantile(effective * p + 1, effective * (1 - p), tail))
    return result
  }
}
