import StationModel
import Testing

@testable import Analysis

/// Comparisons beside the year on year, merchants in the funnel, handling times.
@Suite struct ComplaintPeriodTests {
  private func fixture() -> StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "餐饮"), (1, "零售")])
    fixture.visit(10_000)
    return fixture
  }

  private func period(_ kind: PeriodComparisonKind, _ fixture: StationFixture) -> ComplaintPeriodComparison? {
    complaintFigures(fixture.input).periods.first { $0.kind == kind && $0.comparison.group == .all }
  }

  @Test func `month on month compares the last two months`() throws {
    var fixture = fixture()
    for _ in 0..<30 { fixture.complain(0, month: 22) }
    for _ in 0..<27 { fixture.complain(0, month: 23) }
    let found = try #require(period(.monthOnMonth, fixture))
    #expect(found.now == "2021年12月")
    #expect(found.then == "2021年11月")
    #expect(found.comparison.countReport == 27)
    #expect(found.comparison.countBase == 30)
    // scipy: 2 * stats.binom.cdf(27, 57, 0.5)
    #expect(abs(try #require(found.comparison.p) - 0.7914) < 1e-4)
    #expect(found.comparison.verdict == .noDifference)
    #expect(found.wording.contains("不能认定为变化"))
    #expect(found.caution.isEmpty)
  }

  @Test func `a January by itself carries a caution, January with February none`() throws {
    var fixture = fixture()
    fixture.settings.periods.report = MonthRange(Month(year: 2021, month: 1), Month(year: 2021, month: 1))
    fixture.complain(0, month: 12)
    let january = try #require(period(.monthOnYear, fixture))
    #expect(january.caution.contains("春节"))
    var whole = self.fixture()
    for month in [0, 1, 1, 12, 13] { whole.complain(0, month: month) }
    let both = try #require(period(.springFestivalMonths, whole))
    #expect(both.now == "2021年1月—2021年2月")
    #expect(both.comparison.countReport == 2)
    #expect(both.comparison.countBase == 3)
    #expect(both.caution.isEmpty)
  }

  @Test func `days around the feast are compared where the data hold both`() throws {
    var fixture = fixture()
    fixture.settings.calendar.springFestivals = [
      2020: Day(year: 2020, month: 1, day: 25), 2021: Day(year: 2021, month: 2, day: 12),
    ]
    // 2020-02-01 lies in the forty days that begin on 2020-01-10, 2021-02-01 in those that begin on 2021-01-28.
    fixture.complain(0, month: 1)
    fixture.complain(0, month: 13)
    fixture.complain(2, month: 13)
    let found = try #require(period(.springFestivalDays, fixture))
    #expect(found.comparison.countReport == 2)
    #expect(found.comparison.countBase == 1)
    #expect(found.isByDays)
    #expect(found.comparison.exposureReport == 40)
  }

  @Test func `a zero base gives counts and no percentage`() throws {
    var fixture = fixture()
    for _ in 0..<5 { fixture.complain(0, month: 23) }
    let found = try #require(period(.monthOnMonth, fixture))
    #expect(found.comparison.change == nil)
    #expect(found.wording.hasPrefix("2021年11月0件，2021年12月5件；基数为0，不计算百分比，投诉率之比的95%区间下限为"))
    #expect(found.wording.contains("无上限"))
  }

  @Test func `a month without visitors has no rate and no verdict`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000, months: 0..<23)
    fixture.visit(0, months: 23..<24)
    for month in 0..<23 { for _ in 0..<5 { fixture.complain(0, month: month) } }
    let figures = complaintFigures(fixture.input)
    #expect(figures.zeroMonthSentence == "2021年12月客流量为0，投诉0件，不计算投诉率，不作判断。")
    #expect(figures.zeroMonthProbability == nil && figures.zeroMonthUpper == nil)
    for kind in [PeriodComparisonKind.monthOnMonth, .monthOnYear, .monthOnTwelve] {
      let found = try #require(period(kind, fixture))
      #expect(found.comparison.verdict == .none && found.comparison.p == nil && !found.isByDays)
      #expect(found.comparison.rateReport == nil)
      #expect(found.wording.contains("；2021年12月客流量为0，不计算投诉率，不作比较"))
    }
  }

  @Test func `few visitors expect few complaints`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000, months: 0..<23)
    fixture.visit(300, months: 23..<24)
    for month in 0..<23 { for _ in 0..<5 { fixture.complain(0, month: month) } }
    let figures = complaintFigures(fixture.input)
    // exp(-5 * 0.03)
    #expect(abs(try #require(figures.zeroMonthProbability) - 0.860_707_976_425_057_8) < 1e-12)
    #expect(figures.zeroMonthSentence.contains("本月客流量预期0.15件，出现0件的概率为86.1%，不构成异常"))
  }

  @Test func `a year without any complaint has no probability`() {
    var fixture = fixture()
    fixture.complain(0, month: 2)
    let figures = complaintFigures(fixture.input)
    #expect(figures.zeroMonthProbability == nil)
    #expect(figures.zeroMonthSentence.hasSuffix("；此前12个月亦无投诉，不作判断。"))
  }

  @Test func `nothing in both stretches stays level`() throws {
    let found = try #require(period(.monthOnMonth, fixture()))
    #expect(found.wording == "2021年11月与2021年12月均无投诉，持平。")
    #expect(found.comparison.verdict == .none)
  }

  @Test func `a base below twenty gives no percentage even where the change is clear`() throws {
    var fixture = fixture()
    for _ in 0..<12 { fixture.complain(0, month: 22) }
    let found = try #require(period(.monthOnMonth, fixture))
    #expect(found.comparison.verdict == .lower)
    #expect(!found.wording.contains("100.0%（"))
    #expect(found.wording.contains("下降（95%区间"))
  }

  @Test func `the funnel says how many merchants chance alone would show`() throws {
    var fixture = StationFixture(merchants: (0..<40).map { _ in (0, "餐饮") }, sites: 1)
    fixture.visit(10_000)
    for merchant in 0..<40 { fixture.complain(merchant, month: 20) }
    for _ in 0..<9 { fixture.complain(7, month: 21) }
    let funnel = complaintFigures(fixture.input).funnel
    #expect(funnel.tested == 40)
    #expect(!funnel.isByTransactions)
    #expect(funnel.points[7].signal == .aboveAlarm)
    #expect(funnel.points[7].isScreened)
    #expect(funnel.points[0].signal == .none)
    #expect(funnel.repeated == 1)
    #expect(funnel.wording.hasPrefix("40户中1户超出99.8%控制限（随机情况下期望0.0"))
    // scipy: m = 49/480*12; stats.poisson.isf(0.001, m) = 6
    #expect(funnel.points[0].alarm?.upper == 6)
  }

  @Test func `a merchant closed throughout has no place in the funnel`() {
    var fixture = fixture()
    fixture.tables.merchants[1].closedOn = Day(year: 2020, month: 3, day: 1)
    fixture.complain(0, month: 20)
    let funnel = complaintFigures(fixture.input).funnel
    #expect(funnel.tested == 2)
    #expect(funnel.points[1].exposure == nil)
    #expect(funnel.points[1].p == nil)
  }

  @Test func `open cases lengthen the median`() throws {
    var fixture = fixture()
    for days in [10, 20, 30] { fixture.complain(0, month: 20, days: days) }
    let closed = try #require(complaintFigures(fixture.input).durations.first)
    #expect(closed.median == 20)
    #expect(closed.meanOfClosed == 20)
    fixture.leaveOpen(0, month: 20, days: 25)
    fixture.leaveOpen(0, month: 20, days: 25)
    let open = try #require(complaintFigures(fixture.input).durations.first)
    // R: survfit(Surv(c(10,20,30,25,25), c(1,1,1,0,0)) ~ 1): S(10) = .8, S(20) = .6, S(30) = 0.
    #expect(open.median == 30)
    #expect(open.open == 2)
    #expect(abs(try #require(open.closedWithin[1]) - 0.2) < 1e-12)
    #expect(open.closedWithin[2] == 1)
  }

  @Test func `no cases have no handling time`() throws {
    let none = try #require(complaintFigures(fixture().input).durations.first)
    #expect(none.median == nil)
    #expect(none.meanOfClosed == nil)
    #expect(none.closedWithin == [nil, nil, nil, nil])
  }
}
