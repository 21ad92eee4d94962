import Testing

@testable import Workbooks

@Suite struct CellTextTests {
  @Test(arguments: [
    ("江畔小面馆", "江畔小面馆"), ("=1+1|cmd", "=1+1|cmd"), ("+86 138", "+86 138"), ("a\u{1}b\u{1F}c", "abc"),
    ("line\nfeed\ttab", "line\nfeed\ttab"), ("a\r\nb", "a\nb"), ("x\u{FFFE}y\u{FFFF}z", "xyz"),
    ("del\u{7F}\u{85}", "del"),
    ("_x0041_", "_x005F_x0041_"), ("_xGGGG_", "_xGGGG_"), ("店🍜铺", "店🍜铺"), ("", ""),
  ])
  func cleans(text: String, expected: String) {
    #expect(CellText.clean(text) == expected)
  }

  @Test func cutsAtTheLimitOfACell() {
    let cut = CellText.clean(String(repeating: "长", count: 40_000))
    #expect(cut.utf16.count == CellText.limit)
    #expect(cut.hasSuffix("…"))
    let fits = String(repeating: "长", count: CellText.limit)
    #expect(CellText.clean(fits) == fits)
  }

  @Test(arguments: [
    ("需求分析", "需求分析"), ("a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g"), ("'quoted'", "quoted"), ("", "Sheet"),
    ("1234567890123456789012345678901234", "1234567890123456789012345678901"),
  ])
  func makesSheetNamesSafe(name: String, expected: String) {
    #expect(SheetName.safe(name) == expected)
  }

  @Test func keepsSheetNamesApart() {
    #expect(SheetName.unique("总览", among: ["总览"]) == "总览_2")
    let long = String(repeating: "园", count: 31)
    let other = SheetName.unique(long, among: [long])
    #expect(other.utf16.count == 31)
    #expect(other.hasSuffix("_2"))
  }

  @Test(arguments: [("需求明细", "需求明细"), ("AB12", "'AB12'"), ("a b", "'a b'"), ("it's", "'it''s'"), ("1号", "'1号'")])
  func quotesSheetNames(name: String, expected: String) {
    #expect(SheetName.quoted(name) == expected)
  }

  @Test(arguments: [
    ("明细_编号", true), ("AB12", false), ("1号", false), ("a b", false), ("_x", true), ("R1C1!", false),
    ("太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长", false),
  ])
  func knowsLawfulNames(name: String, expected: Bool) {
    #expect(DefinedNameRule.isLawful(name) == expected)
  }

  @Test func keepsFootersUnderTheLimit() {
    let long = String(repeating: "局&", count: 120)
    let footer = Footer.text(left: long, center: "第 &P 页，共 &N 页", right: long)
    #expect(footer.utf16.count <= 255)
    #expect(footer.contains("&P"))
    #expect(footer.contains("局&&局"))
  }
}
