import Diagnostics
import Foundation
import StationModel
import Testing
import Workbooks

@testable import BureauReport
@testable import WorkbookReading

/// Part-by-part comparison of what is written with what was recorded and looked at: each kind of sheet and of chart.
///
/// WOTU_RECORD=1 writes the recording anew and fails, so that it is never taken for a pass.
@Suite struct GoldenPartTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Golden")

  /// One element a line, so that a difference is a line.
  private func lines(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<")
  }

  private func parts(_ workbook: WorkbookDescription) throws -> [String: String] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook, to: path)
    let archive = try ZipArchive(path, .init())
    var result: [String: String] = [:]
    for name in archive.names { result[name] = lines(try #require(try archive.part(name))) }
    return result
  }

  private static func workbook(_ name: String) -> WorkbookDescription {
    let (figures, settings) = Fixture(merchants: 9).make()
    switch name {
    case "summary": return Report.summaryWorkbook(figures: figures, settings: settings)
    case "public": return Report.publicWorkbook(figures: figures, settings: settings).workbook
    case "site": return Report.siteWorkbook(figures: figures, settings: settings, site: 1).workbook
    case "book": return Report.merchantBook(figures: figures, settings: settings)
    case "review": return ReviewWorkbook(settings, rows: reviewed, batch: "20220201-1").description()
    case "correction":
      let columns = ["文件", "行", "列", "列名", "现有内容", "问题", "应为", "更正为", "处理办法", "编号", "商户"]
      let row = ["甲/需求.csv", "7", "3", "满意度", "11", "超出 1–5", "1–5", "", "查原始问卷", "a1b2", "M001"]
      return CorrectionWorkbook(file: "甲/需求.csv", columns: columns, rows: [row, row]).description()
    default: return Report.merchantWorkbook(figures: figures, settings: settings, merchant: 1)
    }
  }

  private static var reviewed: [ReviewRow] {
    ["unclassified", "low_confidence", "conflict"].enumerated().map { number, reason in
      var row = ReviewRow()
      row.number = number + 1
      row.source = number == 1 ? "complaints" : "needs"
      row.reason = reason
      row.merchant = "老灶面馆"
      row.text = "=秤不准，请联系138****5678"
      row.suggested = number == 0 ? [] : ["A1"]
      row.confidence = 0.25 * Double(number)
      return row
    }
  }

  @Test(arguments: ["summary", "site", "public", "merchant", "book", "review", "correction"])
  func `parts are as recorded`(name: String) throws {
    let parts = try parts(Self.workbook(name))
    let folder = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["WOTU_RECORD"] != nil {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (part, text) in parts {
        let file = folder.appendingPathComponent(part.replacing("/", with: "__"))
        try Data(text.utf8).write(to: file)
      }
      Issue.record("recorded \(parts.count) parts of \(name): look at them, then run again")
      return
    }
    let recorded = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(recorded) == Set(parts.keys.map { $0.replacing("/", with: "__") }))
    for (part, text) in parts.sorted(by: { $0.key < $1.key }) {
      let file = folder.appendingPathComponent(part.replacing("/", with: "__"))
      let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
      let found = text.split(separator: "\n")
      let differing = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
      #expect(
        expected.count == found.count && differing == nil,
        "\(part) line \(differing?.offset ?? 0): \(differing?.element.1 ?? "")")
    }
  }

  /// Columns and a line on an axis of its own: the one chart that the library cannot draw by itself.
  @Test func `columns with a rate line have four axes, titles in order, and one count of series`() throws {
    let charts = try parts(Self.workbook("summary")).filter { $0.key.hasPrefix("xl/charts/") }.map(\.value)
    let combined = charts.filter {
      $0.contains("<c:barChart>") && $0.contains("<c:lineChart>") && $0.contains("crosses val=\"max\"")
    }
    #expect(combined.count == 1)
    let text = try #require(combined.first)
    let axes = text.matches(of: /<c:(catAx|valAx|dateAx)>/).map { String($0.1) }
    #expect(axes == ["catAx", "valAx", "catAx", "valAx"])
    let order = text.matches(of: /<c:order val="(\d+)"/).map { String($0.1) }
    #expect(order == order.indices.map { "\($0)" })
  }
}
