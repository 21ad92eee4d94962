internal import Measures
internal import StationModel

/// One indicator of all merchants before scaling, with how sure each value is.
struct IndicatorValues {
  /// By merchant. Missing: not measured.
  var raw: [Double?]
  /// Standard deviation of the estimate; 0 where it is a count of everything there is.
  var deviations: [Double]

  init(raw: [Double?], deviations: [Double]? = nil) {
    self.raw = raw
    self.deviations = deviations ?? Array(repeating: 0, count: raw.count)
  }
}

/// The values of an indicator, by its source.
func indicatorValues(_ indicator: LeaderIndicator, _ input: AnalysisInput, met: MetNeeds) -> IndicatorValues {
  switch indicator.source {
  case "satisfaction": shrunkenSatisfaction(input)
  case "bottom_share": shrunkenBottomShare(input)
  case "complaint_rate": shrunkenComplaintRate(input)
  case "mediation": shrunkenMediation(input)
  case "needs_met": needsMet(input, met)
  default: assessed(indicator, input)
  }
}

/// (n·ȳ + m·μ)/(n + m) on the scale of the index; merchants without ratings have no value.
private func shrunkenSatisfaction(_ input: AnalysisInput) -> IndicatorValues {
  let settings = input.settings.satisfaction
  let cells = SatisfactionCells(input)
  guard
    let scale = SatisfactionScale(
      minimum: Double(settings.minimum), maximum: Double(settings.maximum),
      method: IndexMethod(rawValue: settings.method) ?? .linear)
  else { return IndicatorValues(raw: Array(repeating: nil, count: input.merchantCount)) }
  var all = Array(repeating: 0, count: cells.levels)
  for merchant in 0..<input.merchantCount { cells.add(.report, merchant, cells.overall, to: &all) }
  guard let centre = sampleMean(counts: all, values: cells.values, criticals: input.criticals).value else {
    return IndicatorValues(raw: Array(repeating: nil, count: input.merchantCount))
  }
  let m = input.settings.leaders.shrinkage
  // The spread of all answers, since a merchant with ten of them hardly knows its own.
  let spread = centre.deviation ?? 0
  var values = IndicatorValues(raw: [])
  for merchant in 0..<input.merchantCount {
    let total = cells.total(.report, merchant, cells.overall)
    guard total.n > 0 else {
      values.append(nil, 0)
      continue
    }
    let mean = Double(settings.minimum) + Double(total.sum) / Double(total.n)
    let shrunken = shrunkenMean(mean, n: total.n, toward: centre.mean, priorWeight: m).value
    values.append(
      shrunken.map(scale.index), spread * Double(total.n).squareRoot() / (Double(total.n) + m) * scale.slope)
  }
  return values
}

/// Share of the two lowest levels, drawn toward the share of all.
private func shrunkenBottomShare(_ input: AnalysisInput) -> IndicatorValues {
  let cells = SatisfactionCells(input)
  let counts = (0..<input.merchantCount).map { merchant -> (x: Int, n: Int) in
    let levels = cells.byMerchant(.report, merchant, cells.overall)
    return (levels.prefix(2).reduce(0, +), levels.reduce(0, +))
  }
  return shrunkenShares(counts, priorWeight: input.settings.leaders.shrinkage)
}

/// Mediated among closed complaints, drawn toward the share of all; merchants without closed complaints have no value.
private func shrunkenMediation(_ input: AnalysisInput) -> IndicatorValues {
  let tally = input.tallies.complaints
  let counts = (0..<input.merchantCount).map { merchant in
    (x: Int(tally.mediation[merchant * 2]), n: Int(tally.mediation[merchant * 2 + 1]))
  }
  return shrunkenShares(counts, priorWeight: input.settings.leaders.shrinkage)
}

private func shrunkenShares(_ counts: [(x: Int, n: Int)], priorWeight m: Double) -> IndicatorValues {
  let x = counts.reduce(0) { $0 + $1.x }
  let n = counts.reduce(0) { $0 + $1.n }
  var values = IndicatorValues(raw: [])
  let centre = n > 0 ? Double(x) / Double(n) : 0
  for count in counts {
    guard count.n > 0 else {
      values.append(nil, 0)
      continue
    }
    let own = Double(count.x) / Double(count.n)
    let shrunken = shrunkenMean(own, n: count.n, toward: centre, priorWeight: m).value
    values.append(
      shrunken.map { $0 * 100 },
      100 * (centre * (1 - centre) * Double(count.n)).squareRoot() / (Double(count.n) + m))
  }
  return values
}

/// Complaints of the report period per 1000 transactions where every open merchant's transactions are known, else per
/// merchant-month; Gamma-Poisson estimates. A merchant that was closed throughout has no value.
private func shrunkenComplaintRate(_ input: AnalysisInput) -> IndicatorValues {
  let merchants = input.tables.merchants
  let exposures = MerchantExposure(input).values
  let counts = merchants.indices.map { complaints(input.tallies.complaints, of: $0, input.reportMonths) }
  guard let prior = gammaPoisson(counts: counts, exposures: exposures).value else {
    return IndicatorValues(raw: Array(repeating: nil, count: merchants.count))
  }
  var values = IndicatorValues(raw: [])
  for merchant in merchants.indices {
    let exposure = exposures[merchant]
    let count = counts[merchant]
    values.append(
      exposure > 0 ? prior.estimate(count, exposure: exposure) : nil,
      exposure > 0 ? prior.deviation(count, exposure: exposure) : 0)
  }
  return values
}

/// Share of the named items that a service met, in percent; merchants that named none have no value.
private func needsMet(_ input: AnalysisInput, _ met: MetNeeds) -> IndicatorValues {
  IndicatorValues(
    raw: (0..<input.merchantCount).map { merchant in
      let named = input.tallies.needs.items[merchant].nonzeroBitCount
      return named > 0 ? Double(met.items[merchant].nonzeroBitCount) / Double(named) * 100 : nil
    })
}

/// The mean of a merchant's assessments in the report period (two raters count alike), by the indicator's name or id.
private func assessed(_ indicator: LeaderIndicator, _ input: AnalysisInput) -> IndicatorValues {
  var sums = Array(repeating: 0.0, count: input.merchantCount)
  var counts = Array(repeating: 0, count: input.merchantCount)
  for row in input.tables.assessments where row.indicator == indicator.name || row.indicator == indicator.id {
    guard let merchant = row.merchant, merchant < input.merchantCount,
      row.assessedOn.map({ input.settings.periods.report.contains($0.month) }) ?? true
    else { continue }
    sums[merchant] += row.value
    counts[merchant] += 1
  }
  return IndicatorValues(raw: sums.indices.map { counts[$0] > 0 ? sums[$0] / Double(counts[$0]) : nil })
}

extension IndicatorValues {
  fileprivate mutating func append(_ value: Double?, _ deviation: Double) {
    raw.append(value)
    deviations.append(deviation)
  }
}
