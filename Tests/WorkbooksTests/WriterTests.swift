import Diagnostics
import Foundation
import Testing

@testable import Workbooks

@Suite struct WriterTests {
  private func folder() throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  private func workbook() -> WorkbookDescription {
    var workbook = WorkbookDescription()
    workbook.properties.title = "表"
    workbook.properties.created = 1_643_587_200
    workbook.properties.custom = [("报告期", "2022年1月")]
    var sheet = SheetDescription(name: "数据")
    let style = CellStyle()
    sheet.merge(CellRange(row: 0, column: 0, toRow: 0, toColumn: 3), .text("标题"), style.with { $0.isBold = true })
    let hostile = ["=cmd|' /C calc'!A0", "+86 138", "@SUM(1)", "-1", "_x0041_", "a\u{0}\u{FFFE}b", "🍜", ""]
    for (number, text) in hostile.enumerated() {
      sheet.put(2 + number, 0, .text(text), style.with { $0.numberFormat = "@" })
      sheet.put(2 + number, 1, .number(Double(number)), style)
      sheet.put(2 + number, 2, .formula("=B\(3 + number)*2", cached: nil), style)
    }
    sheet.put(20, 0, .link(text: "到二", sheet: "二 号's", cell: "A1", tip: "提示"), style)
    sheet.comment(CellAddress(2, 0), "批注")
    sheet.format(CellRange(row: 2, column: 1, toRow: 9, toColumn: 1), .dataBar(Color(0xBDD7EE), maximum: nil))
    sheet.add(chart(sheet))
    var other = SheetDescription(name: "二 号's")
    other.put(0, 0, .text("x"), style)
    workbook.sheets = [sheet, other]
    workbook.define("数_列", sheet.range(CellRange(row: 2, column: 1, toRow: 9, toColumn: 1)))
    return workbook
  }

  private func chart(_ sheet: SheetDescription) -> ChartDescription {
    let names = sheet.range(CellRange(row: 2, column: 0, toRow: 5, toColumn: 0))
    var chart = ChartDescription(.column, title: "图", area: CellRange(row: 2, column: 5, toRow: 18, toColumn: 12))
    chart.series = [
      SeriesDescription(
        .text("柱"), categories: names, values: sheet.range(CellRange(row: 2, column: 1, toRow: 5, toColumn: 1)),
        color: Color(0x0072B2))
    ]
    chart.overlay = OverlayDescription()
    chart.overlay?.series = [
      SeriesDescription(
        .text("线"), categories: names, values: sheet.range(CellRange(row: 2, column: 2, toRow: 5, toColumn: 2)),
        color: Color(0xD55E00))
    ]
    chart.overlay?.rightAxis = AxisDescription()
    return chart
  }

  @Test func writesTheSameBytesTwice() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(workbook(), to: folder + "/a.xlsx")
    try write(workbook(), to: folder + "/b.xlsx")
    let first = try Data(contentsOf: URL(fileURLWithPath: folder + "/a.xlsx"))
    #expect(first.count > 5000)
    #expect(first == (try Data(contentsOf: URL(fileURLWithPath: folder + "/b.xlsx"))))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.xlsx", "b.xlsx"])
  }

  @Test func drawsTwoChartsWhereTheLibraryCannotCombineThem() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let parted = chart(workbook().sheets[0]).parted
    #expect(parted.map(\.kind) == [.column, .line] && parted.allSatisfy { $0.overlay == nil })
    #expect(parted[0].area.last.row + 1 == parted[1].area.first.row && parted[0].altText != parted[1].altText)
    let path = folder + "/a.xlsx"
    try WorkbookWriter(calculate(workbook()), path: path, combines: false).write()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.range(of: Data("xl/charts/chart2.xml".utf8)) != nil)
  }

  private func code(_ change: (inout WorkbookDescription) -> Void, to path: String) -> FindingCode? {
    var changed = workbook()
    change(&changed)
    do {
      try write(changed, to: path)
      return nil
    } catch {
      return error.findings.first?.code
    }
  }

  @Test func refusesWhatBreaksAFile() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/x.xlsx"
    let style = CellStyle()
    #expect(code({ $0.sheets[0].put(30, 0, .number(.nan), style) }, to: path) == .cellRefused)
    #expect(code({ $0.sheets[0].put(30, 0, .number(-.infinity), style) }, to: path) == .cellRefused)
    #expect(code({ $0.sheets[0].put(30, 0, .formula("=1/0", cached: nil), style) }, to: path) == .cellRefused)
    #expect(code({ $0.sheets.append(SheetDescription(name: "数据")) }, to: path) == .workbookRefused)
    #expect(
      code({ $0.define("AB12", SheetRange("数据", CellRange(row: 0, column: 0, toRow: 0, toColumn: 0))) }, to: path)
        == .workbookRefused)
    #expect(code({ _ in }, to: folder + "/missing/x.xlsx") != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
