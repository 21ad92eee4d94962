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
