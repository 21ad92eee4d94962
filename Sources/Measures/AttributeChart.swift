/// A Shewhart chart of counts or shares: three sigma, units without a base left out.
public struct AttributeChart: Sendable, Hashable {
  public var centre: Double
  /// By unit. Missing: no exposure or no sample.
  public var values: [Double?]
  public var upper: [Double?]
  /// At least 0.
  public var lower: [Double?]
  /// Three sigma below the centre, not clipped.
  public var lowerUnclipped: [Double?]
  /// Units beyond a limit; a point exactly on one is none.
  public var signals: [Int]

  /// From the units' bases and the standard deviation of one unit of base; `most` is the highest value there can be.
  init(_ counts: [Int], bases: [Double], centre: Double, unitVariance: Double, most: Double = .infinity) {
    self.centre = centre
    (values, upper, lower, lowerUnclipped, signals) = ([], [], [], [], [])
    for (index, (count, base)) in zip(counts, bases).enumerated() {
      guard base > 0 else {
        values.append(nil)
        upper.append(nil)
        lower.append(nil)
        lowerUnclipped.append(nil)
        continue
      }
      let value = Double(count) / base
      let reach = 3 * (unitVariance / base).squareRoot()
      let high = min(most, centre + reach)
      let low = max(0, centre - reach)
      values.append(value)
      upper.append(high)
      lower.append(low)
      lowerUnclipped.append(centre - reach)
      if isBeyond(value, low, high) { signals.append(index) }
    }
  }
}

/// Whether a point lies outside its limits by more than rounding: a point on a limit is no signal.
func isBeyond(_ value: Double, _ low: Double, _ high: Double) -> Bool {
  let slack = 1e-12 * max(value.magnitude, low.magnitude, high.isFinite ? high.magnitude : 0)
  return value > high + slack || value < low - slack
}

/// `spc.c_chart` with equal exposures of 1, `spc.u_chart` with exposures: centre Σk/Σe, three sigma √(centre/e).
///
/// W. A. Shewhart (1931); D. C. Montgomery, Introduction to Statistical Quality Control, chapter 7. Undefined: no unit
/// has exposure. Refused: negative counts or exposures.
///
/// - Parameter base: how many of the first units make centre and limits, for all; nil: every one does.
public func countChart(_ counts: [Int], exposures: [Double], base: Int? = nil) -> Measured<AttributeChart> {
  guard counts.count == exposures.count else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard exposures.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeExposure) }
  guard !counts.isEmpty else { return .undefined(.emptyBase) }
  if let base, base < 1 || base > counts.count { return .refused(.outOfDomain) }
  let first = 0..<(base ?? counts.count)
  let total = compensatedSum(Array(exposures[first]))
  guard total > 0 else { return .undefined(.noExposure) }
  let centre = Double(zip(counts[first], exposures[first]).filter { $1 > 0 }.map(\.0).reduce(0, +)) / total
  return .value(AttributeChart(counts, bases: exposures, centre: centre, unitVariance: centre))
}

/// `spc.p_chart`: centre Σx/Σn, three sigma √(p(1 − p)/n), upper limits at most 1.
///
/// D. C. Montgomery, Introduction to Statistical Quality Control, chapter 7. Undefined: nobody sampled. Refused: x > n.
///
/// - Parameter base: how many of the first units make centre and limits, for all; nil: every one does.
public func shareChart(_ x: [Int], of n: [Int], base: Int? = nil) -> Measured<AttributeChart> {
  guard x.count == n.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy({ $0 >= 0 }), n.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard zip(x, n).allSatisfy({ $0 <= $1 }) else { return .refused(.moreThanBase) }
  if let base, base < 1 || base > x.count { return .refused(.outOfDomain) }
  let first = 0..<(base ?? x.count)
  let total = n[first].reduce(0, +)
  guard total > 0 else { return .undefined(.emptyBase) }
  let hits = x[first].reduce(0, +)
  let centre = Double(hits) / Double(total)
  return .value(
    AttributeChart(
      x, bases: n.map(Double.init), centre: centre, unitVariance: centre * (Double(total - hits) / Double(total)),
      most: 1))
}
