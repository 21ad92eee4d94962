/// Two counts compared, `poisson.ratio.exact_conditional`.
public struct PoissonRatio: Sendable, Hashable {
  /// Rate 1 over rate 2: 0 where count 1 is 0, infinite where count 2 alone is 0. Missing: both counts are 0.
  public var ratio: Double?
  /// 0 and infinity are limits, not gaps.
  public var lower: Double
  public var upper: Double
  /// Two-sided central p of equal rates: below 1 − confidence exactly when the limits exclude 1.
  public var p: Double
  /// ratio − 1 in percent. Missing: base 0 (print both counts and the interval).
  public var changePercent: Double?

  /// Whether the limits leave out a ratio of 1. The only ground on which a report may speak of a change.
  public var excludesOne: Bool { lower > 1 || upper < 1 }
}

/// The exact conditional comparison of two Poisson counts: count 1 given the total is binomial with share
/// T1/(T1 + T2); limits by Clopper and Pearson, carried over by p/(1 − p)·T2/T1; central p, which cannot contradict
/// them.
///
/// J. Przyborowski and H. Wilenski, Biometrika 31 (1940). Not R's default p, which adds up the outcomes that are not
/// more likely and may contradict R's own interval. Undefined: an exposure of 0. Refused: negative counts or
/// exposures.
public func poissonRatio(
  _ count1: Int, exposure1: Double, _ count2: Int, exposure2: Double, confidence: Double = 0.95
) -> Measured<PoissonRatio> {
  guard count1 >= 0, count2 >= 0 else { return .refused(.negativeCount) }
  guard exposure1 >= 0, exposure2 >= 0, exposure1.isFinite, exposure2.isFinite else {
    return .refused(.negativeExposure)
  }
  guard exposure1 > 0, exposure2 > 0 else { return .undefined(.noExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let total = count1 + count2
  let tail = (1 - confidence) / 2
  let scale = exposure2 / exposure1
  let k1 = Double(count1)
  let k2 = Double(count2)
  var result = PoissonRatio(lower: 0, upper: .infinity, p: 1)
  if count2 > 0 {
    result.ratio = count1 == 0 ? 0 : k1 / k2 * scale
    // Without the way through a ratio near 1, −10 % on equal exposures is −10 and not −9.999…
    let change = (k1 * exposure2 - k2 * exposure1) / (k2 * exposure1) * 100
    result.changePercent = change.isFinite ? change : (result.ratio ?? 0) * 100 - 100
  } else if count1 > 0 {
    result.ratio = .infinity
  }
  guard total > 0 else { return .value(result) }
  if count1 > 0 {
    let share = Distributions.betaLowerQuantile(k1, k2 + 1, tail)
    result.lower = share / (1 - share) * scale
  }
  if count2 > 0 {
    // The complement is the share of count 2 at its lower limit: no 1 − p near 1.
    let complement = Distributions.betaLowerQuantile(k2, k1 + 1, tail)
    result.upper = (1 - complement) / complement * scale
  }
  let share = exposure1 / (exposure1 + exposure2)
  let less = Distributions.binomialLower(count1, of: total, share: share)
  let greater = Distributions.binomialUpper(count1, of: total, share: share)
  result.p = min(1, 2 * min(less, greater))
  return .value(result)
}
