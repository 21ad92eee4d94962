/// The textbook interval p ∓ z·√(p(1 − p)/n), `proportion.ci.wald`: for reference only, never for a report. At n = 20
/// and a share of 5 % it covers 64 % of the time. Not clipped.
///
/// Undefined: n = 0. Refused: x > n.
public func waldInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  if let problem: Measured<Estimate> = proportionProblem(x, of: n, confidence) { return problem }
  let share = Double(x) / Double(n)
  let half =
    Distributions.normalCritical(confidence: confidence)
    * (share * (Double(n - x) / Double(n)) / Double(n)).squareRoot()
  return .value(Estimate(value: share, lower: share - half, upper: share + half))
}
