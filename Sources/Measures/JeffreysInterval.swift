/// The equal-tailed interval of a share under Jeffreys' prior, `proportion.ci.jeffreys`: quantiles of
/// Beta(x + ½, n − x + ½).
///
/// L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001); their rule that the lower limit is 0 at
/// x = 0 and the upper 1 at x = n is the caller's to apply. Undefined: n = 0. Refused: x > n.
public func jeffreysInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  if let problem: Measured<Estimate> = proportionProblem(x, of: n, confidence) { return problem }
  let tail = (1 - confidence) / 2
  let a = Double(x) + 0.5
  let b = Double(n - x) + 0.5
  return .value(
    Estimate(
      value: Double(x) / Double(n), lower: Distributions.betaLowerQuantile(a, b, tail),
      upper: Distributions.betaUpperQuantile(a, b, tail)))
}
