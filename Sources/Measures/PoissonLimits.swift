/// Control limits of a count.
public struct PoissonLimits: Sendable, Hashable {
  /// A count above signals: min{k : P(X > k) ≤ tail}.
  public var upper: Int
  /// A count below signals: max{k : P(X < k) ≤ tail}; 0 where no count can signal.
  public var lower: Int

  /// Of a mean of 0: one count is a signal, none is not.
  public static let ofNothing = PoissonLimits(upper: 0, lower: 0)
}

/// Exact Poisson probability limits for a mean count, `spc.c_chart_probability_limits`, `funnel.poisson_limits`; for
/// a u chart the mean is centre × exposure and the limits are divided by the exposure.
///
/// D. C. Montgomery, Introduction to Statistical Quality Control, on probability limits. Tail 0.00135 each: what
/// three sigma promises and does not keep at small means (at a mean of 0.2, 1.8 % false alarms instead of 0.135 %).
/// Undefined: no mean.
public func poissonLimits(mean: Double, tail: Double = 0.00135) -> Measured<PoissonLimits> {
  guard mean.isFinite, mean < 1e15 else { return .refused(.notFinite) }
  guard mean >= 0 else { return .refused(.negativeExposure) }
  guard mean > 0 else { return .undefined(.noExposure) }
  // Twelve sigma is past any tail that is asked for; small means need a few counts more.
  let reach = Int(mean + 12 * mean.squareRoot()) + 30
  let upper = firstIndex(from: 0, through: reach) { Distributions.poissonUpper($0 + 1, mean: mean) <= tail }
  let past = firstIndex(from: 1, through: reach) { Distributions.poissonLower($0 - 1, mean: mean) > tail }
  return .value(PoissonLimits(upper: upper, lower: past - 1))
}
