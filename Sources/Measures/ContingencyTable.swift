/// Whether two classifications go together.
public struct ContingencyTable: Sendable, Hashable {
  public var chiSquare: Double
  public var degrees: Int
  public var p: Double
  public var leastExpected: Double
  /// Share of cells with an expected count below 5.
  public var shareBelowFive: Double
  public var cramersV: Double
  /// Bergsma's correction for chance.
  public var correctedV: Double
  /// Of tables with two rows and two columns: with Yates' correction, at most |O − E|.
  public var yatesChiSquare: Double?
  public var yatesP: Double?
  /// (ad − bc)/√(product of the margins), with its sign.
  public var phi: Double?
}

/// `chi_square_independence`; empty rows and columns are dropped.
///
/// K. Pearson (1900); F. Yates (1934); W. Bergsma, Journal of the Korean Statistical Society 42 (2013). Undefined:
/// fewer than two rows or columns left. Refused: a negative count.
public func contingencyTable(_ table: Matrix) -> Measured<ContingencyTable> {
  guard table.values.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeCount) }
  let rows = (0..<table.rows).filter { table.row($0).contains { $0 > 0 } }
  let columns = (0..<table.columns).filter { table.column($0).contains { $0 > 0 } }
  guard !rows.isEmpty else { return .undefined(.emptyBase) }
  guard rows.count > 1, columns.count > 1 else { return .undefined(.tooFew) }
  let rowSums = rows.map { row in compensatedSum(columns.map { table[row, $0] }) }
  let columnSums = columns.map { column in compensatedSum(rows.map { table[$0, column] }) }
  let n = compensatedSum(rowSums)
  var (plain, yates) = (CompensatedSum(), CompensatedSum())
  var (least, below) = (Double.infinity, 0)
  for (i, row) in rows.enumerated() {
    for (j, column) in columns.enumerated() {
      let expected = rowSums[i] * columnSums[j] / n
      let distance = (table[row, column] - expected).magnitude
      plain.add(distance * distance / expected)
      let shrunk = distance - min(0.5, distance)
      yates.add(shrunk * shrunk / expected)
      least = min(least, expected)
      if expected < 5 { below += 1 }
    }
  }
  let (r, c) = (Double(rows.count), Double(columns.count))
  let excess = max(0, plain.value / n - (r - 1) * (c - 1) / (n - 1))
  let (shrunkR, shrunkC) = (r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1))
  let room = min(shrunkR - 1, shrunkC - 1)
  let degrees = (rows.count - 1) * (columns.count - 1)
  var result = ContingencyTable(
    chiSquare: plain.value, degrees: degrees,
    p: Distributions.chiSquareUpper(plain.value, degrees: Double(degrees)), leastExpected: least,
    shareBelowFive: Double(below) / (r * c), cramersV: min(1, (plain.value / n / (min(r, c) - 1)).squareRoot()),
    correctedV: excess > 0 && room > 0 ? (excess / room).squareRoot() : 0)
  if rows.count == 2, columns.count == 2 {
    let cross =
      table[rows[0], columns[0]] * table[rows[1], columns[1]] - table[rows[0], columns[1]] * table[rows[1], columns[0]]
    result.yatesChiSquare = yates.value
    result.yatesP = Distributions.chiSquareUpper(yates.value, degrees: 1)
    result.phi = cross / ((rowSums[0] * rowSums[1]).squareRoot() * (columnSums[0] * columnSums[1]).squareRoot())
  }
  return .value(result)
}
