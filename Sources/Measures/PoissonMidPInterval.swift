/// The mid-p interval of a Poisson count, `poisson.ci.midp`: roots of P(X > k) + P(X = k)/2 = α/2 and
/// P(X < k) + P(X = k)/2 = α/2, divided by the exposure.
///
/// G. Cohen and S.-Y. Yang, Statistics in Medicine 13 (1994). Undefined: exposure 0. Refused: negative.
public func poissonMidPInterval(
  _ count: Int, exposure: Double = 1, confidence: Double = 0.95
) -> Measured<CountInterval> {
  countInterval(count, exposure: exposure, confidence: confidence) { tail in
    let k = Double(count)
    // Each limit lies between the exact ones of neighbouring counts.
    let least = count == 0 ? 0 : Distributions.gammaLowerQuantile(shape: k, tail)
    let lower =
      count == 0
      ? 0
      : root(between: least, and: Distributions.gammaLowerQuantile(shape: k + 1, tail)) { mean in
        Distributions.poissonUpper(count + 1, mean: mean) + Probabilities.poisson(count, mean: mean) / 2 - tail
      }
    guard count > 0 else { return (0, -logarithm(2 * tail)) }
    let most = Distributions.gammaUpperQuantile(shape: k + 1, tail)
    let upper = root(between: Distributions.gammaUpperQuantile(shape: k, tail), and: most) { mean in
      Distributions.poissonLower(count - 1, mean: mean) + Probabilities.poisson(count, mean: mean) / 2 - tail
    }
    return (lower, upper)
  }
}
