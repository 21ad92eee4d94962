/// A weighted index of items on a scale.
public struct WeightedIndex: Sendable, Hashable {
  /// (mean − min)/(max − min)·100 by item. Missing: no answer.
  public var items: [Double?]
  /// Σw·item score/Σw. Missing: an item of weight without an answer.
  public var fromItemMeans: Double?
  /// Mean over respondents who answered every item of weight. Missing (this and the error): none.
  public var fromRespondents: Double?
  public var respondents: Int
  /// sd/√n with n − 1. Missing also: one respondent.
  public var error: Double?
}

/// `csi_weighted_index`; rows are respondents.
///
/// GB/T 19038-2009. x/max·100 instead makes the worst answer 20 points. Undefined: no answers. Refused: scores off the
/// scale, weights that sum to 0.
public func weightedIndex(
  _ answers: [[Double?]], weights: [Double], minimum: Double, maximum: Double
) -> Measured<WeightedIndex> {
  guard answers.allSatisfy({ $0.count == weights.count }) else { return .refused(.lengthsDiffer) }
  guard minimum < maximum else { return .refused(.scaleOutOfOrder) }
  guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeWeight) }
  let total = compensatedSum(weights)
  guard total > 0 else { return .refused(.weightsSumToZero) }
  for row in answers {
    guard row.allSatisfy({ $0.map { $0 >= minimum && $0 <= maximum } ?? true }) else { return .refused(.offScale) }
  }
  guard answers.contains(where: { $0.contains { $0 != nil } }) else { return .undefined(.emptyBase) }
  func score(_ value: Double) -> Double { (value - minimum) / (maximum - minimum) * 100 }
  let items = weights.indices.map { item -> Double? in
    let values = answers.compactMap { $0[item] }
    return values.isEmpty ? nil : score(Moments(values).mean)
  }
  var result = WeightedIndex(items: items, respondents: 0)
  let counted = weights.indices.filter { weights[$0] > 0 }
  if counted.allSatisfy({ items[$0] != nil }) {
    result.fromItemMeans = compensatedSum(counted.map { weights[$0] * (items[$0] ?? 0) }) / total
  }
  let complete = answers.filter { row in counted.allSatisfy { row[$0] != nil } }
  let scores = complete.map { row in compensatedSum(counted.map { weights[$0] * score(row[$0] ?? 0) }) / total }
  result.respondents = scores.count
  guard !scores.isEmpty else { return .value(result) }
  let moments = Moments(scores)
  let n = Double(scores.count)
  result.fromRespondents = moments.mean
  if scores.count > 1 { result.error = (moments.squares / (n - 1) / n).squareRoot() }
  return .value(result)
}
