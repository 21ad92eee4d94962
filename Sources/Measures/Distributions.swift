internal import CSpecialFunctions

/// Quantiles and tail probabilities (Boost.Math). Small probabilities are always taken from the small tail, so that
/// they keep their relative accuracy; no caller forms `1 - p`.
public enum Distributions {
  /// z with P(Z ≤ z) = 1 − (1 − confidence)/2, computed and never typed in as 1.96.
  public static func normalCritical(confidence: Double) -> Double {
    -wotu_normal_quantile((1 - confidence) / 2)
  }

  /// Two-sided P(|Z| ≥ |z|).
  public static func normalTwoSided(_ z: Double) -> Double { 2 * wotu_normal_upper(z.magnitude) }

  /// z with P(Z ≤ z) = probability.
  public static func normalQuantile(_ probability: Double) -> Double {
    if probability <= 0 || probability >= 1 { return probability <= 0 ? -.infinity : .infinity }
    return wotu_normal_quantile(probability)
  }

  /// t with P(|T| ≤ t) = confidence.
  public static func tCritical(confidence: Double, degrees: Double) -> Double {
    tUpperQuantile((1 - confidence) / 2, degrees: degrees)
  }

  /// Two-sided P(|T| ≥ |t|).
  public static func tTwoSided(_ t: Double, degrees: Double) -> Double {
    degrees == .infinity ? normalTwoSided(t) : 2 * wotu_t_upper(t.magnitude, degrees)
  }

  /// P(X > x) of a chi-square variable.
  public static func chiSquareUpper(_ x: Double, degrees: Double) -> Double {
    x <= 0 ? 1 : wotu_gamma_upper(degrees / 2, x / 2)
  }

  /// P(X ≤ count) of a Poisson variable.
  public static func poissonLower(_ count: Int, mean: Double) -> Double {
    if count < 0 { return 0 }
    return mean <= 0 ? 1 : wotu_gamma_upper(Double(count) + 1, mean)
  }

  /// P(X ≥ count) of a Poisson variable.
  public static func poissonUpper(_ count: Int, mean: Double) -> Double {
    if count <= 0 { return 1 }
    return mean <= 0 ? 0 : wotu_gamma_lower(Double(count), mean)
  }

  /// P(X ≤ count) of a binomial variable.
  public static func binomialLower(_ count: Int, of trials: Int, share: Double) -> Double {
    if count < 0 { return 0 }
    return count >= trials ? 1 : wotu_beta_upper(Double(count) + 1, Double(trials - count), share)
  }

  /// P(X ≥ count) of a binomial variable.
  public static func binomialUpper(_ count: Int, of trials: Int, share: Double) -> Double {
    if count <= 0 { return 1 }
    return count > trials ? 0 : wotu_beta_lower(Double(count), Double(trials - count) + 1, share)
  }

  static func gammaLowerQuantile(shape: Double, _ probability: Double) -> Double {
    wotu_gamma_lower_quantile(shape, probability)
  }

  static func gammaUpperQuantile(shape: Double, _ probability: Double) -> Double {
    wotu_gamma_upper_quantile(shape, probability)
  }

  static func betaLowerQuantile(_ a: Double, _ b: Double, _ probability: Double) -> Double {
    logTinyBetaQuantile(a, b, probability).map(exponential) ?? wotu_beta_lower_quantile(a, b, probability)
  }

  /// As 1 − the quantile of the other tail where that is tiny: the share itself is 1 then.
  static func betaUpperQuantile(_ a: Double, _ b: Double, _ probability: Double) -> Double {
    logTinyBetaQuantile(b, a, probability) == nil ? wotu_beta_upper_quantile(a, b, probability) : 1
  }

  static func fLowerQuantile(_ probability: Double, _ degrees1: Double, _ degrees2: Double) -> Double {
    guard let log = logTinyBetaQuantile(degrees1 / 2, degrees2 / 2, probability) else {
      return wotu_f_lower_quantile(probability, degrees1, degrees2)
    }
    return exponential(log - logarithmOfOnePlus(-exponential(log)) + logarithm(degrees2 / degrees1))
  }

  static func fUpperQuantile(_ probability: Double, _ degrees1: Double, _ degrees2: Double) -> Double {
    guard let log = logTinyBetaQuantile(degrees2 / 2, degrees1 / 2, probability) else {
      return wotu_f_upper_quantile(probability, degrees1, degrees2)
    }
    return exponential(logarithm(degrees2 / degrees1) + logarithmOfOnePlus(-exponential(log)) - log)
  }

  /// t with P(T > t) = probability, up to ½.
  private static func tUpperQuantile(_ probability: Double, degrees: Double) -> Double {
    // P(T > t) = ½·I_x(ν/2, ½) with x = ν/(ν + t²).
    guard let log = logTinyBetaQuantile(degrees / 2, 0.5, 2 * probability) else {
      return wotu_t_upper_quantile(probability, degrees)
    }
    return exponential((logarithm(degrees) + logarithmOfOnePlus(-exponential(log)) - log) / 2)
  }

  /// Quantiles at a probability from 0 to 1, always through the smaller tail.
  public static func tQuantile(_ p: Double, degrees: Double) -> Double {
    if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
    if degrees == .infinity { return wotu_normal_quantile(p) }
    if p == 0.5 { return 0 }
    return p < 0.5 ? -tUpperQuantile(p, degrees: degrees) : tUpperQuantile(1 - p, degrees: degrees)
  }

  public static func chiSquareQuantile(_ p: Double, degrees: Double) -> Double {
    if p == 1 { return .infinity }
    return 2 * (p <= 0.5 ? wotu_gamma_lower_quantile(degrees / 2, p) : wotu_gamma_upper_quantile(degrees / 2, 1 - p))
  }

  public static func fQuantile(_ p: Double, _ degrees1: Double, _ degrees2: Double) -> Double {
    if p == 0 || p == 1 { return p == 0 ? 0 : .infinity }
    return p <= 0.5 ? fLowerQuantile(p, degrees1, degrees2) : fUpperQuantile(1 - p, degrees1, degrees2)
  }

  public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    if p == 0 || p == 1 { return p }
    return p <= 0.5 ? betaLowerQuantile(a, b, p) : betaUpperQuantile(a, b, 1 - p)
  }

  /// P(X > x) of Fisher's F.
  public static func fUpper(_ x: Double, _ degrees1: Double, _ degrees2: Double) -> Double {
    x <= 0 ? 1 : wotu_f_upper(x, degrees1, degrees2)
  }

  /// Two-sided p of a standard normal z that may be infinite.
  static func normalTail(_ z: Double) -> Double { z.isInfinite ? 0 : normalTwoSided(z) }

  static func digamma(_ x: Double) -> Double { wotu_digamma(x) }
  static func trigamma(_ x: Double) -> Double { wotu_trigamma(x) }
  static func logGamma(_ x: Double) -> Double { wotu_log_gamma(x) }
}

/// Whether a confidence level is one: strictly between 0 and 1.
func isLevel(_ confidence: Double) -> Bool { confidence > 0 && confidence < 1 }
