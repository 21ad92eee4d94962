/// Names of periods and of the whole, in the cell that names a line.
extension LineWords {
  /// How long a period is, as far as lines are added up.
  enum Span: Int, Comparable {
    case month, quarter, half, year

    static func < (left: Span, right: Span) -> Bool { left.rawValue < right.rawValue }
  }

  /// 3月, 2022年一季度, 上半年, 前三季度, 1-9月, 全年, Q1; nil for all else.
  static func span(_ name: String) -> Span? {
    let text = compact(name)
    guard text.count <= 12 else { return nil }
    var rest = Substring(text)
    let year = rest.prefix { $0.isASCII && $0.isNumber }
    if year.count == 4 {
      rest = rest.dropFirst(4)
      if rest.isEmpty || rest == "年" || rest == "年度" { return .year }
      if rest.first == "年" { rest = rest.dropFirst() }
    }
    if ["全年", "年度", "本年"].contains(String(rest)) { return .year }
    if ["上半年", "下半年", "前三季度", "前3季度"].contains(String(rest)) { return .half }
    return quarter(rest) ?? months(rest)
  }

  private static func quarter(_ text: Substring) -> Span? {
    if text.count == 2, text.first == "Q" || text.first == "q" {
      return "1234".contains(text.suffix(1)) ? .quarter : nil
    }
    let number = text.drop { $0 == "第" }
    guard let first = number.first, "一二三四1234".contains(first) else { return nil }
    return ["季度", "季"].contains(String(number.dropFirst())) ? .quarter : nil
  }

  private static func months(_ text: Substring) -> Span? {
    guard let end = ["月份", "月"].first(where: text.hasSuffix) else { return nil }
    let number = text.dropLast(end.count)
    let parts = number.split(separator: "月").joined().split { "-—－–~～至".contains($0) }
    guard !parts.isEmpty, parts.count <= 2, parts.allSatisfy(isMonth) else { return nil }
    return parts.count == 1 ? .month : .half
  }

  private static func isMonth(_ text: Substring) -> Bool {
    if let number = Int(text) { return (1...12).contains(number) }
    return ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"].contains(String(text))
  }

  /// 全区, 三条街总体: what all records together are called.
  static func isWhole(_ name: String) -> Bool {
    let text = compact(name)
    return text.count <= 6
      && ["全区", "全市", "全县", "全街", "全镇", "全部", "全体", "全域", "全省", "总体", "整体", "总量"].contains(where: text.contains)
  }

  /// Whether the cell may name one of these, judged by its last character alone.
  static func mayNameWhole(_ cell: [UInt8]) -> Bool {
    guard cell.count >= 2, cell.count <= 30 else { return false }
    if cell.count == 2 { return cell[0] | 0x20 == 0x71 }
    return wholeEnds.contains(packed(cell[cell.count - 3], cell[cell.count - 2], cell[cell.count - 1]))
  }

  private static let wholeEnds = "度季年月区市县街镇部体域省量".map { character in
    let bytes = Array(character.utf8)
    return packed(bytes[0], bytes[1], bytes[2])
  }

  private static func packed(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }
}
