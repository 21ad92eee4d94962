internal import StationModel

/// What the balance of trades, ties and the other method say of a site's choice.
func leaderSite(
  _ site: Int, chosen: [Int], blocked: [Int], end: LeaderBreak, _ scores: [LeaderScore], _ input: AnalysisInput
) -> LeaderSite {
  let settings = input.settings.leaders
  let merchants = input.tables.merchants
  let members = merchants.indices.filter { merchants[$0].site == site }
  var result = LeaderSite()
  result.merchants = members.count
  result.eligible = members.count { scores[$0].failedGates.isEmpty }
  result.scored = members.count { scores[$0].composite != nil }
  result.chosen = chosen.count
  result.gap = end.gap
  result.breakAfter = end.count
  result.blocked = blocked
  guard !chosen.isEmpty else { return result }
  result.tradePlaces = tradePlaces(settings.tradeShare, of: chosen.count)
  var trades: [String: Int] = [:]
  for merchant in chosen { trades[merchants[merchant].trade, default: 0] += 1 }
  for (trade, count) in trades.sorted(by: { $0.key < $1.key }) where count > result.largestTradeCount {
    (result.largestTrade, result.largestTradeCount) = (trade, count)
  }
  let last = chosen.compactMap { scores[$0].composite }.min() ?? 0
  result.tied = members.filter { merchant in
    guard let value = scores[merchant].composite, !chosen.contains(merchant) else { return false }
    return (value - last).magnitude <= 1e-9 * max(1, last.magnitude)
  }
  let first = members.filter { scores[$0].topsis.map { $0.siteRank <= chosen.count } ?? false }
  result.topsisOnly = first.filter { !chosen.contains($0) }
  result.agreeing = first.count - result.topsisOnly.count
  result.unstable = chosen.filter { scores[$0].topProbability.map { $0 < settings.stableProbability } ?? false }
  return result
}

/// Most places of one trade among a number chosen; a rounding error must not take one away.
func tradePlaces(_ share: Double, of count: Int) -> Int { max(1, Int(share * Double(count) + 1e-9)) }
