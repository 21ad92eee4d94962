/// Analysis of variance with one factor.
public struct OneWayVariance: Sendable, Hashable {
  /// Infinite where the groups do not vary inside but differ.
  public var f: Double
  public var rSquared: Double
  public var residualDeviation: Double
  public var degreesBetween: Int
  public var degreesWithin: Int
  /// Upper tail.
  public var p: Double
}

/// `anova_one_way`; empty groups take no part.
///
/// R. A. Fisher (1925); NIST StRD SiRstv, SmLs01, SmLs04. Undefined: fewer than two groups, no more values than groups,
/// all equal.
public func oneWayVariance(_ groups: [[Double]]) -> Measured<OneWayVariance> {
  let groups = groups.filter { !$0.isEmpty }
  let values = groups.flatMap { $0 }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard groups.count > 1, values.count > groups.count else { return .undefined(.tooFew) }
  // Distances from the mean of all first: large constants in the data then cost no digits.
  let all = Moments(values)
  guard all.squares > 0 else { return .undefined(.allEqual) }
  let parts = groups.map { Moments($0.map(all.distance)) }
  let within = compensatedSum(parts.map(\.squares))
  let between = compensatedSum(parts.map { Double($0.n) * $0.mean * $0.mean })
  let degrees = (groups.count - 1, values.count - groups.count)
  let f = between / Double(degrees.0) / (within / Double(degrees.1))
  return .value(
    OneWayVariance(
      f: f, rSquared: between / (between + within), residualDeviation: (within / Double(degrees.1)).squareRoot(),
      degreesBetween: degrees.0, degreesWithin: degrees.1,
      p: f.isInfinite ? 0 : Distributions.fUpper(f, Double(degrees.0), Double(degrees.1))))
}
