/// Words by which lines that are no records are known, in the first cell that is not blank.
enum LineWords {
  private static let totals = [
    "合计", "总计", "小计", "总数", "平均", "平均值", "平均分", "均值", "其中：", "其中:", "本页小计", "本页合计", "本月合计", "本季合计", "本年累计", "累计", "共计",
    "总合计", "合计金额", "合计大写", "合计人民币", "∑", "合计数", "合計", "總計", "小計", "總數", "总金额", "总和", "总共", "汇总", "total", "subtotal",
    "sub-total",
    "grandtotal", "totals", "sum", "average",
  ]
  /// Lines below the records that say what the records have.
  private static let statistics: Set<String> = [
    "总分", "最高分", "最低分", "最大值", "最小值", "最高值", "最低值", "中位数", "标准差", "日均", "月均",
  ]
  /// Lines below a total, or at the end of a numbered table, that say what becomes of it.
  private static let derived: Set<String> = [
    "占比", "比重", "同比", "环比", "同比增减", "环比增减", "同比增长", "环比增长", "增减", "增幅", "增长率", "上年同期", "去年同期", "上月", "上期", "上年", "去年",
    "完成率",
    "满意率", "满意度", "好评率", "办结率", "回复率", "合格率", "得分率", "有效率", "排名", "名次", "位次", "总体", "全区", "全市", "平均满意度", "最高", "最低",
  ]
  /// What a spreadsheet puts behind a group's name, and a space: 弹子石 汇总.
  private static let groupTotals: Set<String> = ["汇总", "计数", "平均值", "最大值", "最小值", "求和", "总计", "合计", "小计"]
  private static let units: Set<String> = [
    "元", "件", "个", "人", "人次", "分", "天", "日", "月", "年", "小时", "分钟", "秒", "次", "家", "户", "%", "％", "‰", "平方米", "立方米", "米",
    "㎡",
    "亩", "公顷", "吨", "公里", "平方公里", "斤", "公斤", "千克", "克", "升", "毫升", "台", "辆", "件次", "起", "条", "岁", "度", "盒", "瓶", "袋",
    "箱", "包",
    "份", "张", "本", "套", "只", "头", "株", "批次", "批", "分贝", "百分比", "百分点", "℃", "°C", "—", "-", "－", "/", "kg", "g", "mg",
    "μg", "ug", "t", "ml",
    "mL", "L", "m", "cm", "mm", "km", "m²", "m2", "km²", "m³", "m3", "ha", "kW", "kWh", "h", "min", "dB", "pH", "ppm",
    "cfu", "CFU",
  ]

  /// First bytes of the words above, and of what stands beside them in such lines.
  private static let firstBytes: Set<[UInt8]> = {
    let words = totals + statistics + derived + ["较", "比", "与", "其中", "单位", "计量", "栏次", "表", "附"]
    return NoteWords.firstBytes.union(words.map { Array(Array($0.utf8).prefix(3)) })
  }()

  private static let groupNumerals = Set("一二三四五六七八九十".map { Array(String($0).utf8) })

  /// Whether a line that begins with the cell may be a total, note, unit, title of a page or group, judged by its bytes alone.
  static func mayBeginLine(_ cell: [UInt8]) -> Bool {
    guard let first = cell.first else { return true }
    // A space or colon: 弹子石 汇总, 检查人：
    if cell.contains(0x20) || cell.contains(0x3A) { return true }
    // 计 at the end: 弹子石小计, 3月合计.
    if cell.suffix(3).elementsEqual([0xE8, 0xAE, 0xA1]) { return true }
    if first < 0x80 {
      // A code or number is none of them; a word of letters may be.
      return !cell.contains { (0x30...0x39).contains($0) } || !(0x30...0x7A).contains(first)
    }
    // White space of any kind, full-width brackets and numerals of groups go the long way.
    if first != 0xE4 && first != 0xE5 && first != 0xE6 && first != 0xE7 && first != 0xE8 && first != 0xE9 {
      return true
    }
    // A full-width colon anywhere.
    for index in cell.indices.dropLast(2)
    where cell[index] == 0xEF && cell[index + 1] == 0xBC && cell[index + 2] == 0x9A {
      return true
    }
    if groupNumerals.contains(Array(cell.prefix(3))) { return true }
    return firstBytes.contains(Array(cell.prefix(3)))
  }

  /// Text without white space, the ideographic space among it.
  static func compact(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "\u{3000}" } }

  /// A merchant may be called 合计…; a total stands alone in its cell or is followed by nothing but a bracket or colon, or
  /// follows the name of its group.
  static func isTotal(_ lead: String) -> Bool {
    let text = compact(lead).filter { $0 != "【" && $0 != "】" }
    let lower = text.lowercased()
    return totals.contains {
      lower == $0 || lower.hasPrefix($0 + "（") || lower.hasPrefix($0 + "(") || lower.hasPrefix($0 + "：")
        || lower.hasPrefix($0 + ":")
    } || lower.hasPrefix("其中：") || lower.hasPrefix("其中:")
      || text.count <= 12 && ["小计", "合计", "累计"].contains(where: text.hasSuffix) || isGroupTotal(lead)
      || isCountedTotal(text)
  }

  /// 总计2家, 合计：35件 with the number in the cell of the word.
  private static func isCountedTotal(_ text: String) -> Bool {
    guard let word = ["合计", "总计", "共计", "小计"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(word.count)
    let unit = rest.drop { $0.isNumber || $0 == "," || $0 == "." }
    return unit.count < rest.count && (unit.isEmpty || isBareUnit(String(unit)))
  }

  private static func isGroupTotal(_ lead: String) -> Bool {
    guard lead.count <= 24, let space = lead.lastIndex(where: \.isWhitespace) else { return false }
    return groupTotals.contains(String(lead[lead.index(after: space)...]))
  }

  /// 一, （二）, 三、: the number of a group where records have numbers of digits.
  static func isGroupNumber(_ cell: String) -> Bool {
    let bare = compact(cell).filter { !"（）()、.．".contains($0) }
    return !bare.isEmpty && bare.count <= 3 && bare.allSatisfy { "一二三四五六七八九十".contains($0) }
  }

  /// 最高分, 日均: lines that say what the records above have.
  static func isStatistic(_ lead: String) -> Bool { statistics.contains(compact(lead)) }

  /// 占比, 同比, 上年同期, 较上年增减（%）: of the total right above.
  static func isDerived(_ lead: String) -> Bool {
    let text = compact(lead).prefix { !"（(：:%％".contains($0) }
    return derived.contains(String(text)) || text.count <= 10 && isComparison(text)
  }

  /// 较上年增减, 比去年同期, 与上月相比.
  private static func isComparison(_ text: Substring) -> Bool {
    guard let first = text.first, "较比与".contains(first) else { return false }
    return ["上年", "去年", "上月", "上季", "上期", "上周", "同期", "前年", "年初"].contains(where: text.dropFirst().hasPrefix)
  }

  static func isBareTotal(_ lead: String) -> Bool { ["合计", "总计", "共计", "总金额"].contains(compact(lead)) }

  /// Whether a total's word stands by itself in the second or third cell, beside the name of its group.
  static func hasTotalBeside(_ texts: [String]) -> Bool {
    texts.dropFirst().prefix(2).contains { ["合计", "小计", "总计", "共计", "本月合计", "本年累计"].contains(compact($0)) }
  }

  /// 表2 …, 附件1: the title of a table.
  static func isTableTitle(_ lead: String) -> Bool {
    let text = compact(lead)
    guard let mark = ["附表", "附件", "续表", "表"].first(where: text.hasPrefix) else { return false }
    guard let next = text.dropFirst(mark.count).first else { return mark != "表" }
    return next.isNumber || "一二三四五六七八九十".contains(next) || mark != "表" && "：:".contains(next)
  }

  /// 小计, 小计：, the total of a group.
  static func isSubtotal(_ cell: String) -> Bool { cell.contains("小计") && isTotal(cell) }

  /// `其中：`: the line and those below it that fill the same cells break a total down.
  ///
  /// - Parameter isBelowTotal: without a colon only there: a shop may be called 其中小馆.
  static func isBreakdown(_ lead: String, isBelowTotal: Bool = false) -> Bool {
    let text = compact(lead)
    return text.hasPrefix("其中：") || text.hasPrefix("其中:") || isBelowTotal && text.hasPrefix("其中")
  }

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

  /// 餐饮类, 弹子石老街: what a group of records is called by its last characters; nil where it may be anything.
  static func groupSuffix(_ lead: String) -> String? {
    let text = compact(lead).filter { $0 != "：" && $0 != ":" }
    guard text.count > 2, text.count <= 12 else { return nil }
    return ["类", "老街", "街区", "街道", "片区", "园区", "工业园", "社区"].first(where: text.hasSuffix)
  }

  /// A title as its pages share it: without numbers of pages and 续.
  static func withoutPage(_ title: String) -> String {
    let digits = "0123456789０１２３４５６７８９一二三四五六七八九十"
    let text = compact(title)
    guard text.contains("页") || text.contains("续") else { return text }
    return text.filter { !digits.contains($0) && !"第共页续（）()".contains($0) }
  }

  /// 单位：元, (分), （万元） …
  static func isUnit(_ text: String) -> Bool {
    if text.hasPrefix("单位：") || text.hasPrefix("单位:") || text.hasPrefix("计量单位") { return true }
    guard let first = text.first, let last = text.last, text.count >= 2, text.count <= 10 else { return false }
    guard first == "(" || first == "（", last == ")" || last == "）" else { return false }
    return !text.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A unit without brackets, as it stands in a row of units right below the heading.
  static func isBareUnit(_ text: String) -> Bool {
    if units.contains(text) || isUnit(text) { return true }
    // 元/斤, mg/kg, 万元, 亿人次
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    return parts.allSatisfy { part in
      units.contains(String(part)) || part.first.map("百千万亿".contains) == true && units.contains(withoutScale(part))
    }
  }

  /// A number as it stands between a sign of currency and its unit: ￥3 and 3元 are 3, 3万元 is no number by itself.
  static func withoutUnit(_ text: String) -> Substring {
    let number = text.drop { "￥¥$".contains($0) }
    let end = number.lastIndex { $0.isNumber }.map(number.index(after:)) ?? number.endIndex
    let unit = number[end...]
    return unit.isEmpty || units.contains(String(unit)) ? number[..<end] : number
  }

  /// 平均, 均值: a line of means.
  static func isMean(_ lead: String) -> Bool {
    let text = compact(lead)
    return text.hasPrefix("平均") || text.hasPrefix("均值") || text.lowercased() == "average"
  }

  private static func withoutScale(_ unit: Substring) -> String { String(unit.drop { "百千万亿".contains($0) }) }

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
