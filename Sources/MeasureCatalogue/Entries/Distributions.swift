import Measures

/// Quantiles and tail probabilities.
extension MeasureCatalogue {
  static let distributions: [MeasureEntry] = [
    MeasureEntry(
      "dist.t_quantile", "Quantile of Student's t", "p num, df num", "q",
      convention: "P(T ≤ q) = p; df may be \"Infinity\"", source: "Boost.Math", example: #"{"p":0.975,"df":30}"#
    ) { a in quantile(a.num("p"), [a.num("df", infinite: true)]) { Distributions.tQuantile($0, degrees: $1[0]) } },
    MeasureEntry(
      "dist.normal_quantile", "Quantile of the standard normal", "p num", "q", source: "Boost.Math",
      example: #"{"p":0.975}"#
    ) { a in quantile(a.num("p"), []) { p, _ in Distributions.normalQuantile(p) } },
    MeasureEntry(
      "dist.chi2_quantile", "Quantile of chi-square", "p num, df num", "q", source: "Boost.Math",
      example: #"{"p":0.95,"df":3}"#
    ) { a in quantile(a.num("p"), [a.num("df")]) { Distributions.chiSquareQuantile($0, degrees: $1[0]) } },
    MeasureEntry(
      "dist.f_quantile", "Quantile of Fisher's F", "p num, df1 num, df2 num", "q", source: "Boost.Math",
      example: #"{"p":0.95,"df1":3,"df2":20}"#
    ) { a in quantile(a.num("p"), [a.num("df1"), a.num("df2")]) { Distributions.fQuantile($0, $1[0], $1[1]) } },
    MeasureEntry(
      "dist.beta_quantile", "Quantile of the beta distribution", "p num, a num, b num", "q", source: "Boost.Math",
      example: #"{"p":0.025,"a":3,"b":8}"#
    ) { a in quantile(a.num("p"), [a.num("a"), a.num("b")]) { Distributions.betaQuantile($0, $1[0], $1[1]) } },
    MeasureEntry(
      "dist.t_two_sided_p", "P(|T| ≥ |t|)", "t num, df num", "p", convention: "from the small tail",
      source: "Boost.Math", example: #"{"t":2.5,"df":12}"#
    ) { a in
      let df = a.num("df", infinite: true)
      let t = a.num("t", infinite: true)
      guard df > 0 else { return .refused(.outOfDomain) }
      return .figures([Output("p", t.isInfinite ? 0 : Distributions.tTwoSided(t, degrees: df))])
    },
    MeasureEntry(
      "dist.normal_two_sided_p", "P(|Z| ≥ |z|)", "z num", "p", convention: "from the small tail",
      source: "Boost.Math", example: #"{"z":1.96}"#
    ) { a in
      let z = a.num("z", infinite: true)
      return .figures([Output("p", z.isInfinite ? 0 : Distributions.normalTwoSided(z))])
    },
    MeasureEntry(
      "dist.chi2_upper_p", "P(X ≥ x) of chi-square", "x num, df num", "p", convention: "from the small tail",
      source: "Boost.Math", example: #"{"x":7.8,"df":3}"#
    ) { a in
      let (x, df) = (a.num("x", infinite: true), a.num("df"))
      guard df > 0 else { return .refused(.outOfDomain) }
      return .figures([Output("p", x == .infinity ? 0 : Distributions.chiSquareUpper(x, degrees: df))])
    },
  ]

  private static func quantile(
    _ p: Double, _ parameters: [Double], _ quantile: (Double, [Double]) -> Double
  ) -> Answer {
    guard p >= 0, p <= 1 else { return .refused(.probabilityOutOfRange) }
    guard parameters.allSatisfy({ $0 > 0 }) else { return .refused(.outOfDomain) }
    return .figures([Output("q", quantile(p, parameters), .notConverged)])
  }
}
