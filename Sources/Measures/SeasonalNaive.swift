/// The season before, once more, with the range that its own errors have had.
public struct SeasonalNaive: Sendable, Hashable {
  /// √(mean of squared one-season errors).
  public var deviation: Double
  public var forecast: [Double]
  public var lower: [Double]
  public var upper: [Double]
  /// Mean of the series: below 10 a forecast of counts is decoration.
  public var mean: Double
}

/// `forecast.seasonal_naive`: y of the same season before; the error of step h has variance σ²·(k + 1), k = ⌊(h − 1)/period⌋.
///
/// R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 5.5; R forecast `snaive`. Ends normal, not cut at 0.
/// Undefined: no error to learn from (period + 1 values or more are needed).
public func seasonalNaive(
  _ values: [Double], period: Int, horizon: Int, confidence: Double = 0.95
) -> Measured<SeasonalNaive> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard period >= 1, horizon >= 0 else { return .refused(.outOfDomain) }
  guard horizon <= 100_000 else { return .refused(.tooMany) }
  guard values.count > period else { return .undefined(.tooFew) }
  let errors = (period..<values.count).map { values[$0] - values[$0 - period] }
  let deviation = (compensatedSum(errors.map { $0 * $0 }) / Double(errors.count)).squareRoot()
  let z = Distributions.normalCritical(confidence: confidence)
  let forecast = (0..<horizon).map { values[values.count - period + $0 % period] }
  let halves = (0..<horizon).map { z * deviation * Double($0 / period + 1).squareRoot() }
  return .value(
    SeasonalNaive(
      deviation: deviation, forecast: forecast, lower: zip(forecast, halves).map { $0 - $1 },
      upper: zip(forecast, halves).map { $0 + $1 }, mean: compensatedSum(values) / Double(values.count)))
}
