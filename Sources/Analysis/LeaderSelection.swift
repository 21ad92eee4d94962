internal import StationModel

/// Chooses between the fewest and the most of each site, parting at the largest gap, and says why each merchant is in
/// or out.
func choose(_ figures: inout LeaderFigures, _ input: AnalysisInput) {
  for site in 0..<input.sites {
    let members = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
    let order = sortedByComposite(members.filter { figures.scores[$0].composite != nil }, figures.scores)
    let selection = selectionOfSite(order, figures.scores, input)
    let summary = leaderSite(
      site, chosen: selection.chosen, blocked: selection.blocked, gap: selection.gap, figures.scores, input)
    figures.sites.append(summary)
    for merchant in selection.chosen {
      figures.scores[merchant].isChosen = true
      figures.scores[merchant].choiceNote = choiceNote(figures.scores[merchant], selection.gap, input)
      figures.scores[merchant].caution = caution(figures.scores[merchant], summary, input)
    }
    for merchant in members where !figures.scores[merchant].isChosen {
      figures.scores[merchant].reason = reason(
        figures.scores[merchant], isBlocked: selection.blocked.contains(merchant),
        isTied: summary.tied.contains(merchant),
        trade: input.tables.merchants[merchant].trade, gap: selection.gap, input)
    }
    figures.chosenBySite.append(selection.chosen.count)
    figures.gapBySite.append(selection.gap)
  }
}

private struct SiteSelection {
  var chosen: [Int] = []
  /// Passed over because their trade had its places.
  var blocked: [Int] = []
  /// Points to the first who was not chosen and could have been. Missing: there was nobody.
  var gap: Double?
}

/// Of 3, 4 and 5 the number with the largest gap after it; the smaller number among equal gaps. Two numbers that part at the same
/// place differ only in whom the balance of trades kept out: then the larger one, which keeps out fewer.
private func selectionOfSite(_ order: [Int], _ scores: [LeaderScore], _ input: AnalysisInput) -> SiteSelection {
  let settings = input.settings.leaders
  var best: SiteSelection?
  for count in min(settings.fewest, settings.most)...max(settings.fewest, settings.most) {
    let candidate = firstOf(order, count, scores, input)
    // With too few merchants a larger number chooses the same ones again.
    if let best, candidate.chosen.count == best.chosen.count { continue }
    guard let current = best else {
      best = candidate
      continue
    }
    let isFirstWithEnough = current.chosen.count < settings.fewest
    let isSameBreak = candidate.chosen.last == current.chosen.last && candidate.gap == current.gap
    if isFirstWithEnough || isSameBreak || candidate.gap ?? 0 > current.gap ?? 0 { best = candidate }
  }
  guard var result = best else { return SiteSelection() }
  // A site of one trade still has its fewest: the balance gives way where it would leave places empty.
  while result.chosen.count < settings.fewest, !result.blocked.isEmpty {
    result.chosen.append(result.blocked.removeFirst())
  }
  return result
}

/// The best `count` of the order with at most the trades' share of places each.
private func firstOf(_ order: [Int], _ count: Int, _ scores: [LeaderScore], _ input: AnalysisInput) -> SiteSelection {
  let cap = tradePlaces(input.settings.leaders.tradeShare, of: count)
  var taken: [Int: Int] = [:]
  var result = SiteSelection()
  for merchant in order {
    let trade = input.tradeOf[merchant]
    if taken[trade, default: 0] >= cap {
      result.blocked.append(merchant)
    } else if result.chosen.count < count {
      result.chosen.append(merchant)
      taken[trade, default: 0] += 1
    } else {
      if let last = result.chosen.last, let a = scores[last].composite, let b = scores[merchant].composite {
        result.gap = a - b
      }
      break
    }
  }
  return result
}

private func choiceNote(_ score: LeaderScore, _ gap: Double?, _ input: AnalysisInput) -> String {
  var text = "本\(input.settings.siteWord)第\(score.siteRank ?? 0)名"
  if let low = score.rankLow, let high = score.rankHigh { text += "，名次区间\(low)–\(high)" }
  if let probability = score.topProbability {
    text += "，进入前\(input.settings.leaders.most)名概率\(percent(probability, 0))"
  }
  if let gap { text += "；与下一名分差\(fixed(gap, 1))分" }
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
  _ score: LeaderScore, isBlocked: Bool, isTied: Bool, trade: String, gap: Double?, _ input: AnalysisInput
) -> String {
  if !score.failedGates.isEmpty { return score.failedGates.joined(separator: "；") }
  guard score.composite != nil else { return "指标缺失，覆盖率\(percent(score.coverage, 0))" }
  if isBlocked { return "同业态名额已满（\(trade)）" }
  let rank = "本\(input.settings.siteWord)第\(score.siteRank ?? 0)名"
  if isTied { return rank + "，与入选末位同分，名额已满，须由评审会裁定" }
  return gap.map { rank + "，在断点（\(fixed($0, 1))分）之后" } ?? rank
}
