/// How far two codings agree, and how far they would by chance alone.
public struct CodingAgreement: Sendable, Hashable {
  /// Share of things coded alike.
  public var observed: Double
  /// What that share would be by chance, with the margins as they are.
  public var expected: Double
}

/// Of a table as in ``cohenKappa(_:confidence:)``. It exists where all things are in one category too, unlike kappa.
public func codingAgreement(_ table: [[Double]]) -> Measured<CodingAgreement> {
  let size = table.count
  guard table.allSatisfy({ $0.count == size }) else { return .refused(.lengthsDiffer) }
  guard table.allSatisfy({ $0.allSatisfy { $0 >= 0 && $0.isFinite } }) else { return .refused(.negativeCount) }
  let total = table.reduce(0) { $0 + $1.reduce(0, +) }
  guard total > 0 else { return .undefined(.emptyBase) }
  let rows = table.map { $0.reduce(0, +) / total }
  let columns = (0..<size).map { column in table.reduce(0) { $0 + $1[column] } / total }
  return .value(
    CodingAgreement(
      observed: (0..<size).reduce(0) { $0 + table[$1][$1] / total },
      expected: (0..<size).reduce(0) { $0 + rows[$1] * columns[$1] }))
}

/// Agreement of two codings of the same things beyond what chance would give, `cohen_kappa`.
public struct CohenKappa: Sendable, Hashable {
  /// Share of things coded alike.
  public var observedAgreement: Double
  /// What that share would be by chance alone, with the margins as they are.
  public var expectedAgreement: Double
  public var kappa: Estimate
  public var standardError: Double
  /// With squared distances of the categories' numbers as weights; only for ordered categories.
  public var quadraticKappa: Double
}

/// J. Cohen, Educational and Psychological Measurement 20 (1960); standard error after J. L. Fleiss, J. Cohen and B. S. Everitt,
/// Psychological Bulletin 72 (1969), for the interval about the estimate.
///
/// - Parameter table: `table[i][j]`: things that the one put into category i and the other into j.
///
/// Undefined: an empty table; all in one category. Refused: a table that is not square, a count below 0.
public func cohenKappa(_ table: [[Double]], confidence: Double = 0.95) -> Measured<CohenKappa> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let (observed, expected): (Double, Double)
  switch codingAgreement(table) {
  case .value(let agreement): (observed, expected) = (agreement.observed, agreement.expected)
  case .undefined(let reason): return .undefined(reason)
  case .refused(let reason): return .refused(reason)
  }
  let size = table.count
  let total = table.reduce(0) { $0 + $1.reduce(0, +) }
  let rows = table.map { $0.reduce(0, +) / total }
  let columns = (0..<size).map { column in table.reduce(0) { $0 + $1[column] } / total }
  guard expected < 1 else { return .undefined(.allEqual) }
  let kappa = (observed - expected) / (1 - expected)
  var onDiagonal = 0.0
  var offDiagonal = 0.0
  var seen = 0.0
  var chance = 0.0
  for i in 0..<size {
    for j in 0..<size {
      let share = table[i][j] / total
      if i == j {
        let term = 1 - (rows[i] + columns[i]) * (1 - kappa)
        onDiagonal += share * term * term
      } else {
        let sum = columns[i] + rows[j]
        offDiagonal += share * sum * sum
      }
      let distance = Double((i - j) * (i - j))
      seen += distance * share
      chance += distance * rows[i] * columns[j]
    }
  }
  let rest = kappa - expected * (1 - kappa)
  let variance =
    (onDiagonal + (1 - kappa) * (1 - kappa) * offDiagonal - rest * rest) / (total * (1 - expected) * (1 - expected))
  let error = max(variance, 0).squareRoot()
  let half = Distributions.normalCritical(confidence: confidence) * error
  return .value(
    CohenKappa(
      observedAgreement: observed, expectedAgreement: expected,
      kappa: Estimate(value: kappa, lower: max(kappa - half, -1), upper: min(kappa + half, 1)), standardError: error,
      quadraticKappa: chance > 0 ? 1 - seen / chance : 1))
}
