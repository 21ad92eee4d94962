import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing
import Workspace

@testable import Stages

/// The pipeline arrives at the figures that the sample knew before it made its mess.
@Suite struct TruthTests {
  static let samples: [SampleSettings] = {
    var large = SampleSettings()
    large.rows = 20_000
    large.merchants = 300
    var tidy = SampleSettings()
    tidy.mess = false
    var otherSeed = SampleSettings()
    otherSeed.seed = 7
    return [SampleSettings(), SampleSettings(programme: .parks), tidy, otherSeed, large]
  }()

  @Test(arguments: samples.indices)
  func `figures equal the truth`(sample: Int) throws {
    let run = try SampleRun(Self.samples[sample])
    try run.compareAccounts()
    try run.compareComplaints()
    try run.compareSatisfaction()
    try run.compareNeeds()
    try run.compareServices()
  }

  @Test func `the published story comes out of the files`() throws {
    let run = try SampleRun(SampleSettings())
    let comparison = try #require(
      run.rows(
        """
        SELECT count_report, count_base, rate_report, rate_base, verdict FROM complaint_comparison WHERE grouping = 'all'
        """
      ).first)
    #expect(comparison[0].integer == 223 && comparison[1].integer == 240)
    #expect(isClose(comparison[2].real, 223 / 310.0) && isClose(comparison[3].real, 0.8))
    // A fall by a tenth on 240 complaints is within chance, and the pipeline says so.
    #expect(comparison[4].text == ComparisonVerdict.noDifference.rawValue)
    let named = try run.rows("SELECT DISTINCT class, item FROM need_summary WHERE item IS NOT NULL AND asked > 0")
    #expect(Set(named.map { $0[0].text }).count == 8 && Set(named.map { $0[1].text }).count == 14)
    for site in try run.rows("SELECT site, sum(chosen) FROM leader_score GROUP BY site") {
      #expect((3...5).contains(site[1].integer ?? 0), "\(site[0].text ?? "")")
    }
  }
}

func isClose(_ left: Double?, _ right: Double, within tolerance: Double = 1e-6) -> Bool {
  left.map { abs($0 - right) <= tolerance } ?? false
}

/// A sample written to a folder of its own and run up to the evaluation.
private final class SampleRun {
  private let folder: URL
  private let truth: [String: Any]
  private let settings: PipelineSettings
  private let store: WorkspaceStore

  init(_ sample: SampleSettings) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-truth-\(UUID().uuidString)")
    try writeSample(sample, to: folder.path)
    let data = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
    truth = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let name = sample.programme == .streets ? "nanan" : "parks"
    let pipeline = try LoadedPipeline.read(folder.appendingPathComponent(name + ".yaml").path)
    settings = pipeline.settings
    var options = StageRunner.Options()
    options.output = folder.appendingPathComponent("output").path
    options.threads = 2
    options.chunkBytes = 1 << 16
    let runner = StageRunner(pipeline, options, clock: StageClock(now: { "2022-02-01" }, seconds: { 0 }))
    _ = try runner.run(upTo: .evaluate)
    store = try #require(
      try WorkspaceStore(reading: runner.workspacePath, satisfactionItems: settings.satisfaction.items.map(\.id)))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func rows(_ sql: String, _ arguments: [CellValue] = []) throws -> [[CellValue]] {
    try store.read { (transaction) throws(Failure) in try transaction.rows(sql, arguments) }
  }

  private func tallies() throws -> Tallies {
    try #require(try store.read { (transaction) throws(Failure) in try Tallies(loadedFrom: transaction) })
  }

  private func expected<Value>(_ path: String..., as type: Value.Type = Value.self) throws -> Value {
    var value: Any = truth
    for name in path { value = try #require((value as? [String: Any])?[name], "\(path)") }
    return try #require(value as? Value, "\(path)")
  }

  private var siteNames: [String] { settings.sites.map(\.name) + ["未确定"] }

  func compareAccounts() throws {
    let files = try rows("SELECT source, name, read, kept, rejected, duplicates FROM source_file")
    #expect(files.count >= 9)
    for file in files {
      let name = String(try #require(file[1].text).split(separator: "/").last ?? "")
      let account: [String: Int] = try expected("tables", try #require(file[0].text), name)
      let found = file[2...].map(\.integer)
      #expect(found == ["read", "kept", "rejected", "duplicates"].map { account[$0] }, "\(name)")
    }
  }

  func compareComplaints() throws {
    let tally = try tallies().complaints
    let months = tally.shape.months
    let merchants = try rows("SELECT site FROM merchant ORDER BY position").map(\.[0].text)
    var found: [String: [Int]] = [:]
    for site in siteNames { found[site] = Array(repeating: 0, count: months) }
    for (place, count) in tally.byMerchant.enumerated() where count > 0 {
      let merchant = place / months
      let site = merchant < merchants.count ? merchants[merchant] ?? "" : "未确定"
      found[site]?[place % months] += Int(count)
    }
    #expect(try found == expected("complaints", "by_site_and_month"))
    for (slot, period) in [settings.periods.report, settings.periods.base].enumerated() {
      let classes: [String: Int] = try expected("complaints", slot == 0 ? "report" : "base", "by_class")
      var counts: [String: Int] = [:]
      for (place, count) in tally.byClass.enumerated() {
        let month = Month(
          index: settings.periods.all.first.index + Int32(place / tally.shape.complaintClasses % months))
        let code = settings.complaintClasses.classes[place % tally.shape.complaintClasses].code
        if period.contains(month) { counts[code, default: 0] += Int(count) }
      }
      #expect(counts == classes, "\(period.chineseText)")
    }
  }

  func compareSatisfaction() throws {
    let tally = try tallies().satisfaction
    let shape = tally.shape
    let merchants = try rows("SELECT site FROM merchant ORDER BY position").map(\.[0].text)
    let questions = settings.satisfaction.items.map(\.id) + ["overall"]
    for (slot, name) in ["report", "base"].enumerated() {
      var found: [String: [String: [Int]]] = [:]
      for site in siteNames {
        for question in questions { found[site, default: [:]][question] = Array(repeating: 0, count: shape.levels) }
        found[site]?["recommend"] = Array(repeating: 0, count: 11)
      }
      for merchant in 0...shape.merchants {
        let site = merchant < merchants.count ? merchants[merchant] ?? "" : "未确定"
        let row = slot * (shape.merchants + 1) + merchant
        for question in 0..<shape.questions {
          for level in 0..<shape.levels {
            let count = tally.byMerchant[(row * shape.questions + question) * shape.levels + level]
            found[site]?[questions[question]]?[level] += Int(count)
          }
        }
        for answer in 0...10 { found[site]?["recommend"]?[answer] += Int(tally.recommendByMerchant[row * 11 + answer]) }
      }
      for site in siteNames { #expect(try found[site] == expected("satisfaction", name, site), "\(name) \(site)") }
      try compareIndex(name)
    }
  }

  private func compareIndex(_ period: String) throws {
    let index = try #require(
      rows(
        """
        SELECT mean, "index", top_two, nps FROM satisfaction_index WHERE grouping = 'all' AND period = ? AND item = 'overall'
        """, [.text(period)]
      ).first)
    for (place, name) in ["mean", "index", "top_two_share", "net_promoter"].enumerated() {
      let number: Double = try expected("satisfaction", period, "合计", name)
      #expect(isClose(index[place].real, number, within: 1e-5), "\(period) \(name)")
    }
  }

  func compareNeeds() throws {
    for site in settings.sites.map(\.name) {
      let found = try rows(
        "SELECT item, asked FROM need_summary WHERE grouping = 'site' AND site = ? AND item IS NOT NULL", [.text(site)])
      let counts: [String: Int] = try expected("needs", "merchants_by_item", site)
      for item in counts.keys.sorted() {
        #expect(found.first { $0[0].text == item }?[1].integer == counts[item], "\(site) \(item)")
      }
    }
  }

  func compareServices() throws {
    let all = try #require(rows("SELECT saved_fen, gained_fen FROM service_summary WHERE grouping = 'all'").first)
    #expect(try all[0].integer == expected("services", "saved_fen"))
    #expect(try all[1].integer == expected("services", "gained_fen"))
    let kinds: [String: Int] = try expected("services", "by_kind")
    for kind in kinds.keys.sorted() {
      let found = try rows("SELECT requests FROM service_summary WHERE grouping = 'kind' AND name = ?", [.text(kind)])
      #expect(found.first?[0].integer ?? 0 == kinds[kind], "\(kind)")
    }
    let partners: [String: Int] = try expected("partners")
    for kind in partners.keys.sorted() {
      #expect(try rows("SELECT count(*) FROM partner WHERE kind = ?", [.text(kind)])[0][0].integer == partners[kind])
    }
    for programme in ["市长质量管理奖", "对标达标"] {
      let count = try rows("SELECT count(DISTINCT enterprise) FROM programme WHERE programme = ?", [.text(programme)])
      #expect(try count[0][0].integer == expected("programmes", programme, "enterprises"))
    }
  }
}
