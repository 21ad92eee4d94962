/// Ranks by three rules for ties. Missing stays missing.
public struct RankMethods: Sendable, Hashable {
  /// 1, 2, 2, 4.
  public var competition: [Int?]
  /// 1, 2, 2, 3.
  public var dense: [Int?]
  /// 1, 2.5, 2.5, 4.
  public var average: [Double?]
}

/// `rank_methods`, the highest first unless `descending` is false. Neighbours in order that differ by `tie` at most are
/// tied, so that rounding noise decides nothing.
public func rankMethods(_ scores: [Double?], descending: Bool = true, tie: Double = 0) -> RankMethods {
  let order = scores.indices.filter { scores[$0] != nil }.sorted {
    let (a, b) = (scores[$0] ?? 0, scores[$1] ?? 0)
    return a == b ? $0 < $1 : descending ? a > b : a < b
  }
  var result = RankMethods(
    competition: scores.map { _ in nil }, dense: scores.map { _ in nil }, average: scores.map { _ in nil })
  var start = 0
  var group = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, ((scores[order[end + 1]] ?? 0) - (scores[order[end]] ?? 0)).magnitude <= tie {
      end += 1
    }
    group += 1
    for place in start...end {
      result.competition[order[place]] = start + 1
      result.dense[order[place]] = group
      result.average[order[place]] = Double(start + end) / 2 + 1
    }
    start = end + 1
  }
  return result
}
