import Measures

/// Description and survey estimates.
extension MeasureCatalogue {
  static let surveys: [MeasureEntry] = [
    MeasureEntry(
      "descriptive.univariate", "Mean, spread and order of numbers", "y [num or null]",
      "n, mean, sd, autocorrelation_lag1, median, min, max, sum",
      convention: "sd with n−1; Σ(y_t−m)(y_{t+1}−m)/Σ(y−m)²; nulls left out",
      source: "NIST Statistical Reference Datasets", example: #"{"y":[3,1,null,4,1,5]}"#
    ) { a in
      Answer(univariate(a.optionalNums("y").compactMap { $0 })) {
        let few: Undefined = $0.n == 0 ? .emptyBase : .tooFew
        return [
          Output("n", $0.n), Output("mean", $0.mean, .emptyBase),
          Output("sd", $0.deviation, $0.n > 1 ? .overflow : few),
          Output("autocorrelation_lag1", $0.autocorrelation, $0.n > 1 ? .allEqual : few),
          Output("median", $0.median, .emptyBase), Output("min", $0.minimum, .emptyBase),
          Output("max", $0.maximum, .emptyBase), Output("sum", $0.sum, .overflow),
        ]
      }
    },
    MeasureEntry(
      "survey.srs_mean", "Mean of a simple random sample",
      "y [num or null], population int or null, conf num = 0.95", "n, mean, sd, se, df, fpc, lower, upper",
      convention: "se = √((1−n/N)s²/n), fpc = 1−n/N, t with n−1 degrees of freedom",
      source: "W. G. Cochran, Sampling Techniques, 3rd ed., 2.7", example: #"{"y":[4,5,3,5,4],"population":124}"#
    ) { a in simpleMean(a.optionalNums("y").compactMap { $0 }, a.intOrNil("population"), a.conf) },
    MeasureEntry(
      "survey.stratified_mean", "Mean over strata of known size",
      "stratum [text], y [num], stratum_sizes object, conf num = 0.95",
      "mean, se, total, total_se, df, lower, upper, deff, stratum_means",
      convention:
        "df = n − strata; deff = variance/(S²(N−n)/(Nn)), S² weighted variance·n/(n−1); no se with one answer in a stratum",
      source: "W. G. Cochran, Sampling Techniques, 3rd ed., chapter 5; R survey svymean(deff=TRUE)",
      example: #"{"stratum":["a","a","b","b"],"y":[4,5,2,3],"stratum_sizes":{"a":30,"b":50}}"#
    ) { a in stratified(a) },
    MeasureEntry(
      "survey.stratified_mean_lonely_adjust", "The same where a stratum has one answer",
      "stratum [text], y [num], stratum_sizes object, conf num = 0.95", "mean, se",
      convention: "a lonely stratum's distance is taken from the mean of all (R option adjust)",
      source: "R survey options(survey.lonely.psu='adjust')",
      example: #"{"stratum":["a","a","b"],"y":[4,5,2],"stratum_sizes":{"a":30,"b":50}}"#
    ) { a in
      Answer(
        stratifiedMean(
          strata: a.texts("stratum"), values: a.nums("y"), sizes: a.sizes("stratum_sizes"), lonely: .adjust,
          confidence: a.conf)
      ) { [Output("mean", $0.mean), Output("se", $0.standardError, .lonelyStratum)] }
    },
    MeasureEntry(
      "survey.cluster_mean", "Mean of a one-stage sample of clusters",
      "cluster [text], y [num], clusters_in_population int or null, conf num = 0.95",
      "mean, se, df, deff, lower, upper", convention: "ratio mean, linearised, df = clusters−1",
      source: "W. G. Cochran, Sampling Techniques, 3rd ed., chapter 9; R survey",
      example: #"{"cluster":[1,1,2,2,3],"y":[4,5,2,3,5],"clusters_in_population":20}"#
    ) { a in
      Answer(
        clusterSample(
          clusters: a.texts("cluster"), values: a.nums("y"), population: a.intOrNil("clusters_in_population"),
          confidence: a.conf)
      ) {
        [
          Output("mean", $0.mean), Output("se", $0.standardError, .tooFew), Output("df", $0.degrees),
          Output("deff", $0.designEffect, $0.standardError == nil ? .tooFew : .allEqual),
          Output("lower", $0.lower, .tooFew), Output("upper", $0.upper, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "survey.poststratified_mean", "Mean with groups brought to their known sizes",
      "group [text], y [num], population int, group_sizes object, conf num = 0.95",
      "mean, se, group_weights, lower, upper",
      convention: "linearised; group_weights N_g/n_g; t with n−1 degrees of freedom", source: "R survey postStratify",
      example: #"{"group":["a","a","b"],"y":[4,5,2],"population":80,"group_sizes":{"a":30,"b":50}}"#
    ) { a in
      let (groups, sizes) = (a.texts("group"), a.sizes("group_sizes"))
      return Answer(
        postStratifiedMean(
          groups: groups, values: a.nums("y"), population: a.int("population"), sizes: sizes, confidence: a.conf)
      ) {
        var counts: [String: Double] = [:]
        for group in groups { counts[group, default: 0] += 1 }
        let weights = sizes.filter { counts[$0.name] != nil }.map { ($0.name, $0.size / (counts[$0.name] ?? 1)) }
        return [
          Output("mean", $0.mean), Output("se", $0.standardError, .tooFew), Output("group_weights", Named(weights)),
          Output("lower", $0.lower, .tooFew), Output("upper", $0.upper, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "survey.raked_mean", "Mean with weights that reproduce two margins",
      "group1 [text], group2 [text], y [num], population int, margin1 object, margin2 object",
      "mean, weights, se_r_survey_rake, se",
      convention: "se: generalised-regression residual with base weights; se_r_survey_rake: ten sweeps",
      source: "R survey calibrate(calfun='raking') and rake",
      example:
        #"{"group1":["a","a","b","b"],"group2":["x","y","x","y"],"y":[4,5,2,3],"population":80,"margin1":{"a":30,"b":50},"margin2":{"x":45,"y":35}}"#
    ) { a in
      Answer(
        rakedMean(
          first: a.texts("group1"), second: a.texts("group2"), values: a.nums("y"), population: a.int("population"),
          margin1: a.sizes("margin1"), margin2: a.sizes("margin2"))
      ) {
        [
          Output("mean", $0.mean), Output("weights", $0.weights),
          Output("se_r_survey_rake", $0.sweptError, .tooFew), Output("se", $0.standardError, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "survey.weighted_mean", "Mean of weighted answers", "y [num], weights [num], conf num = 0.95",
      "mean, se, df, lower, upper, n_effective_kish, deff_kish",
      convention: "Taylor linearisation with replacement, factor n/(n−1); n_eff = (Σw)²/Σw²",
      source: "R survey svymean; L. Kish, Survey Sampling (1965)", example: #"{"y":[4,5,2],"weights":[1,2,1.5]}"#
    ) { a in
      let y = a.nums("y")
      return Answer(weightedMean(values: y, weights: a.nums("weights"), confidence: a.conf)) {
        [
          Output("mean", $0.mean), Output("se", $0.standardError, .tooFew), Output("df", y.count - 1),
          Output("lower", $0.lower, .tooFew), Output("upper", $0.upper, .tooFew),
          Output("n_effective_kish", $0.effective), Output("deff_kish", $0.designEffect),
        ]
      }
    },
    MeasureEntry(
      "survey.weighted_proportion", "Weighted share with intervals that stay between 0 and 1",
      "y [num], weights [num], conf num = 0.95",
      "proportion, se, logit_lower, logit_upper, beta_lower, beta_upper",
      convention: "logit interval (t, n−1) and Korn-Graubard beta interval", source: "R survey svyciprop",
      example: #"{"y":[1,0,1,1],"weights":[1,2,1.5,1]}"#
    ) { a in
      let y = a.nums("y")
      return Answer(weightedProportion(hits: y, weights: a.nums("weights"), confidence: a.conf)) {
        let reason: Undefined = y.count < 2 ? .tooFew : .atTheEnd
        return [
          Output("proportion", $0.share), Output("se", $0.standardError, .tooFew),
          Output("logit_lower", $0.logit?.lower, reason), Output("logit_upper", $0.logit?.upper, reason),
          Output("beta_lower", $0.beta?.lower, reason), Output("beta_upper", $0.beta?.upper, reason),
        ]
      }
    },
    MeasureEntry(
      "survey.domain_mean", "Mean in part of the population",
      "stratum [text], y [num or null], stratum_sizes object, in_domain [bool]",
      "n_domain, domain_size_estimate, mean, se",
      convention: "ratio estimator over the full design, zero contribution outside the domain",
      source: "R survey svymean of a subset",
      example:
        #"{"stratum":["a","a","b","b"],"y":[4,5,2,null],"stratum_sizes":{"a":30,"b":50},"in_domain":[true,false,true,true]}"#
    ) { a in
      Answer(
        domainMean(
          strata: a.texts("stratum"), values: a.optionalNums("y"), inDomain: a.flags("in_domain"),
          sizes: a.sizes("stratum_sizes"))
      ) {
        [
          Output("n_domain", $0.n), Output("domain_size_estimate", $0.size), Output("mean", $0.mean, .emptyBase),
          Output("se", $0.standardError, $0.mean == nil ? .emptyBase : .lonelyStratum),
        ]
      }
    },
    MeasureEntry(
      "survey.ratio", "Ratio of two totals", "numerator [num], denominator [num], population int or null",
      "ratio, se", convention: "se = √((1−n/N)·n/(n−1)·Σ(y−Rx)²)/Σx", source: "R survey svyratio",
      example: #"{"numerator":[3,5,2],"denominator":[10,12,9],"population":40}"#
    ) { a in
      Answer(
        surveyRatio(
          numerator: a.nums("numerator"), denominator: a.nums("denominator"), population: a.intOrNil("population"))
      ) { [Output("ratio", $0.ratio), Output("se", $0.standardError, .tooFew)] }
    },
    MeasureEntry(
      "survey.design_mean", "Weighted mean of a sample drawn in strata and clusters",
      "y [num or null], weights [num], stratum [text], cluster [text], conf num = 0.95",
      "n, mean, se, df, lower, upper, strata, clusters",
      convention:
        "linearised over first-stage clusters within strata, with replacement; a missing answer has weight 0 and stays in the design",
      source: "K. M. Wolter, Introduction to Variance Estimation, 2nd ed.; R survey svydesign(nest=TRUE), svymean",
      example: #"{"y":[4,5,3,2],"weights":[1,2,1,1],"stratum":["a","a","b","b"],"cluster":[1,2,1,2]}"#
    ) { a in
      Answer(
        designMean(
          values: a.optionalNums("y"), weights: a.nums("weights"), strata: a.texts("stratum"),
          clusters: a.texts("cluster"), confidence: a.conf)
      ) {
        [
          Output("n", $0.n), Output("mean", $0.mean), Output("se", $0.standardError, .lonelyStratum),
          Output("df", $0.degrees), Output("lower", $0.lower, .lonelyStratum),
          Output("upper", $0.upper, .lonelyStratum), Output("strata", $0.strata), Output("clusters", $0.clusters),
        ]
      }
    },
    MeasureEntry(
      "survey.required_n_proportion", "Answers that a margin of error needs",
      "population num or null, margin num, p num = 0.5, conf num = 0.95", "n0, n_unrounded, n",
      convention: "n0 = z²p(1−p)/margin², n = ⌈n0/(1+(n0−1)/N)⌉; an endless population is null or \"Infinity\"",
      source: "W. G. Cochran, Sampling Techniques, 3rd ed., 4.4", example: #"{"population":124,"margin":0.05}"#
    ) { a in
      Answer(
        requiredSampleSize(
          margin: a.num("margin"), share: a.num("p"), population: a.numOrNil("population", infinite: true) ?? .infinity,
          confidence: a.conf)
      ) { [.finite("n0", $0.endless), Output("n_unrounded", $0.finite), Output("n", $0.finite.rounded(.up))] }
    },
    MeasureEntry(
      "nonresponse.bounds", "Worst-case bounds of a mean score",
      "sum num, respondents int, population int, scale_min num, scale_max num",
      "response_rate, respondent_mean, lower, upper",
      convention: "the silent all give the lowest, or all the highest score",
      source: "C. F. Manski, American Economic Review 80 (1990)",
      example: #"{"sum":430,"respondents":100,"population":124,"scale_min":1,"scale_max":5}"#
    ) { a in
      Answer(
        scoreBounds(
          sum: a.num("sum"), respondents: a.int("respondents"), population: a.int("population"),
          minimum: a.num("scale_min"), maximum: a.num("scale_max"))
      ) {
        [
          Output("response_rate", $0.responseRate), Output("respondent_mean", $0.mean, .emptyBase),
          Output("lower", $0.lower), Output("upper", $0.upper),
        ]
      }
    },
  ]

  private static func simpleMean(_ y: [Double], _ population: Int?, _ confidence: Double) -> Answer {
    let result = sampleMean(y, population: population, confidence: confidence)
    if case .refused(let refusal) = result { return .refused(refusal) }
    let n = y.count
    let reason: Undefined = n == 0 ? .emptyBase : .tooFew
    let mean = result.value
    return .figures([
      Output("n", n), Output("mean", mean?.mean, reason), Output("sd", mean?.deviation, reason),
      Output("se", mean?.standardError, reason), Output("df", n > 0 ? n - 1 : nil, reason),
      Output("fpc", population.map { $0 > 0 ? 1 - Double(n) / Double($0) : 0 } ?? 1),
      Output("lower", mean?.lower, reason), Output("upper", mean?.upper, reason),
    ])
  }

  private static func stratified(_ a: Arguments) -> Answer {
    Answer(
      stratifiedMean(
        strata: a.texts("stratum"), values: a.nums("y"), sizes: a.sizes("stratum_sizes"), confidence: a.conf)
    ) {
      let reason: Undefined = $0.standardError == nil ? .lonelyStratum : .tooFew
      let size = $0.population
      return [
        Output("mean", $0.mean), Output("se", $0.standardError, reason), Output("total", size * $0.mean),
        Output("total_se", $0.standardError.map { $0 * size }, reason), Output("df", $0.degrees),
        Output("lower", $0.lower, reason), Output("upper", $0.upper, reason),
        Output("deff", $0.designEffect, $0.standardError == nil ? .lonelyStratum : .allEqual),
        Output("stratum_means", Named($0.means.map { ($0.name, $0.mean) })),
      ]
    }
  }
}
