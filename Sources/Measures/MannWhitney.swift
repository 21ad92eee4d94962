/// Whether one group tends to higher values than another.
public struct MannWhitney: Sendable, Hashable {
  /// Of x: pairs in which x is higher, ties half.
  public var u: Double
  /// Missing (this and the next): all equal.
  public var p: Double?
  /// |U − mn/2| less ½.
  public var continuityP: Double?
  /// 2U/(mn) − 1.
  public var rankBiserial: Double
  /// U/(mn).
  public var superiority: Double
  /// Missing: ties, or a group of fifty or more (R's rule).
  public var exactP: Double?
}

/// `mann_whitney`. H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947); R wilcox.test.
///
/// Undefined: an empty group.
public func mannWhitney(_ x: [Double], _ y: [Double]) -> Measured<MannWhitney> {
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard !x.isEmpty, !y.isEmpty else { return .undefined(.emptyBase) }
  let all = x + y
  let ranks = midRanks(all)
  let (m, n) = (Double(x.count), Double(y.count))
  let u = compensatedSum(ranks[..<x.count]) - m * (m + 1) / 2
  let ties = tieSizes(all)
  var result = MannWhitney(u: u, rankBiserial: 2 * u / (m * n) - 1, superiority: u / (m * n))
  let tied = compensatedSum(ties.map { Double($0) * (Double($0) * Double($0) - 1) })
  let variance = m * n / 12 * ((m + n + 1) - tied / ((m + n) * (m + n - 1)))
  if ties != [all.count], variance > 0 {
    let distance = (u - m * n / 2).magnitude
    result.p = Distributions.normalTwoSided(distance / variance.squareRoot())
    result.continuityP = min(1, Distributions.normalTwoSided(max(0, distance - 0.5) / variance.squareRoot()))
  }
  if ties.isEmpty, x.count < 50, y.count < 50 { result.exactP = rankSumP(Int(u), x.count, y.count) }
  return .value(result)
}

/// Twice the smaller tail of U: the number of ways to draw m of m + n with each sum, item by item.
private func rankSumP(_ u: Int, _ m: Int, _ n: Int) -> Double {
  // shares[k][s]: probability weights of k items of the first group with U = s, scaled by binomial coefficients on
  // the way so that they stay within range.
  var ways = Array(repeating: Array(repeating: 0.0, count: m * n + 1), count: m + 1)
  ways[0][0] = 1
  for item in 1...(m + n) {
    for k in stride(from: min(item, m), through: 1, by: -1) {
      // Item ranked `item` in the first group stands above item − k of the second.
      let above = item - k
      guard above <= n else { continue }
      for sum in above...max(above, m * n) where sum <= m * n { ways[k][sum] += ways[k - 1][sum - above] }
    }
  }
  let total = compensatedSum(ways[m])
  let less = compensatedSum(ways[m][...u])
  let greater = compensatedSum(ways[m][u...])
  return min(1, 2 * min(less, greater) / total)
}
