/// A mean of answers that come in clusters.
public struct ClusterMean: Sendable, Hashable {
  public var mean: Double
  public var clusters: Int
  public var standardError: Double
  public var lower: Double
  public var upper: Double
}

/// The ratio mean Σy/Σn over clusters, linearised: se² = C/(C − 1)·Σ(yᵢ − m·nᵢ)²/(Σn)², t with C − 1 degrees of
/// freedom, `survey.cluster_mean` with clusters drawn from an endless population.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., section 9. Visitors of one shop resemble each other; an interval that
/// takes them as independent is far too narrow (20 a shop and an intraclass correlation of 0.1: by a factor of 1.7).
/// Clusters without answers take no part. Undefined: fewer than two clusters, nobody answered. Refused: negative
/// sizes.
public func clusterMean(sizes: [Int], totals: [Double], criticals: TCriticals) -> Measured<ClusterMean> {
  guard sizes.count == totals.count else { return .refused(.lengthsDiffer) }
  var n = 0
  var clusters = 0
  var sum = CompensatedSum()
  for (size, total) in zip(sizes, totals) {
    guard size >= 0 else { return .refused(.negativeCount) }
    guard size > 0 else { continue }
    n += size
    clusters += 1
    sum.add(total)
  }
  guard n > 0 else { return .undefined(.emptyBase) }
  guard clusters > 1 else { return .undefined(.tooFew) }
  let mean = sum.value / Double(n)
  var squares = CompensatedSum()
  for (size, total) in zip(sizes, totals) where size > 0 {
    let residual = total - mean * Double(size)
    squares.add(residual * residual)
  }
  let error = (Double(clusters) / Double(clusters - 1) * squares.value).squareRoot() / Double(n)
  let half = error * criticals[clusters - 1]
  return .value(
    ClusterMean(mean: mean, clusters: clusters, standardError: error, lower: mean - half, upper: mean + half))
}
