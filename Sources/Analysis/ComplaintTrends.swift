internal import Measures
internal import StationModel

/// The trend of all and of each site over all months. Fewer than eight months: no statement. Three years or more: the seasonal
/// test, since a calendar month resembles itself more than its neighbours.
///
/// Sources: H. B. Mann, Econometrica 13 (1945); P. K. Sen, JASA 63 (1968); R. M. Hirsch, J. R. Slack and R. A. Smith, Water
/// Resources Research 18 (1982). They take the months as independent: the autocorrelation stands beside them.
func complaintTrends(_ input: AnalysisInput, _ exposure: ComplaintExposure) -> [ComplaintTrend] {
  ([nil] + (0..<input.sites).map(Optional.some)).map { trend(input, exposure, site: $0) }
}

private let fewestMonthsForTrend = 8
private let monthsForSeasons = 36

private func trend(_ input: AnalysisInput, _ exposure: ComplaintExposure, site: Int?) -> ComplaintTrend {
  var result = ComplaintTrend()
  result.group = site.map { .site($0) } ?? .all
  var values = input.months.indices.map { month -> Double? in
    guard let own = exposure.total(site: site, month..<(month + 1)), own > 0 else { return nil }
    return Double(exposure.count(site: site, month..<(month + 1))) / own
  }
  if values.allSatisfy({ $0 == nil }) {
    result.isByCount = true
    let silent = input.silent
    // A month that is not over, or of which nothing has come in yet, has fewer complaints for that alone.
    values = input.months.indices.map { month in
      input.settings.periods.coverage(of: input.months[month]) < 1 || silent.contains(month)
        ? nil : Double(exposure.count(site: site, month..<(month + 1)))
    }
  }
  let present = values.compactMap { $0 }
  result.months = present.count
  if present.count >= monthsForSeasons {
    setSeasonal(&result, values)
  } else if present.count >= fewestMonthsForTrend {
    setPlain(&result, values, input.confidence)
  }
  result.wording = Sentences.trend(result, input)
  return result
}

private func setSeasonal(_ result: inout ComplaintTrend, _ values: [Double?]) {
  result.method = .seasonalMannKendall
  guard let test = seasonalMannKendall(values, period: 12).value else { return }
  result.s = test.s
  result.p = test.p
  result.slope = test.slope
  result.autocorrelation = autocorrelation(values, slope: (test.slope ?? 0) / 12)
}

private func setPlain(_ result: inout ComplaintTrend, _ values: [Double?], _ confidence: Double) {
  result.method = .mannKendall
  guard let test = mannKendall(values, confidence: confidence).value else { return }
  result.s = test.s
  // Ten months or fewer without ties have an exact p.
  result.p = result.months <= 10 ? test.exactP ?? test.p : test.p
  result.slope = test.slope.map { $0 * 12 }
  if let lower = test.lower, let upper = test.upper {
    result.interval = FigureInterval(low: lower * 12, high: upper * 12)
  }
  result.autocorrelation = autocorrelation(values, slope: test.slope ?? 0)
}

/// Of the months in order, the slope taken out.
private func autocorrelation(_ values: [Double?], slope: Double) -> Double? {
  let rest = values.enumerated().compactMap { month, value in value.map { $0 - slope * Double(month) } }
  return univariate(rest).value?.autocorrelation
}

/// Groups with less than one complaint a month on average, and their days between complaints.
func complaintGaps(_ input: AnalysisInput) -> [ComplaintGaps] {
  ([nil] + (0..<input.sites).map(Optional.some)).compactMap { gaps(input, site: $0) }
}

private func gaps(_ input: AnalysisInput, site: Int?) -> ComplaintGaps? {
  let days = input.tallies.complaints.shape.days
  let counts = (0..<days).map { complaintsReceived(input, site: site, $0..<($0 + 1)) }
  let total = counts.reduce(0, +)
  guard total >= 2, Double(total) < Double(input.months.count) else { return nil }
  var result = ComplaintGaps()
  result.group = site.map { .site($0) } ?? .all
  var last: Int?
  for (day, count) in counts.enumerated() where count > 0 {
    if let last { result.gaps.append(max(0, day - last - 1)) }
    result.gaps += Array(repeating: 0, count: count - 1)
    last = day
  }
  result.running = days - 1 - (last ?? 0)
  guard let chart = gapChart(result.gaps).value else { return nil }
  result.centre = chart.centre
  result.probabilityUpper = chart.probabilityUpper
  if result.isJudged { result.signals = result.gaps.indices.filter { result.gaps[$0] > result.probabilityUpper } }
  result.wording = Sentences.gaps(result, input)
  return result
}
