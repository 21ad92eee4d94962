/// Wilson's interval for a finite frame.
public struct WilsonFiniteInterval: Sendable, Hashable {
  public var share: Estimate
  /// n(N − 1)/(N − n); infinite for a census.
  public var effective: Double
}

/// `proportion.ci.wilson_fpc`: Wilson's formula with n replaced by n(N − 1)/(N − n), the share itself when all
/// answered. Not clipped to what is possible; a report uses ``wilsonInterval(_:of:population:confidence:)``, which is.
///
/// Undefined: n = 0. Refused: x > n, n > N.
public func wilsonFiniteInterval(
  _ x: Int, of n: Int, population: Int, confidence: Double = 0.95
) -> Measured<WilsonFiniteInterval> {
  guard n <= population else { return .refused(.moreThanPopulation) }
  if let problem: Measured<WilsonFiniteInterval> = proportionProblem(x, of: n, confidence) { return problem }
  let share = Double(x) / Double(n)
  guard n < population else {
    return .value(
      WilsonFiniteInterval(share: Estimate(value: share, lower: share, upper: share), effective: .infinity))
  }
  let effective = Double(n) * Double(population - 1) / Double(population - n)
  return wilsonInterval(
    x, of: n, effective: effective, critical: Distributions.normalCritical(confidence: confidence)
  ).map { WilsonFiniteInterval(share: $0, effective: effective) }
}
