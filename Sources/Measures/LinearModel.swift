/// A linear regression.
public struct LinearModel: Sendable, Hashable {
  public var coefficients: [Double]
  /// Missing (this and the deviation): no degrees of freedom.
  public var errors: [Double]?
  public var residualDeviation: Double?
  /// About the mean where the model has a constant, about 0 where it has none. Missing: nothing to explain.
  public var rSquared: Double?
}

/// `ols` of a design with all its columns, by QR.
///
/// NIST StRD Norris, Pontius, NoInt1, Longley, Wampler. Columns are centred where one of them is constant, which is what
/// Longley's data need. Undefined: fewer rows than columns, columns that depend on each other.
public func linearModel(_ design: Matrix, _ response: [Double]) -> Measured<LinearModel> {
  guard design.rows == response.count else { return .refused(.lengthsDiffer) }
  guard design.values.allSatisfy(\.isFinite), response.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  let (n, k) = (design.rows, design.columns)
  guard k > 0, n >= k else { return .undefined(.tooFew) }
  let constant = (0..<k).first { column in
    design[0, column] != 0 && (0..<n).allSatisfy { design[$0, column] == design[0, column] }
  }
  guard let fit = constant.map({ centredFit(design, response, constant: $0) }) ?? plainFit(design, response) else {
    return .undefined(.collinear)
  }
  var result = LinearModel(coefficients: fit.coefficients)
  let total = constant == nil ? compensatedSum(response.lazy.map { $0 * $0 }) : Moments(response).squares
  if total > 0 { result.rSquared = 1 - fit.squares / total }
  guard n > k else { return .value(result) }
  let variance = fit.squares / Double(n - k)
  result.errors = fit.variances.map { ($0 * variance).squareRoot() }
  result.residualDeviation = variance.squareRoot()
  return .value(result)
}

private typealias Fit = (coefficients: [Double], variances: [Double], squares: Double)

private func plainFit(_ design: Matrix, _ response: [Double]) -> Fit? {
  guard let fit = LeastSquares(design, response) else { return nil }
  return (fit.coefficients, fit.coefficients.indices.map { fit.inverse[$0, $0] }, fit.squares)
}

private func centredFit(_ design: Matrix, _ response: [Double], constant: Int) -> Fit? {
  let (n, k) = (design.rows, design.columns)
  let others = (0..<k).filter { $0 != constant }
  let scale = design[0, constant]
  let mean = Moments(response)
  guard !others.isEmpty else { return ([mean.mean / scale], [1 / Double(n) / (scale * scale)], mean.squares) }
  let columns = others.map { Moments(design.column($0)) }
  guard columns.allSatisfy({ $0.squares > 0 }) else { return nil }
  var centred = Matrix(rows: n, columns: others.count)
  for (place, column) in others.enumerated() {
    for row in 0..<n { centred[row, place] = columns[place].distance(design[row, column]) }
  }
  guard let fit = LeastSquares(centred, response.map(mean.distance)) else { return nil }
  var coefficients = Array(repeating: 0.0, count: k)
  var variances = coefficients
  for (place, column) in others.enumerated() {
    coefficients[column] = fit.coefficients[place]
    variances[column] = fit.inverse[place, place]
  }
  let means = columns.map(\.mean)
  let shift = compensatedSum(others.indices.map { fit.coefficients[$0] * means[$0] })
  var spread = CompensatedSum()
  spread.add(1 / Double(n))
  for i in others.indices { for j in others.indices { spread.add(means[i] * means[j] * fit.inverse[i, j]) } }
  coefficients[constant] = (mean.mean - shift) / scale
  variances[constant] = spread.value / (scale * scale)
  return (coefficients, variances, fit.squares)
}
