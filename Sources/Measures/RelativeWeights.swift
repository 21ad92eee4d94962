/// Derived importance of items for an overall answer, `derived_importance` (relative weights).
public struct RelativeWeights: Sendable, Hashable {
  /// Johnson's raw weights; they add up to R².
  public var raw: [Double]
  /// Raw weights over R²; they add up to 1.
  public var shares: [Double]
  public var rSquared: Double
}

/// Johnson's relative weights from a correlation matrix, row by row, whose last variable is the overall answer.
///
/// J. W. Johnson, Multivariate Behavioral Research 35 (2000): with R = QΔ²Qᵀ and Λ = QΔQᵀ, weights Λ²·(Λ⁻¹r)².
/// Non-negative and stable with correlated items, where regression weights are not. Undefined: collinear items, or no
/// correlation at all.
public func relativeWeights(correlations: [Double], variables: Int) -> Measured<RelativeWeights> {
  guard variables >= 2, correlations.count == variables * variables else { return .refused(.lengthsDiffer) }
  guard correlations.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let k = variables - 1
  var inner: [Double] = []
  inner.reserveCapacity(k * k)
  for i in 0..<k { inner.append(contentsOf: correlations[(i * variables)..<(i * variables + k)]) }
  let eigen = SymmetricEigen(inner, size: k)
  let largest = eigen.values.max() ?? 0
  guard eigen.values.allSatisfy({ $0 > 1e-12 * largest }) else { return .undefined(.collinear) }
  // Λ = Q √Δ² Qᵀ and Λ⁻¹ r, both through the eigenvectors.
  var lambda = Array(repeating: 0.0, count: k * k)
  var beta = Array(repeating: 0.0, count: k)
  for e in 0..<k {
    let root = eigen.values[e].squareRoot()
    var along = 0.0
    for i in 0..<k { along += eigen.vectors[i * k + e] * correlations[i * variables + k] }
    for i in 0..<k {
      let vi = eigen.vectors[i * k + e]
      beta[i] += vi * along / root
      for j in 0..<k { lambda[i * k + j] += root * vi * eigen.vectors[j * k + e] }
    }
  }
  var raw = Array(repeating: 0.0, count: k)
  for i in 0..<k {
    for j in 0..<k { raw[i] += lambda[i * k + j] * lambda[i * k + j] * beta[j] * beta[j] }
  }
  let rSquared = compensatedSum(raw)
  guard rSquared > 0 else { return .undefined(.allEqual) }
  return .value(RelativeWeights(raw: raw, shares: raw.map { $0 / rSquared }, rSquared: rSquared))
}
