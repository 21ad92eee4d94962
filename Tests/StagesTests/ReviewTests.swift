import Diagnostics
import Foundation
import Pipeline
import SampleData
import Stages
import Testing

/// The review loop on a small invented pipeline: sheet out, verdicts in, figures changed, nothing lost.
@Suite struct ReviewTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-review-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases/base")
    for name in try FileManager.default.contentsOfDirectory(atPath: cases.path) {
      try FileManager.default.copyItem(
        at: cases.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
  }

  private var pipeline: String { folder.appendingPathComponent("p.yaml").path }

  private func runner(_ output: String = "out") throws -> StageRunner {
    var options = StageRunner.Options()
    options.output = folder.appendingPathComponent(output).path
    options.program = "test"
    let clock = StageClock(now: { "2022-01-31T00:00:00Z" }, seconds: { 0 })
    return StageRunner(try LoadedPipeline.read(pipeline), options, clock: clock)
  }

  private func list(_ output: String = "out") throws -> String {
    let path = folder.appendingPathComponent(output + "/p/小样-待复核.csv")
    return try String(contentsOf: path, encoding: .utf8)
  }

  /// The list with a verdict in the row that holds a text.
  private func filled(_ list: String, _ text: String, _ verdict: String, _ item: String) -> String {
    list.split(separator: "\r\n").map { line in
      guard line.contains(text) else { return String(line) }
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[7] = verdict
      fields[9] = item
      return fields.joined(separator: ",")
    }.joined(separator: "\r\n") + "\r\n"
  }

  /// A text of the list that waits for a verdict.
  private func firstText(_ list: String) throws -> String {
    let line = try #require(list.split(separator: "\r\n").dropFirst().first)
    return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)[4]
  }

  @Test func `a verdict is taken back, holds, and survives a run from scratch`() throws {
    _ = try runner().run()
    let list = try list()
    let sheet = folder.appendingPathComponent("filled.csv")
    try filled(list, try firstText(list), "改正", "Q2 食品安全").write(to: sheet, atomically: true, encoding: .utf8)
    let outcome = try runner().takeBack(sheet.path)
    #expect(outcome.changed == 1)
    #expect(outcome.findings.isEmpty)
    // The same sheet again changes nothing.
    #expect(try runner().takeBack(sheet.path).changed == 0)
    _ = try runner().run()
    _ = try runner("other").run()
    for output in ["out", "other"] {
      let row = try #require(try self.list(output).split(separator: "\r\n").first { $0.contains(",改正,") })
      #expect(row.contains("Q2 食品安全"))
    }
  }

  @Test func `a sheet of another batch is refused`() throws {
    _ = try runner().run()
    let list = try list()
    let batch = try #require(list.split(separator: "\r\n").last?.split(separator: ",").last)
    let other = list.replacing(String(batch), with: "000000000000")
    let sheet = folder.appendingPathComponent("other.csv")
    try filled(other, try firstText(other), "采纳", "").write(to: sheet, atomically: true, encoding: .utf8)
    let failure = #expect(throws: Failure.self) { try runner().takeBack(sheet.path) }
    #expect(failure?.findings.first?.code == .otherBatch)
    #expect(failure?.status == .rejected)
  }

  @Test func `a word that is no verdict leaves the text open and is told of`() throws {
    _ = try runner().run()
    let list = try list()
    let sheet = folder.appendingPathComponent("odd.csv")
    try filled(list, try firstText(list), "好的", "").write(to: sheet, atomically: true, encoding: .utf8)
    let outcome = try runner().takeBack(sheet.path)
    #expect(outcome.verdicts == 0)
    #expect(outcome.findings.map(\.code) == [.unknownVerdict])
  }

  // MARK: Rows that do not fit

  /// The list as lines of fields, the heading first.
  private func table(_ list: String) -> [[String]] {
    list.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func taken(_ table: [[String]]) throws -> ReviewOutcome {
    let sheet = folder.appendingPathComponent("edited.csv")
    let text = table.map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    try text.write(to: sheet, atomically: true, encoding: .utf8)
    return try runner().takeBack(sheet.path)
  }

  @Test func `a verdict beside another text is not taken`() throws {
    _ = try runner().run()
    var rows = table(try list())
    let text = rows[1][4]
    rows[1][4] = "这不是那一条的原文"
    rows[1][7] = "采纳"
    let outcome = try taken(rows)
    #expect(outcome.verdicts == 0 && outcome.refused == 1 && outcome.open == rows.count - 1)
    #expect(outcome.findings.map(\.code) == [.reviewTextDiffers])
    #expect(outcome.findings.map(\.position.line) == [2])
    rows[1][4] = text
    #expect(try taken(rows).verdicts == 1)
  }

  @Test func `blanks, width and punctuation do not make another text`() throws {
    _ = try runner().run()
    var rows = table(try list())
    rows[1][4] = " " + rows[1][4].replacing("。", with: "！") + "　?"
    rows[1][7] = "剔除"
    let outcome = try taken(rows)
    #expect(outcome.verdicts == 1 && outcome.findings.isEmpty)
  }

  @Test func `two verdicts for one number and a number of no text are told of`() throws {
    _ = try runner().run()
    var rows = table(try list())
    let count = rows.count - 1
    rows[1][7] = "剔除"
    rows.append(rows[1])
    rows[rows.count - 1][7] = "暂缓"
    rows.append(rows[1])
    rows[rows.count - 1][0] = "99"
    let outcome = try taken(rows)
    #expect(outcome.verdicts == 0 && outcome.changed == 0 && outcome.refused == 3 && outcome.open == count)
    #expect(outcome.findings.map(\.code) == [.reviewNumberUnknown, .reviewedTwice])
    rows.removeLast()
    rows[rows.count - 1][7] = "剔除"
    let again = try taken(rows)
    #expect(again.verdicts == 1 && again.findings.isEmpty)
  }

  @Test(arguments: [("采纳", "", "Q1"), ("剔除", "", "Q2"), ("改正", "", "Q2 质量"), ("改正", "A 计量服务", "Q2")])
  func `a verdict that contradicts itself is not taken`(verdict: String, className: String, item: String) throws {
    _ = try runner().run()
    var rows = table(try list())
    let row = try #require(rows.indices.first { rows[$0][1] == "投诉" })
    rows[row][7] = verdict
    rows[row][8] = className
    rows[row][9] = verdict == "采纳" && rows[row][5].contains("Q1") ? "Q2" : item
    let outcome = try taken(rows)
    #expect(outcome.verdicts == 0 && outcome.refused == 1)
    #expect(outcome.findings.map(\.code) == [.contradictoryVerdict])
  }
}
