/// A rate whose counts may spread more than chance lets them.
public struct SpreadRate: Sendable, Hashable {
  /// Units with exposure.
  public var units: Int
  /// With its interval, on the log scale.
  public var rate: Estimate
  public var logError: Double
  /// Variance μ + μ²/θ; infinite where the counts do not spread beyond Poisson's.
  public var theta: Double
  public var logLikelihood: Double
  public var poissonLogLikelihood: Double
  /// Of the likelihood ratio against Poisson, halved since θ lies at the edge there.
  public var p: Double
}

/// `negative_binomial.rate`: one rate over units by an NB2 model with offset log(exposure), the alternative to the dispersion index.
///
/// J. F. Lawless, Canadian Journal of Statistics 15 (1987); standard error given θ, as R MASS `glm.nb`. Units without exposure
/// take no part. Undefined: no exposure, one unit, no event.
public func spreadRate(_ counts: [Int], exposures: [Double?], confidence: Double = 0.95) -> Measured<SpreadRate> {
  guard counts.count == exposures.count else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard exposures.allSatisfy({ $0.map { $0 >= 0 && $0.isFinite } ?? true }) else { return .refused(.negativeExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let kept = counts.indices.filter { exposures[$0] ?? 0 > 0 }
  guard !kept.isEmpty else { return .undefined(.noExposure) }
  guard kept.count > 1 else { return .undefined(.tooFew) }
  let own = kept.map { counts[$0] }
  guard own.contains(where: { $0 > 0 }) else { return .undefined(.zeroCount) }
  guard let design = Matrix(rows: own.map { _ in [1] }) else { return .undefined(.tooFew) }
  let offset = kept.map { logarithm(exposures[$0] ?? 1) }
  guard let poisson = countModel(own, design: design, offset: offset).value else { return .undefined(.notConverged) }
  return negativeBinomialFit(own, design: design, offset: offset).map { fit in
    let log = fit.model.coefficients[0]
    let error = fit.model.errors[0]
    let half = Distributions.normalCritical(confidence: confidence) * error
    let ratio = max(0, 2 * (fit.model.logLikelihood - poisson.logLikelihood))
    return SpreadRate(
      units: own.count,
      rate: Estimate(value: exponential(log), lower: exponential(log - half), upper: exponential(log + half)),
      logError: error, theta: fit.theta, logLikelihood: fit.model.logLikelihood,
      poissonLogLikelihood: poisson.logLikelihood,
      p: fit.theta == .infinity ? 1 : Distributions.chiSquareUpper(ratio, degrees: 1) / 2)
  }
}
