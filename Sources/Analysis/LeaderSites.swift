internal import StationModel

/// What the balance of trades, ties and the other method say of a site's choice.
func leaderSite(
  _ site: Int, _ selection: LeaderSelection, _ scores: [LeaderScore], _ input: AnalysisInput
) -> LeaderSite {
  let settings = input.settings.leaders
  let merchants = input.tables.merchants
  let members = merchants.indices.filter { merchants[$0].site == site }
  var result = LeaderSite()
  result.merchants = members.count
  result.eligible = members.count { scores[$0].failedGates.isEmpty }
  result.scored = members.count { scores[$0].composite != nil }
  let chosen = selection.chosen
  result.chosen = chosen.count
  result.gap = selection.end.gap
  result.breakAfter = selection.end.count
  result.equals = selection.end.equals
  result.blocked = selection.blocked
  result.tied = tied(selection, members, scores)
  guard !chosen.isEmpty else { return result }
  result.tradePlaces = tradePlaces(settings.tradeShare, of: chosen.count)
  var trades: [String: Int] = [:]
  for merchant in chosen { trades[merchants[merchant].trade, default: 0] += 1 }
  for (trade, count) in trades.sorted(by: { $0.key < $1.key }) where count > result.largestTradeCount {
    (result.largestTrade, result.largestTradeCount) = (trade, count)
  }
  let first = members.filter { scores[$0].topsis.map { $0.siteRank <= chosen.count } ?? false }
  result.topsisOnly = first.filter { !chosen.contains($0) }
  result.agreeing = first.count - result.topsisOnly.count
  result.unstable = chosen.filter { scores[$0].topProbability.map { $0 < settings.stableProbability } ?? false }
  return result
}

/// Those that only a committee can part: equals around every place where the order might break, or equals of the last chosen.
private func tied(_ selection: LeaderSelection, _ members: [Int], _ scores: [LeaderScore]) -> [Int] {
  let scored = members.filter { scores[$0].composite != nil }
  if selection.end.equals > 0 {
    let values = scored.compactMap { scores[$0].composite }.sorted(by: >)
    let place = values[selection.end.count]
    return scored.filter { scores[$0].composite.map { isTie($0, place) } ?? false }
  }
  guard let last = selection.chosen.compactMap({ scores[$0].composite }).min() else { return [] }
  return scored.filter { merchant in
    !selection.chosen.contains(merchant) && scores[merchant].composite.map { isTie($0, last) } ?? false
  }
}

/// Most places of one trade among a number chosen; a rounding error must not take one away.
func tradePlaces(_ share: Double, of count: Int) -> Int { max(1, Int(share * Double(count) + 1e-9)) }
