/// A count over an exposure with an interval.
public struct CountInterval: Sendable, Hashable {
  /// Of the rate.
  public var rate: Estimate
  /// Of the count.
  public var lowerCount: Double
  public var upperCount: Double
}

/// The checks and the division by the exposure that intervals of counts share.
func countInterval(
  _ count: Int, exposure: Double, confidence: Double, _ limits: (_ tail: Double) -> (Double, Double)
) -> Measured<CountInterval> {
  guard count >= 0 else { return .refused(.negativeCount) }
  guard exposure >= 0, exposure.isFinite else { return .refused(.negativeExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard exposure > 0 else { return .undefined(.noExposure) }
  let (lower, upper) = limits((1 - confidence) / 2)
  return .value(
    CountInterval(
      rate: Estimate(value: Double(count) / exposure, lower: lower / exposure, upper: upper / exposure),
      lowerCount: lower, upperCount: upper))
}
