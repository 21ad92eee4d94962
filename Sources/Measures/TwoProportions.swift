/// Two independent shares compared.
public struct TwoProportions: Sendable, Hashable {
  /// p1 − p2 with Newcombe's hybrid score limits.
  public var difference: Estimate
  public var wald: Estimate
  public var agrestiCaffo: Estimate
  /// With the pooled share. Missing (this and the next three): nobody or everybody hit.
  public var z: Double?
  public var p: Double?
  /// Continuity-corrected χ², the correction at most |O − E|.
  public var chiSquare: Double?
  public var continuityP: Double?
  /// Fisher's, two-sided, all tables not more likely.
  public var fisherP: Double
  /// p1/p2, infinite where only the second is 0. Missing: both 0.
  public var riskRatio: Double?
  /// Katz, on the log scale. Missing: a count of 0.
  public var katz: Estimate?
}

/// `two_proportions`.
///
/// R. G. Newcombe, Statistics in Medicine 17 (1998), method 10; A. Agresti and B. Caffo, The American Statistician 54
/// (2000); D. Katz et al., Biometrics 34 (1978); R prop.test. Undefined: an empty sample. Refused: x > n.
public func twoProportions(
  _ x1: Int, of n1: Int, _ x2: Int, of n2: Int, confidence: Double = 0.95
) -> Measured<TwoProportions> {
  for (x, n) in [(x1, n1), (x2, n2)] {
    if let problem: Measured<TwoProportions> = proportionProblem(x, of: n, confidence) { return problem }
  }
  let z = Distributions.normalCritical(confidence: confidence)
  let fisher = fisherExact(x1, n1 - x1, x2, n2 - x2, confidence: confidence)
  guard let one = wilsonInterval(x1, of: n1, critical: z).value,
    let two = wilsonInterval(x2, of: n2, critical: z).value,
    let newcombe = differenceInterval(one, two).value, let fisherP = fisher.value?.p
  else { return .refused(.tooMany) }
  let (m, n) = (Double(n1), Double(n2))
  let (k1, k2) = (Double(x1), Double(x2))
  func variance(_ k: Double, _ n: Double) -> Double { k / n * ((n - k) / n) / n }
  func interval(_ centre: Double, _ variance: Double, _ value: Double) -> Estimate {
    let half = z * variance.squareRoot()
    return Estimate(value: value, lower: centre - half, upper: centre + half)
  }
  // (x1·n2 − x2·n1)/(n1·n2) has no cancellation in its numerator.
  let difference = (k1 * n - k2 * m) / (m * n)
  let shifted = (k1 + 1) / (m + 2) - (k2 + 1) / (n + 2)
  var result = TwoProportions(
    difference: Estimate(value: difference, lower: newcombe.lower, upper: newcombe.upper),
    wald: interval(difference, variance(k1, m) + variance(k2, n), difference),
    agrestiCaffo: interval(shifted, variance(k1 + 1, m + 2) + variance(k2 + 1, n + 2), difference), fisherP: fisherP)
  let table = Matrix(rows: [[k1, m - k1], [k2, n - k2]]).map(contingencyTable)
  if let plain = table?.value {
    let root = plain.chiSquare.squareRoot()
    result.z = difference < 0 ? -root : root
    result.p = Distributions.normalTwoSided(root)
    result.chiSquare = plain.yatesChiSquare
    result.continuityP = plain.yatesP
  }
  if x1 > 0 || x2 > 0 { result.riskRatio = x2 == 0 ? .infinity : k1 / m / (k2 / n) }
  if x1 > 0, x2 > 0, let ratio = result.riskRatio {
    let half = z * ((m - k1) / (k1 * m) + (n - k2) / (k2 * n)).squareRoot()
    result.katz = Estimate(value: ratio, lower: ratio * exponential(-half), upper: ratio * exponential(half))
  }
  return .value(result)
}
