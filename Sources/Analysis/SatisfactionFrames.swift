internal import Measures
internal import StationModel

/// Participation of all and of each site, both periods.
func satisfactionFrames(_ input: AnalysisInput, _ cells: SatisfactionCells) -> [SatisfactionFrame] {
  let slots: [PeriodSlot] = input.baseMonths.isEmpty ? [.report] : [.report, .base]
  return slots.flatMap { slot in
    complaintGroups(input).map { group, sites in frame(input, cells, group, sites, slot) }
  }
}

private func frame(
  _ input: AnalysisInput, _ cells: SatisfactionCells, _ group: FigureGroup, _ sites: Range<Int>, _ slot: PeriodSlot
) -> SatisfactionFrame {
  let merchants = input.tables.merchants
  let members = merchants.indices.filter { sites.contains(merchants[$0].site) && isOpen($0, slot, input) }
  var figure = SatisfactionFrame()
  figure.group = group
  figure.isBasePeriod = slot == .base
  figure.merchants = members.count
  figure.answered = members.count { cells.total(slot, $0, cells.overall).n > 0 }
  if figure.merchants > 0 { figure.rate = Double(figure.answered) / Double(figure.merchants) }
  let all = merchants.indices.filter { sites.contains(merchants[$0].site) }
  let unresolved = sites.contains(input.sites) ? [input.merchantCount] : []
  for merchant in all + unresolved {
    figure.rows += Int(cells.tally.responses[slot.rawValue * (input.merchantCount + 1) + merchant])
    figure.answers += cells.total(slot, merchant, cells.overall).n
  }
  if figure.rows > 0 { figure.itemRate = Double(figure.answers) / Double(figure.rows) }
  if let counts = MerchantFrame(input, cells, members: members, slot) {
    figure.bounds =
      nonResponseBounds(counts.satisfied, of: counts.answered, population: counts.population).value?.interval
  }
  return figure
}

/// Whether a merchant was open on some day of a period.
func isOpen(_ merchant: Int, _ slot: PeriodSlot, _ input: AnalysisInput) -> Bool {
  !activeMonths(of: input.tables.merchants[merchant], input).clamped(to: input.months(of: slot)).isEmpty
}

/// Merchants who speak for themselves are a finite frame, nearly all of which answers; visitors are a sample of nobody knows
/// whom. Only where each merchant answered at most once: several answers of one merchant are clusters.
struct MerchantFrame {
  var population: Int
  var answered = 0
  /// Answers in the two highest levels.
  var satisfied = 0
  var isCensus: Bool { answered == population }

  /// Nil where the respondents are not the merchants, a merchant answered twice, or nobody did.
  ///
  /// - Parameter question: whose answers count; the overall question where it is nil.
  init?(
    _ input: AnalysisInput, _ cells: SatisfactionCells, members: [Int], _ slot: PeriodSlot, question: Int? = nil
  ) {
    guard input.settings.satisfaction.respondent == merchantRespondent else { return nil }
    population = members.count { isOpen($0, slot, input) }
    for merchant in members {
      let counts = cells.byMerchant(slot, merchant, question ?? cells.overall)
      let n = counts.reduce(0, +)
      guard n <= 1 else { return nil }
      answered += n
      satisfied += counts.suffix(2).reduce(0, +)
    }
    guard answered > 0, answered <= population else { return nil }
  }
}

/// The respondent type of the survey's files that means the merchants themselves.
let merchantRespondent = "商户"

/// Every pair of sites, by the interval of the difference of their indexes; overlapping intervals decide nothing. Beside it the
/// interval at the level at which all pairs hold together. Every pair of sites with answers is there: where a side's answers are
/// all the same, its exact bound stands for the interval it has not.
func satisfactionDifferences(_ input: AnalysisInput, _ indexes: [SatisfactionIndex]) -> [SatisfactionDifference] {
  let sites = (0..<input.sites).filter { site in estimate(indexes, site) != nil }
  let wider = SatisfactionIndexBuilder(input.at(jointLevel(input.confidence, of: sites.count)))?.allAndSites(.report)
  return sites.indices.flatMap { first in
    sites.indices.dropFirst(first + 1).compactMap { second in
      let (a, b) = (sites[first], sites[second])
      guard let gap = difference(indexes, a, b), let joint = difference(wider ?? [], a, b) else { return nil }
      var row = SatisfactionDifference()
      row.first = .site(a)
      row.second = .site(b)
      row.difference = gap.value
      row.interval = gap.interval
      row.joint = joint.interval
      row.isBounded = [a, b].contains { site in
        indexes.contains { $0.group == .site(site) && !$0.isBasePeriod && $0.interval == nil && $0.bound != nil }
      }
      return row
    }
  }
}

private func estimate(_ indexes: [SatisfactionIndex], _ site: Int) -> Estimate? {
  indexes.first { $0.group == .site(site) && !$0.isBasePeriod }.flatMap(indexEstimate)
}

private func difference(_ indexes: [SatisfactionIndex], _ first: Int, _ second: Int) -> Estimate? {
  guard let a = estimate(indexes, first), let b = estimate(indexes, second) else { return nil }
  return differenceInterval(a, b).value
}
