/// The mean of a one-stage sample of clusters.
public struct ClusterSample: Sendable, Hashable {
  public var mean: Double
  public var degrees: Int
  /// Missing: one cluster of more; 0 where all are drawn.
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
  let sorted = groups.sorted { $0.key < $1.key }.map(\.value)
  let moments = Moments(values)
  return clusterSample(
    sizes: sorted.map(\.count), totals: sorted.map { compensatedSum($0.map(moments.distance)) }, population: population,
    confidence: confidence
  ).map { sample in
    var result = sample
    result.mean = moments.mean
    result.lower = sample.lower.map { $0 + moments.mean }
    result.upper = sample.upper.map { $0 + moments.mean }
    let n = Double(values.count)
    let correction = population.map { 1 - Double(groups.count) / Double($0) } ?? 1
    if let error = sample.standardError, moments.squares > 0, correction > 0 {
      result.designEffect = error * error / (moments.squares / (n - 1) / n * correction)
    }
    return result
  }
}

/// The same of clusters by their number of answers and the sum of these; without the design effect, for which the answers
/// themselves are needed. Clusters without answers take no part. Refused also: a negative size.
public func clusterSample(
  sizes: [Int], totals: [Double], population: Int? = nil, confidence: Double = 0.95
) -> Measured<ClusterSample> {
  guard sizes.count == totals.count else { return .refused(.lengthsDiffer) }
  guard sizes.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard totals.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let count = sizes.count { $0 > 0 }
  if let population, count > population { return .refused(.moreThanPopulation) }
  let n = Double(sizes.reduce(0, +))
  guard n > 0 else { return .undefined(.emptyBase) }
  let mean = compensatedSum(totals) / n
  let c = Double(count)
  var result = ClusterSample(mean: mean, degrees: count - 1)
  guard count > 1 else {
    if population == count { (result.standardError, result.lower, result.upper) = (0, mean, mean) }
    return .value(result)
  }
  let squares = zip(sizes, totals).map { size, total in size > 0 ? square(total - mean * Double(size)) : 0 }
  let correction = population.map { 1 - c / Double($0) } ?? 1
  let error = (correction * c / (c - 1) * compensatedSum(squares)).squareRoot() / n
  let half = error * Distributions.tCritical(confidence: confidence, degrees: c - 1)
  result.standardError = error
  result.lower = mean - half
  result.upper = mean + half
  return .value(result)
}
