/// Words by which lines that are no records are known, in the first cell that is not blank.
enum LineWords {
  private static let totals = [
    "合计", "总计", "小计", "总数", "平均", "平均值", "平均分", "均值", "其中：", "其中:", "本页小计", "本页合计", "本月合计", "本季合计", "本年累计", "累计", "共计",
    "总合计",
    "合计金额", "合计数", "总和", "总共", "汇总", "total", "subtotal", "sub-total", "grandtotal", "totals", "sum", "average",
  ]
  private static let notes = [
    "注：", "注:", "注1", "注１", "备注：", "备注:", "说明：", "说明:", "填表人", "审核人", "制表", "数据来源", "单位负责人", "统计负责人", "填报人", "填报单位",
    "填报时间",
    "填报日期", "报出日期", "打印时间", "打印日期", "导出时间", "导出日期", "导出人", "统计期间", "统计时间", "统计日期", "资料来源", "联系人：", "签字", "盖章", "负责人：",
    "负责人:",
    "复核人", "经办人：", "经办人:", "制单人", "填表说明", "填表日期", "报送单位", "报送日期", "截止日期：", "截至日期：", "查询条件", "查询时间", "生成时间", "下载时间",
    "单位(盖章)",
    "单位（盖章）", "审核：", "审核:", "制表：", "Note:", "Notes:", "Source:", "Generated", "Exported", "Report date", "Prepared by",
  ]
  private static let units: Set<String> = [
    "元", "万元", "亿元", "件", "个", "人", "人次", "万人次", "人/次", "分", "天", "小时", "分钟", "秒", "次", "家", "户", "%", "％", "平方米", "㎡",
    "亩", "吨",
    "公斤", "千克", "kg", "台", "件次", "起", "条", "岁", "元/月", "元/天", "百分比", "—", "-", "－", "/",
  ]

  /// First bytes of the words above, and of what stands beside them in such lines.
  private static let firstBytes: Set<[UInt8]> = {
    let words = totals + notes + ["第", "共", "Page", "其中", "单位", "计量", "栏次"]
    return Set(words.map { Array(Array($0.utf8).prefix(3)) })
  }()

  private static let groupNumerals = Set("一二三四五六七八九十".map { Array(String($0).utf8) })

  /// Whether a line that begins with the cell may be a total, note, unit, title of a page or group, judged by its bytes alone.
  static func mayBeginLine(_ cell: [UInt8]) -> Bool {
    guard let first = cell.first else { return true }
    if first < 0x80 {
      // A code or number is none of them; a word of letters may be.
      return !cell.contains { (0x30...0x39).contains($0) } || !(0x30...0x7A).contains(first)
    }
    // White space of any kind, full-width brackets and numerals of groups go the long way.
    if first != 0xE4 && first != 0xE5 && first != 0xE6 && first != 0xE7 && first != 0xE8 && first != 0xE9 {
      return true
    }
    if cell.suffix(3).elementsEqual([0xE8, 0xAE, 0xA1]) { return true }
    if groupNumerals.contains(Array(cell.prefix(3))) { return true }
    return firstBytes.contains(Array(cell.prefix(3)))
  }

  /// Text without white space, the ideographic space among it.
  private static func compact(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "\u{3000}" } }

  /// A merchant may be called 合计…; a total stands alone in its cell or is followed by nothing but a bracket or colon, or
  /// follows the name of its group.
  static func isTotal(_ lead: String) -> Bool {
    let text = compact(lead)
    let lower = text.lowercased()
    return totals.contains {
      lower == $0 || lower.hasPrefix($0 + "（") || lower.hasPrefix($0 + "(") || lower.hasPrefix($0 + "：")
        || lower.hasPrefix($0 + ":")
    } || lower.hasPrefix("其中：") || lower.hasPrefix("其中:")
      || text.count <= 12 && (text.hasSuffix("小计") || text.hasSuffix("合计"))
  }

  /// `其中：`: the line and those below it that fill the same cells break a total down.
  static func isBreakdown(_ lead: String) -> Bool { compact(lead).hasPrefix("其中") }

  /// `一、`, `（二）`, 第三部分: the title of a group of records.
  static func isSectionTitle(_ lead: String) -> Bool {
    let text = compact(lead)
    let numerals = "一二三四五六七八九十"
    guard let first = text.first else { return false }
    if numerals.contains(first) {
      return text.drop { numerals.contains($0) }.first == "、"
    }
    if first == "（" || first == "(" {
      let inner = text.dropFirst().prefix { numerals.contains($0) }
      let mark = text.dropFirst(inner.count + 1).first
      return !inner.isEmpty && (mark == "）" || mark == ")")
    }
    return first == "第" && text.dropFirst().first.map(numerals.contains) == true && text.contains("部分")
  }

  /// A title as its pages share it: without numbers of pages and 续.
  static func withoutPage(_ title: String) -> String {
    let digits = "0123456789０１２３４５６７８９一二三四五六七八九十"
    let text = compact(title)
    guard text.contains("页") || text.contains("续") else { return text }
    return text.filter { !digits.contains($0) && !"第共页续（）()".contains($0) }
  }

  /// - Parameter filled: the cells of the line that are not blank.
  static func isNote(_ filled: [String]) -> Bool {
    guard let lead = filled.first else { return false }
    let text = compact(lead)
    if notes.contains(where: text.hasPrefix) {
      return filled.count <= 3 || text.contains("：") || text.contains(":") || notes.contains(text)
    }
    if filled.count <= 2, isPageMark(text) { return true }
    return filled.count <= 2 && (text.allSatisfy { "-—=*_─".contains($0) } && text.count > 2)
  }

  private static func isPageMark(_ text: String) -> Bool {
    text.hasPrefix("第") && text.contains("页") || text.hasPrefix("共") && text.hasSuffix("页")
      || text.hasPrefix("Page") && text.contains(where: \.isNumber)
  }

  /// 单位：元, (分), （万元） …
  static func isUnit(_ text: String) -> Bool {
    if text.hasPrefix("单位：") || text.hasPrefix("单位:") || text.hasPrefix("计量单位") { return true }
    guard let first = text.first, let last = text.last, text.count >= 2, text.count <= 10 else { return false }
    guard first == "(" || first == "（", last == ")" || last == "）" else { return false }
    return !text.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A unit without brackets, as it stands in a row of units right below the heading.
  static func isBareUnit(_ text: String) -> Bool { units.contains(text) || isUnit(text) }

  /// `栏次`, or 甲 乙 1 2 3: numbers of columns, right below the heading.
  static func numbersColumns(_ filled: [String]) -> Bool {
    guard filled.count > 2 else { return false }
    var expected: Int?
    var numbers = 0
    for (index, text) in filled.enumerated() {
      let plain = text.filter { $0 != "(" && $0 != ")" && $0 != "（" && $0 != "）" }
      if let number = Int(plain) {
        if let expected, number != expected { return false }
        if expected == nil, number != 1, number != index + 1 { return false }
        expected = number + 1
        numbers += 1
      } else if expected != nil || !["栏次", "甲", "乙", "丙", "丁", "行次", "序号"].contains(plain) {
        return false
      }
    }
    return numbers > 1
  }
}
