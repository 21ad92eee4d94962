/// How often a c chart with three sigma alarms although nothing has changed.
public struct FalseAlarm: Sendable, Hashable {
  public var above: Double
  public var below: Double
}

/// `spc.c_chart_false_alarm`: P(X > m + 3√m) and P(X < m − 3√m) of a Poisson count; 0.135 % each is what three sigma
/// promises.
///
/// Refused: a mean that is not above 0.
public func falseAlarm(mean: Double) -> Measured<FalseAlarm> {
  guard mean > 0, mean < 1e15 else { return .refused(.outOfDomain) }
  let reach = 3 * mean.squareRoot()
  let low = mean - reach
  return .value(
    FalseAlarm(
      above: Distributions.poissonUpper(Int((mean + reach).rounded(.down)) + 1, mean: mean),
      below: low <= 0 ? 0 : Distributions.poissonLower(Int(low.rounded(.up)) - 1, mean: mean)))
}
