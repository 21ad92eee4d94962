import Measures

/// Control charts.
extension MeasureCatalogue {
  static let charts: [MeasureEntry] = [
    MeasureEntry(
      "spc.c_chart", "Counts of equal exposure", "counts [int], base int or null",
      "center, ucl, lcl, lcl_unclipped, signals",
      convention:
        "three sigma; lower limit at least 0; a point on a limit is no signal; base: the first so many points make the limits of all",
      source: "D. C. Montgomery, Introduction to Statistical Quality Control", example: #"{"counts":[4,6,2,15,3]}"#
    ) { a in
      let counts = a.ints("counts")
      return Answer(countChart(counts, exposures: Array(repeating: 1, count: counts.count), base: a.intOrNil("base"))) {
        [
          Output("center", $0.centre), Output("ucl", $0.upper.first ?? nil), Output("lcl", $0.lower.first ?? nil),
          Output("lcl_unclipped", $0.lowerUnclipped.first ?? nil), Output("signals", $0.signals),
        ]
      }
    },
    MeasureEntry(
      "spc.u_chart", "Counts per exposure", "counts [int], exposures [num or null], base int or null",
      "center, rates, ucl, lcl, signals",
      convention:
        "three sigma, lower limits at least 0; no exposure: null; base: the first so many points make the limits of all",
      source: "D. C. Montgomery, Introduction to Statistical Quality Control",
      example: #"{"counts":[4,6,2,15],"exposures":[2,3,0,2.5]}"#
    ) { a in
      Answer(countChart(a.ints("counts"), exposures: bases(a, "exposures"), base: a.intOrNil("base"))) {
        [
          Output("center", $0.centre), Output("rates", $0.values, .noExposure), Output("ucl", $0.upper, .noExposure),
          Output("lcl", $0.lower, .noExposure), Output("signals", $0.signals),
        ]
      }
    },
    MeasureEntry(
      "spc.p_chart", "Shares", "x [int], n [int], base int or null", "center, ucl, lcl, signals",
      convention:
        "three sigma, limits within 0…1; no sample: null; base: the first so many points make the limits of all",
      source: "D. C. Montgomery, Introduction to Statistical Quality Control",
      example: #"{"x":[4,6,2,15],"n":[50,60,40,55]}"#
    ) { a in
      Answer(shareChart(a.ints("x"), of: a.ints("n"), base: a.intOrNil("base"))) {
        [
          Output("center", $0.centre), Output("ucl", $0.upper, .emptyBase), Output("lcl", $0.lower, .emptyBase),
          Output("signals", $0.signals),
        ]
      }
    },
    MeasureEntry(
      "spc.c_chart_probability_limits", "Counts with exact Poisson limits", "counts [int], tail num = 0.00135",
      "center, upper, lower, signals",
      convention: "signal if count > U or < L, U = min{k: P(X>k) ≤ tail}, L = max{k: P(X<k) ≤ tail}",
      source: "D. C. Montgomery, Introduction to Statistical Quality Control", example: #"{"counts":[4,6,2,15,3]}"#
    ) { a in probabilityChart(a.ints("counts"), a.num("tail")) },
    MeasureEntry(
      "spc.laney_u_chart", "Counts per exposure that spread beyond chance",
      "counts [int], exposures [num or null], base int or null",
      "center, z, mean_moving_range, sigma_z, ucl, lcl, sigma_z_exact_d2, ucl_exact_d2, lcl_exact_d2, signals",
      convention:
        "sigma_z = mean moving range/1.128 (exact: 2/√π), not raised to 1; no range across a gap; base: the first so many points make centre and range",
      source: "D. B. Laney, Quality Engineering 14 (2002)",
      example: #"{"counts":[40,65,22,150],"exposures":[20,30,12,25]}"#
    ) { a in
      let base = a.intOrNil("base")
      return Answer(countChart(a.ints("counts"), exposures: bases(a, "exposures"), base: base)) {
        laney(laneyChart($0, base: base), $0.centre > 0 ? .noExposure : .allEqual)
      }
    },
    MeasureEntry(
      "spc.laney_p_chart", "Shares that spread beyond chance", "x [int], n [int], base int or null",
      "center, z, mean_moving_range, sigma_z, ucl, lcl, sigma_z_exact_d2, ucl_exact_d2, lcl_exact_d2, signals",
      convention:
        "sigma_z = mean moving range/1.128 (exact: 2/√π), not raised to 1; limits within 0…1; base: the first so many points make centre and range",
      source: "D. B. Laney, Quality Engineering 14 (2002)", example: #"{"x":[40,65,22,150],"n":[500,600,400,550]}"#
    ) { a in
      let base = a.intOrNil("base")
      return Answer(shareChart(a.ints("x"), of: a.ints("n"), base: base)) {
        laney(laneyChart($0, most: 1, base: base), $0.centre > 0 && $0.centre < 1 ? .emptyBase : .allEqual)
      }
    },
    MeasureEntry(
      "spc.np_chart", "Hits of equal samples", "x [int], n int", "center, ucl, lcl, signals",
      convention: "three sigma, limits within 0…n",
      source: "D. C. Montgomery, Introduction to Statistical Quality Control", example: #"{"x":[4,6,2,15],"n":50}"#
    ) { a in
      let (x, n) = (a.ints("x"), a.int("n"))
      let size = Double(n)
      return Answer(shareChart(x, of: Array(repeating: n, count: x.count))) {
        [
          Output("center", $0.centre * size), Output("ucl", ($0.upper.first ?? nil).map { $0 * size }),
          Output("lcl", ($0.lower.first ?? nil).map { $0 * size }), Output("signals", $0.signals),
        ]
      }
    },
    MeasureEntry(
      "spc.xmr_chart", "Individuals and moving range", "y [num or null]",
      "center, mean_moving_range, sigma, ucl, lcl, mr_ucl, ucl_exact_d2",
      convention: "3·MR̄/1.128, 3.267·MR̄; no moving range across a gap",
      source: "D. J. Wheeler, Understanding Variation (1993)", example: #"{"y":[4,6,null,5,7,3]}"#
    ) { a in
      Answer(individualsChart(a.optionalNums("y"))) {
        [
          Output("center", $0.centre), Output("mean_moving_range", $0.meanMovingRange, .tooFew),
          Output("sigma", $0.sigma, .tooFew), Output("ucl", $0.upper, .tooFew), Output("lcl", $0.lower, .tooFew),
          Output("mr_ucl", $0.rangeUpper, .tooFew), Output("ucl_exact_d2", $0.exactUpper, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "spc.g_chart", "Units between rare events", "gaps [int]",
      "center, ucl, lcl, signals, p_event, probability_ucl, probability_median",
      convention: "gaps from 0; m+3√(m(m+1)); geometric with p = 1/(m+1), smallest g with P(X>g) ≤ 0.00135 and ≤ ½",
      source: "J. C. Benneyan, Health Care Management Science 4 (2001)", example: #"{"gaps":[3,0,7,12,45,2]}"#
    ) { a in
      Answer(gapChart(a.ints("gaps"))) {
        [
          Output("center", $0.centre), Output("ucl", $0.upper), Output("lcl", $0.lower),
          Output("signals", $0.signals), Output("p_event", $0.share),
          Output("probability_ucl", $0.probabilityUpper), Output("probability_median", $0.probabilityMedian),
        ]
      }
    },
    MeasureEntry(
      "spc.t_chart", "Time between rare events", "times [num]",
      "center_transformed, ucl_transformed, lcl_transformed, center, ucl, lcl, signals, exponential_lcl, exponential_center, exponential_ucl, exponential_lcl_phi3, exponential_ucl_phi3",
      convention: "power 1/3.6 and individuals chart; exponential at 0.00135, ½, 0.99865 and at Φ(∓3)",
      source: "L. S. Nelson, Journal of Quality Technology 26 (1994)", example: #"{"times":[3.5,1,7.2,12,45,2]}"#
    ) { a in
      Answer(timeBetweenChart(a.nums("times"))) {
        [
          Output("center_transformed", $0.transformed.centre), Output("ucl_transformed", $0.transformed.upper, .tooFew),
          Output("lcl_transformed", $0.transformed.lower, .tooFew), Output("center", $0.centre),
          Output("ucl", $0.upper, .tooFew), Output("lcl", $0.lower, .tooFew), Output("signals", $0.signals),
          Output("exponential_lcl", $0.exponentialLower), Output("exponential_center", $0.exponentialCentre),
          Output("exponential_ucl", $0.exponentialUpper),
          Output("exponential_lcl_phi3", $0.exponentialLowerThreeSigma),
          Output("exponential_ucl_phi3", $0.exponentialUpperThreeSigma),
        ]
      }
    },
    MeasureEntry(
      "spc.run_rules", "Patterns in standardised points", "z [num]",
      "beyond_3_sigma, nine_same_side, eight_same_side, six_trend, fourteen_alternating, two_of_three_beyond_2, four_of_five_beyond_1, fifteen_within_1, eight_outside_1",
      convention: "index of the completing point, repeated while the pattern lasts; a point on the centre breaks a run",
      source: "L. S. Nelson, Journal of Quality Technology 16 (1984)", example: #"{"z":[0.5,2.1,2.5,-0.3,3.4]}"#
    ) { a in
      Answer(runRules(a.nums("z"))) {
        [
          Output("beyond_3_sigma", $0.beyondThree), Output("nine_same_side", $0.nineSameSide),
          Output("eight_same_side", $0.eightSameSide), Output("six_trend", $0.sixTrend),
          Output("fourteen_alternating", $0.fourteenAlternating),
          Output("two_of_three_beyond_2", $0.twoOfThreeBeyondTwo),
          Output("four_of_five_beyond_1", $0.fourOfFiveBeyondOne), Output("fifteen_within_1", $0.fifteenWithinOne),
          Output("eight_outside_1", $0.eightOutsideOne),
        ]
      }
    },
    MeasureEntry(
      "spc.ewma_poisson", "Exponentially weighted average of counts",
      "counts [int], mean0 num, lam num = 0.2, L num = 3",
      "ewma, ucl, lcl, signals, ucl_asymptotic, lcl_asymptotic, signals_asymptotic",
      convention: "starts at mean0; variance λ/(2−λ)·mean0·(1−(1−λ)^(2t)); lower limits at least 0",
      source: "C. M. Borror, C. W. Champ and S. E. Rigdon, Journal of Quality Technology 30 (1998)",
      example: #"{"counts":[4,6,9,8,10],"mean0":5,"lam":0.2,"L":2.9}"#
    ) { a in
      Answer(poissonEWMA(a.ints("counts"), mean: a.num("mean0"), lambda: a.num("lam"), width: a.num("L"))) {
        [
          Output("ewma", $0.averages), Output("ucl", $0.upper), Output("lcl", $0.lower), Output("signals", $0.signals),
          Output("ucl_asymptotic", $0.asymptoticUpper), Output("lcl_asymptotic", $0.asymptoticLower),
          Output("signals_asymptotic", $0.asymptoticSignals),
        ]
      }
    },
    MeasureEntry(
      "spc.cusum_poisson", "Cumulative sum of counts", "counts [int], mean0 num, mean1 num, h num",
      "k, cusum, signals", convention: "k = (m1−m0)/ln(m1/m0); signal at S ≥ h, no reset; m1 < m0 watches for a fall",
      source: "J. M. Lucas, Technometrics 27 (1985)", example: #"{"counts":[4,6,9,8,10],"mean0":5,"mean1":8,"h":6}"#
    ) { a in
      Answer(
        poissonCUSUM(a.ints("counts"), mean: a.num("mean0"), shifted: a.num("mean1"), limit: a.num("h"))
      ) { [Output("k", $0.reference), Output("cusum", $0.sums), Output("signals", $0.signals)] }
    },
    MeasureEntry(
      "spc.c_chart_false_alarm", "False alarms of three sigma on a count", "mean num", "p_above, p_below",
      convention: "P(X > m+3√m), P(X < m−3√m); a point on a limit is no signal", source: "Poisson distribution",
      example: #"{"mean":0.2}"#
    ) { a in Answer(falseAlarm(mean: a.num("mean"))) { [Output("p_above", $0.above), Output("p_below", $0.below)] } },
  ]

  private static func bases(_ a: Arguments, _ name: String) -> [Double] { a.optionalNums(name).map { $0 ?? 0 } }

  private static func probabilityChart(_ counts: [Int], _ tail: Double) -> Answer {
    guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
    guard tail > 0, tail < 1 else { return .refused(.probabilityOutOfRange) }
    guard !counts.isEmpty else { return .undefined(.emptyBase) }
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    return Answer(mean == 0 ? .value(.ofNothing) : poissonLimits(mean: mean, tail: tail)) { limits in
      [
        Output("center", mean), Output("upper", limits.upper), Output("lower", limits.lower),
        Output("signals", counts.indices.filter { counts[$0] > limits.upper || counts[$0] < limits.lower }),
      ]
    }
  }

  private static func laney(_ chart: LaneyChart, _ reason: Undefined) -> [Output] {
    let few: Undefined = reason == .allEqual ? reason : .tooFew
    return [
      Output("center", chart.centre), Output("z", chart.z, reason),
      Output("mean_moving_range", chart.meanMovingRange, few), Output("sigma_z", chart.sigma, few),
      Output("ucl", chart.upper, chart.sigma == nil ? few : reason),
      Output("lcl", chart.lower, chart.sigma == nil ? few : reason),
      Output("sigma_z_exact_d2", chart.exactSigma, few),
      Output("ucl_exact_d2", chart.exactUpper, chart.sigma == nil ? few : reason),
      Output("lcl_exact_d2", chart.exactLower, chart.sigma == nil ? few : reason),
      Output("signals", chart.signals),
    ]
  }
}
