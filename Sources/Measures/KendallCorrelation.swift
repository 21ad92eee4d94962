/// Kendall's rank correlation.
public struct KendallCorrelation: Sendable, Hashable {
  public var n: Int
  /// Concordant minus discordant pairs.
  public var s: Int
  /// Corrected for ties. Missing: fewer than two pairs.
  public var variance: Double?
  /// Missing (this and the p-values): a constant variable.
  public var tauB: Double?
  public var p: Double?
  /// |S| − 1 in place of |S|.
  public var continuityP: Double?
  /// Missing: ties, or fifty pairs and more.
  public var exactP: Double?
}

/// `correlation.kendall` of complete pairs.
///
/// M. G. Kendall, Rank Correlation Methods (1948). Refused: lists of different length.
public func kendallCorrelation(_ x: [Double], _ y: [Double]) -> Measured<KendallCorrelation> {
  guard x.count == y.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  // In the order of x, and of y where x is equal, discordant pairs are those out of order in y.
  let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
  let discordant = inversions(order.map { y[$0] })
  let n = x.count
  let pairs = n * (n - 1) / 2
  let tiesX = tieSizes(x)
  let tiesY = tieSizes(y)
  var both = 0
  var run = 1
  for place in 1..<max(1, n) {
    let isSame = x[order[place]] == x[order[place - 1]] && y[order[place]] == y[order[place - 1]]
    both += isSame ? run : 0
    run = isSame ? run + 1 : 1
  }
  let equalX = tiesX.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
  let equalY = tiesY.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
  let s = pairs - equalX - equalY + both - 2 * discordant
  var result = KendallCorrelation(n: n, s: s)
  guard n > 1 else { return .value(result) }
  result.variance = kendallVariance(n, tiesX, tiesY)
  guard pairs > equalX, pairs > equalY, let variance = result.variance, variance > 0 else { return .value(result) }
  result.tauB = Double(s) / (Double(pairs - equalX).squareRoot() * Double(pairs - equalY).squareRoot())
  result.p = Distributions.normalTwoSided(Double(s) / variance.squareRoot())
  result.continuityP = Distributions.normalTwoSided(Double(max(0, abs(s) - 1)) / variance.squareRoot())
  if tiesX.isEmpty, tiesY.isEmpty { result.exactP = kendallExactP(s, n) }
  return .value(result)
}

private func kendallVariance(_ n: Int, _ tiesX: [Int], _ tiesY: [Int]) -> Double {
  func sum(_ ties: [Int], _ term: (Double) -> Double) -> Double { compensatedSum(ties.map { term(Double($0)) }) }
  let size = Double(n)
  let all = size * (size - 1) * (2 * size + 5)
  let x = sum(tiesX) { $0 * ($0 - 1) * (2 * $0 + 5) }
  let y = sum(tiesY) { $0 * ($0 - 1) * (2 * $0 + 5) }
  let pairs = sum(tiesX) { $0 * ($0 - 1) } * sum(tiesY) { $0 * ($0 - 1) } / (2 * size * (size - 1))
  let triples = sum(tiesX) { $0 * ($0 - 1) * ($0 - 2) } * sum(tiesY) { $0 * ($0 - 1) * ($0 - 2) }
  return (all - x - y) / 18 + pairs + (n > 2 ? triples / (9 * size * (size - 1) * (size - 2)) : 0)
}

/// Two-sided p of S by the exact distribution of inversions. Nil from fifty on, where the normal one is right to
/// three digits (R's rule).
func kendallExactP(_ s: Int, _ n: Int) -> Double? {
  guard n > 1, n < 50 else { return nil }
  // Shares of permutations with so many inversions, built up item by item.
  var shares = [1.0]
  for item in 2...n {
    var next = Array(repeating: 0.0, count: shares.count + item - 1)
    for (count, share) in shares.enumerated() {
      for extra in 0..<item { next[count + extra] += share / Double(item) }
    }
    shares = next
  }
  // S = pairs − 2·inversions; the distribution is symmetric, so that the tail of |S| is the smaller one.
  let least = (n * (n - 1) / 2 - abs(s)) / 2
  return min(1, 2 * compensatedSum(shares[...least]))
}
