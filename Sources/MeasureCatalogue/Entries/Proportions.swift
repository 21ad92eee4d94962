import Measures

/// Intervals of a share, x of n.
extension MeasureCatalogue {
  static let proportions: [MeasureEntry] = [
    MeasureEntry(
      "proportion.ci.wilson", "Wilson's score interval of a share", "x int, n int, conf num = 0.95",
      "estimate, lower, upper", convention: "lower exactly 0 at x = 0, upper exactly 1 at x = n",
      source: "E. B. Wilson, JASA 22 (1927)", example: #"{"x":88,"n":100}"#
    ) { a in plain(wilsonInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) },
    MeasureEntry(
      "proportion.ci.wilson_cc", "Wilson's interval with continuity correction", "x int, n int, conf num = 0.95",
      "estimate, lower, upper", convention: "correction always applied; lower 0 at x = 0, upper 1 at x = n",
      source: "R. G. Newcombe, Statistics in Medicine 17 (1998), method 4", example: #"{"x":88,"n":100}"#
    ) { a in plain(wilsonCorrectedInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) },
    MeasureEntry(
      "proportion.ci.clopper_pearson", "The exact interval of a share", "x int, n int, conf num = 0.95",
      "estimate, lower, upper", convention: "beta quantiles B(α/2; x, n−x+1), B(1−α/2; x+1, n−x)",
      source: "C. J. Clopper and E. S. Pearson, Biometrika 26 (1934)", example: #"{"x":88,"n":100}"#
    ) { a in plain(clopperPearsonInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) },
    MeasureEntry(
      "proportion.ci.agresti_coull", "The adjusted Wald interval", "x int, n int, conf num = 0.95",
      "estimate, center, lower, upper, lower_unclipped, upper_unclipped", convention: "n+z² observations, x+z²/2 hits",
      source: "A. Agresti and B. A. Coull, The American Statistician 52 (1998)", example: #"{"x":88,"n":100}"#
    ) { a in
      Answer(agrestiCoullInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) {
        [
          Output("estimate", $0.share), Output("center", $0.centre), Output("lower", max(0, $0.lower)),
          Output("upper", min(1, $0.upper)), Output("lower_unclipped", $0.lower), Output("upper_unclipped", $0.upper),
        ]
      }
    },
    MeasureEntry(
      "proportion.ci.jeffreys", "The interval under Jeffreys' prior", "x int, n int, conf num = 0.95",
      "estimate, lower_equal_tailed, upper_equal_tailed, lower, upper",
      convention: "Beta(x+½, n−x+½) quantiles; lower, upper with 0 at x = 0 and 1 at x = n",
      source: "L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001)", example: #"{"x":0,"n":20}"#
    ) { a in
      let (x, n) = (a.int("x"), a.int("n"))
      return Answer(jeffreysInterval(x, of: n, confidence: a.conf)) {
        [
          Output("estimate", $0.value), Output("lower_equal_tailed", $0.lower),
          Output("upper_equal_tailed", $0.upper), Output("lower", x == 0 ? 0 : $0.lower),
          Output("upper", x == n ? 1 : $0.upper),
        ]
      }
    },
    MeasureEntry(
      "proportion.ci.midp", "The mid-p interval of a share", "x int, n int, conf num = 0.95",
      "estimate, lower, upper", convention: "roots of P(X>x)+P(X=x)/2 = α/2 and P(X<x)+P(X=x)/2 = α/2",
      source: "H. O. Lancaster, JASA 56 (1961)", example: #"{"x":88,"n":100}"#
    ) { a in plain(midPInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) },
    MeasureEntry(
      "proportion.ci.wald", "The textbook interval, for reference only", "x int, n int, conf num = 0.95",
      "estimate, lower_unclipped, upper_unclipped", source: "P. S. Laplace (1812); never in a report",
      example: #"{"x":88,"n":100}"#
    ) { a in
      Answer(waldInterval(a.int("x"), of: a.int("n"), confidence: a.conf)) {
        [
          Output("estimate", $0.value), Output("lower_unclipped", $0.lower), Output("upper_unclipped", $0.upper),
        ]
      }
    },
    MeasureEntry(
      "proportion.ci.hypergeometric_exact", "The exact interval of a share in a finite frame",
      "x int, n int, population int, conf num = 0.95", "estimate, count_lower, count_upper, lower, upper",
      convention: "min{K: P(X≥x|K) > α/2}, max{K: P(X≤x|K) > α/2}; lower, upper divided by the population",
      source: "J. Buonaccorsi, The American Statistician 41 (1987)", example: #"{"x":88,"n":100,"population":124}"#
    ) { a in
      Answer(
        hypergeometricInterval(a.int("x"), of: a.int("n"), population: a.int("population"), confidence: a.conf)
      ) {
        [
          Output("estimate", $0.share.value), Output("count_lower", $0.lowerCount),
          Output("count_upper", $0.upperCount), Output("lower", $0.share.lower), Output("upper", $0.share.upper),
        ]
      }
    },
    MeasureEntry(
      "proportion.ci.wilson_fpc", "Wilson's interval for a finite frame",
      "x int, n int, population int, conf num = 0.95", "estimate, n_effective, lower, upper",
      convention: "n replaced by n(N−1)/(N−n), not clipped; the estimate itself when n = N",
      source: "E. B. Wilson, JASA 22 (1927); W. G. Cochran, Sampling Techniques",
      example: #"{"x":88,"n":100,"population":124}"#
    ) { a in
      Answer(
        wilsonFiniteInterval(a.int("x"), of: a.int("n"), population: a.int("population"), confidence: a.conf)
      ) {
        [
          Output("estimate", $0.share.value), Output("n_effective", $0.effective), Output("lower", $0.share.lower),
          Output("upper", $0.share.upper),
        ]
      }
    },
  ]

  private static func plain(_ result: Measured<Estimate>) -> Answer {
    Answer(result) { [Output("estimate", $0.value), Output("lower", $0.lower), Output("upper", $0.upper)] }
  }
}
