internal import Measures
internal import StationModel

/// Ranks of the merchants with a composite by every method side by side: how much of a rank is the method's.
func setMethods(
  _ scores: inout [LeaderScore], _ columns: [ScaledIndicator], _ weights: LeaderWeights, _ input: AnalysisInput
) {
  let ranked = scores.indices.filter { scores[$0].composite != nil }
  func sums(_ weights: [Double]) -> [Double] {
    ranked.map { composite(columns, weights, $0).value }
  }
  var values: [(method: LeaderMethod, values: [Double])] = [
    (.weightedSum, ranked.map { scores[$0].composite ?? 0 }),
    (
      .topsis,
      ranked.map {
        100 * (fixedIdealCloseness(scores[$0].scaled, weights: weights.used, worst: 0, best: 100).value ?? 0)
      }
    ),
  ]
  let others: [(LeaderMethod, [Double]?)] = [
    (.declared, weights.declared), (.ahp, weights.ahp), (.entropy, weights.entropy), (.combined, weights.combined),
  ]
  for (method, other) in others {
    // Some merchant may have no value at all where the other weights lie.
    guard let other, other.contains(where: { $0 > 0 }) else { continue }
    values.append((method, sums(other)))
  }
  let siteOf = ranked.map { input.tables.merchants[$0].site }
  for (method, values) in values {
    let all = ranks(values)
    var bySite = Array(repeating: 0, count: ranked.count)
    for site in Set(siteOf) {
      let places = siteOf.indices.filter { siteOf[$0] == site }
      for (place, rank) in zip(places, ranks(places.map { values[$0] })) { bySite[place] = rank }
    }
    for (place, merchant) in ranked.enumerated() {
      var score = LeaderMethodScore()
      score.method = method
      score.value = values[place]
      (score.rank, score.siteRank) = (all[place], bySite[place])
      scores[merchant].methods.append(score)
    }
  }
}

private func ranks(_ values: [Double]) -> [Int] {
  let largest = values.reduce(1) { max($0, $1.magnitude) }
  return rankMethods(values, descending: true, tie: 1e-9 * largest).competition.map { $0 ?? 0 }
}

/// Share of runs in which a merchant is among its site's best when every weight moves by up to ± the jitter of the settings.
func setJitter(_ scores: inout [LeaderScore], _ weights: [Double], _ input: AnalysisInput) {
  let settings = input.settings.leaders
  guard settings.jitter > 0 else { return }
  let groups = (0..<input.sites).map { site in
    scores.indices.filter { scores[$0].composite != nil && input.tables.merchants[$0].site == site }
  }
  let shares = weightJitter(
    scores.map(\.scaled), groups: groups, weights: weights, share: settings.jitter, resamples: settings.resamples,
    seed: settings.seed, top: settings.most
  ).value
  guard let shares else { return }
  for members in groups { for merchant in members { scores[merchant].jitterProbability = shares[merchant] } }
}
