/// A cumulative sum of counts against a shift of the mean.
public struct PoissonCUSUM: Sendable, Hashable {
  /// (m1 − m0)/ln(m1/m0).
  public var reference: Double
  public var sums: [Double]
  public var signals: [Int]
}

/// `spc.cusum_poisson`: S = max(0, S + x − k), for a fall max(0, S + k − x); signal at S ≥ h, no reset.
///
/// J. M. Lucas, Technometrics 27 (1985). Refused: means that are not above 0 or equal, negative counts.
public func poissonCUSUM(_ counts: [Int], mean: Double, shifted: Double, limit: Double) -> Measured<PoissonCUSUM> {
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard mean > 0, shifted > 0, mean != shifted, limit > 0 else { return .refused(.outOfDomain) }
  let reference = (shifted - mean) / logarithm(shifted / mean)
  var result = PoissonCUSUM(reference: reference, sums: [], signals: [])
  var sum = 0.0
  for (index, count) in counts.enumerated() {
    let step = Double(count) - reference
    sum = max(0, sum + (shifted > mean ? step : -step))
    result.sums.append(sum)
    if sum >= limit { result.signals.append(index) }
  }
  return .value(result)
}
