/// Upper limits of a rate after n observations without an event.
public struct RuleOfThree: Sendable, Hashable {
  /// −ln α/n.
  public var poissonOneSided: Double
  /// 1 − α^(1/n).
  public var binomialOneSided: Double
  /// −ln(α/2)/n.
  public var poissonTwoSided: Double
  /// 3/n, at any level.
  public var rule: Double
}

/// `poisson.rule_of_three`. J. A. Hanley and A. Lippman-Hand, JAMA 249 (1983). Undefined: n = 0. Refused: n < 0.
public func ruleOfThree(_ n: Int, confidence: Double = 0.95) -> Measured<RuleOfThree> {
  guard n >= 0 else { return .refused(.negativeCount) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard n > 0 else { return .undefined(.emptyBase) }
  let log = logarithm(1 - confidence)
  let size = Double(n)
  return .value(
    RuleOfThree(
      poissonOneSided: -log / size, binomialOneSided: -exponentialMinusOne(log / size),
      poissonTwoSided: -logarithm((1 - confidence) / 2) / size, rule: 3 / size))
}
