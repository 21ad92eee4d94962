/// The Gamma prior of rates, from all units' counts and exposures.
public struct GammaPoisson: Sendable, Hashable {
  /// Pooled rate Σk/Σe.
  public var pooled: Double
  /// Variance of the true rates between units, never below 0.
  public var betweenVariance: Double

  /// Estimate m + A/(A + m/e)·(r − m), `empirical_bayes.global_marshall`; the pooled rate where the exposure is 0.
  public func estimate(_ count: Int, exposure: Double) -> Double {
    guard exposure > 0 else { return pooled }
    return pooled + trust(exposure) * (Double(count) / exposure - pooled)
  }

  /// Standard deviation of the posterior: with shape m²/A and rate m/A, √((shape + k)/(rate + e)²).
  public func deviation(_ count: Int, exposure: Double) -> Double {
    guard betweenVariance > 0, pooled > 0 else { return 0 }
    let rate = pooled / betweenVariance
    return (rate * pooled + Double(count)).squareRoot() / (rate + exposure)
  }

  /// Weight of the unit's own rate.
  public func trust(_ exposure: Double) -> Double {
    guard betweenVariance > 0, exposure > 0 else { return 0 }
    return betweenVariance / (betweenVariance + pooled / exposure)
  }
}

/// Marshall's global moments: A = max(0, Σe(r − m)²/Σe − m/mean(e)).
///
/// R. J. Marshall, Applied Statistics 40 (1991). Units without exposure take no part. Undefined: no unit has exposure.
public func gammaPoisson(counts: [Int], exposures: [Double]) -> Measured<GammaPoisson> {
  guard counts.count == exposures.count else { return .refused(.lengthsDiffer) }
  var events = 0
  var exposure = CompensatedSum()
  var units = 0
  for (count, unit) in zip(counts, exposures) {
    guard count >= 0 else { return .refused(.negativeCount) }
    guard unit >= 0, unit.isFinite else { return .refused(.negativeExposure) }
    guard unit > 0 else { continue }
    events += count
    exposure.add(unit)
    units += 1
  }
  guard units > 0 else { return .undefined(.noExposure) }
  let total = exposure.value
  let pooled = Double(events) / total
  var spread = CompensatedSum()
  for (count, unit) in zip(counts, exposures) where unit > 0 {
    let distance = Double(count) / unit - pooled
    spread.add(unit * distance * distance)
  }
  let between = spread.value / total - pooled / (total / Double(units))
  return .value(GammaPoisson(pooled: pooled, betweenVariance: max(0, between)))
}
