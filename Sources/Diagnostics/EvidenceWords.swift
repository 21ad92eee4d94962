/// What reading a file found out about it, in Chinese: the reading layer gives its evidence in English, clause by clause.
public enum EvidenceWords {
  /// The evidence with every clause that is known told in Chinese; others stand as they are.
  public static func chinese(_ evidence: String) -> String {
    split(evidence, at: "; ").map { clause in
      for (english, chinese) in templates {
        if let values = match(clause, english) { return filled(chinese, values) }
      }
      return clause
    }.joined(separator: "；")
  }

  /// `#` stands for a value, in the Chinese words followed by its place among the English ones.
  private static let templates: [(String, String)] = [
    // Encoding
    ("declared", "已声明"), ("byte-order mark #", "有字节顺序标记 #1"), ("all bytes are valid #", "全部字节都是有效的 #1"),
    ("all bytes are ASCII, which every encoding here reads alike", "全是 ASCII 字符，各种编码读法相同"),
    ("not valid UTF-8 at byte #", "第 #1 字节起不是 UTF-8"), ("# sequences are not valid #", "有 #1 处不是有效的 #2"),
    (
      "# pairs of bytes are of GB 2312, # are rare, # of no character, all of them where EUC-KR has its syllables",
      "双字节中 #1 个属 GB 2312、#2 个罕见、#3 个没有对应汉字，且全在 EUC-KR（朝鲜文）音节所在的区"
    ),
    (
      "# pairs of bytes are of GB 2312, # are rare, # of no character, nearly all of them Cyrillic letters of Windows-1251 or KOI8",
      "双字节中 #1 个属 GB 2312、#2 个罕见、#3 个没有对应汉字，且几乎都是 Windows-1251 或 KOI8 的西里尔字母"
    ),
    (
      "# pairs of bytes are of GB 2312, # are rare, # of no character, many of them #",
      "双字节中 #1 个属 GB 2312、#2 个罕见、#3 个没有对应汉字，且多为假名、外文字母或罕用字，像 EUC-JP、Big5 等编码"
    ),
    (
      "# pairs of bytes are of GB 2312, # are rare, # of no character", "双字节中 #1 个属 GB 2312、#2 个罕见、#3 个没有对应汉字"
    ),
    (
      "# lines are UTF-8 and # GB18030, the encoding first changes at line #: two files copied together? cut it there",
      "有 #1 行是 UTF-8、#2 行是 GB18030，编码在第 #3 行第一次改变，可能由两个文件拼成，请从此处拆开"
    ),
    (
      "NUL in # even and # odd bytes, and nearly all pairs are characters of Chinese text",
      "偶数位有 #1 个、奇数位有 #2 个 NUL，且几乎每两个字节都是中文文本的字符"
    ),
    ("NUL in # odd and # even bytes", "奇数位有 #1 个、偶数位有 #2 个 NUL"),
    ("NUL in # even and # odd bytes", "偶数位有 #1 个、奇数位有 #2 个 NUL"),
    ("NUL bytes without the pattern of UTF-16", "有 NUL 字节，但不合 UTF-16 的规律"),
    // Dialect
    ("# of # records have # fields by #", "#2 行中有 #1 行以#4分成 #3 列"), ("one column: no delimiter found", "只有一列，没有分隔符"),
    ("# fields stand in quotes", "有 #1 个单元格加了引号"), ("no field stands in quotes", "没有单元格加引号"),
    ("quotes are doubled", "引号以双写表示"), ("quotes in quotes follow a backslash", "引号内的引号前有反斜杠"),
    ("counted over the sample", "按样本统计"),
    // Heading
    ("# of # headings are known of the table #, which also needs #", "#2 个列名中有 #1 个属 #3，该表还需要 #4"),
    ("# of # headings are known of the table #", "#2 个列名中有 #1 个属 #3"),
    ("# of # headings are known", "#2 个列名中认得 #1 个"), ("the only row, and words", "只有一行，且是文字"),
    ("the only row, and no words", "只有一行，且不是文字"), ("the only line", "只有一行"),
    ("words above # columns of numbers or dates", "文字之下有 #1 列是数字或日期"), ("a series of years or numbers", "是连续的年份或序号"),
    ("# columns of numbers or dates begin in the first row", "有 #1 列从第一行起就是数字或日期"), ("mostly numbers", "多为数字"),
    ("# stands in its column again", "#1在同列再次出现"), ("words above # columns of codes", "文字之下有 #1 列是编号"),
    ("# columns of codes begin in the first row", "有 #1 列从第一行起就是编号"), ("a long text in the first row", "第一行有长段文字"),
    ("the first full row", "第一个填满的行"), ("its names do not come again", "各名称在下面不再出现"),
    ("merged cells leave blanks that the next row fills", "合并单元格留下的空格由下一行填满"),
    ("declared to have no heading", "已声明没有表头"), ("byte #", "第 #1 字节"),
  ]

  /// The values of a clause that a template fits; nil where it does not.
  private static func match(_ clause: String, _ template: String) -> [String]? {
    let pieces = split(template, at: "#")
    guard let first = pieces.first, clause.hasPrefix(first) else { return nil }
    var rest = clause.dropFirst(first.count)
    var values: [String] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      // The last piece must end the clause.
      if index == pieces.count - 1, piece.isEmpty {
        values.append(String(rest))
        return rest.isEmpty ? nil : values
      }
      guard let range = rest.firstRange(of: piece) else { return nil }
      values.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }

  private static func filled(_ words: String, _ values: [String]) -> String {
    var result = words
    for (index, value) in values.enumerated() {
      result = split(result, at: "#\(index + 1)").joined(separator: value)
    }
    return result
  }

  private static func split(_ text: String, at mark: String) -> [String] {
    text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
