/// Units by their distance from the best and the worst there is.
public struct IdealSolution: Sendable, Hashable {
  /// d⁻/(d⁺ + d⁻), 1 best. Missing: all units equal.
  public var closeness: [Double?]
  public var distanceBest: [Double]
  public var distanceWorst: [Double]
  /// Competition ranks by closeness, 1 best. Missing as closeness.
  public var ranks: [Int?]
}

/// `topsis`: vector normalisation, weights scaled to 1, ideal by direction.
///
/// C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981). Ranks may change when a unit is added or removed:
/// state the set. Undefined: no units. Refused: negative weights, weights that sum to 0.
public func idealSolution(_ table: Matrix, weights: [Double], higherIsBetter: [Bool]) -> Measured<IdealSolution> {
  guard weights.count == table.columns, higherIsBetter.count == table.columns else { return .refused(.lengthsDiffer) }
  guard table.values.allSatisfy(\.isFinite), weights.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard table.rows > 0 else { return .undefined(.emptyBase) }
  let total = compensatedSum(weights)
  guard total > 0 else { return .refused(.weightsSumToZero) }
  var best = Array(repeating: CompensatedSum(), count: table.rows)
  var worst = best
  for column in 0..<table.columns {
    let values = table.column(column)
    let largest = values.map(\.magnitude).max() ?? 0
    guard largest > 0 else { continue }
    let length = largest * compensatedSum(values.lazy.map { $0 / largest * ($0 / largest) }).squareRoot()
    let scaled = values.map { $0 / length * (weights[column] / total) }
    let high = scaled.max() ?? 0
    let low = scaled.min() ?? 0
    for (row, value) in scaled.enumerated() {
      best[row].add(square(value - (higherIsBetter[column] ? high : low)))
      worst[row].add(square(value - (higherIsBetter[column] ? low : high)))
    }
  }
  let distanceBest = best.map { $0.value.squareRoot() }
  let distanceWorst = worst.map { $0.value.squareRoot() }
  let closeness = zip(distanceBest, distanceWorst).map { $0 + $1 > 0 ? $1 / ($0 + $1) : nil }
  return .value(
    IdealSolution(
      closeness: closeness, distanceBest: distanceBest, distanceWorst: distanceWorst,
      ranks: rankMethods(closeness, tie: 1e-12).competition))
}

func square(_ value: Double) -> Double { value * value }
