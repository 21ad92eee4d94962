/// A monotone trend in a series with seasons.
public struct SeasonalMannKendall: Sendable, Hashable {
  public var s: Int
  public var bySeason: [Int]
  public var variance: Double
  /// Missing (this and p): all equal within every season.
  public var z: Double?
  public var p: Double?
  /// Without the continuity correction.
  public var plainZ: Double?
  /// Median of the slopes within seasons, in units per cycle. Missing: no season has two values.
  public var slope: Double?
}

/// `seasonal_mann_kendall`: S and variance summed over seasons, no covariance terms.
///
/// R. M. Hirsch, J. R. Slack and R. A. Smith, Water Resources Research 18 (1982). It assumes no serial correlation.
/// Refused: a period below 1.
public func seasonalMannKendall(_ values: [Double?], period: Int) -> Measured<SeasonalMannKendall> {
  guard period >= 1 else { return .refused(.outOfDomain) }
  guard values.count <= 10_000 * max(1, min(period, 100)) else { return .refused(.tooMany) }
  var result = SeasonalMannKendall(s: 0, bySeason: [], variance: 0)
  var slopes: [Double] = []
  for season in 0..<min(period, max(values.count, 1)) {
    var cycles: [Double] = []
    var present: [Double] = []
    for (cycle, index) in stride(from: season, to: values.count, by: period).enumerated() {
      guard let value = values[index] else { continue }
      guard value.isFinite else { return .refused(.notFinite) }
      cycles.append(Double(cycle))
      present.append(value)
    }
    guard present.count <= 10_000 else { return .refused(.tooMany) }
    let trend = concordance(present)
    result.s += trend.s
    result.bySeason.append(trend.s)
    result.variance += trend.variance
    slopes += pairSlopes(cycles, present)
  }
  slopes.sort()
  result.slope = median(sorted: slopes)
  guard result.variance > 0 else { return .value(result) }
  let sd = result.variance.squareRoot()
  let z = Double(result.s.signum() * max(0, abs(result.s) - 1)) / sd
  result.z = z
  result.p = Distributions.normalTwoSided(z)
  result.plainZ = Double(result.s) / sd
  return .value(result)
}
