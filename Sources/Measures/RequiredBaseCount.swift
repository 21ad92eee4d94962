/// The count that a base period needs for a change to be seen, `poisson.required_base_count`:
/// (z_{α/2} + z_β)²·(1 + 1/R)/(ln R)² with R = 1 + change/100.
///
/// Infinite for a change of 0; 0 for a power of α/2 and less, which is had without any. Refused: a change of −100 % or less, a power outside 0…1.
public func requiredBaseCount(changePercent: Double, power: Double, confidence: Double = 0.95) -> Measured<Double> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard isLevel(power) else { return .refused(.probabilityOutOfRange) }
  guard changePercent > -100, changePercent.isFinite else { return .refused(.outOfDomain) }
  let change = changePercent / 100
  let z = Distributions.normalCritical(confidence: confidence) + Distributions.normalQuantile(power)
  guard z > 1e-12 else { return .value(0) }
  guard change != 0 else { return .value(.infinity) }
  let log = logarithmOfOnePlus(change)
  return .value(z * z * (1 + 1 / (1 + change)) / (log * log))
}
