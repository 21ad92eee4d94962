/// Eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
/// Computations, 8.5): slow for large matrices, and the most accurate there is for small ones.
struct SymmetricEigen {
  let size: Int
  private(set) var values: [Double]
  /// Column by column: `vectors[row * size + column]`.
  private(set) var vectors: [Double]

  /// The matrix row by row; only its symmetric part counts.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    values = []
    vectors = Array(repeating: 0, count: size * size)
    for i in 0..<size { vectors[i * size + i] = 1 }
    var work = matrix
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<size { for j in 0..<i { off += work[i * size + j] * work[i * size + j] } }
      if off < 1e-300 { break }
      for p in 0..<size { for q in (p + 1)..<max(size, p + 1) { rotate(&work, p, q) } }
    }
    values = (0..<size).map { work[$0 * size + $0] }
  }

  private mutating func rotate(_ work: inout [Double], _ p: Int, _ q: Int) {
    let apq = work[p * size + q]
    guard apq != 0 else { return }
    let theta = (work[q * size + q] - work[p * size + p]) / (2 * apq)
    let t = (theta >= 0 ? 1.0 : -1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<size {
      let a = work[k * size + p]
      let b = work[k * size + q]
      work[k * size + p] = c * a - s * b
      work[k * size + q] = s * a + c * b
    }
    for k in 0..<size {
      let a = work[p * size + k]
      let b = work[q * size + k]
      work[p * size + k] = c * a - s * b
      work[q * size + k] = s * a + c * b
      let u = vectors[k * size + p]
      let v = vectors[k * size + q]
      vectors[k * size + p] = c * u - s * v
      vectors[k * size + q] = s * u + c * v
    }
    work[p * size + q] = 0
    work[q * size + p] = 0
  }
}
