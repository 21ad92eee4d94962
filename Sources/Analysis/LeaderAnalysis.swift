internal import Measures
public import StationModel

/// The leader evaluation: gates, indicators, composite, ranks, and 3–5 chosen a site.
public func leaderFigures(_ input: AnalysisInput) -> LeaderFigures { leaderFigures(input, met: metNeeds(input)) }

func leaderFigures(_ input: AnalysisInput, met: MetNeeds) -> LeaderFigures {
  let settings = input.settings.leaders
  let columns = settings.indicators.map { scaled(indicatorValues($0, input, met: met), $0, input) }
  let gates = leaderGates(input)
  let weights = LeaderWeights(columns, isEligible: gates.map { $0.allSatisfy(\.isPassed) }, settings)
  var result = LeaderFigures()
  result.indicators = indicatorFigures(settings.indicators, columns, weights)
  result.weighting = settings.weighting
  result.consistencyRatio = weights.judgements?.consistencyRatio
  result.capRemark = weights.capRemark
  result.scores = (0..<input.merchantCount).map { merchant in
    var score = LeaderScore()
    score.merchant = merchant
    score.raw = columns.map { $0.raw[merchant] }
    score.scaled = columns.map { $0.scaled[merchant] }
    score.gates = gates[merchant]
    score.failedGates = gates[merchant].map(\.failure).filter { !$0.isEmpty }
    let sum = composite(columns, weights.used, merchant)
    score.coverage = sum.coverage
    let known = max(sum.coverage, declaredCoverage(columns, settings.indicators, merchant))
    // A rounding error must not keep out a merchant that has exactly the coverage asked for.
    if score.failedGates.isEmpty, sum.coverage > 0, known >= settings.coverage - 1e-9 {
      score.composite = sum.value
    }
    return score
  }
  setRanks(&result.scores, columns, weights.used, input)
  setMethods(&result.scores, columns, weights, input)
  setJitter(&result.scores, weights.used, input)
  choose(&result, input)
  result.sentences = leaderSentences(result, input)
  result.evidence = leaderEvidence(result, input, met: met)
  return result
}

private func indicatorFigures(
  _ indicators: [LeaderIndicator], _ columns: [ScaledIndicator], _ weights: LeaderWeights
) -> [LeaderIndicatorFigure] {
  indicators.indices.map { index in
    var figure = LeaderIndicatorFigure()
    figure.id = indicators[index].id
    figure.name = indicators[index].name
    figure.weight = weights.used[index]
    figure.declared = weights.declared[index]
    figure.ahp = weights.ahp?[index]
    figure.entropy = weights.entropy?[index]
    figure.combined = weights.combined?[index]
    figure.isCapped = weights.isCapped[index]
    figure.remark = columns[index].remark
    return figure
  }
}

/// Share of the declared weight of which the merchant has data, over the indicators that anybody has: one that is alike for all bears
/// no weight, but who has it lacks nothing by that.
private func declaredCoverage(
  _ columns: [ScaledIndicator], _ indicators: [LeaderIndicator], _ merchant: Int
) -> Double {
  let told = columns.indices.filter { index in columns[index].raw.contains { $0 != nil } }
  let all = told.reduce(0) { $0 + max(0, indicators[$1].weight) }
  let own = told.filter { columns[$0].raw[merchant] != nil }.reduce(0) { $0 + max(0, indicators[$1].weight) }
  return all > 0 ? own / all : 0
}

/// Weighted sum over the indicators that are there, weights rescaled; a missing value is not a 0.
func composite(
  _ columns: [ScaledIndicator], _ weights: [Double], _ merchant: Int
) -> (value: Double, coverage: Double) {
  var sum = 0.0
  var coverage = 0.0
  for index in columns.indices {
    guard let value = columns[index].scaled[merchant] else { continue }
    sum += weights[index] * value
    coverage += weights[index]
  }
  return coverage > 0 ? (sum / coverage, coverage) : (0, 0)
}
