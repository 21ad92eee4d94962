import Testing

@testable import Workbooks

/// What rounds to nought is shown without a sign.
@Suite struct PlainNoughtTests {
  @Test(arguments: [
    (-0.04, "0.0_ ", "0.0_ ;0.0_ "), (-0.04, "+0.0_ ;-0.0_ ;0.0_ ", "0.0_ ;0.0_ "),
    (0.0004, "+0.0%_ ;-0.0%_ ;0.0%_ ", "0.0%_ ;0.0%_ "), (-0.0, "0.0_ ", "0.0_ ;0.0_ "),
    (-0.004, "#,##0.00_ ", "#,##0.00_ ;#,##0.00_ "),
  ])
  func `a value that rounds to nought loses its sign`(value: Double, format: String, plain: String) {
    #expect(PlainNoughts.format(value, format) == plain)
  }

  @Test(arguments: [
    (-0.06, "0.0_ "), (0.04, "0.0_ "), (-0.04, "[>=0.95]\"√ \"0.0%_ ;\"× \"0.0%_ "), (-0.2, "yyyy-mm-dd"), (0.0, "0.0"),
    (-0.04, "0;;;@"),
  ])
  func `other values and formats stay`(value: Double, format: String) {
    #expect(PlainNoughts.format(value, format) == nil)
  }

  @Test func `a calculated workbook shows none`() throws {
    var sheet = SheetDescription(name: "数")
    let style = CellStyle().with { $0.numberFormat = "+0.0_ ;-0.0_ ;0.0_ " }
    sheet.put(0, 0, .number(-0.04), style)
    sheet.put(0, 1, .formula("=A1/2", cached: nil), style)
    sheet.put(0, 2, .number(-0.4), style)
    var workbook = WorkbookDescription()
    workbook.sheets = [sheet]
    let shown = try calculate(workbook).sheets[0]
    let formats = (0..<3).map { shown.style(at: CellAddress(0, $0))?.numberFormat }
    #expect(formats == ["0.0_ ;0.0_ ", "0.0_ ;0.0_ ", "+0.0_ ;-0.0_ ;0.0_ "])
  }
}
