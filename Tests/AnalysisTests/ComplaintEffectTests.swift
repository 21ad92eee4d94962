import StationModel
import Testing

@testable import Analysis

/// The opening of the station as an interruption of the series, and survey waves over the same merchants.
@Suite struct ComplaintEffectTests {
  private func effect(_ counts: [Int], opened: Month = Month(year: 2021, month: 1)) throws -> ComplaintEffect {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.visit(10_000)
    fixture.settings.complaints.stationOpened = opened
    for (month, count) in counts.enumerated() { for _ in 0..<count { fixture.complain(0, month: month) } }
    return try #require(complaintFigures(fixture.input).effects.first)
  }

  @Test func `a fall of level is estimated with its dispersion`() throws {
    let counts = [21, 18, 20, 23, 19, 20, 22, 17, 21, 20, 18, 22] + [10, 12, 9, 11, 10, 8, 12, 10, 11, 9, 10, 10]
    let effect = try effect(counts)
    #expect(effect.method == .interruptedSeries)
    // R: glm(y ~ t + level + slope, poisson): exp(coef)[3], t interval with df 20, dispersion below 1 taken as 1.
    #expect(abs(try #require(effect.ratio) - 0.521_506_124_9) < 1e-6)
    #expect(try #require(effect.ratioHigh) < 1)
    #expect(try #require(effect.dispersion) < 1)
    #expect(!effect.wording.contains("过度离散"))
    #expect(
      effect.wording.hasSuffix("，不能认定有别于原走势；无对照组，不能排除同期其他因素。") || effect.wording.hasSuffix("，低于原走势；无对照组，不能排除同期其他因素。"))
  }

  @Test func `a fall that comes month by month is told, although the level did not drop`() throws {
    let effect = try effect(Array(repeating: 20, count: 12) + [20, 18, 16, 13, 11, 9, 6, 4, 3, 2, 2, 1])
    // R: m <- glm(y ~ t + level + slope, poisson), level from t = 12, slope = (t - 12) * level; exp(coef(m)), exp(level + 11 * slope).
    #expect(abs(try #require(effect.ratio) - 1.175_257_796_9) < 1e-6)
    #expect(abs(try #require(effect.slope) - 0.789_212_058_0) < 1e-6)
    #expect(abs(try #require(effect.lastRatio) - 0.086_948_876_2) < 1e-6)
    #expect(effect.lastMonth == Month(year: 2021, month: 12))
    let last = try #require(effect.lastInterval)
    #expect(last.low < 0.087 && last.high < 1)
    #expect(effect.wording.contains("，不能认定有变化；此后每月变化率比0.79（"))
    #expect(effect.wording.contains("），走势较前下行；至2021年12月为原走势延续下去的0.087倍（"))
    #expect(effect.wording.contains("），低于原走势；无对照组"))
  }

  @Test func `a handful of complaints gives no series but the exact ratio, and says why`() throws {
    let effect = try effect([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(effect.method == .ratio)
    #expect(effect.slope == nil && effect.slopeInterval == nil)
    // R: poisson.test(c(3, 1), c(12, 12)): 0.2408802 157.4920883
    #expect(abs(try #require(effect.ratioLow) - 0.240_880_227_8) < 1e-9)
    #expect(abs(try #require(effect.ratioHigh) - 157.492_088_274_8) < 1e-8)
    #expect(effect.wording.contains("；投诉过少，不拟合中断时间序列，只比较前后，投诉率之比3.00"))
  }

  @Test func `all but separated: the ratio with the spread of the months, never limits without end`() throws {
    let effect = try effect([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14] + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14])
    #expect(effect.method == .ratio && effect.isTooRare)
    // Each side has χ² 154 over 11: φ 14, t.ppf(.975, 22) = 2.0738731, exp(t * sqrt(14 * (1/14 + 1/14))) = 18.7820085
    #expect(abs(try #require(effect.dispersion) - 14) < 1e-9)
    #expect(abs(try #require(effect.ratioHigh) - 18.782_008_543_703_654) < 1e-9)
    #expect(effect.wording.contains("过度离散系数14.0已计入"))
  }

  @Test func `nothing after the opening: a ratio of 0 with its exact upper limit`() throws {
    let effect = try effect(Array(repeating: 2, count: 12))
    #expect(effect.method == .ratio)
    #expect(effect.ratio == 0)
    // scipy: 1 - 0.025 ** (1 / 24) over its complement
    #expect(abs(try #require(effect.ratioHigh) - 0.166_144_852_6) < 1e-6)
    #expect(effect.wording.contains("投诉率之比0.00"))
  }

  @Test func `too few months after: the exact ratio alone`() throws {
    let effect = try effect(Array(repeating: 3, count: 24), opened: Month(year: 2021, month: 10))
    #expect(effect.method == .ratio)
    #expect(effect.monthsAfter == 3)
    #expect(effect.wording.contains("不能认定有变化"))
  }

  @Test func `no complaints at all: nothing is estimated`() throws {
    let effect = try effect([])
    #expect(effect.method == .none)
    #expect(effect.wording.contains("不作估计"))
  }

  @Test func `a pipeline that does not say when it opened has no effect`() {
    var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
    fixture.complain(0, month: 3)
    #expect(complaintFigures(fixture.input).effects.isEmpty)
  }

  @Test func `the same merchants twice are pairs`() throws {
    var fixture = StationFixture(merchants: (0..<12).map { _ in (0, "餐饮") }, sites: 1)
    for merchant in 0..<10 { fixture.rate(merchant, [0, 0, 0, merchant < 8 ? 3 : 4], month: 3) }
    for merchant in 1..<12 { fixture.rate(merchant, [0, 0, 0, merchant < 9 ? 4 : 2], month: 14) }
    let wave = try #require(satisfactionFigures(fixture.input).waves.first)
    #expect(wave.both == 9)
    #expect(wave.left == 1)
    #expect(wave.joined == 2)
    // Seven rise by 25, one stays, one falls by 50.
    let mean = 125.0 / 9
    #expect(abs(try #require(wave.change) - mean) < 1e-9)
    #expect(wave.gained == 7)
    #expect(wave.lost == 1)
    // scipy: 2 * binom.cdf(1, 8, .5) - binom.pmf(1, 8, .5)
    #expect(abs(try #require(wave.mcNemarP) - 0.039_062_5) < 1e-12)
  }

  @Test func `merchants who speak for themselves are a finite frame in both waves`() throws {
    func wave(_ answering: Int) throws -> SatisfactionWave {
      var fixture = StationFixture(merchants: (0..<12).map { _ in (0, "餐饮") }, sites: 1)
      fixture.settings.satisfaction.respondent = "商户"
      for merchant in 0..<answering {
        fixture.rate(merchant, [0, 0, 0, merchant < 8 ? 3 : 4], month: 3)
        fixture.rate(merchant, [0, 0, 0, merchant < 9 ? 4 : 2], month: 14)
      }
      return try #require(satisfactionFigures(fixture.input).waves.first)
    }
    let all = try wave(12)
    #expect(all.intervalMethod == .census && all.interval == nil && all.population == 12 && all.wilcoxonP != nil)
    let some = try wave(9)
    // Eight rise by 25, one stays; R: mean(d) + qt(.975, 8) * sd(d) / 3 * sqrt(1 - 9 / 12) * c(-1, 1)
    let interval = try #require(some.interval)
    #expect(some.intervalMethod == .finite && abs(interval.high - 200.0 / 9 - 3.202_783_5) < 1e-6)
  }

  @Test func `no merchant in both waves has no change`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "餐饮")], sites: 1)
    fixture.rate(0, [0, 0, 0, 4], month: 3)
    fixture.rate(1, [0, 0, 0, 4], month: 14)
    let wave = try #require(satisfactionFigures(fixture.input).waves.first)
    #expect(wave.both == 0)
    #expect(wave.change == nil)
    #expect(wave.mcNemarP == nil)
  }
}
