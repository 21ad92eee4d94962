/// The weighted mean of a sample drawn in strata and clusters.
public struct DesignMean: Sendable, Hashable {
  /// Answers that are there.
  public var n: Int
  public var mean: Double
  /// Clusters − strata.
  public var degrees: Int
  /// Missing: a stratum with one cluster, or no degrees of freedom.
  public var standardError: Double?
  public var lower: Double?
  public var upper: Double?
  /// Strata and clusters of the whole design.
  public var strata: Int
  public var clusters: Int
}

/// `survey.design_mean`: the ratio mean Σwy/Σw, linearised over the first-stage clusters within strata, drawn with
/// replacement: Var = Σ_h c_h/(c_h − 1)·Σ_i (z_hi − z̄_h)², z the cluster's sum of w(y − m)/Σw. A missing answer has weight
/// 0 and its row stays in the design, so that the strata and clusters are those that were drawn.
///
/// K. M. Wolter, Introduction to Variance Estimation, 2nd ed., section 6; R survey `svydesign(id, strata, weights, nest = TRUE)`.
/// Undefined: no answer with weight. Refused: negative weights.
public func designMean(
  values: [Double?], weights: [Double], strata: [String], clusters: [String], confidence: Double = 0.95
) -> Measured<DesignMean> {
  guard values.count == weights.count, values.count == strata.count, values.count == clusters.count else {
    return .refused(.lengthsDiffer)
  }
  guard weights.allSatisfy({ $0.isFinite }), values.allSatisfy({ $0?.isFinite ?? true }) else {
    return .refused(.notFinite)
  }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let answered = values.indices.filter { values[$0] != nil }
  let total = compensatedSum(answered.map { weights[$0] })
  guard total > 0 else { return .undefined(.emptyBase) }
  let mean = compensatedSum(answered.map { weights[$0] * (values[$0] ?? 0) }) / total
  var sums: [String: [String: CompensatedSum]] = [:]
  for row in values.indices {
    let part = values[row].map { weights[row] * ($0 - mean) / total } ?? 0
    sums[strata[row], default: [:]][clusters[row], default: CompensatedSum()].add(part)
  }
  let units = sums.values.map(\.count).reduce(0, +)
  var result = DesignMean(
    n: answered.count, mean: mean, degrees: units - sums.count, strata: sums.count, clusters: units)
  guard sums.values.allSatisfy({ $0.count > 1 }) else { return .value(result) }
  var variance = CompensatedSum()
  for (_, clusters) in sums.sorted(by: { $0.key < $1.key }) {
    let parts = clusters.sorted { $0.key < $1.key }.map(\.value.value)
    let n = Double(parts.count)
    variance.add(n / (n - 1) * Moments(parts).squares)
  }
  let error = variance.value.squareRoot()
  let half = error * Distributions.tCritical(confidence: confidence, degrees: Double(result.degrees))
  result.standardError = error
  result.lower = mean - half
  result.upper = mean + half
  return .value(result)
}
