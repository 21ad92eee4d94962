/// An exponentially weighted moving average of counts.
public struct PoissonEWMA: Sendable, Hashable {
  public var averages: [Double]
  public var upper: [Double]
  /// At least 0.
  public var lower: [Double]
  public var signals: [Int]
  public var asymptoticUpper: Double
  public var asymptoticLower: Double
  public var asymptoticSignals: [Int]
}

/// `spc.ewma_poisson`: from mean0, variance λ/(2 − λ)·mean0·(1 − (1 − λ)^(2t)).
///
/// C. M. Borror, C. W. Champ and S. E. Rigdon, Journal of Quality Technology 30 (1998). Refused: a mean, λ or L outside
/// its range, negative counts.
public func poissonEWMA(_ counts: [Int], mean: Double, lambda: Double, width: Double) -> Measured<PoissonEWMA> {
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard mean > 0, lambda > 0, lambda <= 1, width > 0 else { return .refused(.outOfDomain) }
  let variance = lambda / (2 - lambda) * mean
  let reach = width * variance.squareRoot()
  var result = PoissonEWMA(
    averages: [], upper: [], lower: [], signals: [], asymptoticUpper: mean + reach,
    asymptoticLower: max(0, mean - reach), asymptoticSignals: [])
  var average = mean
  for (index, count) in counts.enumerated() {
    average = lambda * Double(count) + (1 - lambda) * average
    let share =
      lambda == 1 ? 1 : -exponentialMinusOne(2 * Double(index + 1) * logarithmOfOnePlus(-lambda))
    let half = width * (variance * share).squareRoot()
    result.averages.append(average)
    result.upper.append(mean + half)
    result.lower.append(max(0, mean - half))
    if isBeyond(average, mean - half, mean + half) { result.signals.append(index) }
    if isBeyond(average, mean - reach, mean + reach) { result.asymptoticSignals.append(index) }
  }
  return .value(result)
}
