import Diagnostics
import Foundation
import StationModel
import Testing
import Workspace

@testable import Stages

@Suite struct StorageTests {
  private func temporaryStore() throws -> WorkspaceStore {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try WorkspaceStore(writing: folder.path + "/workspace.sqlite", satisfactionItems: ["quality"])
  }

  private let shape = TallyShape(
    sites: 2, merchants: 3, months: 4, needItems: 5, residuals: 5, questions: 2, levels: 5, complaintClasses: 3,
    channelGroups: 2, days: 9)

  /// Fills every array of a tally with values that differ from an empty tally's.
  private func fill<Tally>(_ tally: inout Tally, _ arrays: [TallyArray<Tally>]) {
    for (number, array) in arrays.enumerated() {
      let count = array.get(tally).count
      array.put(&tally, (0..<count).map { ($0, array.name.hasPrefix("is_") ? 1 : Int64($0 * 7 + number + 1)) })
    }
  }

  @Test func `tallies come back as they were stored`() throws {
    var tallies = Tallies(shape: shape)
    fill(&tallies.needs, NeedTally.arrays)
    fill(&tallies.satisfaction, SatisfactionTally.arrays)
    fill(&tallies.complaints, ComplaintTally.arrays)
    tallies.needs.items[1] = .max
    let stored = tallies
    let store = try temporaryStore()
    try store.withTransaction { (transaction) throws(Failure) in try stored.store(in: transaction) }
    let loaded = try store.read { (transaction) throws(Failure) in try Tallies(loadedFrom: transaction) }
    #expect(loaded == stored)
  }

  @Test func `every array of a tally has a name`() {
    #expect(Mirror(reflecting: NeedTally(shape: shape)).children.count - 1 == NeedTally.arrays.count)
    #expect(Mirror(reflecting: SatisfactionTally(shape: shape)).children.count - 1 == SatisfactionTally.arrays.count)
    #expect(Mirror(reflecting: ComplaintTally(shape: shape)).children.count - 1 == ComplaintTally.arrays.count)
  }

  @Test func `small tables come back as they were stored`() throws {
    var site = Site()
    site.name = "龙门浩老街"
    var other = Site()
    other.name = "黄桷垭老街"
    let sites = [site, other]
    var tables = SmallTables()
    var merchant = Merchant()
    merchant.id = "LMH-002"
    merchant.name = "甲"
    merchant.site = 1
    merchant.openedOn = Day(year: 2020, month: 2, day: 29)
    merchant.isPartyMember = false
    merchant.area = 35.5
    merchant.staff = 3
    merchant.origin = RowOrigin(file: 1, line: 7)
    var first = merchant
    first.id = "LMH-003"
    first.isPartyMember = nil
    tables.merchants = [first, merchant]
    var partner = Partner()
    partner.id = "P1"
    tables.partners = [partner]
    var service = Service()
    service.id = "S1"
    service.merchant = 1
    service.partner = 0
    service.requestedAt = Moment(Day(year: 2021, month: 3, day: 4), hour: 5, minute: 6, second: 7)
    service.saved = 1_234_567
    service.isFree = true
    tables.services = [service, service]
    var exposure = Exposure()
    exposure.month = Month(year: 2021, month: 12)
    exposure.site = 1
    exposure.visitors = 12_000
    tables.exposure = [exposure]
    var programme = Programme()
    programme.site = 1
    programme.recordedOn = Day(year: 2021, month: 5, day: 6)
    tables.programmes = [programme]
    var assessment = Assessment()
    assessment.merchant = 0
    assessment.value = 0.1
    tables.assessments = [assessment]
    let stored = tables
    let store = try temporaryStore()
    let loaded = try store.withTransaction { (transaction) throws(Failure) in
      try stored.store(in: transaction, sites: sites)
      return try SmallTables(loadedFrom: transaction, sites: sites)
    }
    #expect(loaded.merchants == stored.merchants)
    #expect(loaded.partners == stored.partners)
    #expect(loaded.services == stored.services)
    #expect(loaded.exposure == stored.exposure)
    #expect(loaded.programmes == stored.programmes)
    #expect(loaded.assessments == stored.assessments)
  }
}

@Suite struct StageTests {
  @Test func `every stage has its entry, after those it needs`() {
    #expect(Stage.all.map(\.name) == StageName.allCases)
    for (index, stage) in Stage.all.enumerated() {
      #expect(stage.after.allSatisfy { before in Stage.all[..<index].contains { $0.name == before } })
    }
    #expect(Stage.needed(for: .services) == [.ingest, .clean, .services])
    #expect(Stage.needed(for: .export) == StageName.allCases)
  }

  @Test func `no two stages own the same table`() {
    let tables = Stage.all.flatMap(\.tables)
    #expect(Set(tables).count == tables.count)
    let shared = ["meta", "stage_run", "finding", "rejected_record"]
    #expect(Set(WorkspaceSchema.tables(satisfactionItems: []).map(\.name)) == Set(tables + shared))
  }

  @Test func `the running program has an identity`() {
    #expect(ProgramIdentity.current(version: "1").count > 20)
  }
}
