import Measures

/// Trends over time and over ordered groups.
extension MeasureCatalogue {
  static let trends: [MeasureEntry] = [
    MeasureEntry(
      "mann_kendall", "Monotone trend of a short series, with Sen's slope", "y [num or null], conf num = 0.95",
      "n, S, var_S, z, p, tau_a, tau_b, sen_slope, n_slopes, gilbert_lower, gilbert_upper, p_exact",
      convention:
        "tie-corrected variance, z = (S∓1)/sd; slopes over true times; Gilbert's interpolated ranks; exact p for n < 50 without ties",
      source: "H. B. Mann, Econometrica 13 (1945); P. K. Sen, JASA 63 (1968); R. O. Gilbert (1987)",
      example: #"{"y":[9,7,null,8,5,6,4,3]}"#
    ) { a in
      Answer(mannKendall(a.optionalNums("y"), confidence: a.conf)) {
        let few: Undefined = $0.n < 2 ? .tooFew : .allEqual
        return [
          Output("n", $0.n), Output("S", $0.s), Output("var_S", $0.variance, .tooFew), Output("z", $0.z, few),
          Output("p", $0.p, few), Output("tau_a", $0.tauA, few), Output("tau_b", $0.tauB, few),
          Output("sen_slope", $0.slope, .tooFew), Output("n_slopes", $0.slopes),
          Output("gilbert_lower", $0.lower, .tooFew), Output("gilbert_upper", $0.upper, .tooFew),
          Output("p_exact", $0.exactP, $0.n < 2 ? .tooFew : .ties),
        ]
      }
    },
    MeasureEntry(
      "sen_slope.ci_rounded_ranks", "Sen's slope with limits at rounded ranks", "y [num], conf num = 0.95",
      "slope, lower, upper", convention: "scipy.stats.theilslopes: ranks rounded half to even, kept inside the slopes",
      source: "P. K. Sen, JASA 63 (1968); scipy", example: #"{"y":[9,7,8,5,6,4,3]}"#
    ) { a in
      Answer(theilSen(a.nums("y"), confidence: a.conf)) {
        [Output("slope", $0.value), Output("lower", $0.lower), Output("upper", $0.upper)]
      }
    },
    MeasureEntry(
      "seasonal_mann_kendall", "Monotone trend of a series with seasons", "y [num or null], period int",
      "S, S_by_season, var_S, z, p, slope_per_cycle, z_without_continuity",
      convention: "sums over seasons, no covariance terms, continuity correction",
      source: "R. M. Hirsch, J. R. Slack and R. A. Smith, Water Resources Research 18 (1982)",
      example: #"{"y":[5,3,8,4,3,7,4,null,6],"period":3}"#
    ) { a in
      Answer(seasonalMannKendall(a.optionalNums("y"), period: a.int("period"))) {
        [
          Output("S", $0.s), Output("S_by_season", $0.bySeason), Output("var_S", $0.variance),
          Output("z", $0.z, $0.slope == nil ? .tooFew : .allEqual),
          Output("p", $0.p, $0.slope == nil ? .tooFew : .allEqual), Output("slope_per_cycle", $0.slope, .tooFew),
          Output("z_without_continuity", $0.plainZ, $0.slope == nil ? .tooFew : .allEqual),
        ]
      }
    },
    MeasureEntry(
      "cochran_armitage", "Trend of shares over ordered groups",
      "x [int], n [int], scores [num or null] or null", "z, chi2, p, chi2_n_minus_1, p_n_minus_1",
      convention:
        "variance p(1−p)Σn(s−s̄)²; n_minus_1: χ² times (N−1)/N; scores 0, 1, 2 … if left out, a null group left out",
      source: "W. G. Cochran, Biometrics 10 (1954); P. Armitage, Biometrics 11 (1955)",
      example: #"{"x":[10,14,20],"n":[50,52,48],"scores":[0,1,2]}"#
    ) { a in
      let (x, n) = (a.ints("x"), a.ints("n"))
      let scores = a.optionalNumsOrNil("scores") ?? x.indices.map(Double.init)
      guard x.count == n.count, n.count == scores.count else { return .refused(.lengthsDiffer) }
      let kept = scores.indices.filter { scores[$0] != nil }
      return Answer(
        cochranArmitage(kept.map { x[$0] }, of: kept.map { n[$0] }, scores: kept.compactMap { scores[$0] })
      ) {
        [
          Output("z", $0.z), Output("chi2", $0.chiSquare), Output("p", $0.p),
          Output("chi2_n_minus_1", $0.correctedChiSquare), Output("p_n_minus_1", $0.correctedP),
        ]
      }
    },
  ]
}
