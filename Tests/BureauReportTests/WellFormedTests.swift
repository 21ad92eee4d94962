import BureauReport
import Diagnostics
import Foundation
import StationModel
import Testing
import Workbooks

@testable import WorkbookReading

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every part of every book is XML that any parser takes, whatever names stand in the settings.
@Suite struct WellFormedTests {
  /// Parts of the file that a parser which knows nothing of workbooks refuses.
  static func brokenParts(of workbook: WorkbookDescription) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("x.xlsx").path
    try Workbooks.write(workbook, to: path)
    // As the gate looks at it, which must see no less.
    let seen = try WorkbookInspection.read(path).brokenParts
    var broken: [String] = []
    let archive = try ZipArchive(path, .init())
    for name in archive.names where [".xml", ".rels", ".vml"].contains(where: name.hasSuffix) {
      let bytes = try #require(try archive.part(name))
      if !XMLParser(data: Data(bytes)).parse() { broken.append(name) }
    }
    return Set(seen + broken).sorted()
  }

  @Test func `every part of every kind of book is well-formed`() throws {
    for fixture in ReportTests.shapes {
      let (figures, settings) = fixture.make()
      var books = [Report.summaryWorkbook(figures: figures, settings: settings)]
      books += Report.siteWorkbooks(figures: figures, settings: settings).prefix(2).map(\.workbook)
      books.append(Report.publicWorkbook(figures: figures, settings: settings).workbook)
      books.append(Report.merchantBook(figures: figures, settings: settings))
      for book in books { #expect(try Self.brokenParts(of: book) == []) }
    }
  }

  @Test func `titles, names, formulas and formats lose what XML refuses`() throws {
    var workbook = WorkbookDescription()
    workbook.theme.fonts[.body] = "微软\u{1}雅黑"
    workbook.properties.custom = [("名\u{2}", "值\u{3}")]
    var sheet = SheetDescription(name: "数据")
    let style = CellStyle()
    sheet.put(0, 0, .text("=1+1"), style)
    sheet.put(1, 0, .number(2), style)
    sheet.put(2, 0, .formula("=\"a\u{1}\"&A1", cached: nil), style)
    sheet.put(3, 0, .link(text: "去\u{4}", sheet: "数据", cell: "A1", tip: "提\u{5}示"), style)
    sheet.comment(CellAddress(1, 0), "批\u{6}注")
    sheet.format(CellRange(row: 0, column: 0, toRow: 1, toColumn: 0), .formula("=A1=\"\u{7}\"", style))
    let values = sheet.range(CellRange(row: 1, column: 0, toRow: 1, toColumn: 0))
    var chart = ChartDescription(
      .column, title: "\u{1}=图", area: CellRange(row: 5, column: 0, toRow: 18, toColumn: 6))
    chart.altText = "替\u{8}代"
    chart.xAxis.title = "=轴\u{1}"
    chart.series = [SeriesDescription(.text("=\u{B}列"), categories: values, values: values, color: Color(0))]
    sheet.add(chart)
    workbook.sheets = [sheet]
    #expect(try Self.brokenParts(of: workbook) == [])
  }
}
