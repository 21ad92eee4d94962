/// A trend of shares over ordered groups.
public struct CochranArmitage: Sendable, Hashable {
  public var z: Double
  public var chiSquare: Double
  public var p: Double
  /// Multiplied by (N − 1)/N.
  public var correctedChiSquare: Double
  public var correctedP: Double
}

/// `cochran_armitage`: the score test with variance p(1 − p)Σn(s − s̄)².
///
/// W. G. Cochran, Biometrics 10 (1954); P. Armitage, Biometrics 11 (1955); R prop.trend.test. Only for independent
/// samples. Groups of n = 0 take no part. Undefined: fewer than two groups, all or none hit, one score. Refused: x > n.
public func cochranArmitage(_ x: [Int], of n: [Int], scores: [Double]) -> Measured<CochranArmitage> {
  guard x.count == n.count, n.count == scores.count else { return .refused(.lengthsDiffer) }
  guard scores.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard x.allSatisfy({ $0 >= 0 }), n.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard zip(x, n).allSatisfy({ $0 <= $1 }) else { return .refused(.moreThanBase) }
  let hits = x.reduce(0, +)
  let total = n.reduce(0, +)
  guard total > 0 else { return .undefined(.emptyBase) }
  guard n.count(where: { $0 > 0 }) > 1 else { return .undefined(.tooFew) }
  let size = Double(total)
  let share = Double(hits) / size
  let mean = compensatedSum(zip(n, scores).map { Double($0) * $1 }) / size
  let spread = compensatedSum(zip(n, scores).map { Double($0) * ($1 - mean) * ($1 - mean) })
  guard hits > 0, hits < total, spread > 0 else { return .undefined(.allEqual) }
  var sum = CompensatedSum()
  for index in x.indices { sum.add((scores[index] - mean) * (Double(x[index]) - Double(n[index]) * share)) }
  let z = sum.value / (share * (Double(total - hits) / size) * spread).squareRoot()
  let corrected = z * z * (size - 1) / size
  return .value(
    CochranArmitage(
      z: z, chiSquare: z * z, p: Distributions.normalTwoSided(z), correctedChiSquare: corrected,
      correctedP: Distributions.chiSquareUpper(corrected, degrees: 1)))
}
