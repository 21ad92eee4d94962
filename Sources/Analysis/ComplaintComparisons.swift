internal import Measures
internal import StationModel

/// This period against the base period: all, sites, classes, classes and trades within each site; 未归属 last.
func complaintComparisons(_ input: AnalysisInput, _ exposure: ComplaintExposure) -> [ComplaintComparison] {
  var result: [ComplaintComparison] = []
  for site in [nil] + (0..<input.sites).map(Optional.some) {
    var row = ComplaintComparison()
    row.group = site.map { .site($0) } ?? .all
    row.countReport = exposure.count(site: site, input.reportMonths)
    row.countBase = exposure.count(site: site, input.baseMonths)
    let members = site.map { site in input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site } }
    setShares(&row, members, input)
    row.exposureReport = exposure.total(site: site, input.reportMonths)
    row.exposureBase = exposure.total(site: site, input.baseMonths)
    compare(&row, input)
    widen(&row, site, input, exposure) { exposure.count(site: site, $0..<($0 + 1)) }
    result.append(row)
  }
  let unassigned = unassignedComparison(exposure, input)
  let all = result[0]
  for (place, kind) in complaintClasses(input).enumerated() {
    var row = ComplaintComparison()
    row.group = .complaintClass(kind.code)
    row.countReport = kind.countReport
    row.countBase = kind.countBase
    row.exposureReport = all.exposureReport
    row.exposureBase = all.exposureBase
    compare(&row, input)
    widen(&row, nil, input, exposure) { complaints(input, ofClass: place, 0..<(input.sites + 1), month: $0) }
    result.append(row)
  }
  for site in 0..<input.sites { result += siteComparisons(input, site, over: result[1 + site], exposure) }
  result += unassigned.countReport + unassigned.countBase > 0 ? [unassigned] : []
  // What has not come in yet is no fall.
  if !input.silent.isEmpty { for row in result.indices { result[row].verdict = .none } }
  return result
}

/// A site's classes, then its trades. Neither has visitors of its own: the rates are over the site's.
private func siteComparisons(
  _ input: AnalysisInput, _ site: Int, over whole: ComplaintComparison, _ exposure: ComplaintExposure
) -> [ComplaintComparison] {
  func row(
    _ group: FigureGroup, _ report: Int, _ base: Int, _ members: [Int] = [], count: (Int) -> Int
  ) -> ComplaintComparison {
    var row = ComplaintComparison()
    row.group = group
    row.countReport = report
    row.countBase = base
    if !members.isEmpty { setShares(&row, members, input) }
    row.exposureReport = whole.exposureReport
    row.exposureBase = whole.exposureBase
    compare(&row, input)
    widen(&row, site, input, exposure, count: count)
    return row
  }
  let classes = complaintClasses(input).enumerated().map { place, kind in
    row(.siteClass(site, kind.code), kind.bySite[site], kind.bySiteBase[site]) {
      complaints(input, ofClass: place, site..<(site + 1), month: $0)
    }
  }
  let merchants = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
  let trades = input.trades.enumerated().compactMap { place, trade -> ComplaintComparison? in
    let members = merchants.filter { input.tradeOf[$0] == place }
    guard !members.isEmpty else { return nil }
    func count(_ months: Range<Int>) -> Int {
      members.reduce(0) { $0 + complaints(input.tallies.complaints, of: $1, months) }
    }
    return row(.siteTrade(site, trade), count(input.reportMonths), count(input.baseMonths), members) {
      count($0..<($0 + 1))
    }
  }
  return classes + trades
}

/// Complaints of a class by its place in a month.
private func complaints(_ input: AnalysisInput, ofClass place: Int, _ sites: Range<Int>, month: Int) -> Int {
  let tally = input.tallies.complaints
  return sites.reduce(0) { sum, site in
    sum + Int(tally.byClass[(site * input.months.count + month) * tally.shape.complaintClasses + place])
  }
}

/// Complaints of no known site: counts without exposure, so no rate and no verdict.
private func unassignedComparison(_ exposure: ComplaintExposure, _ input: AnalysisInput) -> ComplaintComparison {
  var row = ComplaintComparison()
  row.group = .unassigned
  row.countReport = exposure.count(site: input.sites, input.reportMonths)
  row.countBase = exposure.count(site: input.sites, input.baseMonths)
  setShares(&row, [input.merchantCount], input)
  return row
}

/// The shares of some merchants (of everyone: nil) in the cases, exact in sixtieths before they are divided.
private func setShares(_ row: inout ComplaintComparison, _ members: [Int]?, _ input: AnalysisInput) {
  func share(_ count: Int, _ months: Range<Int>) -> Double {
    guard let members else { return Double(count) }
    let tally = input.tallies.complaints
    let sixtieths = members.reduce(Int64(0)) { sum, merchant in
      months.reduce(sum) { $0 + tally.shares[merchant * tally.shape.months + $1] }
    }
    return Double(count) + Double(sixtieths) / 60
  }
  row.shareReport = share(row.countReport, input.reportMonths)
  row.shareBase = share(row.countBase, input.baseMonths)
}

/// Rates, change and exact ratio. The verdict speaks of a change only where the interval leaves out 1.
func compare(_ row: inout ComplaintComparison, _ input: AnalysisInput) {
  if let exposure = row.exposureReport, exposure > 0 { row.rateReport = Double(row.countReport) / exposure }
  if let exposure = row.exposureBase, exposure > 0 { row.rateBase = Double(row.countBase) / exposure }
  guard let report = row.exposureReport, let base = row.exposureBase,
    let ratio = poissonRatio(
      row.countReport, exposure1: report, row.countBase, exposure2: base, confidence: input.confidence
    ).value, row.countReport + row.countBase > 0
  else { return }
  row.ratio = ratio.ratio.flatMap { $0.isFinite ? $0 : nil }
  row.change = ratio.changePercent.map { $0 / 100 }
  row.ratioLow = ratio.lower
  row.ratioHigh = ratio.upper.isFinite ? ratio.upper : nil
  row.p = ratio.p
  row.verdict = ratio.upper < 1 ? .lower : ratio.lower > 1 ? .higher : .noDifference
}
