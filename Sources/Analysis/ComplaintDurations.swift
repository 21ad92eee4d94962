internal import Measures
internal import StationModel

/// Handling times of all and of each site, both periods.
func complaintDurations(_ input: AnalysisInput) -> [ComplaintDuration] {
  PeriodSlot.allCases.flatMap { slot in
    complaintGroups(input).map { group, sites in duration(input, group, slot, sites) }
  }
}

private func duration(
  _ input: AnalysisInput, _ group: FigureGroup, _ slot: PeriodSlot, _ sites: Range<Int>
) -> ComplaintDuration {
  let tally = input.tallies.complaints
  func bins(_ cells: [Int64]) -> [Int] {
    (0..<367).map { day in sites.reduce(0) { $0 + Int(cells[groupRow(input, slot, $1) * 367 + day]) } }
  }
  let closed = bins(tally.daysToClose)
  let open = bins(tally.daysOpen)
  var figure = ComplaintDuration()
  figure.group = group
  figure.isBasePeriod = slot == .base
  figure.closed = closed.reduce(0, +)
  figure.open = open.reduce(0, +)
  // The last bin holds all that took longer: a median there has no day.
  let curve = survivalCurve(closed: closed, open: open, confidence: input.confidence).value
  figure.median = curve?.median.flatMap { $0 < 366 ? Int($0) : nil }
  if figure.closed > 0 {
    let days = sites.reduce(0) { $0 + tally.daysOfClosed[groupRow(input, slot, $1)] }
    figure.meanOfClosed = Double(days) / Double(figure.closed)
  }
  figure.closedWithin = ComplaintDuration.steps.map { curve?.closed(by: Double($0)) }
  return figure
}
