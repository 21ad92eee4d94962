/// The Gamma prior of rates, from all units' counts and exposures.
public struct GammaPoisson: Sendable, Hashable {
  /// Pooled rate Σk/Σe.
  public var pooled: Double
  /// Variance of the true rates between units, never below 0.
  public var betweenVariance: Double

  /// Estimate m + A/(A + m/e)·(r − m), `empirical_bayes.global_marshall`; the pooled rate where the exposure is 0.
  public func estimate(_ count: Double, exposure: Double) -> Double {
    guard exposure > 0 else { return pooled }
    return pooled + trust(exposure) * (count / exposure - pooled)
  }

  /// Weight of the unit's own rate.
  public func trust(_ exposure: Double) -> Double {
    guard betweenVariance > 0, exposure > 0 else { return 0 }
    return betweenVariance / (betweenVariance + pooled / exposure)
  }
}

/// Marshall's global moments: A = max(0, Σe(r − m)²/Σe − m/mean(e)).
///
/// R. J. Marshall, Applied Statistics 40 (1991). Counts may be shares of events, as of a case that names two units. Units without exposure take no part. Undefined: no unit has exposure.
public func gammaPoisson(counts: [Double], exposures: [Double]) -> Measured<GammaPoisson> {
  guard counts.count == exposures.count else { return .refused(.lengthsDiffer) }
  var events = CompensatedSum()
  var exposure = CompensatedSum()
  var units = 0
  for (count, unit) in zip(counts, exposures) {
    guard count.isFinite else { return .refused(.notFinite) }
    guard count >= 0 else { return .refused(.negativeCount) }
    guard unit >= 0, unit.isFinite else { return .refused(.negativeExposure) }
    guard unit > 0 else { continue }
    events.add(count)
    exposure.add(unit)
    units += 1
  }
  guard units > 0 else { return .undefined(.noExposure) }
  let total = exposure.value
  let pooled = events.value / total
  var spread = CompensatedSum()
  for (count, unit) in zip(counts, exposures) where unit > 0 {
    let distance = count / unit - pooled
    spread.add(unit * distance * distance)
  }
  let between = spread.value / total - pooled / (total / Double(units))
  return .value(GammaPoisson(pooled: pooled, betweenVariance: max(0, between)))
}
