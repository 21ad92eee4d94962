import Testing

@testable import WorkbookReading

@Suite struct WorkbookInspectionTests {
  private func inspect(_ cells: String) -> WorkbookInspection {
    var result = WorkbookInspection()
    let sheet = "<worksheet><sheetData><row r=\"1\">" + cells + "</row></sheetData></worksheet>"
    result.inspectSheet("xl/worksheets/sheet1.xml", Array(sheet.utf8))
    return result
  }

  @Test func `error values are seen, typed or stored as a formula's text`() {
    let found = inspect(
      "<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"B1\" t=\"str\"><f>X()</f><v>#NAME?</v></c>")
    #expect(found.errors == ["xl/worksheets/sheet1.xml!A1", "xl/worksheets/sheet1.xml!B1"])
    #expect(found.uncached.isEmpty && found.brokenParts.isEmpty)
  }

  @Test func `formulas without a stored value are seen`() {
    let found = inspect(
      "<c r=\"A1\"/><c r=\"B1\"><v>1</v></c><c r=\"C1\"><f>B1*2</f></c><c r=\"D1\"><f>B1</f><v>1</v></c>")
    #expect(found.uncached == ["xl/worksheets/sheet1.xml!C1"])
  }

  @Test func `broken parts are named`() {
    #expect(inspect("<c r=\"A1\"><v>1</c>").brokenParts == ["xl/worksheets/sheet1.xml"])
  }

  /// The rows are looked through without a parser where they have the usual form; this must not hide what a parser refuses.
  @Test(arguments: [
    "<c r=\"A1\" t=\"str\"><f>\"a\u{1}\"</f><v>a</v></c>", "<c r=\"A1\" t=\"str\"><f>1</f><v>\u{1}</v></c>",
    "<c r=\"A1\" t=\"inlineStr\"><is><t>\u{FFFE}</t></is></c>", "<c r=\"A1\"><f>A2&A3</f><v>1</v></c>",
    "<c r=\"A1\" t=\"str\"><f>1</f><v>\u{7F}&#1;</v></c>", "<c r=\"A\u{2}1\"><v>1</v></c>",
  ])
  func `characters that XML refuses break a part`(cells: String) {
    let sheet =
      "<worksheet><sheetData><row r=\"1\">" + cells + "</row></sheetData><pageSetup paperSize=\"9\"/></worksheet>"
    var scanner = SheetScanner()
    Array(sheet.utf8).withUnsafeBytes { scanner.take($0) }
    scanner.finish()
    #expect(scanner.isStrange)
    #expect(inspect(cells).brokenParts == ["xl/worksheets/sheet1.xml"])
  }
}
