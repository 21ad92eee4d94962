internal import Measures
internal import StationModel

/// Sites as strata of the merchants' own survey. Where one site answers nearly whole and another hardly at all, the mean over the
/// answers is that of whoever answered; sites are known by size, and each counts by it.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed. (1977), sections 5.3–5.6: Σ W_h·ȳ_h, variance with the finite correction of each
/// site, t with n − H degrees of freedom. A site with one answer out of several merchants has no variance: the mean stands and has
/// no interval.
extension SatisfactionIndexBuilder {
  /// Puts the stratified mean, index and satisfied share in the place of those over all answers. Nothing is changed where the
  /// respondents are not the merchants, all of them answered, or there is one site.
  func setStratified(_ index: inout SatisfactionIndex, _ slot: PeriodSlot) {
    guard index.intervalMethod != .census,
      let sample = SiteStrata(self, cells.overall, slot, answers: index.levels.reduce(0, +))
    else { return }
    index.strata = sample.strata
    guard sample.isComplete, let mean = sample.mean(input.confidence), let share = sample.share(input.confidence) else {
      return
    }
    index.mean = mean.mean
    index.index = scale.index(mean.mean)
    index.method = methodName + " stratified"
    (index.interval, index.intervalMethod) = interval(mean, sample)
    index.topTwo = share.mean
    index.topTwoInterval = sample.limits(of: share, sample.shares, lowest: 0, highest: 1)
    setStratifiedPromoters(&index, slot)
  }

  /// The same of an item over all sites, report period.
  func setStratified(_ item: inout SatisfactionItemFigure, _ question: Int, answers: Int) {
    guard item.intervalMethod != .census, let sample = SiteStrata(self, question, .report, answers: answers),
      sample.isComplete, let mean = sample.mean(input.confidence), let share = sample.share(input.confidence)
    else { return }
    item.mean = mean.mean
    item.index = scale.index(mean.mean)
    (item.interval, item.intervalMethod) = interval(mean, sample)
    if item.topTwo != nil { item.topTwo = share.mean }
  }

  private func interval(_ mean: StratifiedMean, _ sample: SiteStrata) -> (FigureInterval?, IntervalMethod) {
    let ends = sample.limits(of: mean, sample.values, lowest: scale.minimum, highest: scale.maximum)
    return (ends.map { clipped($0.low, $0.high) }, .stratified)
  }

  /// The net promoter score by sites, where somebody of each site was asked; else it stays that of the answers.
  private func setStratifiedPromoters(_ index: inout SatisfactionIndex, _ slot: PeriodSlot) {
    guard index.nps != nil else { return }
    var strata: [String] = []
    var scores: [Double] = []
    for (merchant, place) in input.tables.merchants.enumerated() {
      var answers = Array(repeating: 0, count: 11)
      cells.addRecommend(slot, merchant, to: &answers)
      let n = answers.reduce(0, +)
      guard n > 0 else { continue }
      strata.append(stratumName(place.site))
      scores.append(100 * Double(answers[9...].reduce(0, +) - answers[...6].reduce(0, +)) / Double(n))
    }
    let sizes = index.strata.map { (name: stratumName($0.site), size: Double($0.merchants)) }
    guard
      let score = stratifiedMean(strata: strata, values: scores, sizes: sizes, confidence: input.confidence).value
    else { return }
    index.nps = score.mean
    index.hasStratifiedScore = true
    index.npsInterval = nil
    if let lower = score.lower, let upper = score.upper, lower < upper {
      index.npsInterval = FigureInterval(low: max(-100, lower), high: min(100, upper))
    }
  }
}

/// Sites are strata under their numbers, which sort as the sites stand.
private func stratumName(_ site: Int) -> String {
  let digits = String(site)
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

/// What the merchants of each site say to one question: a value a merchant that answered.
private struct SiteStrata {
  var strata: [SiteStratum] = []
  var names: [String] = []
  var values: [Double] = []
  /// 1 for a merchant whose answers are in the two highest levels, 0 else, between them where it has several.
  var shares: [Double] = []

  /// Whether each site has an answer.
  var isComplete: Bool { strata.allSatisfy { $0.answered > 0 } }

  /// Nil where the merchants are no frame, there are fewer than two sites, or answers belong to no merchant of a site.
  init?(_ builder: SatisfactionIndexBuilder, _ question: Int, _ slot: PeriodSlot, answers: Int) {
    let (input, cells) = (builder.input, builder.cells)
    guard input.settings.satisfaction.respondent == merchantRespondent, let lowest = cells.values.first else {
      return nil
    }
    var counted = Array(repeating: SiteStratum(), count: input.sites)
    for site in counted.indices { counted[site].site = site }
    var told = 0
    for (merchant, place) in input.tables.merchants.enumerated() where isOpen(merchant, slot, input) {
      guard counted.indices.contains(place.site) else { return nil }
      counted[place.site].merchants += 1
      let levels = cells.byMerchant(slot, merchant, question)
      let n = levels.reduce(0, +)
      guard n > 0 else { continue }
      // Several answers of one merchant are clusters unless the settings make them one.
      guard n == 1 || builder.countsMerchants else { return nil }
      told += n
      counted[place.site].answered += 1
      names.append(stratumName(place.site))
      let sum = levels.enumerated().reduce(0) { $0 + $1.offset * $1.element }
      values.append(lowest + Double(sum) / Double(n))
      shares.append(Double(levels.suffix(2).reduce(0, +)) / Double(n))
    }
    strata = counted.filter { $0.merchants > 0 }
    guard strata.count > 1, !values.isEmpty, told == answers || builder.countsMerchants else { return nil }
  }

  func mean(_ confidence: Double) -> StratifiedMean? { stratified(values, confidence) }

  func share(_ confidence: Double) -> StratifiedMean? { stratified(shares, confidence) }

  private func stratified(_ values: [Double], _ confidence: Double) -> StratifiedMean? {
    let sizes = strata.map { (name: stratumName($0.site), size: Double($0.merchants)) }
    return stratifiedMean(strata: names, values: values, sizes: sizes, confidence: confidence).value
  }

  /// The ends, which cannot leave what the silent could make of the mean. Nil: none can be estimated.
  func limits(of mean: StratifiedMean, _ values: [Double], lowest: Double, highest: Double) -> FigureInterval? {
    guard let lower = mean.lower, let upper = mean.upper, lower < upper else { return nil }
    let population = Double(strata.reduce(0) { $0 + $1.merchants })
    let silent = population - Double(values.count)
    let sum = values.reduce(0, +)
    return FigureInterval(
      low: max(lower, (sum + silent * lowest) / population), high: min(upper, (sum + silent * highest) / population))
  }
}
