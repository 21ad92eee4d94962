/// What the items of a survey contribute to an overall answer.
public struct DerivedImportance: Sendable, Hashable {
  public var intercept: Double
  public var coefficients: [Double]
  public var rSquared: Double
  /// Missing: no degrees of freedom left.
  public var residualDeviation: Double?
  public var betas: [Double]
  /// With the overall answer.
  public var correlations: [Double]
  /// Johnson's, adding up to R². Missing: items that all but repeat each other, so that no share can be given to one of them.
  public var relativeWeights: [Double]?
  /// Shapley (LMG) shares, adding up to 1. Missing: see ``sharesReason``.
  public var shapleyShares: [Double]?
  /// Why there are no shares: items that repeat each other, nothing explained that could be shared, more than sixteen items.
  public var sharesReason: Undefined?
  /// Of the correlations between items, falling.
  public var eigenvalues: [Double]
  /// Correlations of the items with the first component, its sign such that they sum to something positive.
  public var loadings: [Double]
  /// Loadings scaled to sum 1.
  public var componentWeights: [Double]
  /// 1/(1 − R²) of each item on the others.
  public var varianceInflation: [Double]
}

/// `derived_importance`; rows are respondents.
///
/// R. H. Lindeman, P. F. Merenda and R. Z. Gold (1980); J. W. Johnson, Multivariate Behavioral Research 35 (2000).
/// Undefined: too few answers, a constant variable, items that repeat each other.
public func derivedImportance(overall: [Double], items: Matrix) -> Measured<DerivedImportance> {
  guard overall.count == items.rows else { return .refused(.lengthsDiffer) }
  guard overall.allSatisfy(\.isFinite), items.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let (n, k) = (items.rows, items.columns)
  guard k > 0, n > k else { return .undefined(.tooFew) }
  let columns = (0..<k).map { Moments(items.column($0)) }
  let whole = Moments(overall)
  guard whole.squares > 0, columns.allSatisfy({ $0.squares > 0 }) else { return .undefined(.allEqual) }
  var centred = Matrix(rows: n, columns: k)
  for row in 0..<n {
    for column in 0..<k {
      centred[row, column] = columns[column].distance(items[row, column]) / columns[column].squares.squareRoot()
    }
  }
  let response = overall.map { whole.distance($0) / whole.squares.squareRoot() }
  guard let fit = LeastSquares(centred, response) else { return .undefined(.collinear) }
  let betas = fit.coefficients
  let coefficients = betas.indices.map { betas[$0] * (whole.squares / columns[$0].squares).squareRoot() }
  var correlations = Matrix(rows: k + 1, columns: k + 1)
  let all = (0..<k).map { centred.column($0) } + [response]
  for i in 0...k {
    for j in 0...i {
      let r = i == j ? 1 : compensatedSum(zip(all[i], all[j]).lazy.map { $0 * $1 })
      correlations[i, j] = r
      correlations[j, i] = r
    }
  }
  let johnson = relativeWeights(correlations: correlations.values, variables: k + 1)
  let inner = Matrix(rows: (0..<k).map { Array(correlations.row($0)[..<k]) }) ?? Matrix(rows: 0, columns: 0)
  let (eigenvalues, loadings) = firstComponent(inner)
  let weight = compensatedSum(loadings)
  let sharesReason = johnson.reason ?? (k > 16 ? .ties : nil)
  return .value(
    DerivedImportance(
      intercept: whole.mean - compensatedSum(coefficients.indices.map { coefficients[$0] * columns[$0].mean }),
      coefficients: coefficients, rSquared: max(0, 1 - fit.squares),
      residualDeviation: n > k + 1 ? (fit.squares * whole.squares / Double(n - k - 1)).squareRoot() : nil,
      betas: betas, correlations: (0..<k).map { correlations[$0, k] },
      relativeWeights: johnson.reason == .collinear ? nil : johnson.value?.raw ?? Array(repeating: 0, count: k),
      shapleyShares: sharesReason == nil ? shapleyShares(correlations) : nil, sharesReason: sharesReason,
      eigenvalues: eigenvalues, loadings: loadings,
      componentWeights: loadings.map { $0 / weight },
      varianceInflation: (0..<k).map { fit.inverse[$0, $0] }))
}

private func firstComponent(_ correlations: Matrix) -> (values: [Double], loadings: [Double]) {
  let eigen = SymmetricEigen(correlations.values, size: correlations.rows)
  let order = eigen.values.indices.sorted { eigen.values[$0] > eigen.values[$1] }
  guard let first = order.first else { return ([], []) }
  let root = max(0, eigen.values[first]).squareRoot()
  let loadings = (0..<eigen.size).map { root * eigen.vectors[$0 * eigen.size + first] }
  return (order.map { eigen.values[$0] }, compensatedSum(loadings) < 0 ? loadings.map { -$0 } : loadings)
}

/// Mean increase of R² over all orders of entry, as a share of R²; the last variable is the response.
private func shapleyShares(_ correlations: Matrix) -> [Double] {
  let k = correlations.columns - 1
  var explained = Array(repeating: 0.0, count: 1 << k)
  for subset in 1..<(1 << k) {
    let members = (0..<k).filter { subset >> $0 & 1 == 1 }
    explained[subset] = explainedShare(correlations, members)
  }
  var factorials = [1.0]
  for size in 1...k { factorials.append(factorials[size - 1] * Double(size)) }
  let shares = (0..<k).map { item in
    var sum = CompensatedSum()
    for subset in 0..<(1 << k) where subset >> item & 1 == 0 {
      let size = subset.nonzeroBitCount
      let weight = factorials[size] * factorials[k - size - 1] / factorials[k]
      sum.add(weight * (explained[subset | 1 << item] - explained[subset]))
    }
    return sum.value
  }
  let total = compensatedSum(shares)
  return shares.map { $0 / total }
}

/// R² by Cholesky: rᵀR⁻¹r = |L⁻¹r|².
private func explainedShare(_ correlations: Matrix, _ members: [Int]) -> Double {
  let size = members.count
  let response = correlations.columns - 1
  var factor = Matrix(rows: size, columns: size)
  var sum = 0.0
  var forward: [Double] = []
  for i in 0..<size {
    for j in 0...i {
      var value = correlations[members[i], members[j]]
      for l in 0..<j { value -= factor[i, l] * factor[j, l] }
      factor[i, j] = i == j ? max(value, 1e-300).squareRoot() : value / factor[j, j]
    }
    var value = correlations[members[i], response]
    for l in 0..<i { value -= factor[i, l] * forward[l] }
    forward.append(value / factor[i, i])
    sum += forward[i] * forward[i]
  }
  return sum
}
