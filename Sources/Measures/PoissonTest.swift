/// A count against a given rate.
public struct PoissonTest: Sendable, Hashable {
  public var expected: Double
  public var p: ExactP
}

/// `poisson.test.one_sample`: exact p-values of a count against rate0·exposure.
///
/// R poisson.test has the minlike p; the central one agrees with Garwood's interval. Undefined: exposure 0. Refused:
/// negative.
public func poissonTest(_ count: Int, exposure: Double, rate: Double) -> Measured<PoissonTest> {
  guard count >= 0 else { return .refused(.negativeCount) }
  guard exposure >= 0, exposure.isFinite else { return .refused(.negativeExposure) }
  guard rate >= 0, rate.isFinite, rate * exposure < 1e15 else { return .refused(.outOfDomain) }
  guard exposure > 0 else { return .undefined(.noExposure) }
  return .value(PoissonTest(expected: rate * exposure, p: poissonExactP(count, mean: rate * exposure)))
}
