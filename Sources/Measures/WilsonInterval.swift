/// Wilson's score interval of a share, `proportion.ci.wilson`.
///
/// E. B. Wilson, JASA 22 (1927). No continuity correction. Lower is exactly 0 at x = 0, upper exactly 1 at x = n.
/// Undefined: n = 0. Refused: x < 0 or x > n.
public func wilsonInterval(_ x: Int, of n: Int, confidence: Double = 0.95) -> Measured<Estimate> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  return wilsonInterval(x, of: n, critical: Distributions.normalCritical(confidence: confidence))
}

/// Wilson's interval with a critical value computed before: for thousands of groups at one level.
public func wilsonInterval(_ x: Int, of n: Int, critical z: Double) -> Measured<Estimate> {
  wilsonInterval(x, of: n, effective: Double(n), critical: z)
}

/// Wilson's interval for a finite frame, `proportion.ci.wilson_fpc`: n replaced by n(N − 1)/(N − n), and clipped to
/// what is possible, [x/N, (x + N − n)/N]. The share itself when everybody answered: a census has no sampling error.
public func wilsonInterval(
  _ x: Int, of n: Int, population: Int, confidence: Double = 0.95
) -> Measured<Estimate> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard n <= population else { return .refused(.moreThanPopulation) }
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard n > 0 else { return .undefined(.emptyBase) }
  let share = Double(x) / Double(n)
  guard n < population else { return .value(Estimate(value: share, lower: share, upper: share)) }
  let effective = Double(n) * Double(population - 1) / Double(population - n)
  let z = Distributions.normalCritical(confidence: confidence)
  return wilsonInterval(x, of: n, effective: effective, critical: z).map { plain in
    let least = Double(x) / Double(population)
    let most = Double(x + population - n) / Double(population)
    return Estimate(value: share, lower: max(plain.lower, least), upper: min(plain.upper, most))
  }
}

func wilsonInterval(_ x: Int, of n: Int, effective: Double, critical z: Double) -> Measured<Estimate> {
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard n > 0 else { return .undefined(.emptyBase) }
  let share = Double(x) / Double(n)
  let z2 = z * z
  // The smaller of share and 1 − share carries the small quantity, so that limits near 0 and 1 keep their digits.
  let centre = share + z2 / (2 * effective)
  let half = z * (share * (Double(n - x) / Double(n)) / effective + z2 / (4 * effective * effective)).squareRoot()
  let scale = 1 + z2 / effective
  let lower = x == 0 ? 0 : share * share / (centre + half)
  let upper = x == n ? 1 : (centre + half) / scale
  return .value(Estimate(value: share, lower: lower, upper: upper))
}
