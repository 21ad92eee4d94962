internal import StationModel

/// How each site's leaders came about, and what speaks against leaning on the list.
func leaderSentences(_ figures: LeaderFigures, _ input: AnalysisInput) -> [String] {
  figures.sites.enumerated().map { index, site in
    let name = input.siteName(index)
    guard site.chosen > 0 else { return noneChosen(name, site, input) }
    var text = "\(name)：\(site.merchants)家商户中\(site.eligible)家通过门槛，\(site.scored)家有综合得分，入选\(site.chosen)家"
    let end = LeaderBreak(count: site.breakAfter, gap: site.gap, equals: site.equals)
    if let words = end.words { text += "（\(words)，\(site.equals > 0 ? "须由评审会裁定" : "由此断开")）" }
    text += "；按TOPSIS有\(site.agreeing)家也在前\(site.chosen)名"
    if !site.topsisOnly.isEmpty { text += "（另有\(ids(site.topsisOnly, input))）" }
    if !site.blocked.isEmpty { text += "；\(ids(site.blocked, input))因同业态名额已满未入选" }
    if site.isUnbalanced { text += "；" + unbalanced(site, input.settings.leaders) }
    if !site.tied.isEmpty { text += "；\(ids(site.tied, input))\(site.equals > 0 ? "同分" : "与入选末位同分")" }
    if !site.unstable.isEmpty {
      let settings = input.settings.leaders
      text += "；\(ids(site.unstable, input))进入前\(settings.most)名的概率低于\(percent(settings.stableProbability, 0))，名次不稳"
    }
    return text + "。"
  }
}

private func noneChosen(_ name: String, _ site: LeaderSite, _ input: AnalysisInput) -> String {
  let text = "\(name)：\(site.merchants)家商户中\(site.eligible)家通过门槛，没有入选企业"
  if site.eligible == 0 { return text + "。" }
  if site.isWithoutWeight { return text + "：\(indicatorsAreEqual)。" }
  if site.scored == 0 { return text + "：没有商户的指标达到覆盖率\(percent(input.settings.leaders.coverage, 0))。" }
  return text + "：\(ids(site.tied, input))同分，没有断点，须由评审会裁定。"
}

private func ids(_ merchants: [Int], _ input: AnalysisInput) -> String {
  let names = merchants.prefix(5).map { input.tables.merchants[$0].id }.joined(separator: "、")
  return merchants.count > 5 ? names + "等\(merchants.count)家" : names
}
