/// Weighted mean of answers given one by one, `survey.weighted_mean`: Taylor linearisation with replacement, factor
/// n/(n − 1), t with n − 1 degrees of freedom.
///
/// L. Kish, Survey Sampling (1965); R survey `svymean`. Undefined: nobody answered. Refused: a negative weight, weights
/// that sum to 0.
public func weightedMean(
  values: [Double], weights: [Double], confidence: Double = 0.95
) -> Measured<WeightedMean> {
  guard values.count == weights.count else { return .refused(.lengthsDiffer) }
  guard values.allSatisfy(\.isFinite), weights.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard let first = values.first else { return .undefined(.emptyBase) }
  let total = compensatedSum(weights)
  guard total > 0 else { return .refused(.weightsSumToZero) }
  let n = Double(values.count)
  let mean = first + compensatedSum(zip(weights, values).lazy.map { $0 * ($1 - first) }) / total
  let effective = total * total / compensatedSum(weights.lazy.map { $0 * $0 })
  var result = WeightedMean(mean: mean, effective: effective, designEffect: n / effective)
  guard values.count > 1 else { return .value(result) }
  let parts = zip(weights, values).map { $0 * ($1 - mean) / total }
  let error = (n / (n - 1) * compensatedSum(parts.lazy.map { $0 * $0 })).squareRoot()
  let half = error * Distributions.tCritical(confidence: confidence, degrees: n - 1)
  result.standardError = error
  result.lower = mean - half
  result.upper = mean + half
  return .value(result)
}
