import Measures

/// Poisson counts and rates.
extension MeasureCatalogue {
  static let counts: [MeasureEntry] = [
    MeasureEntry(
      "poisson.ci.garwood", "The exact interval of a count and its rate",
      "count int, exposure num = 1, conf num = 0.95",
      "rate, count_lower, count_upper, lower, upper, one_sided_upper",
      convention: "gamma quantiles G(α/2; k), G(1−α/2; k+1) over the exposure; one_sided_upper G(conf; k+1)/T",
      source: "F. Garwood, Biometrika 28 (1936)", example: #"{"count":0,"exposure":1}"#
    ) { a in
      let (count, confidence) = (a.int("count"), a.conf)
      let own = garwoodInterval(count, confidence: confidence).value
      return Answer(
        garwoodInterval(count, exposure: a.num("exposure"), confidence: confidence),
        known: countLimits(own?.lowerCount, own?.upperCount)
      ) {
        [
          .finite("rate", $0.rate.value), Output("count_lower", $0.lowerCount), Output("count_upper", $0.upperCount),
          .finite("lower", $0.rate.lower), .finite("upper", $0.rate.upper),
          .finite("one_sided_upper", $0.oneSidedUpper),
        ]
      }
    },
    MeasureEntry(
      "poisson.ci.midp", "The mid-p interval of a count", "count int, exposure num = 1, conf num = 0.95",
      "rate, count_lower, count_upper, lower, upper", convention: "average rather than guaranteed coverage",
      source: "G. Cohen and S.-Y. Yang, Statistics in Medicine 13 (1994)", example: #"{"count":5,"exposure":12}"#
    ) { a in
      let (count, confidence) = (a.int("count"), a.conf)
      return interval(
        poissonMidPInterval(count, exposure: a.num("exposure"), confidence: confidence),
        poissonMidPInterval(count, confidence: confidence))
    },
    MeasureEntry(
      "poisson.ci.byar", "Byar's approximation", "count int, exposure num = 1, conf num = 0.95",
      "rate, count_lower, count_upper, lower, upper",
      convention: "k and k+1, not the k+½ variant; lower limit at least 0",
      source: "N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987)",
      example: #"{"count":5,"exposure":12}"#
    ) { a in
      let (count, confidence) = (a.int("count"), a.conf)
      return interval(
        byarInterval(count, exposure: a.num("exposure"), confidence: confidence),
        byarInterval(count, confidence: confidence))
    },
    MeasureEntry(
      "poisson.rule_of_three", "Upper limits after n observations without an event", "n int, conf num = 0.95",
      "poisson_exact_one_sided, binomial_exact_one_sided, poisson_exact_two_sided_upper, rule_of_three",
      convention: "−ln(α)/n, 1−α^(1/n), −ln(α/2)/n, 3/n",
      source: "J. A. Hanley and A. Lippman-Hand, JAMA 249 (1983)", example: #"{"n":124}"#
    ) { a in
      Answer(ruleOfThree(a.int("n"), confidence: a.conf)) {
        [
          Output("poisson_exact_one_sided", $0.poissonOneSided),
          Output("binomial_exact_one_sided", $0.binomialOneSided),
          Output("poisson_exact_two_sided_upper", $0.poissonTwoSided), Output("rule_of_three", $0.rule),
        ]
      }
    },
    MeasureEntry(
      "poisson.test.one_sample", "A count against a given rate", "count int, exposure num = 1, rate0 num",
      "expected, p_less, p_greater, p_two_sided_minlike, p_two_sided_central, p_two_sided_midp",
      convention: "minlike as R (fuzz 1e-7); central 2·min(tails); mid-p tails with half of the observed probability",
      source: "R poisson.test", example: #"{"count":0,"exposure":1,"rate0":2}"#
    ) { a in
      Answer(poissonTest(a.int("count"), exposure: a.num("exposure"), rate: a.num("rate0"))) {
        [Output("expected", $0.expected)] + tails($0.p)
      }
    },
    MeasureEntry(
      "poisson.ratio.exact_conditional", "Two counts compared exactly",
      "count1 int, exposure1 num = 1, count2 int, exposure2 num = 1, ratio0 num = 1, conf num = 0.95",
      "ratio, lower, upper, p_less, p_greater, p_two_sided_minlike, p_two_sided_central, p_two_sided_midp, "
        + "lower_midp, upper_midp",
      convention: "count1 given the total is binomial; Clopper-Pearson (and mid-p) limits by p/(1−p)·T2/T1",
      source: "J. Przyborowski and H. Wilenski, Biometrika 31 (1940)",
      example: #"{"count1":18,"exposure1":1,"count2":20,"exposure2":1,"ratio0":1}"#
    ) { a in
      let base = a.int("count2")
      return Answer(
        poissonRatioTest(
          a.int("count1"), exposure1: a.num("exposure1"), base, exposure2: a.num("exposure2"),
          ratio: a.num("ratio0"), confidence: a.conf)
      ) {
        // Over a base of 0 the ratio and its upper limits are infinite on paper too.
        func above(_ name: String, _ figure: Double?) -> Output {
          base == 0 ? Output(name, figure, .emptyBase) : .finite(name, figure, .emptyBase)
        }
        return [
          above("ratio", $0.comparison.ratio), .finite("lower", $0.comparison.lower),
          above("upper", $0.comparison.upper),
        ] + tails($0.p) + [.finite("lower_midp", $0.lowerMidP), above("upper_midp", $0.upperMidP)]
      }
    },
    MeasureEntry(
      "poisson.yoy_change", "Change between equal periods in percent", "current int, previous int, conf num = 0.95",
      "change_percent, lower, upper, p_two_sided_central, significant",
      convention: "equal exposures; 100·(ratio−1); no percentage on base 0; significant = central p < 1−conf",
      source: "J. Przyborowski and H. Wilenski, Biometrika 31 (1940)", example: #"{"current":18,"previous":20}"#
    ) { a in
      let confidence = a.conf
      return Answer(
        poissonRatio(a.int("current"), exposure1: 1, a.int("previous"), exposure2: 1, confidence: confidence)
      ) {
        [
          Output("change_percent", $0.changePercent, .zeroBase), Output("lower", 100 * ($0.lower - 1)),
          Output("upper", 100 * ($0.upper - 1)), Output("p_two_sided_central", $0.p),
          Output("significant", $0.p < 1 - confidence),
        ]
      }
    },
    MeasureEntry(
      "poisson.dispersion_test", "Whether counts spread more than chance",
      "counts [int], exposures [num or null] or null", "chi2, df, p_upper, dispersion_index, pooled_rate",
      convention: "Σ(k−E)²/E with E proportional to exposure; units without exposure (0 or null) take no part",
      source: "R. A. Fisher, Biometrics 6 (1950)", example: #"{"counts":[3,5,0,8],"exposures":[1,1,1,2]}"#
    ) { a in
      let counts = a.ints("counts")
      let exposures = a.optionalNumsOrNil("exposures")?.map { $0 ?? 0 } ?? Array(repeating: 1, count: counts.count)
      let pooled = gammaPoisson(counts: counts.map(Double.init), exposures: exposures)
      if case .refused(let refusal) = pooled { return .refused(refusal) }
      let test = dispersion(counts: counts, exposures: exposures)
      let reason = test.reason ?? .missing
      return .figures([
        Output("chi2", test.value?.chiSquare, reason),
        Output("df", test.value?.degrees ?? (reason == .allEqual ? exposures.count { $0 > 0 } - 1 : nil), reason),
        Output("p_upper", test.value?.p, reason), Output("dispersion_index", test.value?.index, reason),
        Output("pooled_rate", pooled.value?.pooled, pooled.reason ?? .missing),
      ])
    },
    MeasureEntry(
      "funnel.poisson_limits", "Limits of a funnel plot of counts",
      "rate num, exposures [num], tails [num] = [0.025,0.001]", "upper_<tails>, lower_<tails>",
      convention: "signal if count > U or count < L, U = min{k: P(X>k) ≤ tail}, L = max{k: P(X<k) ≤ tail}",
      source: "D. J. Spiegelhalter, Statistics in Medicine 24 (2005)",
      example: #"{"rate":0.5,"exposures":[10,40],"tails":[0.025,0.001]}"#
    ) { a in funnel(a.num("rate"), a.nums("exposures"), a.nums("tails")) },
    MeasureEntry(
      "empirical_bayes.global_marshall", "Rates drawn toward the pooled rate", "counts [int], exposures [num]",
      "pooled_rate, between_variance, estimates",
      convention: "A = max(0, Σe(r−m)²/Σe − m/mean(e)) over units with exposure; exposure 0 gives m",
      source: "R. J. Marshall, Applied Statistics 40 (1991)",
      example: #"{"counts":[3,0,9],"exposures":[10,5,12]}"#
    ) { a in
      let counts = a.ints("counts")
      let exposures = a.nums("exposures")
      return Answer(gammaPoisson(counts: counts.map(Double.init), exposures: exposures)) { prior in
        [
          Output("pooled_rate", prior.pooled), Output("between_variance", prior.betweenVariance),
          Output("estimates", zip(counts, exposures).map { prior.estimate(Double($0), exposure: $1) }),
        ]
      }
    },
    MeasureEntry(
      "poisson.did_ratio", "A change against the change of a comparison group",
      "treated_before int, treated_after int, control_before int, control_after int, exposures [num] = [1,1,1,1], "
        + "conf num = 0.95",
      "ratio_of_ratios, se_log, lower, upper, p",
      convention: "exposures in the order of the counts; Wald on the log scale; none of it with a count of 0",
      source: "K. J. Rothman, S. Greenland and T. L. Lash, Modern Epidemiology",
      example: #"{"treated_before":40,"treated_after":22,"control_before":50,"control_after":48,"exposures":[1,1,1,1]}"#
    ) { a in
      Answer(
        ratioOfRatios(
          ["treated_before", "treated_after", "control_before", "control_after"].map(a.int),
          exposures: a.nums("exposures"), confidence: a.conf)
      ) {
        [
          .finite("ratio_of_ratios", $0.ratio, .zeroBase), Output("se_log", $0.logError, .zeroCount),
          .finite("lower", $0.lower, .zeroCount), .finite("upper", $0.upper, .zeroCount), Output("p", $0.p, .zeroCount),
        ]
      }
    },
    MeasureEntry(
      "poisson.required_base_count", "The base count that a change needs to be seen",
      "change_percent num, power num = 0.8, conf num = 0.95", "base_count, base_count_ceiling",
      convention: "(z_α/2+z_β)²(1+1/R)/ln(R)², R = 1+change/100",
      source: "normal approximation to the log ratio of two counts",
      example: #"{"change_percent":-10,"power":0.8}"#
    ) { a in
      Answer(requiredBaseCount(changePercent: a.num("change_percent"), power: a.num("power"), confidence: a.conf)) {
        [Output("base_count", $0), Output("base_count_ceiling", $0.rounded(.up))]
      }
    },
  ]

  /// - Parameter count: the interval of the count itself, which needs no exposure.
  private static func interval(_ result: Measured<CountInterval>, _ count: Measured<CountInterval>) -> Answer {
    Answer(result, known: countLimits(count.value?.lowerCount, count.value?.upperCount)) {
      [
        .finite("rate", $0.rate.value), Output("count_lower", $0.lowerCount), Output("count_upper", $0.upperCount),
        .finite("lower", $0.rate.lower), .finite("upper", $0.rate.upper),
      ]
    }
  }

  /// What there is to say of a count where nothing was there to be counted over.
  private static func countLimits(_ lower: Double?, _ upper: Double?) -> [Output] {
    [Output("count_lower", lower), Output("count_upper", upper)]
  }

  static func tails(_ p: ExactP) -> [Output] {
    [
      Output("p_less", p.less), Output("p_greater", p.greater), Output("p_two_sided_minlike", p.minlike),
      Output("p_two_sided_central", p.central), Output("p_two_sided_midp", p.midP),
    ]
  }

  private static func funnel(_ rate: Double, _ exposures: [Double], _ tails: [Double]) -> Answer {
    guard rate >= 0, exposures.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeExposure) }
    guard tails.allSatisfy({ $0 > 0 && $0 < 1 }) else { return .refused(.probabilityOutOfRange) }
    var outputs: [Output] = []
    for tail in tails {
      let limits = exposures.map { exposure -> PoissonLimits? in
        // A rate of 0 expects none: one count is a signal, none is not.
        rate == 0 && exposure > 0 ? .ofNothing : poissonLimits(mean: rate * exposure, tail: tail).value
      }
      outputs.append(Output("upper_\(tail)", limits.map { $0?.upper }, .noExposure))
      outputs.append(Output("lower_\(tail)", limits.map { $0?.lower }, .noExposure))
    }
    return .figures(outputs)
  }
}
