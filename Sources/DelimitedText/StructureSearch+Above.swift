/// Lines above the heading: titles, notes, units, comments, and the upper level of a heading whose cells were merged.
extension StructureSearch {
  func filled(_ index: Int) -> [String] { texts[index].filter { !$0.isEmpty } }

  func isBlank(_ index: Int) -> Bool { shapes[index].allSatisfy { $0 == .empty } }

  func aside(_ index: Int, _ layout: inout TableLayout) {
    let kind: LineKind = isBlank(index) ? .blank : isComment(index) ? .comment : .title
    layout.asides.append(
      TableLayout.Aside(line: records[index].line, kind: kind, text: filled(index).joined(separator: " ")))
  }

  func isComment(_ index: Int) -> Bool {
    guard let lead = texts[index].first else { return false }
    return lead.hasPrefix("#") || lead.hasPrefix("//") || lead.hasPrefix("-- ") || lead.lowercased().hasPrefix("sep=")
  }

  /// Whether a line above the heading is none of the table's.
  func isAside(_ index: Int) -> Bool {
    let filled = filled(index)
    if filled.isEmpty { return true }
    if isComment(index), filled.count == 1 || records[index].cells.count != width || isFollowedByHeading(index) {
      let isSeparator = texts[index][0].lowercased().hasPrefix("sep=")
      return index + 1 >= records.count || width > 1 || filled.count > 1 || isSeparator
    }
    guard usualFilled > 1 else { return isTitleOfOneColumn(index) }
    if isUpperLevel(index) { return false }
    if filled.count == 1, usualFilled > 2 || !(texts[index].first ?? "").isEmpty && hasFullRow(after: index) {
      return hasFullRow(after: index)
    }
    if NoteWords.isNote(filled, width: width) || filled.allSatisfy(LineWords.isUnit) { return hasFullRow(after: index) }
    // Lines of “name: value” above a wider table.
    if filled.count * 2 <= usualFilled, usualFilled > 3 { return hasFullRow(after: index) }
    if isCutTitle(index) || isSpreadTitle(index) || isLabelled(filled) && hasFullRow(after: index) { return true }
    if isAboveNames(index) { return true }
    // 商户：老码头火锅,,日期：2022-03-01 above 项目,得分,备注.
    let isSparse = filled.count < records[index].cells.count && filled.allSatisfy { !$0.hasSuffix("：") }
    return (filled.count < usualFilled || isSparse) && filled.count <= 3
      && filled.allSatisfy { $0.contains("：") || $0.hasSuffix(":") } && hasFullRow(after: index)
  }

  /// A title with commas of its own, shorter than the heading right below it.
  func isCutTitle(_ index: Int) -> Bool {
    let next = index + 1
    guard next < records.count, records[index].cells.count < width, records[next].cells.count == width,
      filled(index).count == records[index].cells.count, !shapes[index].contains(where: \.isMeasured)
    else { return false }
    let contrast = ColumnShapes(below(next).map { shapes[$0] }).contrast(shapes[next])
    return contrast.words > 0 && contrast.measured == 0
  }

  /// 商户名单 above 商户名称.
  private func isTitleOfOneColumn(_ index: Int) -> Bool {
    let filled = filled(index)
    guard filled.count == 1, isTitleText(filled[0]), !ColumnNames.isName(filled[0]),
      let next = records.indices.first(where: { $0 > index && !isBlank($0) })
    else { return false }
    return self.filled(next).count == 1 && ColumnNames.isName(self.filled(next)[0])
  }

  /// A title that a merged cell left in each of its columns.
  private func isSpreadTitle(_ index: Int) -> Bool {
    let filled = filled(index)
    guard filled.count > 1, Set(filled).count == 1, hasFullRow(after: index) else { return false }
    return isTitleText(filled[0])
  }

  private func isTitleText(_ text: String) -> Bool {
    ["表", "台账", "清单", "名单", "名册", "情况", "汇总", "统计", "一览", "明细"].contains(where: text.hasSuffix)
  }

  /// 报表名称：, a value, 报表编号：, a value.
  private func isLabelled(_ filled: [String]) -> Bool {
    filled.count > 1 && filled.count % 2 == 0
      && stride(from: 0, to: filled.count, by: 2).allSatisfy { filled[$0].hasSuffix("：") || filled[$0].hasSuffix(":") }
  }

  /// Names and values of the whole sheet, right above a row of nothing but names of columns.
  private func isAboveNames(_ index: Int) -> Bool {
    let own = filled(index)
    // Lines of prose that their own commas cut, shorter than the names below them.
    if own.contains(where: { $0.count > 8 }), own.count(where: ColumnNames.isName) * 2 < own.count,
      let names = records.indices.first(where: { $0 > index && ColumnNames.areAllNames(filled($0)) }),
      records[names].cells.count > own.count,
      records.indices[index..<names].allSatisfy({ records[$0].cells.count < records[names].cells.count })
    {
      return true
    }
    guard let next = records.indices.first(where: { $0 > index && !isBlank($0) }) else { return false }
    return own.count % 2 == 0 && !ColumnNames.areNames(own) && ColumnNames.areAllNames(filled(next))
      && filled(next).count >= own.count && filled(next).count == records[next].cells.count
      && stride(from: 0, to: own.count, by: 2).allSatisfy { ColumnNames.isName(own[$0]) }
  }

  func hasFullRow(after index: Int) -> Bool {
    records.indices.dropFirst(index + 1).prefix(Self.depth).contains { filled($0).count * 2 > usualFilled }
  }

  func isFollowedByHeading(_ index: Int) -> Bool {
    guard index + 1 < records.count, !isBlank(index + 1) else { return true }
    if case .heading = verdict(on: index + 1) { return true }
    return isComment(index + 1)
  }

  /// Whether the row leaves blank what the next one fills, and the next one leaves blank what this one fills: the upper level of a
  /// heading whose cells were merged.
  func isUpperLevel(_ index: Int) -> Bool {
    guard index + 1 < records.count, filled(index).count > 1, !NoteWords.isNote(filled(index), width: width),
      !filled(index).contains(where: { LineWords.isUnit($0) || $0.contains("：") }),
      // A title that its own commas cut leaves nothing blank.
      filled(index).count < records[index].cells.count || records[index].cells.count >= width
    else { return false }
    let (upper, lower) = (shapes[index], shapes[index + 1])
    var (above, below) = (0, 0)
    for column in 0..<max(upper.count, lower.count) {
      let isAbove = column < upper.count && upper[column] != .empty
      let isBelow = column < lower.count && lower[column] != .empty
      if isAbove, !isBelow { above += 1 }
      if isBelow, !isAbove { below += 1 }
    }
    let isWords = !upper.contains(where: \.isMeasured) && (!lower.contains(where: \.isMeasured) || isYears(index + 1))
    guard isWords, below > 0 else { return false }
    // Names of groups over a full row of names: the corner above the first columns was left blank, or there is none.
    if above == 0 {
      return (upper.first == .empty || nameGroups(filled(index), over: filled(index + 1)) || spansGroups(index))
        && filled(index + 1).count >= max(usualFilled, 3)
    }
    return covered(from: index) >= usualFilled
  }

  /// 第一季度 and 第二季度, 2021年 and 2022年: names of one pattern; or names of columns that come again under each.
  private func nameGroups(_ groups: [String], over names: [String]) -> Bool {
    if Set(names).count * 2 <= names.count { return true }
    guard let first = groups.first, groups.allSatisfy({ $0.count == first.count }) else { return false }
    return groups.dropFirst().allSatisfy { zip($0, first).contains { $0 == $1 } }
  }

  /// 单位, 投诉, 举报 or 基本信息, 满意度, each over two columns and more, where the row has a cell for each column of the names below:
  /// merged cells. A label and its value, two by two, are none.
  private func spansGroups(_ index: Int) -> Bool {
    let cells = texts[index]
    let groups = filled(index)
    guard records[index].cells.count == records[index + 1].cells.count, cells.count == width,
      filled(index + 1).count == width, groups.count > 1, !cells[0].isEmpty, Set(groups).count == groups.count
    else { return false }
    let places = cells.indices.filter { !cells[$0].isEmpty } + [cells.count]
    let spans = zip(places, places.dropFirst()).map { $1 - $0 }
    // The first names may stand for one column; the last for several, or a title's own comma made two cells of it.
    guard spans.dropFirst().allSatisfy({ $0 > 1 }),
      groups.allSatisfy({ $0.count <= 8 && !$0.contains { ("0"..."9").contains($0) } })
    else { return false }
    // 南岸区, 弹子石所: with one column for the first, what stands over the others must be what is measured in them.
    if spans[0] == 1, !groups.dropFirst().allSatisfy(isMeasure) { return false }
    let pairs = stride(from: 0, to: groups.count - 1, by: 2)
    let areLabels =
      groups.count % 2 == 0 && pairs.allSatisfy { isLabelOfSheet(groups[$0]) && !isMeasure(groups[$0 + 1]) }
    return !areLabels && !isLabelOfSheet(groups[0], isAlone: true)
  }

  /// 满意度, 投诉, 办结率: what is measured of each row.
  private func isMeasure(_ text: String) -> Bool {
    ["度", "率", "量", "数", "额", "分", "投诉", "举报", "咨询", "评价", "情况"].contains(where: text.hasSuffix)
  }

  /// 填报单位, 统计时间: what tells of the whole sheet rather than of columns.
  private func isLabelOfSheet(_ text: String, isAlone: Bool = false) -> Bool {
    NoteWords.isSheetLabel(text) || !isAlone && ColumnNames.isName(text)
  }

  /// Columns that up to four rows of words name together.
  func covered(from index: Int) -> Int {
    var columns: Set<Int> = []
    for row in records.indices[index...].prefix(4) {
      guard !isBlank(row), !shapes[row].contains(where: \.isMeasured) || isYears(row) else { break }
      columns.formUnion(shapes[row].indices.filter { shapes[row][$0] != .empty })
      if columns.count >= usualFilled { break }
    }
    return columns.count
  }
}
