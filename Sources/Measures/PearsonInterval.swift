/// Fisher's interval of a correlation, `correlation.pearson`: tanh(atanh r ∓ z/√(n − 3)).
///
/// R. A. Fisher, Metron 1 (1921). Undefined: n ≤ 3. Refused: |r| > 1. At |r| = 1 both ends are r.
public func correlationInterval(_ r: Double, n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  guard r.magnitude <= 1 else { return .refused(.levelOutOfRange) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard n > 3 else { return .undefined(.tooFew) }
  guard r.magnitude < 1 else { return .value(Estimate(value: r, lower: r, upper: r)) }
  let z = inverseHyperbolicTangent(r)
  let half = Distributions.normalCritical(confidence: confidence) / Double(n - 3).squareRoot()
  return .value(Estimate(value: r, lower: hyperbolicTangent(z - half), upper: hyperbolicTangent(z + half)))
}
