/// Exponential smoothing with level, trend and season from given start values.
public struct HoltWinters: Sendable, Hashable {
  /// One-step forecasts of the values after the start-up.
  public var fitted: [Double]
  public var squaredError: Double
  /// After the last value.
  public var level: Double
  public var trend: Double
  /// The seasonal figures of the coming period.
  public var season: [Double]
  public var forecast: [Double]
}

/// `holt_winters_fixed`: R HoltWinters' recursion. With a season smoothing starts at value period + 1, without one at
/// the third value (with a trend) or the second, as R does whatever start values it is given.
///
/// P. R. Winters, Management Science 6 (1960). Of counts below 10 a forecast is decoration. Undefined: no value after
/// the start-up. Refused: parameters outside 0…1, start figures of another number than the period.
public func holtWinters(
  _ values: [Double], season start: [Double], isMultiplicative: Bool, alpha: Double, beta: Double?, gamma: Double?,
  level: Double, trend: Double, horizon: Int
) -> Measured<HoltWinters> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard [alpha, beta ?? 0, gamma ?? 0].allSatisfy({ $0 >= 0 && $0 <= 1 }), horizon >= 0 else {
    return .refused(.outOfDomain)
  }
  guard horizon <= 100_000 else { return .refused(.tooMany) }
  let hasSeason = gamma != nil
  guard !hasSeason || !start.isEmpty else { return .refused(.lengthsDiffer) }
  let period = hasSeason ? start.count : 1
  let first = hasSeason ? period : beta == nil ? 1 : 2
  guard values.count > first else { return .undefined(.tooFew) }
  var result = HoltWinters(
    fitted: [], squaredError: 0, level: level, trend: beta == nil ? 0 : trend,
    season: hasSeason ? start : [isMultiplicative ? 1 : 0], forecast: [])
  var squares = CompensatedSum()
  for (step, value) in values[first...].enumerated() {
    let place = step % period
    let season = result.season[place]
    let base = result.level + result.trend
    let expected = isMultiplicative && hasSeason ? base * season : hasSeason ? base + season : base
    squares.add(square(value - expected))
    result.fitted.append(expected)
    let own = !hasSeason ? value : isMultiplicative ? value / season : value - season
    let next = alpha * own + (1 - alpha) * base
    if let beta { result.trend = beta * (next - result.level) + (1 - beta) * result.trend }
    result.level = next
    if let gamma {
      result.season[place] = gamma * (isMultiplicative ? value / next : value - next) + (1 - gamma) * season
    }
  }
  guard (result.fitted + [result.level, result.trend]).allSatisfy(\.isFinite) else { return .undefined(.zeroBase) }
  result.squaredError = squares.value
  let turn = (values.count - first) % period
  result.season = (0..<period).map { result.season[($0 + turn) % period] }
  result.forecast = (0..<horizon).map { step in
    let base = result.level + Double(step + 1) * result.trend
    let season = result.season[step % period]
    return !hasSeason ? base : isMultiplicative ? base * season : base + season
  }
  return .value(result)
}
