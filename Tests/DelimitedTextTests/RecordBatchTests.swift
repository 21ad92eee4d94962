import DelimitedText
import Testing

/// The records of a text, parsed whole.
func records(_ text: String, _ dialect: Dialect = Dialect()) -> [[String]] {
  let batch = RecordBatch()
  Array(text.utf8).withUnsafeBytes { batch.load($0) }
  batch.parse(dialect)
  return (0..<batch.recordCount).map(batch.texts)
}

@Suite struct RecordBatchTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("\"a,1\",b\n", [["a,1", "b"]]),
    ("\"a\nb\",c\n", [["a\nb", "c"]]),
    ("\"say \"\"so\"\"\",b\n", [["say \"so\"", "b"]]),
    ("\"\",b\n", [["", "b"]]),
    ("\"\"\"\",b\n", [["\"", "b"]]),
    ("a\"b\"c,d\n", [["a\"b\"c", "d"]]),
    ("\"他说\"好\"了\",b\n", [["他说\"好\"了", "b"]]),
    ("弹子石,龙门浩\n", [["弹子石", "龙门浩"]]),
    ("\n\na\n", [[""], [""], ["a"]]),
  ])
  func `cuts records and fields`(_ text: String, _ expected: [[String]]) {
    #expect(records(text) == expected)
    let windows = text.replacing("\n", with: "\r\n")
    let inQuotes = expected.map { $0.map { $0.replacing("\n", with: "\r\n") } }
    #expect(records(windows) == inQuotes)
  }

  @Test func `a lone carriage return ends a record`() {
    #expect(records("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
  }

  @Test func `a quote that nothing closes is text and swallows nothing behind its line`() {
    #expect(records("a,\"b\nc,d\ne,f\n") == [["a", "\"b"], ["c", "d"], ["e", "f"]])
  }

  @Test func `tabs and semicolons cut where they are the delimiter`() {
    #expect(records("a\tb,c\n", Dialect(delimiter: 9)) == [["a", "b,c"]])
    #expect(records("a;\"b;c\"\n", Dialect(delimiter: UInt8(ascii: ";"))) == [["a", "b;c"]])
  }

  @Test func `lines are those of an editor, line ends in quotes counted`() {
    let batch = RecordBatch()
    Array("a\n\"b\nc\"\nd\n".utf8).withUnsafeBytes { batch.load($0) }
    batch.parse(Dialect(), firstLine: 10)
    #expect((0..<3).map(batch.line) == [10, 11, 13])
    #expect(batch.nextLine == 14)
  }

  @Test func `stray and unclosed quotes are flagged`() {
    let batch = RecordBatch()
    Array("\"a\"b\",c\n\"d,e\n".utf8).withUnsafeBytes { batch.load($0) }
    batch.parse(Dialect())
    #expect(batch.flags(0) == .strayQuote)
    #expect(batch.flags(1) == .unclosedQuote)
  }
}
