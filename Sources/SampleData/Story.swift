import StationModel

/// A programme's values: merchants and everything that is small by nature. Satisfaction and complaints of the story regime
/// are made in `StorySurveys.swift` and `StoryComplaints.swift`, those of the large one are streamed.
///
/// Each table draws from a stream of its own, so that a change to one leaves the others as they are.
struct Story {
  let settings: SampleSettings
  let scenario: Scenario
  let calendar: SampleCalendar
  var merchants: [MerchantValue] = []
  /// Persons by site and month.
  var visitors: [[Int]] = []
  var needs: [NeedValue] = []
  var services: [ServiceValue] = []
  var programmes: [ProgrammeValue] = []
  var assessments: [AssessmentValue] = []
  var satisfaction: [SatisfactionValue] = []
  var complaints: [ComplaintValue] = []

  init(_ settings: SampleSettings) {
    self.settings = settings
    scenario = Scenario.of(settings.programme)
    calendar = SampleCalendar(months: settings.months)
    makeMerchants()
    makeVisitors()
    makeNeeds()
    makeServices()
    makeProgrammes()
    makeAssessments()
  }

  func random(_ stream: UInt64) -> RandomSource { RandomSource(seed: settings.seed, stream: stream) }

  /// Places of a site's merchants.
  func merchants(of site: Int) -> [Int] { merchants.indices.filter { merchants[$0].site == site } }

  private mutating func makeMerchants() {
    var random = random(1)
    let counts = apportion(settings.merchants, by: scenario.sites.map(\.share))
    var names = Words.names
    random.shuffle(&names)
    var number = 0
    for (site, count) in counts.enumerated() {
      for place in 1...max(count, 1) where place <= count {
        let trade = scenario.trades[random.weighted(scenario.trades.map(\.weight))]
        var merchant = MerchantValue()
        merchant.id = scenario.sites[site].code + "-" + padded(place, settings.merchants > 999 ? 4 : 3)
        merchant.name = name(number, names, trade, &random)
        merchant.site = site
        merchant.trade = trade.name
        merchant.creditCode = inventedCreditCode(number + 1, isCompany: trade.isCompany)
        // A 15-digit registration number of the time before the unified code.
        if number % 31 == 9 { merchant.creditCode = "5001086001" + padded(number, 5) }
        fill(&merchant, &random)
        merchants.append(merchant)
        number += 1
      }
    }
    for site in scenario.sites.indices { penalise(site, &random) }
  }

  private func name(_ number: Int, _ names: [String], _ trade: Scenario.Trade, _ random: inout RandomSource) -> String {
    let round = number / names.count
    let name = names[number % names.count] + random.pick(trade.suffixes)
    return round == 0 ? name : name + "\(round + 1)号店"
  }

  private func fill(_ merchant: inout MerchantValue, _ random: inout RandomSource) {
    let start = calendar.months[0].firstDay
    let isYoung = random.chance(50)
    merchant.openedOn = Day(number: start.number - Int32(isYoung ? -random.below(200) : 60 + random.below(2000)))
    merchant.isPartyMember = random.chance(180)
    merchant.contact = random.pick(Words.surnames) + "某"
    // 199 0000 numbers are not issued to anyone in this block.
    merchant.phone = "1990000" + padded(random.below(10_000), 4)
    merchant.area = random.within(12...320)
    merchant.staff = 1 + merchant.area / 25 + random.below(6)
    merchant.quality = (random.below(1000) + random.below(1000) + random.below(1000)) / 3
  }

  /// One merchant in twelve was fined, never one of a site's best third: the leaders must stand.
  private mutating func penalise(_ site: Int, _ random: inout RandomSource) {
    let ranked = merchants(of: site).sorted { merchants[$0].quality < merchants[$1].quality }
    var weak = Array(ranked.prefix(ranked.count * 2 / 3))
    random.shuffle(&weak)
    for place in weak.prefix(max(1, ranked.count / 12)) { merchants[place].isPenalised = true }
  }

  private mutating func makeVisitors() {
    guard scenario.countsVisitors else { return }
    var random = random(2)
    // Enough visitors for the complaint rate to stay what it is in the story.
    let scale = settings.rows.map { max(1, $0 / 460) } ?? 1
    let merchantScale = settings.rows == nil ? merchants.count : 124
    for site in scenario.sites {
      var monthly = Array(repeating: 0, count: calendar.months.count)
      for (period, total) in [(calendar.base, site.visitors.base), (calendar.report, site.visitors.report)] {
        let weights = period.map { seasonal(calendar.months[$0]) + random.below(20) }
        let share = total / 100 * scale * merchantScale / 124 * period.count / 12
        for (month, hundreds) in zip(period, apportion(share, by: weights)) { monthly[month] = hundreds * 100 }
      }
      for month in calendar.months.indices where calendar.slot(month) == nil {
        monthly[month] = site.visitors.base / 1200 * scale * merchantScale / 124 * 100
      }
      visitors.append(monthly)
    }
  }

  /// Weight of a month's visitors: spring festival, May and October are full, the winter of 2020 was shut.
  func seasonal(_ month: Month) -> Int {
    if month == Month(year: 2020, month: 2) { return 18 }
    if month == Month(year: 2020, month: 3) { return 36 }
    return [80, 110, 88, 104, 132, 90, 112, 116, 92, 150, 82, 74][month.month - 1]
  }

  private mutating func makeNeeds() {
    var random = random(3)
    let first = Day(year: 2021, month: 9, day: 6)
    let itemWeights = [9, 6, 5, 6, 8, 5, 8, 5, 11, 6, 6, 9, 10, 6]
    for place in merchants.indices {
      var need = NeedValue()
      need.merchant = place
      need.surveyedOn = Moment(
        Day(number: first.number + Int32(random.below(38))), hour: random.within(9...17), minute: random.below(60),
        second: random.below(60))
      need.urgency = random.weighted([3, 6, 12, 30, 30, 19])
      if random.chance(40) {
        need.description = random.pick(Words.noNeed)
      } else {
        // The first fourteen merchants see to it that every item is named at least once.
        var chosen: Set<Int> = place < 14 ? [place] : []
        let count = random.within(1...4)
        while chosen.count < count { chosen.insert(random.weighted(itemWeights)) }
        spread(chosen.sorted(), over: &need, &random)
      }
      needs.append(need)
    }
  }

  /// Says some of the items as options, one as 其他 and one in the description.
  private func spread(_ items: [Int], over need: inout NeedValue, _ random: inout RandomSource) {
    need.items = Set(items)
    var rest = items
    if random.chance(550) {
      let item = rest.remove(at: random.below(rest.count))
      need.description = random.pick(Words.needTexts[item])
      let refusals = Words.refusals.filter { refusal in !items.contains { Words.options[$0].item == refusal.item } }
      if random.chance(150), !refusals.isEmpty {
        need.description = random.pick(refusals).text + "，" + need.description
      }
      if random.chance(100) { need.description = "其他都好，就是" + need.description }
    }
    if !rest.isEmpty, random.chance(200) {
      let item = rest.remove(at: random.below(rest.count))
      need.otherText = random.pick(Words.needTexts[item])
    }
    need.options = rest
  }
}

/// Parts of a whole by weight that add up to it exactly (largest remainders).
func apportion(_ total: Int, by weights: [Int]) -> [Int] {
  let sum = max(1, weights.reduce(0, +))
  var parts = weights.map { total * $0 / sum }
  let order = weights.indices.sorted {
    let left = total * weights[$0] % sum
    let right = total * weights[$1] % sum
    return left == right ? $0 < $1 : left > right
  }
  for place in order.prefix(total - parts.reduce(0, +)) { parts[place] += 1 }
  return parts
}
