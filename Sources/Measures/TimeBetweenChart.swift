/// A chart of the time between rare events.
public struct TimeBetweenChart: Sendable, Hashable {
  /// Individuals chart of times to the power 1/3.6. Its limits are missing with fewer than two times.
  public var transformed: IndividualsChart
  /// Taken back to times; a lower limit below 0 is 0.
  public var centre: Double
  public var upper: Double?
  public var lower: Double?
  public var signals: [Int]
  /// Exponential limits with the mean time, at 0.00135, ½ and 0.99865.
  public var exponentialLower: Double
  public var exponentialCentre: Double
  public var exponentialUpper: Double
  /// At Φ(−3) and Φ(3).
  public var exponentialLowerThreeSigma: Double
  public var exponentialUpperThreeSigma: Double
}

/// `spc.t_chart`. L. S. Nelson, Journal of Quality Technology 26 (1994).
///
/// Undefined: no times. Refused: a negative time.
public func timeBetweenChart(_ times: [Double]) -> Measured<TimeBetweenChart> {
  guard times.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard times.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeValue) }
  guard !times.isEmpty else { return .undefined(.emptyBase) }
  return individualsChart(times.map { power($0, 1 / 3.6) }).map { transformed in
    let mean = Moments(times).mean
    let tail = 0.5 * Distributions.normalTwoSided(3)
    func back(_ value: Double) -> Double { value > 0 ? power(value, 3.6) : 0 }
    let upper = transformed.upper.map(back)
    let lower = transformed.lower.map(back)
    return TimeBetweenChart(
      transformed: transformed, centre: back(transformed.centre), upper: upper, lower: lower,
      signals: times.indices.filter { isBeyond(times[$0], lower ?? 0, upper ?? .infinity) },
      exponentialLower: -mean * logarithmOfOnePlus(-0.00135), exponentialCentre: mean * logarithm(2),
      exponentialUpper: -mean * logarithm(0.00135),
      exponentialLowerThreeSigma: -mean * logarithmOfOnePlus(-tail),
      exponentialUpperThreeSigma: -mean * logarithm(tail))
  }
}
