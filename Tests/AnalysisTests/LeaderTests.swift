import Analysis
import StationModel
import Testing

@Suite struct LeaderTests {
  /// Ten merchants of one site, ten ratings each, scores by assessment falling from 100 in steps of ten, with a gap
  /// after the fourth.
  private var fixture: StationFixture {
    var fixture = StationFixture(merchants: (0..<10).map { ($0 < 9 ? 0 : 1, ["餐饮", "零售", "文创"][$0 % 3]) })
    fixture.settings.leaders.indicators = [LeaderIndicator("创新", source: "assessment", weight: 2, normalise: "minmax")]
    fixture.settings.leaders.winsorise = 0
    for merchant in 0..<10 {
      for _ in 0..<10 { fixture.rate(merchant, [4, 4, 4, 4]) }
      fixture.assess(merchant, "创新", merchant < 4 ? 100 - Double(merchant) : 60 - Double(merchant))
    }
    return fixture
  }

  @Test func theLargestGapDecidesHowMany() throws {
    let figures = leaderFigures(fixture.input)
    #expect(figures.indicators.first?.weight == 1)
    #expect(figures.chosenBySite == [4, 1])
    #expect(figures.scores.filter(\.isChosen).map(\.merchant) == [0, 1, 2, 3, 9])
    #expect(figures.scores[0].siteRank == 1 && figures.scores[0].rank == 1 && figures.scores[0].composite == 100)
    #expect(figures.scores[4].reason.contains("断点"))
    #expect(!figures.scores[0].choiceNote.isEmpty && figures.scores[0].reason.isEmpty)
    // No uncertainty in an assessment: the interval is the rank.
    #expect(figures.scores[3].rankLow == 4 && figures.scores[3].rankHigh == 4 && figures.scores[3].topProbability == 1)
  }

  @Test func gatesKnockOutWithReasons() {
    var fixture = fixture
    fixture.settings.leaders.mustBeZero = ["行政处罚"]
    fixture.assess(0, "行政处罚", 1)
    fixture.markOverdue(1)
    fixture.tables.merchants[2].openedOn = Day(year: 2021, month: 6, day: 1)
    fixture.tables.merchants[3].openedOn = Day(year: 2021, month: 1, day: 1)
    fixture.tables.merchants[4].closedOn = Day(year: 2021, month: 6, day: 1)
    let figures = leaderFigures(fixture.input)
    #expect(figures.scores[0].failedGates == ["有行政处罚"])
    #expect(figures.scores[1].failedGates == ["有逾期未办结投诉（1件）"])
    #expect(figures.scores[2].failedGates == ["经营不满12个月"])
    #expect(figures.scores[3].failedGates.isEmpty)
    #expect(figures.scores[4].failedGates == ["已停业"])
    #expect(figures.scores[0].composite == nil && figures.scores[0].rank == nil)
    #expect(figures.scores[0].reason == "有行政处罚")
    #expect(figures.scores[3].siteRank == 1)
  }

  @Test func fewRatingsAreOut() {
    var fixture = fixture
    fixture.settings.leaders.minimumRatings = 11
    let figures = leaderFigures(fixture.input)
    #expect(figures.chosenBySite == [0, 0])
    #expect(figures.scores[0].reason == "样本不足（10份，少于11份）")
  }

  @Test func tradesShareThePlaces() {
    var fixture = fixture
    for merchant in 0..<5 { fixture.tables.merchants[merchant].trade = "餐饮" }
    let figures = leaderFigures(fixture.input)
    let chosen = figures.scores.filter { $0.isChosen && $0.merchant < 9 }.map(\.merchant)
    // The order breaks after the fourth, and nobody from behind it fills a place: the four are of one trade, the fewest of them stay.
    #expect(chosen == [0, 1, 2])
    #expect(figures.gapBySite[0].map { $0 > 20 } == true)
    #expect(figures.scores[3].reason == "同业态名额已满（餐饮）")
    #expect(figures.scores[8].reason.contains("在断点（第4名与第5名分差"))
    #expect(figures.scores[0].choiceNote.contains("断点：第4名与第5名分差"))
    #expect(figures.sites[0].isUnbalanced)
    #expect(figures.scores[0].caution.contains("入选3家中3家为餐饮，超过同业态60%的上限"))
  }

  /// What the balance of trades passes over makes no gap: three places part by one point, four by forty-one.
  @Test func theBalanceOfTradesMovesNoBreak() {
    var fixture = fixture
    for merchant in 0..<9 { fixture.tables.merchants[merchant].trade = merchant < 3 || merchant > 3 ? "餐饮" : "零售" }
    let figures = leaderFigures(fixture.input)
    #expect(figures.sites[0].breakAfter == 4)
    // Two of the trade that has the rest would be two of three: the fewest all the same.
    #expect(figures.scores.filter { $0.isChosen && $0.merchant < 9 }.map(\.merchant) == [0, 1, 3])
    #expect(figures.scores[2].reason.contains("同业态名额已满"))
    // Two of three are more than the share: told, not hidden.
    #expect(figures.sites[0].isUnbalanced)
  }

  @Test func `equals around the break are left to the committee, whatever the order of the list`() {
    var fixture = StationFixture(merchants: (0..<9).map { (0, "业态\($0)") })
    fixture.settings.leaders.minimumRatings = 0
    fixture.settings.leaders.indicators = [LeaderIndicator("创新", source: "assessment", weight: 1)]
    for (merchant, value) in [5, 4.9, 3, 3, 3, 3, 1, 1, 0.5].enumerated() { fixture.assess(merchant, "创新", value) }
    let figures = leaderFigures(fixture.input)
    #expect(figures.scores.filter(\.isChosen).map(\.merchant) == [0, 1])
    #expect(figures.sites[0].tied == [2, 3, 4, 5] && figures.sites[0].gap == nil)
    #expect(figures.scores[2].reason.hasSuffix("第3名，4家同分而没有断点，须由评审会裁定"))
    #expect(figures.scores[6].reason.hasSuffix("第7名"))
  }

  @Test func `where no indicator parts the merchants nothing is called missing`() {
    var fixture = StationFixture(merchants: (0..<6).map { _ in (0, "餐饮") })
    fixture.settings.leaders.minimumRatings = 0
    fixture.settings.leaders.indicators = [LeaderIndicator("创新", source: "assessment", weight: 1)]
    for merchant in 0..<6 { fixture.assess(merchant, "创新", 3) }
    let figures = leaderFigures(fixture.input)
    #expect(figures.chosenBySite.first == 0)
    #expect(figures.scores[0].reason == "各项指标在商户之间没有差别，无从排序")
  }

  @Test func oneTradeStillHasItsFewest() {
    var fixture = fixture
    for merchant in 0..<10 { fixture.tables.merchants[merchant].trade = "餐饮" }
    #expect(leaderFigures(fixture.input).chosenBySite[0] >= 3)
  }

  @Test func missingValuesAreNotZero() throws {
    var fixture = fixture
    fixture.settings.leaders.indicators = [
      LeaderIndicator("创新", source: "assessment", weight: 0.8),
      LeaderIndicator("检定", source: "assessment", weight: 0.2),
    ]
    fixture.assess(5, "检定", 3)
    fixture.assess(6, "检定", 5)
    let figures = leaderFigures(fixture.input)
    #expect(isClose(figures.scores[0].coverage, 0.8))
    #expect(figures.scores[0].composite == figures.scores[0].scaled[0])
    fixture.settings.leaders.coverage = 0.9
    let strict = leaderFigures(fixture.input)
    #expect(strict.scores[0].composite == nil)
    #expect(strict.scores[0].reason == "指标缺失，覆盖率80%")
  }

  @Test func aConstantIndicatorHasNoSay() {
    var fixture = fixture
    fixture.settings.leaders.indicators.append(LeaderIndicator("满意", source: "satisfaction", weight: 1))
    let figures = leaderFigures(fixture.input)
    #expect(figures.indicators.map(\.weight) == [1, 0])
    #expect(!figures.indicators[1].remark.isEmpty)
  }

  @Test func shrinkageKeepsASmallShopFromWinning() throws {
    var fixture = StationFixture(merchants: (0..<6).map { _ in (0, "餐饮") })
    fixture.settings.leaders.indicators = [LeaderIndicator("满意", source: "satisfaction", weight: 1)]
    fixture.settings.leaders.minimumRatings = 1
    for _ in 0..<3 { fixture.rate(0, [5, 5, 5, 5]) }
    for merchant in 1..<6 {
      let best = merchant == 1 ? 98 : 80
      for answer in 0..<100 { fixture.rate(merchant, [4, 4, 4, answer < best ? 5 : 4]) }
    }
    let figures = leaderFigures(fixture.input)
    let small = try #require(figures.scores[0].siteRank)
    #expect(small > 1)
    let interval = (try #require(figures.scores[0].rankLow), try #require(figures.scores[0].rankHigh))
    #expect(interval.0 < interval.1)
  }
}
