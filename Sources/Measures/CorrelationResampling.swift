/// Correlation matrices as they might have come out, for the interval of whatever is made from them: Wishart draws by
/// Bartlett's decomposition around the observed matrix.
///
/// M. S. Bartlett, Proceedings of the Royal Society of Edinburgh 53 (1933). Takes the answers as normal, which
/// ratings are not: good enough to tell whether an importance is distinguishable from the mean, and for nothing
/// finer.
public struct CorrelationResampling: Sendable {
  private let variables: Int
  private let degrees: Int
  /// Lower Cholesky factor.
  private let factor: [Double]
  private let table = NormalTable.shared

  /// Nil where the matrix is not positive definite or there are too few answers.
  public init?(correlations: [Double], variables: Int, n: Int) {
    guard correlations.count == variables * variables, n - 1 > variables else { return nil }
    var factor = Array(repeating: 0.0, count: variables * variables)
    for i in 0..<variables {
      for j in 0...i {
        var sum = correlations[i * variables + j]
        for k in 0..<j { sum -= factor[i * variables + k] * factor[j * variables + k] }
        if i == j {
          guard sum > 1e-12 else { return nil }
          factor[i * variables + i] = sum.squareRoot()
        } else {
          factor[i * variables + j] = sum / factor[j * variables + j]
        }
      }
    }
    self.factor = factor
    self.variables = variables
    degrees = n - 1
  }

  /// The next correlation matrix, row by row.
  public func draw(_ generator: inout DeterministicGenerator) -> [Double] {
    var bartlett = Array(repeating: 0.0, count: variables * variables)
    for i in 0..<variables {
      bartlett[i * variables + i] = chi(degrees - i, &generator)
      for j in 0..<i { bartlett[i * variables + j] = table.draw(generator.next()) }
    }
    var root = Array(repeating: 0.0, count: variables * variables)
    for i in 0..<variables {
      for j in 0...i {
        for k in j...i { root[i * variables + j] += factor[i * variables + k] * bartlett[k * variables + j] }
      }
    }
    var product = Array(repeating: 0.0, count: variables * variables)
    for i in 0..<variables {
      for j in 0..<variables {
        for k in 0...min(i, j) { product[i * variables + j] += root[i * variables + k] * root[j * variables + k] }
      }
    }
    let scales = (0..<variables).map { 1 / product[$0 * variables + $0].squareRoot() }
    for i in 0..<variables { for j in 0..<variables { product[i * variables + j] *= scales[i] * scales[j] } }
    return product
  }

  /// √χ² with the degrees of freedom, by Wilson and Hilferty's cube.
  private func chi(_ degrees: Int, _ generator: inout DeterministicGenerator) -> Double {
    let share = 2 / (9 * Double(degrees))
    let cube = max(0.01, 1 - share + table.draw(generator.next()) * share.squareRoot())
    return (Double(degrees) * cube * cube * cube).squareRoot()
  }
}
