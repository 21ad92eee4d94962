/// A monotone trend in a short series.
public struct MannKendall: Sendable, Hashable {
  public var n: Int
  public var s: Int
  /// Missing: fewer than two values.
  public var variance: Double?
  /// (S ∓ 1)/sd. Missing (this and p): all equal.
  public var z: Double?
  public var p: Double?
  /// S over all pairs, and corrected for ties.
  public var tauA: Double?
  public var tauB: Double?
  /// Median of the slopes between all pairs, in units per time step.
  public var slope: Double?
  public var slopes: Int
  /// Gilbert's limits of the slope. Missing: a rank falls outside the slopes.
  public var lower: Double?
  public var upper: Double?
  /// Missing: ties, or fifty values and more.
  public var exactP: Double?
}

/// `mann_kendall`: gaps are left out, the slopes use the true times.
///
/// H. B. Mann, Econometrica 13 (1945); P. K. Sen, JASA 63 (1968); R. O. Gilbert, Statistical Methods for Environmental
/// Pollution Monitoring (1987), interpolated ranks (N − C)/2 and (N + C)/2 + 1 with C = z·sd. Refused: more than ten
/// thousand values, whose slopes would be fifty million.
public func mannKendall(_ values: [Double?], confidence: Double = 0.95) -> Measured<MannKendall> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  var times: [Double] = []
  var present: [Double] = []
  for (time, value) in values.enumerated() {
    guard let value else { continue }
    guard value.isFinite else { return .refused(.notFinite) }
    times.append(Double(time))
    present.append(value)
  }
  let n = present.count
  guard n <= 10_000 else { return .refused(.tooMany) }
  let trend = concordance(present)
  var result = MannKendall(n: n, s: trend.s, slopes: n * (n - 1) / 2)
  guard n > 1 else { return .value(result) }
  let sd = trend.variance.squareRoot()
  result.variance = trend.variance
  let pairs = Double(n * (n - 1) / 2)
  let equal = tieSizes(present).map { Double($0 * ($0 - 1) / 2) }.reduce(0, +)
  result.tauA = Double(trend.s) / pairs
  if equal < pairs { result.tauB = min(1, max(-1, Double(trend.s) / (pairs * (pairs - equal)).squareRoot())) }
  if sd > 0 {
    let z = Double(trend.s.signum() * (abs(trend.s) - (trend.s == 0 ? 0 : 1))) / sd
    result.z = z
    result.p = Distributions.normalTwoSided(z)
  }
  let slopes = pairSlopes(times, present)
  result.slope = median(sorted: slopes)
  let reach = Distributions.normalCritical(confidence: confidence) * sd
  result.lower = interpolated(slopes, rank: (pairs - reach) / 2)
  result.upper = interpolated(slopes, rank: (pairs + reach) / 2 + 1)
  if equal == 0 { result.exactP = kendallExactP(trend.s, n) }
  return .value(result)
}

/// S of a series against time, and its variance corrected for ties.
func concordance(_ values: [Double]) -> (s: Int, variance: Double) {
  let n = values.count
  let ties = tieSizes(values)
  let equal = ties.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
  let s = n * (n - 1) / 2 - equal - 2 * inversions(values)
  let size = Double(n)
  let tied = compensatedSum(ties.map { Double($0) * Double($0 - 1) * Double(2 * $0 + 5) })
  return (s, (size * (size - 1) * (2 * size + 5) - tied) / 18)
}

/// Slopes between all pairs, sorted.
func pairSlopes(_ times: [Double], _ values: [Double]) -> [Double] {
  var slopes: [Double] = []
  slopes.reserveCapacity(values.count * (values.count - 1) / 2)
  for i in values.indices { for j in 0..<i { slopes.append((values[i] - values[j]) / (times[i] - times[j])) } }
  slopes.sort()
  return slopes
}

/// Value at a rank counted from 1, linear in between. Nil outside the values.
private func interpolated(_ sorted: [Double], rank: Double) -> Double? {
  guard rank >= 1, rank <= Double(sorted.count) else { return nil }
  let below = Int(rank)
  let part = rank - Double(below)
  return part == 0 ? sorted[below - 1] : sorted[below - 1] + part * (sorted[below] - sorted[below - 1])
}
