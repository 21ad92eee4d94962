#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Functions of numbers.
enum FormulaFunctions {
  /// Missing: no such function, or an argument outside its domain.
  static func scalar(_ name: String, _ x: Double) -> Double? {
    switch name {
    case "SQRT": x < 0 ? nil : x.squareRoot()
    case "EXP": exp(x)
    case "LN": x > 0 ? log(x) : nil
    case "ABS": abs(x)
    case "NORMSDIST": 0.5 * erfc(-x / 2.0.squareRoot())
    case "NORMSINV": x > 0 && x < 1 ? normalQuantile(x) : nil
    default: nil
    }
  }

  static let scalarNames: Set<String> = ["SQRT", "EXP", "LN", "ABS", "NORMSDIST", "NORMSINV"]

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// By bisection to the last bit, then nothing: called a handful of times a sheet.
  static func normalQuantile(_ p: Double) -> Double {
    if p > 0.5 { return -normalQuantile(1 - p) }
    var low = -40.0
    var high = 0.0
    while true {
      let middle = 0.5 * (low + high)
      if middle <= low || middle >= high { return middle }
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < p { low = middle } else { high = middle }
    }
  }

  /// TINV: the two-sided quantile of Student's t with whole degrees of freedom.
  static func studentQuantile(twoSided p: Double, freedom: Double) -> Double {
    var low = 0.0
    var high = 1.0
    while tails(high, freedom) > p, high < 1e12 { high *= 2 }
    while true {
      let middle = 0.5 * (low + high)
      if middle <= low || middle >= high { return middle }
      if tails(middle, freedom) > p { low = middle } else { high = middle }
    }
  }

  /// Both tails beyond t: the regularised incomplete beta function at ν/(ν+t²).
  private static func tails(_ t: Double, _ freedom: Double) -> Double {
    let x = freedom / (freedom + t * t)
    return incompleteBeta(x, freedom / 2, 0.5)
  }

  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
    return 1 - front * betaFraction(1 - x, b, a) / b
  }

  /// Lentz's continued fraction.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny)
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonZero(1 + even * d, tiny)
      c = nonZero(1 + even / c, tiny)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonZero(1 + odd * d, tiny)
      c = nonZero(1 + odd / c, tiny)
      let change = d * c
      result *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return result
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double { abs(value) < tiny ? tiny : value }
}
