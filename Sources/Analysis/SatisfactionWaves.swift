internal import Measures
internal import StationModel

/// The base period against the report period over the merchants that have answers in both: the same merchants twice are pairs,
/// not two samples. All, then each site; empty without a base period.
///
/// A merchant's value is the mean of its answers to the overall question. Sources: F. Wilcoxon, Biometrics Bulletin 1 (1945);
/// Q. McNemar, Psychometrika 12 (1947), mid-p by M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research
/// Methodology 13 (2013).
func satisfactionWaves(_ input: AnalysisInput, _ builder: SatisfactionIndexBuilder) -> [SatisfactionWave] {
  guard !input.baseMonths.isEmpty else { return [] }
  return complaintGroups(input).map { group, sites in
    let members = input.tables.merchants.indices.filter { sites.contains(input.tables.merchants[$0].site) }
    return wave(group, members, input, builder)
  }
}

private func wave(
  _ group: FigureGroup, _ members: [Int], _ input: AnalysisInput, _ builder: SatisfactionIndexBuilder
) -> SatisfactionWave {
  var result = SatisfactionWave()
  result.group = group
  var before: [Double] = []
  var now: [Double] = []
  for merchant in members {
    let first = mean(merchant, .base, builder)
    let second = mean(merchant, .report, builder)
    switch (first, second) {
    case (let first?, let second?):
      before.append(first)
      now.append(second)
    case (.some, nil): result.left += 1
    case (nil, .some): result.joined += 1
    case (nil, nil): break
    }
  }
  result.both = before.count
  if input.settings.satisfaction.respondent == merchantRespondent {
    result.population = max(before.count, members.count { isOpen($0, .base, input) && isOpen($0, .report, input) })
  }
  guard !before.isEmpty else { return result }
  setChange(&result, zip(now, before).map { $0 - $1 }, input, builder.scale)
  let changes = differencesWithoutNoise(now, before).value ?? []
  let ranks = signedRank(changes, Array(repeating: 0, count: changes.count)).value
  result.wilcoxonP = ranks?.exactP ?? ranks?.continuityP
  let satisfied = builder.scale.index(builder.scale.maximum - 1)
  for (old, new) in zip(before, now) {
    if old >= satisfied, new < satisfied { result.lost += 1 }
    if old < satisfied, new >= satisfied { result.gained += 1 }
  }
  result.mcNemarP = mcNemar(result.lost, result.gained).value?.midP
  return result
}

/// Mean of the changes with its t interval, whose ends cannot leave what the scale allows to change. Merchants who speak for
/// themselves are a finite frame: of a census nothing was drawn, so that there is no interval.
private func setChange(
  _ result: inout SatisfactionWave, _ changes: [Double], _ input: AnalysisInput, _ scale: SatisfactionScale
) {
  guard let mean = sampleMean(changes, population: result.population, confidence: input.confidence).value else {
    return
  }
  result.change = mean.mean
  if result.population == changes.count {
    result.intervalMethod = .census
  } else if let lower = mean.lower, let upper = mean.upper, lower < upper {
    let widest = (scale.index(scale.maximum) - scale.index(scale.minimum)).magnitude
    result.interval = FigureInterval(low: max(lower, -widest), high: min(upper, widest))
    result.intervalMethod = result.population == nil ? .student : .finite
  }
}

/// A merchant's index. Missing: no answer.
private func mean(_ merchant: Int, _ slot: PeriodSlot, _ builder: SatisfactionIndexBuilder) -> Double? {
  let total = builder.cells.total(slot, merchant, builder.cells.overall)
  guard total.n > 0 else { return nil }
  return builder.scale.index(builder.scale.minimum + Double(total.sum) / Double(total.n))
}
