internal import StationModel

/// Chooses between the fewest and the most of each site, parting at the largest gap, and says why each merchant is in
/// or out.
func choose(_ figures: inout LeaderFigures, _ input: AnalysisInput) {
  for site in 0..<input.sites {
    let members = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
    let order = sortedByComposite(members.filter { figures.scores[$0].composite != nil }, figures.scores)
    let selection = selectionOfSite(order, figures.scores, input)
    let summary = leaderSite(
      site, chosen: selection.chosen, blocked: selection.blocked, end: selection.end, figures.scores, input)
    figures.sites.append(summary)
    for merchant in selection.chosen {
      figures.scores[merchant].isChosen = true
      figures.scores[merchant].choiceNote = choiceNote(figures.scores[merchant], selection.end, input)
      figures.scores[merchant].caution = caution(figures.scores[merchant], summary, input)
    }
    for merchant in members where !figures.scores[merchant].isChosen {
      figures.scores[merchant].reason = reason(
        figures.scores[merchant], isBlocked: selection.blocked.contains(merchant),
        isTied: summary.tied.contains(merchant),
        trade: input.tables.merchants[merchant].trade, end: selection.end, input)
    }
    figures.chosenBySite.append(selection.chosen.count)
    figures.gapBySite.append(selection.end.gap)
  }
}

/// Where a site's order breaks: the places before it, and the composite points between its two sides.
struct LeaderBreak {
  var count: Int
  /// Missing: nobody stands behind the last place.
  var gap: Double?

  /// «第4名与第5名分差6.2分»
  var words: String? { gap.map { "第\(count)名与第\(count + 1)名分差\(fixed($0, 1))分" } }
}

private struct SiteSelection {
  var chosen: [Int] = []
  /// Passed over because their trade had its places.
  var blocked: [Int] = []
  var end = LeaderBreak(count: 0)
}

/// The natural break decides how many, the trades' shares decide who: a place that a trade may not fill goes to the
/// next in order.
private func selectionOfSite(_ order: [Int], _ scores: [LeaderScore], _ input: AnalysisInput) -> SiteSelection {
  let end = naturalBreak(order.compactMap { scores[$0].composite }, input.settings.leaders)
  var result = firstOf(order, end.count, input)
  // Fewer than the places allow: the trades' share is that of those chosen, not of places nobody has.
  while result.chosen.count < end.count, result.chosen.count >= input.settings.leaders.fewest {
    let fewer = firstOf(order, result.chosen.count, input)
    if fewer.chosen == result.chosen { break }
    result = fewer
  }
  result.end = end
  // A site of one trade still has its fewest: the balance gives way where it would leave places empty.
  while result.chosen.count < input.settings.leaders.fewest, !result.blocked.isEmpty {
    result.chosen.append(result.blocked.removeFirst())
  }
  return result
}

/// Of 3, 4 and 5 places the number with the largest gap between its last rank and the next; the smaller number among
/// equal gaps.
///
/// The gaps are those of the whole order: what the balance of trades passes over later makes none.
/// - Parameter composites: highest first.
private func naturalBreak(_ composites: [Double], _ settings: LeaderSettings) -> LeaderBreak {
  let fewest = min(settings.fewest, settings.most)
  var best = LeaderBreak(count: min(fewest, composites.count))
  for count in max(1, fewest)...max(1, settings.fewest, settings.most) where count < composites.count {
    let gap = composites[count - 1] - composites[count]
    // To nine digits, as ties are: sums in another order may differ in the last.
    if let largest = best.gap, gap <= largest + 1e-9 { continue }
    best = LeaderBreak(count: count, gap: gap)
  }
  return best
}

/// The best `count` of the order with at most the trades' share of places each.
private func firstOf(_ order: [Int], _ count: Int, _ input: AnalysisInput) -> SiteSelection {
  let cap = tradePlaces(input.settings.leaders.tradeShare, of: count)
  var taken: [Int: Int] = [:]
  var result = SiteSelection()
  for merchant in order where result.chosen.count < count {
    let trade = input.tradeOf[merchant]
    if taken[trade, default: 0] >= cap {
      result.blocked.append(merchant)
    } else {
      result.chosen.append(merchant)
      taken[trade, default: 0] += 1
    }
  }
  return result
}

private func choiceNote(_ score: LeaderScore, _ end: LeaderBreak, _ input: AnalysisInput) -> String {
  var text = "本\(input.settings.siteWord)第\(score.siteRank ?? 0)名"
  if let low = score.rankLow, let high = score.rankHigh { text += "，名次区间\(low)–\(high)" }
  if let probability = score.topProbability {
    text += "，进入前\(input.settings.leaders.most)名概率\(percent(probability, 0))"
  }
  if let words = end.words { text += "；断点：\(words)" }
  return text
}

/// What a committee should know before it follows the list.
private func caution(_ score: LeaderScore, _ site: LeaderSite, _ input: AnalysisInput) -> String {
  let settings = input.settings.leaders
  var parts: [String] = []
  if let probability = score.topProbability, probability < settings.stableProbability {
    parts.append(
      "抽样波动下进入前\(settings.most)名的概率\(percent(probability, 0))，低于\(percent(settings.stableProbability, 0))，名次不稳")
  }
  if let probability = score.jitterProbability, probability < settings.stableProbability {
    parts.append("权重变动±\(percent(settings.jitter, 0))时概率\(percent(probability, 0))")
  }
  if let topsis = score.topsis, topsis.siteRank > site.chosen {
    parts.append("按TOPSIS为第\(topsis.siteRank)名，不在前\(site.chosen)名")
  }
  return parts.joined(separator: "；")
}

private func reason(
  _ score: LeaderScore, isBlocked: Bool, isTied: Bool, trade: String, end: LeaderBreak, _ input: AnalysisInput
) -> String {
  if !score.failedGates.isEmpty { return score.failedGates.joined(separator: "；") }
  guard score.composite != nil else { return "指标缺失，覆盖率\(percent(score.coverage, 0))" }
  if isBlocked { return "同业态名额已满（\(trade)）" }
  let rank = "本\(input.settings.siteWord)第\(score.siteRank ?? 0)名"
  if isTied { return rank + "，与入选末位同分，名额已满，须由评审会裁定" }
  return end.words.map { rank + "，在断点（\($0)）之后" } ?? rank
}
