import StationModel

// The satisfaction answers of a story.

extension Story {
  mutating func makeSatisfaction() {
    var random = random(7)
    let scale = (merchants.count * 1000 / (settings.programme == .streets ? 124 : 36))
    let plan = [(calendar.base, scenario.responses.base), (calendar.report, scenario.responses.report)]
    for (period, count) in plan {
      let total = count * scale / 1000
      // Every merchant is rated, good ones a little more often.
      let perMerchant = apportion(total, by: merchants.map { 700 + $0.quality / 2 })
      let weights = period.map { seasonal(calendar.months[$0]) }
      var answers: [SatisfactionValue] = []
      for (place, count) in perMerchant.enumerated() {
        for _ in 0..<count {
          let month = calendar.months[period.lowerBound + random.weighted(weights)]
          answers.append(answer(place, month, &random))
        }
      }
      answers.sort { ($0.submittedAt, $0.merchant) < ($1.submittedAt, $1.merchant) }
      satisfaction += answers
    }
  }

  private func answer(_ place: Int, _ month: Month, _ random: inout RandomSource) -> SatisfactionValue {
    var value = SatisfactionValue()
    value.merchant = place
    let last = Day.daysIn(year: month.year, month: month.month)
    value.submittedAt = Moment(
      Day(year: month.year, month: month.month, day: random.within(1...last)), hour: random.within(9...21),
      minute: random.below(60), second: random.below(60))
    value.respondent = scenario.respondents[random.weighted(scenario.respondents.map(\.weight))].name
    let overall = level(merchants[place].quality, &random)
    value.answers = scenario.items.indices.map { item(near: overall, Self.traits[$0 % Self.traits.count], &random) }
    value.answers.append(random.chance(8) ? 6 : overall)
    if random.chance(940) {
      value.recommend = max(0, min(10, overall * 2 + random.within(-1...1) - (overall < 4 ? 1 : 0)))
    }
    if random.chance(260) { value.comment = random.pick(Words.comments) }
    value.duration = random.within(25...420)
    return value
  }

  /// An answer 1…5 of somebody who judges a merchant of this quality.
  private func level(_ quality: Int, _ random: inout RandomSource) -> Int {
    let good = 250 + quality * 45 / 100
    let draw = random.below(1000)
    if draw < good { return 5 }
    if draw < good + 330 { return 4 }
    let rest = random.below(100)
    return rest < 66 ? 3 : rest < 90 ? 2 : 1
  }

  /// How an item is judged beside the whole: weights of one step lower, the same and one step higher; and how often, of
  /// a thousand answers, one has nothing to do with the whole.
  private struct Trait {
    var steps: [Int]
    var apart: Int
  }

  /// Some items weigh much and are liked, some weigh much and are not, some hardly matter.
  private static let traits = [
    Trait(steps: [12, 58, 30], apart: 300), Trait(steps: [16, 64, 20], apart: 60),
    Trait(steps: [8, 64, 28], apart: 40),
    Trait(steps: [38, 55, 7], apart: 50), Trait(steps: [30, 58, 12], apart: 320),
  ]

  private func item(near overall: Int, _ trait: Trait, _ random: inout RandomSource) -> Int {
    if random.chance(15) { return 0 }
    if random.chance(12) { return 6 }
    if random.chance(trait.apart) { return level(450, &random) }
    return max(1, min(5, overall + random.weighted(trait.steps) - 1))
  }
}
