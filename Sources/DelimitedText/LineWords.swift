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
    } || text.count <= 12 && (text.hasSuffix("小计") || text.hasSuffix("合计"))
  }

  /// - Parameter filled: the cells of the line that are not blank.
  static func isNote(_ filled: [String]) -> Bool {
    guard let lead = filled.first else { return false }
    let text = compact(lead)
    if notes.contains(where: text.hasPrefix) {
      return filled.count <= 3 || text.contains("：") || text.contains(":")
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
