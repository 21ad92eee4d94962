/// Reliability of a test made `factor` times as long, `spearman_brown`: k·r/(1 + (k − 1)·r).
///
/// C. Spearman and W. Brown, British Journal of Psychology 3 (1910). Undefined: the denominator is 0. Refused: a
/// reliability outside −1…1, a factor that is not above 0.
public func spearmanBrown(_ reliability: Double, factor: Double) -> Measured<Double> {
  guard reliability.magnitude <= 1, factor > 0, factor.isFinite else { return .refused(.outOfDomain) }
  let base = 1 + (factor - 1) * reliability
  guard base != 0 else { return .undefined(.zeroBase) }
  return .value(factor * reliability / base)
}

/// How many times as long a test must be, `spearman_brown_length`: target·(1 − r)/(r·(1 − target)).
///
/// Infinite for a target of 1. Undefined: a reliability of 0. Refused: values outside 0…1.
public func spearmanBrownLength(_ reliability: Double, target: Double) -> Measured<Double> {
  guard reliability >= 0, reliability <= 1, target >= 0, target <= 1 else { return .refused(.outOfDomain) }
  guard reliability > 0 else { return .undefined(.zeroBase) }
  guard target < 1 || reliability < 1 else { return .undefined(.zeroBase) }
  return .value(target < 1 ? target * (1 - reliability) / (reliability * (1 - target)) : .infinity)
}
