/// What a log-linear model says of an interruption.
public struct InterruptedFit: Sendable, Hashable {
  public var n: Int
  public var model: CountModel
  /// At the last time: fitted, fitted as if not interrupted, log of their ratio and its standard error (dispersion 1).
  public var fittedLast: Double
  public var counterfactualLast: Double
  public var logRatioLast: Double
  public var logRatioLastError: Double
  /// Newey-West: Bartlett weights 1 − l/(L + 1), no prewhitening, no small-sample factor. Missing: not asked for.
  public var neweyWest: [Double]?

  /// The rate ratio of a coefficient with its limits, log scale ∓ critical · se · √dispersion.
  public func ratio(_ index: Int, critical: Double, dispersion: Double = 1) -> Estimate {
    let half = critical * model.errors[index] * dispersion.squareRoot()
    let log = model.coefficients[index]
    return Estimate(value: exponential(log), lower: exponential(log - half), upper: exponential(log + half))
  }

  /// Fitted at the last time as a ratio of what it would be without the interruption, its limits as those of a coefficient.
  public func lastRatio(critical: Double, dispersion: Double = 1) -> Estimate {
    let half = critical * logRatioLastError * dispersion.squareRoot()
    return Estimate(
      value: exponential(logRatioLast), lower: exponential(logRatioLast - half), upper: exponential(logRatioLast + half)
    )
  }

  /// A coefficient as a rate ratio.
  public static func ratio(_ coefficient: Double) -> Double { exponential(coefficient) }

  /// Two-sided p of a coefficient by z with dispersion 1, or by t with the model's dispersion.
  public func p(_ index: Int, quasi: Bool) -> Double? {
    let z = model.coefficients[index] / model.errors[index]
    guard quasi else { return Distributions.normalTail(z) }
    guard let dispersion = model.dispersion, dispersion > 0 else { return nil }
    return Distributions.tTwoSided(z / dispersion.squareRoot(), degrees: Double(model.degrees))
  }
}

/// `its.poisson` and `its.poisson_level_only`: log link, offset log(exposure), time 0, 1, 2 ….
///
/// A. K. Wagner et al., Journal of Clinical Pharmacy and Therapeutics 27 (2002); W. K. Newey and K. D. West,
/// Econometrica 55 (1987), R sandwich. Undefined: no event on one side of the interruption (`separated`), an
/// interruption outside the series, fewer times than coefficients.
public func interruptedFit(_ series: InterruptedSeries, hacLag: Int? = nil) -> Measured<InterruptedFit> {
  if let problem = series.problem { return .refused(problem) }
  if let hacLag, hacLag < 0 { return .refused(.outOfDomain) }
  let times = series.times
  guard let last = times.last, let design = Matrix(rows: times.map { series.row($0) }) else {
    return .undefined(.noExposure)
  }
  let offset = times.map { logarithm(series.exposures[$0] ?? 1) }
  if series.isSeparated { return .undefined(.separated) }
  return countModel(times.map { series.counts[$0] }, design: design, offset: offset).map { model in
    let real = series.row(last)
    let plain = series.row(last, interrupted: false)
    let difference = zip(real, plain).map { $0 - $1 }
    let exposure = series.exposures[last] ?? 1
    func log(_ row: [Double]) -> Double { compensatedSum(zip(row, model.coefficients).map { $0 * $1 }) }
    var variance = CompensatedSum()
    for (i, a) in difference.enumerated() {
      for (j, b) in difference.enumerated() { variance.add(a * b * model.covariance[i, j]) }
    }
    var result = InterruptedFit(
      n: times.count, model: model, fittedLast: exposure * exponential(log(real)),
      counterfactualLast: exposure * exponential(log(plain)), logRatioLast: log(difference),
      logRatioLastError: max(0, variance.value).squareRoot())
    if let hacLag {
      result.neweyWest = neweyWest(model, design, times.map { Double(series.counts[$0]) }, lag: hacLag)
    }
    return result
  }
}

private func neweyWest(_ model: CountModel, _ design: Matrix, _ y: [Double], lag: Int) -> [Double] {
  let k = design.columns
  var meat = Matrix(rows: k, columns: k)
  let scores = (0..<design.rows).map { row in (0..<k).map { design[row, $0] * (y[row] - model.fitted[row]) } }
  for distance in 0...min(lag, max(0, scores.count - 1)) {
    let weight = 1 - Double(distance) / Double(lag + 1)
    for row in distance..<scores.count {
      for i in 0..<k {
        for j in 0..<k {
          let product = scores[row][i] * scores[row - distance][j]
          meat[i, j] += weight * product
          if distance > 0 { meat[j, i] += weight * product }
        }
      }
    }
  }
  return (0..<k).map { coefficient in
    var sum = CompensatedSum()
    for i in 0..<k {
      for j in 0..<k { sum.add(model.covariance[coefficient, i] * meat[i, j] * model.covariance[j, coefficient]) }
    }
    return max(0, sum.value).squareRoot()
  }
}
