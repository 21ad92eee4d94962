import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing
import Workspace

@testable import Stages

/// A sample with its messes, written once, and runs over it in folders of their own.
private final class SampleFolder: Sendable {
  let path: String

  /// The published story, or a small part of it.
  init(isSmall: Bool = false, hasMess: Bool = true) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    var settings = SampleSettings()
    settings.mess = hasMess
    if isSmall {
      settings.merchants = 24
      settings.months = 4
    }
    try writeSample(settings, to: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Lines, those joined that lie within quotes.
  private static func records(_ text: String) -> [String] {
    var records: [String] = []
    var isOpen = false
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      if isOpen { records[records.count - 1] += "\n" + line } else { records.append(line) }
      if !line.count(where: { $0 == "\"" }).isMultiple(of: 2) { isOpen.toggle() }
    }
    return records
  }

  /// Puts the records of the row tables' files in another order, and cuts each file in two.
  func shuffleAndShard() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      guard name.hasSuffix(".csv"), ["needs", "satisfaction", "complaints"].contains(where: name.hasPrefix) else {
        continue
      }
      let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
      let lines = Self.records(text)
      // A fixed step that meets every record once, since it shares no factor with a prime.
      let records = Array(lines.dropFirst())
      let order = (0..<records.count).map { ($0 * 7919) % records.count }
      let shuffled = Set(order).count == records.count ? order.map { records[$0] } : records.reversed()
      let half = shuffled.count / 2
      for (part, rows) in [("", shuffled[..<half]), ("-b", shuffled[half...])] {
        let file = path + "/" + name.replacingOccurrences(of: ".csv", with: part + ".csv")
        try ([lines[0]] + rows).joined(separator: "\r\n").write(toFile: file, atomically: true, encoding: .utf8)
      }
    }
  }

  struct Variant {
    var threads = 1
    var chunkBytes = 1 << 20
    var retain = Retention.everything
    /// Whether every stage is run by itself.
    var isStaged = false
  }

  /// The workbooks' bytes by name, and every table but the record of the runs as text.
  struct Result: Equatable {
    var workbooks: [String: Data]
    var tables: [String: String]
  }

  func run(_ variant: Variant, overrides: [String] = [], in folder: String = UUID().uuidString) throws -> Result {
    let output = path + "/" + folder
    let pipeline = try LoadedPipeline.read(
      path + "/nanan.yaml", overrides: ["retain=" + variant.retain.rawValue] + overrides)
    var options = StageRunner.Options()
    options.output = output
    options.threads = variant.threads
    options.chunkBytes = variant.chunkBytes
    options.program = "test"
    let runner = StageRunner(pipeline, options, clock: StageClock(now: { "" }, seconds: { 0 }))
    var outcome = RunOutcome()
    for target in variant.isStaged ? StageName.allCases : [.export] { outcome = try runner.run(upTo: target) }
    #expect(outcome.accounts.allSatisfy { $0.read == $0.kept + $0.rejected + $0.duplicates })
    #expect(outcome.workbooks.count >= 4)
    #expect(try runner.plan().allSatisfy { !$0.reason.isDue })
    var workbooks: [String: Data] = [:]
    for path in outcome.workbooks {
      workbooks[URL(fileURLWithPath: path).lastPathComponent] = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return Result(workbooks: workbooks, tables: try tables(runner))
  }

  private func tables(_ runner: StageRunner) throws -> [String: String] {
    let items = runner.satisfactionItems
    guard let store = try WorkspaceStore(reading: runner.workspacePath, satisfactionItems: items) else { return [:] }
    return try store.read { (transaction) throws(Failure) in
      var tables: [String: String] = [:]
      for table in WorkspaceSchema.tables(satisfactionItems: items) where !["stage_run", "meta"].contains(table.name) {
        // Stages that run by themselves write their findings one stage after the other.
        let order = table.name == "finding" || !table.key.isEmpty ? "" : " ORDER BY rowid"
        let rows = try transaction.rows("SELECT * FROM \(table.name)\(order)").map { "\($0)" }
        tables[table.name] = (table.name == "finding" ? rows.sorted() : rows).joined(separator: "\n")
      }
      return tables
    }
  }
}

@Suite struct SameResultTests {
  private func difference(_ left: SampleFolder.Result, _ right: SampleFolder.Result, except: Set<String> = [])
    -> [String]
  {
    let workbooks = Set(left.workbooks.keys).union(right.workbooks.keys).filter {
      left.workbooks[$0] != right.workbooks[$0]
    }
    let tables = Set(left.tables.keys).union(right.tables.keys).filter {
      !except.contains($0) && left.tables[$0] != right.tables[$0]
    }
    return workbooks.union(tables).sorted()
  }

  @Test func `threads, chunks and stages run by themselves change no table and no byte of a workbook`() throws {
    let folder = try SampleFolder()
    let whole = try folder.run(.init())
    #expect(whole.tables["satisfaction_response"]?.isEmpty == false)
    #expect(whole.tables["raw_record"]?.isEmpty == false)
    #expect(difference(whole, try folder.run(.init(threads: 2))) == [])
    #expect(difference(whole, try folder.run(.init(threads: 2, chunkBytes: 1000))) == [])
    #expect(difference(whole, try folder.run(.init(threads: 3, chunkBytes: 50_000))) == [])
    #expect(difference(whole, try folder.run(.init(isStaged: true))) == [])
  }

  @Test func `records in another order and files cut in two change no figure`() throws {
    let folder = try SampleFolder(hasMess: false)
    let whole = try folder.run(.init())
    try folder.shuffleAndShard()
    let shards = try folder.run(.init(threads: 2))
    let figures = whole.tables.keys.filter { name in
      [
        "summary", "index", "driver", "month", "comparison", "deadline", "leader", "complaint_", "tally",
        "satisfaction_",
      ]
      .contains(where: name.contains) && !["assignment", "response"].contains(where: name.hasSuffix)
    }
    #expect(figures.count >= 15)
    for name in figures { #expect(whole.tables[name] == shards.tables[name], "\(name)") }
  }

  @Test func `what is kept of the rows changes no figure and no byte of a workbook`() throws {
    let folder = try SampleFolder()
    let rows: Set = [
      "raw_record", "need_response", "satisfaction_response", "complaint", "need_assignment", "complaint_assignment",
      "rejected_record", "review_item", "text_example",
    ]
    let everything = try folder.run(.init(retain: .everything))
    #expect(difference(everything, try folder.run(.init(retain: .typed)), except: rows) == [])
    #expect(difference(everything, try folder.run(.init(retain: .summaries)), except: rows) == [])
    #expect(difference(everything, try folder.run(.init(retain: .summaries, isStaged: true)), except: rows) == [])
  }

  @Test(arguments: [
    "sites.0.aliases=[]", "aliases=", "satisfaction.scales=[satisfaction]",
    "sources.needs.option_separator=；", "needs.options={}", "period.report=2022-01",
    "satisfaction.respondent=", "satisfaction.confidence=0.9", "satisfaction.method=steps20",
    "satisfaction.bands={好: 90, 差: 0}", "satisfaction.probability_sample=true",
    "complaints.denominator=merchant_months", "complaints.per=100", "complaints.rate_unit=件",
    "services.respond_within_hours.ordinary=1", "services.kinds.0.items=[]", "leaders.shrinkage=1",
    "leaders.gates.minimum_ratings=30", "leaders.choose.most=3", "merchants_declared=100", "site_word=街", "title=新题",
    "bureau=某局", "station=某站", "form.number=X", "tolerance=0.2",
  ]) func `a changed setting reruns what depends on it, to the same result as a fresh run`(setting: String) throws {
    let folder = try SampleFolder(isSmall: true)
    _ = try folder.run(.init(), in: "kept")
    let again = try folder.run(.init(), overrides: [setting], in: "kept")
    #expect(difference(again, try folder.run(.init(), overrides: [setting])) == [])
  }
}
