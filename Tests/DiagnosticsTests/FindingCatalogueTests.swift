import Testing

@testable import Diagnostics

@Suite struct FindingCatalogueTests {
  private let outside = Finding(
    .outsideScale, at: SourcePosition(file: "needs-2022Q1.csv", line: 42, column: 7), heading: "满意度", found: "11",
    expected: "1–5", rule: "scale from pipelines/scales.yaml:18")

  @Test func `a finding reads as one line with its remedy below`() {
    #expect(
      FindingCatalogue.format(outside, .english) == """
        needs-2022Q1.csv:42:7: error WT2104: 满意度 “11” is outside 1–5 [scale from pipelines/scales.yaml:18]
            remedy: correct the source, or widen the scale if the questionnaire changed
        """)
    #expect(
      FindingCatalogue.line(outside, .chinese)
        == "needs-2022Q1.csv:42:7: 错误 WT2104: 满意度“11”不在 1–5 之内 [scale from pipelines/scales.yaml:18]")
  }

  @Test func `a bracketed part goes when its value is empty`() {
    let template = "a[ {found}][ and {expected}]."
    #expect(FindingCatalogue.filled(template, ["found": "x"]) == "a x.")
    #expect(FindingCatalogue.filled(template, ["found": "x", "expected": "y"]) == "a x and y.")
    #expect(FindingCatalogue.filled(template, [:]) == "a.")
  }

  @Test func `a value cannot break the line`() {
    var finding = outside
    finding.found = "1\r\n2\u{1B}"
    #expect(!FindingCatalogue.line(finding, .english).unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `repeats are told with their number`() {
    var finding = outside
    finding.count = 3
    #expect(FindingCatalogue.line(finding, .english).hasSuffix("(3 times)"))
  }

  @Test(arguments: FindingCode.allCases) func `every code has all its texts in both languages`(code: FindingCode) {
    let entry = FindingCatalogue.entry(for: code)
    for language in Language.allCases {
      let texts = entry.texts(language)
      #expect(![texts.title, texts.message, texts.cause, texts.remedy].contains(""))
      #expect(texts.message.filter { $0 == "[" }.count == texts.message.filter { $0 == "]" }.count)
    }
    #expect(code.rawValue.wholeMatch(of: /WT[1-6]\d{3}/) != nil)
  }

  @Test func `codes are never used twice`() {
    #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
  }
}
