import Measures

/// Tests of differences.
extension MeasureCatalogue {
  static let tests: [MeasureEntry] = [
    MeasureEntry(
      "chi_square_independence", "Whether two classifications go together", "table [[num]]",
      "chi2, df, p, min_expected, share_expected_below_5, cramers_v, cramers_v_bias_corrected, chi2_yates, p_yates, phi",
      convention: "empty rows and columns dropped; Yates' correction of 2×2 tables at most |O−E|; phi with its sign",
      source: "K. Pearson (1900); W. Bergsma, J. Korean Stat. Soc. 42 (2013)", example: #"{"table":[[12,5],[7,14]]}"#
    ) { a in
      Answer(contingencyTable(a.matrix("table"))) {
        [
          Output("chi2", $0.chiSquare), Output("df", $0.degrees), Output("p", $0.p),
          Output("min_expected", $0.leastExpected), Output("share_expected_below_5", $0.shareBelowFive),
          Output("cramers_v", $0.cramersV), Output("cramers_v_bias_corrected", $0.correctedV),
          Output("chi2_yates", $0.yatesChiSquare, .notTwoByTwo), Output("p_yates", $0.yatesP, .notTwoByTwo),
          Output("phi", $0.phi, .notTwoByTwo),
        ]
      }
    },
    MeasureEntry(
      "fisher_exact", "Fisher's exact test of a 2×2 table", "table [[int]], conf num = 0.95",
      "p, odds_ratio_conditional, or_lower, or_upper, odds_ratio_sample, p_less, p_greater",
      convention: "two-sided minlike; conditional maximum likelihood odds ratio and exact limits",
      source: "R. A. Fisher (1935); R fisher.test", example: #"{"table":[[3,1],[1,3]]}"#
    ) { a in
      let table = a.matrix("table")
      guard table.rows == 2, table.columns == 2 else { return .refused(.notTwoByTwo) }
      let cells = table.values.compactMap { $0.magnitude <= 0x1p50 ? Int(exactly: $0) : nil }
      guard cells.count == 4 else { return .refused(.notWhole) }
      return Answer(fisherExact(cells[0], cells[1], cells[2], cells[3], confidence: a.conf)) {
        [
          Output("p", $0.p), Output("odds_ratio_conditional", $0.oddsRatio, .tooFew),
          Output("or_lower", $0.lower, .tooFew), Output("or_upper", $0.upper, .tooFew),
          Output("odds_ratio_sample", $0.sampleOddsRatio, .emptyBase), Output("p_less", $0.less),
          Output("p_greater", $0.greater),
        ]
      }
    },
    MeasureEntry(
      "kruskal_wallis", "Whether groups differ in rank", "groups [[num or null]]",
      "H, H_uncorrected, df, p, epsilon_squared", convention: "corrected for ties; epsilon² = H/(n−1)",
      source: "W. H. Kruskal and W. A. Wallis, JASA 47 (1952)", example: #"{"groups":[[5,4,4],[3,2,4],[5,5,3]]}"#
    ) { a in
      let groups = present(a, "groups")
      let test = kruskalWallis(groups)
      let degrees = test.reason == .allEqual ? groups.count { !$0.isEmpty } - 1 : nil
      let known = degrees.map { [Output("H_uncorrected", 0), Output("df", $0)] } ?? []
      return Answer(test, known: known) {
        [
          Output("H", $0.h), Output("H_uncorrected", $0.uncorrected), Output("df", $0.degrees), Output("p", $0.p),
          Output("epsilon_squared", $0.epsilonSquared),
        ]
      }
    },
    MeasureEntry(
      "mann_whitney", "Whether one group tends to higher values", "x [num or null], y [num or null]",
      "U, p_normal, p_normal_continuity, rank_biserial, prob_superiority, p_exact",
      convention: "U of x, ties half; rank_biserial 2U/(mn)−1; exact p without ties below 50",
      source: "H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18 (1947); R wilcox.test",
      example: #"{"x":[5,4,3.5],"y":[3,2,4.5,1]}"#
    ) { a in
      Answer(mannWhitney(a.optionalNums("x").compactMap { $0 }, a.optionalNums("y").compactMap { $0 })) {
        [
          Output("U", $0.u), Output("p_normal", $0.p, .allEqual),
          Output("p_normal_continuity", $0.continuityP, .allEqual), Output("rank_biserial", $0.rankBiserial),
          Output("prob_superiority", $0.superiority), Output("p_exact", $0.exactP, .ties),
        ]
      }
    },
    MeasureEntry(
      "wilcoxon_signed_rank", "Whether paired values have moved", "x [num or null], y [num or null]",
      "n_nonzero, W_plus, W_minus, p_normal, p_normal_continuity, p_exact",
      convention: "x−y, zeros dropped; exact p without ties below 50 pairs",
      source: "F. Wilcoxon, Biometrics Bulletin 1 (1945); R wilcox.test(paired=TRUE)",
      example: #"{"x":[5,4,3,2],"y":[3,4,1.5,1]}"#
    ) { a in
      let (x, y) = (a.optionalNums("x"), a.optionalNums("y"))
      guard x.count == y.count else { return .refused(.lengthsDiffer) }
      let kept = zip(x, y).filter { $0 != nil && $1 != nil }
      return Answer(signedRank(kept.compactMap(\.0), kept.compactMap(\.1))) {
        [
          Output("n_nonzero", $0.n), Output("W_plus", $0.plus), Output("W_minus", $0.minus),
          Output("p_normal", $0.p, .emptyBase), Output("p_normal_continuity", $0.continuityP, .emptyBase),
          Output("p_exact", $0.exactP, $0.n == 0 ? .emptyBase : .ties),
        ]
      }
    },
    MeasureEntry(
      "mcnemar", "Whether shares of the same units have changed", "changed_to_no int, changed_to_yes int",
      "p_exact, chi2, p_chi2, chi2_continuity, p_chi2_continuity, p_midp",
      convention: "exact central; mid-p; |b−c|−1 for continuity", source: "Q. McNemar, Psychometrika 12 (1947)",
      example: #"{"changed_to_no":4,"changed_to_yes":11}"#
    ) { a in
      Answer(mcNemar(a.int("changed_to_no"), a.int("changed_to_yes"))) {
        [
          Output("p_exact", $0.exactP), Output("chi2", $0.chiSquare), Output("p_chi2", $0.p),
          Output("chi2_continuity", $0.continuityChiSquare), Output("p_chi2_continuity", $0.continuityP),
          Output("p_midp", $0.midP),
        ]
      }
    },
    MeasureEntry(
      "cochran_q", "Whether shares of the same units differ between waves", "table [[num]]", "Q, df, p",
      convention: "rows are units, columns waves, 0 or 1", source: "W. G. Cochran, Biometrika 37 (1950)",
      example: #"{"table":[[1,1,0],[1,0,0],[1,1,1],[0,1,0]]}"#
    ) { a in
      Answer(cochranQ(a.matrix("table"))) { [Output("Q", $0.q), Output("df", $0.degrees), Output("p", $0.p)] }
    },
    MeasureEntry(
      "p_adjust", "p-values of many tests", "p [num or null]",
      "benjamini_hochberg, benjamini_yekutieli, holm, bonferroni, n_bh_below_0_05",
      convention: "as R p.adjust; null stays null and does not count",
      source: "Y. Benjamini and Y. Hochberg, JRSS B 57 (1995); S. Holm, Scand. J. Stat. 6 (1979)",
      example: #"{"p":[0.01,0.04,null,0.03,0.5]}"#
    ) { a in
      Answer(adjustedP(a.optionalNums("p"))) {
        [
          Output("benjamini_hochberg", $0.benjaminiHochberg), Output("benjamini_yekutieli", $0.benjaminiYekutieli),
          Output("holm", $0.holm), Output("bonferroni", $0.bonferroni),
          Output("n_bh_below_0_05", $0.benjaminiHochberg.count { $0.map { $0 < 0.05 } ?? false }),
        ]
      }
    },
    MeasureEntry(
      "two_proportions", "Two independent shares", "x1 int, n1 int, x2 int, n2 int, conf num = 0.95",
      "difference, newcombe_lower, newcombe_upper, wald_lower, wald_upper, agresti_caffo_lower, agresti_caffo_upper, z_pooled, p_pooled, chi2_continuity, p_continuity, p_fisher, risk_ratio, rr_katz_lower, rr_katz_upper",
      convention: "p1−p2; Newcombe's hybrid score; correction at most |O−E|; Fisher two-sided minlike",
      source: "R. G. Newcombe, Statistics in Medicine 17 (1998); R prop.test",
      example: #"{"x1":56,"n1":70,"x2":48,"n2":80}"#
    ) { a in
      Answer(twoProportions(a.int("x1"), of: a.int("n1"), a.int("x2"), of: a.int("n2"), confidence: a.conf)) {
        [
          Output("difference", $0.difference.value), Output("newcombe_lower", $0.difference.lower),
          Output("newcombe_upper", $0.difference.upper), Output("wald_lower", $0.wald.lower),
          Output("wald_upper", $0.wald.upper), Output("agresti_caffo_lower", $0.agrestiCaffo.lower),
          Output("agresti_caffo_upper", $0.agrestiCaffo.upper), Output("z_pooled", $0.z, .allEqual),
          Output("p_pooled", $0.p, .allEqual), Output("chi2_continuity", $0.chiSquare, .allEqual),
          Output("p_continuity", $0.continuityP, .allEqual), Output("p_fisher", $0.fisherP),
          Output("risk_ratio", $0.riskRatio, .zeroBase), Output("rr_katz_lower", $0.katz?.lower, .zeroCount),
          Output("rr_katz_upper", $0.katz?.upper, .zeroCount),
        ]
      }
    },
    MeasureEntry(
      "anova_one_way", "Analysis of variance with one factor", "groups [[num or null]]", "F, r_squared, residual_sd",
      source: "R. A. Fisher (1925); NIST SiRstv, SmLs01, SmLs04", example: #"{"groups":[[5,4,4],[3,2,4],[5,5,3]]}"#
    ) { a in
      let groups = present(a, "groups")
      let test = oneWayVariance(groups)
      // Where all values are one, nothing is left over either.
      return Answer(test, known: test.reason == .allEqual ? [Output("residual_sd", 0)] : []) {
        [Output("F", $0.f), Output("r_squared", $0.rSquared), Output("residual_sd", $0.residualDeviation)]
      }
    },
    MeasureEntry(
      "fieller_ratio", "Interval of a ratio of two means",
      "a num, b num, var_a num, var_b num, cov num = 0, df num or null, conf num = 0.95", "ratio, lower, upper",
      convention: "z, or t with df; none where b does not differ from 0", source: "E. C. Fieller, JRSS B 16 (1954)",
      example: #"{"a":4.1,"b":3.8,"var_a":0.01,"var_b":0.02}"#
    ) { a in
      let confidence = a.conf
      guard confidence > 0, confidence < 1 else { return .refused(.levelOutOfRange) }
      let df = a.numOrNil("df") ?? .infinity
      guard df > 0 else { return .refused(.outOfDomain) }
      return Answer(
        fiellerInterval(
          a.num("a"), a.num("b"), varianceA: a.num("var_a"), varianceB: a.num("var_b"), covariance: a.num("cov"),
          critical: -Distributions.tQuantile((1 - confidence) / 2, degrees: df))
      ) { [Output("ratio", $0.value), Output("lower", $0.lower), Output("upper", $0.upper)] }
    },
  ]

  static func present(_ a: Arguments, _ name: String) -> [[Double]] {
    a.optionalRows(name).map { $0.compactMap { $0 } }
  }
}
