/// A change against the change of a comparison group.
public struct RatioOfRatios: Sendable, Hashable {
  /// (a1/a0)/(b1/b0). Missing: a base count of 0. Infinite where only the comparison fell to 0.
  public var ratio: Double?
  /// Standard error of its logarithm, Wald limits and two-sided p. Missing: any count of 0.
  public var logError: Double?
  public var lower: Double?
  public var upper: Double?
  public var p: Double?
}

/// `poisson.did_ratio`: the ratio of rate ratios with Wald limits on the log scale, √(1/a0 + 1/a1 + 1/b0 + 1/b1).
///
/// K. J. Rothman, S. Greenland and T. L. Lash, Modern Epidemiology. Order of counts and exposures: treated before,
/// treated after, comparison before, comparison after. Undefined: an exposure of 0. Refused: negative counts.
public func ratioOfRatios(
  _ counts: [Int], exposures: [Double] = [1, 1, 1, 1], confidence: Double = 0.95
) -> Measured<RatioOfRatios> {
  guard counts.count == 4, exposures.count == 4 else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard exposures.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard exposures.allSatisfy({ $0 > 0 }) else { return .undefined(.noExposure) }
  let k = counts.map(Double.init)
  let rates = zip(k, exposures).map { $0 / $1 }
  var result = RatioOfRatios()
  let up = rates[1] * rates[2]
  let down = rates[0] * rates[3]
  if up > 0 || down > 0 { result.ratio = up / down }
  guard k.allSatisfy({ $0 > 0 }), let ratio = result.ratio else { return .value(result) }
  let error = compensatedSum(k.map { 1 / $0 }).squareRoot()
  let half = Distributions.normalCritical(confidence: confidence) * error
  result.logError = error
  result.lower = ratio * exponential(-half)
  result.upper = ratio * exponential(half)
  result.p = Distributions.normalTail(logarithm(ratio) / error)
  return .value(result)
}
