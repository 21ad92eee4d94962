internal import Measures
internal import StationModel

/// What merchants who answer for themselves, and answers that are all the same, do to an interval.
extension SatisfactionIndexBuilder {
  /// No interval where every merchant of the frame answered the question, else the one corrected for the finite frame. Nil: the
  /// answers are no finite frame, and nothing is changed.
  @discardableResult
  func setFinite(
    _ interval: inout FigureInterval?, _ method: inout IntervalMethod, counts: [Int], _ members: [Int],
    _ question: Int, _ slot: PeriodSlot
  ) -> MerchantFrame? {
    guard let frame = MerchantFrame(input, cells, members: members, slot, question: question),
      frame.answered == counts.reduce(0, +)
    else { return nil }
    guard !frame.isCensus else {
      (interval, method) = (nil, .census)
      return frame
    }
    let mean = sampleMean(
      counts: counts, values: cells.values, population: frame.population, criticals: input.criticals
    ).value
    if let mean, let lower = mean.lower, let upper = mean.upper, lower < upper {
      interval = possible(lower, upper, mean: mean.mean, answered: frame.answered, population: frame.population)
      method = .finite
    }
    return frame
  }

  /// Ends of a mean as ends of the index; they cannot leave what the silent could make of it.
  func possible(
    _ lower: Double, _ upper: Double, mean: Double, answered: Int, population: Int
  ) -> FigureInterval {
    let silent = Double(population - answered)
    let sum = Double(answered) * mean
    return clipped(
      max(lower, (sum + silent * scale.minimum) / Double(population)),
      min(upper, (sum + silent * scale.maximum) / Double(population)))
  }

  /// The net promoter score of the same frame: those asked may be fewer than those who gave an overall rating.
  func setFinitePromoters(_ index: inout SatisfactionIndex, population: Int) {
    let asked = index.promoters + index.passives + index.detractors
    guard let score = index.nps, let interval = index.npsInterval, asked <= population else { return }
    let correction = (1 - Double(asked) / Double(population)).squareRoot()
    index.npsInterval = narrowed(interval, score, correction)
  }

  func setBound(_ index: inout SatisfactionIndex, _ members: [Int], _ slot: PeriodSlot) {
    guard index.interval == nil, index.intervalMethod != .census, !index.isStratified, let value = index.index else {
      return
    }
    index.bound = bound(value, members, cells.overall, slot, answers: index.n)
  }

  func setBound(_ item: inout SatisfactionItemFigure, _ members: [Int], _ question: Int) {
    guard item.interval == nil, item.intervalMethod != .census, item.intervalMethod != .stratified,
      let value = item.index
    else { return }
    item.bound = bound(value, members, question, .report, answers: item.n)
  }

  /// n units that all say the same leave no spread to estimate, but of others a share of at most 1 − L can say something else, with
  /// L the lower limit of n out of n: by Clopper and Pearson, in a finite frame the hypergeometric one. The mean of the whole
  /// then lies between all these at the worst and all at the best end of the scale.
  ///
  /// Units are merchants where at least two answered, else answers. C. J. Clopper and E. S. Pearson, Biometrika 26 (1934);
  /// J. Buonaccorsi, The American Statistician 41 (1987).
  private func bound(
    _ value: Double, _ members: [Int], _ question: Int, _ slot: PeriodSlot, answers: Int
  ) -> FigureInterval? {
    let merchants = members.count { cells.total(slot, $0, question).n > 0 }
    let units = merchants > 1 ? merchants : answers
    let population = merchantPopulation(members, answered: merchants, slot).flatMap { merchants > 0 ? $0 : nil }
    let share =
      if let population {
        hypergeometricInterval(merchants, of: merchants, population: population, confidence: input.confidence)
          .value?.share.lower
      } else {
        clopperPearsonInterval(units, of: units, confidence: input.confidence).value?.lower
      }
    guard let share else { return nil }
    return FigureInterval(
      low: share * value + (1 - share) * scale.index(scale.minimum),
      high: share * value + (1 - share) * scale.index(scale.maximum))
  }
}

/// Ends drawn towards their estimate by the finite correction. Nil: a census has none.
func narrowed(_ interval: FigureInterval, _ value: Double, _ correction: Double) -> FigureInterval? {
  guard correction > 0 else { return nil }
  guard correction < 1 else { return interval }
  return FigureInterval(
    low: value - correction * (value - interval.low), high: value + correction * (interval.high - value))
}
