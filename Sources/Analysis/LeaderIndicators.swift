internal import Measures
internal import StationModel

/// One indicator of all merchants before scaling, with what of it is chance.
struct IndicatorValues {
  /// By merchant. Missing: not measured.
  var raw: [Double?]
  /// What resampling makes of a merchant's value. Missing: nothing is drawn, since the value counts everything there is.
  var chance: ((_ merchant: Int) -> IndicatorChance?)?
}

/// What a merchant's indicator may be when its answers or cases are drawn anew; the centre that it is drawn toward stays.
struct IndicatorChance {
  var distribution: DiscreteDistribution
  /// The indicator's value, by place in the distribution.
  var values: [Double]
  var source: ChanceSource
}

/// Where chance comes from: two indicators made of the same answers move together.
enum ChanceSource: Int { case answers, complaints, mediation }

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
  func value(_ sum: Int, _ n: Int) -> Double? {
    let mean = Double(settings.minimum) + Double(sum) / Double(n)
    return shrunkenMean(mean, n: n, toward: centre.mean, priorWeight: m).value.map(scale.index)
  }
  let raw = (0..<input.merchantCount).map { merchant in
    let total = cells.total(.report, merchant, cells.overall)
    return total.n > 0 ? value(total.sum, total.n) : nil
  }
  return IndicatorValues(raw: raw) { merchant in
    let levels = cells.byMerchant(.report, merchant, cells.overall)
    let n = levels.reduce(0, +)
    return DiscreteDistribution.resampledSum(levels: levels).value.map { sums in
      let values = (0..<sums.count).map { value(sums.first + $0, n) ?? 0 }
      return IndicatorChance(distribution: sums, values: values, source: .answers)
    }
  }
}

/// Share of the two lowest levels, drawn toward the share of all.
private func shrunkenBottomShare(_ input: AnalysisInput) -> IndicatorValues {
  let cells = SatisfactionCells(input)
  let counts = (0..<input.merchantCount).map { merchant -> (x: Int, n: Int) in
    let levels = cells.byMerchant(.report, merchant, cells.overall)
    return (levels.prefix(2).reduce(0, +), levels.reduce(0, +))
  }
  return shrunkenShares(counts, priorWeight: input.settings.leaders.shrinkage, .answers)
}

/// Mediated among the closed complaints whose result is told, drawn toward the share of all; merchants without such have no value.
private func shrunkenMediation(_ input: AnalysisInput) -> IndicatorValues {
  let tally = input.tallies.complaints
  let counts = (0..<input.merchantCount).map { merchant in
    (x: Int(tally.mediation[merchant * 2]), n: Int(tally.mediation[merchant * 2 + 1]))
  }
  return shrunkenShares(counts, priorWeight: input.settings.leaders.shrinkage, .mediation)
}

private func shrunkenShares(
  _ counts: [(x: Int, n: Int)], priorWeight m: Double, _ source: ChanceSource
) -> IndicatorValues {
  let x = counts.reduce(0) { $0 + $1.x }
  let n = counts.reduce(0) { $0 + $1.n }
  let centre = n > 0 ? Double(x) / Double(n) : 0
  func value(_ x: Int, _ n: Int) -> Double? {
    shrunkenMean(Double(x) / Double(n), n: n, toward: centre, priorWeight: m).value.map { $0 * 100 }
  }
  return IndicatorValues(raw: counts.map { $0.n > 0 ? value($0.x, $0.n) : nil }) { merchant in
    let own = counts[merchant]
    return DiscreteDistribution.resampledHits(own.x, of: own.n).value.map { hits in
      let values = (0..<hits.count).map { value(hits.first + $0, own.n) ?? 0 }
      return IndicatorChance(distribution: hits, values: values, source: source)
    }
  }
}

/// Complaints of the report period per 1000 transactions where every open merchant's transactions are known, else per
/// merchant-month; Gamma-Poisson estimates. A merchant that was closed throughout has no value.
private func shrunkenComplaintRate(_ input: AnalysisInput) -> IndicatorValues {
  let merchants = input.tables.merchants
  let exposures = MerchantExposure(input).values
  // A case that names several shops counts for each by its share.
  let counts = merchants.indices.map { complaintShare(input.tallies.complaints, of: $0, input.reportMonths) }
  guard let prior = gammaPoisson(counts: counts, exposures: exposures).value else {
    return IndicatorValues(raw: Array(repeating: nil, count: merchants.count))
  }
  let raw = merchants.indices.map { merchant in
    exposures[merchant] > 0 ? prior.estimate(counts[merchant], exposure: exposures[merchant]) : nil
  }
  return IndicatorValues(raw: raw) { merchant in
    // Around the estimate: a shop without complaints is not one that can have none.
    let (rate, exposure) = (raw[merchant] ?? 0, exposures[merchant])
    return DiscreteDistribution.poisson(mean: rate * exposure).value.map { drawn in
      let values = (0..<drawn.count).map { prior.estimate(Double(drawn.first + $0), exposure: exposure) }
      return IndicatorChance(distribution: drawn, values: values, source: .complaints)
    }
  }
}

/// Share of the named items that a service met, in percent, of those that a kind of service is there for: what the station does
/// not offer is no mark against a merchant. Merchants that named none of them have no value.
private func needsMet(_ input: AnalysisInput, _ met: MetNeeds) -> IndicatorValues {
  IndicatorValues(
    raw: (0..<input.merchantCount).map { merchant in
      let named = (input.tallies.needs.items[merchant] & met.servable).nonzeroBitCount
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
