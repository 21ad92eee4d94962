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
  return [
    KeySentence("complaints", complaintSentence(input, figures, group)),
    KeySentence("satisfaction", satisfactionSentence(input, figures, group)),
    KeySentence("needs", needSentence(input, figures, group)),
    KeySentence("drivers", driverSentence(figures, group)),
    KeySentence("services", serviceSentence(figures, site)),
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
  let change = Sentences.complaintChange(
    row, unit: input.settings.complaints.rateUnit, confidence: input.confidence)
  return group == .all ? change + figures.complaints.zeroMonthSentence : change
}

private func satisfactionSentence(_ input: AnalysisInput, _ figures: ReportFigures, _ group: FigureGroup) -> String {
  guard let all = figures.satisfaction.index(of: group) else { return "本期没有有效满意度答卷。" }
  var best: (name: String, value: Double)?
  var worst: (name: String, value: Double)?
  if group == .all {
    for site in 0..<input.sites {
      guard let value = figures.satisfaction.index(of: .site(site))?.index else { continue }
      let name = input.siteName(site)
      if best.map({ value > $0.value }) ?? true { best = (name, value) }
      if worst.map({ value < $0.value }) ?? true { worst = (name, value) }
    }
  }
  return Sentences.satisfaction(all, best: best, worst: worst, settings: input.settings.satisfaction)
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
  return Sentences.needs(merchants: rows.first?.merchants ?? 0, asked: asked, top: Array(top))
    + Sentences.needsMet(asked: asked, met: met)
}

private func itemName(_ input: AnalysisInput, _ code: String) -> String {
  input.settings.taxonomy.items.first { $0.code == code }?.name ?? code
}

private func driverSentence(_ figures: ReportFigures, _ group: FigureGroup) -> String {
  let satisfaction = figures.satisfaction
  var lowest: (name: String, value: Double)?
  for item in satisfaction.items where item.group == group {
    guard let value = item.index, lowest.map({ value < $0.value }) ?? true else { continue }
    lowest = (satisfaction.drivers.first { $0.item == item.item }?.name ?? item.item, value)
  }
  return Sentences.drivers(
    improve: satisfaction.drivers.filter { $0.quadrant == .improve }.map(\.name),
    undecided: satisfaction.drivers.filter { $0.quadrant == .undecided }.map(\.name), lowest: lowest,
    reason: satisfaction.driverReason)
}

private func serviceSentence(_ figures: ReportFigures, _ site: Int?) -> String {
  guard let site else {
    return Sentences.services(
      figures.services.total, merchants: figures.services.merchantsServed,
      leaders: figures.leaders.chosenBySite.reduce(0, +))
  }
  let merchants = figures.merchants.count { $0.site == site && $0.services > 0 }
  let leaders = figures.leaders.chosenBySite.indices.contains(site) ? figures.leaders.chosenBySite[site] : 0
  return Sentences.services(figures.services.sites[site], merchants: merchants, leaders: leaders)
}
