import Analysis
import StationModel
import Testing

@Suite struct NeedTests {
  private let named = Day(year: 2021, month: 9, day: 1)

  private var fixture: StationFixture {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "餐饮"), (1, "零售"), (1, "零售")])
    fixture.ask(0, [0, 1], on: named)
    fixture.ask(0, [0], on: Day(year: 2021, month: 9, day: 20))
    fixture.ask(1, [0], on: named)
    fixture.ask(2, [2], on: named)
    fixture.ask(2, [], on: named, residual: 0)
    // Before the need was named: answers nothing. After: 5 days, then again after 30.
    fixture.serve(0, "计量检定", requested: Moment(Day(year: 2021, month: 8, day: 20)))
    fixture.serve(0, "计量检定", requested: Moment(Day(year: 2021, month: 10, day: 1)))
    fixture.serve(0, "计量检定", requested: Moment(Day(year: 2021, month: 9, day: 6)))
    fixture.serve(1, "计量检定", requested: Moment(named), hoursToComplete: nil)
    return fixture
  }

  private func row(_ figures: NeedFigures, _ group: FigureGroup, _ kind: String, _ item: String) throws -> NeedSummary {
    try #require(figures.summaries.first { $0.group == group && $0.classCode == kind && $0.itemCode == item })
  }

  @Test func mentionRateAndShare() throws {
    let figures = needFigures(fixture.input)
    let item = try row(figures, .all, "A", "A1")
    #expect(item.merchants == 3 && item.frame == 4 && item.asked == 2)
    #expect(item.rate == 2.0 / 3)
    #expect(item.share == 0.5)
    #expect(item.mentions == 3)
    #expect(item.rank == 1)
    #expect(item.method == "hypergeometric")
    // 2 of 3 asked out of a frame of 4: at least 2, at most 3.
    #expect(item.interval == FigureInterval(low: 0.5, high: 0.75))
    let kind = try row(figures, .all, "B", "")
    #expect(kind.asked == 2 && kind.share == 0.5)
    #expect(try row(figures, .site(1), "B", "B2").rate == 1)
    #expect(try row(figures, .site(0), "A", "A1").method == "census")
    #expect(try row(figures, .site(0), "A", "A1").interval == nil)
    #expect(try row(figures, .trade("餐饮"), "A", "A1").mentions == nil)
    #expect(figures.surveyedBySite == [2, 1])
    #expect(figures.residuals.map(\.answers) == [1, 0])
  }

  @Test func onlyALaterCompletedServiceMeetsANeed() throws {
    let figures = needFigures(fixture.input)
    let item = try row(figures, .all, "A", "A1")
    #expect(item.met == 1 && item.waiting == 1)
    #expect(item.medianDays == 5)
    #expect(fixture.figures.merchants[0].metItems == 1)
    let asked = try row(figures, .all, "B", "B1")
    #expect(asked.met == 0 && asked.metRate == 0 && asked.medianDays == nil)
  }

  @Test func whoAnsweredAndNamedNothingIsNotSaidToAsk() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (0, "零售"), (1, "零售")])
    fixture.ask(0, [0, 1], on: Day(year: 2022, month: 1, day: 5))
    fixture.ask(1, [], on: Day(year: 2022, month: 1, day: 5))
    fixture.ask(2, [0], on: Day(year: 2022, month: 1, day: 5))
    let text = fixture.figures.sentences.first { $0.topic == "needs" }?.text ?? ""
    #expect(text.hasPrefix("3家商户答复，2家提出需求3项次，"))
  }

  @Test func nobodyAnswered() throws {
    let fixture = StationFixture(merchants: [(0, "餐饮")])
    let item = try row(needFigures(fixture.input), .all, "A", "A1")
    #expect(item.rate == nil && item.share == nil && item.metRate == nil)
    #expect(fixture.figures.sentences.first { $0.topic == "needs" }?.text == "本期没有需求调研答卷。")
  }

  @Test func unresolvedAnswers() throws {
    var fixture = fixture
    fixture.ask(nil, [1], on: named)
    let figures = needFigures(fixture.input)
    #expect(try row(figures, .unassigned, "B", "B1").mentions == 1)
    #expect(try row(figures, .all, "B", "B1").mentions == 2)
  }
}

/// Changes across a revision of the taxonomy.
@Suite struct NeedRevisionTests {
  private func fixture() -> StationFixture {
    var fixture = StationFixture(merchants: Array(repeating: (0, "餐饮"), count: 6))
    for merchant in 0..<6 {
      // Before, B1 and B2 were one item: a text that it named counts for both.
      fixture.ask(merchant, merchant < 5 ? [1, 2] : [0], on: Day(year: 2020, month: 5, day: 1))
      fixture.ask(merchant, merchant < 1 ? [1] : [0], on: Day(year: 2021, month: 5, day: 1))
    }
    return fixture
  }

  @Test func `items that were one are tested as one, and the parts are not`() throws {
    var fixture = fixture()
    fixture.settings.earlierTaxonomies = [EarlierTaxonomy(taxonomy: NeedTaxonomy(), successors: [0b001, 0b110])]
    let changes = needChanges(fixture.input)
    #expect(changes.map(\.item) == ["A1", "B1", "B1+B2", "B2"])
    #expect(changes.map(\.basis) == [.same, .part, .joined, .part])
    let joined = try #require(changes.first { $0.basis == .joined })
    #expect(joined.namedBase == 5 && joined.namedReport == 1 && joined.lost == 4 && joined.gained == 0)
    // 4 of 4 one way: 2 × 0.5⁴.
    #expect(joined.exactP == 0.125)
    #expect(changes.filter { $0.basis == .part }.allSatisfy { $0.exactP == nil })
    #expect(joined.adjustedP == 0.25)
  }

  @Test func `an item that is new is not tested`() throws {
    var fixture = fixture()
    fixture.settings.earlierTaxonomies = [EarlierTaxonomy(taxonomy: NeedTaxonomy(), successors: [0b001, 0b010])]
    let changes = needChanges(fixture.input)
    #expect(changes.map(\.basis) == [.same, .same, .new])
    #expect(changes[2].exactP == nil)
  }
}

/// Every need by itself.
@Suite struct NeedOutcomeTests {
  @Test func `a need is told with the service that met it, or with how long it has waited`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.ask(0, [0], on: Day(year: 2021, month: 9, day: 1))
    fixture.ask(1, [0, 2], on: Day(year: 2021, month: 12, day: 1))
    fixture.serve(0, "计量检定", requested: Moment(Day(year: 2021, month: 9, day: 6)))
    let outcomes = needFigures(fixture.input).outcomes
    #expect(outcomes.map(\.merchant) == [1, 1, 0])
    #expect(outcomes.map(\.item) == ["A1", "B2", "A1"])
    #expect(outcomes.map(\.isMet) == [false, false, true])
    #expect(outcomes.map(\.days) == [30, 30, 5])
    // Nothing on offer meets B2.
    #expect(outcomes.map(\.kinds) == [["计量检定"], [], ["计量检定"]])
    #expect(outcomes[2].service == 0)
  }
}
