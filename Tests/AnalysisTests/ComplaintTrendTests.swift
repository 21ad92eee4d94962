import StationModel
import Testing

@testable import Analysis

/// Trends, charts by the level of the counts, days between rare complaints.
@Suite struct ComplaintTrendTests {
  private func fixture(_ counts: [Int], from month: Int = 0) -> StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000)
    for (place, count) in counts.enumerated() {
      for _ in 0..<count { fixture.complain(0, month: month + place) }
    }
    return fixture
  }

  @Test func `a steady rise is a trend`() throws {
    let trend = try #require(complaintFigures(fixture((0..<24).map { 2 + $0 }).input).trends.first)
    #expect(trend.method == .mannKendall)
    #expect(trend.months == 24)
    #expect(trend.s == 276)
    #expect(abs(try #require(trend.slope) - 12) < 1e-9)
    #expect(trend.wording.hasPrefix("24个月呈上升趋势（Mann-Kendall检验，p<0.001，每年+12.000件/万人次）"))
  }

  @Test func `noise is none`() throws {
    let counts = [4, 6, 5, 3, 7, 5, 4, 6, 5, 4, 6, 5, 5, 3, 6, 5, 7, 4, 5, 6, 4, 5, 3, 6]
    let trend = try #require(complaintFigures(fixture(counts).input).trends.first)
    #expect(trend.wording.contains("未见显著升降趋势"))
  }

  @Test func `all months equal have no trend, and no p`() throws {
    let trend = try #require(complaintFigures(fixture(Array(repeating: 3, count: 24)).input).trends.first)
    #expect(trend.p == nil)
    #expect(trend.wording == "24个月数值全部相同，没有趋势。")
  }

  @Test func `fewer than eight months say nothing`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000, months: 0..<6)
    for month in 0..<6 { fixture.complain(0, month: month) }
    let trend = try #require(complaintFigures(fixture.input).trends.first)
    #expect(trend.method == .none)
    #expect(trend.wording == "有数据的月份6个，不足8个，不作趋势判断。")
  }

  @Test func `without visitors the counts stand in`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    for month in 0..<24 { for _ in 0...month { fixture.complain(0, month: month) } }
    let trend = try #require(complaintFigures(fixture.input).trends.first)
    #expect(trend.isByCount)
    #expect(trend.wording.contains("件"))
    #expect(!trend.wording.contains("万人次"))
  }

  @Test func `many counts that swing widen their limits after Laney`() throws {
    let counts = (0..<24).map { $0.isMultiple(of: 2) ? 60 : 140 }
    let figures = complaintFigures(fixture(counts).input)
    #expect(figures.months.allSatisfy { $0.limits == .laney })
    #expect(figures.months.allSatisfy { $0.signal == .none })
    #expect(figures.limitNote.contains("Laney"))
  }

  @Test func `counts that spread like chance keep the exact limits`() {
    let counts = [9, 12, 10, 8, 11, 10, 9, 13, 10, 7, 11, 10, 9, 12, 10, 8, 11, 10, 9, 13, 10, 7, 11, 10]
    #expect(complaintFigures(fixture(counts).input).months.allSatisfy { $0.limits == .poisson })
  }

  @Test func `less than one complaint a month is judged by the days between`() throws {
    let figures = complaintFigures(fixture([1, 0, 1, 0, 0, 1, 0, 1, 0, 1]).input)
    let gaps = try #require(figures.gaps.first)
    // First days of January, March, June, August, October 2020.
    #expect(gaps.gaps == [59, 91, 60, 60])
    #expect(gaps.centre == 67.5)
    // R: m + 3 * sqrt(m * (m + 1)) for m = 67.5
    #expect(gaps.signals == nil)
    #expect(gaps.running == 456)
    #expect(gaps.probabilityUpper == 449)
    #expect(gaps.wording.hasSuffix("间隔仅4个，不足12个，不作判断。"))
  }

  @Test func `a dozen gaps are judged, gaps of no days never`() throws {
    let counts = (0..<24).map { $0 < 13 ? 1 : 0 }
    let figures = complaintFigures(fixture(counts).input)
    #expect(try #require(figures.gaps.first).wording.hasSuffix("天，确有改善。"))
    let heap = try #require(complaintFigures(fixture([14]).input).gaps.first)
    #expect(heap.centre == 0)
    #expect(heap.wording.hasSuffix("不作判断。"))
  }

  @Test func `enough complaints need no days between`() {
    #expect(complaintFigures(fixture(Array(repeating: 2, count: 24)).input).gaps.isEmpty)
  }
}
