/// Whether paired values have moved.
public struct SignedRank: Sendable, Hashable {
  /// Pairs that differ.
  public var n: Int
  public var plus: Double
  public var minus: Double
  /// Missing (this and the next): no pair differs.
  public var p: Double?
  public var continuityP: Double?
  /// Missing: ties among the differences, or fifty pairs and more.
  public var exactP: Double?
}

/// `wilcoxon_signed_rank` of x − y, zeros dropped.
///
/// F. Wilcoxon, Biometrics Bulletin 1 (1945); R wilcox.test(paired = TRUE). Refused: lists of different length.
public func signedRank(_ x: [Double], _ y: [Double]) -> Measured<SignedRank> {
  guard x.count == y.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let differences = zip(x, y).map { $0 - $1 }.filter { $0 != 0 }
  let sizes = differences.map(\.magnitude)
  let ranks = midRanks(sizes)
  let n = Double(differences.count)
  let plus = compensatedSum(zip(ranks, differences).filter { $1 > 0 }.map(\.0))
  var result = SignedRank(n: differences.count, plus: plus, minus: n * (n + 1) / 2 - plus)
  guard differences.count > 0 else { return .value(result) }
  let ties = tieSizes(sizes)
  let tied = compensatedSum(ties.map { Double($0) * (Double($0) * Double($0) - 1) })
  let sd = (n * (n + 1) * (2 * n + 1) / 24 - tied / 48).squareRoot()
  let distance = (plus - n * (n + 1) / 4).magnitude
  result.p = Distributions.normalTwoSided(distance / sd)
  result.continuityP = Distributions.normalTwoSided(max(0, distance - 0.5) / sd)
  if ties.isEmpty, differences.count < 50 {
    var ways = [1.0]
    for rank in 1...differences.count {
      ways += Array(repeating: 0, count: rank)
      for sum in stride(from: ways.count - 1, through: rank, by: -1) { ways[sum] = (ways[sum] + ways[sum - rank]) / 2 }
      for sum in 0..<rank { ways[sum] /= 2 }
    }
    let observed = Int(plus)
    result.exactP = min(1, 2 * min(compensatedSum(ways[...observed]), compensatedSum(ways[observed...])))
  }
  return .value(result)
}
