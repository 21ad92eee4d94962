/// Two counts compared with any ratio, exactly.
public struct PoissonRatioTest: Sendable, Hashable {
  /// With Clopper-Pearson limits.
  public var comparison: PoissonRatio
  /// Of the given ratio.
  public var p: ExactP
  /// mid-p limits.
  public var lowerMidP: Double
  public var upperMidP: Double
}

/// `poisson.ratio.exact_conditional`: count 1 given the total is binomial with share r·T1/(r·T1 + T2).
///
/// J. Przyborowski and H. Wilenski, Biometrika 31 (1940); R poisson.test. Undefined: an exposure of 0. Refused: negative
/// counts or exposures, a ratio that is not above 0.
public func poissonRatioTest(
  _ count1: Int, exposure1: Double, _ count2: Int, exposure2: Double, ratio: Double = 1, confidence: Double = 0.95
) -> Measured<PoissonRatioTest> {
  guard ratio > 0, ratio.isFinite else { return .refused(.outOfDomain) }
  return poissonRatio(count1, exposure1: exposure1, count2, exposure2: exposure2, confidence: confidence).map { plain in
    let total = count1 + count2
    let scale = exposure2 / exposure1
    let tail = (1 - confidence) / 2
    let one = ratio * exposure1
    var result = PoissonRatioTest(
      comparison: plain, p: binomialExactP(count1, of: total, share: one / (one + exposure2)), lowerMidP: 0,
      upperMidP: .infinity)
    if count1 > 0 {
      let (share, complement) = midPLower(count1, of: total, tail)
      result.lowerMidP = share / complement * scale
    }
    if count2 > 0 {
      let (share, complement) = midPLower(count2, of: total, tail)
      result.upperMidP = complement / share * scale
    }
    return result
  }
}
