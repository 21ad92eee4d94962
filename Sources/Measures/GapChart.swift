/// A chart of the number of units between rare events.
public struct GapChart: Sendable, Hashable {
  /// Mean gap.
  public var centre: Double
  /// m + 3√(m(m + 1)).
  public var upper: Double
  /// At least 0, which it always is.
  public var lower: Double
  /// Gaps above the upper limit: a long gap is an improvement.
  public var signals: [Int]
  /// 1/(m + 1).
  public var share: Double
  /// Smallest gaps that geometric probability exceeds with 0.00135 and with ½ at most.
  public var probabilityUpper: Int
  public var probabilityMedian: Int
}

/// `spc.g_chart`: gaps counted from 0.
///
/// J. C. Benneyan, Health Care Management Science 4 (2001). Undefined: no gaps. Refused: a negative gap.
public func gapChart(_ gaps: [Int]) -> Measured<GapChart> {
  guard gaps.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard !gaps.isEmpty else { return .undefined(.emptyBase) }
  let mean = Double(gaps.reduce(0, +)) / Double(gaps.count)
  let reach = 3 * (mean * (mean + 1)).squareRoot()
  // P(X > g) = (m/(m + 1))^(g + 1).
  func quantile(_ tail: Double) -> Int {
    guard mean > 0 else { return 0 }
    let steps = logarithm(tail) / -logarithmOfOnePlus(1 / mean) - 1
    return max(0, Int((steps - 1e-12 * steps.magnitude).rounded(.up)))
  }
  let upper = mean + reach
  return .value(
    GapChart(
      centre: mean, upper: upper, lower: max(0, mean - reach),
      signals: gaps.indices.filter { isBeyond(Double(gaps[$0]), 0, upper) }, share: 1 / (mean + 1),
      probabilityUpper: quantile(0.00135), probabilityMedian: quantile(0.5)))
}
