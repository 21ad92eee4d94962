/// Weights from judgements in pairs (analytic hierarchy process).
public struct PairwiseJudgements: Sendable, Hashable {
  /// Principal eigenvector, sum 1.
  public var weights: [Double]
  public var largestEigenvalue: Double
  /// (λ − n)/(n − 1); 0 for one criterion.
  public var consistencyIndex: Double
  /// CI/RI; 0 where two judgements or fewer cannot contradict each other. Missing: no random index for so many criteria.
  public var consistencyRatio: Double?
  /// Row geometric means, and means of the normalised columns, sum 1.
  public var geometricWeights: [Double]
  public var columnWeights: [Double]
}

/// Saaty's random index by number of criteria, from 1.
public let saatyRandomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]

/// `ahp`. T. L. Saaty, The Analytic Hierarchy Process (1980). Only with documented judgements and a ratio below 0.10.
///
/// Refused: a table that is not square, judgements that are not above 0 or not reciprocal (a_ij·a_ji within 5 % of 1).
public func pairwiseJudgements(
  _ table: Matrix, randomIndex: [Double] = saatyRandomIndex
) -> Measured<PairwiseJudgements> {
  guard table.rows == table.columns else { return .refused(.notSquare) }
  guard table.values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .refused(.outOfDomain) }
  let n = table.rows
  guard n > 0 else { return .undefined(.emptyBase) }
  for i in 0..<n {
    for j in 0...i where (table[i, j] * table[j, i] - 1).magnitude > 0.05 { return .refused(.notReciprocal) }
  }
  let size = Double(n)
  let (weights, largest) = principalEigenvector(table)
  let index = n > 1 ? (largest - size) / (size - 1) : 0
  let logs = (0..<n).map { row in compensatedSum(table.row(row).map(logarithm)) / size }
  let means = logs.map(exponential)
  let sums = (0..<n).map { compensatedSum(table.column($0)) }
  var ratio: Double?
  if n <= 2 {
    ratio = 0
  } else if n <= randomIndex.count, randomIndex[n - 1] > 0 {
    ratio = index / randomIndex[n - 1]
  }
  return .value(
    PairwiseJudgements(
      weights: weights, largestEigenvalue: largest, consistencyIndex: index, consistencyRatio: ratio,
      geometricWeights: means.map { $0 / compensatedSum(means) },
      columnWeights: (0..<n).map { row in compensatedSum((0..<n).map { table[row, $0] / sums[$0] }) / size }))
}

/// By the power method, which converges for a positive matrix (Perron and Frobenius); the largest eigenvalue from the
/// sum of A·w, of which w has sum 1.
private func principalEigenvector(_ table: Matrix) -> (vector: [Double], value: Double) {
  let n = table.rows
  var vector = Array(repeating: 1 / Double(n), count: n)
  var value = 0.0
  for _ in 0..<100_000 {
    let image = (0..<n).map { row in compensatedSum((0..<n).lazy.map { table[row, $0] * vector[$0] }) }
    value = compensatedSum(image)
    let next = image.map { $0 / value }
    let change = zip(next, vector).map { ($0 - $1).magnitude / $0 }.max() ?? 0
    vector = next
    if change < 4e-16 { break }
  }
  return (vector, value)
}
