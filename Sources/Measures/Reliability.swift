/// The reliability of a scale from answers given one by one, `cronbach_alpha`.
public struct Reliability: Sendable, Hashable {
  public var n: Int
  public var items: Int
  /// Missing (this and what rests on it): a constant sum.
  public var alpha: Double?
  public var lower: Double?
  public var upper: Double?
  /// k·r̄/(1 + (k − 1)·r̄). Missing: a constant item, or a constant sum of the standardised ones.
  public var standardized: Double?
  public var meanCorrelation: Double?
  /// With the sum of all. Missing: a constant item or sum.
  public var itemTotal: [Double?]
  /// With the sum of the others.
  public var itemRest: [Double?]
  /// Missing: fewer than two items left, or their sum constant.
  public var alphaWithout: [Double?]
}

/// Alpha with Feldt's limits, item correlations and alpha without each item; rows are respondents.
///
/// L. J. Cronbach, Psychometrika 16 (1951); L. S. Feldt, Psychometrika 30 (1965). Undefined: fewer than two items or
/// answers.
public func reliability(_ answers: Matrix, confidence: Double = 0.95) -> Measured<Reliability> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard answers.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard answers.columns >= 2, answers.rows >= 2 else { return .undefined(.tooFew) }
  return .value(reliability(crossSquares(answers), n: answers.rows, confidence: confidence))
}

/// The same of the first `items` variables from their exact sums: answers of any number.
public func reliability(
  _ data: CrossProducts, items: Int, confidence: Double = 0.95
) -> Measured<Reliability> {
  guard items <= data.variables else { return .refused(.lengthsDiffer) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard items >= 2, data.n >= 2 else { return .undefined(.tooFew) }
  var cross = Matrix(rows: items, columns: items)
  for i in 0..<items { for j in 0..<items { cross[i, j] = data.scaledCovariance(i, j) } }
  return .value(reliability(cross, n: data.n, confidence: confidence))
}

/// From sums of products about the means, in any unit.
private func reliability(_ cross: Matrix, n: Int, confidence: Double) -> Reliability {
  let k = cross.columns
  let all = Array(0..<k)
  var result = Reliability(n: n, items: k, itemTotal: [], itemRest: [], alphaWithout: [])
  result.alpha = coefficientAlpha(cross, all)
  if let value = result.alpha, let limits = feldtLimits(value, items: k, n: n, confidence: confidence).value {
    result.lower = limits.lower
    result.upper = limits.upper
  }
  var correlations = CompensatedSum()
  var isConstant = false
  for i in all {
    for j in 0..<i {
      guard let r = crossCorrelation(cross, [i], [j]) else {
        isConstant = true
        continue
      }
      correlations.add(r)
    }
    let others = all.filter { $0 != i }
    result.itemTotal.append(crossCorrelation(cross, [i], all))
    result.itemRest.append(crossCorrelation(cross, [i], others))
    result.alphaWithout.append(others.count < 2 ? nil : coefficientAlpha(cross, others))
  }
  if !isConstant {
    let mean = correlations.value / Double(k * (k - 1) / 2)
    result.meanCorrelation = mean
    // k standardised items whose sum is constant: as without a value as alpha itself.
    let spread = 1 + Double(k - 1) * mean
    result.standardized = spread > 1e-14 ? Double(k) * mean / spread : nil
  }
  return result
}

/// Feldt's limits of alpha, `cronbach_alpha_interval`: 1 − (1 − α)·F with n − 1 and (n − 1)(k − 1) degrees of freedom.
///
/// Undefined: fewer than two items or answers. Refused: an alpha above 1.
public func feldtLimits(_ alpha: Double, items: Int, n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard alpha <= 1 else { return .refused(.outOfDomain) }
  guard items >= 2, n >= 2 else { return .undefined(.tooFew) }
  let degrees1 = Double(n - 1)
  let degrees2 = degrees1 * Double(items - 1)
  let tail = (1 - confidence) / 2
  return .value(
    Estimate(
      value: alpha, lower: 1 - (1 - alpha) * Distributions.fUpperQuantile(tail, degrees1, degrees2),
      upper: 1 - (1 - alpha) * Distributions.fLowerQuantile(tail, degrees1, degrees2)))
}

/// Sums of products about the means, columns by columns; exactly 0 for a constant column.
func crossSquares(_ table: Matrix) -> Matrix {
  let columns = (0..<table.columns).map { column -> [Double] in
    let values = table.column(column)
    let moments = Moments(values)
    return moments.squares == 0 ? values.map { _ in 0 } : values.map(moments.distance)
  }
  var result = Matrix(rows: table.columns, columns: table.columns)
  for i in 0..<table.columns {
    for j in 0...i {
      let sum = compensatedSum(zip(columns[i], columns[j]).lazy.map { $0 * $1 })
      result[i, j] = sum
      result[j, i] = sum
    }
  }
  return result
}

/// Correlation of two sums of columns. Nil where one of them is constant.
func crossCorrelation(_ cross: Matrix, _ one: [Int], _ other: [Int]) -> Double? {
  func sum(_ a: [Int], _ b: [Int]) -> Double { compensatedSum(a.flatMap { i in b.map { cross[i, $0] } }) }
  let scale = (one + other).map { cross[$0, $0] }.max() ?? 0
  let (spread, rest) = (sum(one, one), sum(other, other))
  guard spread > 1e-14 * scale, rest > 1e-14 * scale else { return nil }
  let r = sum(one, other) / (spread.squareRoot() * rest.squareRoot())
  // Exactly linear items must not miss 1 by a rounding error.
  return r.magnitude > 1 - 4e-16 ? (r > 0 ? 1 : -1) : r
}

private func coefficientAlpha(_ cross: Matrix, _ items: [Int]) -> Double? {
  let total = compensatedSum(items.flatMap { i in items.map { cross[i, $0] } })
  let own = compensatedSum(items.map { cross[$0, $0] })
  guard total > 1e-14 * own else { return nil }
  let k = Double(items.count)
  return k / (k - 1) * (1 - own / total)
}
