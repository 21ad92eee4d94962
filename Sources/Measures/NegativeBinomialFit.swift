/// A negative binomial (NB2) model of an interrupted series.
public struct NegativeBinomialFit: Sendable, Hashable {
  /// Variance μ + μ²/θ; infinite where the counts do not spread beyond Poisson's.
  public var theta: Double
  /// Standard errors are given θ.
  public var model: CountModel
}

/// `its.negative_binomial`: coefficients and θ by maximum likelihood.
///
/// J. A. Nelder and D. Pregibon's alternation as in W. N. Venables and B. D. Ripley, Modern Applied Statistics with S,
/// `glm.nb`. Undefined as ``interruptedFit(_:hacLag:)``.
public func negativeBinomialFit(_ series: InterruptedSeries) -> Measured<NegativeBinomialFit> {
  if let problem = series.problem { return .refused(problem) }
  let times = series.times
  guard let design = Matrix(rows: times.map { series.row($0) }), !times.isEmpty else { return .undefined(.noExposure) }
  if series.isSeparated { return .undefined(.separated) }
  return negativeBinomialFit(
    times.map { series.counts[$0] }, design: design, offset: times.map { logarithm(series.exposures[$0] ?? 1) })
}

/// Coefficients and θ of a log-linear NB2 model by maximum likelihood; undefined as ``countModel(_:design:offset:family:)``.
func negativeBinomialFit(_ counts: [Int], design: Matrix, offset: [Double]) -> Measured<NegativeBinomialFit> {
  let y = counts.map(Double.init)
  let poisson = countModel(counts, design: design, offset: offset)
  guard var model = poisson.value else { return poisson.map { NegativeBinomialFit(theta: .infinity, model: $0) } }
  // At θ → ∞ the likelihood rises with 1/θ exactly where Σ(y − μ)² − y is above 0.
  let excess = compensatedSum(zip(y, model.fitted).lazy.map { ($0 - $1) * ($0 - $1) - $0 })
  guard excess > 0 else { return .value(NegativeBinomialFit(theta: .infinity, model: model)) }
  var theta = 0.0
  for round in 0..<500 {
    guard let next = bestTheta(y, model.fitted) else {
      return .value(NegativeBinomialFit(theta: .infinity, model: model))
    }
    let fit = countModel(counts, design: design, offset: offset, family: .negativeBinomial(theta: next))
    guard let found = fit.value else { return fit.map { NegativeBinomialFit(theta: next, model: $0) } }
    let change = zip(found.coefficients, model.coefficients).map { ($0 - $1).magnitude / (1 + $0.magnitude) }.max() ?? 0
    let isSettled = (next - theta).magnitude <= 1e-13 * next && change <= 1e-13
    (model, theta) = (found, next)
    if isSettled || round > 200 && (next - theta).magnitude <= 1e-11 * next { break }
  }
  return .value(NegativeBinomialFit(theta: theta, model: model))
}

/// θ at which the likelihood given the means has its maximum. Nil: it rises to infinity.
private func bestTheta(_ y: [Double], _ means: [Double]) -> Double? {
  func slope(_ logTheta: Double) -> Double {
    let theta = exponential(logTheta)
    return compensatedSum(
      zip(y, means).lazy.map { y, mean in
        Distributions.digamma(theta + y) - Distributions.digamma(theta) - logarithmOfOnePlus(mean / theta) + 1
          - (theta + y) / (theta + mean)
      })
  }
  var low = -8.0
  while slope(low) < 0, low > -40 { low -= 4 }
  // The slope is above 0 below the maximum; a sign change is looked for upward in steps.
  var high = low
  while slope(high) > 0 {
    low = high
    high += 0.5
    if high > 18 { return nil }
  }
  return exponential(root(between: low, and: high, slope))
}
