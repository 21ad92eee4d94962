/// Exact sums and cross-products of complete answers: all that correlations, alpha and importance need of a survey of
/// any size.
public struct CrossProducts: Sendable, Hashable {
  public let n: Int
  public let sums: [Int64]
  /// `variables × variables`, row by row.
  public let products: [Int64]

  /// Nil where the lengths do not fit.
  public init?(n: Int, sums: [Int64], products: [Int64]) {
    guard n >= 0, products.count == sums.count * sums.count else { return nil }
    self.n = n
    self.sums = sums
    self.products = products
  }

  public var variables: Int { sums.count }

  /// Of some of the variables, in the order given. Precondition: they exist.
  public func subset(_ chosen: [Int]) -> CrossProducts? {
    CrossProducts(
      n: n, sums: chosen.map { sums[$0] },
      products: chosen.flatMap { row in chosen.map { products[row * variables + $0] } })
  }

  /// n·Σxy − Σx·Σy in whole numbers: n(n − 1) times the covariance, with no cancellation.
  func scaledCovariance(_ i: Int, _ j: Int) -> Double {
    Double(Int128(n) * Int128(products[i * variables + j]) - Int128(sums[i]) * Int128(sums[j]))
  }

  /// Covariance with divisor n − 1. Precondition: n > 1.
  func covariance(_ i: Int, _ j: Int) -> Double { scaledCovariance(i, j) / (Double(n) * Double(n - 1)) }

  /// Pearson's correlation. Undefined: fewer than two answers, or a constant variable.
  public func correlation(_ i: Int, _ j: Int) -> Measured<Double> {
    guard n > 1 else { return .undefined(.tooFew) }
    let product = scaledCovariance(i, i).squareRoot() * scaledCovariance(j, j).squareRoot()
    guard product > 0 else { return .undefined(.allEqual) }
    return .value(max(-1, min(1, scaledCovariance(i, j) / product)))
  }
}
