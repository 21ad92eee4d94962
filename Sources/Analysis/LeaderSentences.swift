internal import StationModel

/// How each site's leaders came about, and what speaks against leaning on the list.
func leaderSentences(_ figures: LeaderFigures, _ input: AnalysisInput) -> [String] {
  figures.sites.enumerated().map { index, site in
    let name = input.siteName(index)
    guard site.chosen > 0 else { return "\(name)：\(site.merchants)家商户中\(site.eligible)家通过门槛，没有入选企业。" }
    var text = "\(name)：\(site.merchants)家商户中\(site.eligible)家通过门槛，\(site.scored)家有综合得分，入选\(site.chosen)家"
    if let words = LeaderBreak(count: site.breakAfter, gap: site.gap).words { text += "（\(words)，由此断开）" }
    text += "；按TOPSIS有\(site.agreeing)家也在前\(site.chosen)名"
    if !site.topsisOnly.isEmpty { text += "（另有\(ids(site.topsisOnly, input))）" }
    if !site.blocked.isEmpty { text += "；\(ids(site.blocked, input))因同业态名额已满未入选" }
    if !site.tied.isEmpty { text += "；\(ids(site.tied, input))与入选末位同分" }
    if !site.unstable.isEmpty {
      let settings = input.settings.leaders
      text += "；\(ids(site.unstable, input))进入前\(settings.most)名的概率低于\(percent(settings.stableProbability, 0))，名次不稳"
    }
    return text + "。"
  }
}

private func ids(_ merchants: [Int], _ input: AnalysisInput) -> String {
  let names = merchants.prefix(5).map { input.tables.merchants[$0].id }.joined(separator: "、")
  return merchants.count > 5 ? names + "等\(merchants.count)家" : names
}
