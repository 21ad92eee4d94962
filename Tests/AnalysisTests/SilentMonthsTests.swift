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
    #expect(SilentMonths(fixture.input).months.isEmpty)
    #expect(complaints(fixture).contains("下降有统计显著性"))
  }

  @Test func `complaints alone make no month silent, nor does a survey of one month`() {
    var fixture = station(until: 20, visits: false)
    fixture.settings.complaints.denominator = "merchant_months"
    #expect(SilentMonths(fixture.input).months.isEmpty)
    fixture.rate(0, [4, 4, 4, 4], month: 12)
    #expect(SilentMonths(fixture.input).months.isEmpty)
  }
}
