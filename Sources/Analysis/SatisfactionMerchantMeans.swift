internal import Measures
internal import StationModel

extension SatisfactionIndexBuilder {
  /// Whether every merchant counts once, with the mean of its answers: where the boss and a clerk both answered, the merchant has
  /// one say.
  var countsMerchants: Bool { input.settings.satisfaction.averagesPerMerchant }

  /// Puts the mean over the merchants' means in the place of the mean over answers; `n` is the number of merchants then. Answers of
  /// unresolved merchants are nobody's and stay out; the counts by level stay those of the answers.
  func setMerchantMeans(_ index: inout SatisfactionIndex, _ members: [Int], _ slot: PeriodSlot) {
    var shares: [Double] = []
    for merchant in members {
      let counts = cells.byMerchant(slot, merchant, cells.overall)
      let n = counts.reduce(0, +)
      if n > 0 { shares.append(Double(counts.suffix(2).reduce(0, +)) / Double(n)) }
    }
    let population = merchantPopulation(members, answered: shares.count, slot)
    let mean = merchantMean(members, cells.overall, slot, population: population)
    index.n = mean?.n ?? 0
    index.mean = mean?.mean
    index.index = mean.map { scale.index($0.mean) }
    index.topTwo = shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    // A mean of shares is no share of independent answers.
    index.topTwoInterval = nil
    index.interval = nil
    index.intervalMethod = .none
    setInterval(&index.interval, &index.intervalMethod, mean, population)
  }

  /// The same of an item, report period.
  func setMerchantMean(_ item: inout SatisfactionItemFigure, _ members: [Int], _ question: Int) {
    let answered = members.count { cells.total(.report, $0, question).n > 0 }
    let population = merchantPopulation(members, answered: answered, .report)
    guard let mean = merchantMean(members, question, .report, population: population) else { return }
    item.n = mean.n
    item.mean = mean.mean
    item.index = scale.index(mean.mean)
    setInterval(&item.interval, &item.intervalMethod, mean, population)
  }

  /// Merchants who speak for themselves are a finite frame; visitors are not. Nil: no frame.
  func merchantPopulation(_ members: [Int], answered: Int, _ slot: PeriodSlot) -> Int? {
    guard input.settings.satisfaction.respondent == merchantRespondent else { return nil }
    let open = members.count { isOpen($0, slot, input) }
    return open >= answered && open > 0 ? open : nil
  }

  private func setInterval(
    _ interval: inout FigureInterval?, _ method: inout IntervalMethod, _ mean: SampleMean?, _ population: Int?
  ) {
    guard let mean else { return }
    if population == mean.n {
      (interval, method) = (nil, .census)
    } else if let lower = mean.lower, let upper = mean.upper, lower < upper {
      interval =
        population.map { possible(lower, upper, mean: mean.mean, answered: mean.n, population: $0) }
        ?? clipped(lower, upper)
      method = .student
    }
  }

  /// The mean over merchants of their mean answers to a question, with an interval of Student's t between merchants.
  func merchantMean(
    _ members: [Int], _ question: Int, _ slot: PeriodSlot, population: Int? = nil
  ) -> SampleMean? {
    let means = members.compactMap { merchant -> Double? in
      let total = cells.total(slot, merchant, question)
      guard total.n > 0, let lowest = cells.values.first else { return nil }
      return lowest + Double(total.sum) / Double(total.n)
    }
    return sampleMean(
      counts: Array(repeating: 1, count: means.count), values: means, population: population,
      criticals: input.criticals
    ).value
  }
}
