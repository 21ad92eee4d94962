import Measures

/// Alternatives to the defaults of other chapters: models beside tests, and the forecast that needs no model.
extension MeasureCatalogue {
  static let alternatives: [MeasureEntry] = [
    MeasureEntry(
      "poisson.ratio.quasi", "Two rates of counts that spread more than Poisson counts",
      "count1 int, exposure1 num = 1, count2 int, exposure2 num = 1, dispersion num, df int, conf num = 0.95",
      "ratio, lower, upper, p",
      convention: "exp(ln r ∓ t·√(φ(1/a + 1/b))), t with the degrees of freedom of φ; a count of 0 is taken as ½",
      source: "P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 6.2.3",
      example: #"{"count1":25,"exposure1":12,"count2":50,"exposure2":12,"dispersion":2.4,"df":22}"#
    ) { a in
      Answer(
        quasiRatio(
          a.int("count1"), exposure1: a.num("exposure1"), a.int("count2"), exposure2: a.num("exposure2"),
          dispersion: a.num("dispersion"), degrees: a.int("df"), confidence: a.conf)
      ) { [.finite("ratio", $0.value), .finite("lower", $0.lower), .finite("upper", $0.upper), Output("p", $0.p)] }
    },
    MeasureEntry(
      "poisson.trend", "Trend of a rate by Poisson regression with a season",
      "y [int], exposure [num or null] or null, period int = 12, harmonics int = 0, conf num = 0.95",
      "n, df_residual, coefficients, se_poisson, deviance, dispersion, loglik, aic, "
        + "rate_ratio_per_period, rr_poisson_wald, p_poisson, rr_quasi_t, p_quasi_t",
      convention:
        "log link, offset log(exposure), time 0, 1, 2 …, sine and cosine of each harmonic; quasi with the dispersion floored at 1 and t; times without exposure left out",
      source: "P. McCullagh and J. A. Nelder, Generalized Linear Models (1989); R glm",
      example:
        #"{"y":[9,12,8,15,11,13,9,16,12,14,15,19],"exposure":[4,5,4,6,4,5,4,6,4,5,5,6],"period":4,"harmonics":1}"#
    ) { a in
      let counts = a.ints("y")
      let result = rateTrend(
        counts, exposures: exposures(a, counts), period: a.int("period"), harmonics: a.int("harmonics"),
        confidence: a.conf)
      return Answer(result) {
        [
          Output("n", $0.n), Output("df_residual", $0.model.degrees), Output("coefficients", $0.model.coefficients),
          Output("se_poisson", $0.model.errors), Output("deviance", $0.model.deviance),
          Output("dispersion", $0.model.dispersion, .tooFew), Output("loglik", $0.model.logLikelihood),
          Output("aic", $0.model.aic), Output("rate_ratio_per_period", $0.poisson.value),
          Output("rr_poisson_wald", [$0.poisson.lower, $0.poisson.upper]), Output("p_poisson", $0.poissonP),
          Output("rr_quasi_t", $0.quasi.map { [$0.lower, $0.upper] }, .tooFew), Output("p_quasi_t", $0.quasiP, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "logistic.trend", "Trend of shares over ordered groups by logistic regression",
      "x [int], n [int], scores [num] or null, conf num = 0.95",
      "intercept, slope, se_intercept, se_slope, odds_ratio, or_lower, or_upper, z, p, deviance, null_deviance, df_residual",
      convention: "logit link, grouped binomial, Wald limits; scores 0, 1, 2 … if left out",
      source: "P. McCullagh and J. A. Nelder, Generalized Linear Models (1989); R glm",
      example: #"{"x":[10,14,20],"n":[50,52,48],"scores":[0,1,2]}"#
    ) { a in
      let (x, n) = (a.ints("x"), a.ints("n"))
      let scores = a.numsOrNil("scores") ?? x.indices.map(Double.init)
      return Answer(logisticTrend(x, of: n, scores: scores, confidence: a.conf)) {
        [
          Output("intercept", $0.intercept), Output("slope", $0.slope), Output("se_intercept", $0.interceptError),
          Output("se_slope", $0.slopeError), Output("odds_ratio", $0.oddsRatio.value),
          Output("or_lower", $0.oddsRatio.lower), Output("or_upper", $0.oddsRatio.upper), Output("z", $0.z),
          Output("p", $0.p), Output("deviance", $0.deviance), Output("null_deviance", $0.nullDeviance),
          Output("df_residual", $0.degrees),
        ]
      }
    },
    MeasureEntry(
      "negative_binomial.rate", "One rate over units that spread more than chance",
      "counts [int], exposures [num or null] or null, conf num = 0.95",
      "units, rate, lower, upper, se_log_rate, theta, loglik, loglik_poisson, p_overdispersion",
      convention:
        "NB2 by maximum likelihood, Wald on the log scale given theta; theta infinite without overdispersion; p of the likelihood ratio halved",
      source: "J. F. Lawless, Canadian Journal of Statistics 15 (1987); R MASS glm.nb",
      example: #"{"counts":[0,3,1,9,2,0,5,14],"exposures":[1,2,1,3,2,1,2,4]}"#
    ) { a in
      let counts = a.ints("counts")
      let exposures = a.optionalNumsOrNil("exposures") ?? counts.map { _ in 1 }
      return Answer(spreadRate(counts, exposures: exposures, confidence: a.conf)) {
        [
          Output("units", $0.units), .finite("rate", $0.rate.value), .finite("lower", $0.rate.lower),
          .finite("upper", $0.rate.upper), Output("se_log_rate", $0.logError), Output("theta", $0.theta),
          Output("loglik", $0.logLikelihood), Output("loglik_poisson", $0.poissonLogLikelihood),
          Output("p_overdispersion", $0.p),
        ]
      }
    },
    MeasureEntry(
      "mcdonald_omega", "Reliability of a scale with unequal loadings", "items [[num or null]]",
      "n, k, omega, loadings, uniquenesses",
      convention:
        "omega total of one factor by maximum likelihood on the correlations, sums in the items' own units; rows with a gap left out; from three items on",
      source: "R. P. McDonald, Test Theory (1999); R factanal",
      example: #"{"items":[[5,4,5,4],[4,4,4,5],[3,3,2,3],[5,5,4,4],[2,3,2,2],[4,3,4,4],[1,2,3,2],[3,4,3,5]]}"#
    ) { a in
      guard let items = completeRows(a, "items") else { return .figures([]) }
      return Answer(omega(items)) {
        [
          Output("n", $0.n), Output("k", $0.items), Output("omega", $0.omega), Output("loadings", $0.loadings),
          Output("uniquenesses", $0.uniquenesses),
        ]
      }
    },
    MeasureEntry(
      "nps.bootstrap_exact", "Bootstrap of the net promoter score", "scores [num or null], conf num = 0.95",
      "n, nps, se, lower, upper",
      convention: "from the exact resampling distribution: no draws, no seed; percentile limits by type-1 quantiles",
      source: "B. Efron, The Annals of Statistics 7 (1979)", example: #"{"scores":[10,9,7,6,0,null,8]}"#
    ) { a in
      Answer(promoterResampling(a.optionalNums("scores").compactMap { $0 }, confidence: a.conf)) {
        [
          Output("n", $0.n), Output("nps", $0.score), Output("se", $0.error), Output("lower", $0.lower),
          Output("upper", $0.upper),
        ]
      }
    },
    MeasureEntry(
      "forecast.seasonal_naive", "The season before, once more, with its range",
      "y [num], period int, horizon int, conf num = 0.95", "mean, sd, forecast, lower, upper",
      convention: "σ² = mean of squared one-season errors, times the season ahead (1, 2 …); normal ends, not cut at 0",
      source: "R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice; R forecast snaive",
      example: #"{"y":[12,15,9,20,14,16,11,19],"period":4,"horizon":6}"#
    ) { a in
      Answer(
        seasonalNaive(a.nums("y"), period: a.int("period"), horizon: a.int("horizon"), confidence: a.conf)
      ) {
        [
          Output("mean", $0.mean), Output("sd", $0.deviation), Output("forecast", $0.forecast),
          Output("lower", $0.lower), Output("upper", $0.upper),
        ]
      }
    },
  ]
}
