import Foundation
import Testing

@testable import WorkbookReading
@testable import Workbooks

/// Long lists are written past the library and looked through without a document in memory: neither may be seen in the file.
@Suite struct StreamedRowsTests {
  private func list(_ sheet: inout SheetDescription, rows: Int) -> RowList {
    let plain = sheet.style(CellStyle())
    let bold = sheet.style(CellStyle().with { $0.isBold = true })
    var names = TextColumn()
    let texts = ["=cmd|' /C calc'!A0", "a & b < c > d", "_x0041_", "面馆", "", "🍜"]
    for index in 0..<rows { names.append(texts[index % texts.count]) }
    let values = (0..<rows).map { $0 % 7 == 0 ? Double.nan : Double($0) * 1.25 - 40 }
    return RowList(
      firstRow: 3, rowCount: rows,
      columns: [
        .texts(names), .numbers(values, missing: "—"), .flags((0..<rows).map { UInt64($0) }, bit: 2),
        .formulas(
          [RowFormula("=SUM(B", ":C", ")&\"<\""), RowFormula("=B", "")], choice: (0..<rows).map { UInt8($0 % 3) },
          values: values),
      ], looks: [Array(repeating: plain, count: 4), [plain, bold, plain, bold]],
      lookOfRow: (0..<rows).map { UInt8($0 % 2) }, heights: (0..<rows).map { 17 + Double($0 % 2) / 2 },
      keys: (0..<rows).map { "M\($0)" })
  }

  private func workbook(rows: Int) -> WorkbookDescription {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "明细")
    let style = CellStyle()
    for column in 0..<4 { sheet.put(2, column, .text("列\(column)"), style) }
    sheet.add(list(&sheet, rows: rows))
    sheet.put(5, 6, .formula("=B6*2", cached: nil), style)
    sheet.put(6, 6, .text("<旁注>"), style)
    sheet.put(rows + 3, 1, .formula("=SUBTOTAL(109,B4:B\(rows + 3))", cached: nil), style)
    sheet.add(
      TableDescription(
        "表", CellRange(row: 2, column: 0, toRow: rows + 2, toColumn: 3), columns: (0..<4).map { "列\($0)" }))
    var other = SheetDescription(name: "二")
    other.put(0, 0, .formula("=SUM(明细!C4:C\(rows + 3))", cached: nil), style)
    workbook.sheets = [sheet, other]
    return workbook
  }

  private func temporary() throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  @Test(arguments: [10, 40, 3000]) func `streamed rows are those that the library writes`(rows: Int) throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let calculated = try calculate(workbook(rows: rows))
    try WorkbookWriter(calculated, path: folder + "/a.xlsx", fewestStreamed: .max).write()
    try WorkbookWriter(calculated, path: folder + "/b.xlsx", fewestStreamed: 0).write()
    try WorkbookWriter(calculated, path: folder + "/c.xlsx", fewestStreamed: 0).write()
    let plain = try WorkbookReader.read(folder + "/a.xlsx")
    let streamed = try WorkbookReader.read(folder + "/b.xlsx")
    let areEqual = "\(plain.sheets)" == "\(streamed.sheets)"
    #expect(areEqual)
    #expect(plain.sheets[0].rows.count == rows + 2)
    let parts = try ["a", "b"].map { try ZipArchive("\(folder)/\($0).xlsx", .init()) }
    #expect(parts[0].names == parts[1].names)
    for name in parts[0].names where name != "xl/sharedStrings.xml" && !name.hasPrefix("xl/worksheets/sheet1") {
      let isSame = try parts[0].part(name) == parts[1].part(name)
      #expect(isSame, "\(name)")
    }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder + "/b.xlsx"))
        == Data(contentsOf: URL(fileURLWithPath: folder + "/c.xlsx")))
    for name in ["a", "b"] {
      let inspection = try WorkbookInspection.read("\(folder)/\(name).xlsx")
      #expect(inspection.brokenParts.isEmpty && inspection.errors.isEmpty && inspection.uncached.isEmpty)
      #expect(inspection.texts.contains { $0.text == "a & b < c > d" })
    }
  }

  @Test func `a list's cells are those of the sheet`() throws {
    let calculated = try calculate(workbook(rows: 40))
    #expect(calculated.value("明细", CellAddress(3, 0)) == .text("=cmd|' /C calc'!A0"))
    #expect(calculated.value("明细", CellAddress(3, 1)) == .text("—"))
    #expect(calculated.value("明细", CellAddress(7, 2)) == .number(1))
    #expect(calculated.value("二", CellAddress(0, 0)) == .number(20))
    #expect(calculated.sheets[0].rowCount == 44)
    #expect(calculated.sheets[0].cell(43, 0).style == nil)
  }

  private func scan(_ document: String, block: Int) -> SheetScanner {
    var scanner = SheetScanner()
    let bytes = Array(document.utf8)
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: all.count, by: block) {
        scanner.take(UnsafeRawBufferPointer(rebasing: all[start..<min(start + block, all.count)]))
      }
    }
    scanner.finish()
    return scanner
  }

  @Test(arguments: [1, 3, 7, 64, 10_000]) func `blocks may end anywhere`(block: Int) {
    let cells =
      "<c r=\"A1\" s=\"3\"/><c r=\"B1\" s=\"1\" t=\"str\"><f>A1&amp;B1</f><v>面 &lt; 馆</v></c><c r=\"C1\"><f>A1</f></c>"
    let row = "<row r=\"1\" spans=\"1:3\" ht=\"17\" customHeight=\"1\">\(cells)</row>"
    let frame = "<worksheet><sheetData></sheetData><footer>x</footer></worksheet>"
    let right = scan(frame.replacing("<sheetData>", with: "<sheetData>" + row + row), block: block)
    #expect(!right.isStrange && String(decoding: right.frame, as: UTF8.self) == frame)
    #expect(right.uncached == ["C1", "C1"] && right.texts == ["面 < 馆", "面 < 馆"])
  }

  @Test(arguments: [
    "<c r=\"A1\"><v>1</c>", "<c r=\"A1\" r=\"A1\"/>", "<c r=\"A1\"><v>&nbsp;</v></c>", "<c s=\"1\" r=\"A1\"/>",
    "<c r=\"A1\"><v>1</v>x</c>", "<c r=\"A1\"><v>\u{1}</v></c>", "<c r=\"A1\" t=\"str\"><v>\u{FFFE}</v></c>",
    "<d/>", "<c r=\"A1\"><is><r><t>1</t></r></is></c>",
  ])
  func `what does not follow the form is left to the parser`(cells: String) {
    #expect(scan("<worksheet><sheetData><row r=\"1\">\(cells)</row></sheetData></worksheet>", block: 100).isStrange)
  }
}
