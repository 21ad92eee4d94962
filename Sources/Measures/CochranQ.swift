/// Whether shares of the same units differ between three waves or more.
public struct CochranQ: Sendable, Hashable {
  public var q: Double
  public var degrees: Int
  public var p: Double
}

/// Cochran's Q, `cochran_q`: rows are units, columns waves, 0 or 1 each. With two waves it is McNemar's χ² without
/// correction.
///
/// W. G. Cochran, Biometrika 37 (1950). Undefined: fewer than two waves, nobody changed. Refused: other values.
public func cochranQ(_ table: Matrix) -> Measured<CochranQ> {
  guard table.values.allSatisfy({ $0 == 0 || $0 == 1 }) else { return .refused(.offScale) }
  guard table.columns > 1, table.rows > 0 else { return .undefined(.tooFew) }
  let k = Double(table.columns)
  let rows = (0..<table.rows).map { compensatedSum(table.row($0)) }
  let columns = (0..<table.columns).map { compensatedSum(table.column($0)) }
  let total = compensatedSum(rows)
  let changed = compensatedSum(rows.map { $0 * (k - $0) })
  guard changed > 0 else { return .undefined(.allEqual) }
  let spread = compensatedSum(columns.map { ($0 - total / k) * ($0 - total / k) })
  let q = k * (k - 1) * spread / changed
  return .value(CochranQ(q: q, degrees: table.columns - 1, p: Distributions.chiSquareUpper(q, degrees: k - 1)))
}
