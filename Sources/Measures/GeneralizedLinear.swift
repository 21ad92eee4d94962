/// A log-linear model of counts, fitted by iteratively reweighted least squares on a QR decomposition.
public struct CountModel: Sendable, Hashable {
  public var coefficients: [Double]
  public var fitted: [Double]
  /// (XᵀWX)⁻¹: the covariance of the coefficients with dispersion 1.
  public var covariance: Matrix
  public var deviance: Double
  public var pearson: Double
  public var logLikelihood: Double
  /// Rows minus columns.
  public var degrees: Int

  /// Standard errors with dispersion 1.
  public var errors: [Double] { coefficients.indices.map { covariance[$0, $0].squareRoot() } }
  /// Pearson's χ²/df, not floored at 1. Missing: no degrees of freedom.
  public var dispersion: Double? { degrees > 0 ? pearson / Double(degrees) : nil }
  public var aic: Double { 2 * Double(coefficients.count) - 2 * logLikelihood }
}

/// The variance of counts about their mean μ.
public enum CountFamily: Sendable, Hashable {
  /// μ.
  case poisson
  /// μ + μ²/θ (NB2).
  case negativeBinomial(theta: Double)
}

/// Poisson or negative binomial regression with log link and offset.
///
/// P. McCullagh and J. A. Nelder, Generalized Linear Models (1989); R glm. Steps are halved where the deviance rises.
/// Undefined: columns that depend on each other, fewer rows than columns, a fitted mean that goes to 0.
public func countModel(
  _ counts: [Int], design: Matrix, offset: [Double], family: CountFamily = .poisson
) -> Measured<CountModel> {
  guard counts.count == design.rows, counts.count == offset.count else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard counts.count >= design.columns, !counts.isEmpty else { return .undefined(.tooFew) }
  guard counts.contains(where: { $0 > 0 }) else { return .undefined(.separated) }
  let y = counts.map(Double.init)
  var fitted = y.map { max($0, 0.1) }
  var predictor = zip(fitted, offset).map { logarithm($0) - $1 }
  var coefficients: [Double] = []
  var deviance = Double.infinity
  var last: LeastSquares?
  for round in 0..<200 {
    let roots = fitted.map { workingWeight($0, family).squareRoot() }
    var weighted = design
    var response = predictor
    for row in 0..<design.rows {
      response[row] = roots[row] * (predictor[row] + (y[row] - fitted[row]) / fitted[row])
      for column in 0..<design.columns { weighted[row, column] = roots[row] * design[row, column] }
    }
    guard let fit = LeastSquares(weighted, response) else { return .undefined(round == 0 ? .collinear : .separated) }
    var step = fit.coefficients
    var trial = predicted(design, step)
    var means = zip(trial, offset).map { exponential(min($0 + $1, 700)) }
    var next = countDeviance(y, means, family)
    var halvings = 0
    while !(next <= deviance * (1 + 1e-10) + 1e-10), halvings < 30, !coefficients.isEmpty {
      step = zip(step, coefficients).map { ($0 + $1) / 2 }
      trial = predicted(design, step)
      means = zip(trial, offset).map { exponential(min($0 + $1, 700)) }
      next = countDeviance(y, means, family)
      halvings += 1
    }
    let change = zip(step, coefficients).map { ($0 - $1).magnitude / (1 + $0.magnitude) }.max() ?? .infinity
    (coefficients, predictor, fitted, deviance, last) = (step, trial, means, next, fit)
    guard fitted.allSatisfy({ $0 > 1e-10 && $0.isFinite }) else { return .undefined(.separated) }
    if change < 1e-14 || round > 30 && change < 1e-12 { break }
  }
  guard last != nil else { return .undefined(.notConverged) }
  return .value(finished(y, design, coefficients, fitted, deviance, family))
}

private func predicted(_ design: Matrix, _ coefficients: [Double]) -> [Double] {
  (0..<design.rows).map { row in
    compensatedSum((0..<design.columns).lazy.map { design[row, $0] * coefficients[$0] })
  }
}

private func workingWeight(_ mean: Double, _ family: CountFamily) -> Double {
  switch family {
  case .poisson: mean
  case .negativeBinomial(let theta): mean / (1 + mean / theta)
  }
}

private func finished(
  _ y: [Double], _ design: Matrix, _ coefficients: [Double], _ fitted: [Double], _ deviance: Double,
  _ family: CountFamily
) -> CountModel {
  var weighted = design
  for row in 0..<design.rows {
    let root = workingWeight(fitted[row], family).squareRoot()
    for column in 0..<design.columns { weighted[row, column] *= root }
  }
  let covariance = LeastSquares(weighted, y)?.inverse ?? Matrix(rows: design.columns, columns: design.columns)
  let pearson = compensatedSum(
    zip(y, fitted).lazy.map { y, mean in
      (y - mean) * (y - mean) / (mean * mean) * workingWeight(mean, family)
    })
  return CountModel(
    coefficients: coefficients, fitted: fitted, covariance: covariance, deviance: deviance, pearson: pearson,
    logLikelihood: countLogLikelihood(y, fitted, family), degrees: design.rows - design.columns)
}

func countDeviance(_ y: [Double], _ means: [Double], _ family: CountFamily) -> Double {
  2
    * compensatedSum(
      zip(y, means).lazy.map { y, mean in
        let own = y > 0 ? y * logarithm(y / mean) : 0
        switch family {
        case .poisson: return own - (y - mean)
        case .negativeBinomial(let theta): return own - (y + theta) * logarithm((y + theta) / (mean + theta))
        }
      })
}

func countLogLikelihood(_ y: [Double], _ means: [Double], _ family: CountFamily) -> Double {
  compensatedSum(
    zip(y, means).lazy.map { y, mean in
      let shared = (y > 0 ? y * logarithm(mean) : 0) - Distributions.logGamma(y + 1)
      switch family {
      case .poisson: return shared - mean
      case .negativeBinomial(let theta):
        return shared + Distributions.logGamma(theta + y) - Distributions.logGamma(theta) + theta * logarithm(theta)
          - (theta + y) * logarithm(theta + mean)
      }
    })
}
