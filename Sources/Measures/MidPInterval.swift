/// The mid-p interval of a share, `proportion.ci.midp`: roots of P(X > x) + P(X = x)/2 = α/2 and
/// P(X < x) + P(X = x)/2 = α/2.
///
/// H. O. Lancaster, JASA 56 (1961). Average rather than guaranteed coverage. Lower is 0 at x = 0, upper 1 at x = n.
/// Undefined: n = 0. Refused: x > n.
public func midPInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  if let problem: Measured<Estimate> = proportionProblem(x, of: n, confidence) { return problem }
  let tail = (1 - confidence) / 2
  let (lower, _) = midPLower(x, of: n, tail)
  return .value(Estimate(value: Double(x) / Double(n), lower: lower, upper: midPUpper(x, of: n, tail)))
}

private func midPUpper(_ x: Int, of n: Int, _ tail: Double) -> Double {
  guard x < n else { return 1 }
  let exact = Distributions.betaUpperQuantile(Double(x) + 1, Double(n - x), tail)
  let least = x == 0 ? 0 : Distributions.betaUpperQuantile(Double(x), Double(n - x) + 1, tail)
  return root(between: least, and: exact) { share in
    Distributions.binomialLower(x - 1, of: n, share: share) + Probabilities.binomial(x, of: n, share: share) / 2 - tail
  }
}

/// The lower mid-p limit and its complement. It lies between the exact limits of x and
/// of x + 1.
func midPLower(_ x: Int, of n: Int, _ tail: Double) -> (limit: Double, complement: Double) {
  guard x > 0 else { return (0, 1) }
  let exact = Distributions.betaLowerQuantile(Double(x), Double(n - x) + 1, tail)
  let most = x == n ? 1 : Distributions.betaLowerQuantile(Double(x) + 1, Double(n - x), tail)
  let limit = root(between: exact, and: most) { share in
    Distributions.binomialUpper(x + 1, of: n, share: share) + Probabilities.binomial(x, of: n, share: share) / 2 - tail
  }
  return (limit, 1 - limit)
}
