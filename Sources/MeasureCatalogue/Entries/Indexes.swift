import Measures

/// Indexes, importance and further methods.
extension MeasureCatalogue {
  static let indexes: [MeasureEntry] = [
    MeasureEntry(
      "csi_weighted_index", "Weighted satisfaction index",
      "items [[num or null]], weights [num], scale_min num = 1, scale_max num = 5",
      "item_scores, csi_from_item_means, csi_from_respondents, n_respondents, se_respondents",
      convention: "(x−min)/(max−min)·100; respondents with every item of weight; se = sd/√n", source: "GB/T 19038-2009",
      example: #"{"items":[[5,4],[4,null],[3,5],[4,4]],"weights":[0.6,0.4],"scale_min":1,"scale_max":5}"#
    ) { a in
      Answer(
        weightedIndex(
          a.optionalRows("items"), weights: a.nums("weights"), minimum: a.num("scale_min"),
          maximum: a.num("scale_max"))
      ) {
        [
          Output("item_scores", $0.items, .emptyBase), Output("csi_from_item_means", $0.fromItemMeans, .emptyBase),
          Output("csi_from_respondents", $0.fromRespondents, .emptyBase), Output("n_respondents", $0.respondents),
          Output("se_respondents", $0.error, $0.respondents == 0 ? .emptyBase : .tooFew),
        ]
      }
    },
    MeasureEntry(
      "ipa_quadrants", "Importance against performance", "importance [num or null], performance [num or null]",
      "importance_mean, performance_mean, quadrant",
      convention:
        "grid at the means, on the mean counts as high; keep_up, concentrate_here, low_priority, possible_overkill",
      source: "J. A. Martilla and J. C. James, Journal of Marketing 41 (1977)",
      example: #"{"importance":[0.4,0.3,0.2,0.1],"performance":[80,60,70,85]}"#
    ) { a in
      Answer(importancePerformance(a.optionalNums("importance"), a.optionalNums("performance"))) {
        [
          Output("importance_mean", $0.importanceMean), Output("performance_mean", $0.performanceMean),
          Output("quadrant", $0.quadrants.map { $0?.rawValue }),
        ]
      }
    },
    MeasureEntry(
      "derived_importance", "What items contribute to an overall answer",
      "overall [num or null], items [[num or null]]",
      "intercept, coefficients, r_squared, residual_sd, standardized_betas, correlations, relative_weights, lmg_shares, pca_eigenvalues, pca_first_loadings, pca_weights, vif",
      convention:
        "respondents without a gap; relative_weights add up to R², lmg_shares to 1; loadings are correlations with the component and sum to something positive, pca_weights are loadings scaled to sum 1",
      source: "J. W. Johnson, Multivariate Behavioral Research 35 (2000); R. H. Lindeman et al. (1980)",
      example: #"{"overall":[5,4,3,5,2,4,3],"items":[[5,4],[4,4],[3,2],[5,5],[2,3],[4,3],[2,3]]}"#
    ) { a in importance(a) },
    MeasureEntry(
      "rate.standardized_indirect", "Observed over expected counts",
      "counts [int], exposures [num], standard_rates [num], conf num = 0.95",
      "observed, expected, ratio, lower, upper", convention: "Garwood's limits over the expected count",
      source: "N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987)",
      example: #"{"counts":[4,7],"exposures":[100,150],"standard_rates":[0.03,0.05]}"#
    ) { a in
      Answer(
        indirectRate(
          counts: a.ints("counts"), exposures: a.nums("exposures"), standardRates: a.nums("standard_rates"),
          confidence: a.conf)
      ) {
        [
          Output("observed", $0.observed), Output("expected", $0.expected),
          Output("ratio", $0.ratio?.value, .noExpectation), Output("lower", $0.ratio?.lower, .noExpectation),
          Output("upper", $0.ratio?.upper, .noExpectation),
        ]
      }
    },
    MeasureEntry(
      "rate.standardized_direct", "A rate as it would be with a standard mix",
      "counts [int], exposures [num], standard_exposures [num], conf num = 0.95",
      "crude_rate, adjusted_rate, lower, upper", convention: "gamma limits",
      source: "M. P. Fay and E. J. Feuer, Statistics in Medicine 16 (1997)",
      example: #"{"counts":[4,7],"exposures":[100,150],"standard_exposures":[500,500]}"#
    ) { a in
      Answer(
        directRate(
          counts: a.ints("counts"), exposures: a.nums("exposures"), standard: a.nums("standard_exposures"),
          confidence: a.conf)
      ) {
        [
          Output("crude_rate", $0.crude), Output("adjusted_rate", $0.adjusted.value),
          Output("lower", $0.adjusted.lower), Output("upper", $0.adjusted.upper),
        ]
      }
    },
    MeasureEntry(
      "survival.kaplan_meier", "The share still open by time",
      "time [num], closed [bool], conf num = 0.95, scale text = \"log\"",
      "times, n_at_risk, n_events, survival, se, lower, upper, median_first_time_at_or_below_half",
      convention:
        "times of events; Greenwood; limits on the log scale (or log-log); closings before censoring at one time",
      source: "E. L. Kaplan and P. Meier, JASA 53 (1958); R survfit",
      example: #"{"time":[3,5,5,8,12],"closed":[1,1,0,1,0]}"#
    ) { a in survival(a) },
    MeasureEntry(
      "cohen_kappa", "Agreement of two coders", "table [[num]], conf num = 0.95",
      "observed_agreement, expected_agreement, kappa, se, lower, upper, kappa_quadratic_weights",
      convention: "asymptotic standard error of Fleiss, Cohen and Everitt; limits not clipped",
      source: "J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969)",
      example: #"{"table":[[20,5],[3,12]]}"#
    ) { a in
      let table = a.matrix("table")
      guard table.rows == table.columns else { return .refused(.notSquare) }
      let rows = (0..<table.rows).map(table.row)
      let known = codingAgreement(rows).value.map {
        [Output("observed_agreement", $0.observed), Output("expected_agreement", $0.expected)]
      }
      return Answer(cohenKappa(rows, confidence: a.conf), known: known ?? []) {
        [
          Output("observed_agreement", $0.observedAgreement), Output("expected_agreement", $0.expectedAgreement),
          Output("kappa", $0.kappa.value), Output("se", $0.standardError), Output("lower", $0.kappa.lower),
          Output("upper", $0.kappa.upper), Output("kappa_quadratic_weights", $0.quadraticKappa),
        ]
      }
    },
    MeasureEntry(
      "concentration", "How much of a total a few units hold", "counts [int], top [int] = [1,5,10]",
      "gini, gini_corrected, herfindahl, top_shares, units_for_half",
      convention: "gini_corrected n/(n−1)", source: "C. Gini (1912); O. C. Herfindahl (1950)",
      example: #"{"counts":[10,4,3,1,0,0],"top":[1,2]}"#
    ) { a in
      Answer(concentration(a.ints("counts"), top: a.ints("top"))) {
        [
          Output("gini", $0.gini), Output("gini_corrected", $0.correctedGini, .tooFew),
          Output("herfindahl", $0.herfindahl), Output("top_shares", $0.topShares),
          Output("units_for_half", $0.unitsForHalf),
        ]
      }
    },
    MeasureEntry(
      "median_ci_order_statistics", "Median with limits at order statistics", "y [num or null], conf num = 0.95",
      "median, rank, lower, upper, coverage",
      convention: "largest rank (from 1) whose interval reaches the level; coverage 1−2P(X<rank), X binomial ½",
      source: "W. R. Thompson, Ann. Math. Stat. 7 (1936)", example: #"{"y":[3,1,4,1,5,9,2,6,5,3]}"#
    ) { a in
      Answer(medianInterval(a.optionalNums("y").compactMap { $0 }, confidence: a.conf)) {
        [
          Output("median", $0.median), Output("rank", $0.rank, .tooFew), Output("lower", $0.lower, .tooFew),
          Output("upper", $0.upper, .tooFew), Output("coverage", $0.coverage, .tooFew),
        ]
      }
    },
  ]

  private static func importance(_ a: Arguments) -> Answer {
    let (overall, rows) = (a.optionalNums("overall"), a.optionalRows("items"))
    guard overall.count == rows.count else { return .refused(.lengthsDiffer) }
    guard rows.allSatisfy({ $0.count == rows.first?.count }) else {
      a.ragged("items")
      return .figures([])
    }
    let kept = rows.indices.filter { overall[$0] != nil && !rows[$0].contains(nil) }
    let items = Matrix(rows: kept.map { rows[$0].compactMap { $0 } }) ?? Matrix(rows: 0, columns: 0)
    return Answer(derivedImportance(overall: kept.compactMap { overall[$0] }, items: items)) {
      [
        Output("intercept", $0.intercept), Output("coefficients", $0.coefficients),
        Output("r_squared", $0.rSquared), Output("residual_sd", $0.residualDeviation, .tooFew),
        Output("standardized_betas", $0.betas), Output("correlations", $0.correlations),
        Output("relative_weights", $0.relativeWeights, .collinear),
        Output("lmg_shares", $0.shapleyShares, $0.sharesReason ?? .ties),
        Output("pca_eigenvalues", $0.eigenvalues), Output("pca_first_loadings", $0.loadings),
        Output("pca_weights", $0.componentWeights), Output("vif", $0.varianceInflation),
      ]
    }
  }

  private static func survival(_ a: Arguments) -> Answer {
    let scale = a.text("scale")
    guard ["log", "log-log"].contains(scale) else { return .refused(.outOfDomain) }
    return Answer(
      survivalCurve(
        times: a.nums("time"), closed: a.flags("closed"), scale: scale == "log" ? .log : .logLog, confidence: a.conf)
    ) {
      [
        Output("times", $0.steps.map(\.time)), Output("n_at_risk", $0.steps.map(\.atRisk)),
        Output("n_events", $0.steps.map(\.events)), Output("survival", $0.steps.map(\.survival)),
        Output("se", $0.steps.map(\.error), .atTheEnd), Output("lower", $0.steps.map(\.lower), .atTheEnd),
        Output("upper", $0.steps.map(\.upper), .atTheEnd),
        Output("median_first_time_at_or_below_half", $0.median, .notReached),
      ]
    }
  }
}
