/// Probabilities of single outcomes without cancellation, by C. Loader's saddle-point form (Fast and Accurate
/// Computation of Binomial Probabilities, 2000): what R's dbinom, dpois and dhyper use.
enum Probabilities {
  /// ln n! − ln(√(2πn)·(n/e)ⁿ).
  private static func stirlingError(_ n: Double) -> Double {
    if n <= 15 {
      if n == 0 { return 0 }
      return Distributions.logGamma(n + 1) - (n + 0.5) * logarithm(n) + n - 0.918_938_533_204_672_8
    }
    let s = 1 / (n * n)
    if n > 500 { return (1.0 / 12 - s / 360) / n }
    if n > 80 { return (1.0 / 12 - (1.0 / 360 - s / 1260) * s) / n }
    if n > 35 { return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - s / 1680) * s) * s) / n }
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - s / 1188) * s) * s) * s) / n
  }

  /// x·ln(x/m) + m − x.
  private static func deviance(_ x: Double, _ m: Double) -> Double {
    guard (x - m).magnitude < 0.1 * (x + m) else { return x * logarithm(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { return next }
      sum = next
    }
    return sum
  }

  static func binomial(_ x: Int, of n: Int, share p: Double) -> Double {
    guard x >= 0, x <= n else { return 0 }
    if p <= 0 { return x == 0 ? 1 : 0 }
    if p >= 1 { return x == n ? 1 : 0 }
    let (exponent, factor) = binomialParts(x, of: n, share: p)
    return exponential(exponent) * factor
  }

  /// The probability as e^exponent · factor, 0 < p < 1 and 0 ≤ x ≤ n.
  private static func binomialParts(_ x: Int, of n: Int, share p: Double) -> (exponent: Double, factor: Double) {
    let k = Double(x)
    let size = Double(n)
    if x == 0 { return (size * logarithmOfOnePlus(-p), 1) }
    if x == n { return (size * logarithm(p), 1) }
    let exponent =
      stirlingError(size) - stirlingError(k) - stirlingError(size - k) - deviance(k, size * p)
      - deviance(size - k, size * (1 - p))
    return (exponent, (size / (2 * Double.pi * k * (size - k))).squareRoot())
  }

  /// Logarithm of ``hypergeometric(_:marked:unmarked:drawn:)``, which is there where the probability itself is too small for a double.
  static func logHypergeometric(_ x: Int, marked: Int, unmarked: Int, drawn: Int) -> Double {
    let plain = hypergeometric(x, marked: marked, unmarked: unmarked, drawn: drawn)
    if plain > 1e-250 { return logarithm(plain) }
    guard x >= max(0, drawn - unmarked), x <= min(drawn, marked) else { return -.infinity }
    let share = Double(drawn) / Double(marked + unmarked)
    // All of them drawn, or none: one table is certain, and the others are not there.
    guard share > 0, share < 1 else { return logarithm(plain) }
    func log(_ x: Int, of n: Int) -> Double {
      let (exponent, factor) = binomialParts(x, of: n, share: share)
      return exponent + logarithm(factor)
    }
    return log(x, of: marked) + log(drawn - x, of: unmarked) - log(drawn, of: marked + unmarked)
  }

  static func poisson(_ x: Int, mean: Double) -> Double {
    guard x >= 0 else { return 0 }
    if mean <= 0 { return x == 0 ? 1 : 0 }
    if x == 0 { return exponential(-mean) }
    let k = Double(x)
    return exponential(-stirlingError(k) - deviance(k, mean)) / (2 * Double.pi * k).squareRoot()
  }

  /// x marked among `drawn` of `marked` + `unmarked`.
  static func hypergeometric(_ x: Int, marked: Int, unmarked: Int, drawn: Int) -> Double {
    guard x >= max(0, drawn - unmarked), x <= min(drawn, marked) else { return 0 }
    guard drawn > 0 else { return 1 }
    let share = Double(drawn) / Double(marked + unmarked)
    return binomial(x, of: marked, share: share) * binomial(drawn - x, of: unmarked, share: share)
      / binomial(drawn, of: marked + unmarked, share: share)
  }
}
