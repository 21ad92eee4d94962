import Measures

/// Regression of counts.
extension MeasureCatalogue {
  static let regressions: [MeasureEntry] = [
    MeasureEntry(
      "its.poisson", "Interrupted series of counts: change of level and slope",
      "y [int], exposure [num or null] or null, start int, period int = 12, harmonics int = 0, conf num = 0.95, hac_lag int = 0",
      "n, df_residual, coefficients, se_poisson, deviance, pearson_chi2, dispersion, loglik, aic, se_quasi, rate_ratio_level, rr_level_poisson_wald, p_level_poisson, rr_level_quasi_t, rr_level_quasi_z, p_level_quasi_t, rate_ratio_slope, rr_slope_poisson_wald, p_slope_poisson, rr_slope_quasi_t, rr_slope_quasi_z, p_slope_quasi_t, se_newey_west, fitted_last, counterfactual_last, log_rr_last, se_log_rr_last_poisson",
      convention:
        "intercept, time 0, 1 …, level [t≥start], slope (t−start)·level, sine and cosine of each harmonic; offset log(exposure); dispersion χ²/df not floored; quasi by t (df residual) and z; Newey-West with Bartlett weights 1−l/(L+1), no prewhitening, no small-sample factor",
      source: "R glm, sandwich; A. K. Wagner et al., J. Clin. Pharm. Ther. 27 (2002)",
      example: #"{"y":[12,9,14,11,10,13,12,9,6,7,5,6,4,5],"start":8,"hac_lag":2}"#
    ) { a in interrupted(a, changesSlope: true) },
    MeasureEntry(
      "its.poisson_level_only", "Interrupted series of counts: change of level",
      "y [int], exposure [num or null] or null, start int, conf num = 0.95",
      "n, df_residual, coefficients, se_poisson, deviance, pearson_chi2, dispersion, loglik, aic, se_quasi, rate_ratio_level, rr_level_poisson_wald, p_level_poisson, rr_level_quasi_t, rr_level_quasi_z, p_level_quasi_t, fitted_last, counterfactual_last, log_rr_last, se_log_rr_last_poisson, separated",
      convention: "intercept and level; no event on one side: separated, ratio 0 or infinite without limits",
      source: "R glm", example: #"{"y":[12,9,14,11,10,13,12,9,6,7,5,6,4,5],"start":8}"#
    ) { a in interrupted(a, changesSlope: false) },
    MeasureEntry(
      "its.negative_binomial", "Interrupted series with negative binomial counts",
      "y [int], exposure [num or null] or null, start int, conf num = 0.95",
      "theta, coefficients, se_conditional, loglik, rate_ratio_level, rate_ratio_slope",
      convention: "NB2 by maximum likelihood, standard errors given theta; theta infinite without overdispersion",
      source: "R MASS glm.nb", example: #"{"y":[12,3,19,11,4,23,12,5,6,1,9,6,2,8],"start":8}"#
    ) { a in
      let counts = a.ints("y")
      let series = InterruptedSeries(counts: counts, exposures: exposures(a, counts), start: a.int("start"))
      return Answer(negativeBinomialFit(series)) {
        [
          Output("theta", $0.theta), Output("coefficients", $0.model.coefficients),
          Output("se_conditional", $0.model.errors), Output("loglik", $0.model.logLikelihood),
          Output("rate_ratio_level", ratio($0.model, 2)), Output("rate_ratio_slope", ratio($0.model, 3)),
        ]
      }
    },
    MeasureEntry(
      "glm.poisson", "Counts by outcome and treatment", "y [int], outcome [int], treatment [int]",
      "intercept, outcome2, outcome3, se, deviance, aic",
      convention:
        "log link, treatment contrasts on the lowest level; one coefficient for each further level of outcome; se of intercept, outcome, treatment",
      source: "R glm; A. J. Dobson, An Introduction to Generalized Linear Models",
      example: #"{"y":[18,17,15,20,10,20,25,13,12],"outcome":[1,2,3,1,2,3,1,2,3],"treatment":[1,1,1,2,2,2,3,3,3]}"#
    ) { a in twoFactors(a.ints("y"), a.ints("outcome"), a.ints("treatment")) },
    MeasureEntry(
      "ols", "Linear regression", "y [num], X [[num]], intercept bool or null",
      "coefficients, standard_errors, residual_sd, r_squared",
      convention:
        "QR, centred where there is a constant; a constant is added as first column unless X has one or intercept is false; R² about 0 without a constant",
      source: "NIST Statistical Reference Datasets", example: #"{"y":[1.1,1.9,3.2,3.9],"X":[[1,1],[1,2],[1,3],[1,4]]}"#
    ) { a in regression(a.matrix("X"), a.nums("y"), a.flagOrNil("intercept")) },
  ]

  static func exposures(_ a: Arguments, _ counts: [Int]) -> [Double?] {
    a.optionalNumsOrNil("exposure") ?? counts.map { _ in 1 }
  }

  private static func ratio(_ model: CountModel, _ index: Int) -> Double {
    InterruptedFit.ratio(model.coefficients[index])
  }

  private static func interrupted(_ a: Arguments, changesSlope: Bool) -> Answer {
    let counts = a.ints("y")
    var series = InterruptedSeries(
      counts: counts, exposures: exposures(a, counts), start: a.int("start"), changesSlope: changesSlope)
    if changesSlope {
      series.period = a.int("period")
      series.harmonics = a.int("harmonics")
    }
    let confidence = a.conf
    guard confidence > 0, confidence < 1 else { return .refused(.levelOutOfRange) }
    let lag = changesSlope ? a.int("hac_lag") : nil
    if !changesSlope, let separated = separatedLevel(series) { return .figures(figures(separated)) }
    let fit = interruptedFit(series, hacLag: lag)
    var known = [Output("n", series.n), Output("df_residual", series.degrees, .tooFew)]
    if !changesSlope { known.append(Output("separated", fit.reason == .separated)) }
    return Answer(fit, known: known) { fit in
      var outputs = shared(fit.n, fit.model)
      outputs += effect(fit, series.levelIndex, "level", confidence)
      if changesSlope {
        outputs += effect(fit, 3, "slope", confidence)
        outputs.append(Output("se_newey_west", fit.neweyWest))
      }
      outputs += [
        Output("fitted_last", fit.fittedLast), Output("counterfactual_last", fit.counterfactualLast),
        Output("log_rr_last", fit.logRatioLast), Output("se_log_rr_last_poisson", fit.logRatioLastError),
      ]
      if !changesSlope { outputs.append(Output("separated", false)) }
      return outputs
    }
  }

  private static func shared(_ n: Int, _ model: CountModel) -> [Output] {
    [
      Output("n", n), Output("df_residual", model.degrees), Output("coefficients", model.coefficients),
      Output("se_poisson", model.errors), Output("deviance", model.deviance),
      Output("pearson_chi2", model.pearson), Output("dispersion", model.dispersion, .tooFew),
      Output("loglik", model.logLikelihood), Output("aic", model.aic),
      Output(
        "se_quasi", model.dispersion.map { dispersion in model.errors.map { $0 * dispersion.squareRoot() } }, .tooFew),
    ]
  }

  private static func effect(_ fit: InterruptedFit, _ index: Int, _ name: String, _ confidence: Double) -> [Output] {
    let z = Distributions.normalCritical(confidence: confidence)
    let plain = fit.ratio(index, critical: z)
    var (t, wide): ([Double]?, [Double]?)
    if let dispersion = fit.model.dispersion {
      let critical = Distributions.tCritical(confidence: confidence, degrees: Double(fit.model.degrees))
      let byT = fit.ratio(index, critical: critical, dispersion: dispersion)
      let byZ = fit.ratio(index, critical: z, dispersion: dispersion)
      (t, wide) = ([byT.lower, byT.upper], [byZ.lower, byZ.upper])
    }
    return [
      Output("rate_ratio_\(name)", plain.value), Output("rr_\(name)_poisson_wald", [plain.lower, plain.upper]),
      Output("p_\(name)_poisson", fit.p(index, quasi: false)), Output("rr_\(name)_quasi_t", t, .tooFew),
      Output("rr_\(name)_quasi_z", wide, .tooFew), Output("p_\(name)_quasi_t", fit.p(index, quasi: true), .tooFew),
    ]
  }

  private static func figures(_ separated: SeparatedLevel) -> [Output] {
    let none = Double?.none
    return [
      Output("n", separated.n), Output("df_residual", separated.n - 2),
      Output("coefficients", separated.coefficients, .separated), Output("se_poisson", none, .separated),
      Output("deviance", separated.deviance), Output("pearson_chi2", separated.pearson),
      Output("dispersion", separated.n > 2 ? separated.pearson / Double(separated.n - 2) : nil, .tooFew),
      Output("loglik", separated.logLikelihood), Output("aic", 4 - 2 * separated.logLikelihood),
      Output("se_quasi", none, .separated), Output("rate_ratio_level", separated.ratio),
      Output("rr_level_poisson_wald", none, .separated), Output("p_level_poisson", none, .separated),
      Output("rr_level_quasi_t", none, .separated), Output("rr_level_quasi_z", none, .separated),
      Output("p_level_quasi_t", none, .separated), Output("fitted_last", separated.fittedLast),
      Output("counterfactual_last", separated.counterfactualLast),
      Output("log_rr_last", separated.ratio == 0 ? -Double.infinity : .infinity),
      Output("se_log_rr_last_poisson", none, .separated), Output("separated", true),
    ]
  }

  private static func twoFactors(_ y: [Int], _ outcome: [Int], _ treatment: [Int]) -> Answer {
    guard y.count == outcome.count, y.count == treatment.count else { return .refused(.lengthsDiffer) }
    let outcomes = Set(outcome).sorted().dropFirst()
    let treatments = Set(treatment).sorted().dropFirst()
    let rows = y.indices.map { row in
      [1.0] + outcomes.map { outcome[row] == $0 ? 1 : 0 } + treatments.map { treatment[row] == $0 ? 1 : 0 }
    }
    guard let design = Matrix(rows: rows) else { return .refused(.lengthsDiffer) }
    return Answer(countModel(y, design: design, offset: y.map { _ in 0 })) { model in
      let levels = zip(outcomes, model.coefficients.dropFirst()).map { Output("outcome\($0)", $1) }
      return [Output("intercept", model.coefficients[0])] + levels + [
        Output("se", model.errors), Output("deviance", model.deviance), Output("aic", model.aic),
      ]
    }
  }

  private static func regression(_ table: Matrix, _ y: [Double], _ intercept: Bool?) -> Answer {
    guard table.rows == y.count else { return .refused(.lengthsDiffer) }
    guard table.rows > 0 else { return .undefined(.emptyBase) }
    let hasConstant = (0..<table.columns).contains { column in
      table.column(column).allSatisfy { $0 == table[0, column] }
    }
    let isAdded = intercept ?? !hasConstant
    let design = isAdded ? Matrix(rows: (0..<table.rows).map { [1] + table.row($0) }) : table
    return Answer(linearModel(design ?? table, y)) {
      [
        Output("coefficients", $0.coefficients), Output("standard_errors", $0.errors, .tooFew),
        Output("residual_sd", $0.residualDeviation, .tooFew), Output("r_squared", $0.rSquared, .allEqual),
      ]
    }
  }
}
