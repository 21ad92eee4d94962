/// How many answers a margin of error needs.
public struct RequiredSampleSize: Sendable, Hashable {
  /// z²p(1 − p)/margin², of an endless population.
  public var endless: Double
  /// n0/(1 + (n0 − 1)/N).
  public var finite: Double
}

/// `survey.required_n_proportion`. W. G. Cochran, Sampling Techniques, 3rd ed., section 4.4. Refused: a margin or
/// population that is not above 0, a share outside 0…1.
public func requiredSampleSize(
  margin: Double, share: Double = 0.5, population: Double = .infinity, confidence: Double = 0.95
) -> Measured<RequiredSampleSize> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard share >= 0, share <= 1 else { return .refused(.probabilityOutOfRange) }
  guard margin > 0, margin.isFinite, population > 0 else { return .refused(.outOfDomain) }
  let z = Distributions.normalCritical(confidence: confidence)
  let endless = z * z * share * (1 - share) / (margin * margin)
  return .value(RequiredSampleSize(endless: endless, finite: endless / (1 + (endless - 1) / population)))
}
