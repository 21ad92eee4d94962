/// Wilson's interval with continuity correction, `proportion.ci.wilson_cc`: method 4 of R. G. Newcombe, Statistics in
/// Medicine 17 (1998), the correction always applied. Lower is 0 at x = 0, upper 1 at x = n.
///
/// As wide as the exact interval without being exact; offered for comparison. Undefined: n = 0. Refused: x > n.
public func wilsonCorrectedInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  if let problem: Measured<Estimate> = proportionProblem(x, of: n, confidence) { return problem }
  let z = Distributions.normalCritical(confidence: confidence)
  return .value(
    Estimate(
      value: Double(x) / Double(n), lower: correctedLower(x, n, z), upper: x == n ? 1 : correctedUpper(x, n, z)))
}

/// The smaller root by way of the larger one: no difference of near equals.
private func correctedLower(_ x: Int, _ n: Int, _ z: Double) -> Double {
  guard x > 0 else { return 0 }
  let size = Double(n)
  let share = (Double(x) - 0.5) / size
  let shrink = z * z / size
  let root = (z * (shrink / 4 + share * (1 - share)).squareRoot()) / size.squareRoot()
  return share * share / (share + shrink / 2 + root)
}

private func correctedUpper(_ x: Int, _ n: Int, _ z: Double) -> Double {
  let size = Double(n)
  let share = (Double(x) + 0.5) / size
  let shrink = z * z / size
  let root = (z * (shrink / 4 + share * (1 - share)).squareRoot()) / size.squareRoot()
  return min(1, (share + shrink / 2 + root) / (1 + shrink))
}
