import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing
import Workbooks

@testable import Stages

/// A figure of a workbook leads back to the lines that it was counted from.
@Suite struct CellTraceTests {
  private func run(retain: Retention = .typed) throws -> (StageRunner, URL) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try writeSample(SampleSettings(), to: folder.path + "/sample")
    let pipeline = try LoadedPipeline.read(
      folder.path + "/sample/nanan.yaml", overrides: ["retain=" + retain.rawValue])
    var options = StageRunner.Options()
    options.output = folder.path + "/output"
    options.threads = 2
    let clock = StageClock(now: { "2022-02-01T00:00:00+00:00" }, seconds: { 0 })
    let runner = StageRunner(pipeline, options, clock: clock)
    _ = try runner.run()
    return (runner, folder)
  }

  /// Cells whose value is a number of rows.
  private static let counts = [
    ("满意度", "C6"), ("满意度", "E7"), ("满意度", "M8"), ("满意度", "F20"), ("投诉趋势", "C5"), ("投诉趋势", "C20"),
    ("投诉趋势", "C29"), ("投诉同比", "B6"), ("投诉同比", "C6"), ("投诉同比", "B7"), ("投诉同比", "B10"), ("投诉同比", "C12"),
    ("服务台账与绿色通道", "D5"), ("服务台账与绿色通道", "E7"), ("服务台账与绿色通道", "D15"), ("商户明细", "I6"), ("商户明细", "M7"),
    ("总览", "M5"), ("总览", "A5"), ("数据质量", "F14"),
  ]

  @Test func `lines are as many as the figure counts, also where rows are not kept`() throws {
    let (runner, folder) = try run()
    let (bare, other) = try run(retain: .summaries)
    defer {
      try? FileManager.default.removeItem(at: folder)
      try? FileManager.default.removeItem(at: other)
    }
    for (sheet, cell) in Self.counts {
      let trace = try runner.trace(sheet: sheet, cell: cell)
      guard case .number(let value) = trace.figure.value else {
        Issue.record("\(sheet)!\(cell) shows \(trace.figure.value)")
        continue
      }
      let lines = trace.sources.reduce(0) { $0 + $1.lines.count }
      #expect(lines == Int(value), "\(sheet)!\(cell) \(trace.rows.map(\.conditions))")
    }
    // A merchant that answered twice counts once, and both its answers are told.
    let answered = try runner.trace(sheet: "需求分析", cell: "G21")
    #expect(answered.figure.value == .number(124))
    #expect(answered.sources.reduce(0) { $0 + $1.lines.count } == 127)
    for (sheet, cell) in [("满意度", "C6"), ("投诉同比", "B7")] {
      let kept = try runner.trace(sheet: sheet, cell: cell).sources.map(\.lines)
      #expect(try bare.trace(sheet: sheet, cell: cell).sources.map(\.lines) == kept)
    }
    #expect(!FileManager.default.fileExists(atPath: bare.folder + "/.trace"))
  }

  @Test func `what became of needs leads to the services that met them, also where rows are not kept`() throws {
    for retain in [Retention.typed, .summaries] {
      let (runner, folder) = try run(retain: retain)
      defer { try? FileManager.default.removeItem(at: folder) }
      let trace = try runner.trace(sheet: "需求分析", cell: "E38")
      guard case .number(let met) = trace.figure.value else { throw CocoaError(.coderInvalidValue) }
      #expect(met > 0 && trace.rows.filter { $0.table == "service" }.map(\.count) == [Int(met)])
    }
  }

  @Test func `a number of findings says how many of them have no line of their own`() throws {
    let (runner, folder) = try run()
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try runner.trace(sheet: "数据质量", cell: "E49")
    guard case .number(let count) = trace.figure.value else { throw CocoaError(.coderInvalidValue) }
    #expect(trace.figure.label.contains("WT2145"))
    let lines = trace.sources.reduce(0) { $0 + $1.lines.count }
    #expect(lines < Int(count) && lines + trace.sources.reduce(0) { $0 + $1.more } == Int(count))
  }

  @Test func `a rate tells its formula, what it divides by and where both come from`() throws {
    let (runner, folder) = try run()
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try runner.trace(sheet: "总览", cell: "$G$5")
    #expect(trace.figure.formula == "=投诉趋势!$D$30")
    #expect(trace.figure.bases.map(\.address) == ["投诉趋势!B30"])
    #expect(Set(trace.sources.map(\.table)) == ["complaint", "exposure"])
    let site = try runner.trace(sheet: "[LMH]投诉趋势", cell: "C6")
    #expect(site.workbook.hasSuffix("-LMH.xlsx") && !site.rows.isEmpty)
    for (sheet, cell) in [("没有", "A1"), ("总览", "ZZ900"), ("总览", "?"), ("[XXX]总览", "A5")] {
      #expect(throws: Failure.self) { try runner.trace(sheet: sheet, cell: cell) }
    }
  }
}
