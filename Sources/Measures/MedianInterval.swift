/// The median with limits at order statistics.
public struct MedianInterval: Sendable, Hashable {
  public var median: Double
  /// From 1: the limits are the value of this rank and of n + 1 − rank. Missing (this and the rest): even the lowest and
  /// highest value do not reach the level.
  public var rank: Int?
  public var lower: Double?
  public var upper: Double?
  /// 1 − 2·P(X < rank), X binomial with ½.
  public var coverage: Double?
}

/// `median_ci_order_statistics`: the largest rank whose interval still reaches the level.
///
/// W. R. Thompson, Annals of Mathematical Statistics 7 (1936). Undefined: no values.
public func medianInterval(_ values: [Double], confidence: Double = 0.95) -> Measured<MedianInterval> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let sorted = values.sorted()
  guard let middle = median(sorted: sorted) else { return .undefined(.emptyBase) }
  let n = values.count
  var result = MedianInterval(median: middle)
  let past = firstIndex(from: 1, through: n / 2 + 1) {
    2 * Distributions.binomialLower($0 - 1, of: n, share: 0.5) > 1 - confidence + 1e-12
  }
  guard past > 1 else { return .value(result) }
  let rank = past - 1
  result.rank = rank
  result.lower = sorted[rank - 1]
  result.upper = sorted[n - rank]
  result.coverage = 1 - 2 * Distributions.binomialLower(rank - 1, of: n, share: 0.5)
  return .value(result)
}
