/// Fisher's exact test of a table with two rows and two columns.
public struct FisherExact: Sendable, Hashable {
  /// Two-sided, all tables not more likely.
  public var p: Double
  /// Conditional maximum likelihood: 0 or infinite where a corner is empty. Missing (this and the limits): an empty
  /// row or column.
  public var oddsRatio: Double?
  public var lower: Double?
  public var upper: Double?
  /// ad/bc. Missing: 0/0.
  public var sampleOddsRatio: Double?
  public var less: Double
  public var greater: Double
}

/// `fisher_exact` of [[a, b], [c, d]].
///
/// R. A. Fisher (1935); R fisher.test, whose odds ratio is right to three to five digits only. Undefined: an empty
/// table. Refused: a negative count, a table larger than 2⁵³.
public func fisherExact(_ a: Int, _ b: Int, _ c: Int, _ d: Int, confidence: Double = 0.95) -> Measured<FisherExact> {
  guard min(min(a, b), min(c, d)) >= 0 else { return .refused(.negativeCount) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard a + b + c + d > 0 else { return .undefined(.emptyBase) }
  guard min(min(a + b, c + d), min(a + c, b + d)) <= 1_000_000 else { return .refused(.tooMany) }
  let urn = NoncentralHypergeometric(marked: a + b, unmarked: c + d, drawn: a + c)
  let limit = urn.logMass(a) + 1e-7
  var result = FisherExact(
    p: min(1, urn.sum { urn.logMass($0) <= limit }), less: min(1, urn.sum { $0 <= a }),
    greater: min(1, urn.sum { $0 >= a }))
  if a * d > 0 || b * c > 0 {
    result.sampleOddsRatio =
      b * c == 0 ? .infinity : Double(a) * Double(d) / (Double(b) * Double(c))
  }
  guard urn.least < urn.most else { return .value(result) }
  let tail = (1 - confidence) / 2
  result.oddsRatio = urn.oddsRatio { urn.mean($0) - Double(a) }
  result.lower = a == urn.least ? 0 : urn.oddsRatio { urn.tail(a, upper: true, $0) - tail }
  result.upper = a == urn.most ? .infinity : urn.oddsRatio { tail - urn.tail(a, upper: false, $0) }
  if a == urn.least { result.oddsRatio = 0 }
  if a == urn.most { result.oddsRatio = .infinity }
  return .value(result)
}

/// Fisher's noncentral hypergeometric distribution.
private struct NoncentralHypergeometric {
  let least: Int
  let most: Int
  private let logs: [Double]

  init(marked: Int, unmarked: Int, drawn: Int) {
    least = max(0, drawn - unmarked)
    most = min(drawn, marked)
    logs = (least...most).map {
      Probabilities.logHypergeometric($0, marked: marked, unmarked: unmarked, drawn: drawn)
    }
  }

  func logMass(_ x: Int) -> Double { logs[x - least] }

  /// Probability of the values that a condition holds for.
  func sum(where holds: (Int) -> Bool) -> Double {
    compensatedSum((least...most).lazy.filter(holds).map { exponential(logMass($0)) })
  }

  /// Masses at a log odds ratio, on a scale on which the highest is 1.
  private func masses(_ logOdds: Double) -> [Double] {
    let shifted = logs.enumerated().map { $1 + Double($0) * logOdds }
    let highest = shifted.max() ?? 0
    return shifted.map { exponential($0 - highest) }
  }

  func mean(_ logOdds: Double) -> Double {
    let masses = masses(logOdds)
    let first = compensatedSum(masses.enumerated().lazy.map { Double($0) * $1 })
    return Double(least) + first / compensatedSum(masses)
  }

  func tail(_ x: Int, upper: Bool, _ logOdds: Double) -> Double {
    let masses = masses(logOdds)
    let part = upper ? masses[(x - least)...] : masses[...(x - least)]
    return compensatedSum(part) / compensatedSum(masses)
  }

  /// The odds ratio at which a function of its logarithm that rises is 0.
  func oddsRatio(_ function: (Double) -> Double) -> Double {
    var reach = 1.0
    while reach < 700, function(-reach) > 0 || function(reach) < 0 { reach *= 2 }
    return exponential(root(between: -reach, and: reach, function))
  }
}
