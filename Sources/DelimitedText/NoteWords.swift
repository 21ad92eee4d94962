/// Words by which notes, signatures, stamps and marks of pages are known. They stand alone, or before a colon, a bracket or a date: a
/// shop may be called 制表人打印店.
enum NoteWords {
  private static let labels: Set<String> = [
    "注", "附注", "备注", "说明", "填表说明", "制表说明", "编制说明", "填表", "填报", "制表", "制单", "审核", "复核", "审批", "批准", "编制", "数据来源", "资料来源",
    "来源",
    "单位负责人", "统计负责人", "负责人", "联系人", "联系电话", "签字", "签名", "签章", "盖章", "填报单位", "报送单位", "编制单位", "制表单位", "查询条件", "统计期间",
    "会计", "出纳", "主管", "金额单位", "填表人", "填报人", "审核人", "复核人",
    "制表人", "制单人", "经办人", "审批人", "批准人", "编制人", "检查人", "验收人", "统计人", "打印人", "导出人",
  ]
  /// What labels of signatures, times and sources end with: 被考核人签字, 导出时间.
  private static let endings = [
    "人", "员", "日期", "时间", "期间", "单位", "签字", "签名", "签章", "盖章", "意见", "来源", "说明", "条件", "负责人", "会计", "出纳", "主管", "电话",
    "率", "名称", "机关", "领导",
  ]
  private static let mostCells = 40
  private static let times = ["日期", "时间", "期间"]
  private static let remarks: Set<String> = ["注", "附注", "备注", "说明", "填表说明"]
  private static let stamps: Set<String> = [
    "盖章", "公章", "签章", "签字", "单位盖章", "单位公章", "以下空白", "以下无正文", "以下无数据", "此页无正文", "本页完",
    "特此公示", "特此说明",
  ]
  private static let english = [
    "note", "notes", "source", "sources", "generated", "exported", "report date", "prepared by", "printed", "remarks",
  ]

  /// First characters of the words above.
  static let firstBytes: Set<[UInt8]> = {
    let words = labels.union(stamps).union(["第", "共", "打印", "导出", "生成", "下载", "截止", "截至", "查询", "统计", "报出", "报送"])
    return Set(words.map { Array(Array($0.utf8).prefix(3)) })
  }()

  /// - Parameters:
  ///   - filled: the cells of the line that are not blank, trimmed.
  ///   - width: columns of the table.
  static func isNote(_ filled: [String], width: Int) -> Bool {
    guard let lead = filled.first else { return false }
    if filled.allSatisfy(isRule) { return true }
    // No note has so many cells; a row may have a million.
    if filled.count > mostCells { return false }
    let text = LineWords.compact(lead)
    if filled.count <= 2, isMark(text) { return true }
    if let label = Label(lead) { return isNote(label, filled, width) }
    if labels.contains(text) { return isSigned(text, filled.dropFirst(), width) }
    return isEnglish(lead, filled.count)
  }

  private static func isNote(_ label: Label, _ filled: [String], _ width: Int) -> Bool {
    let isKnown = labels.contains(label.name)
    switch label.mark {
    case .colon:
      // A row with all of its cells is a record, whatever its first begins with; unless its cells are labels in turn.
      let labelled = filled.count { isLabel($0) }
      if labelled > 1, labelled * 2 >= filled.count { return true }
      // The commas of a note cut it into more cells than the table has columns.
      if remarks.contains(label.name), filled.count > width { return true }
      // 总车次：15, 总费用：, 200元
      if filled.count < width, filled.count(where: isSum) * 2 >= filled.count { return true }
      guard filled.count * 2 <= width + 1 else { return false }
      if isKnown { return true }
      guard filled.count < width || filled.count <= 3 && width <= 3, label.name.count <= 10 else { return false }
      return endings.contains(where: label.name.hasSuffix) || label.isOpen && filled.count * 2 <= width
    case .bracket: return isKnown && filled.count <= 3
    case .digit:
      let isTime = times.contains(where: label.name.hasSuffix)
      return filled.count <= 3 && (isTime && label.name.count <= 6 || label.name == "注" && label.isNumbered)
    case .space:
      return filled.count <= 2 && (isKnown || times.contains(where: label.name.hasSuffix)) && label.name.count > 1
    }
  }

  /// 制表人 and a name in cells of their own: alone in a wide table, or with another label.
  private static func isSigned(_ text: String, _ others: ArraySlice<String>, _ width: Int) -> Bool {
    if others.isEmpty { return true }
    // 制表人, a name, 审核人, a name; names of columns stand side by side.
    let names = others.filter(isSigner)
    if !names.isEmpty, isSigner(text), let next = others.first, !isSigner(next), names.count * 2 <= others.count {
      return true
    }
    return others.count == 1 && (remarks.contains(text) ? width > 2 : width > 3)
  }

  private static func isSum(_ cell: String) -> Bool {
    guard let label = Label(cell), label.mark == .colon else { return false }
    return label.name.count > 1 && ["总", "合计", "累计", "共", "已"].contains(where: label.name.hasPrefix)
  }

  private static func isLabel(_ cell: String) -> Bool {
    let text = LineWords.compact(cell)
    if let label = Label(cell), label.mark == .colon {
      return labels.contains(label.name) || endings.contains(where: label.name.hasSuffix)
    }
    return labels.contains(text)
  }

  private static func isSigner(_ cell: String) -> Bool {
    let text = LineWords.compact(cell)
    return labels.contains(text) && !remarks.contains(text) && text != "联系人" && text != "联系电话" && text != "负责人"
  }

  /// 填报单位, 统计时间, 制表人, without a colon.
  static func isSheetLabel(_ text: String) -> Bool {
    let name = LineWords.compact(text)
    return labels.contains(name)
      || ["填报", "制表", "报送", "编制", "统计", "打印", "导出", "查询"].contains(where: name.hasPrefix)
        && endings.contains(where: name.hasSuffix)
  }

  /// `-----`, `=====`, a rule drawn by characters.
  static func isRule(_ text: String) -> Bool {
    text.count > 2 && text.allSatisfy { "-—=*_─:+|".contains($0) } && !text.allSatisfy { $0 == "+" }
  }

  /// 注：…, 备注：…
  static func isRemark(_ text: String) -> Bool { Label(text).map { remarks.contains($0.name) } ?? false }

  /// A page, a stamp, a count of the records.
  static func isMark(_ text: String) -> Bool {
    if isPage(text) { return true }
    if let open = text.first, open == "（" || open == "(" || open == "【" || open == "［" {
      if stamps.contains(text.filter { !"（）()【】［］".contains($0) }) { return true }
    }
    if ["#END", "#EOF", "EOF", "[END]"].contains(text.uppercased()) { return true }
    if text.hasPrefix("本表一式") || stamps.contains(text.filter(\.isLetter)) { return true }
    return isCount(text)
  }

  /// 共12笔记录.
  private static func isCount(_ text: String) -> Bool {
    guard text.hasPrefix("共") || text.hasPrefix("总共") else { return false }
    let rest = text.drop { $0 == "总" || $0 == "共" || $0 == "计" || $0 == "：" || $0 == ":" }
    let unit = rest.drop { $0.isASCII && $0.isNumber }
    return unit.count < rest.count
      && ["条", "笔", "户", "家", "行", "个", "项", "件", "条记录", "笔记录", "行记录", "条数据", "行数据", "个记录"].contains(
        String(unit.filter(\.isLetter)))
  }

  private static func isPage(_ text: String) -> Bool {
    let numerals = "0123456789０１２３４５６７８９一二三四五六七八九十百"
    let plain = text.filter { !numerals.contains($0) && !"（）()-—/／,，、 ".contains($0) }
    if text != plain, ["第页", "第页共页", "共页", "共页第页"].contains(plain) { return true }
    let lower = text.lowercased()
    return lower.hasPrefix("page") && lower.contains(where: \.isNumber)
      && lower.dropFirst(4).allSatisfy { $0.isNumber || "of/:.-".contains($0) }
  }

  private static func isEnglish(_ lead: String, _ count: Int) -> Bool {
    guard lead.utf8.first.map({ $0 < 0x80 }) == true, count <= 3 else { return false }
    let lower = lead.lowercased()
    return english.contains { word in
      guard lower.hasPrefix(word) else { return false }
      guard let next = lower.dropFirst(word.count).first else { return count == 1 }
      return next == ":" || next == "：" || next == " " && word.count > 6
    }
  }

  /// The beginning of a cell up to a colon, bracket, number or space, white space within the word not counted: 制 表 人：李娟.
  private struct Label {
    enum Mark { case colon, bracket, digit, space }

    var name: String
    var mark: Mark
    /// Nothing follows the mark.
    var isOpen: Bool
    /// 注1： or 注2、
    var isNumbered: Bool

    init?(_ cell: String) {
      let isMark = { (character: Character) in "：:（(".contains(character) || character.isNumber }
      guard let end = cell.firstIndex(where: isMark) else {
        guard let space = cell.firstIndex(where: \.isWhitespace) else { return nil }
        name = String(cell[..<space])
        mark = .space
        isOpen = false
        isNumbered = false
        return
      }
      name = LineWords.compact(String(cell[..<end]))
      let rest = LineWords.compact(String(cell[cell.index(after: end)...]))
      isOpen = rest.isEmpty
      isNumbered = rest.drop(while: \.isNumber).first.map { "：:、.．)）".contains($0) } ?? true
      guard !name.isEmpty, name.allSatisfy(\.isLetter) else { return nil }
      switch cell[end] {
      case "：", ":": mark = .colon
      case "（", "(":
        mark = .bracket
        // 单位（盖章）：
        let inner = rest.prefix { $0 != "）" && $0 != ")" }
        guard NoteWords.stamps.contains(String(inner)) else { return nil }
        if name == "单位" { name = "填报单位" }
      default: mark = .digit
      }
    }
  }
}
