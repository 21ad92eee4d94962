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
}
