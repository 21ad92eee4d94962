/// The adjusted Wald interval of Agresti and Coull.
public struct AgrestiCoullInterval: Sendable, Hashable {
  public var share: Double
  /// (x + z²/2)/(n + z²).
  public var centre: Double
  /// Not clipped to 0…1.
  public var lower: Double
  public var upper: Double
}

/// `proportion.ci.agresti_coull`: p̃ ∓ z·√(p̃(1 − p̃)/ñ) with ñ = n + z², p̃ = (x + z²/2)/ñ.
///
/// A. Agresti and B. A. Coull, The American Statistician 52 (1998). Undefined: n = 0. Refused: x > n.
public func agrestiCoullInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<AgrestiCoullInterval> {
  if let problem: Measured<AgrestiCoullInterval> = proportionProblem(x, of: n, confidence) { return problem }
  let z = Distributions.normalCritical(confidence: confidence)
  let size = Double(n) + z * z
  let centre = (Double(x) + z * z / 2) / size
  let half = z * (centre * ((Double(n - x) + z * z / 2) / size) / size).squareRoot()
  return .value(
    AgrestiCoullInterval(
      share: Double(x) / Double(n), centre: centre, lower: centre - half, upper: centre + half))
}
