public import StationModel

/// Complaints: series with control limits, comparisons, classes, channels, outcomes, deadlines.
public func complaintFigures(_ input: AnalysisInput) -> ComplaintFigures {
  let tally = input.tallies.complaints
  let exposure = ComplaintExposure(input)
  var result = ComplaintFigures()
  addMonths(input, exposure, to: &result)
  result.comparisons = complaintComparisons(input, exposure)
  result.comparisonMethod = .exact
  result.periods = complaintPeriods(input, exposure)
  result.trends = complaintTrends(input, exposure)
  result.gaps = complaintGaps(input)
  result.effects = complaintEffects(input, exposure)
  result.funnel = complaintFunnel(input)
  result.durations = complaintDurations(input)
  result.classes = complaintClasses(input)
  result.channels = complaintChannels(input)
  addOutcomes(input, to: &result)
  result.courses = complaintCourses(input)
  result.channelNames = complaintChannelNames(input)
  result.schemes = complaintSchemes(input, result.classes)
  result.classMonths = complaintClassMonths(input)
  result.repeats = complaintRepeats(input)
  result.deadlines = complaintDeadlines(input)
  addZeroMonth(input, exposure, to: &result)
  result.medianDaysToClose = result.durations.first?.median.map(Double.init)
  result.kinds = (0..<5).map { Int(tally.kinds[PeriodSlot.report.rawValue * 5 + $0]) }
  for site in 0...input.sites {
    let row = groupRow(input, .report, site)
    result.amount += tally.money[row * 2]
    result.recovered += tally.money[row * 2 + 1]
    result.professional += Int(tally.professional[row])
  }
  result.outsidePeriods = Int(tally.outsidePeriods)
  result.unresolvedMerchant = PeriodSlot.allCases.map { slot in
    complaints(tally, of: input.merchantCount, input.months(of: slot))
  }
  return result
}

/// Row of a site in the tallies by period and site.
func groupRow(_ input: AnalysisInput, _ slot: PeriodSlot, _ site: Int) -> Int {
  slot.rawValue * (input.sites + 1) + site
}

/// All (with those of no known site), then each site: the groups of most complaint figures.
func complaintGroups(_ input: AnalysisInput) -> [(group: FigureGroup, sites: Range<Int>)] {
  [(.all, 0..<(input.sites + 1))] + (0..<input.sites).map { (.site($0), $0..<($0 + 1)) }
}
