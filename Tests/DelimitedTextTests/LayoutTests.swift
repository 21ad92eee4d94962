import DelimitedText
import Testing

@Suite struct LayoutTests {
  private func batch(_ text: String, _ dialect: Dialect = Dialect()) -> RecordBatch {
    let batch = RecordBatch()
    Array(text.utf8).withUnsafeBytes { batch.load($0) }
    batch.parse(dialect)
    return batch
  }

  private func search(_ known: [String]) -> HeaderSearch {
    let folded = Set(known.map(foldedHeading))
    return HeaderSearch { heading in
      folded.contains(heading) || heading.split(separator: "·").last.map { folded.contains(String($0)) } == true
    }
  }

  @Test func `the heading is found below titles and units`() throws {
    let text = "三条老街商户台账,,\n填报单位：某所,,单位：元\n\n商户编号,商户名称,街区\nA,B,C\n"
    let layout = try #require(search(["商户编号", "商户名称", "街区"]).find(in: batch(text)))
    #expect(layout.line == 4)
    #expect(layout.rows == 1)
    #expect(layout.headings == ["商户编号", "商户名称", "街区"])
  }

  @Test func `two header rows are joined, merged cells repeated to the right`() throws {
    let text = "登记编号,投诉人,,被投诉人,\n,姓名,电话,名称,电话\n1,张,2,店,3\n"
    let known = ["登记编号", "姓名", "电话", "名称"]
    let layout = try #require(search(known).find(in: batch(text)))
    #expect(layout.rows == 2)
    #expect(layout.headings == ["登记编号", "投诉人·姓名", "投诉人·电话", "被投诉人·名称", "被投诉人·电话"])
  }

  @Test func `a title with a unit beside it is no upper heading`() throws {
    let layout = try #require(search(["编号", "名称"]).find(in: batch("填报单位：某所,,单位：件\n编号,名称,备注\n1,2,3\n")))
    #expect(layout.rows == 1)
    #expect(layout.line == 2)
  }

  @Test func `the delimiter is what cuts the records alike`() {
    func delimiter(_ text: String) -> String {
      Array(text.utf8).withUnsafeBytes { detectDialect(in: $0).dialect.delimiterText }
    }
    #expect(delimiter("a,b,c\n1,2,3\n4,\"5;6\",7\n") == ",")
    #expect(delimiter("a\tb\n1,5\t2\n3,5\t4\n") == "tab")
    #expect(delimiter("a;b;c\n1,2;3;4\n5;6;7\n") == ";")
    #expect(delimiter("a|b\n1|2\n") == "|")
  }

  @Test(arguments: [
    ("合计,,12", LineKind.total), ("小计,,1", .total), ("注：1.本表不含咨询。,,", .note), ("填表人：某,,", .note),
    ("第1页 共3页,,", .note), (",（元）,（件）", .units), (",,", .blank), ("编号,名称,金额", .repeatedHeader),
    ("合计火锅,弹子石,3", .data), ("A-1,合计,3", .data), ("注册商标店,x,y", .data), ("S-0001,b,c", .data),
  ])
  func `lines that are no records are told from data`(_ line: String, _ kind: LineKind) {
    var layout = HeaderLayout()
    layout.headings = ["编号", "名称", "金额"]
    let classifier = LineClassifier(layout)
    #expect(classifier.kind(of: 0, in: batch(line + "\n")) == kind)
  }

  @Test func `headings are compared without width, blanks and case`() {
    #expect(foldedHeading(" Ｎame\n（元） ") == "name(元)")
  }
}
