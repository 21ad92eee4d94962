import Measures
import StationModel
import Testing

@testable import Analysis

/// Merchants who answer for themselves, more of one site than of another: sites count by their size.
@Suite struct SatisfactionStrataTests {
  /// Ten, twelve and eight merchants; all, half and three of them answer, as the lists say.
  private func station(_ answers: [[Int]] = [[5, 4, 5, 4, 5, 4, 5, 4, 5, 4], [4, 5, 5, 3, 4, 5], [2, 1, 2]])
    -> StationFixture
  {
    let sites = Array(repeating: 0, count: 10) + Array(repeating: 1, count: 12) + Array(repeating: 2, count: 8)
    var fixture = StationFixture(merchants: sites.map { ($0, "餐饮") }, sites: 3)
    fixture.settings.satisfaction.respondent = "商户"
    for (first, list) in zip([0, 10, 22], answers) {
      for (number, answer) in list.enumerated() { fixture.rate(first + number, [3, answer, 3, answer]) }
    }
    return fixture
  }

  private func all(_ fixture: StationFixture) throws -> SatisfactionIndex {
    try #require(satisfactionFigures(fixture.input).index(of: .all))
  }

  private func sentence(_ fixture: StationFixture) -> String {
    analyse(fixture.input, accounts: [], findings: []).sentences.first { $0.topic == "satisfaction" }?.text ?? ""
  }

  @Test func `mean, index and share are those of R survey's stratified design`() throws {
    let index = try all(station())
    // svydesign(~1, strata=~h, fpc=~N): svymean, confint(df = degf(design)).
    #expect(index.intervalMethod == .stratified)
    #expect(index.method == "linear stratified")
    #expect(abs(try #require(index.mean) - 3.677_777_777_777_78) < 1e-12)
    let interval = try #require(index.interval)
    #expect(abs(interval.low - (3.428_500_345_566_78 - 1) * 25) < 1e-9)
    #expect(abs(interval.high - (3.927_055_209_988_77 - 1) * 25) < 1e-9)
    #expect(abs(try #require(index.topTwo) - 2.0 / 3) < 1e-12)
    let share = try #require(index.topTwoInterval)
    #expect(abs(share.low - 0.566_733_372_496_59) < 1e-9)
    #expect(abs(share.high - 0.766_599_960_836_843) < 1e-9)
    // The item that was answered like the overall question has the same figures.
    let item = try #require(
      satisfactionFigures(station().input).items.first { $0.group == .all && $0.item == "service" })
    #expect(item.index == index.index && item.interval == index.interval)
  }

  @Test func `the sentence says by what the sites are weighted`() {
    let text = sentence(station())
    #expect(text.hasPrefix("满意度指数66.9分（95%区间60.7～73.2，有效答卷19份，按各处商户数加权）"))
    #expect(
      text.contains("满意率66.7%（答复19户中15户，按各处商户数加权）；分层估计95%区间56.7%～76.7%；若未答复11户全部不满意或全部满意，则为50.0%～86.7%。"))
  }

  @Test func `an item that nobody can say how sure it is of has no quadrant`() throws {
    var fixture = station()
    for (first, list) in [(0, [1, 5, 1, 5, 1, 5, 1, 5, 1, 5]), (10, [1, 1, 5, 5, 1, 5, 1, 5, 1, 5, 5, 1]), (22, [1])] {
      for (number, answer) in list.enumerated() {
        fixture.rate(first + number, [answer, 6 - answer, 1 + number % 5, answer])
      }
    }
    let lonely = try #require(satisfactionFigures(fixture.input).items.first { $0.group == .all })
    let drivers = satisfactionFigures(fixture.input).drivers
    #expect(lonely.intervalMethod != .census)
    for driver in drivers where driver.performanceInterval == nil { #expect(driver.quadrant == .undecided) }
  }

  @Test func `one answer of several merchants: the mean stands, without an interval`() throws {
    let fixture = station([[5, 4, 5, 4, 5, 4, 5, 4, 5, 4], [4, 5, 5, 3, 4, 5], [1]])
    let index = try all(fixture)
    #expect(index.isStratified && index.interval == nil && index.bound == nil)
    // One answer that stands for eight merchants gives no mark to all.
    #expect(index.band.isEmpty)
    #expect(sentence(fixture).contains("（有效答卷17份，按各处商户数加权，1处仅1户答复，区间无从估计），不作评价"))
  }

  @Test func `a site that keeps silent cannot be weighted, and the sentence says so`() throws {
    let fixture = station([[5, 4, 5, 4, 5, 4, 5, 4, 5, 4], [4, 5, 5, 3, 4, 5], []])
    let index = try all(fixture)
    #expect(!index.isStratified && index.intervalMethod == .finite)
    #expect(sentence(fixture).contains("1处无人答复，未按各处商户数加权"))
  }

  @Test func `where all have answered nothing is weighted`() throws {
    let census = station([
      [5, 4, 5, 4, 5, 4, 5, 4, 5, 4], [4, 5, 5, 3, 4, 5, 4, 4, 4, 4, 4, 5], [2, 1, 2, 3, 3, 3, 3, 4],
    ])
    let index = try all(census)
    #expect(index.intervalMethod == .census && index.strata.isEmpty)
    #expect(!sentence(census).contains("加权"))
  }

  @Test func `an interval does not leave what the silent could make of the figure`() throws {
    var fixture = StationFixture(merchants: (0..<46).map { _ in (0, "餐饮") }, sites: 1)
    fixture.settings.satisfaction.respondent = "商户"
    for merchant in 0..<45 { fixture.rate(merchant, [3, 3, 3, merchant < 44 ? 4 : 1]) }
    let index = try all(fixture)
    let interval = try #require(index.interval)
    // Sum 177 of 45; the silent one says 1 or 5: 178 / 46 to 182 / 46.
    #expect(interval.low >= (178.0 / 46 - 1) * 25 - 1e-9)
    #expect(interval.high <= (182.0 / 46 - 1) * 25 + 1e-9)
  }

  @Test func `the promoter score is weighted where each site was asked`() throws {
    var fixture = station([[], [], []])
    for merchant in 0..<10 { fixture.rate(merchant, [3, 3, 3, 4], recommend: 9) }
    for merchant in 10..<16 { fixture.rate(merchant, [3, 3, 3, 4], recommend: merchant < 13 ? 9 : 7) }
    for merchant in 22..<25 { fixture.rate(merchant, [3, 3, 3, 4], recommend: 2) }
    let index = try all(fixture)
    #expect(index.hasStratifiedScore)
    // (10·100 + 12·50 − 8·100) / 30
    #expect(abs(try #require(index.nps) - 800.0 / 30) < 1e-9)
  }
}
