/// The exact interval of a share, `proportion.ci.clopper_pearson`: beta quantiles B(α/2; x, n − x + 1) and
/// B(1 − α/2; x + 1, n − x).
///
/// C. J. Clopper and E. S. Pearson, Biometrika 26 (1934). For proving a legal or contractual minimum; the headline uses
/// Wilson's. Undefined: n = 0. Refused: x < 0 or x > n.
public func clopperPearsonInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard n > 0 else { return .undefined(.emptyBase) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let tail = (1 - confidence) / 2
  let lower = x == 0 ? 0 : Distributions.betaLowerQuantile(Double(x), Double(n - x) + 1, tail)
  let upper = x == n ? 1 : Distributions.betaUpperQuantile(Double(x) + 1, Double(n - x), tail)
  return .value(Estimate(value: Double(x) / Double(n), lower: lower, upper: upper))
}
