import Analysis
import StationModel
import Testing

@Suite struct ServiceTests {
  @Test func promisesAndMoney() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    let day = Day(year: 2021, month: 9, day: 1)
    var partner = Partner()
    partner.name = "市计量院"
    partner.kind = "质量基础设施"
    fixture.tables.partners = [partner]
    // In time exactly at 24 and 120 hours; late by an hour; urgent late; never answered; outside the report period.
    fixture.serve(
      0, "计量检定", requested: Moment(day), hoursToRespond: 24, hoursToComplete: 120, isFree: true, saved: 10_050,
      partner: 0)
    fixture.serve(0, "计量检定", requested: Moment(day), hoursToRespond: 25, hoursToComplete: 121, gained: 1)
    fixture.serve(1, "水", requested: Moment(day), hoursToRespond: 3, hoursToComplete: 24, isUrgent: true)
    fixture.serve(1, "水", requested: Moment(day), hoursToRespond: nil, hoursToComplete: nil)
    fixture.serve(
      1, "水", requested: Moment(Day(year: 2021, month: 12, day: 31), hour: 23), hoursToRespond: nil,
      hoursToComplete: nil)
    fixture.serve(1, "水", requested: Moment(Day(year: 2019, month: 1, day: 1)))
    fixture.serve(nil, "电梯", requested: Moment(day))
    let figures = serviceFigures(fixture.input)
    #expect(figures.total.requests == 6)
    #expect(figures.total.respondDue == 5 && figures.total.respondedInTime == 2)
    #expect(figures.total.completeDue == 5 && figures.total.completedInTime == 3)
    #expect(figures.total.saved == 10_050 && figures.total.gained == 1 && figures.total.valued == 2)
    #expect(figures.kinds.map(\.name) == ["计量检定", "标准", "水", "电梯"])
    #expect(figures.kinds.map(\.requests) == [2, 0, 3, 1])
    #expect(figures.kinds[0].partners == "市计量院")
    #expect(figures.kinds[0].meanResponse == 24.5 && figures.kinds[1].meanResponse == nil)
    #expect(figures.sites.map(\.requests) == [2, 3])
    #expect(figures.siteKinds[1][2].requests == 3)
    #expect(figures.merchantsServed == 2)
    #expect(figures.partners.first?.requests == 1)
    #expect(figures.infrastructurePartners == 1 && figures.utilityPartners == 0)
    #expect(programmeFigures(fixture.input).firstFreeCalibration == 1)
  }

  @Test func urgentAndOrdinaryPromisesStandApart() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    let day = Moment(Day(year: 2021, month: 9, day: 1))
    for hours in [1, 2, 2, 30] as [Int64] {
      fixture.serve(0, "水", requested: day, hoursToRespond: hours, hoursToComplete: 24, isUrgent: true)
    }
    fixture.serve(1, "水", requested: day, hoursToRespond: 20, hoursToComplete: nil)
    let figures = serviceFigures(fixture.input)
    let urgent = try #require(figures.promise(.all, urgent: true, completion: false))
    #expect(urgent.requests == 4 && urgent.due == 4 && urgent.inTime == 3 && urgent.late == 1)
    #expect(urgent.promisedHours == 2 && urgent.median == 2 && urgent.firstQuartile == 1.75 && urgent.longest == 30)
    // Wilson for 3 of 4, z the normal 97.5 % point.
    #expect(isClose(urgent.interval?.low, 0.300641842582402, 1e-9))
    let ordinary = try #require(figures.promise(.site(1), urgent: false, completion: true))
    #expect(ordinary.requests == 1 && ordinary.done == 0 && ordinary.due == 1 && ordinary.inTime == 0)
    #expect(ordinary.median == nil && ordinary.share == 0)
    let none = try #require(figures.promise(.site(1), urgent: true, completion: true))
    #expect(none.share == nil && none.interval == nil)
  }

  @Test func whatTheTimesDoNotTellIsInNoBase() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    let day = Moment(Day(year: 2021, month: 9, day: 1))
    func add(_ steps: ServiceSteps, response: Int64?, completion: Int64?, doubtful: ServiceSteps = []) {
      fixture.serve(0, "水", requested: day, hoursToRespond: response, hoursToComplete: completion)
      fixture.tables.services[fixture.tables.services.count - 1].daysOnly = steps
      fixture.tables.services[fixture.tables.services.count - 1].doubtful = doubtful
    }
    // Days alone: the same day is within 24 hours, the next may be either, the third is beyond.
    add([.request, .response, .completion], response: 0, completion: 24 * 4)
    add([.request, .response, .completion], response: 24, completion: 24 * 5)
    add([.request, .response, .completion], response: 48, completion: 24 * 6)
    // Completed without a response; both contradicted; neither taken.
    add([], response: nil, completion: 5)
    add([], response: nil, completion: nil, doubtful: [.response, .completion])
    add([], response: nil, completion: nil)
    let figures = serviceFigures(fixture.input)
    #expect(figures.total.respondDue == 3 && figures.total.respondedInTime == 1 && figures.total.respondUnknown == 3)
    #expect(figures.total.completeDue == 4 && figures.total.completedInTime == 2 && figures.total.completeUnknown == 2)
    #expect(figures.total.completed == 5 && figures.total.meanResponse == nil)
    let completion = try #require(figures.promise(.all, urgent: false, completion: true))
    #expect(completion.done == 1 && completion.median == 5 && completion.unknown == 2)
  }

  @Test func moneyOfEveryGroupingAddsUp() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    let day = Moment(Day(year: 2021, month: 9, day: 1))
    fixture.serve(0, "计量检定", requested: day, saved: 300)
    fixture.serve(nil, "电梯", requested: day, hoursToComplete: nil, saved: 50)
    fixture.serve(0, "电梯", requested: day)
    let figures = serviceFigures(fixture.input)
    #expect(figures.siteKinds[0].last?.name == "电梯" && figures.siteKinds[0].last?.requests == 1)
    #expect(figures.siteKinds[0].reduce(0) { $0 + $1.requests } == figures.sites[0].requests)
    let money = figures.money
    #expect(money.first?.pendingValued == 1 && money.first?.pending == 50 && money.first?.total == 350)
    #expect(money.first { $0.group == .kind("电梯") }?.total == 50)
    for group in [ServiceGroup.unlistedPartner, .unknownSite, .unknownMerchant] {
      #expect(money.contains { $0.group == group })
    }
  }

  @Test func `an amount that no service records is told as unrecorded, a recorded nought as nought`() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    let day = Moment(Day(year: 2021, month: 9, day: 1))
    fixture.serve(0, "计量检定", requested: day, saved: 300)
    let untold = serviceFigures(fixture.input)
    #expect(untold.total.withSaved == 1 && untold.total.withGained == 0)
    #expect(untold.total.tellsSaved && !untold.total.tellsGained)
    #expect(untold.sentences.contains { $0.hasPrefix("节支3.00元、增收金额未记录") })
    fixture.serve(0, "计量检定", requested: day, gained: 0)
    let told = serviceFigures(fixture.input)
    #expect(told.total.tellsGained)
    #expect(told.sentences.contains { $0.hasPrefix("节支3.00元、增收0.00元") })
  }

  @Test func openNeedsAreFollowedUntilTheEnd() throws {
    var fixture = StationFixture(merchants: (0..<4).map { ($0 / 2, "餐饮") })
    let named = Day(year: 2021, month: 12, day: 1)
    for merchant in 0..<4 { fixture.ask(merchant, [0], on: named) }
    fixture.ask(3, [2], on: named)
    fixture.serve(0, "计量检定", requested: Moment(Day(year: 2021, month: 12, day: 3)), hoursToComplete: 0)
    fixture.serve(1, "计量检定", requested: Moment(Day(year: 2021, month: 12, day: 11)), hoursToComplete: 0)
    // Before it was named: no answer to it.
    fixture.serve(2, "计量检定", requested: Moment(Day(year: 2021, month: 11, day: 11)), hoursToComplete: 0)
    let figures = serviceFigures(fixture.input)
    let all = try #require(figures.closures.first)
    #expect(all.named == 5 && all.met == 2 && all.open == 3 && all.share == 0.4 && all.withoutKind == 1)
    #expect(all.median == 6 && all.longest == 10 && all.longestOpen == 30 && all.medianOfAll == nil)
    #expect(isClose(all.within30, 0.4) && all.within90 == nil)
    let item = try #require(figures.closures.first { $0.group == .item("A1") })
    #expect(item.named == 4 && item.met == 2 && item.medianOfAll == 10)
    let kind = try #require(figures.closures.first { $0.group == .kind("计量检定") })
    #expect(kind.named == 4 && kind.met == 2 && kind.withoutKind == 0)
    #expect(figures.closures.first { $0.group == .siteItem(1, "A1") }?.open == 2)
  }

  @Test func moneyWithItsCompleteness() throws {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    let day = Moment(Day(year: 2021, month: 9, day: 1))
    var partner = Partner()
    partner.id = "P-1"
    fixture.tables.partners = [partner, partner]
    fixture.serve(0, "计量检定", requested: day, saved: 0, partner: 0)
    fixture.serve(0, "计量检定", requested: day, saved: 300, gained: 100, partner: 0)
    fixture.serve(1, "水", requested: day, gained: 200)
    fixture.serve(1, "水", requested: day)
    let figures = serviceFigures(fixture.input)
    let all = try #require(figures.money.first)
    #expect(all.services == 4 && all.valued == 3 && all.withSaved == 2 && all.withGained == 2)
    #expect(all.completeness == 0.75 && all.total == 600 && all.largest == 400)
    #expect(isClose(all.largestShare, 2 / 3.0))
    #expect(figures.money.first { $0.group == .merchant(1) }?.completeness == 0.5)
    #expect(figures.money.first { $0.group == .partner(0) }?.saved == 300)
    #expect(figures.partnerRows.map(\.requests) == [2, 0] && figures.partnerRows.map(\.wasCalled) == [true, false])
    #expect(figures.partnerRows[0].merchants == 1 && figures.withoutPartner == 2)
  }

  @Test func theFirstBatchIsNamedOneByOne() {
    var fixture = StationFixture(merchants: (0..<4).map { _ in (0, "餐饮") })
    func calibrate(_ merchant: Int, _ month: Int, _ day: Int, isFree: Bool = true) {
      fixture.serve(
        merchant, "计量检定", requested: Moment(Day(year: 2021, month: month, day: day)), isFree: isFree)
    }
    calibrate(2, 9, 20)
    calibrate(0, 9, 10)
    calibrate(0, 9, 5)
    calibrate(1, 9, 1, isFree: false)
    calibrate(3, 10, 1)
    let batch = serviceFigures(fixture.input).firstBatch
    #expect(batch.map(\.merchant) == [0, 2] && batch.map(\.service) == ["F2", "F0"])
    #expect(programmeFigures(fixture.input).firstFreeCalibration == 2)
  }

  @Test func enterprisesOfProgrammes() {
    var fixture = StationFixture(merchants: [(0, "餐饮")])
    func add(_ enterprise: String, _ programme: String, _ status: String) {
      var row = Programme()
      row.enterprise = enterprise
      row.programme = programme
      row.status = status
      fixture.tables.programmes.append(row)
    }
    add("甲", "市长质量管理奖", "申报")
    add("乙", "市长质量管理奖", "申报")
    add("甲", "对标达标", "参与")
    add("甲", "对标达标", "获得标识")
    let figures = programmeFigures(fixture.input)
    #expect(figures.awardApplications == 2 && figures.benchmarkEnterprises == 1)
    #expect(figures.rows.map(\.programme) == ["对标达标", "对标达标", "市长质量管理奖"])
    #expect(figures.rows.last?.enterprises == 2)
  }
}
