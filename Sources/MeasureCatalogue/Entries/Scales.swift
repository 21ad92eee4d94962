import Measures

/// Scores, scales and correlations.
extension MeasureCatalogue {
  static let scales: [MeasureEntry] = [
    MeasureEntry(
      "nps", "Net promoter score", "scores [num or null], population int or null, conf num = 0.95",
      "n, promoters, passives, detractors, nps, se_divisor_n, se_divisor_n_minus_1, z_lower, z_upper, t_lower, t_upper",
      convention:
        "9–10 promoters, 7–8 passives, 0–6 detractors; z with divisor n, t with n−1, both with √(1−n/N); not clipped",
      source: "F. F. Reichheld, Harvard Business Review (2003)", example: #"{"scores":[10,9,7,6,0,null,8]}"#
    ) { a in
      Answer(
        promoterScore(
          a.optionalNums("scores").compactMap { $0 }, population: a.intOrNil("population"), confidence: a.conf)
      ) {
        let few: Undefined = $0.n == 0 ? .emptyBase : .tooFew
        return [
          Output("n", $0.n), Output("promoters", $0.promoters), Output("passives", $0.passives),
          Output("detractors", $0.detractors), Output("nps", $0.score, .emptyBase),
          Output("se_divisor_n", $0.errorByN, .emptyBase), Output("se_divisor_n_minus_1", $0.errorByNMinusOne, few),
          Output("z_lower", $0.z?.lower, .emptyBase), Output("z_upper", $0.z?.upper, .emptyBase),
          Output("t_lower", $0.t?.lower, few), Output("t_upper", $0.t?.upper, few),
        ]
      }
    },
    MeasureEntry(
      "top_k_box", "Share of the k highest answers", "scores [int or null], scale_max int, k int = 2, conf num = 0.95",
      "n, count, share, lower, upper", convention: "score > scale_max−k; Wilson interval",
      source: "E. B. Wilson, JASA 22 (1927)", example: #"{"scores":[5,4,3,null,5],"scale_max":5,"k":2}"#
    ) { a in topBox(a.optionalInts("scores").compactMap { $0 }, a.int("scale_max"), a.int("k"), a.conf) },
    MeasureEntry(
      "cronbach_alpha", "Reliability of a scale", "items [[num or null]], conf num = 0.95",
      "n, k, alpha, alpha_standardized, mean_interitem_r, feldt_lower, feldt_upper, item_total_r, item_rest_r, alpha_if_item_deleted",
      convention: "rows are respondents, those with a gap left out; item_rest_r corrected, item_total_r uncorrected",
      source: "L. J. Cronbach, Psychometrika 16 (1951); L. S. Feldt, Psychometrika 30 (1965)",
      example: #"{"items":[[5,4,5,4],[4,4,4,4],[3,3,2,3],[5,5,4,5],[2,3,2,2],[4,3,4,4]]}"#
    ) { a in alpha(a) },
    MeasureEntry(
      "cronbach_alpha_interval", "Feldt's interval of a published alpha",
      "alpha num, k int, n int, conf num = 0.95", "lower, upper", convention: "1−(1−α)F with n−1, (n−1)(k−1)",
      source: "L. S. Feldt, Psychometrika 30 (1965)", example: #"{"alpha":0.9,"k":4,"n":100}"#
    ) { a in
      Answer(feldtLimits(a.num("alpha"), items: a.int("k"), n: a.int("n"), confidence: a.conf)) {
        [Output("lower", $0.lower), Output("upper", $0.upper)]
      }
    },
    MeasureEntry(
      "split_half", "The halves of a scale against each other", "items [[num or null]]", "odd_even, first_last",
      convention:
        "each with r, spearman_brown 2r/(1+r), lambda4, horst; of an odd number the first half has one item more",
      source: "L. Guttman, Psychometrika 10 (1945); P. Horst, Educational and Psychological Measurement 11 (1951)",
      example: #"{"items":[[5,4,5,4],[4,4,4,4],[3,3,2,3],[5,5,4,5],[2,3,2,2],[4,3,4,4]]}"#
    ) { a in
      guard let items = completeRows(a, "items") else { return .figures([]) }
      let half = (items.columns + 1) / 2
      let (odd, first) = (splitHalf(items) { $0.isMultiple(of: 2) }, splitHalf(items) { $0 < half })
      if case .refused(let refusal) = odd { return .refused(refusal) }
      return .figures([
        Output("odd_even", odd.value.map(halves), odd.reason ?? .allEqual),
        Output("first_last", first.value.map(halves), first.reason ?? .allEqual),
      ])
    },
    MeasureEntry(
      "spearman_brown", "Reliability of a longer test", "reliability num, factor num = 2", "value",
      convention: "k·r/(1+(k−1)r)", source: "C. Spearman and W. Brown, British Journal of Psychology 3 (1910)",
      example: #"{"reliability":0.6,"factor":2}"#
    ) { a in
      Answer(spearmanBrown(a.num("reliability"), factor: a.num("factor"))) { [Output("value", $0)] }
    },
    MeasureEntry(
      "spearman_brown_length", "How much longer a test must be", "reliability num, target num", "factor",
      convention: "target(1−r)/(r(1−target))",
      source: "C. Spearman and W. Brown, British Journal of Psychology 3 (1910)",
      example: #"{"reliability":0.6,"target":0.8}"#
    ) { a in
      Answer(spearmanBrownLength(a.num("reliability"), target: a.num("target"))) { [Output("factor", $0)] }
    },
    MeasureEntry(
      "correlation.pearson", "Pearson's correlation", "x [num or null], y [num or null], conf num = 0.95",
      "n, r, t, df, p, lower, upper", convention: "pairwise complete; Fisher z interval from four pairs on",
      source: "R. A. Fisher, Metron 1 (1921); R cor.test", example: #"{"x":[1,2,3,4,5],"y":[2,1,4,3,null]}"#
    ) { a in
      let (x, y) = pairs(a)
      return Answer(pearsonCorrelation(x, y, confidence: a.conf)) {
        let few: Undefined = $0.n < 2 ? .tooFew : .allEqual
        let test: Undefined = $0.r == nil ? few : .tooFew
        return [
          Output("n", $0.n), Output("r", $0.r, few), Output("t", $0.t, test),
          Output("df", $0.n > 2 ? $0.n - 2 : nil, .tooFew), Output("p", $0.p, test),
          Output("lower", $0.interval?.lower, test), Output("upper", $0.interval?.upper, test),
        ]
      }
    },
    MeasureEntry(
      "correlation.spearman", "Spearman's rank correlation", "x [num or null], y [num or null], conf num = 0.95",
      "n, rho, p_t_approximation, p_exact", convention: "mid-ranks; exact p for n ≤ 8 without ties",
      source: "C. Spearman, American Journal of Psychology 15 (1904); R cor.test",
      example: #"{"x":[1,2,3,4,5],"y":[2,1,4,3,9]}"#
    ) { a in
      let (x, y) = pairs(a)
      return Answer(spearmanCorrelation(x, y)) {
        let few: Undefined = $0.n < 2 ? .tooFew : .allEqual
        return [
          Output("n", $0.n), Output("rho", $0.rho, few),
          Output("p_t_approximation", $0.p, $0.rho == nil ? few : .tooFew),
          Output("p_exact", $0.exactP, $0.rho == nil ? few : .ties),
        ]
      }
    },
    MeasureEntry(
      "correlation.kendall", "Kendall's rank correlation", "x [num or null], y [num or null], conf num = 0.95",
      "n, S, var_S, tau_b, p_normal, p_normal_continuity, p_exact",
      convention: "tie-corrected variance; exact p for n < 50 without ties",
      source: "M. G. Kendall, Rank Correlation Methods (1948); R cor.test",
      example: #"{"x":[1,2,3,4,5],"y":[2,1,4,3,9]}"#
    ) { a in
      let (x, y) = pairs(a)
      return Answer(kendallCorrelation(x, y)) {
        let few: Undefined = $0.n < 2 ? .tooFew : .allEqual
        return [
          Output("n", $0.n), Output("S", $0.s), Output("var_S", $0.variance, few), Output("tau_b", $0.tauB, few),
          Output("p_normal", $0.p, few), Output("p_normal_continuity", $0.continuityP, few),
          Output("p_exact", $0.exactP, $0.tauB == nil ? few : .ties),
        ]
      }
    },
  ]

  private static func topBox(_ scores: [Int], _ highest: Int, _ k: Int, _ confidence: Double) -> Answer {
    guard k >= 1, k <= max(highest, 1) else { return .refused(.outOfDomain) }
    guard scores.allSatisfy({ $0 >= 0 && $0 <= highest }) else { return .refused(.offScale) }
    let count = scores.count { $0 > highest - k }
    let share = wilsonInterval(count, of: scores.count, confidence: confidence)
    if case .refused(let refusal) = share { return .refused(refusal) }
    return .figures([
      Output("n", scores.count), Output("count", count), Output("share", share.value?.value, .emptyBase),
      Output("lower", share.value?.lower, .emptyBase), Output("upper", share.value?.upper, .emptyBase),
    ])
  }

  /// Rows without a gap. Nil where the rows differ in length, which has been noted.
  static func completeRows(_ a: Arguments, _ name: String) -> Matrix? {
    let rows = a.optionalRows(name)
    guard rows.allSatisfy({ $0.count == rows.first?.count }) else {
      a.ragged(name)
      return nil
    }
    return Matrix(rows: rows.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } })
  }

  private static func alpha(_ a: Arguments) -> Answer {
    guard let items = completeRows(a, "items") else { return .figures([]) }
    let result = reliability(items, confidence: a.conf)
    if case .refused(let refusal) = result { return .refused(refusal) }
    let value = result.value
    let reason = result.reason ?? .allEqual
    return .figures([
      Output("n", items.rows), Output("k", items.columns), Output("alpha", value?.alpha, reason),
      Output("alpha_standardized", value?.standardized, reason),
      Output("mean_interitem_r", value?.meanCorrelation, reason), Output("feldt_lower", value?.lower, reason),
      Output("feldt_upper", value?.upper, reason), Output("item_total_r", value?.itemTotal, reason),
      Output("item_rest_r", value?.itemRest, reason),
      Output("alpha_if_item_deleted", value?.alphaWithout, items.columns < 3 ? .tooFew : reason),
    ])
  }

  private static func halves(_ half: SplitHalf) -> Named {
    Named([
      ("r", half.correlation), ("spearman_brown", half.spearmanBrown), ("lambda4", half.lambda4), ("horst", half.horst),
    ])
  }

  /// Pairs without a gap; lists of different length stay so, for the measure to refuse.
  private static func pairs(_ a: Arguments) -> ([Double], [Double]) {
    let (x, y) = (a.optionalNums("x"), a.optionalNums("y"))
    guard x.count == y.count else { return (Array(repeating: 0, count: x.count), Array(repeating: 0, count: y.count)) }
    let kept = zip(x, y).filter { $0 != nil && $1 != nil }
    return (kept.compactMap(\.0), kept.compactMap(\.1))
  }
}
