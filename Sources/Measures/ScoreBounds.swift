/// Worst-case bounds of a mean score.
public struct ScoreBounds: Sendable, Hashable {
  public var responseRate: Double
  /// Missing: nobody answered.
  public var mean: Double?
  public var lower: Double
  public var upper: Double
}

/// `nonresponse.bounds`: all who kept silent give the lowest score, all give the highest.
///
/// C. F. Manski, American Economic Review 80 (1990). Undefined: an empty frame. Refused: more respondents than the
/// frame has, a sum that the scale does not allow.
public func scoreBounds(
  sum: Double, respondents: Int, population: Int, minimum: Double, maximum: Double
) -> Measured<ScoreBounds> {
  guard respondents >= 0, population >= 0 else { return .refused(.negativeCount) }
  guard respondents <= population else { return .refused(.moreThanPopulation) }
  guard maximum > minimum else { return .refused(.scaleOutOfOrder) }
  let n = Double(respondents)
  let slack = 1e-9 * max(minimum.magnitude, maximum.magnitude) * n
  guard sum >= n * minimum - slack, sum <= n * maximum + slack else { return .refused(.offScale) }
  guard population > 0 else { return .undefined(.emptyBase) }
  let silent = Double(population - respondents)
  let all = Double(population)
  return .value(
    ScoreBounds(
      responseRate: n / all, mean: respondents > 0 ? sum / n : nil, lower: (sum + silent * minimum) / all,
      upper: (sum + silent * maximum) / all))
}
