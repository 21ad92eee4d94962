/// The two halves of a scale against each other.
public struct SplitHalf: Sendable, Hashable {
  /// Correlation of the half sums. Missing (this and what rests on it): a constant half.
  public var correlation: Double?
  /// 2r/(1 + r).
  public var spearmanBrown: Double?
  /// Guttman's λ4 = 2(1 − (s_A² + s_B²)/s_T²). Missing: a constant sum.
  public var lambda4: Double?
  /// Horst's correction for halves of unequal length.
  public var horst: Double?
}

/// `split_half` for one way of halving: `first` says which items make the first half.
///
/// W. Brown and C. Spearman, British Journal of Psychology 3 (1910); L. Guttman, Psychometrika 10 (1945); P. Horst,
/// Educational and Psychological Measurement 11 (1951). Undefined: fewer than two items or answers.
public func splitHalf(_ answers: Matrix, first: (Int) -> Bool) -> Measured<SplitHalf> {
  guard answers.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let a = (0..<answers.columns).filter(first)
  let b = (0..<answers.columns).filter { !first($0) }
  guard answers.rows >= 2, !a.isEmpty, !b.isEmpty else { return .undefined(.tooFew) }
  let cross = crossSquares(answers)
  func sum(_ one: [Int], _ other: [Int]) -> Double { compensatedSum(one.flatMap { i in other.map { cross[i, $0] } }) }
  var result = SplitHalf()
  let total = sum(a + b, a + b)
  if total > 0 { result.lambda4 = 2 * (1 - (sum(a, a) + sum(b, b)) / total) }
  guard let r = crossCorrelation(cross, a, b) else { return .value(result) }
  result.correlation = r
  if r > -1 { result.spearmanBrown = 2 * r / (1 + r) }
  let p = Double(a.count) / Double(answers.columns)
  let pq = p * (1 - p)
  result.horst = r * ((r * r + 4 * pq * (1 - r * r)).squareRoot() - r) / (2 * pq * (1 - r * r))
  if r.magnitude == 1 { result.horst = r > 0 ? 1 : nil }
  return .value(result)
}
