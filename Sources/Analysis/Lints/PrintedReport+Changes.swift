internal import StationModel

/// Complaints against the base period and of the stretches beside it, as sentences tell of them.
func printedChanges(_ input: AnalysisInput, _ figures: ReportFigures) -> [PrintedChange] {
  let periods = input.settings.periods
  let end = lastTold(input, figures)
  // Where nothing is told of the last months, the period is held against its own length.
  let days =
    end < periods.lastDay
    ? (now: dayCount(periods.report, end), then: dayCount(periods.report, periods.lastDay))
    : (now: dayCount(periods.report, end), then: dayCount(periods.base, periods.baseLastDay))
  let years = figures.complaints.comparisons.map { row -> PrintedChange in
    var change = PrintedChange("投诉同比·" + groupName(row.group, input))
    // The figures stand on the sheets, which are read back; here stands what the sentence says of them.
    change.note = complaintSentence(row.group, figures)
    change.base = row.countBase
    change.isSentence = change.note.contains("同比") && row.verdict != .none && row.change != nil
    // Once for the report: the periods are the same in every row. As many whole months are no partial period.
    if row.group == .all, periods.report.count != periods.base.count || end < periods.lastDay { change.days = days }
    change.festivalMonth = row.group == .all ? loneFestivalMonth(input) : ""
    return change
  }
  let stretches = figures.complaints.periods.map { period -> PrintedChange in
    let row = period.comparison
    var change = PrintedChange(period.kind.chineseName + "·" + groupName(row.group, input))
    // The caution stands under the table.
    change.note = period.wording + period.caution
    change.base = row.countBase
    change.isSentence = row.verdict != .none && row.change != nil
    change.printed = printedStretch(period) ?? ""
    change.now = row.rateReport ?? 0
    change.then = row.rateBase ?? 0
    if period.kind == .monthOnYear {
      let before = figures.complaints.periods.first { $0.kind == .monthOnMonth && $0.comparison.group == row.group }
      change.printedMonthly = before.flatMap(printedStretch) ?? ""
    }
    let month = input.reportMonths.last.map { input.months[$0].month } ?? 0
    change.festivalMonth = splitsFeast(period.kind, month) ? period.now : ""
    return change
  }
  return years + stretches
}

/// Whether a stretch that ends with a month has January or February without the other on a side.
private func splitsFeast(_ kind: PeriodComparisonKind, _ month: Int) -> Bool {
  switch kind {
  case .monthOnYear: month == 1 || month == 2
  case .monthOnMonth: (1...3).contains(month)
  case .yearToDate: month == 1
  default: false
  }
}

/// The change as its wording prints it. Missing: the base is too small for a percentage.
private func printedStretch(_ period: ComplaintPeriodComparison) -> String? {
  guard period.comparison.countBase >= Sentences.fewestForChange else { return nil }
  return period.comparison.change.map { signedPercent($0) }
}

/// The sentence of the key findings, all or a site's; empty where none is of complaints.
private func complaintSentence(_ group: FigureGroup, _ figures: ReportFigures) -> String {
  switch group {
  case .all: figures.sentences.first { $0.topic == "complaints" }?.text ?? ""
  case .site(let site):
    figures.siteSentences.indices.contains(site)
      ? figures.siteSentences[site].first { $0.topic == "complaints" }?.text ?? "" : ""
  default: ""
  }
}

/// The last day of the report period, or of its last month that anything is told of: a period that is not over is no whole one.
private func lastTold(_ input: AnalysisInput, _ figures: ReportFigures) -> Day {
  let periods = input.settings.periods
  let complaints = figures.complaints.months.filter { $0.isReportPeriod && ($0.count > 0 || ($0.exposure ?? 0) > 0) }
  let answers = periods.report.months.filter { (figures.satisfaction.index(of: .month($0))?.n ?? 0) > 0 }
  let services = input.tables.services.compactMap { $0.requestedAt?.day.month }.filter(periods.report.contains)
  let told = complaints.map(\.month) + answers + services
  guard let last = told.max(), last < periods.report.last else { return periods.lastDay }
  return last.lastDay
}

/// January or February where the report period holds one of a year's two; the feast lies in the one or the other. A whole year
/// holds both of some sort.
private func loneFestivalMonth(_ input: AnalysisInput) -> String {
  let months = input.settings.periods.report.months
  guard months.count < 12 else { return "" }
  let feast = months.filter { [1, 2].contains($0.month) }
  return feast.first { month in feast.count { $0.year == month.year } == 1 }?.chineseText ?? ""
}

private func dayCount(_ range: MonthRange, _ end: Day) -> Int { Int(end.number - range.first.firstDay.number) + 1 }
