import Measures
import StationModel
import Testing

@testable import Analysis

/// Visitors, a census of the merchants, a part of them: each treated as what it is.
@Suite struct SatisfactionFrameTests {
  /// 124 merchants of one site who answer for themselves; the first `satisfied` of `answered` are.
  private func merchants(answered: Int, satisfied: Int) -> StationFixture {
    var fixture = StationFixture(merchants: (0..<124).map { _ in (0, "餐饮") }, sites: 1)
    fixture.settings.satisfaction.respondent = "商户"
    for merchant in 0..<answered { fixture.rate(merchant, [0, 0, 0, merchant < satisfied ? 5 : 2]) }
    return fixture
  }

  private func sentence(_ fixture: StationFixture) -> String {
    let figures = analyse(fixture.input, accounts: [], findings: [])
    return figures.sentences.first { $0.topic == "satisfaction" }?.text ?? ""
  }

  @Test func `all of 124 answered: no interval, and the sentence says why`() throws {
    let fixture = merchants(answered: 124, satisfied: 117)
    let index = try #require(satisfactionFigures(fixture.input).index(of: .all))
    #expect(index.interval == nil)
    #expect(index.topTwoInterval == nil)
    #expect(index.intervalMethod == .census)
    #expect(sentence(fixture).hasSuffix("满意率94.4%（117/124）；全部商户均已答复，无抽样误差。"))
  }

  @Test func `100 of 124 answered: exact limits of the finite frame, and the range over the silent`() throws {
    let fixture = merchants(answered: 100, satisfied: 88)
    let figures = satisfactionFigures(fixture.input)
    let index = try #require(figures.index(of: .all))
    #expect(index.intervalMethod == .finite)
    // Whole merchants: 105 to 112 of 124.
    #expect(index.topTwoInterval == FigureInterval(low: 105.0 / 124, high: 112.0 / 124))
    let frame = try #require(figures.frames.first)
    #expect(frame.merchants == 124)
    #expect(frame.answered == 100)
    #expect(frame.bounds == FigureInterval(low: 88.0 / 124, high: 112.0 / 124))
    #expect(
      sentence(fixture).hasSuffix(
        "满意率88.0%（88/100）；按有限总体精确95%区间84.7%～90.3%；若未答复24户全部不满意或全部满意，则为71.0%～90.3%。"))
  }

  @Test func `the net promoter score takes the finite frame too`() throws {
    func figure(_ answered: Int) throws -> SatisfactionIndex {
      var fixture = StationFixture(merchants: (0..<124).map { _ in (0, "餐饮") }, sites: 1)
      fixture.settings.satisfaction.respondent = "商户"
      for merchant in 0..<answered { fixture.rate(merchant, [0, 0, 0, 4], recommend: 5 + merchant % 6) }
      return try #require(satisfactionFigures(fixture.input).index(of: .all))
    }
    let census = try figure(124)
    #expect(census.nps != nil && census.npsInterval == nil)
    let part = try figure(100)
    let score = try #require(part.nps)
    // v = [-100, -100, 0, 0, 100, 100] * 16 + [-100, -100, 0, 0]: t.ppf(.975, 99) * sqrt((1 - 100/124) * var(v, ddof=1) / 100)
    #expect(abs(try #require(part.npsInterval?.high) - score - 7.125_357_516_328_979) < 1e-9)
  }

  @Test func `eight answers give no percentage`() {
    #expect(sentence(merchants(answered: 8, satisfied: 8)).hasSuffix("样本8份，不计算百分比。"))
  }

  @Test func `one respondent has a mean and no interval`() throws {
    let index = try #require(satisfactionFigures(merchants(answered: 1, satisfied: 1).input).index(of: .all))
    #expect(index.n == 1)
    #expect(index.index == 100)
    #expect(index.interval == nil)
  }

  @Test func `two answers of one merchant are clusters, not a frame`() throws {
    var fixture = merchants(answered: 30, satisfied: 20)
    fixture.rate(0, [0, 0, 0, 1])
    let index = try #require(satisfactionFigures(fixture.input).index(of: .all))
    #expect(index.intervalMethod == .clustered)
  }

  @Test func `a merchant closed before the period is not in the frame`() throws {
    var fixture = merchants(answered: 100, satisfied: 88)
    fixture.tables.merchants[123].closedOn = Day(year: 2020, month: 5, day: 1)
    #expect(satisfactionFigures(fixture.input).frames.first?.merchants == 123)
  }

  @Test func `sites are told apart by the interval of their difference`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "餐饮"), (1, "零售"), (1, "零售")])
    for _ in 0..<30 {
      fixture.rate(0, [0, 0, 0, 5])
      fixture.rate(1, [0, 0, 0, 4])
      fixture.rate(2, [0, 0, 0, 1])
      fixture.rate(3, [0, 0, 0, 2])
    }
    let figures = satisfactionFigures(fixture.input)
    let row = try #require(figures.differences.first)
    #expect(row.first == .site(0))
    #expect(row.second == .site(1))
    #expect(abs(row.difference - 75) < 1e-9)
    #expect(figures.differences.count == 1)
  }

  @Test func `all answers equal: no interval, since nothing tells how much others would differ`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "餐饮")], sites: 1)
    for merchant in [0, 1] { for _ in 0..<20 { fixture.rate(merchant, [0, 0, 0, 4]) } }
    let index = try #require(satisfactionFigures(fixture.input).index(of: .all))
    #expect(index.interval == nil && index.intervalMethod == IntervalMethod.none)
  }

  @Test func `a site whose answers are all equal is compared by the exact limit of other answers`() throws {
    var fixture = StationFixture(merchants: (0..<24).map { ($0 < 12 ? 0 : 1, "餐饮") })
    for merchant in 0..<12 { fixture.rate(merchant, [0, 0, 0, 5]) }
    for merchant in 12..<24 { fixture.rate(merchant, [0, 0, 0, 1 + merchant % 2]) }
    let row = try #require(satisfactionFigures(fixture.input).differences.first)
    #expect(row.isBounded)
    // binom.test(12, 12)$conf.int[1] = 0.7353515; t interval of 12.5 with sd 13.0558 over 12: half 8.29527
    let low = 73.535_153_060_294_88
    let half = 8.295_274_937_686_68
    #expect(abs(row.difference - 87.5) < 1e-9)
    #expect(abs(row.interval.low - (87.5 - ((100 - low) * (100 - low) + half * half).squareRoot())) < 1e-9)
    #expect(abs(row.interval.high - (87.5 + half)) < 1e-9)
    #expect(sentence(fixture).contains("东街最高（100.0分），西街最低（12.5分）"))
    #expect(satisfactionFigures(fixture.input).index(of: .site(0))?.interval == nil)
  }

  @Test func `a handful of equal answers is compared too, and is not told apart`() throws {
    var fixture = StationFixture(merchants: (0..<24).map { ($0 < 3 ? 0 : 1, "餐饮") })
    for merchant in 0..<3 { fixture.rate(merchant, [0, 0, 0, 5]) }
    for merchant in 3..<24 { fixture.rate(merchant, [0, 0, 0, 3 + merchant % 3]) }
    let row = try #require(satisfactionFigures(fixture.input).differences.first)
    #expect(row.isBounded && !row.isClear)
  }

  @Test func `what cannot be compared is said to be so, never to lie within the fluctuation`() throws {
    let sites = [
      Compared(name: "甲", value: 90, joint: nil),
      Compared(name: "乙", value: 50, joint: Estimate(value: 50, lower: 45, upper: 55)),
    ]
    let best = try #require(extreme(of: sites, isHighest: true) as Extreme?)
    let worst = try #require(extreme(of: sites, isHighest: false) as Extreme?)
    let text = Sentences.ends(best, worst)
    #expect(text.contains("甲（90.0分）与乙之差的区间无从估计，未作比较，不认定最高"))
    #expect(!text.contains("波动"))
  }

  @Test func `all 124 answered: items and drivers have no interval either, and equal items are equal`() throws {
    var fixture = StationFixture(merchants: (0..<124).map { _ in (0, "餐饮") }, sites: 1)
    fixture.settings.satisfaction.respondent = "商户"
    for merchant in 0..<124 {
      let overall = 1 + merchant % 5
      fixture.rate(merchant, [overall, 1 + (merchant / 5) % 5, merchant == 0 ? 4 : 1 + (merchant + 2) % 5, overall])
    }
    let figures = satisfactionFigures(fixture.input)
    #expect(figures.items.allSatisfy { $0.interval == nil && $0.intervalMethod == .census })
    #expect(figures.drivers.allSatisfy { $0.performanceInterval == nil && $0.importanceInterval == nil })
    #expect(figures.drivers.allSatisfy { $0.importance != nil && $0.quadrant != .undecided })
    #expect(figures.alpha != nil && figures.alphaInterval == nil)
    let words = analyse(fixture.input, accounts: [], findings: []).sentences.first { $0.topic == "drivers" }?.text ?? ""
    #expect(words.contains("分项质量（49.6分）与服务得分相同，不认定最低"))
    #expect(!words.contains("波动范围"))
  }

  @Test func `100 of 124 answered: items are corrected for the finite frame`() throws {
    var fixture = StationFixture(merchants: (0..<124).map { _ in (0, "餐饮") }, sites: 1)
    fixture.settings.satisfaction.respondent = "商户"
    for merchant in 0..<100 { fixture.rate(merchant, [1 + merchant % 5, 4, 3, 4]) }
    let item = try #require(satisfactionFigures(fixture.input).items.first)
    #expect(item.intervalMethod == .finite)
    // t.ppf(.975, 99) * sqrt((1 - 100/124) * 2 * 100/99 / 100) * 25
    #expect(abs(try #require(item.interval?.high) - 50 - 3.101_853_933_920_415) < 1e-9)
  }

  @Test func `an item whose answers are all equal has no quadrant, and the sentence names that cause`() throws {
    var fixture = StationFixture(merchants: (0..<40).map { _ in (0, "餐饮") }, sites: 1)
    for merchant in 0..<40 {
      let overall = 1 + merchant % 5
      fixture.rate(merchant, [overall, 4, 1 + (merchant / 5) % 5, overall])
    }
    let all = analyse(fixture.input, accounts: [], findings: [])
    let drivers = all.satisfaction.drivers
    #expect(drivers[1].importance == nil && drivers[1].quadrantReason == Sentences.answersAlike)
    #expect(drivers[0].quadrantReason.isEmpty)
    let words = all.sentences.first { $0.topic == "drivers" }?.text ?? ""
    #expect(words.contains("服务各答卷评分全部相同，推算不出重要性，不归类"))
    #expect(!words.contains("不能归类的有服务") && !words.contains("、服务"))
  }
}
