/// The reliability of a scale whose items load on one factor unequally.
public struct Omega: Sendable, Hashable {
  public var n: Int
  public var items: Int
  /// (Σλ)²/((Σλ)² + Σψ) in the items' own units.
  public var omega: Double
  /// Of the standardized items; the sign makes their sum positive.
  public var loadings: [Double]
  public var uniquenesses: [Double]
}

/// `mcdonald_omega`: omega total of a one-factor model fitted by maximum likelihood to the correlations; rows are respondents.
///
/// R. P. McDonald, Test Theory (1999); the fit as R factanal, by the EM steps of D. B. Rubin and D. T. Thayer, Psychometrika 47
/// (1982). Undefined: fewer than three items or answers, a constant item, items that repeat each other, a uniqueness that goes to 0
/// (`not_converged`): then one factor does not fit.
public func omega(_ answers: Matrix) -> Measured<Omega> {
  guard answers.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let k = answers.columns
  guard k >= 3, answers.rows > k else { return .undefined(.tooFew) }
  let cross = crossSquares(answers)
  guard (0..<k).allSatisfy({ cross[$0, $0] > 0 }) else { return .undefined(.allEqual) }
  let spreads = (0..<k).map { cross[$0, $0].squareRoot() }
  var correlations = Matrix(rows: k, columns: k)
  for i in 0..<k { for j in 0..<k { correlations[i, j] = i == j ? 1 : cross[i, j] / spreads[i] / spreads[j] } }
  let eigen = SymmetricEigen(correlations.values, size: k)
  guard let least = eigen.values.min(), least > 1e-10 else { return .undefined(.collinear) }
  guard let loadings = oneFactor(correlations, k) else { return .undefined(.notConverged) }
  let sign = compensatedSum(loadings) < 0 ? -1.0 : 1
  let unique = loadings.map { 1 - $0 * $0 }
  let common = square(compensatedSum(zip(loadings, spreads).map { $0 * $1 }))
  let rest = compensatedSum(zip(unique, spreads).map { $0 * $1 * $1 })
  return .value(
    Omega(
      n: answers.rows, items: k, omega: common / (common + rest), loadings: loadings.map { sign * $0 },
      uniquenesses: unique))
}

/// Loadings of the likeliest single factor: at the maximum λ² + ψ = 1 for each item, and ψ⁻¹-weighted correlations have λ as
/// eigenvector. Nil: a uniqueness below 0.005, R's bound, or no end in sight.
private func oneFactor(_ r: Matrix, _ k: Int) -> [Double]? {
  var loadings = Array(repeating: 0.7, count: k)
  let first = SymmetricEigen(r.values, size: k)
  if let place = first.values.indices.max(by: { first.values[$0] < first.values[$1] }) {
    let top = (first.values[place] - 1).magnitude.squareRoot()
    for i in 0..<k { loadings[i] = max(-0.95, min(0.95, top * first.vectors[i * k + place])) }
  }
  for round in 0..<5_000 {
    let first = emStep(r, k, loadings)
    let second = emStep(r, k, first)
    let step = zip(first, loadings).map { $0 - $1 }
    if (step.map(\.magnitude).max() ?? 0) < 1e-14 {
      return first.allSatisfy { 1 - $0 * $0 > 0.005 } ? first : nil
    }
    loadings = extrapolated(loadings, step, zip(second, first).map { $0 - $1 }).map { emStep(r, k, $0) } ?? second
    // A uniqueness that is nearly used up comes back in the first steps or never.
    if round > 200, loadings.contains(where: { 1 - $0 * $0 < 0.002 }) { return nil }
  }
  return nil
}

/// The EM steps creep where a uniqueness is small: two of them tell where they lead. R. Varadhan and C. Roland, Scandinavian Journal
/// of Statistics 35 (2008), scheme S3. Nil: that would leave the bounds, or nothing moved.
private func extrapolated(_ start: [Double], _ step: [Double], _ next: [Double]) -> [Double]? {
  let bend = zip(next, step).map { $0 - $1 }
  let (length, turn) = (compensatedSum(step.map(square)), compensatedSum(bend.map(square)))
  guard turn > 0 else { return nil }
  let reach = min(-1, -(length / turn).squareRoot())
  let result = start.indices.map { start[$0] - 2 * reach * step[$0] + reach * reach * bend[$0] }
  return result.allSatisfy { 1 - $0 * $0 > 0.005 } ? result : nil
}

/// Regression of the factor on the items: β = λᵀΣ⁻¹ with Σ = λλᵀ + ψ, by Sherman and Morrison.
private func emStep(_ r: Matrix, _ k: Int, _ loadings: [Double]) -> [Double] {
  let unique = loadings.map { max(1 - $0 * $0, 1e-6) }
  let scaled = zip(loadings, unique).map { $0 / $1 }
  let strength = 1 + compensatedSum(zip(loadings, scaled).map { $0 * $1 })
  let beta = scaled.map { $0 / strength }
  let carried = (0..<k).map { i in compensatedSum((0..<k).map { r[i, $0] * beta[$0] }) }
  let spread = 1 / strength + compensatedSum(zip(beta, carried).map { $0 * $1 })
  return carried.map { $0 / spread }
}
