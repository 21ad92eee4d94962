/// A ratio of two rates with an interval and p that take a spread beyond chance into account.
public struct QuasiRatio: Sendable, Hashable {
  public var value: Double
  public var lower: Double
  public var upper: Double
  /// Two-sided, by t.
  public var p: Double
}

/// The ratio of two rates of counts that spread more than Poisson counts do: exp(ln r ∓ t·√(φ(1/a + 1/b))), t with the degrees of
/// freedom of φ. A count of 0 is taken as ½, for which there is a logarithm.
///
/// P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed., section 6.2.3. Undefined: nothing counted, no exposure.
/// Refused: negative counts or exposures, a dispersion or degrees of freedom that are not above 0.
public func quasiRatio(
  _ count1: Int, exposure1: Double, _ count2: Int, exposure2: Double, dispersion: Double, degrees: Int,
  confidence: Double = 0.95
) -> Measured<QuasiRatio> {
  guard count1 >= 0, count2 >= 0 else { return .refused(.negativeCount) }
  guard exposure1 >= 0, exposure2 >= 0, exposure1.isFinite, exposure2.isFinite else {
    return .refused(.negativeExposure)
  }
  guard dispersion > 0, dispersion.isFinite, degrees > 0 else { return .refused(.outOfDomain) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard count1 + count2 > 0 else { return .undefined(.emptyBase) }
  guard exposure1 > 0, exposure2 > 0 else { return .undefined(.noExposure) }
  let a = max(Double(count1), 0.5)
  let b = max(Double(count2), 0.5)
  let ratio = a / exposure1 / (b / exposure2)
  let error = (dispersion * (1 / a + 1 / b)).squareRoot()
  let half = Distributions.tCritical(confidence: confidence, degrees: Double(degrees)) * error
  return .value(
    QuasiRatio(
      value: ratio, lower: ratio * exponential(-half), upper: ratio * exponential(half),
      p: Distributions.tTwoSided(logarithm(ratio) / error, degrees: Double(degrees))))
}
