/// Spearman's rank correlation.
public struct SpearmanCorrelation: Sendable, Hashable {
  public var n: Int
  /// Missing (this and what rests on it): fewer than two pairs, a constant variable.
  public var rho: Double?
  /// t with n − 2 degrees of freedom. Missing also: two pairs.
  public var p: Double?
  /// By all permutations. Missing: ties, or more than eight pairs.
  public var exactP: Double?
}

/// `correlation.spearman` of complete pairs, on mid-ranks.
///
/// C. Spearman, American Journal of Psychology 15 (1904). Refused: lists of different length.
public func spearmanCorrelation(_ x: [Double], _ y: [Double]) -> Measured<SpearmanCorrelation> {
  guard x.count == y.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let one = midRanks(x)
  let two = midRanks(y)
  var result = SpearmanCorrelation(n: x.count)
  guard x.count > 1, let rho = correlation(one, two) else { return .value(result) }
  result.rho = rho
  if x.count > 2 {
    let degrees = Double(x.count - 2)
    result.p =
      rho.magnitude == 1
      ? 0 : Distributions.tTwoSided(rho * (degrees / ((1 - rho) * (1 + rho))).squareRoot(), degrees: degrees)
  }
  if x.count <= 8, tieSizes(x).isEmpty, tieSizes(y).isEmpty { result.exactP = permutationP(one, two) }
  return .value(result)
}

/// Twice the smaller tail of Σd² over all permutations.
private func permutationP(_ one: [Double], _ two: [Double]) -> Double {
  let observed = Int(zip(one, two).map { ($0 - $1) * ($0 - $1) }.reduce(0, +))
  var less = 0
  var greater = 0
  var all = 0
  var order = Array(0..<one.count)
  func visit(_ place: Int, _ sum: Int) {
    guard place < order.count else {
      all += 1
      if sum <= observed { less += 1 }
      if sum >= observed { greater += 1 }
      return
    }
    for choice in place..<order.count {
      order.swapAt(place, choice)
      visit(place + 1, sum + (order[place] - place) * (order[place] - place))
      order.swapAt(place, choice)
    }
  }
  visit(0, 0)
  return min(1, 2 * Double(min(less, greater)) / Double(all))
}
