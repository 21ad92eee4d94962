@testable import DelimitedText
import Testing

@Suite struct DialectSearchTests {
  private func best(_ text: String) -> Dialect { TextSample(text: Array(text.utf8)).dialect().dialect }

  /// Numbers from a seed, the same on every machine.
  private struct Generator {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n4,\"5;6\",7\n", ","), ("a\tb\n1,5\t2\n3,5\t4\n", "tab"), ("a;b;c\n1,2;3;4\n5;6;7\n", ";"),
    ("a|b\n1|2\n", "|"), ("甲，乙\n一,二，三\n四，五\n", "，"), ("甲；乙；丙\n1；2；3\n", "；"), ("sep=;\na;b\n1,2;3\n", ";"),
    ("col1,col2\n1;2;3,4;5;6\na;b;c,d;e;f\n", ","), ("a#b#c\n1#2, 3#4\n5#6, 7#8\n9#1, 2#3\n", "#"),
    ("意见\n好,很好\n差\n", ","),
  ])
  func `the delimiter is the one by which records are alike and cells plain`(_ text: String, _ expected: String) {
    #expect(best(text).delimiterText == expected)
  }

  @Test func `quotes and escapes are those that cells are written with`() {
    let single = best("1,'a, b','c'\n2,'d, e','f'\n3,'g','h'\n")
    #expect(single.quoteText == "'")
    #expect(best("a,b\n1,it's\n2,'tis so\n").quoteText == "\"")
    let backslash = best("a,b\n1,\"say \\\"so\\\", then\"\n2,\"x \\\"y\\\"\"\n")
    #expect(backslash.escapeText == "\\")
    #expect(best("a,b\n1,\"say \"\"so\"\", then\"\n").escapeText == "\"")
    // A cell in curly quotes keeps them where they enclose no delimiter.
    #expect(best("编号,意见\n1,“不错”\n2,“还行”\n").quoteText == "\"")
    #expect(best("编号,意见\n1,“不错,还行”\n2,“贵,不来”\n").quoteText == "“")
  }

  @Test func `a space behind every delimiter belongs to it`() {
    #expect(best("a, b, c\n1, 2, 3\n4, 5, 6\n").skipsInitialSpace)
    #expect(!best("a,b,c\n1, 2,3\n4,5,6\n").skipsInitialSpace)
  }

  @Test func `shuffling the records never changes the dialect`() {
    var generator = Generator(state: 7)
    let bodies = [
      ("编号;名称;金额", ["1;甲,乙;3,5", "2;\"丙;丁\";4,25", "3;戊;5,5", "合计;;13,25", "4;己", "5;庚;1;多"]),
      ("a,b,c", ["1,'x, y',2", "2,'z',3", "3,'w, v',4", "4,'u',5"]),
      ("名称\t说明\t数", ["甲\ta,b,c\t1", "乙\td,e\t2", "丙\tf\t3"]),
    ]
    for (heading, lines) in bodies {
      let expected = best(heading + "\n" + lines.joined(separator: "\n") + "\n")
      for _ in 0..<20 {
        var shuffled = lines
        for index in shuffled.indices.dropLast() {
          shuffled.swapAt(index, index + generator.below(shuffled.count - index))
        }
        #expect(best(heading + "\n" + shuffled.joined(separator: "\n") + "\n") == expected)
      }
    }
  }

  @Test func `the strict parser reads clean records as the fast one does`() {
    var generator = Generator(state: 42)
    let cells = ["a", "", "弹子石", "\"b,c\"", "\"d\"\"e\"", "\"f\ng\"", "1.5", "\"\""]
    for _ in 0..<200 {
      let lines = (0..<6).map { _ in (0..<4).map { _ in cells[generator.below(cells.count)] }.joined(separator: ",") }
      let text = lines.joined(separator: generator.below(2) == 0 ? "\n" : "\r\n") + "\n"
      let stream = RecordStream(text: Array(text.utf8), dialect: Dialect())
      var strict: [[String]] = []
      while let record = try? stream.next() { strict.append(record.cells.map { String(decoding: $0, as: UTF8.self) }) }
      #expect(strict == records(text), "\(text)")
    }
  }

  @Test func `a stray quote costs its cell and swallows neither cells nor lines`() throws {
    var dialect = Dialect()
    dialect.width = 3
    let texts = [
      "\"a,b,c\n1,\"2, 3\",4\n": [["\"a", "b", "c"], ["1", "2, 3", "4"]],
      "a,b,\"\n1,\"2, 3\",4\n5,6,\"7\"\n": [["a", "b", "\""], ["1", "2, 3", "4"], ["5", "6", "7"]],
      "a,\"\"b, c\",d\n1,2,3\n": [["a", "\"b, c", "d"], ["1", "2", "3"]],
      "a,\"round 24\"\",\"c, d\"\n1,2,3\n": [["a", "round 24\"", "c, d"], ["1", "2", "3"]],
    ]
    for (text, expected) in texts.sorted(by: { $0.key < $1.key }) {
      let stream = RecordStream(text: Array(text.utf8), dialect: dialect)
      var found: [[String]] = []
      while let record = try stream.next() { found.append(record.cells.map { String(decoding: $0, as: UTF8.self) }) }
      #expect(found == expected, "\(text)")
    }
  }
}
