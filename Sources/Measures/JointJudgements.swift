/// Judgements of several people as one table: geometric means of the elements, which alone keep reciprocals reciprocal.
///
/// J. Aczél and T. L. Saaty, Journal of Mathematical Psychology 27 (1983). Undefined: no tables. Refused: tables of different sizes,
/// elements that are not above 0.
public func jointJudgements(_ tables: [Matrix]) -> Measured<Matrix> {
  guard let first = tables.first else { return .undefined(.emptyBase) }
  guard tables.allSatisfy({ $0.rows == first.rows && $0.columns == first.columns }) else {
    return .refused(.lengthsDiffer)
  }
  guard tables.allSatisfy({ $0.values.allSatisfy { $0 > 0 && $0.isFinite } }) else { return .refused(.outOfDomain) }
  var joint = Matrix(rows: first.rows, columns: first.columns)
  for row in 0..<first.rows {
    for column in 0..<first.columns {
      joint[row, column] = exponential(
        compensatedSum(tables.lazy.map { logarithm($0[row, column]) }) / Double(tables.count))
    }
  }
  return .value(joint)
}
