import Diagnostics
import Measures
import StationModel
import Testing

@testable import Analysis

@Suite struct WholeTests {
  @Test func anEmptyStation() {
    let figures = StationFixture(merchants: []).figures
    #expect(figures.merchants.isEmpty)
    #expect(figures.sentences.count == 5 && figures.sentences.allSatisfy { !$0.text.isEmpty })
    #expect(figures.siteSentences.count == 2)
    #expect(figures.leaders.chosenBySite == [0, 0])
    #expect(figures.methods.count > 15)
  }

  @Test func theSameInputGivesTheSameSentences() {
    var fixture = StationFixture(merchants: (0..<12).map { ($0 % 2, ["餐饮", "零售"][$0 / 6]) })
    fixture.visit(10_000)
    for row in 0..<200 {
      fixture.rate(row % 12, [1 + row % 5, 1 + row / 2 % 5, 1 + row / 3 % 5, 1 + row / 5 % 5], recommend: row % 11)
    }
    fixture.settings.leaders.indicators = [LeaderIndicator("满意", source: "satisfaction", weight: 1)]
    let first = fixture.figures
    let second = fixture.figures
    #expect(first.sentences == second.sentences)
    #expect(first.leaders.scores == second.leaders.scores)
    #expect(first.satisfaction.drivers == second.satisfaction.drivers)
    #expect(first.methods == second.methods)
  }

  @Test func aSitesSentenceSaysWhoseTheQuadrantsAre() {
    let lowest = Extreme(name: "价格", value: 73.2)
    let all = Sentences.drivers(improve: ["价格"], undecided: ["质量"], unplaced: [], lowest: lowest, reason: "")
    #expect(!all.contains("合并计算"))
    let site = Sentences.drivers(
      improve: ["价格"], undecided: ["质量"], unplaced: [], lowest: lowest, reason: "", site: (word: "老街", name: "东街"))
    #expect(site.hasPrefix("象限由全部老街合并计算，不单指东街；优先改进：价格"))
    #expect(site.hasSuffix("；区间跨越均值、尚不能归类的有质量；东街自身得分最低的分项是价格（73.2分）。"))
  }

  @Test func whoStandsAtAnEndIsComparedWithEveryOther() {
    func site(_ name: String, _ value: Double, _ half: Double) -> Compared {
      Compared(name: name, value: value, joint: Estimate(value: value, lower: value - half, upper: value + half))
    }
    let sites = [site("东街", 90, 1), site("西街", 89, 1), site("南街", 70, 1), site("北街", 60, 8)]
    let best = extreme(of: sites, isHighest: true)
    let worst = extreme(of: sites, isHighest: false)
    #expect(best?.name == "东街" && best?.alike == ["西街"])
    #expect(worst?.name == "北街" && worst?.alike == [])
    let words = Sentences.ends(best ?? Extreme(name: "", value: 0), worst ?? Extreme(name: "", value: 0))
    #expect(words == "东街（90.0分）与西街之差在波动范围内，不认定最高，北街最低（60.0分）")
    #expect(extreme(of: [site("东街", 80, 1), site("西街", 80, 1)], isHighest: true) == nil)
    #expect(extreme(of: [site("东街", 81, 1)], isHighest: true) == nil)
    // Few answers neither lead nor let another lead unopposed.
    var few = site("中街", 95, 20)
    few.isEligible = false
    let unopposed = extreme(of: sites.dropFirst(2) + [few], isHighest: true)
    #expect(unopposed?.alike == [] && unopposed?.beyond == ["中街"])
    #expect(
      Sentences.ends(unopposed ?? Extreme(name: "", value: 0), worst ?? Extreme(name: "", value: 0))
        .hasPrefix("南街（70.0分）与中街未作比较（有效答卷不足10份），不认定最高"))
    #expect(abs(jointLevel(0.95, of: 4) - (1 - 0.05 / 6)) < 1e-15)
  }

  @Test func equalItemsHaveNoLowest() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    for _ in 0..<40 { fixture.rate(0, [5, 5, 5, 5]) }
    let text = fixture.figures.sentences.first { $0.topic == "drivers" }?.text ?? ""
    #expect(!text.isEmpty && !text.contains("得分最低"))
  }

  @Test func findingsByCodeAndTable() {
    var account = SourceFileAccount()
    account.table = .needs
    account.name = "needs.csv"
    let findings = [
      Finding(.merchantByAlias, at: SourcePosition(file: "needs.csv", line: 3, column: 2), found: "私人", count: 4),
      Finding(.notADate, at: SourcePosition(file: "needs.csv", line: 9), count: 2),
      Finding(.notADate, at: SourcePosition(file: "needs.csv", line: 11)),
    ]
    let figures = qualityFigures(accounts: [account], findings: findings, siteWord: "街区")
    #expect(figures.findings.map(\.code) == [.notADate, .merchantByAlias])
    #expect(figures.findings.map(\.count) == [3, 4])
    #expect(figures.findings.map(\.mended) == [0, 4])
    #expect(figures.findings[0].table == "需求调研" && figures.findings[0].example == "needs.csv:9")
    #expect(figures.findings.allSatisfy { !$0.example.contains("私人") && !$0.title.isEmpty })
  }

  @Test func numbersAsTheyAreShown() {
    #expect(fixed(0.285, 2) == "0.29" && fixed(-0.004, 2) == "0.00" && fixed(1234.5, 0) == "1,235")
    #expect(fixed(2.5, 0) == "3" && fixed(-2.5, 0) == "-3" && fixed(1.005, 2) == "1.01")
    #expect(percent(0) == "0.0%" && percent(1) == "100.0%")
    #expect(percent(0.0001) == "<0.1%" && percent(0.9999) == ">99.9%")
    #expect(signedPercent(-0.1) == "-10.0%" && signedPercent(0.79, 0) == "+79%")
    #expect(moneyText(150_000_000) == "150.00万元" && moneyText(12_345) == "123.45元")
    #expect(levelText(0.95) == "95%" && levelText(0.995) == "99.5%")
    #expect(masked(phone: "13812345678") == "138****5678" && masked(phone: "") == "")
  }
}
