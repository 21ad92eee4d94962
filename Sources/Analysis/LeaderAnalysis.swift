internal import Measures
public import StationModel

/// The leader evaluation: gates, indicators, composite, ranks, and 3–5 chosen a site.
public func leaderFigures(_ input: AnalysisInput) -> LeaderFigures { leaderFigures(input, met: metNeeds(input)) }

func leaderFigures(_ input: AnalysisInput, met: MetNeeds) -> LeaderFigures {
  let indicators = input.settings.leaders.indicators
  let columns = indicators.map { scaled(indicatorValues($0, input, met: met), $0, input) }
  let weights = scaledWeights(indicators, columns)
  var result = LeaderFigures()
  result.indicators = indicators.indices.map { index in
    var figure = LeaderIndicatorFigure()
    figure.id = indicators[index].id
    figure.name = indicators[index].name
    figure.weight = weights[index]
    figure.remark = columns[index].remark
    return figure
  }
  let gates = failedGates(input)
  var deviations = Array(repeating: 0.0, count: input.merchantCount)
  result.scores = (0..<input.merchantCount).map { merchant in
    var score = LeaderScore()
    score.merchant = merchant
    score.raw = columns.map { $0.raw[merchant] }
    score.scaled = columns.map { $0.scaled[merchant] }
    score.failedGates = gates[merchant]
    let sum = composite(columns, weights, merchant)
    score.coverage = sum.coverage
    deviations[merchant] = sum.deviation
    // A rounding error must not keep out a merchant that has exactly the coverage asked for.
    if score.failedGates.isEmpty, sum.coverage > 0, sum.coverage >= input.settings.leaders.coverage - 1e-9 {
      score.composite = sum.value
    }
    return score
  }
  setRanks(&result.scores, deviations, input)
  choose(&result, input)
  return result
}

/// Weights scaled to 1 over the indicators that have a say.
private func scaledWeights(_ indicators: [LeaderIndicator], _ columns: [ScaledIndicator]) -> [Double] {
  let weights = indicators.indices.map { columns[$0].remark.isEmpty ? max(0, indicators[$0].weight) : 0 }
  let total = compensatedSum(weights)
  return total > 0 ? weights.map { $0 / total } : weights
}

/// Weighted sum over the indicators that are there, weights rescaled; a missing value is not a 0.
private func composite(
  _ columns: [ScaledIndicator], _ weights: [Double], _ merchant: Int
) -> (value: Double, coverage: Double, deviation: Double) {
  var sum = 0.0
  var coverage = 0.0
  var variance = 0.0
  for index in columns.indices {
    guard let value = columns[index].scaled[merchant] else { continue }
    sum += weights[index] * value
    coverage += weights[index]
    let deviation = weights[index] * columns[index].deviations[merchant]
    variance += deviation * deviation
  }
  guard coverage > 0 else { return (0, 0, 0) }
  return (sum / coverage, coverage, variance.squareRoot() / coverage)
}
