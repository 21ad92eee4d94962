internal import Measures
public import StationModel

/// The satisfaction survey: overall index by group, items, drivers.
public func satisfactionFigures(_ input: AnalysisInput) -> SatisfactionFigures {
  var result = SatisfactionFigures()
  guard let builder = SatisfactionIndexBuilder(input) else { return result }
  result.indexes = builder.groups(.report)
  result.merchantIndexes = input.tables.merchants.indices.map { builder.merchant($0, .report) }
  if !input.baseMonths.isEmpty { result.baseIndexes = builder.allAndSites(.base) }
  result.items = builder.items()
  result.frames = satisfactionFrames(input, builder.cells)
  result.differences = satisfactionDifferences(input, result.indexes)
  result.waves = satisfactionWaves(input, builder)
  result.isWeighted = input.tallies.satisfaction.isWeighted
  addDrivers(input, to: &result)
  return result
}

/// Makes the index of a group out of its counts.
struct SatisfactionIndexBuilder {
  let input: AnalysisInput
  let cells: SatisfactionCells
  let scale: SatisfactionScale
  let methodName: String

  /// Nil where the scale is out of order; the settings are refused long before.
  init?(_ input: AnalysisInput) {
    let settings = input.settings.satisfaction
    let method = IndexMethod(rawValue: settings.method) ?? .linear
    guard
      let scale = SatisfactionScale(
        minimum: Double(settings.minimum), maximum: Double(settings.maximum), method: method)
    else { return nil }
    self.input = input
    self.scale = scale
    cells = SatisfactionCells(input)
    methodName = method.rawValue
  }

  /// All, sites, trades, sites by trade, months, sites by month; 未归属 last, where there is any.
  func groups(_ slot: PeriodSlot) -> [SatisfactionIndex] {
    var result = allAndSites(slot)
    let merchants = input.tables.merchants
    for (place, trade) in input.trades.enumerated() {
      let members = merchants.indices.filter { input.tradeOf[$0] == place }
      result.append(self.members(.trade(trade), members, slot))
      for site in 0..<input.sites {
        let here = members.filter { merchants[$0].site == site }
        if !here.isEmpty { result.append(self.members(.siteTrade(site, trade), here, slot)) }
      }
    }
    for month in input.months(of: slot) {
      result.append(monthly(.month(input.months[month]), 0..<(input.sites + 1), month))
    }
    for site in 0..<input.sites {
      for month in input.months(of: slot) {
        result.append(monthly(.siteMonth(site, input.months[month]), site..<(site + 1), month))
      }
    }
    return result
  }

  func allAndSites(_ slot: PeriodSlot) -> [SatisfactionIndex] {
    let everyone = Array(0..<input.merchantCount)
    var result = [region(.all, 0..<(input.sites + 1), everyone, slot)]
    for site in 0..<input.sites {
      let members = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
      result.append(region(.site(site), site..<(site + 1), members, slot))
    }
    let unassigned = region(.unassigned, input.sites..<(input.sites + 1), [], slot)
    if unassigned.n > 0 { result.append(unassigned) }
    return result
  }

  /// All or a site: counted from the months (which know unresolved merchants by site), merchants as clusters.
  private func region(
    _ group: FigureGroup, _ sites: Range<Int>, _ members: [Int], _ slot: PeriodSlot
  ) -> SatisfactionIndex {
    let months = input.months(of: slot)
    let counts = cells.byMonth(sites, months, cells.overall)
    var index = figure(group, counts, recommend: cells.recommend(sites, months))
    index.isBasePeriod = slot == .base
    if countsMerchants {
      setMerchantMeans(&index, members, slot)
      if group == .all { setStratified(&index, slot) }
      setBound(&index, members, slot)
      setBand(&index)
      return index
    }
    setClustered(&index.interval, &index.intervalMethod, around: index.mean, members, cells.overall, slot)
    setClusteredShares(&index, members, slot)
    setFinite(&index, members, slot)
    if input.tallies.satisfaction.isWeighted {
      setWeighted(&index, sites, slot)
    } else if group == .all {
      setStratified(&index, slot)
    }
    setBound(&index, members, slot)
    setBand(&index)
    return index
  }

  private func monthly(_ group: FigureGroup, _ sites: Range<Int>, _ month: Int) -> SatisfactionIndex {
    let here = month..<(month + 1)
    return figure(group, cells.byMonth(sites, here, cells.overall), recommend: cells.recommend(sites, here))
  }

  func members(_ group: FigureGroup, _ members: [Int], _ slot: PeriodSlot) -> SatisfactionIndex {
    var counts = Array(repeating: 0, count: cells.levels)
    var recommend = Array(repeating: 0, count: 11)
    for merchant in members {
      cells.add(slot, merchant, cells.overall, to: &counts)
      cells.addRecommend(slot, merchant, to: &recommend)
    }
    var index = figure(group, counts, recommend: recommend)
    index.isBasePeriod = slot == .base
    if countsMerchants {
      setMerchantMeans(&index, members, slot)
      setBand(&index)
      return index
    }
    setClustered(&index.interval, &index.intervalMethod, around: index.mean, members, cells.overall, slot)
    setClusteredShares(&index, members, slot)
    setFinite(&index, members, slot)
    setBand(&index)
    return index
  }

  func merchant(_ merchant: Int, _ slot: PeriodSlot) -> SatisfactionIndex {
    var recommend = Array(repeating: 0, count: 11)
    cells.addRecommend(slot, merchant, to: &recommend)
    return figure(.merchant(merchant), cells.byMerchant(slot, merchant, cells.overall), recommend: recommend)
  }

  /// Mean, index, shares and scores of counts by level; the interval takes answers as independent until clusters
  /// replace it.
  private func figure(_ group: FigureGroup, _ counts: [Int], recommend: [Int]) -> SatisfactionIndex {
    var index = SatisfactionIndex()
    index.group = group
    index.levels = counts
    index.method = methodName
    setRecommendation(&index, recommend)
    guard let mean = sampleMean(counts: counts, values: cells.values, criticals: input.criticals).value else {
      return index
    }
    index.n = mean.n
    index.mean = mean.mean
    index.index = scale.index(mean.mean)
    // Answers that are all the same say nothing of how much others would differ: no interval, rather than one of no width.
    if let lower = mean.lower, let upper = mean.upper, lower < upper {
      index.interval = clipped(lower, upper)
      index.intervalMethod = .student
    }
    let top = counts.suffix(2).reduce(0, +)
    let share = wilsonInterval(top, of: mean.n, critical: input.normalCritical).value
    index.topTwo = share?.value
    index.topTwoInterval = share?.interval
    setBand(&index)
    return index
  }

  private func setRecommendation(_ index: inout SatisfactionIndex, _ recommend: [Int]) {
    guard input.settings.satisfaction.asksRecommendation,
      let score = promoterScore(counts: recommend, confidence: input.confidence).value, let value = score.score
    else { return }
    index.promoters = score.promoters
    index.passives = score.passives
    index.detractors = score.detractors
    index.nps = value
    index.npsInterval = score.t.flatMap {
      $0.lower < $0.upper ? FigureInterval(low: max(-100, $0.lower), high: min(100, $0.upper)) : nil
    }
  }

  /// Merchants as clusters, where at least two have answers. Answers of unresolved merchants are in the mean; whose
  /// cluster they are of is not known, so they say nothing about the spread.
  func setClustered(
    _ interval: inout FigureInterval?, _ method: inout IntervalMethod, around centre: Double?, _ members: [Int],
    _ question: Int, _ slot: PeriodSlot
  ) {
    guard let centre else { return }
    var sizes: [Int] = []
    var totals: [Double] = []
    sizes.reserveCapacity(members.count)
    totals.reserveCapacity(members.count)
    for merchant in members {
      let total = cells.total(slot, merchant, question)
      sizes.append(total.n)
      totals.append(Double(total.sum))
    }
    guard let mean = clusterSample(sizes: sizes, totals: totals, confidence: input.confidence).value,
      let upper = mean.upper, upper > mean.mean
    else { return }
    let half = upper - mean.mean
    interval = clipped(centre - half, centre + half)
    method = .clustered
  }

  /// The satisfied share and the net promoter score by merchants as clusters, as the index is.
  private func setClusteredShares(_ index: inout SatisfactionIndex, _ members: [Int], _ slot: PeriodSlot) {
    var satisfied: (sizes: [Int], totals: [Double]) = ([], [])
    var promoted: (sizes: [Int], totals: [Double]) = ([], [])
    for merchant in members {
      let levels = cells.byMerchant(slot, merchant, cells.overall)
      satisfied.sizes.append(levels.reduce(0, +))
      satisfied.totals.append(Double(levels.suffix(2).reduce(0, +)))
      var recommend = Array(repeating: 0, count: 11)
      cells.addRecommend(slot, merchant, to: &recommend)
      promoted.sizes.append(recommend.reduce(0, +))
      promoted.totals.append(100 * Double(recommend[9...].reduce(0, +) - recommend[...6].reduce(0, +)))
    }
    if let half = halfWidth(satisfied), let share = index.topTwo {
      index.topTwoInterval = FigureInterval(low: max(0, share - half), high: min(1, share + half))
    }
    if let half = halfWidth(promoted), let score = index.nps {
      index.npsInterval = FigureInterval(low: max(-100, score - half), high: min(100, score + half))
    }
  }

  private func halfWidth(_ clusters: (sizes: [Int], totals: [Double])) -> Double? {
    let sample = clusterSample(sizes: clusters.sizes, totals: clusters.totals, confidence: input.confidence)
    guard let mean = sample.value, let upper = mean.upper, upper > mean.mean else { return nil }
    return upper - mean.mean
  }

  /// Merchants who answer for themselves: no interval where all did, else corrected for the finite frame.
  private func setFinite(_ index: inout SatisfactionIndex, _ members: [Int], _ slot: PeriodSlot) {
    guard
      let frame = setFinite(
        &index.interval, &index.intervalMethod, counts: index.levels, members, cells.overall, slot)
    else { return }
    setFinitePromoters(&index, population: frame.population)
    guard !frame.isCensus else {
      index.topTwoInterval = nil
      return
    }
    let share = hypergeometricInterval(
      frame.satisfied, of: frame.answered, population: frame.population, confidence: input.confidence)
    index.topTwoInterval = share.value?.share.interval
  }

  /// With design weights mean, index and interval are those of the weighted answers; counts and shares stay as counted.
  private func setWeighted(_ index: inout SatisfactionIndex, _ sites: Range<Int>, _ slot: PeriodSlot) {
    let tally = input.tallies.satisfaction
    var weights = Array(repeating: 0.0, count: cells.levels)
    var squares = weights
    for site in sites {
      for level in 0..<cells.levels {
        let place = ((slot.rawValue * (tally.shape.sites + 1) + site) * cells.levels + level) * 2
        weights[level] += Double(tally.weighted[place]) / 1_000_000
        squares[level] += Double(tally.weighted[place + 1]) / 1_000_000
      }
    }
    guard
      let mean = weightedMean(
        n: index.n, values: cells.values, weights: weights, squares: squares, criticals: input.criticals
      ).value
    else { return }
    index.mean = mean.mean
    index.index = scale.index(mean.mean)
    index.method = methodName + " weighted"
    guard index.intervalMethod != .census else { return }
    index.interval = nil
    if let lower = mean.lower, let upper = mean.upper, lower < upper {
      index.interval = clipped(lower, upper)
      index.intervalMethod = .weighted
    }
  }

  /// Ends of a mean as ends of the index, which cannot leave the scale.
  func clipped(_ lower: Double, _ upper: Double) -> FigureInterval {
    FigureInterval(
      low: scale.index(max(lower, scale.minimum)), high: scale.index(min(upper, scale.maximum)))
  }

  /// An index whose interval reaches over more than two bands belongs to none of them, and so does one of too few answers.
  func setBand(_ index: inout SatisfactionIndex) {
    let bands = input.settings.satisfaction.bands
    func place(_ value: Double) -> Int { bands.firstIndex { value >= $0.from } ?? bands.count }
    guard let value = index.index else { return index.band = "" }
    let isVague = index.interval.map { place($0.low) - place($0.high) > 1 } ?? false
    // One answer that stands for a whole site places nothing.
    let isLonely = index.isStratified && index.interval == nil
    index.band =
      isVague || isLonely || index.n < Sentences.fewestForPercent ? "" : bands.first { value >= $0.from }?.word ?? ""
  }
}
