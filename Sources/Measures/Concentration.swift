/// How much of a total a few units hold.
public struct Concentration: Sendable, Hashable {
  /// 0 where all are equal.
  public var gini: Double
  /// n/(n − 1) times it. Missing: one unit.
  public var correctedGini: Double?
  /// Σ of squared shares.
  public var herfindahl: Double
  /// Shares of the highest units, for each number asked for.
  public var topShares: [Double]
  /// Fewest units that hold half.
  public var unitsForHalf: Int
}

/// `concentration`.
///
/// C. Gini (1912); O. C. Herfindahl (1950). With few counts the top share is high by chance alone. Undefined: nothing
/// counted. Refused: negative counts.
public func concentration(_ counts: [Int], top: [Int]) -> Measured<Concentration> {
  guard counts.allSatisfy({ $0 >= 0 }), top.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  let total = counts.reduce(0, +)
  guard total > 0 else { return .undefined(.emptyBase) }
  let sorted = counts.sorted(by: >)
  let n = Double(counts.count)
  var passed = [0]
  for count in sorted { passed.append((passed.last ?? 0) + count) }
  // Σ(n + 1 − 2i)·x_(i) over falling order.
  let weighted = compensatedSum(sorted.enumerated().map { (n - 1 - 2 * Double($0)) * Double($1) })
  let gini = weighted / (n * Double(total))
  return .value(
    Concentration(
      gini: gini, correctedGini: n > 1 ? gini * n / (n - 1) : nil,
      herfindahl: compensatedSum(sorted.map { square(Double($0) / Double(total)) }),
      topShares: top.map { Double(passed[min($0, counts.count)]) / Double(total) },
      unitsForHalf: passed.firstIndex { 2 * $0 >= total } ?? counts.count))
}
