internal import Measures
internal import StationModel

/// Ranks over all and within the site, and their intervals by resampling within the site.
func setRanks(_ scores: inout [LeaderScore], _ deviations: [Double], _ input: AnalysisInput) {
  let ranked = scores.indices.filter { scores[$0].composite != nil }
  for (merchant, rank) in competitionRanks(ranked, scores) { scores[merchant].rank = rank }
  for site in 0..<input.sites {
    let members = ranked.filter { input.tables.merchants[$0].site == site }
    for (merchant, rank) in competitionRanks(members, scores) { scores[merchant].siteRank = rank }
    guard
      let intervals = rankBootstrap(
        scores: members.map { scores[$0].composite ?? 0 }, deviations: members.map { deviations[$0] },
        streams: members.map { stableHash(input.tables.merchants[$0].id) },
        resamples: input.settings.leaders.resamples, seed: input.settings.leaders.seed,
        top: input.settings.leaders.most, confidence: input.confidence
      ).value
    else { continue }
    for (place, merchant) in members.enumerated() {
      scores[merchant].rankLow = intervals[place].low
      scores[merchant].rankHigh = intervals[place].high
      scores[merchant].topProbability = intervals[place].topProbability
    }
  }
}

/// Equal composites (to nine digits: sums in another order may differ in the last) share the better rank.
private func competitionRanks(_ members: [Int], _ scores: [LeaderScore]) -> [(merchant: Int, rank: Int)] {
  let order = sortedByComposite(members, scores)
  var rank = 0
  var previous = Double.infinity
  return order.enumerated().map { place, merchant in
    let composite = scores[merchant].composite ?? 0
    if previous - composite > 1e-9 * max(1, previous.magnitude) || place == 0 { rank = place + 1 }
    previous = composite
    return (merchant, rank)
  }
}

/// Highest composite first, in the order of the merchants' list among equals.
func sortedByComposite(_ members: [Int], _ scores: [LeaderScore]) -> [Int] {
  members.sorted { left, right in
    let a = scores[left].composite ?? 0
    let b = scores[right].composite ?? 0
    return a == b ? left < right : a > b
  }
}

/// FNV-1a, 64 bits: the stream of a merchant, the same in every process.
func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
