/// A change of level where nothing was counted before or after: the maximum of the likelihood lies at infinity.
public struct SeparatedLevel: Sendable, Hashable {
  public var n: Int
  /// Intercept and level; infinite where nothing was counted.
  public var coefficients: [Double]
  /// 0 where nothing came after, infinite where nothing came before. No limits: use the exact ratio.
  public var ratio: Double
  /// At the limit.
  public var deviance: Double
  public var pearson: Double
  public var logLikelihood: Double
  public var fittedLast: Double
  public var counterfactualLast: Double
}

/// Nil where there are events on both sides, on neither, or one of the sides is empty.
public func separatedLevel(_ series: InterruptedSeries) -> SeparatedLevel? {
  guard series.problem == nil, series.isSeparated, let last = series.times.last else { return nil }
  let times = series.times
  func total(_ side: (Int) -> Bool) -> (count: Int, exposure: Double) {
    let own = times.filter(side)
    return (own.map { series.counts[$0] }.reduce(0, +), compensatedSum(own.map { series.exposures[$0] ?? 0 }))
  }
  let before = total { $0 < series.start }
  let after = total { $0 >= series.start }
  guard before.count + after.count > 0 else { return nil }
  let isEmptyAfter = after.count == 0
  let rates = (Double(before.count) / before.exposure, Double(after.count) / after.exposure)
  func fitted(_ time: Int) -> Double { (time < series.start ? rates.0 : rates.1) * (series.exposures[time] ?? 0) }
  let used = times.filter { fitted($0) > 0 }
  let y = used.map { Double(series.counts[$0]) }
  let means = used.map(fitted)
  let exposure = series.exposures[last] ?? 0
  return SeparatedLevel(
    n: times.count,
    coefficients: isEmptyAfter ? [logarithm(rates.0), -.infinity] : [-.infinity, .infinity],
    ratio: isEmptyAfter ? 0 : .infinity, deviance: countDeviance(y, means, .poisson),
    pearson: compensatedSum(zip(y, means).map { square($0 - $1) / $1 }),
    logLikelihood: countLogLikelihood(y, means, .poisson), fittedLast: rates.1 * exposure,
    counterfactualLast: rates.0 * exposure)
}
