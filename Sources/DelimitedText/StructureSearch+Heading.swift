/// The rows of a heading, put together.
extension StructureSearch {
  func headless(_ index: Int, _ layout: TableLayout, _ evidence: String) -> TableLayout {
    var layout = layout
    layout.dataLine = records[index].line
    layout.evidence = evidence
    layout.shapes = ColumnShapes(([index] + below(index)).map { shapes[$0] })
    layout.hasTotals = hasTotals(below: index)
    return layout
  }

  func headed(_ index: Int, _ layout: TableLayout, rows: Int?, _ evidence: String) -> TableLayout {
    var layout = layout
    layout.headerLine = records[index].line
    layout.evidence = evidence
    var levels = [index]
    var next = index + 1
    while next < records.count {
      if let rows, levels.count < rows {
        levels.append(next)
      } else if isBlank(next), next + 1 < records.count, rows == nil {
        layout.asides.append(.init(line: records[next].line, kind: .blank, text: ""))
      } else if repeats(index, next), rows == nil || rows == levels.count {
        layout.asides.append(
          .init(line: records[next].line, kind: .repeatedHeader, text: filled(next).joined(separator: " ")))
      } else if !filled(next).isEmpty, filled(next).allSatisfy(NoteWords.isRule) {
        layout.asides.append(.init(line: records[next].line, kind: .note, text: filled(next).joined(separator: " ")))
      } else if isUnitsRow(next) || LineWords.numbersColumns(filled(next)) && isColumnNumbers(next) {
        layout.asides.append(.init(line: records[next].line, kind: .units, text: filled(next).joined(separator: " ")))
      } else if rows == nil, levels.count < 4, isLowerLevel(next, of: levels) {
        levels.append(next)
      } else {
        break
      }
      next += 1
    }
    layout.headerLines = levels.count
    layout.headerRows = levels.map { texts[$0].map(foldedHeading) }
    layout.headings = levels.count == 1 ? records[index].cells : joined(levels)
    // A second byte-order mark, left by two programs in turn, is no part of the first name.
    if let first = layout.headings.first, first.starts(with: [0xEF, 0xBB, 0xBF]) {
      layout.headings[0].removeFirst(3)
    }
    layout.dataLine = next < records.count ? records[next].line : Int.max
    layout.shapes = ColumnShapes(below(next - 1).map { shapes[$0] })
    trimHeadings(&layout, below(next - 1))
    layout.hasTotals = hasTotals(below: next - 1)
    return layout
  }

  private func hasTotals(below index: Int) -> Bool {
    records.indices.dropFirst(index + 1).contains { row in
      let lead = filled(row).first ?? ""
      return LineWords.isTotal(lead) && !LineWords.isBreakdown(lead)
    }
  }

  /// 街区,投诉,,举报, above 街区,受理,办结,受理,办结: cells that were merged downward and filled with their text in both rows.
  func isMergedAndFilled(_ index: Int) -> Bool {
    guard index + 1 < records.count else { return false }
    let (upper, lower) = (texts[index], texts[index + 1])
    guard upper.count == lower.count, filled(index).count > 1, filled(index).count < lower.count,
      filled(index + 1).count == lower.count, zip(upper, lower).contains(where: { !$0.isEmpty && $0 == $1 }),
      !shapes[index].contains(where: \.isMeasured), !shapes[index + 1].contains(where: \.isMeasured)
    else { return false }
    let contrast = ColumnShapes(below(index + 1).map { shapes[$0] }).contrast(shapes[index + 1])
    return contrast.words > 0 && contrast.measured == 0
  }

  func repeats(_ index: Int, _ other: Int) -> Bool {
    let names = texts[index].map(foldedHeading)
    let filled = names.count { !$0.isEmpty }
    guard filled > 1 || width == 1 else { return false }
    let same = zip(names, texts[other]).count { !$0.isEmpty && $0 == foldedHeading($1) }
    return same * 5 >= filled * 4
  }

  func isUnitsRow(_ index: Int) -> Bool {
    var filled = filled(index)
    if let first = filled.first, filled.count > 1, ["单位", "计量单位"].contains(first) { filled.removeFirst() }
    return !filled.isEmpty && filled.allSatisfy(LineWords.isBareUnit)
      && filled.contains { !["-", "—", "－", "/"].contains($0) }
  }

  /// Numbers of columns count from the first column of numbers on; records that happen to count up have others below. A text must
  /// follow at once: what stands further down may be of another table.
  func isColumnNumbers(_ index: Int) -> Bool {
    guard index + 1 < records.count else { return false }
    let below = below(index)
    let shapes = ColumnShapes(below.map { self.shapes[$0] })
    return self.shapes[index].enumerated().contains { column, shape in
      guard shape == .number, !shapes.isMeasured(column) else { return false }
      let first = below.lazy.map { self.shapes[$0] }.first { column < $0.count && $0[column] != .empty }
      return first.map { !$0[column].isMeasured } ?? false
    } || filled(index).first == "栏次" || filled(index).first == "甲"
  }

  func isLowerLevel(_ next: Int, of levels: [Int]) -> Bool {
    guard let last = levels.last, filled(next).count > 1 else { return false }
    let (upper, lower) = (shapes[last], shapes[next])
    // 小计, 基本支出, 项目支出 below 预算数; a total's line has numbers.
    let isTotal =
      LineWords.isTotal(filled(next).first ?? "") && (lower.contains(where: \.isMeasured) || lower.first != .empty)
    guard !isTotal, !NoteWords.isNote(filled(next), width: width), !isBesideLowest(next, levels) else {
      return false
    }
    let below = below(next)
    let contrast = ColumnShapes(below.map { shapes[$0] }).contrast(lower)
    if isYears(next), contrast.words == 0, leavesBlanks(next, below: last) { return true }
    guard contrast.measured == 0, !lower.contains(where: \.isMeasured) || contrast.words > 0 else { return false }
    let leavesBlanks = lower.indices.contains { lower[$0] != .empty && ($0 >= upper.count || upper[$0] == .empty) }
    let isBlankBelow = upper.indices.contains { upper[$0] != .empty && ($0 >= lower.count || lower[$0] == .empty) }
    if leavesBlanks { return contrast.words > 0 || isBlankBelow || below.isEmpty }
    // Both full: names and their codes, or groups that were written over each of their columns. A first record of words stands
    // above numbers, too.
    guard contrast.words > 1, !isBlankBelow, filled(next).count == filled(last).count, !below.isEmpty else {
      return false
    }
    return areCodes(filled(next), of: filled(last)) || areCodes(filled(last), of: filled(next)) || repeatsBeside(last)
  }

  /// 一, 弹子石 below 序号, 商户 and beside 1季度, 2季度: a row that fills nothing but columns that are named, past the lowest level.
  private func isBesideLowest(_ next: Int, _ levels: [Int]) -> Bool {
    guard levels.count > 1, let lowest = levels.last else { return false }
    return texts[next].indices.allSatisfy { column in
      texts[next][column].isEmpty
        || (column >= texts[lowest].count || texts[lowest][column].isEmpty)
          && levels.dropLast().contains { column < texts[$0].count && !texts[$0][column].isEmpty }
    }
  }

  /// MERCHANT_ID below 商户编号.
  private func areCodes(_ codes: [String], of names: [String]) -> Bool {
    codes.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } && $0.contains(where: \.isLetter) }
      && names.allSatisfy { $0.utf8.contains { $0 >= 0x80 } }
  }

  /// 投诉, 投诉, 举报, 举报.
  private func repeatsBeside(_ row: Int) -> Bool {
    zip(texts[row], texts[row].dropFirst()).contains { !$0.isEmpty && $0 == $1 }
  }

  private func leavesBlanks(_ lower: Int, below upper: Int) -> Bool {
    let (above, under) = (shapes[upper], shapes[lower])
    return above.indices.contains { above[$0] != .empty && ($0 >= under.count || under[$0] == .empty) }
      && under.indices.contains { under[$0] != .empty && ($0 >= above.count || above[$0] == .empty) }
  }

  /// Years or months under the names of groups.
  func isYears(_ row: Int) -> Bool {
    let numbers = filled(row).map { Int($0) ?? 0 }
    return numbers.count > 1 && numbers.allSatisfy { (1990...2100).contains($0) }
  }

  /// Joins rows of the heading: a blank above repeats the name to its left, the cell having been merged.
  func joined(_ levels: [Int]) -> [[UInt8]] {
    let columns = levels.map { texts[$0].count }.max() ?? 0
    var names = [String](repeating: "", count: columns)
    for (depth, level) in levels.enumerated() {
      var group = ""
      for column in 0..<columns {
        let text = column < texts[level].count ? texts[level][column] : ""
        // A name spreads to the right only over columns that the next row names.
        let isNamedBelow = levels.dropFirst(depth + 1).contains {
          column < texts[$0].count && !texts[$0][column].isEmpty
        }
        if !text.isEmpty { group = text }
        if depth > 0, column < texts[levels[depth - 1]].count, text.isEmpty, !texts[levels[depth - 1]][column].isEmpty {
          group = ""
        }
        let part = text.isEmpty && isNamedBelow ? group : text
        // A name with nothing or the same below it was merged downward: it groups no columns.
        if !text.isEmpty, !isNamedBelow || column == 0 && repeatsBelow(text, levels.dropFirst(depth + 1)) { group = "" }
        if part.isEmpty || names[column] == part || names[column].hasSuffix("·" + part) { continue }
        names[column] += names[column].isEmpty ? part : "·" + part
      }
    }
    return names.map { Array($0.utf8) }
  }

  /// 街区 once more below 街区, in the column of labels.
  private func repeatsBelow(_ text: String, _ levels: ArraySlice<Int>) -> Bool {
    levels.first.map { texts[$0].first == text } ?? false
  }

  /// Drops blank names at the end under which nothing stands, and one before the end that makes the heading wider than every
  /// record.
  func trimHeadings(_ layout: inout TableLayout, _ below: ArraySlice<Int>) {
    func isBlankName(_ column: Int) -> Bool { layout.headings[column].withUnsafeBufferPointer(isBlankText) }
    while let last = layout.headings.indices.last, isBlankName(last), layout.shapes.filled(last) == 0 {
      layout.headings.removeLast()
    }
    let blanks = layout.headings.indices.filter(isBlankName)
    let widest = below.map { records[$0].cells.count }.max() ?? 0
    if blanks.count == 1, let blank = blanks.first, layout.headings.count == widest + 1, layout.headerLines == 1 {
      layout.surplusHeading = blank
      layout.headings.remove(at: blank)
      for row in layout.headerRows.indices where blank < layout.headerRows[row].count {
        layout.headerRows[row].remove(at: blank)
      }
    }
    layout.width = layout.headings.count
  }
}
