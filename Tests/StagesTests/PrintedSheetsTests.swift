import Analysis
import Diagnostics
import Foundation
import StationModel
import Testing
import WorkbookReading

@testable import Stages
@testable import Workbooks

/// Sheets that a wrong template, formula or text would make, written, read back and linted as the release does it.
@Suite struct PrintedSheetsTests {
  private func rules(_ rows: [[Any]], from first: Int = 3) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var sheet = SheetDescription(name: "表")
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        if let text = value as? String, !text.isEmpty { sheet.put(first + row, column, .text(text), CellStyle()) }
        if let number = value as? Double { sheet.put(first + row, column, .number(number), CellStyle()) }
      }
    }
    var workbook = WorkbookDescription()
    workbook.sheets = [sheet]
    try Workbooks.write(workbook, to: path)
    var settings = PipelineSettings()
    settings.complaints.exposureUnit = "万人次"
    return lint(PrintedSheets(try WorkbookReader.read(path), settings).report, report: "表").map(\.rule)
  }

  @Test func `a share that its count does not give`() throws {
    let rows = { (share: Double) -> [[Any]] in
      [["需求项", "合计", "占全部商户"], ["甲", 3.0, share], ["商户数（家）", 20.0]]
    }
    #expect(try rules(rows(0.15)) == [])
    #expect(try rules(rows(0.16)) == ["L02"])
  }

  @Test func `a change that its two figures do not give, or from none`() throws {
    let rows = { (now: Double, then: Double, change: Double) -> [[Any]] in
      [
        ["分组", "投诉件数"], ["", "本期", "基期", "增减", "同比"], ["合计", now, then, now - then, change],
        ["基期不足 30 件的行基数较小、区间较宽，不宜据此排名。"],
      ]
    }
    #expect(try rules(rows(33, 30, 0.1)) == [])
    #expect(try rules(rows(33, 30, 0.11)) == ["L03"])
    #expect(try rules(rows(33, 0, 1)) == ["L06"])
    #expect(try rules(rows(33, 10, 2.3).dropLast()) == ["L07"])
  }

  @Test func `more closed than received`() throws {
    let rows = { (closed: Double) -> [[Any]] in
      [["分组", "收到\n（件）", "受理\n（件）", "办结\n（件）"], ["合计", 27.0, 24.0, closed]]
    }
    #expect(try rules(rows(24)) == [])
    #expect(try rules(rows(28)) == ["L09"])
  }

  @Test func `a rate of none, visitors of none, none without their limit`() throws {
    let rows = { (head: String, visitors: Double) -> [[Any]] in
      [["月份", "客流量（万人次）", "投诉件数", head], ["合计", visitors, 3.0, 0.2]]
    }
    #expect(try rules(rows("投诉率\n（件/万人次）", 15)) == [])
    #expect(try rules(rows("投诉率\n（件）", 15)) == ["L12"])
    #expect(try rules(rows("投诉率（件/万人次）", 0.003)) == ["L08"])
    #expect(try rules([["月份", "投诉件数"], ["一月", 3.0], ["二月", 0.0]]) == ["L15"])
  }

  @Test func `a difference of shares in percent`() throws {
    #expect(try rules([["满意率由80.0%上升到85.0%，提高5.0%。"]]) == ["L05"])
    #expect(try rules([["满意率由80.0%上升到85.0%，提高5.0个百分点。"]]) == [])
  }
}
