import StationModel
import Testing

@testable import Analysis

/// Months at the end of the period of which nothing has come in yet are no fall of complaints.
@Suite struct SilentMonthsTests {
  /// Complaints and visitors until a month (0 to 24) and nothing behind it.
  private func station(until end: Int, visits: Bool = true, complaints: Bool = true) -> StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    if visits { fixture.visit(10_000, months: 0..<end) }
    if complaints {
      for month in 0..<end { for merchant in [0, 1] { for _ in 0..<4 { fixture.complain(merchant, month: month) } } }
    }
    return fixture
  }

  private func complaints(_ fixture: StationFixture) -> String {
    analyse(fixture.input, accounts: [], findings: []).sentences.first { $0.topic == "complaints" }?.text ?? ""
  }

  @Test func `two months of which no source tells anything are named, and nothing is concluded`() {
    let fixture = station(until: 22)
    #expect(SilentMonths(fixture.input).name == "2021年11月—2021年12月")
    #expect(complaints(fixture) == "投诉由基期96件变为本期80件；2021年11月—2021年12月各来源均无任何记录，资料报齐之前不作比较结论。")
    let figures = complaintFigures(fixture.input)
    #expect(figures.comparisons.allSatisfy { $0.verdict == .none })
    let month = figures.periods.filter { $0.kind == .monthOnYear || $0.kind == .yearToDate }
    #expect(!month.isEmpty && month.allSatisfy { $0.isUntold && $0.comparison.verdict == .none })
    #expect(month.allSatisfy { !$0.wording.contains("显著") && $0.wording.contains("资料报齐之前不作比较结论") })
    #expect(!figures.zeroMonthSentence.contains("显著"))
  }

  @Test func `visitors without complaints are told: the fall is one`() {
    var fixture = station(until: 20)
    for site in [0, 1] {
      for month in 20..<24 {
        var row = Exposure()
        row.month = Month(index: fixture.settings.periods.base.first.index + Int32(month))
        row.site = site
        row.visitors = 10_000
        fixture.tables.exposure.append(row)
      }
    }
    #expect(SilentMonths(fixture.input).isEmpty)
    #expect(complaints(fixture).contains("下降有统计显著性"))
  }

  @Test func `complaints alone make no month silent, nor does a survey of one month`() {
    var fixture = station(until: 20, visits: false)
    fixture.settings.complaints.denominator = "merchant_months"
    #expect(SilentMonths(fixture.input).isEmpty)
    fixture.rate(0, [4, 4, 4, 4], month: 12)
    #expect(SilentMonths(fixture.input).isEmpty)
  }

  @Test func `months before the first record are none without complaints either`() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000, months: 1..<24)
    for month in 1..<24 { for _ in 0..<(month < 12 ? 2 : 8) { fixture.complain(0, month: month) } }
    #expect(SilentMonths(fixture.input).name == "2020年1月")
    #expect(complaints(fixture) == "投诉由基期22件变为本期96件；2020年1月各来源均无任何记录，资料报齐之前不作比较结论。")
    let figures = complaintFigures(fixture.input)
    let spring = figures.periods.filter { $0.kind == .springFestivalMonths }
    #expect(!spring.isEmpty && spring.allSatisfy { $0.isUntold && $0.comparison.verdict == .none })
    // December against November has nothing to do with a January two years before.
    let month = figures.periods.filter { $0.kind == .monthOnMonth }
    #expect(!month.isEmpty && month.allSatisfy { !$0.isUntold })
  }

  @Test func `months between the periods count where they are told, and judge nothing where they are not`() {
    func last(_ isTold: Bool) -> [ComplaintPeriodComparison] {
      var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
      fixture.settings.periods.base = MonthRange(Month(year: 2020, month: 1), Month(year: 2020, month: 1))
      fixture.settings.periods.report = MonthRange(Month(year: 2021, month: 12), Month(year: 2021, month: 12))
      for month in isTold ? Array(0..<24) : [0, 23] {
        fixture.visit(10_000, months: month..<(month + 1))
        for _ in 0..<9 { fixture.complain(0, month: month) }
      }
      return complaintFigures(fixture.input).periods.filter { $0.comparison.group == .all }
    }
    let told = last(true)
    #expect(told.contains { $0.kind == .monthOnTwelve })
    #expect(told.first { $0.kind == .monthOnTwelve }?.comparison.countBase == 108)
    #expect(told.allSatisfy { $0.comparison.verdict == .noDifference })
    let untold = last(false)
    #expect(untold.count == told.count && untold.allSatisfy { $0.isUntold && $0.comparison.verdict == .none })
    #expect(untold.first { $0.kind == .monthOnMonth }?.wording.contains("2020年2月—2021年11月各来源均无任何记录") == true)
  }
}
