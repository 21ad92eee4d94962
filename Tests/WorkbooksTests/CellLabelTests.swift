import Testing

@testable import Workbooks

/// What names a cell: the texts of its own table.
@Suite struct CellLabelTests {
  @Test func `two tables side by side keep their names apart`() throws {
    var sheet = SheetDescription(name: "一")
    let style = CellStyle()
    for (column, text) in [(0, "渠道"), (1, "本期"), (7, "结果"), (8, "件数"), (9, "占比")] {
      sheet.put(5, column, .text(text), style)
    }
    for (column, text) in [(0, "互联网"), (7, "不予受理")] { sheet.put(6, column, .text(text), style) }
    for (column, number) in [(1, 41.0), (8, 18), (9, 0.2)] { sheet.put(6, column, .number(number), style) }
    var workbook = WorkbookDescription()
    workbook.sheets = [sheet]
    let tracer = FigureTracer(workbook)
    #expect(try #require(tracer.trace(sheet: "一", cell: CellAddress(6, 1))).label == "互联网 · 本期")
    #expect(try #require(tracer.trace(sheet: "一", cell: CellAddress(6, 8))).label == "不予受理 · 件数")
    #expect(try #require(tracer.trace(sheet: "一", cell: CellAddress(6, 9))).label == "不予受理 · 占比")
  }

  @Test func `a gap within a row begins no table`() throws {
    var sheet = SheetDescription(name: "一")
    let style = CellStyle()
    for (column, text) in [(0, "商户"), (1, "得分"), (5, "占比")] { sheet.put(5, column, .text(text), style) }
    sheet.put(6, 0, .text("面馆"), style)
    sheet.put(6, 1, .number(3), style)
    sheet.put(6, 5, .number(0.5), style)
    var workbook = WorkbookDescription()
    workbook.sheets = [sheet]
    let trace = FigureTracer(workbook).trace(sheet: "一", cell: CellAddress(6, 5))
    #expect(try #require(trace).label == "面馆 · 占比")
  }
}
