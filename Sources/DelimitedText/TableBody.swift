/// Tells, one after another, what the records below a heading are: records, totals, notes, the heading once more, another table.
///
/// A few records are looked ahead, never more than ``ahead``: a lone cell may be a note at the end, a title of the next
/// table, or a record; what follows tells.
struct TableBody {
  /// What a record turned out to be.
  enum Judgement: Equatable {
    case record
    case aside(LineKind)
    /// Another table begins, with its heading.
    case nextTable
  }

  static let ahead = 12

  private let layout: TableLayout
  private var firstRecord: [String]?
  private var records = 0
  private var isAfterBlank = false
  private let titles: Set<String>
  /// Which cells the last line filled that breaks a total down.
  private var breakdown: [Bool]?
  private var isBelowTotal = false
  /// The last line that adds up, for the lines that break it down.
  private var lastTotal: [String] = []
  private var isBelowNote = false
  /// Whether a record has been a name alone, and whether the table began with the name of a group.
  private var hasLoneRecord = false
  private var hasGroups = false
  private var proven: ProvenTotals

  /// A column of numbers or dates below a name that is neither; what is measured there is no heading.
  private let guardColumn: Int?

  init(_ layout: TableLayout) {
    self.layout = layout
    titles = layout.titles
    proven = ProvenTotals(headings: layout.headings)
    guardColumn = (0..<layout.width).first { column in
      layout.shapes.isMeasured(column)
        && !layout.headerRows.contains { column < $0.count && CellShape(Array($0[column].utf8)).isMeasured }
    }
  }

  /// Nearly every record has a number or date where the table has one, and a first cell that begins like no total or note.
  private func isPlainRecord(_ record: LogicalRecord) -> Bool {
    guard let guardColumn, record.cells.count > guardColumn, breakdown == nil,
      let first = record.cells.first, !first.isEmpty, !LineWords.mayBeginLine(first),
      !record.cells.prefix(3).contains(where: LineWords.mayNameWhole),
      record.cells.dropFirst().contains(where: { !$0.isEmpty }),
      !record.cells.dropFirst().prefix(2).contains(where: Self.mayBeTotal)
    else { return false }
    return CellShape(record.cells[guardColumn]).isMeasured
  }

  /// 合计, 本年累计: ends with 计 and is short.
  private static func mayBeTotal(_ cell: [UInt8]) -> Bool {
    cell.count >= 6 && cell.count <= 12 && cell.suffix(3) == [0xE8, 0xAE, 0xA1]
  }

  /// - Parameter following: the next records of the file; fewer than ``ahead`` only at its end.
  mutating func judge(_ record: LogicalRecord, following: ArraySlice<LogicalRecord>) -> Judgement {
    let judgement = isPlainRecord(record) ? .record : judged(record, following)
    if judgement == .aside(.blank) {
      isAfterBlank = true
    } else {
      if judgement == .record {
        if firstRecord == nil { firstRecord = record.texts }
        records += 1
        proven.add(record.cells)
        if record.texts.count(where: { !$0.isEmpty }) == 1, record.texts.first?.isEmpty == false {
          hasLoneRecord = true
        }
      } else if judgement == .aside(.title) {
        hasGroups = true
      }
      isBelowNote = judgement == .aside(.note)
      // A title keeps what stands between it and the blank line together.
      if judgement != .aside(.title) { isAfterBlank = false }
    }
    return judgement
  }

  private mutating func judged(_ record: LogicalRecord, _ following: ArraySlice<LogicalRecord>) -> Judgement {
    let texts = record.texts
    let filled = texts.filter { !$0.isEmpty }
    guard let lead = filled.first else { return .aside(.blank) }
    if let repeated = repeatedHeading(texts, following) { return repeated }
    if titles.contains(LineWords.withoutPage(filled.joined(separator: " "))) { return .aside(.title) }
    let isLone = texts.count { !$0.isEmpty } == 1 && !(texts.first ?? "").isEmpty
    if layout.width == 1, isLone, following.count < Self.ahead, NoteWords.isMark(LineWords.compact(lead)) {
      return .aside(.note)
    }
    if layout.width > 1 {
      if isTotalLine(lead, texts) || isDerivedAtEnd(lead, texts, following) {
        // Of a record it is one line: what follows is the next record, filled alike.
        let isOfRecord = LineWords.isBreakdown(lead) && !isBelowTotal
        let isOfTotal = LineWords.isBreakdown(lead, isBelowTotal: isBelowTotal) && isBelowTotal
        breakdown = isOfTotal && isBrokenDown(texts, following) ? texts.map { !$0.isEmpty } : nil
        if !isOfTotal { lastTotal = texts }
        isBelowTotal = !isOfRecord
        return .aside(.total)
      }
      if breakdown != nil, breakdown == texts.map({ !$0.isEmpty }) { return .aside(.total) }
      isBelowTotal = false
      breakdown = nil
      if records > 1, proven.holds(texts, isLast: isLast(following)) { return .aside(.total) }
      if isLone, isAfterBlank, LineWords.isSectionTitle(lead), loneKind(record, lead, following) == .nextTable {
        return .nextTable
      }
      if isLone, LineWords.isSectionTitle(lead), layout.shapes.isCoded(0) { return .aside(.title) }
      if filled.count == 2, texts.first == lead, isNumberedGroup(filled, following) { return .aside(.title) }
      if isLone, isGroupTitle(lead, following) { return .aside(.title) }
      if NoteWords.isRemark(lead), layout.shapes.isMeasured(0), following.count < Self.ahead { return .aside(.note) }
      if NoteWords.isNote(filled, width: layout.width), !isRemarkInside(texts, filled) { return .aside(.note) }
      if filled.allSatisfy(LineWords.isUnit), records == 0 || filled.contains(where: { $0.hasPrefix("单位") }) {
        return .aside(.units)
      }
      if lead.hasPrefix("#"), record.cells.count != layout.width, isLone { return .aside(.comment) }
      if isLone, let kind = loneKind(record, lead, following) { return kind }
      if filled.count == 1, !isLone, isDateBelow(lead, following) { return .aside(.note) }
      if filled.count == 1, isSigner(lead, following) { return .aside(.note) }
    }
    if beginsTable(record, texts, following) { return .nextTable }
    return .record
  }

  /// 备注：… alone in a column further right is what the record says; signatures do stand there.
  private func isRemarkInside(_ texts: [String], _ filled: [String]) -> Bool {
    filled.count == 1 && texts.first?.isEmpty == true && layout.width > 2 && NoteWords.isRemark(filled[0])
  }

  private func isTotalLine(_ lead: String, _ texts: [String]) -> Bool {
    // 其中： breaks down the total right above it, or a record of a table that adds its records up or numbers them; elsewhere it
    // names a record.
    if LineWords.isBreakdown(lead, isBelowTotal: isBelowTotal) {
      return (isBelowTotal || layout.hasTotals || layout.shapes.isMeasured(0)) && isTotal(texts)
    }
    // A table that begins with its total goes on with records, whatever they are called.
    if isBelowTotal, records > 0, LineWords.isDerived(lead) { return isTotal(texts) }
    if LineWords.isTotal(lead) || records > 0 && LineWords.isStatistic(lead) { return isTotal(texts) }
    guard LineWords.hasTotalBeside(texts) else { return false }
    // Beside the name of its group, a total has nothing but numbers.
    let others = texts.filter { !$0.isEmpty }.dropFirst(2)
    return others.contains { CellShape(Array($0.utf8)) == .number }
      && others.allSatisfy { CellShape(Array($0.utf8)) == .number || LineWords.isTotal($0) || "-—/－".contains($0) }
  }

  /// Whether lines below 其中：餐饮 that fill the same cells are further parts of the total rather than records: they leave a cell blank
  /// that records fill, or stand at the end, without a total of their own and within the one above.
  private func isBrokenDown(_ texts: [String], _ following: ArraySlice<LogicalRecord>) -> Bool {
    let pattern = texts.map { !$0.isEmpty }
    guard let firstRecord, firstRecord.map({ !$0.isEmpty }) == pattern else { return true }
    let rest = following.filter { !$0.isBlank }
    guard following.count < Self.ahead, !rest.contains(where: { LineWords.isTotal($0.texts.first ?? "") }) else {
      return false
    }
    let parts = [texts] + rest.map(\.texts).prefix { $0.map { !$0.isEmpty } == pattern }
    return lastTotal.indices.contains { column in
      guard let total = Self.number(lastTotal, column), total > 0 else { return false }
      let values = parts.compactMap { Self.number($0, column) }
      return values.count == parts.count && values.reduce(0, +) <= total
    }
  }

  private static func number(_ texts: [String], _ column: Int) -> Double? {
    texts.indices.contains(column) ? Double(texts[column].replacing(",", with: "")) : nil
  }

  /// 1, 3月, 2021年: what numbered or dated records begin with; 一品香 and 12345热线 are names.
  private static func isCounted(_ text: String) -> Bool {
    if CellShape(Array(text.utf8)).isMeasured { return true }
    let digits = text.prefix { $0.isNumber }
    return !digits.isEmpty
      && ["月", "月份", "日", "号", "周", "季度", "季", "年", "年度", "期", "、", "."].contains(String(text.dropFirst(digits.count)))
  }

  /// 上年同期, 满意率 below the last record of a table whose records have numbers or dates in the place of the word: no record is called
  /// so there. Where the records have words, 同比 may be the name of one.
  private func isDerivedAtEnd(_ lead: String, _ texts: [String], _ following: ArraySlice<LogicalRecord>) -> Bool {
    guard records > 0, following.count < Self.ahead, LineWords.isDerived(lead), let column = texts.firstIndex(of: lead),
      layout.shapes.isMeasured(column) || firstRecord?.dropFirst(column).first.map(Self.isCounted) == true,
      isTotal(texts)
    else { return false }
    return following.allSatisfy { row in
      guard let lead = row.texts.first(where: { !$0.isEmpty }) else { return true }
      return LineWords.isDerived(lead) || isLone(row)
    }
  }

  /// A total's other cells are numbers, blanks or dashes, or few.
  private func isTotal(_ texts: [String]) -> Bool {
    let filled = texts.filter { !$0.isEmpty }
    if filled[0].contains("大写") { return filled.count <= 2 }
    let others = filled.dropFirst()
    if others.count == 1, LineWords.isBareTotal(filled[0]) { return true }
    let words = others.count { text in
      let shape = CellShape(Array(text.utf8))
      return !shape.isMeasured && !["-", "—", "/", "－", "--"].contains(text) && text.count > 2
    }
    return words * 2 <= max(others.count, 1)
  }

  // MARK: The heading once more

  private func repeatedHeading(_ texts: [String], _ following: ArraySlice<LogicalRecord>) -> Judgement? {
    for (level, names) in layout.headerRows.enumerated() where isAlike(texts, names) {
      let same = trimmedCount(texts) == trimmedCount(names)
      guard same else { return .nextTable }
      // A page break never repeats the records of the first page: a second copy is a table of its own.
      let next = following.first { !$0.isBlank && !layout.headerRows.contains(isAlikeTo: $0.texts, isAlike) }
      if level == 0, let next, records > 1, next.texts == firstRecord { return .nextTable }
      return .aside(.repeatedHeader)
    }
    return nil
  }

  private func trimmedCount(_ texts: [String]) -> Int { (texts.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// Four fifths of the names stand in their places.
  private func isAlike(_ texts: [String], _ names: [String]) -> Bool {
    let known = names.count { !$0.isEmpty }
    guard known > 1 || layout.width == 1 && known == 1 else { return false }
    let same = zip(texts, names).count { !$1.isEmpty && foldedHeading($0) == $1 }
    return same * 5 >= known * 4
  }

  // MARK: Lone cells

  /// A cell alone in the first column: a note where nothing but such lines follow, the title of what follows where that is a
  /// heading; otherwise a record.
  private func loneKind(_ record: LogicalRecord, _ lead: String, _ following: ArraySlice<LogicalRecord>) -> Judgement? {
    guard layout.width > 2 || isAfterBlank || CellShape(Array(lead.utf8)) == .text else { return nil }
    let next = following.first { !$0.isBlank && !isLone($0) }
    guard let next else {
      // A name in a row with all of its cells, under other names: the rest of the record was never filled.
      if record.cells.count == layout.width, layout.width > 1, !isAfterBlank, !layout.shapes.isCoded(0), isName(lead) {
        return nil
      }
      if isDateBelow(lead, following) { return .aside(.note) }
      // A name alone has been a record before.
      if hasLoneRecord, !isAfterBlank, !isBelowNote, isName(lead) { return nil }
      let isEnd = following.count < Self.ahead
      let shape = CellShape(Array(lead.utf8))
      return isEnd && records > 0
        && (shape == .text || shape == .word && (isAfterBlank || isBelowNote || lead.count > 4))
        ? .aside(.note) : nil
    }
    let texts = next.texts
    let isSame = layout.headerRows.contains { isAlike(texts, $0) }
    if isSame { return isAfterBlank && !lead.hasPrefix("续") ? .nextTable : .aside(.title) }
    let rest = following.drop { $0.line <= next.line }
    // A note that ends this table, a blank line, another table.
    if following.first?.isBlank == true, records > 0, CellShape(Array(lead.utf8)) == .text,
      beginsTable(next, texts, rest, isSetOff: true)
    {
      return .aside(.note)
    }
    if isAfterBlank || LineWords.isTableTitle(lead), beginsTable(next, texts, rest, isSetOff: true) {
      return .nextTable
    }
    return nil
  }

  private func isName(_ lead: String) -> Bool {
    CellShape(Array(lead.utf8)) == .word && lead.count <= 12 && !lead.contains { "。，；、：:（(".contains($0) }
  }

  /// The day of a signature, alone on its line below the records.
  private func isDateBelow(_ lead: String, _ following: ArraySlice<LogicalRecord>) -> Bool {
    let text = LineWords.compact(lead)
    let isDate = CellShape(Array(text.utf8)) == .moment || ["年月日", "年月"].contains(text.filter { !$0.isNumber })
    guard isDate, records > 0, layout.width > 2, following.count < Self.ahead else { return false }
    return following.allSatisfy { $0.isBlank || isLone($0) || $0.cells.count { !$0.isEmpty } == 1 }
  }

  /// The office that signs, below a note or above the day, at the very end.
  private func isSigner(_ lead: String, _ following: ArraySlice<LogicalRecord>) -> Bool {
    guard records > 0, layout.width > 1, following.count < Self.ahead, isName(lead) || lead.hasSuffix("局") else {
      return false
    }
    let rest = following.filter { !$0.isBlank }
    guard rest.count < 2, isBelowNote || isAfterBlank && rest.count == 1 else { return false }
    return rest.allSatisfy { row in
      let filled = row.texts.filter { !$0.isEmpty }
      return filled.count == 1 && CellShape(Array(LineWords.compact(filled[0]).utf8)) == .moment
    }
  }

  /// 一,弹子石,, above records that are numbered 1, 2, 3.
  private func isNumberedGroup(_ filled: [String], _ following: ArraySlice<LogicalRecord>) -> Bool {
    guard layout.width > 2, LineWords.isGroupNumber(filled[0]), !filled[1].contains(where: \.isNumber),
      let next = following.first(where: { !$0.isBlank }), let number = next.cells.first
    else { return false }
    return CellShape(number) == .number && next.cells.count { !$0.isEmpty } > 2
  }

  private func isLast(_ following: ArraySlice<LogicalRecord>) -> Bool {
    following.count < Self.ahead && following.allSatisfy { $0.isBlank || isLone($0) }
  }

  private func isLone(_ record: LogicalRecord) -> Bool {
    let texts = record.texts
    let filled = texts.filter { !$0.isEmpty }
    return filled.count == 1 && !(texts.first ?? "").isEmpty || NoteWords.isNote(filled, width: layout.width)
      || LineWords.isTotal(filled.first ?? "")
  }

  /// 餐饮类,,, above whole records none of which is called so: where the first column holds streets, a street alone is a record that was not
  /// filled.
  private func isGroupTitle(_ lead: String, _ following: ArraySlice<LogicalRecord>) -> Bool {
    // Groups begin with the first record's: the table does not come to them later.
    guard records == 0 || hasGroups, layout.headerLine != nil, let suffix = LineWords.groupSuffix(lead),
      let next = following.first
    else { return false }
    func isOfGroup(_ texts: [String]) -> Bool {
      texts.count { !$0.isEmpty } > 1 && texts.first.map { !$0.isEmpty && !$0.hasSuffix(suffix) } ?? false
    }
    let others = following.filter { row in row.texts.count { !$0.isEmpty } > 1 }
    return isOfGroup(next.texts) && others.allSatisfy { $0.texts.first?.hasSuffix(suffix) != true }
      && firstRecord.map(isOfGroup) != false
  }

  // MARK: Another table

  /// Words where the table has numbers or dates, above records that are unlike the table's.
  private func beginsTable(
    _ record: LogicalRecord, _ texts: [String], _ following: ArraySlice<LogicalRecord>, isSetOff: Bool? = nil
  ) -> Bool {
    guard records > 0, layout.headerLine != nil || isSetOff == true || isAfterBlank else { return false }
    let shapes = record.cells.map { CellShape($0) }
    guard !shapes.contains(where: \.isMeasured), texts.count(where: { !$0.isEmpty }) > 1 else { return false }
    let contrast = layout.shapes.contrast(shapes)
    let below = following.filter { !$0.isBlank }.prefix(6)
    guard !below.isEmpty else { return false }
    if isSetOff ?? isAfterBlank, ColumnNames.areNames(texts.filter { !$0.isEmpty }) { return true }
    let width = trimmedCount(texts)
    let isWider = below.allSatisfy { $0.cells.count == record.cells.count } && width != layout.width
    let nextShapes = below.map { row in row.cells.map { CellShape($0) } }
    let ownContrast = ColumnShapes(nextShapes).contrast(shapes)
    let isHeading = ownContrast.words > 0 && ownContrast.measured == 0
    // One record of words does not make another table: what is below it must be unlike this one's records, too.
    let contrasts = nextShapes.map { layout.shapes.contrast($0) }
    let fits = contrasts.reduce((words: 0, measured: 0)) { ($0.words + $1.words, $0.measured + $1.measured) }
    // A title behind a blank line, and rows of another width below it.
    if isSetOff == true, width != layout.width, below.allSatisfy({ trimmedCount($0.texts) <= width }) { return true }
    if isSetOff ?? isAfterBlank {
      // Behind a blank line little is needed: a heading of its own, or another width.
      return isHeading && (fits.words > fits.measured || isWider || contrast.words > 0)
        || isWider && (contrast.words > 0 || width > layout.width)
    }
    return contrast.words > 1 && contrast.measured == 0 && isHeading && (isWider || fits.words > fits.measured)
  }
}

extension [[String]] {
  fileprivate func contains(isAlikeTo texts: [String], _ isAlike: ([String], [String]) -> Bool) -> Bool {
    contains { isAlike(texts, $0) }
  }
}
