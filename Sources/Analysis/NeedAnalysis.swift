internal import Measures
public import StationModel

/// What merchants asked for, and what a service has met.
public func needFigures(_ input: AnalysisInput) -> NeedFigures { needFigures(input, met: metNeeds(input)) }

func needFigures(_ input: AnalysisInput, met: MetNeeds) -> NeedFigures {
  let tally = input.tallies.needs
  let merchants = input.tables.merchants
  var result = NeedFigures()
  var groups: [(group: FigureGroup, members: [Int], mentionSites: Range<Int>?)] = [
    (.all, Array(merchants.indices), 0..<(input.sites + 1))
  ]
  for site in 0..<input.sites {
    groups.append((.site(site), merchants.indices.filter { merchants[$0].site == site }, site..<(site + 1)))
  }
  for (place, trade) in input.trades.enumerated() {
    groups.append((.trade(trade), merchants.indices.filter { input.tradeOf[$0] == place }, nil))
  }
  for group in groups {
    result.summaries += needSummaries(input, met, group.group, group.members, group.mentionSites)
  }
  result.summaries += unassignedSummaries(input)
  result.residuals = input.settings.taxonomy.residuals.indices.map { code in
    let bySite = (0..<input.sites).map { Int(tally.residualRows[$0 * tally.shape.residuals + code]) }
    let unresolved = Int(tally.residualRows[input.sites * tally.shape.residuals + code])
    var residual = NeedResidual()
    residual.code = input.settings.taxonomy.residuals[code].code
    residual.name = input.settings.taxonomy.residuals[code].name
    residual.answers = bySite.reduce(unresolved, +)
    residual.bySite = bySite
    return residual
  }
  result.urgency = (0..<6).map { level in (0...input.sites).reduce(0) { $0 + Int(tally.urgency[$1 * 6 + level]) } }
  result.outcomes = needOutcomes(input, met)
  result.pairs = needPairs(input)
  result.changes = needChanges(input)
  result.surveyedBySite = (0..<input.sites).map { site in
    merchants.indices.count { merchants[$0].site == site && tally.answers[$0] > 0 }
  }
  return result
}

/// The classes of a group, then its items.
private func needSummaries(
  _ input: AnalysisInput, _ met: MetNeeds, _ group: FigureGroup, _ members: [Int], _ mentionSites: Range<Int>?
) -> [NeedSummary] {
  let taxonomy = input.settings.taxonomy
  let answered = members.filter { input.tallies.needs.answers[$0] > 0 }
  func summary(_ classCode: String, _ itemCode: String, _ items: [Int]) -> NeedSummary {
    var row = NeedSummary()
    row.group = group
    row.classCode = classCode
    row.itemCode = itemCode
    row.merchants = answered.count
    row.frame = members.count
    row.mentions = mentionSites.map { mentions(input, items, $0) }
    count(input, met, items, answered, into: &row)
    setRate(of: &row, confidence: input.confidence)
    return row
  }
  var classes = taxonomy.classes.map { kind in
    summary(kind.code, "", taxonomy.items.indices.filter { taxonomy.items[$0].classCode == kind.code })
  }
  var items = taxonomy.items.indices.map { summary(taxonomy.items[$0].classCode, taxonomy.items[$0].code, [$0]) }
  setSharesAndRanks(&classes)
  setSharesAndRanks(&items)
  return classes + items
}

/// Merchants that asked for any of the items, and those of them that were served in all they named.
private func count(
  _ input: AnalysisInput, _ met: MetNeeds, _ items: [Int], _ answered: [Int], into row: inout NeedSummary
) {
  let tally = input.tallies.needs
  let width = tally.shape.needItems
  let mask = items.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
  var days: [Double] = []
  for merchant in answered {
    let named = tally.items[merchant] & mask
    guard named != 0 else { continue }
    row.asked += 1
    guard met.items[merchant] & named == named else { continue }
    row.met += 1
    // The need of a class is met when its last item is.
    let waited = items.filter { named >> UInt64($0) & 1 == 1 }.map { met.days[merchant * width + $0] }.max() ?? 0
    days.append(Double(waited))
  }
  row.waiting = row.asked - row.met
  row.metRate = row.asked > 0 ? Double(row.met) / Double(row.asked) : nil
  row.medianDays = quantile(sorted: days.sorted(), 0.5).value
}

private func mentions(_ input: AnalysisInput, _ items: [Int], _ sites: Range<Int>) -> Int {
  let tally = input.tallies.needs
  return sites.reduce(0) { sum, site in
    items.reduce(sum) { $0 + Int(tally.mentions[site * tally.shape.needItems + $1]) }
  }
}

/// A census has no sampling error; part of the frame has the exact interval of a finite frame.
private func setRate(of row: inout NeedSummary, confidence: Double) {
  guard row.merchants > 0 else { return }
  row.rate = Double(row.asked) / Double(row.merchants)
  guard row.merchants < row.frame else {
    row.method = "census"
    return
  }
  row.method = "hypergeometric"
  row.interval =
    hypergeometricInterval(row.asked, of: row.merchants, population: row.frame, confidence: confidence)
    .value?.share.interval
}

private func setSharesAndRanks(_ rows: inout [NeedSummary]) {
  let total = rows.reduce(0) { $0 + $1.asked }
  for index in rows.indices {
    rows[index].share = total > 0 ? Double(rows[index].asked) / Double(total) : nil
    rows[index].rank = 1 + rows.count { $0.asked > rows[index].asked }
  }
}

/// Answers whose merchant is unknown: no merchants to count, only mentions; empty where there are none.
private func unassignedSummaries(_ input: AnalysisInput) -> [NeedSummary] {
  let here = input.sites..<(input.sites + 1)
  let taxonomy = input.settings.taxonomy
  guard mentions(input, Array(taxonomy.items.indices), here) > 0 else { return [] }
  return taxonomy.items.indices.map { item in
    var row = NeedSummary()
    row.group = .unassigned
    row.classCode = taxonomy.items[item].classCode
    row.itemCode = taxonomy.items[item].code
    row.mentions = mentions(input, [item], here)
    return row
  }
}
