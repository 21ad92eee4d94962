internal import Measures
internal import SideBySide
internal import StationModel

/// Ranks over all and within the site, and their intervals by resampling within the site.
func setRanks(
  _ scores: inout [LeaderScore], _ columns: [ScaledIndicator], _ weights: [Double], _ input: AnalysisInput
) {
  let ranked = scores.indices.filter { scores[$0].composite != nil }
  for (merchant, rank) in competitionRanks(ranked, scores, input) { scores[merchant].rank = rank }
  let groups = (0..<input.sites).map { site in ranked.filter { input.tables.merchants[$0].site == site } }
  for members in groups {
    for (merchant, rank) in competitionRanks(members, scores, input) { scores[merchant].siteRank = rank }
  }
  let drawn = groups.map { members in
    members.map { resampledScore($0, columns, weights, stableHash(input.tables.merchants[$0].id)) }
  }
  for (members, intervals) in zip(groups, rankIntervals(drawn, input.settings.leaders, input.confidence)) {
    for (merchant, interval) in zip(members, intervals) {
      scores[merchant].rankLow = interval.low
      scores[merchant].rankHigh = interval.high
      scores[merchant].topProbability = interval.topProbability
    }
  }
}

/// A merchant's composite as resampling sees it: answers are drawn among its own, complaints around its estimated rate; what
/// was assessed and counted in full stays. Reference lists, limits and weights stay those of the data.
private func resampledScore(
  _ merchant: Int, _ columns: [ScaledIndicator], _ weights: [Double], _ stream: UInt64
) -> ResampledScore {
  let coverage = composite(columns, weights, merchant).coverage
  var fixed = 0.0
  var parts: [ResampledScore.Part] = []
  for index in columns.indices {
    guard let value = columns[index].scaled[merchant], weights[index] > 0 else { continue }
    let weight = weights[index] / coverage
    guard let chance = columns[index].chance?(merchant) else {
      fixed += weight * value
      continue
    }
    parts.append(
      ResampledScore.Part(
        chance.distribution, points: chance.points.map { weight * $0 }, group: chance.source.rawValue,
        isReversed: chance.isReversed))
  }
  return ResampledScore(fixed: fixed, parts: parts, stream: stream)
}

/// The rank intervals of each site's merchants. Sites are worked out side by side: each merchant has its own stream of draws, so
/// that the result is the same in any order.
private func rankIntervals(
  _ groups: [[ResampledScore]], _ settings: LeaderSettings, _ confidence: Double
) -> [[RankInterval]] {
  concurrentMap(groups.count, threads: groups.count) { site in
    rankBootstrap(
      groups[site], resamples: settings.resamples, seed: settings.seed, top: settings.most, confidence: confidence
    ).value ?? []
  }
}

/// Equal composites (to nine digits: sums in another order may differ in the last) share the better rank.
private func competitionRanks(
  _ members: [Int], _ scores: [LeaderScore], _ input: AnalysisInput
) -> [(merchant: Int, rank: Int)] {
  let order = sortedByComposite(members, scores, input)
  var rank = 0
  var previous = Double.infinity
  return order.enumerated().map { place, merchant in
    let composite = scores[merchant].composite ?? 0
    if previous - composite > 1e-9 * max(1, previous.magnitude) || place == 0 { rank = place + 1 }
    previous = composite
    return (merchant, rank)
  }
}

/// Highest composite first, by number among equals: the order of the merchants' list decides nothing.
func sortedByComposite(_ members: [Int], _ scores: [LeaderScore], _ input: AnalysisInput) -> [Int] {
  members.sorted { left, right in
    // To nine digits, as ties are: sums in another order may differ in the last.
    let a = ((scores[left].composite ?? 0) * 1e9).rounded()
    let b = ((scores[right].composite ?? 0) * 1e9).rounded()
    return a == b ? input.tables.merchants[left].id < input.tables.merchants[right].id : a > b
  }
}

/// FNV-1a, 64 bits: the stream of a merchant, the same in every process.
func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
