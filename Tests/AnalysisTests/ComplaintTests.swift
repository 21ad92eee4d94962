import StationModel
import Testing

@testable import Analysis

@Suite struct ComplaintTests {
  /// 2020: 20 complaints, 2021: 18, none in December 2021; 10 000 visitors a month in each of two sites.
  private var fixture: StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000)
    for index in 0..<20 { fixture.complain(index % 2, month: index % 12, kind: index % 2) }
    for index in 0..<18 {
      fixture.complain(
        index % 2, month: 12 + index % 11, channel: index % 3, outcome: index < 9 ? .mediated : .withdrawn)
    }
    return fixture
  }

  @Test func twentyToEighteenIsNoChange() throws {
    let figures = complaintFigures(fixture.input)
    let all = try #require(figures.comparisons.first)
    #expect(all.countBase == 20 && all.countReport == 18)
    #expect(all.exposureReport == 24)
    #expect(isClose(all.rateReport, 0.75))
    #expect(isClose(all.change, -0.1))
    #expect(isClose(all.ratioLow, 0.4488707317972017))
    #expect(isClose(all.ratioHigh, 1.7918655603960105))
    #expect(isClose(all.p, 0.8714146793645341))
    #expect(all.verdict == .noDifference)
    // All, two sites, two classes; in each site two classes and one trade.
    #expect(figures.comparisons.count == 11)
    #expect(
      figures.comparisons.filter { if case .site = $0.group { true } else { false } }.map(\.countReport).reduce(0, +)
        == 18)
    let sentence = self.fixture.figures.sentences.first { $0.topic == "complaints" }?.text ?? ""
    #expect(sentence.contains("不能认定为变化"))
    #expect(!sentence.contains("下降"))
  }

  @Test func theMonthWithoutComplaints() throws {
    let figures = complaintFigures(fixture.input)
    #expect(isClose(figures.zeroMonthUpper, 3.6888794541139363))
    // The 12 months before December 2021 have 18 in 2021 and one in December 2020: np.exp(-19/12).
    #expect(isClose(figures.zeroMonthProbability, 0.20528965757990927))
    #expect(figures.zeroMonthSentence.contains("3.69"))
    #expect(figures.zeroMonthSentence.contains("不构成异常"))
  }

  @Test func clumpedMonthsMakeAMonthWithoutComplaintsNoNews() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000)
    // Six bursts of thirty: nine of the twelve months before the last have none.
    for month in [1, 5, 9, 14, 17, 21] { for _ in 0..<30 { fixture.complain(0, month: month) } }
    let found = complaintFigures(fixture.input)
    let row = try #require(found.periods.first { $0.kind == .monthOnTwelve && $0.comparison.group == .all })
    #expect(row.comparison.verdict == .noDifference)
    #expect(row.wording.contains("单看件数超出随机波动") && row.wording.contains("不能认定为变化"))
    #expect(found.zeroMonthSentence.contains("分散指数") && found.zeroMonthSentence.contains("不构成异常"))
    #expect((found.zeroMonthProbability ?? 0) > 0.2)
  }

  @Test func withoutVisitorsNoRateHasFallen() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    for month in 0..<23 { for _ in 0..<6 { fixture.complain(0, month: month) } }
    let found = complaintFigures(fixture.input)
    #expect(found.zeroMonthSentence.contains("日均投诉件数减少（未计客流变化）有统计显著性"))
    #expect(!found.zeroMonthSentence.contains("投诉率降低"))
    let row = try #require(found.periods.first { $0.kind == .monthOnTwelve && $0.comparison.group == .all })
    #expect(row.wording.contains("日均件数下降"))
  }

  @Test func aMonthWithoutComplaintsIsJudgedAsItsComparisonIs() throws {
    func figures(_ twelve: Int) -> ComplaintFigures {
      var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
      fixture.visit(10_000)
      for number in 0..<twelve { fixture.complain(0, month: 11 + number % 12) }
      // As many before, so that the months of neither period spread more than chance lets them.
      for number in 0..<twelve { fixture.complain(0, month: number % 11) }
      return complaintFigures(fixture.input)
    }
    for twelve in [20, 43, 44, 45, 46, 47, 48, 49, 50, 60] {
      let found = figures(twelve)
      let row = try #require(found.periods.first { $0.kind == .monthOnTwelve && $0.comparison.group == .all })
      #expect(found.zeroMonthSentence.contains("降低有统计显著性") == (row.comparison.verdict == .lower), "\(twelve)")
    }
    // exp(-45/12) = 2.35% is below 2.5%, but (12/13)^45 = 2.73% is not.
    #expect(figures(45).zeroMonthSentence.hasSuffix("概率为2.4%，计入此前12个月自身的波动，仍不能据此认定投诉减少。"))
    #expect(figures(20).zeroMonthSentence.hasSuffix("不构成异常，不能据此认定投诉减少。"))
  }

  @Test func classesAndTradesAreWidenedAsTheWholeIs() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000)
    for month in [1, 5, 9] { for _ in 0..<12 { fixture.complain(0, month: month) } }
    for month in [13, 17] { for _ in 0..<6 { fixture.complain(0, month: month) } }
    let rows = complaintFigures(fixture.input).comparisons
    let all = try #require(rows.first { $0.group == .all })
    #expect(all.wideInterval != nil)
    let parts = rows.filter { $0.group != .all && $0.countBase == all.countBase && $0.rateBase == all.rateBase }
    #expect(!parts.isEmpty)
    #expect(parts.allSatisfy { $0.wideInterval == all.wideInterval && $0.verdict == all.verdict })
    let trade = try #require(rows.first { $0.group == .siteTrade(0, "餐饮") })
    #expect(trade.dispersion == rows.first { $0.group == .site(0) }?.dispersion)
  }

  @Test func everySentenceOfASmallBaseSaysSo() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000)
    for month in 0..<24 { for _ in 0..<(month == 22 ? 25 : 2) { fixture.complain(0, month: month) } }
    let figures = complaintFigures(fixture.input)
    for period in figures.periods {
      let isSmall = period.comparison.countBase < Sentences.fewestForComfort
      #expect(period.wording.contains("（基数较小）") == isSmall, "\(period.wording)")
    }
    #expect(figures.periods.contains { $0.comparison.countBase == 25 })
    var whole = analyse(fixture.input, accounts: [], findings: [])
    func hits() -> Int {
      smallBases(printedReport(fixture.input, whole)).count
    }
    #expect(hits() == 0)
    for place in whole.complaints.periods.indices { whole.complaints.periods[place].wording = "" }
    #expect(hits() > 0)
  }

  @Test func classesAndTradesOfASiteAreTestedOverItsVisitors() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "零售"), (1, "餐饮"), (0, "餐饮")])
    fixture.visit(10_000)
    fixture.complain(0, month: 3)
    for month in 12..<15 { fixture.complain(3, month: month) }
    for month in 0..<6 { fixture.complain(2, month: month, kind: 1) }
    let rows = complaintFigures(fixture.input).comparisons
    let trade = try #require(rows.first { $0.group == .siteTrade(0, "餐饮") })
    #expect(trade.countReport == 3 && trade.countBase == 1 && trade.exposureReport == 12)
    // Three against one: betaincinv(3, 2, 0.025) and betainccinv(4, 1, 0.025) of scipy.special as odds.
    #expect(isClose(trade.ratioLow, 0.2408802278292618) && isClose(trade.ratioHigh, 157.4920882748108))
    #expect(trade.change == 2 && isClose(trade.p, 0.625) && trade.verdict == .noDifference)
    let kind = try #require(rows.first { $0.group == .siteClass(0, "Q1") })
    #expect(kind.countReport == 3 && kind.countBase == 1 && kind.ratioLow == trade.ratioLow && kind.p == trade.p)
    let other = try #require(rows.first { $0.group == .siteClass(1, "Q0") })
    #expect(other.countReport == 0 && other.countBase == 6 && other.verdict == .lower)
    // No test where there is nothing to test, and no row for a trade that a site does not have.
    #expect(rows.first { $0.group == .siteTrade(0, "零售") }?.verdict == ComparisonVerdict.none)
    #expect(!rows.contains { $0.group == .siteTrade(1, "零售") })
  }

  @Test func aSiteWithoutComplaintsInTheLastMonthSaysWhatThatIsWorth() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000)
    for month in 0..<24 { fixture.complain(0, month: month) }
    for month in 0..<23 { fixture.complain(1, month: month) }
    let figures = fixture.figures
    #expect(figures.complaints.zeroMonthSentence.isEmpty && figures.complaints.siteZeroMonthSentences[0].isEmpty)
    let sentence = figures.complaints.siteZeroMonthSentences[1]
    // One a month: exp(-1).
    #expect(sentence.contains("月均1.0件") && sentence.contains("36.8%") && sentence.contains("不构成异常"))
    #expect(figures.siteSentences[1].first?.text.hasSuffix(sentence) == true)
  }

  @Test func aClearFallIsCalledOne() {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    fixture.visit(10_000)
    for index in 0..<60 { fixture.complain(0, month: index % 12) }
    for index in 0..<20 { fixture.complain(0, month: 12 + index % 12) }
    let figures = complaintFigures(fixture.input)
    #expect(figures.comparisons.first?.verdict == .lower)
    #expect(fixture.figures.sentences.first?.text.contains("下降有统计显著性") == true)
    #expect(figures.zeroMonthSentence.isEmpty)
  }

  @Test func controlLimitsComeFromTheFrozenBase() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "餐饮")])
    fixture.visit(10_000)
    for month in 0..<12 { for _ in 0..<9 { fixture.complain(0, month: month) } }
    for _ in 0..<20 { fixture.complain(0, month: 15) }
    fixture.complain(0, month: 16)
    let figures = complaintFigures(fixture.input)
    let months = figures.months.filter { $0.group == .all }
    #expect(months.count == 24)
    #expect(figures.isCentreFromBase && figures.limitMethod == .poisson)
    // Mean 9 over 2 万人次: limits 19 and 2 (see the Measures tests).
    #expect(months[15].centre == 4.5 && months[15].upper == 9.5 && months[15].lower == 1)
    #expect(months[15].signal == .above)
    #expect(months[16].signal == .below)
    #expect(months[0].signal == .none)
    // Nine zero months in a row would be 17…23 and 12…14: each is below the limit on its own.
    #expect(months[17].signal == .below)
    #expect(figures.limitNote.contains("基期"))
  }

  @Test func withoutExposureThereIsNoRate() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    fixture.complain(0, month: 1)
    fixture.complain(0, month: 13)
    let figures = complaintFigures(fixture.input)
    let all = try #require(figures.comparisons.first)
    #expect(all.rateReport == nil && all.ratio == nil && all.verdict == .none)
    #expect(figures.months.allSatisfy { $0.rate == nil && $0.upper == nil })
    #expect(fixture.figures.sentences.first?.text.contains("不计算投诉率") == true)
  }

  @Test func noComplaintsAtAll() {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    fixture.visit(10_000)
    let figures = fixture.figures
    #expect(figures.complaints.comparisons.first?.verdict == ComparisonVerdict.none)
    #expect(figures.complaints.dispersion == nil)
    #expect(figures.complaints.medianDaysToClose == nil)
    #expect(figures.complaints.months.first?.upper == nil)
    #expect(figures.sentences.first?.text.contains("均无投诉") == true)
  }

  @Test func aBaseOfZeroHasNoPercentage() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    fixture.visit(10_000)
    for _ in 0..<5 { fixture.complain(0, month: 14) }
    let all = try #require(complaintFigures(fixture.input).comparisons.first)
    #expect(all.change == nil && all.ratio == nil && all.ratioHigh == nil)
    #expect((all.ratioLow ?? 0) > 0)
    #expect(fixture.figures.sentences.first?.text.contains("不计算同比") == true)
  }

  @Test func merchantMonths() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "零售"), (1, "餐饮")])
    fixture.settings.complaints.denominator = "merchant_months"
    fixture.settings.complaints.denominatorUnit = 100
    fixture.tables.merchants[0].openedOn = Day(year: 2021, month: 3, day: 31)
    fixture.tables.merchants[1].closedOn = Day(year: 2020, month: 2, day: 1)
    let all = try #require(complaintFigures(fixture.input).comparisons.first)
    // Report: 10 + 0 + 12; base: 0 + 2 + 12.
    #expect(isClose(all.exposureReport, 0.22) && isClose(all.exposureBase, 0.14))
  }

  @Test func unknownResultsAreNoFailures() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    for _ in 0..<3 { fixture.complain(0, month: 20, outcome: .closed) }
    let none = try #require(complaintFigures(fixture.input).mediation.first)
    #expect(none.closed == 3 && none.closedUnknown == 3)
    #expect(none.ofClosed == nil && none.ofClosedInterval == nil && none.ofAccepted == nil)
    for _ in 0..<3 { fixture.complain(0, month: 20, outcome: .mediated) }
    let half = try #require(complaintFigures(fixture.input).mediation.first)
    #expect(half.ofClosed == 0.5 && half.ofAccepted == 0.5)
  }

  @Test func bothMediationDenominators() throws {
    var fixture = fixture
    fixture.complain(0, month: 13, outcome: .open)
    fixture.complain(0, month: 13, outcome: .refused)
    let all = try #require(complaintFigures(fixture.input).mediation.first)
    #expect(all.mediated == 9 && all.closed == 18 && all.accepted == 19)
    #expect(all.ofClosed == 0.5)
    #expect(isClose(all.ofAccepted, 9.0 / 19))
  }

  @Test func unresolvedMerchantsCountInTheTotal() {
    var fixture = fixture
    fixture.complain(nil, month: 13)
    let figures = complaintFigures(fixture.input)
    #expect(figures.comparisons.first?.countReport == 19)
    #expect(figures.unresolvedMerchant == [1, 0])
    let apart = figures.comparisons.last
    #expect(apart?.group == .unassigned && apart?.countReport == 1 && apart?.rateReport == nil)
    #expect(complaintFigures(self.fixture.input).comparisons.allSatisfy { $0.group != .unassigned })
  }
}
