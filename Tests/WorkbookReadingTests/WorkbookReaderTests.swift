import Diagnostics
import Foundation
import Testing
import WorkbookReading
import Workbooks

@Suite struct WorkbookReaderTests {
  private func temporary(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("wotu-\(UUID().uuidString)-" + name).path
  }

  @Test func `what is no zip is refused with its name`() throws {
    let path = temporary("a.xlsx")
    try Data("no workbook".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let failure = #expect(throws: Failure.self) { try WorkbookReader.read(path) }
    #expect(failure?.findings.first?.code == .notAWorkbook)
    #expect(failure?.findings.first?.position.file == path)
  }

  private func written() throws -> String {
    var workbook = WorkbookDescription()
    workbook.properties.custom = [("批次", "a1b2")]
    var sheet = SheetDescription(name: "待复核")
    let style = CellStyle()
    sheet.put(0, 0, .text("没得检定证 & <秤>"), style)
    sheet.put(0, 2, .number(0.5), style)
    sheet.put(2, 1, .number(44_621), style.with { $0.numberFormat = "yyyy\"年\"m\"月\"d\"日\"" })
    sheet.put(2, 2, .formula("=C1*2", cached: .number(1)), style)
    workbook.sheets = [sheet, SheetDescription(name: "字典")]
    let path = temporary("b.xlsx")
    try Workbooks.write(workbook, to: path)
    return path
  }

  @Test func `what was written is read back`() throws {
    let path = try written()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let contents = try WorkbookReader.read(path)
    #expect(contents.sheets.map(\.name) == ["待复核", "字典"])
    #expect(contents.properties["批次"] == "a1b2")
    let sheet = try #require(contents.sheet("待复核"))
    #expect(sheet.cell(0, 0)?.text == "没得检定证 & <秤>")
    #expect(sheet.cell(0, 2)?.text == "0.5")
    #expect(sheet.cell(0, 1) == nil)
    #expect(sheet.cell(2, 1)?.text == "2022-03-01")
    #expect(sheet.cell(2, 2)?.formula == "C1*2")
    #expect(sheet.cell(2, 2)?.value == .number(1))
  }

  @Test func `a workbook that would inflate beyond the limits is refused`() throws {
    let path = try written()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var limits = WorkbookReader.Limits()
    limits.partBytes = 100
    let failure = #expect(throws: Failure.self) { try WorkbookReader.read(path, limits: limits) }
    #expect(failure?.findings.first?.code == .workbookTooLarge)
  }

  @Test func `a workbook of too many parts is refused, and let go once`() throws {
    let path = try written()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var limits = WorkbookReader.Limits()
    limits.entries = 2
    for _ in 0..<20 {
      let failure = #expect(throws: Failure.self) { try WorkbookReader.read(path, limits: limits) }
      #expect(failure?.findings.map(\.code) == [.workbookTooLarge])
    }
  }
}
