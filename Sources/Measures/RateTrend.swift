/// A trend of rates over time by Poisson regression.
public struct RateTrend: Sendable, Hashable {
  /// Times with exposure.
  public var n: Int
  public var model: CountModel
  /// Change of the rate over one period (twelve months: a year), with dispersion 1 and z.
  public var poisson: Estimate
  public var poissonP: Double
  /// The same with the dispersion, floored at 1, and t. Missing: no degrees of freedom.
  public var quasi: Estimate?
  public var quasiP: Double?
}

/// `poisson.trend`: log link, offset log(exposure), time 0, 1, 2 …, sine and cosine of each harmonic of the season.
///
/// P. McCullagh and J. A. Nelder, Generalized Linear Models (1989); R glm. Sharper than Mann-Kendall where the exposure is known
/// and there are 24 times or more. Undefined: no event, fewer times than coefficients, no exposure.
public func rateTrend(
  _ counts: [Int], exposures: [Double?], period: Int = 12, harmonics: Int = 0, confidence: Double = 0.95
) -> Measured<RateTrend> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let series = InterruptedSeries(
    counts: counts, exposures: exposures, start: counts.count, period: period, harmonics: harmonics)
  if let problem = series.problem { return .refused(problem) }
  let times = series.times
  // Without an interruption the columns of level and slope (2 and 3) hold nothing.
  let rows = times.map { time -> [Double] in
    let row = series.row(time, interrupted: false)
    return Array(row[..<2] + row[4...])
  }
  guard let design = Matrix(rows: rows), !times.isEmpty else { return .undefined(.noExposure) }
  let offset = times.map { logarithm(exposures[$0] ?? 1) }
  return countModel(times.map { counts[$0] }, design: design, offset: offset).map { model in
    let step = Double(period)
    let (slope, error) = (model.coefficients[1], model.errors[1])
    func ratio(_ half: Double) -> Estimate {
      Estimate(
        value: exponential(step * slope), lower: exponential(step * (slope - half)),
        upper: exponential(step * (slope + half)))
    }
    var result = RateTrend(
      n: times.count, model: model,
      poisson: ratio(Distributions.normalCritical(confidence: confidence) * error),
      poissonP: Distributions.normalTwoSided(slope / error))
    if let dispersion = model.dispersion {
      let wide = error * max(1, dispersion).squareRoot()
      let degrees = Double(model.degrees)
      result.quasi = ratio(Distributions.tCritical(confidence: confidence, degrees: degrees) * wide)
      result.quasiP = Distributions.tTwoSided(slope / wide, degrees: degrees)
    }
    return result
  }
}
