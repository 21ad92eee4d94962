import Measures

/// Quantiles and series.
extension MeasureCatalogue {
  static let series: [MeasureEntry] = [
    MeasureEntry(
      "quantile_types", "Quantiles by nine definitions",
      "y [num or null], probs [num] = [0,0.25,0.5,0.75,1]",
      "type1, type2, type3, type4, type5, type6, type7, type8, type9",
      convention: "7 is R's and Excel's, 6 SPSS's and Minitab's",
      source: "R. J. Hyndman and Y. Fan, The American Statistician 50 (1996)",
      example: #"{"y":[3,1,4,1,5,null],"probs":[0.1,0.5]}"#
    ) { a in quantiles(a.optionalNums("y").compactMap { $0 }, a.nums("probs")) },
    MeasureEntry(
      "period_change", "Change on the period and the cycle before", "y [num or null], lag int = 12",
      "mom_difference, mom_percent, yoy_difference, yoy_percent",
      convention: "no value over gaps, no percentage on a base of 0 or below",
      source: "National Bureau of Statistics usage",
      example: #"{"y":[4,5,null,6,8],"lag":3}"#
    ) { a in changes(a.optionalNums("y"), a.int("lag")) },
    MeasureEntry(
      "rolling_sum", "Sum and mean of the last values", "y [num or null], window int = 12", "sum, mean",
      convention: "no value before the window is full or over a gap", source: "arithmetic",
      example: #"{"y":[4,5,6,null,8],"window":2}"#
    ) { a in
      let (y, window) = (a.optionalNums("y"), a.int("window"))
      return Answer(rollingSum(y, window: window)) { sums in
        [Output("sum", sums), Output("mean", sums.map { $0.map { $0 / Double(window) } })]
      }
    },
    MeasureEntry(
      "classical_decomposition", "A series taken apart by moving averages",
      "y [num], period int = 12, model text = \"additive\"", "seasonal_figure, trend, remainder",
      convention: "R decompose; model additive or multiplicative", source: "R decompose",
      example: #"{"y":[1,2,4,2,3,5,3,4,6],"period":3,"model":"additive"}"#
    ) { a in
      let model = a.text("model")
      guard ["additive", "multiplicative"].contains(model) else { return .refused(.outOfDomain) }
      return Answer(
        classicalDecomposition(
          a.nums("y"), period: a.int("period"), isMultiplicative: model == "multiplicative")
      ) {
        [
          Output("seasonal_figure", $0.figure), Output("trend", $0.trend, .tooFew),
          Output("remainder", $0.remainder, .tooFew),
        ]
      }
    },
    MeasureEntry(
      "stl", "A series taken apart by loess",
      "y [num], period int = 12, seasonal_window any or null, trend_window int or null, lowpass_window int or null, robust bool = false, seasonal_degree int or null, trend_degree int = 1, lowpass_degree int or null, jump int = 1, inner int or null, outer int or null",
      "trend_window, lowpass_window, seasonal, trend",
      convention:
        "seasonal_window null or \"periodic\": means of each place; inner 2 and outer 0, robust 1 and 15; windows as R takes them",
      source: "R. B. Cleveland et al., Journal of Official Statistics 6 (1990); R stl",
      example: #"{"y":[5,3,8,6,4,9,7,4,10,8,6,11],"period":3,"seasonal_window":7}"#
    ) { a in loess(a) },
    MeasureEntry(
      "holt_winters_fixed", "Exponential smoothing with level, trend and season",
      "y [num], period int = 12, seasonal text = \"additive\", alpha num, beta num or null, gamma num or null, level0 num, trend0 num = 0, season0 [num] = [], horizon int = 0",
      "fitted, sse, level, trend, forecast",
      convention:
        "R HoltWinters: with a season smoothing starts at value period+1; level and trend after the last value",
      source: "P. R. Winters, Management Science 6 (1960); R HoltWinters",
      example:
        #"{"y":[5,3,8,6,4,9],"period":3,"seasonal":"additive","alpha":0.3,"beta":0.1,"gamma":0.2,"level0":5,"trend0":0.3,"season0":[0,-2,2],"horizon":2}"#
    ) { a in smoothing(a) },
    MeasureEntry(
      "exponential_smoothing", "Simple exponential smoothing", "y [num], alpha num", "level, forecast",
      convention: "starts at the first value; the forecast is the last level", source: "R. G. Brown (1956)",
      example: #"{"y":[5,3,8,6],"alpha":0.3}"#
    ) { a in
      Answer(exponentialSmoothing(a.nums("y"), alpha: a.num("alpha"))) {
        [Output("level", $0), Output("forecast", $0.last)]
      }
    },
  ]

  private static func quantiles(_ y: [Double], _ probs: [Double]) -> Answer {
    guard probs.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return .refused(.probabilityOutOfRange) }
    let sorted = y.sorted()
    return .figures(
      (1...9).map { type in
        Output("type\(type)", probs.map { quantile(sorted: sorted, $0, type: type).value }, .emptyBase)
      })
  }

  private static func changes(_ y: [Double?], _ lag: Int) -> Answer {
    let month = periodChange(y, lag: 1)
    return Answer(periodChange(y, lag: lag)) { year in
      [
        Output("mom_difference", month.value?.differences),
        Output("mom_percent", month.value?.percents, month.value?.percentReason ?? .missing),
        Output("yoy_difference", year.differences), Output("yoy_percent", year.percents, year.percentReason),
      ]
    }
  }

  private static func loess(_ a: Arguments) -> Answer {
    let y = a.nums("y")
    let period = a.int("period")
    guard period >= 2, period <= 1_000_000 else { return .refused(.outOfDomain) }
    let isRobust = a.flag("robust")
    let window = a.wholeOrText("seasonal_window", text: "periodic")
    var settings = SeasonalLoessSettings(
      period: period, seasonalWindow: window, trendWindow: a.intOrNil("trend_window"), count: y.count)
    if let lowPass = a.intOrNil("lowpass_window") { settings.lowPassWindow = lowPass }
    settings.seasonalDegree = a.intOrNil("seasonal_degree") ?? (window == nil ? 0 : 1)
    settings.trendDegree = a.int("trend_degree")
    settings.lowPassDegree = a.intOrNil("lowpass_degree") ?? settings.trendDegree
    settings.jump = a.int("jump")
    settings.inner = a.intOrNil("inner") ?? (isRobust ? 1 : 2)
    settings.outer = a.intOrNil("outer") ?? (isRobust ? 15 : 0)
    return Answer(seasonalLoess(y, settings)) {
      [
        Output("trend_window", settings.trendWindow), Output("lowpass_window", settings.lowPassWindow),
        Output("seasonal", $0.seasonal), Output("trend", $0.trend),
      ]
    }
  }

  private static func smoothing(_ a: Arguments) -> Answer {
    let model = a.text("seasonal")
    guard ["additive", "multiplicative", "none"].contains(model) else { return .refused(.outOfDomain) }
    let gamma = model == "none" ? nil : a.numOrNil("gamma")
    let start = a.nums("season0")
    guard gamma == nil || start.count == a.int("period") else { return .refused(.lengthsDiffer) }
    return Answer(
      holtWinters(
        a.nums("y"), season: start, isMultiplicative: model == "multiplicative", alpha: a.num("alpha"),
        beta: a.numOrNil("beta"), gamma: gamma, level: a.num("level0"), trend: a.num("trend0"),
        horizon: a.int("horizon"))
    ) {
      [
        Output("fitted", $0.fitted), Output("sse", $0.squaredError), Output("level", $0.level),
        Output("trend", $0.trend), Output("forecast", $0.forecast),
      ]
    }
  }
}
