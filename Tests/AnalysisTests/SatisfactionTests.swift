import Analysis
import StationModel
import Testing

@Suite struct SatisfactionTests {
  private var fixture: StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "零售"), (1, "餐饮")])
    for answer in [5, 4, 5, 3] { fixture.rate(0, [4, 4, 4, answer], recommend: answer * 2) }
    for answer in [4, 4, 2] { fixture.rate(1, [4, 0, 3, answer], month: 13) }
    for answer in [5, 5, 5, 5, 1] { fixture.rate(2, [5, 4, 2, answer], recommend: 9, month: 14) }
    fixture.rate(0, [1, 1, 1, 1], month: 3)
    return fixture
  }

  /// m = y/n; se = sqrt(C/(C-1)*sum((sum(g)-m*len(g))**2 for g in groups))/n; m ∓ st.t.ppf(.975, C-1)*se, as an index
  /// (m-1)*25
  @Test func indexWithMerchantsAsClusters() throws {
    let figures = satisfactionFigures(fixture.input)
    let all = try #require(figures.index(of: .all))
    #expect(all.n == 12)
    #expect(all.levels == [1, 1, 1, 3, 6])
    #expect(all.mean == 48.0 / 12)
    #expect(all.index == 75)
    #expect(all.intervalMethod == .clustered)
    #expect(isClose(all.interval?.low, 48.10842043906587))
    // 101.9 by the formula: an index cannot leave its scale.
    #expect(all.interval?.high == 100)
    #expect(all.topTwo == 0.75)
    // The interval covers three bands: none is claimed.
    #expect(all.band.isEmpty)
    #expect(all.promoters == 7 && all.passives == 1 && all.detractors == 1)
    let east = try #require(figures.index(of: .site(0)))
    #expect(east.n == 7 && east.mean == 27.0 / 7)
    #expect(figures.index(of: .trade("餐饮"))?.n == 9)
    #expect(figures.index(of: .siteTrade(1, "餐饮"))?.n == 5)
    #expect(figures.index(of: .month(Month(year: 2021, month: 2)))?.n == 3)
    #expect(figures.index(of: .siteMonth(1, Month(year: 2021, month: 3)))?.n == 5)
    #expect(figures.index(of: .unassigned) == nil)
    #expect(figures.baseIndexes.first?.n == 1 && figures.baseIndexes.first?.isBasePeriod == true)
    #expect(figures.merchantIndexes.map(\.n) == [4, 3, 5])
  }

  @Test func unresolvedMerchantsAreShownApartAndCounted() {
    var fixture = fixture
    fixture.rate(nil, [4, 4, 4, 4])
    let figures = satisfactionFigures(fixture.input)
    #expect(figures.index(of: .all)?.n == 13)
    #expect(figures.index(of: .unassigned)?.n == 1)
    #expect(figures.index(of: .unassigned)?.interval == nil)
  }

  @Test func oneRespondentAndNone() {
    var one = StationFixture(merchants: [(0, "餐饮")])
    #expect(satisfactionFigures(one.input).index(of: .all)?.index == nil)
    one.rate(0, [0, 0, 0, 4])
    let figures = satisfactionFigures(one.input)
    #expect(figures.index(of: .all)?.index == 75)
    #expect(figures.index(of: .all)?.interval == nil)
    #expect(figures.index(of: .site(1))?.index == nil)
    #expect(figures.items.first?.missing == 1)
    #expect(figures.drivers.first?.importance == nil)
    #expect(!figures.driverReason.isEmpty)
  }

  @Test func twentySteps() {
    var fixture = fixture
    fixture.settings.satisfaction.method = "steps20"
    let all = satisfactionFigures(fixture.input).index(of: .all)
    #expect(all?.index == 80)
    #expect(all?.method == "steps20")
  }

  @Test func weights() {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    fixture.rate(0, [5, 5, 5, 5], weight: 3_000_000)
    fixture.rate(0, [5, 5, 5, 1], weight: 1_000_000)
    let figures = satisfactionFigures(fixture.input)
    #expect(figures.isWeighted)
    #expect(figures.index(of: .all)?.mean == 4)
    #expect(figures.index(of: .all)?.intervalMethod == .weighted)
    #expect(figures.index(of: .all)?.method == "linear weighted")
  }

  @Test func `answers at random have no drivers, and the sentence says why`() {
    var fixture = StationFixture(merchants: (0..<6).map { _ in (0, "餐饮") })
    // The 625 combinations of four questions, each once: no item tells anything of the overall answer.
    for row in 0..<625 {
      fixture.rate(row % 6, [1 + row % 5, 1 + row / 5 % 5, 1 + row / 25 % 5, 1 + row / 125 % 5])
    }
    fixture.rate(0, [5, 5, 1, 5])
    let figures = satisfactionFigures(fixture.input)
    #expect(figures.drivers.allSatisfy { $0.importance == nil && $0.quadrant == .undecided })
    #expect(figures.driverReason.contains("与偶然无异（F检验p="))
    let words = analyse(fixture.input, accounts: [], findings: []).sentences.first { $0.topic == "drivers" }?.text ?? ""
    #expect(words.contains("不作驱动分析") && !words.contains("优先改进"))
  }

  @Test func `an index of fewer than ten answers has no band`() {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.settings.satisfaction.bands = [("优秀", 80), ("良好", 70), ("一般", 0)]
    for row in 0..<9 { fixture.rate(0, [4, 4, 4, 4 + row % 2]) }
    #expect(satisfactionFigures(fixture.input).index(of: .all)?.band == "")
    fixture.rate(0, [4, 4, 4, 4])
    #expect(satisfactionFigures(fixture.input).index(of: .all)?.band == "优秀")
  }

  @Test func driversNameTheItemThatMatters() throws {
    var fixture = StationFixture(merchants: (0..<6).map { _ in (0, "餐饮") })
    // Quality moves with the overall answer and is low; service and price are high and move on their own.
    for row in 0..<300 {
      let overall = 2 + row % 4
      let service = 4 + (row / 4) % 2
      let price = 4 + (row / 8) % 2
      fixture.rate(row % 6, [max(1, overall - row / 16 % 2), service, price, overall])
    }
    let figures = satisfactionFigures(fixture.input)
    #expect(figures.importanceMethod == "johnson")
    let quality = try #require(figures.drivers.first)
    #expect((quality.importance ?? 0) > 0.9)
    #expect(quality.quadrant == .improve)
    let interval = try #require(quality.importanceInterval)
    #expect(interval.low < interval.high && interval.low > 0.8)
    #expect(figures.drivers.allSatisfy { ($0.importance ?? -1) >= 0 })
  }
}
