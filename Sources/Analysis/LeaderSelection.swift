internal import StationModel

/// Chooses between the fewest and the most of each site, parting at the largest gap, and says why each merchant is in
/// or out.
func choose(_ figures: inout LeaderFigures, _ input: AnalysisInput) {
  let isWithoutWeight = figures.indicators.allSatisfy { $0.weight == 0 }
  for site in 0..<input.sites {
    let members = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
    let order = sortedByComposite(members.filter { figures.scores[$0].composite != nil }, figures.scores, input)
    let selection = selectionOfSite(order, figures.scores, input)
    var summary = leaderSite(site, selection, figures.scores, input)
    summary.isWithoutWeight = isWithoutWeight
    figures.sites.append(summary)
    for merchant in selection.chosen {
      figures.scores[merchant].isChosen = true
      figures.scores[merchant].choiceNote = choiceNote(figures.scores[merchant], selection.end, input)
      figures.scores[merchant].caution = caution(figures.scores[merchant], summary, input)
    }
    for merchant in members where !figures.scores[merchant].isChosen {
      figures.scores[merchant].reason = reason(figures.scores[merchant], summary, selection.end, input)
    }
    figures.chosenBySite.append(selection.chosen.count)
    figures.gapBySite.append(selection.end.gap)
  }
}

/// Where a site's order breaks: the places before it, and the composite points between its two sides.
struct LeaderBreak {
  var count: Int
  /// Missing: nobody stands behind the last place, or those around it are equal.
  var gap: Double?
  /// Merchants that are equal around every place where the order might break: only a committee can part them.
  var equals = 0

  /// «第4名与第5名分差6.2分», «第3名起6家同分，没有断点»
  var words: String? {
    if equals > 0 { return "第\(count + 1)名起\(equals)家同分，没有断点" }
    return gap.map { "第\(count)名与第\(count + 1)名分差\(fixed($0, 1))分" }
  }
}

struct LeaderSelection {
  /// Highest composite first.
  var chosen: [Int] = []
  /// Before the break, and passed over because their trade had its places.
  var blocked: [Int] = []
  var end = LeaderBreak(count: 0)
}

/// The natural break decides who can be chosen at all, the trades' shares who of these is. Nobody from behind the break takes a place
/// that a trade may not fill: there are fewer leaders then, and not fewer than the fewest.
private func selectionOfSite(_ order: [Int], _ scores: [LeaderScore], _ input: AnalysisInput) -> LeaderSelection {
  let end = naturalBreak(order.compactMap { scores[$0].composite }, input.settings.leaders)
  let candidates = order.prefix(end.count)
  var result = firstOf(candidates, end.count, input)
  // Fewer than the places allow: the trades' share is that of those chosen, not of places nobody has.
  while result.chosen.count < end.count, result.chosen.count >= input.settings.leaders.fewest {
    let fewer = firstOf(candidates, result.chosen.count, input)
    if fewer.chosen == result.chosen { break }
    result = fewer
  }
  // A site of one trade still has its fewest: the balance gives way where it would leave places empty, and that is told.
  let places = min(input.settings.leaders.fewest, end.count)
  result.chosen += result.blocked.prefix(max(0, places - result.chosen.count))
  let chosen = Set(result.chosen)
  result.chosen = candidates.filter(chosen.contains)
  result.blocked = candidates.filter { !chosen.contains($0) }
  result.end = end
  return result
}

/// Of 3, 4 and 5 places the number with the largest gap between its last rank and the next; the smaller number among
/// equal gaps. Where equals stand around all these places, the places before the equals.
///
/// The gaps are those of the whole order: what the balance of trades passes over later makes none.
/// - Parameter composites: highest first.
private func naturalBreak(_ composites: [Double], _ settings: LeaderSettings) -> LeaderBreak {
  let fewest = min(settings.fewest, settings.most)
  guard composites.count > max(1, fewest) else { return LeaderBreak(count: composites.count) }
  var best: LeaderBreak?
  for count in max(1, fewest)...max(1, settings.fewest, settings.most) where count < composites.count {
    let gap = composites[count - 1] - composites[count]
    // To nine digits, as ties are: sums in another order may differ in the last.
    if isTie(composites[count - 1], composites[count]) { continue }
    if let largest = best?.gap, gap <= largest + 1e-9 { continue }
    best = LeaderBreak(count: count, gap: gap)
  }
  if let best { return best }
  let place = composites[max(1, fewest) - 1]
  let equals = composites.count { isTie($0, place) }
  return LeaderBreak(count: composites.count { $0 > place && !isTie($0, place) }, equals: equals)
}

/// Equal composites, to nine digits.
func isTie(_ left: Double, _ right: Double) -> Bool {
  (left - right).magnitude <= 1e-9 * max(1, left.magnitude, right.magnitude)
}

/// The best `count` of the candidates with at most the trades' share of places each.
private func firstOf(_ candidates: ArraySlice<Int>, _ count: Int, _ input: AnalysisInput) -> LeaderSelection {
  let cap = tradePlaces(input.settings.leaders.tradeShare, of: count)
  var taken: [Int: Int] = [:]
  var result = LeaderSelection()
  for merchant in candidates where result.chosen.count < count {
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
  if site.isUnbalanced, input.tables.merchants[score.merchant].trade == site.largestTrade {
    parts.append(unbalanced(site, settings))
  }
  return parts.joined(separator: "；")
}

/// Why nobody has a composite where nothing is missing.
let indicatorsAreEqual = "各项指标在商户之间没有差别，无从排序"

/// That the balance of trades gave way.
func unbalanced(_ site: LeaderSite, _ settings: LeaderSettings) -> String {
  "入选\(site.chosen)家中\(site.largestTradeCount)家为\(site.largestTrade)，超过同业态\(percent(settings.tradeShare, 0))的上限，断点之前没有其他业态可选"
}

private func reason(_ score: LeaderScore, _ site: LeaderSite, _ end: LeaderBreak, _ input: AnalysisInput) -> String {
  if !score.failedGates.isEmpty { return score.failedGates.joined(separator: "；") }
  guard score.composite != nil else {
    return site.isWithoutWeight ? indicatorsAreEqual : "指标缺失，覆盖率\(percent(score.coverage, 0))"
  }
  let rank = "本\(input.settings.siteWord)第\(score.siteRank ?? 0)名"
  let isTied = site.tied.contains(score.merchant)
  if site.blocked.contains(score.merchant) {
    let trade = "同业态名额已满（\(input.tables.merchants[score.merchant].trade)）"
    return isTied ? trade + "，与入选末位同分，须由评审会裁定" : trade
  }
  if isTied { return rank + (end.equals > 0 ? "，\(end.equals)家同分而没有断点" : "，与入选末位同分，名额已满") + "，须由评审会裁定" }
  return end.gap == nil ? rank : rank + (end.words.map { "，在断点（\($0)）之后" } ?? "")
}
