import Diagnostics
import Foundation
import Testing

@testable import WorkbookReading
@testable import Workbooks

/// What libxlsxwriter 1.1.4 gets wrong or leaves to its caller, held off by the writer.
@Suite struct LibraryLimitsTests {
  private let style = CellStyle()

  private func parts(_ workbook: WorkbookDescription) throws -> [String: String] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook, to: path)
    let archive = try ZipArchive(path, .init())
    var result: [String: String] = [:]
    for name in archive.names { result[name] = String(decoding: try archive.part(name) ?? [], as: UTF8.self) }
    return result
  }

  private func refusal(_ change: (inout SheetDescription) -> Void) -> FindingCode? {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "表")
    sheet.put(0, 0, .number(1), style)
    change(&sheet)
    workbook.sheets = [sheet]
    do {
      _ = try parts(workbook)
      return nil
    } catch {
      return (error as? Failure)?.findings.first?.code
    }
  }

  @Test func `long Chinese names of sheets are whole in repeated rows, print areas and names`() throws {
    let name = String(repeating: "沃", count: 31)
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: name)
    sheet.put(9, 9, .number(1), style)
    sheet.page.repeatedRows = 3...4
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: 9, toColumn: 9)
    sheet.filter = CellRange(row: 3, column: 0, toRow: 9, toColumn: 9)
    workbook.sheets = [sheet]
    workbook.define("明细_编号", sheet.range(CellRange(row: 0, column: 0, toRow: 9, toColumn: 0)))
    let text = try #require(try parts(workbook)["xl/workbook.xml"])
    #expect(text.contains("'" + name + "'!$4:$5"))
    #expect(text.contains("'" + name + "'!$A$1:$J$10"))
    #expect(text.contains("'" + name + "'!$A$4:$J$10"))
    #expect(!text.contains("\u{FFFD}"))
  }

  @Test func `cells beyond the sheet are refused, never written elsewhere`() {
    #expect(refusal { _ in } == nil)
    #expect(refusal { $0.put(0, 16_384, .number(1), style) } == .cellRefused)
    #expect(refusal { $0.put(0, 65_537, .number(1), style) } == .cellRefused)
  }

  @Test func `formulas and lists longer than Excel takes are refused`() {
    let long = "=" + Array(repeating: "A1", count: 3000).joined(separator: "+")
    #expect(refusal { $0.put(1, 0, .formula(long, cached: .number(1)), style) } == .cellRefused)
    let cell = CellRange(row: 0, column: 0, toRow: 0, toColumn: 0)
    let list = "\"" + Array(repeating: "计量器具检定", count: 40).joined(separator: ",") + "\""
    #expect(refusal { $0.validations = [CellValidation(cell, .list(list), message: "选")] } == .cellRefused)
    #expect(refusal { $0.validations = [CellValidation(cell, .list("=表!$A$1:$A$9"), message: "选")] } == nil)
  }

  @Test func `control characters never stand in what formulas show`() throws {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "表")
    sheet.put(0, 0, .formula("=\"a\"", cached: .text("a\u{1}\u{FFFE}\u{B}b")), style)
    workbook.sheets = [sheet]
    let text = try #require(try parts(workbook)["xl/worksheets/sheet1.xml"])
    #expect(text.contains("<v>ab</v>"))
  }

  @Test func `charts keep what formula cells show, numbers and texts, not the library's 0`() throws {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "表")
    for row in 0..<3 {
      sheet.put(row, 0, .formula("=\"组\"&\(row + 1)", cached: nil), style)
      sheet.put(row, 1, .formula("=\(row + 1)*7", cached: nil), style)
    }
    let column = { (number: Int) in sheet.range(CellRange(row: 0, column: number, toRow: 2, toColumn: number)) }
    var chart = ChartDescription(.column, title: "图", area: CellRange(row: 4, column: 0, toRow: 12, toColumn: 5))
    chart.series = [SeriesDescription(.text("数"), categories: column(0), values: column(1), color: Color(0x0072B2))]
    var labels = DataLabels()
    labels.content = .seriesName
    labels.position = .outsideEnd
    chart.series[0].labels = labels
    sheet.add(chart)
    workbook.sheets = [sheet]
    let text = try #require(try parts(workbook)["xl/charts/chart1.xml"])
    for shown in ["<c:v>组1</c:v>", "<c:v>组3</c:v>", "<c:v>7</c:v>", "<c:v>21</c:v>"] { #expect(text.contains(shown)) }
    // Setting a label's position turns the value on again: what is shown is set last.
    #expect(text.contains("<c:showSerName val=\"1\"/>") && !text.contains("<c:showVal val=\"1\"/>"))
  }

  @Test func `a merge of one cell is that cell, and a bar starts at nought`() throws {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "表")
    sheet.merge(CellRange(row: 0, column: 0, toRow: 0, toColumn: 0), .number(3), style)
    sheet.format(CellRange(row: 0, column: 0, toRow: 0, toColumn: 0), .dataBar(Color(0xBDD7EE), maximum: nil))
    workbook.sheets = [sheet]
    let text = try #require(try parts(workbook)["xl/worksheets/sheet1.xml"])
    #expect(!text.contains("<mergeCell") && text.contains("gradient=\"0\""))
    #expect(text.contains("<cfvo type=\"num\" val=\"0\"/>"))
  }
}
