import Diagnostics
import Testing

@testable import Workbooks

@Suite struct CalculatorTests {
  /// A1:A4 = 3, 1, 2, blank; B1:B4 = 甲, 乙, 甲, ★ 是; D1 the formula; sheet 二 A1 = 10.
  private func value(_ formula: String) throws -> CellValue? {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "一")
    let style = CellStyle()
    for (row, number) in [3.0, 1, 2].enumerated() { sheet.put(row, 0, .number(number), style) }
    for (row, text) in ["甲", "乙", "甲", "★ 是"].enumerated() { sheet.put(row, 1, .text(text), style) }
    sheet.put(0, 3, .formula("=" + formula, cached: nil), style)
    var other = SheetDescription(name: "二 号")
    other.put(0, 0, .number(10), style)
    workbook.sheets = [sheet, other]
    workbook.define("数", sheet.range(CellRange(row: 0, column: 0, toRow: 3, toColumn: 0)))
    workbook.define("名", sheet.range(CellRange(row: 0, column: 1, toRow: 3, toColumn: 1)))
    return try calculate(workbook).value("一", CellAddress(0, 3))
  }

  @Test(arguments: [
    ("1+2*3^2-4/2", 17.0), ("-2^2", 4), ("(1+2)*3", 9), ("SUM(A1:A4)", 6), ("SUM(数,1)", 7), ("AVERAGE(A1:A4)", 2),
    ("MIN(数)", 1), ("MAX(A1,A2,5)", 5), ("COUNT(A1:B4)", 3), ("COUNTA(B1:B4)", 4), ("COUNTA(数)", 3),
    ("SUMIFS(A1:A4,B1:B4,\"甲\")", 5), ("SUMIFS(数,名,$B2)", 1), ("COUNTIFS(名,\"甲\",数,3)", 1), ("COUNTIFS(名,\"★*\")", 1),
    ("SUMPRODUCT(A1:A3,A1:A3)", 14), ("SUMPRODUCT((名=\"甲\")*((数+数)>4))", 1), ("RANK(A1,A1:A4)", 1), ("RANK(A2,数)", 3),
    ("MATCH(2,A1:A3,0)", 3), ("IF(A1>2,1,0)", 1), ("IF(AND(A1=3,OR(A2=9,A3=2)),7,8)", 7), ("'二 号'!$A$1+1", 11),
    ("SUBTOTAL(109,A1:A4)", 6), ("SUBTOTAL(101,A1:A4)", 2), ("ROUND(2.345,2)", 2.35), ("SQRT(16)+ABS(-1)", 5),
    ("A9+1", 1),
    ("NORMSINV(0.975)", 1.9599639845400545), ("NORMSDIST(1.96)", 0.9750021048517795),
    ("TINV(0.05,10)", 2.2281388519862744),
    ("TINV(0.05,1857)", 1.9612422785064354), ("EXP(LN(2))", 2), ("IF(ISNUMBER(B1),1,2)", 2), ("IF(A4=\"\",1,2)", 1),
  ])
  func numbers(formula: String, expected: Double) throws {
    guard case .number(let found)? = try value(formula) else {
      Issue.record("\(formula) is no number")
      return
    }
    #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(formula): \(found)")
  }

  @Test(arguments: [
    ("INDEX(B1:B4,2)", "乙"), ("\"a\"\"b\"&B1", "a\"b甲"), ("TEXT(78.449,\"0.0\")&\"–\"", "78.4–"),
    ("TEXT(1.005,\"0.00\")", "1.01"),
    ("TEXT(0.1254,\"0.0%\")", "12.5%"), ("TEXT(1234567,\"#,##0\")", "1,234,567"), ("TEXT(-0.04,\"0.0\")", "0.0"),
    ("A1&\"家\"", "3家"),
    ("IF(A1=0,1,\"—\")", "—"),
  ])
  func texts(formula: String, expected: String) throws {
    #expect(try value(formula) == .text(expected))
  }

  @Test(arguments: ["1/0", "SUM(A1:A2", "NOSUCH(1)", "D1", "SQRT(-1)", "B1+1", "无名", "没有!A1", "MATCH(9,A1:A3,0)"])
  func refuses(formula: String) {
    #expect(throws: Failure.self) { try value(formula) }
  }

  @Test func readsAddresses() {
    #expect(FormulaParser.address("$AB$12") == CellAddress(11, 27))
    #expect(CellAddress(11, 27).absolute == "$AB$12")
    #expect(CellAddress.columnText(701) == "ZZ")
    #expect(CellAddress.columnText(702) == "AAA")
    #expect(FormulaParser.address("ABCD1") == nil)
    #expect(FormulaParser.address("12") == nil)
  }
}
