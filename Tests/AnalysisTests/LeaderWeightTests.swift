import Analysis
import StationModel
import Testing

/// Weights by judgement and entropy, other methods beside the weighted sum, evidence.
@Suite struct LeaderWeightTests {
  /// The four alternatives of a published worked example: satisfaction (more is better), complaints (fewer), on time (more).
  private var example: StationFixture {
    var fixture = StationFixture(merchants: (0..<4).map { _ in (0, "餐饮") })
    fixture.settings.leaders.indicators = [
      LeaderIndicator("满意", source: "assessment", weight: 0.5, normalise: "minmax"),
      LeaderIndicator("投诉", source: "assessment", weight: 0.3, higher: false, normalise: "minmax"),
      LeaderIndicator("按时", source: "assessment", weight: 0.2, normalise: "minmax"),
    ]
    fixture.settings.leaders.winsorise = 0
    fixture.settings.leaders.minimumRatings = 0
    for (merchant, row) in [[80, 2, 0.9], [90, 1, 0.8], [70, 4, 0.95], [85, 0, 0.85]].enumerated() {
      for (name, value) in zip(["满意", "投诉", "按时"], row) { fixture.assess(merchant, name, value) }
    }
    return fixture
  }

  @Test func entropyWeightsAreThoseOfTheWorkedExample() {
    var fixture = example
    fixture.settings.leaders.weighting = "entropy"
    let figures = leaderFigures(fixture.input)
    for (figure, weight) in zip(figures.indicators, [0.317263, 0.317263, 0.365474]) {
      #expect(isClose(figure.entropy, weight, 2e-6))
      #expect(isClose(figure.weight, weight, 2e-6))
    }
    let closeness = figures.scores.compactMap { $0.topsis?.value }
    for (value, reference) in zip(closeness, [56.4722, 51.4663, 44.8901, 61.8190]) {
      #expect(isClose(value, reference, 1e-5))
    }
    #expect(figures.scores.map { $0.topsis?.siteRank } == [2, 3, 4, 1])
    #expect(figures.scores.allSatisfy { $0.methods.count == 5 })
  }

  @Test func judgementsOfSeveralAreJoined() throws {
    var fixture = example
    fixture.settings.leaders.judgements = [
      [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]], [[1, 8, 4], [0.125, 1, 0.5], [0.25, 2, 1]],
    ]
    let shown = leaderFigures(fixture.input)
    // Geometric means: 1, 4, 4 / 1/4, 1, 1 / 1/4, 1, 1: consistent, weights 4, 1, 1 of 6.
    #expect(isClose(shown.consistencyRatio, 0, 1e-12))
    for (figure, weight) in zip(shown.indicators, [4 / 6.0, 1 / 6.0, 1 / 6.0]) { #expect(isClose(figure.ahp, weight)) }
    #expect(shown.indicators.map(\.weight) == [0.5, 0.3, 0.2])
    fixture.settings.leaders.weighting = "combined"
    let combined = leaderFigures(fixture.input)
    let roots = zip([4.0, 1, 1], [0.317263, 0.317263, 0.365474]).map { ($0 * $1).squareRoot() }
    let total = roots.reduce(0, +)
    for (figure, root) in zip(combined.indicators, roots) { #expect(isClose(figure.weight, root / total, 2e-6)) }
    fixture.settings.leaders.weightCap = 0.4
    let held = leaderFigures(fixture.input).indicators
    #expect(held.map(\.isCapped) == [true, false, false] && held[0].weight == 0.4)
    #expect(isClose(held.map(\.weight).reduce(0, +), 1))
    #expect(isClose(held[1].weight / held[2].weight, roots[1] / roots[2], 2e-6))
  }

  @Test func aCapThatTooFewCanKeepRises() {
    var fixture = example
    fixture.settings.leaders.indicators = Array(fixture.settings.leaders.indicators.prefix(2))
    fixture.settings.leaders.weightCap = 0.3
    let figures = leaderFigures(fixture.input)
    #expect(figures.indicators.map(\.weight) == [0.5, 0.5] && figures.capRemark.contains("50.0%"))
  }

  @Test func movedWeightsShowWhoStays() throws {
    var fixture = example
    fixture.settings.leaders.most = 1
    fixture.settings.leaders.fewest = 1
    let figures = leaderFigures(fixture.input)
    // Weighted sums 0.50, 0.725, 0.20, 0.742: the first two change places when weights move.
    let shares = figures.scores.compactMap(\.jitterProbability)
    #expect(shares.count == 4 && shares[0] == 0 && shares[2] == 0)
    #expect(shares[3] > 0.5 && shares[1] > 0.05 && isClose(shares[1] + shares[3], 1, 0.01))
    #expect(leaderFigures(fixture.input).scores.map(\.jitterProbability) == figures.scores.map(\.jitterProbability))
    fixture.settings.leaders.jitter = 0
    #expect(leaderFigures(fixture.input).scores.allSatisfy { $0.jitterProbability == nil })
  }

  @Test func methodsThatDisagreeAreTold() throws {
    var fixture = StationFixture(merchants: (0..<3).map { _ in (0, "餐饮") })
    fixture.settings.leaders.indicators = ["甲", "乙", "丙"].map {
      LeaderIndicator($0, source: "assessment", weight: 1, normalise: "minmax")
    }
    fixture.settings.leaders.minimumRatings = 0
    fixture.settings.leaders.winsorise = 0
    (fixture.settings.leaders.fewest, fixture.settings.leaders.most) = (1, 1)
    // Sum 150 by one great strength, sum 144 by evenness, which lies nearer to the ideal than to its opposite.
    for (merchant, row) in [[100, 50, 0], [48, 48, 48.5], [0, 0, 100]].enumerated() {
      for (name, value) in zip(["甲", "乙", "丙"], row) { fixture.assess(merchant, name, value) }
    }
    let figures = leaderFigures(fixture.input)
    let site = try #require(figures.sites.first)
    #expect(site.merchants == 3 && site.eligible == 3 && site.scored == 3 && site.chosen == 1)
    let first = figures.scores.indices.filter { figures.scores[$0].topsis?.siteRank == 1 }
    #expect(site.agreeing + site.topsisOnly.count == first.count)
    #expect(site.topsisOnly == first.filter { !figures.scores[$0].isChosen })
  }

  @Test func tiesAtTheBorderAreListed() throws {
    var fixture = StationFixture(merchants: (0..<4).map { (0, "商\($0)") })
    fixture.settings.leaders.indicators = [LeaderIndicator("甲", source: "assessment", weight: 1, normalise: "minmax")]
    fixture.settings.leaders.minimumRatings = 0
    fixture.settings.leaders.winsorise = 0
    (fixture.settings.leaders.fewest, fixture.settings.leaders.most) = (2, 2)
    for (merchant, value) in [3.0, 2, 2, 1].enumerated() { fixture.assess(merchant, "甲", value) }
    let figures = leaderFigures(fixture.input)
    // The second place belongs to either: a committee decides, not the order of the list.
    #expect(figures.sites.first?.tied == [1, 2] && figures.chosenBySite.first == 1)
    for merchant in 1...2 {
      #expect(figures.scores[merchant].reason.contains("同分") && !figures.scores[merchant].isChosen)
    }
  }

  @Test func evidenceNamesEverythingAChoiceRestsOn() throws {
    var fixture = example
    fixture.settings.leaders.mustBeZero = ["行政处罚"]
    fixture.settings.leaders.most = 3
    fixture.settings.leaders.fewest = 3
    fixture.settings.leaders.tradeShare = 1
    fixture.assess(3, "行政处罚", 0)
    fixture.tables.assessments[0].origin = RowOrigin(file: 7, line: 42)
    fixture.tables.merchants[3].openedOn = Day(year: 2020, month: 1, day: 1)
    let figures = leaderFigures(fixture.input)
    #expect(Set(figures.evidence.map(\.merchant)) == Set(figures.scores.filter(\.isChosen).map(\.merchant)))
    for score in figures.scores where score.isChosen {
      let own = figures.evidence.filter { $0.merchant == score.merchant }
      let points = own.compactMap(\.points)
      #expect(points.count == 3 && isClose(points.reduce(0, +), score.composite ?? 0))
      #expect(own.filter { $0.section == .gate }.map(\.name) == ["营业状态", "有效评价", "经营时间", "行政处罚", "逾期未办结投诉"])
      #expect(own.filter { $0.section == .source && $0.name != "行政处罚" }.count == 3)
      #expect(own.filter { $0.section == .rank }.count >= 6)
    }
    let row = try #require(figures.evidence.first { $0.origin?.line == 42 })
    #expect(row.merchant == 0 && row.section == .source && row.raw == 80 && row.origin?.file == 7)
    let penalties = figures.evidence.filter { $0.section == .gate && $0.name == "行政处罚" }
    #expect(penalties.contains { $0.text.hasPrefix("无；") } && penalties.contains { $0.text.hasPrefix("没有记录；") })
  }
}
