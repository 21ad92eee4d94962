/// The mean of weighted answers, `survey.weighted_mean`.
public struct WeightedMean: Sendable, Hashable {
  public var mean: Double
  /// Taylor linearisation with replacement, factor n/(n − 1). Missing: one answer.
  public var standardError: Double?
  public var lower: Double?
  public var upper: Double?
  /// Kish: (Σw)²/Σw².
  public var effective: Double
  /// n / effective.
  public var designEffect: Double
}

/// Weighted mean of answers counted by level, from Σw and Σw² of each level: se² = n/(n − 1)·Σw²(x − m)²/(Σw)².
///
/// L. Kish, Survey Sampling (1965); R survey `svymean` of a design without strata and clusters. Undefined: nobody
/// answered or all weights 0. Refused: negative sums.
public func weightedMean(
  n: Int, values: [Double], weights: [Double], squares: [Double], criticals: TCriticals
) -> Measured<WeightedMean> {
  guard values.count == weights.count, weights.count == squares.count else { return .refused(.lengthsDiffer) }
  guard n >= 0 else { return .refused(.negativeCount) }
  guard weights.allSatisfy({ $0 >= 0 }), squares.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  let total = compensatedSum(weights)
  guard n > 0, total > 0 else { return .undefined(.emptyBase) }
  let mean = compensatedSum(zip(weights, values).lazy.map { $0 * $1 }) / total
  let effective = total * total / compensatedSum(squares)
  var result = WeightedMean(mean: mean, effective: effective, designEffect: Double(n) / effective)
  guard n > 1 else { return .value(result) }
  let spread = compensatedSum(zip(squares, values).lazy.map { $0 * ($1 - mean) * ($1 - mean) })
  let error = (Double(n) / Double(n - 1) * spread).squareRoot() / total
  let half = error * criticals[n - 1]
  result.standardError = error
  result.lower = mean - half
  result.upper = mean + half
  return .value(result)
}
