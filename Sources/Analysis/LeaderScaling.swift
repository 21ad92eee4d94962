internal import Measures
internal import StationModel

/// An indicator on 0…100 where more is better.
struct ScaledIndicator {
  var raw: [Double?]
  /// Winsorised, in the indicator's own unit.
  var drawn: [Double?]
  var scaled: [Double?]
  /// Points of a merchant by what its answers and cases may be. Missing: nothing is drawn.
  var chance: ((_ merchant: Int) -> ScaledChance?)?
  /// Chinese reason why the indicator has no say; empty where it has.
  var remark = ""
}

/// ``IndicatorChance`` on 0…100.
struct ScaledChance {
  var distribution: DiscreteDistribution
  var points: [Double]
  var source: ChanceSource
  /// True where more of what is drawn means fewer points.
  var isReversed: Bool
}

/// Fewest merchants of a trade with values for ranks within it; smaller trades are ranked among all.
let fewestForTradeRanks = 5

/// Winsorised, then as percentile within the trade or by min-max over all. An indicator that is the same for all has
/// no say.
func scaled(_ values: IndicatorValues, _ indicator: LeaderIndicator, _ input: AnalysisInput) -> ScaledIndicator {
  let drawn = winsorised(values.raw, share: input.settings.leaders.winsorise)
  var result = ScaledIndicator(
    raw: values.raw, drawn: drawn, scaled: Array(repeating: nil, count: drawn.count))
  let present = drawn.compactMap { $0 }.sorted()
  guard let least = present.first, let most = present.last else {
    result.remark = "没有数据，不参与评分"
    return result
  }
  guard most > least else {
    // A rate or mean that was drawn towards all merchants' may be alike for those whose counts are not.
    let isDrawn = values.chance != nil
    result.remark = isDrawn ? "各商户按小样本收缩后取值相同，不参与评分" : "各商户取值相同，不参与评分"
    return result
  }
  let references = indicator.normalise == "minmax" ? nil : rankReferences(drawn, present, input)
  func score(_ value: Double, _ merchant: Int) -> Double {
    let inside = min(max(value, least), most)
    let position =
      references.map { percentilePosition(of: inside, in: $0.lists[$0.listOf[merchant]]) }
      ?? (inside - least) / (most - least) * 100
    return indicator.higherIsBetter ? position : 100 - position
  }
  result.scaled = drawn.indices.map { merchant in drawn[merchant].map { score($0, merchant) } }
  if let chance = values.chance {
    result.chance = { merchant in
      chance(merchant).map { own in
        let points = own.values.map { score($0, merchant) }
        return ScaledChance(
          distribution: own.distribution, points: points, source: own.source,
          isReversed: (points.last ?? 0) < (points.first ?? 0))
      }
    }
  }
  return result
}

/// Sorted values of each trade, and which list a merchant is ranked in: its trade's, or that of all where the trade
/// is small.
private func rankReferences(
  _ values: [Double?], _ present: [Double], _ input: AnalysisInput
) -> (lists: [[Double]], listOf: [Int]) {
  var lists = Array(repeating: [Double](), count: input.trades.count)
  for (merchant, value) in values.enumerated() {
    if let value { lists[input.tradeOf[merchant]].append(value) }
  }
  lists = lists.map { $0.sorted() }
  let all = lists.count
  let listOf = values.indices.map { merchant in
    let trade = input.tradeOf[merchant]
    return lists[trade].count >= fewestForTradeRanks ? trade : all
  }
  return (lists + [present], listOf)
}
