/// A count over an exposure with its exact interval, `poisson.ci.garwood`.
public struct PoissonInterval: Sendable, Hashable {
  /// Of the rate.
  public var rate: Estimate
  /// Of the count.
  public var lowerCount: Double
  public var upperCount: Double
  /// Of the rate, one-sided at the same level.
  public var oneSidedUpper: Double
}

/// Garwood's interval: gamma quantiles G(α/2; k) and G(1 − α/2; k + 1), divided by the exposure.
///
/// F. Garwood, Biometrika 28 (1936). Lower is 0 at k = 0, and the upper limit then 3.69 at 95 %. Undefined: exposure 0
/// (a merchant closed all month has no rate, which is not a rate of 0). Refused: negative count or exposure.
public func garwoodInterval(
  _ count: Int, exposure: Double = 1, confidence: Double = 0.95
) -> Measured<PoissonInterval> {
  guard count >= 0 else { return .refused(.negativeCount) }
  guard exposure >= 0, exposure.isFinite else { return .refused(.negativeExposure) }
  guard exposure > 0 else { return .undefined(.noExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let tail = (1 - confidence) / 2
  let k = Double(count)
  let lower = count == 0 ? 0 : Distributions.gammaLowerQuantile(shape: k, tail)
  let upper = Distributions.gammaUpperQuantile(shape: k + 1, tail)
  let oneSided = Distributions.gammaUpperQuantile(shape: k + 1, 2 * tail)
  return .value(
    PoissonInterval(
      rate: Estimate(value: k / exposure, lower: lower / exposure, upper: upper / exposure),
      lowerCount: lower, upperCount: upper, oneSidedUpper: oneSided / exposure))
}
