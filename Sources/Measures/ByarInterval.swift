/// Byar's approximation, `poisson.ci.byar`: k(1 − 1/(9k) − z/(3√k))³ and (k + 1)(1 − 1/(9(k + 1)) + z/(3√(k + 1)))³,
/// divided by the exposure.
///
/// N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987), not the k + ½ variant of R epitools.
/// Lower is 0 at k = 0 and never below. Undefined: exposure 0. Refused: negative.
public func byarInterval(_ count: Int, exposure: Double = 1, confidence: Double = 0.95) -> Measured<CountInterval> {
  countInterval(count, exposure: exposure, confidence: confidence) { tail in
    let z = -Distributions.normalQuantile(tail)
    let k = Double(count)
    let low = 1 - 1 / (9 * k) - z / (3 * k.squareRoot())
    let high = 1 - 1 / (9 * (k + 1)) + z / (3 * (k + 1).squareRoot())
    return (count == 0 ? 0 : max(0, k * low * low * low), (k + 1) * high * high * high)
  }
}
