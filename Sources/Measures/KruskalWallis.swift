/// Whether groups differ in their ranks.
public struct KruskalWallis: Sendable, Hashable {
  /// Corrected for ties.
  public var h: Double
  public var uncorrected: Double
  public var degrees: Int
  public var p: Double
  /// H/(n − 1).
  public var epsilonSquared: Double
}

/// `kruskal_wallis`; empty groups take no part.
///
/// W. H. Kruskal and W. A. Wallis, JASA 47 (1952); R kruskal.test. Undefined: fewer than two groups, all equal.
public func kruskalWallis(_ groups: [[Double]]) -> Measured<KruskalWallis> {
  let groups = groups.filter { !$0.isEmpty }
  let values = groups.flatMap { $0 }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard groups.count > 1 else { return .undefined(values.isEmpty ? .emptyBase : .tooFew) }
  let ties = tieSizes(values)
  let n = Double(values.count)
  let tied = compensatedSum(ties.map { Double($0) * (Double($0) * Double($0) - 1) })
  let correction = 1 - tied / (n * n * n - n)
  guard ties != [values.count] else { return .undefined(.allEqual) }
  let ranks = midRanks(values)
  var start = 0
  var sum = CompensatedSum()
  for group in groups {
    let mean = compensatedSum(ranks[start..<start + group.count]) / Double(group.count) - (n + 1) / 2
    sum.add(Double(group.count) * mean * mean)
    start += group.count
  }
  let plain = 12 / (n * (n + 1)) * sum.value
  let h = plain / correction
  return .value(
    KruskalWallis(
      h: h, uncorrected: plain, degrees: groups.count - 1,
      p: Distributions.chiSquareUpper(h, degrees: Double(groups.count - 1)), epsilonSquared: h / (n - 1)))
}
