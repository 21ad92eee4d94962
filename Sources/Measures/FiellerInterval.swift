/// The interval of a ratio of two means, `fieller_ratio`: the values ρ that a − ρ·b does not exclude.
///
/// E. C. Fieller, JRSS B 16 (1954). `critical` is z or t. Undefined: b does not differ from 0, so that the interval is
/// not bounded. Refused: negative variances.
public func fiellerInterval(
  _ a: Double, _ b: Double, varianceA: Double, varianceB: Double, covariance: Double = 0, critical: Double
) -> Measured<Estimate> {
  guard [a, b, varianceA, varianceB, covariance, critical].allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard varianceA >= 0, varianceB >= 0, critical >= 0 else { return .refused(.negativeValue) }
  let square = critical * critical
  let base = b * b - square * varianceB
  guard base > 0 else { return .undefined(.zeroBase) }
  let centre = a * b - square * covariance
  let inner = centre * centre - base * (a * a - square * varianceA)
  guard inner >= 0 else { return .undefined(.zeroBase) }
  let root = inner.squareRoot()
  return .value(Estimate(value: a / b, lower: (centre - root) / base, upper: (centre + root) / base))
}
