/// Least squares by Householder's QR (Golub and Van Loan, Matrix Computations, 5.3).
public struct LeastSquares: Sendable, Hashable {
  public var coefficients: [Double]
  public var residuals: [Double]
  /// (XᵀX)⁻¹.
  public var inverse: Matrix
  /// Σ of squared residuals.
  public var squares: Double

  /// Nil where the columns are not independent, or there are more of them than rows.
  public init?(_ design: Matrix, _ response: [Double]) {
    let m = design.rows
    let k = design.columns
    guard m >= k, k > 0, response.count == m else { return nil }
    // Columns are scaled to length 1 first: units of very different size would look dependent.
    var scales: [Double] = []
    var q = design
    for j in 0..<k {
      let length = compensatedSum((0..<m).lazy.map { design[$0, j] * design[$0, j] }).squareRoot()
      guard length > 0, length.isFinite else { return nil }
      scales.append(length)
      for i in 0..<m { q[i, j] = design[i, j] / length }
    }
    var y = response
    var diagonal = Array(repeating: 0.0, count: k)
    for j in 0..<k {
      let norm = compensatedSum((j..<m).lazy.map { q[$0, j] * q[$0, j] }).squareRoot()
      guard norm > 1e-13 else { return nil }
      let alpha = q[j, j] > 0 ? -norm : norm
      q[j, j] -= alpha
      diagonal[j] = alpha
      let beta = -alpha * q[j, j]
      for l in (j + 1)..<max(k, j + 1) {
        let dot = compensatedSum((j..<m).lazy.map { q[$0, j] * q[$0, l] }) / beta
        for i in j..<m { q[i, l] -= dot * q[i, j] }
      }
      let dot = compensatedSum((j..<m).lazy.map { q[$0, j] * y[$0] }) / beta
      for i in j..<m { y[i] -= dot * q[i, j] }
    }
    let triangle = UpperTriangle(q, diagonal)
    var solution = triangle.solve(Array(y[..<k]))
    for j in 0..<k { solution[j] /= scales[j] }
    // One step of refinement with residuals summed carefully wins back digits that a poor condition cost.
    var residuals = Self.residuals(design, response, solution)
    var work = residuals
    for j in 0..<k {
      let beta = -diagonal[j] * q[j, j]
      let dot = compensatedSum((j..<m).lazy.map { q[$0, j] * work[$0] }) / beta
      for i in j..<m { work[i] -= dot * q[i, j] }
    }
    let correction = triangle.solve(Array(work[..<k]))
    for j in 0..<k { solution[j] += correction[j] / scales[j] }
    residuals = Self.residuals(design, response, solution)
    coefficients = solution
    self.residuals = residuals
    squares = compensatedSum(residuals.lazy.map { $0 * $0 })
    inverse = triangle.inverseOfGram(scales)
  }

  private static func residuals(_ design: Matrix, _ response: [Double], _ solution: [Double]) -> [Double] {
    (0..<design.rows).map { row in
      var sum = CompensatedSum()
      sum.add(response[row])
      for j in 0..<design.columns {
        let product = design[row, j] * solution[j]
        sum.add(-product)
        // The rounding error of the product, exactly.
        sum.add(-(-product).addingProduct(design[row, j], solution[j]))
      }
      return sum.value
    }
  }
}

/// R of a QR decomposition: above the diagonal of a matrix, the diagonal apart.
private struct UpperTriangle {
  let q: Matrix
  let diagonal: [Double]

  init(_ q: Matrix, _ diagonal: [Double]) {
    self.q = q
    self.diagonal = diagonal
  }

  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for j in stride(from: diagonal.count - 1, through: 0, by: -1) {
      var sum = CompensatedSum()
      sum.add(x[j])
      for l in (j + 1)..<max(diagonal.count, j + 1) { sum.add(-q[j, l] * x[l]) }
      x[j] = sum.value / diagonal[j]
    }
    return x
  }

  /// (RᵀR)⁻¹ with the scales of the columns taken out.
  func inverseOfGram(_ scales: [Double]) -> Matrix {
    let k = diagonal.count
    var inverse = Matrix(rows: k, columns: k)
    for j in 0..<k {
      var unit = Array(repeating: 0.0, count: k)
      unit[j] = 1
      let column = solve(unit)
      for i in 0..<k { inverse[i, j] = column[i] }
    }
    var result = Matrix(rows: k, columns: k)
    for i in 0..<k {
      for j in 0..<k {
        let dot = compensatedSum((max(i, j)..<k).lazy.map { inverse[i, $0] * inverse[j, $0] })
        result[i, j] = dot / (scales[i] * scales[j])
      }
    }
    return result
  }
}

/// Residuals of least squares on columns that may depend on each other, by projecting them out one by one twice.
func leastSquaresResiduals(_ design: Matrix, _ response: [Double]) -> [Double] {
  var residuals = response
  var basis: [[Double]] = []
  for j in 0..<design.columns {
    var column = design.column(j)
    let length = compensatedSum(column.lazy.map { $0 * $0 }).squareRoot()
    for _ in 0..<2 { for direction in basis { project(&column, direction) } }
    let norm = compensatedSum(column.lazy.map { $0 * $0 }).squareRoot()
    guard norm > 1e-11 * length else { continue }
    basis.append(column.map { $0 / norm })
  }
  for _ in 0..<2 { for direction in basis { project(&residuals, direction) } }
  return residuals
}

/// Takes out of a vector its part along a direction of length 1.
private func project(_ vector: inout [Double], _ direction: [Double]) {
  let dot = compensatedSum(zip(vector, direction).lazy.map { $0 * $1 })
  for index in vector.indices { vector[index] -= dot * direction[index] }
}
