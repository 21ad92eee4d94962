internal import Measures
internal import StationModel

/// The five findings of the 总览 sheet.
func keySentences(_ input: AnalysisInput, _ figures: ReportFigures) -> [KeySentence] {
  sentences(input, figures, site: nil)
}

/// The findings of one site's workbook.
func siteSentences(_ input: AnalysisInput, _ figures: ReportFigures, site: Int) -> [KeySentence] {
  sentences(input, figures, site: site)
}

private func sentences(_ input: AnalysisInput, _ figures: ReportFigures, site: Int?) -> [KeySentence] {
  let group = site.map { FigureGroup.site($0) } ?? .all
  // How many were chosen is evaluated in another stage than the services: a clause of its own.
  var services = KeySentence("services", serviceSentence(figures, site))
  services.addition = leaderClause(figures, site)
  return [
    KeySentence("complaints", complaintSentence(input, figures, group)),
    KeySentence("satisfaction", satisfactionSentence(input, figures, group)),
    KeySentence("needs", needSentence(input, figures, group)),
    KeySentence("drivers", driverSentence(input, figures, site)),
    services,
  ]
}

extension KeySentence {
  fileprivate init(_ topic: String, _ text: String) {
    self.init()
    self.topic = topic
    self.text = text
  }
}

private func complaintSentence(_ input: AnalysisInput, _ figures: ReportFigures, _ group: FigureGroup) -> String {
  guard let row = figures.complaints.comparisons.first(where: { $0.group == group }) else { return "本期没有投诉数据。" }
  let silent = input.silent.name
  let change = Sentences.complaintChange(
    row, unit: input.settings.complaints.rateUnit, confidence: input.confidence, silent: silent)
  // Said once.
  guard silent.isEmpty else { return change }
  guard case .site(let site) = group else { return change + figures.complaints.zeroMonthSentence }
  return change + figures.complaints.siteZeroMonthSentences[site]
}

private func satisfactionSentence(_ input: AnalysisInput, _ figures: ReportFigures, _ group: FigureGroup) -> String {
  guard let all = figures.satisfaction.index(of: group) else { return "本期没有有效满意度答卷。" }
  let frame = figures.satisfaction.frames.first { $0.group == group && !$0.isBasePeriod }
  guard group == .all else {
    return Sentences.satisfaction(all, frame, extremes: nil, settings: input.settings.satisfaction)
  }
  let shown = (0..<input.sites).filter { figures.satisfaction.index(of: .site($0))?.index != nil }
  let wider = SatisfactionIndexBuilder(input.at(jointLevel(input.confidence, of: shown.count)))?.allAndSites(.report)
  let sites = shown.compactMap { site -> Compared? in
    guard let own = figures.satisfaction.index(of: .site(site)), let value = own.index else { return nil }
    let joint = wider?.first { $0.group == .site(site) }
    // A handful of answers puts no site at an end.
    return Compared(
      name: input.siteName(site), value: value, joint: joint.flatMap(indexEstimate),
      isEligible: own.n >= Sentences.fewestForPercent)
  }
  let ends = extreme(of: sites, isHighest: true).flatMap { best in
    extreme(of: sites, isHighest: false).map { (best: best, worst: $0) }
  }
  return Sentences.satisfaction(all, frame, extremes: ends, settings: input.settings.satisfaction)
}

private func needSentence(_ input: AnalysisInput, _ figures: ReportFigures, _ group: FigureGroup) -> String {
  let rows = figures.needs.summaries.filter { $0.group == group && !$0.itemCode.isEmpty }
  let asked = rows.reduce(0) { $0 + $1.asked }
  let met = rows.reduce(0) { $0 + $1.met }
  // Most merchants first; the order of the taxonomy among equals.
  let order = rows.indices.filter { rows[$0].asked > 0 }.sorted { left, right in
    rows[left].asked == rows[right].asked ? left < right : rows[left].asked > rows[right].asked
  }
  let top = order.prefix(3).map { index in
    (name: itemName(input, rows[index].itemCode), merchants: rows[index].asked)
  }
  let needs = input.tallies.needs
  let asking = input.tables.merchants.indices.count { merchant in
    let isOwn = group == .all || group == .site(input.tables.merchants[merchant].site)
    return isOwn && needs.answers[merchant] > 0 && needs.items[merchant] != 0
  }
  let servable = servableItems(input.settings)
  let items = input.settings.taxonomy.items
  let lacking = Set(items.indices.filter { servable >> UInt64($0) & 1 == 0 }.map { items[$0].code })
  let without = rows.filter { lacking.contains($0.itemCode) }.reduce(0) { $0 + $1.asked }
  return Sentences.needs(merchants: rows.first?.merchants ?? 0, asking: asking, asked: asked, top: Array(top))
    + Sentences.needsMet(asked: asked, met: met, without: without)
}

private func itemName(_ input: AnalysisInput, _ code: String) -> String {
  input.settings.taxonomy.items.first { $0.code == code }?.name ?? code
}

/// The quadrants are those of all sites' answers together, whichever site the lowest item is of: the sentence says so.
private func driverSentence(_ input: AnalysisInput, _ figures: ReportFigures, _ site: Int?) -> String {
  let satisfaction = figures.satisfaction
  let group = site.map { FigureGroup.site($0) } ?? .all
  let items = satisfaction.items.filter {
    $0.group == group && $0.index != nil && $0.n >= Sentences.fewestForAnything
  }
  let wider = SatisfactionIndexBuilder(input.at(jointLevel(input.confidence, of: items.count)))?.items() ?? []
  // Answers to two items are of the same persons: their difference is surer than that of strangers, which is taken here.
  let compared = items.map { item in
    let joint = wider.first { $0.group == group && $0.item == item.item }
    let name = satisfaction.drivers.first { $0.item == item.item }?.name ?? item.item
    return Compared(name: name, value: item.index ?? 0, joint: joint.flatMap(indexEstimate))
  }
  let lowest = extreme(of: compared, isHighest: false)
  return Sentences.drivers(
    improve: satisfaction.drivers.filter { $0.quadrant == .improve }.map(\.name),
    undecided: satisfaction.drivers.filter { $0.quadrant == .undecided && $0.quadrantReason.isEmpty }.map(\.name),
    unplaced: satisfaction.drivers.filter { !$0.quadrantReason.isEmpty }.map { ($0.name, $0.quadrantReason) },
    lowest: lowest, reason: satisfaction.driverReason,
    site: site.flatMap { input.sites > 1 ? (word: input.settings.siteWord, name: input.siteName($0)) : nil })
}

private func serviceSentence(_ figures: ReportFigures, _ site: Int?) -> String {
  guard let site else {
    return Sentences.services(figures.services.total, merchants: figures.services.merchantsServed)
  }
  let merchants = figures.merchants.count { $0.site == site && $0.services > 0 }
  return Sentences.services(figures.services.sites[site], merchants: merchants)
}

private func leaderClause(_ figures: ReportFigures, _ site: Int?) -> String {
  let chosen = figures.leaders.chosenBySite
  let leaders = site.map { chosen.indices.contains($0) ? chosen[$0] : 0 } ?? chosen.reduce(0, +)
  let requests = site.map { figures.services.sites[$0].requests } ?? figures.services.total.requests
  guard leaders > 0, requests > 0 else { return "" }
  let sites = figures.leaders.sites
  let unstable =
    site.map { sites.indices.contains($0) ? sites[$0].unstable.count : 0 }
    ?? sites.reduce(0) { $0 + $1.unstable.count }
  return "评出标杆企业建议名单\(leaders)家" + (unstable > 0 ? "（其中\(unstable)家抽样名次不稳，待评审）" : "")
}
