internal import Measures
internal import StationModel

/// The convention of the control charts, named on the sheet.
enum ControlChart {
  /// Probability beyond each limit while nothing has changed: what three sigma stands for.
  static let tail = 0.00135
  /// Fewest months of exposure from which a centre line may be frozen.
  static let fewestBaseMonths = 12
  /// Length of a run on one side of the centre line.
  static let run = 9
  /// Mean count a month below which runs are not looked for: rare counts lie below their mean most of the time.
  static let fewestForRuns = 5.0
  /// Spread between neighbouring months, in standard deviations of Poisson counts, above which the limits are widened.
  static let widened = 1.2
}

/// Months of all and of each site, with the frozen centre line of the base period and exact Poisson limits.
func addMonths(_ input: AnalysisInput, _ exposure: ComplaintExposure, to figures: inout ComplaintFigures) {
  figures.limitMethod = .poisson
  figures.isCentreFromBase = isBaseLongEnough(input, exposure, site: nil)
  figures.limitNote = limitNote(input, figures.isCentreFromBase)
  for site in [nil] + (0..<input.sites).map(Optional.some) {
    var months = input.months.indices.map { month($0, site: site, input, exposure) }
    let base = figures.isCentreFromBase ? input.baseMonths : input.months.indices
    let sigma = spread(months, base)
    setLimits(&months, centre: centre(exposure, site: site, base), sigma: sigma, input)
    figures.months += months
    if sigma != nil { figures.limitNote += widenedNote(site.map { input.siteName($0) } ?? "合计") }
    guard site == nil else { continue }
    let spread = dispersion(counts: months.map(\.count), exposures: months.map { $0.exposure ?? 0 }).value
    figures.dispersion = spread?.index
    figures.dispersionP = spread?.p
  }
}

private func isBaseLongEnough(_ input: AnalysisInput, _ exposure: ComplaintExposure, site: Int?) -> Bool {
  let months = input.baseMonths.count { (exposure.total(site: site, $0..<($0 + 1)) ?? 0) > 0 }
  return months >= ControlChart.fewestBaseMonths && exposure.total(site: site, input.baseMonths) != nil
}

private func month(
  _ place: Int, site: Int?, _ input: AnalysisInput, _ exposure: ComplaintExposure
) -> ComplaintMonth {
  var result = ComplaintMonth()
  result.group = site.map { .site($0) } ?? .all
  result.month = input.months[place]
  result.isReportPeriod = input.reportMonths.contains(place)
  result.count = exposure.count(site: site, place..<(place + 1))
  result.exposure = exposure.total(site: site, place..<(place + 1))
  if let own = result.exposure,
    let rate = garwoodInterval(result.count, exposure: own, confidence: input.confidence).value?.rate
  {
    result.rate = rate.value
    result.interval = rate.interval
  }
  return result
}

private func centre(_ exposure: ComplaintExposure, site: Int?, _ range: Range<Int>) -> Double? {
  guard let total = exposure.total(site: site, range), total > 0 else { return nil }
  return Double(exposure.count(site: site, range)) / total
}

/// σz of Laney's u′ chart over the months of the centre line, where it matters: many counts that spread more than chance. Nil:
/// the exact limits hold.
///
/// D. B. Laney, Quality Engineering 14 (2002), with Minitab's 1.128. A spread below chance never narrows the limits.
private func spread(_ months: [ComplaintMonth], _ base: Range<Int>) -> Double? {
  let months = base.map { months[$0] }.filter { ($0.exposure ?? 0) > 0 }
  guard months.count >= ControlChart.fewestBaseMonths,
    Double(months.reduce(0) { $0 + $1.count }) >= ControlChart.fewestForRuns * Double(months.count),
    let chart = countChart(months.map(\.count), exposures: months.map { $0.exposure ?? 0 }).value,
    let sigma = laneyChart(chart).sigma, sigma > ControlChart.widened,
    // Twelve months have a σz of 1.2 by chance often enough: the spread itself must be more than chance.
    let p = dispersion(counts: months.map(\.count), exposures: months.map { $0.exposure ?? 0 }).value?.p, p < 0.05
  else { return nil }
  return sigma
}

private func widenedNote(_ name: String) -> String { "\(name)各月波动大于泊松分布所允许，控制限按Laney u′图放宽。" }

/// Rule one: a count beyond its limits. Rule two: nine months in a row strictly on one side of the centre.
private func setLimits(
  _ months: inout [ComplaintMonth], centre: Double?, sigma: Double?, _ input: AnalysisInput
) {
  guard let centre else { return }
  var run = (side: 0, length: 0)
  let exposures = months.compactMap(\.exposure)
  let meanCount = exposures.isEmpty ? 0 : centre * compensatedSum(exposures) / Double(exposures.count)
  let silent = input.silent
  for index in months.indices {
    guard !silent.contains(index), let exposure = months[index].exposure, let rate = months[index].rate else {
      run = (0, 0)
      continue
    }
    months[index].centre = centre
    let side = rate > centre ? 1 : rate < centre ? -1 : 0
    run = side == run.side && side != 0 ? (side, run.length + 1) : (side, side == 0 ? 0 : 1)
    if let sigma {
      let reach = 3 * sigma * (centre / exposure).squareRoot()
      months[index].limits = .laney
      months[index].upper = centre + reach
      months[index].lower = max(0, centre - reach)
      if rate > centre + reach { months[index].signal = .above }
      if rate < centre - reach { months[index].signal = .below }
    } else if let limits = poissonLimits(mean: centre * exposure, tail: ControlChart.tail).value {
      months[index].upper = Double(limits.upper) / exposure
      months[index].lower = Double(limits.lower) / exposure
      if months[index].count > limits.upper { months[index].signal = .above }
      if months[index].count < limits.lower { months[index].signal = .below }
    }
    if months[index].signal == .none, meanCount >= ControlChart.fewestForRuns, run.length >= ControlChart.run {
      months[index].signal = .run
      months[index].signalText = "连续\(run.length)月" + (run.side > 0 ? "高于" : "低于") + "中心线"
    }
  }
}

private func limitNote(_ input: AnalysisInput, _ isFrozen: Bool) -> String {
  let base =
    isFrozen
    ? "中心线取基期（\(input.settings.periods.baseText)）合计投诉率，冻结不随各月重算"
    : "基期有客流或商户月数的月份不足\(ControlChart.fewestBaseMonths)个，中心线取所列各月合计投诉率"
  return base + "；控制限为泊松分布精确概率限，每侧\(percent(ControlChart.tail, 3))；判异规则：一、单月件数超出控制限；"
    + "二、连续\(ControlChart.run)个月位于中心线同一侧（月均不足\(Int(ControlChart.fewestForRuns))件时不用）。"
}
