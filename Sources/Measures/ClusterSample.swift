/// The mean of a one-stage sample of clusters.
public struct ClusterSample: Sendable, Hashable {
  public var mean: Double
  public var degrees: Int
  /// Missing: one cluster.
  public var standardError: Double?
  public var lower: Double?
  public var upper: Double?
  /// Variance over that of a simple random sample of as many answers. Missing also: all equal, all clusters drawn.
  public var designEffect: Double?
}

/// `survey.cluster_mean`: the ratio mean over c of C clusters, linearised: se² = (1 − c/C)·c/(c − 1)·Σ(y_i − m·n_i)²/n²,
/// t with c − 1 degrees of freedom. Without `population` the clusters come from an endless one.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., section 9; R survey `svydesign(id=~cluster, fpc=~C)`. Undefined: nobody
/// answered. Refused: more clusters than there are.
public func clusterSample(
  clusters: [String], values: [Double], population: Int? = nil, confidence: Double = 0.95
) -> Measured<ClusterSample> {
  guard clusters.count == values.count else { return .refused(.lengthsDiffer) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  var groups: [String: [Double]] = [:]
  for (cluster, value) in zip(clusters, values) { groups[cluster, default: []].append(value) }
  if let population, groups.count > population { return .refused(.moreThanPopulation) }
  guard !values.isEmpty else { return .undefined(.emptyBase) }
  let moments = Moments(values)
  let n = Double(values.count)
  let c = Double(groups.count)
  var result = ClusterSample(mean: moments.mean, degrees: groups.count - 1)
  guard groups.count > 1 else { return .value(result) }
  let totals = groups.sorted { $0.key < $1.key }.map { compensatedSum($0.value.map(moments.distance)) }
  let correction = population.map { 1 - c / Double($0) } ?? 1
  let variance = correction * c / (c - 1) * compensatedSum(totals.map { $0 * $0 }) / (n * n)
  let error = variance.squareRoot()
  let half = error * Distributions.tCritical(confidence: confidence, degrees: c - 1)
  result.standardError = error
  result.lower = moments.mean - half
  result.upper = moments.mean + half
  if moments.squares > 0, correction > 0 {
    result.designEffect = variance / (moments.squares / (n - 1) / n * correction)
  }
  return .value(result)
}
