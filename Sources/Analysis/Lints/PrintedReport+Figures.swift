public import StationModel

/// What the summary workbook prints of the figures, in the form that the lints read.
public func printedReport(_ input: AnalysisInput, _ figures: ReportFigures) -> PrintedReport {
  var report = PrintedReport()
  report.tables = complaintTables(input, figures) + serviceTables(input, figures) + needTables(input, figures)
  report.changes = printedChanges(input, figures)
  report.rates = printedRates(input, figures)
  report.indexes = printedIndexes(input, figures)
  report.closings = printedClosings(figures)
  report.clocks = [PrintedClock("法定期限", untold: untoldDeadlines(input))]
  report.superlatives = printedSuperlatives(input, figures)
  let site = input.settings.siteWord
  report.texts =
    (figures.sentences + figures.siteSentences.flatMap { $0 }).map { PrintedText("要点·" + $0.topic, $0.text) }
    + figures.merchants.map { PrintedText("商户名称·" + $0.id, $0.name) }
    + input.settings.sites.map { PrintedText(site, $0.name) }
  report.frame.merchants = figures.merchants.count
  report.frame.declaredMerchants = input.settings.declaredMerchants
  report.frame.classes = input.settings.taxonomy.classes.count
  report.frame.items = input.settings.taxonomy.items.count
  report.frame.declaredClasses = input.settings.taxonomy.declaredClasses
  report.frame.declaredItems = input.settings.taxonomy.declaredItems
  return report
}

private func complaintTables(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedTable] {
  let complaints = figures.complaints
  guard let all = complaints.comparisons.first(where: { $0.group == .all }) else { return [] }
  func table(_ place: String, _ parts: [(String, Int)], total: Int) -> PrintedTable {
    var table = PrintedTable(place)
    table.parts = parts.map { PrintedPart($0.0, $0.1) }
    table.total = total
    return table
  }
  let sites = complaints.comparisons.filter { row in
    if case .site = row.group { true } else { row.group == .unassigned }
  }
  func bySite(_ place: String, _ count: KeyPath<ComplaintComparison, Int>) -> PrintedTable {
    var result = table(place, sites.map { ("", $0[keyPath: count]) }, total: all[keyPath: count])
    result.isBySite = true
    return result
  }
  var classes = table("投诉·按类别（本期）", complaints.classes.map { ($0.name, $0.countReport) }, total: all.countReport)
  classes.classifications = ["本表分类"]
  let months = complaints.months.filter { $0.group == .all && $0.isReportPeriod }
  return [
    bySite("投诉·按\(input.settings.siteWord)（本期）", \.countReport),
    bySite("投诉·按\(input.settings.siteWord)（基期）", \.countBase), classes,
    table("投诉·按类别（基期）", complaints.classes.map { ($0.name, $0.countBase) }, total: all.countBase),
    table("投诉·按渠道（本期）", complaints.channels.map { ($0.name, $0.countReport) }, total: all.countReport),
    table("投诉·按办理结果（本期）", complaints.outcomes.map { ("", $0.countReport) }, total: all.countReport),
    table("投诉·按月（本期）", months.map { ($0.month.text, $0.count) }, total: all.countReport),
  ]
}

private func serviceTables(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedTable] {
  let services = figures.services
  var kinds = PrintedTable("服务·按类型")
  kinds.parts = services.kinds.map { PrintedPart($0.name, $0.requests) }
  kinds.total = services.total.requests
  return [kinds]
}

private func needTables(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedTable] {
  let items = figures.needs.summaries.filter { !$0.itemCode.isEmpty }
  return items.filter { $0.group == .all }.map { all in
    var table = PrintedTable("需求·\(all.itemCode)·按\(input.settings.siteWord)")
    table.isBySite = true
    table.parts = items.compactMap { row in
      guard case .site = row.group, row.itemCode == all.itemCode else { return nil }
      return PrintedPart("", row.asked)
    }
    table.total = all.asked
    return table
  }
}

/// What sentences say of rates; those of the sheets are read back from them.
private func printedRates(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedRate] {
  let texts =
    [(group: FigureGroup.all, sentences: figures.sentences)]
    + figures.siteSentences.enumerated().map { (FigureGroup.site($0), $1) }
  let satisfaction = texts.compactMap { group, sentences -> PrintedRate? in
    guard let text = sentences.first(where: { $0.topic == "satisfaction" })?.text,
      let index = figures.satisfaction.index(of: group)
    else { return nil }
    var rate = PrintedRate("要点·满意度·" + groupName(group, input))
    rate.denominator = "有效答卷"
    rate.n = index.n
    rate.hasInterval = text.contains("区间")
    // Merchants who answer for themselves are told by how many of them did.
    rate.isProbabilitySample =
      input.settings.satisfaction.isProbabilitySample || input.settings.satisfaction.respondent == "商户"
    rate.note = text
    return rate
  }
  // Where records have not come in, no complaint is no rate of nought.
  let isTold = input.silent.isEmpty
  let complaints = texts.compactMap { group, sentences -> PrintedRate? in
    guard isTold, let row = figures.complaints.comparisons.first(where: { $0.group == group }), row.rateReport != nil,
      let text = sentences.first(where: { $0.topic == "complaints" })?.text, text.contains("0件"), row.countReport == 0
    else { return nil }
    var rate = PrintedRate("要点·投诉·" + groupName(group, input))
    rate.denominator = input.settings.complaints.exposureUnit
    rate.isCountOfEvents = true
    rate.note = text
    return rate
  }
  let mediation = figures.complaints.mediation.filter { !$0.isBasePeriod }.map { row -> PrintedRate in
    var rate = PrintedRate("调解成功率·" + groupName(row.group, input))
    rate.denominator = "办结、受理两种口径"
    rate.n = row.closed
    rate.printed = row.ofClosed.map { percent($0) } ?? ""
    rate.hasInterval = row.ofClosedInterval != nil
    return rate
  }
  return satisfaction + complaints + mediation
}

private func printedIndexes(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedIndex] {
  let satisfaction = figures.satisfaction.indexes.filter { $0.n > 0 }.map { row -> PrintedIndex in
    var index = PrintedIndex("满意度指数·" + groupName(row.group, input))
    index.method = row.method
    return index
  }
  // Where every merchant has the same of each indicator, or nothing of any, no score is printed.
  guard figures.leaders.scores.contains(where: { $0.composite != nil }) else { return satisfaction }
  var composite = PrintedIndex("标杆综合得分")
  composite.method = input.settings.leaders.indicators.first?.normalise ?? ""
  composite.isComposite = true
  composite.hasWeights = figures.leaders.indicators.contains { $0.weight > 0 } || figures.leaders.indicators.isEmpty
  return satisfaction + (figures.leaders.indicators.isEmpty ? [] : [composite])
}

private func printedClosings(_ figures: ReportFigures) -> [PrintedClosing] {
  let mediation = figures.complaints.mediation
  guard let now = mediation.first(where: { $0.group == .all && !$0.isBasePeriod }),
    let before = mediation.first(where: { $0.group == .all && $0.isBasePeriod }),
    let all = figures.complaints.comparisons.first(where: { $0.group == .all })
  else { return [] }
  var closing = PrintedClosing("投诉办结")
  closing.closed = now.closed
  closing.received = all.countReport
  closing.closedBefore = before.closed
  closing.receivedBefore = all.countBase
  closing.datedBefore = figures.complaints.durations.first { $0.group == .all && $0.isBasePeriod }?.closed
  return [closing]
}

/// The driver and satisfaction sentences name a best and a worst site.
private func printedSuperlatives(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedSuperlative] {
  let sites = (0..<input.sites).compactMap { site in
    figures.satisfaction.index(of: .site(site))?.index.map { (name: input.siteName(site), value: $0) }
  }
  let text = figures.sentences.first { $0.topic == "satisfaction" }?.text ?? ""
  return sites.flatMap { site in
    [(site.name + "最高", true), (site.name + "最低", false)].compactMap { phrase, isLargest in
      guard text.contains(phrase) else { return nil }
      var claim = PrintedSuperlative("要点·满意度")
      claim.claimed = site.name
      claim.values = sites
      claim.isLargest = isLargest
      return claim
    }
  }
}

func groupName(_ group: FigureGroup, _ input: AnalysisInput) -> String {
  switch group {
  case .all: "全部"
  case .site(let site): input.siteName(site)
  case .trade(let trade): trade
  case .siteTrade(let site, let trade): input.siteName(site) + "·" + trade
  case .merchant(let index): input.tables.merchants[index].id
  case .month(let month): month.chineseText
  case .siteMonth(let site, let month): input.siteName(site) + "·" + month.chineseText
  case .complaintClass(let code): code
  case .siteClass(let site, let code): input.siteName(site) + "·" + code
  case .unassigned: "未归属"
  }
}

/// Complaints whose term to decide on acceptance runs into a year without a notice.
private func untoldDeadlines(_ input: AnalysisInput) -> Int {
  let settings = input.settings
  let first = settings.periods.all.first.firstDay
  return (0..<input.tallies.complaints.shape.days).reduce(0) { sum, place in
    let count = complaintsReceived(input, site: nil, place..<(place + 1))
    guard count > 0 else { return sum }
    let day = Day(number: first.number + Int32(place))
    let rule = settings.deadlineRules.first { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
    guard let rule, settings.calendar.day(rule.acceptanceWorkingDays, workingDaysAfter: day) == nil else { return sum }
    return sum + count
  }
}
