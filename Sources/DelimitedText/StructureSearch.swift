/// Finds where the table stands among the records of a file: titles, notes and comments above, the heading's rows or none, the first record.
///
/// A heading is known by contrast: words above columns of numbers and dates; where all columns are words, by names that do not
/// come again among the records. A file whose first full row looks like the others has no heading, and none is invented.
public struct StructureSearch {
  private let records: [LogicalRecord]
  private let texts: [[String]]
  private let shapes: [[CellShape]]
  private let isKnown: (String) -> Bool
  private let width: Int
  /// Cells that a record of the table usually fills.
  private let usualFilled: Int

  private static let depth = 60
  private static let most = 400

  /// - Parameters:
  ///   - width: fields of the commonest record.
  ///   - isKnown: whether a folded heading is one that the program knows.
  public init(_ records: [LogicalRecord], width: Int, isKnown: @escaping (String) -> Bool = { _ in false }) {
    self.records = Array(records.prefix(Self.most))
    self.isKnown = isKnown
    texts = self.records.map(\.texts)
    let shapes = self.records.map { $0.cells.map { CellShape($0) } }
    self.shapes = shapes
    self.width = max(width, 1)
    let counts = shapes.map { row in row.count { $0 != .empty } }
    let full = zip(self.records, counts).filter { $0.cells.count == width && $1 > 0 }.map(\.1).sorted()
    usualFilled = full.isEmpty ? counts.max() ?? 0 : full[full.count / 2]
  }

  /// The layout; its width is 0 where nothing but blank lines stand in the file.
  ///
  /// A line above a table without heading that another delimiter cuts into just the table's columns is its heading.
  public func layout(headerLine: Int? = nil, headerLines: Int? = nil, dialect: Dialect? = nil) -> TableLayout {
    let layout = plainLayout(headerLine: headerLine, headerLines: headerLines)
    guard layout.headerLine == nil, let dialect, dialect.width > 2, headerLines != 0,
      let title = layout.asides.last(where: { $0.kind == .title }),
      let index = records.firstIndex(where: { $0.line == title.line })
    else { return layout }
    for cells in dialect.otherReadings(of: records[index].cells) {
      var mended = records
      mended[index].cells = cells
      let other = StructureSearch(mended, width: width, isKnown: isKnown).plainLayout(headerLine: nil, headerLines: nil)
      if other.headerLine == title.line { return other }
    }
    return layout
  }

  private func plainLayout(headerLine: Int?, headerLines: Int?) -> TableLayout {
    var layout = TableLayout()
    layout.width = width
    for index in records.indices.prefix(Self.depth) {
      if let headerLine {
        if records[index].line < headerLine {
          aside(index, &layout)
          continue
        }
        return headed(index, layout, rows: headerLines, "declared")
      }
      if headerLines == 0, !isAside(index) { return headless(index, layout, "declared to have no heading") }
      if isAside(index) {
        aside(index, &layout)
        continue
      }
      switch verdict(on: index) {
      case .heading(let evidence): return headed(index, layout, rows: headerLines, evidence)
      case .record(let evidence): return headless(index, layout, evidence)
      }
    }
    // Nothing but titles: the first of them that is not blank is all there is.
    guard let first = records.indices.first(where: { !isBlank($0) }) else {
      layout.width = 0
      return layout
    }
    var bare = TableLayout()
    bare.width = width
    return headed(first, bare, rows: 1, "the only line")
  }

  // MARK: Lines above

  private func filled(_ index: Int) -> [String] { texts[index].filter { !$0.isEmpty } }

  private func isBlank(_ index: Int) -> Bool { shapes[index].allSatisfy { $0 == .empty } }

  private func aside(_ index: Int, _ layout: inout TableLayout) {
    let kind: LineKind = isBlank(index) ? .blank : isComment(index) ? .comment : .title
    layout.asides.append(
      TableLayout.Aside(line: records[index].line, kind: kind, text: filled(index).joined(separator: " ")))
  }

  private func isComment(_ index: Int) -> Bool {
    guard let lead = texts[index].first else { return false }
    return lead.hasPrefix("#") || lead.hasPrefix("//") || lead.lowercased().hasPrefix("sep=")
  }

  /// Whether a line above the heading is none of the table's.
  private func isAside(_ index: Int) -> Bool {
    let filled = filled(index)
    if filled.isEmpty { return true }
    if isComment(index), filled.count == 1 || records[index].cells.count != width || isFollowedByHeading(index) {
      let isSeparator = texts[index][0].lowercased().hasPrefix("sep=")
      return index + 1 >= records.count || width > 1 || filled.count > 1 || isSeparator
    }
    guard usualFilled > 1 else { return false }
    if isUpperLevel(index) { return false }
    if filled.count == 1, usualFilled > 2 || !(texts[index].first ?? "").isEmpty && hasFullRow(after: index) {
      return hasFullRow(after: index)
    }
    if LineWords.isNote(filled) || filled.allSatisfy(LineWords.isUnit) { return hasFullRow(after: index) }
    // Lines of “name: value” above a wider table.
    if filled.count * 2 <= usualFilled, usualFilled > 3 { return hasFullRow(after: index) }
    return filled.count < usualFilled && filled.count <= 3
      && filled.allSatisfy { $0.contains("：") || $0.hasSuffix(":") } && hasFullRow(after: index)
  }

  private func hasFullRow(after index: Int) -> Bool {
    records.indices.dropFirst(index + 1).prefix(Self.depth).contains { filled($0).count * 2 > usualFilled }
  }

  private func isFollowedByHeading(_ index: Int) -> Bool {
    guard index + 1 < records.count, !isBlank(index + 1) else { return true }
    if case .heading = verdict(on: index + 1) { return true }
    return isComment(index + 1)
  }

  /// Whether the row leaves blank what the next one fills, and the next one leaves blank what this one fills: the upper level of a
  /// heading whose cells were merged.
  private func isUpperLevel(_ index: Int) -> Bool {
    guard index + 1 < records.count, filled(index).count > 1 else { return false }
    let (upper, lower) = (shapes[index], shapes[index + 1])
    var (above, below) = (0, 0)
    for column in 0..<max(upper.count, lower.count) {
      let isAbove = column < upper.count && upper[column] != .empty
      let isBelow = column < lower.count && lower[column] != .empty
      if isAbove, !isBelow { above += 1 }
      if isBelow, !isAbove { below += 1 }
    }
    let isWords = !upper.contains(where: \.isMeasured) && !lower.contains(where: \.isMeasured)
    return above > 0 && below > 0 && isWords && filled(index).count + below >= usualFilled
      && !LineWords.isNote(filled(index)) && !filled(index).contains(where: LineWords.isUnit)
  }

  // MARK: Heading or record

  private enum Verdict {
    case heading(String)
    case record(String)
  }

  /// Rows that could be records, below one.
  private func below(_ index: Int) -> ArraySlice<Int> {
    let rows = records.indices.filter { row in
      row > index && !isBlank(row) && filled(row).count * 2 >= min(usualFilled, 4) && !isLineOfItsOwn(row)
    }
    return rows.prefix(200)
  }

  private func isLineOfItsOwn(_ row: Int) -> Bool {
    let filled = filled(row)
    guard let lead = filled.first else { return true }
    return LineWords.isTotal(lead) || LineWords.isNote(filled)
  }

  private func verdict(on index: Int) -> Verdict {
    let row = shapes[index]
    let names = filled(index)
    let known = names.count { isKnown(foldedHeading($0)) }
    if known > 1, known * 2 >= names.count || known > 3 {
      return .heading("\(known) of \(names.count) headings are known")
    }
    let below = below(index)
    guard !below.isEmpty else {
      let words = row.count { $0 != .empty && !$0.isMeasured }
      return words * 2 > names.count ? .heading("the only row, and words") : .record("the only row, and no words")
    }
    let shapes = ColumnShapes(below.map { self.shapes[$0] })
    let contrast = shapes.contrast(row)
    if contrast.words > contrast.measured {
      return .heading("words above \(contrast.words) columns of numbers or dates")
    }
    if contrast.measured > 0 {
      if isSeries(row, index, below) { return .heading("a series of years or numbers") }
      return .record("\(contrast.measured) columns of numbers or dates begin in the first row")
    }
    return wordsVerdict(index, below, shapes)
  }

  /// Where no column is of numbers or dates: a heading's names do not come again below, and stand above codes.
  private func wordsVerdict(_ index: Int, _ below: ArraySlice<Int>, _ shapes: ColumnShapes) -> Verdict {
    let row = self.shapes[index]
    if row.count(where: \.isMeasured) * 2 > filled(index).count { return .record("mostly numbers") }
    for (column, text) in texts[index].enumerated() where !text.isEmpty {
      if below.contains(where: { column < texts[$0].count && texts[$0][column] == text && !repeats(index, $0) }) {
        return .record("“\(text.prefix(20))” stands in its column again")
      }
    }
    let coded = row.enumerated().count { column, shape in
      shapes.isCoded(column) && !shape.isMeasured && shape != .code && shape != .empty
    }
    if coded > 0 { return .heading("words above \(coded) columns of codes") }
    let sameCodes = row.enumerated().count { column, shape in shape == .code && shapes.isCoded(column) }
    if sameCodes > 0, !texts[index].contains(where: { isIdentifier($0) }) {
      return .record("\(sameCodes) columns of codes begin in the first row")
    }
    if texts[index].contains(where: { $0.count > 60 }) { return .record("a long text in the first row") }
    return .heading("the first full row; its names do not come again")
  }

  /// `snake_case` and the like: names of columns rather than codes.
  private func isIdentifier(_ text: String) -> Bool {
    text.contains("_") && text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
  }

  /// Years, months or other numbers that go up by one: headings of a cross table.
  private func isSeries(_ row: [CellShape], _ index: Int, _ below: ArraySlice<Int>) -> Bool {
    var numbers: [Int] = []
    for (column, shape) in row.enumerated() where shape.isMeasured {
      guard let number = Int(texts[index][column].filter { $0 != "年" && $0 != "月" }) else { return false }
      numbers.append(number)
    }
    guard numbers.count > 1 || numbers.first.map({ (1990...2100).contains($0) }) == true else { return false }
    for (one, next) in zip(numbers, numbers.dropFirst()) where next != one + 1 { return false }
    guard let next = below.first else { return false }
    let isOrdinal = numbers.first.map { $0 == 1 || (1990...2100).contains($0) } ?? false
    return isOrdinal && shapes[next] != row || isOrdinal && numbers.count < row.count && texts[next] != texts[index]
  }

  // MARK: Result

  private func headless(_ index: Int, _ layout: TableLayout, _ evidence: String) -> TableLayout {
    var layout = layout
    layout.dataLine = records[index].line
    layout.evidence = evidence
    layout.shapes = ColumnShapes(([index] + below(index)).map { shapes[$0] })
    return layout
  }

  private func headed(_ index: Int, _ layout: TableLayout, rows: Int?, _ evidence: String) -> TableLayout {
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
    return layout
  }

  private func repeats(_ index: Int, _ other: Int) -> Bool {
    let names = texts[index].map(foldedHeading)
    let filled = names.count { !$0.isEmpty }
    guard filled > 1 || width == 1 else { return false }
    let same = zip(names, texts[other]).count { !$0.isEmpty && $0 == foldedHeading($1) }
    return same * 5 >= filled * 4
  }

  private func isUnitsRow(_ index: Int) -> Bool {
    let filled = filled(index)
    return !filled.isEmpty && filled.allSatisfy(LineWords.isBareUnit)
      && filled.contains { !["-", "—", "－", "/"].contains($0) }
  }

  /// Numbers of columns count from the first column of numbers on; records that happen to count up have others below.
  private func isColumnNumbers(_ index: Int) -> Bool {
    guard index + 1 < records.count else { return false }
    let shapes = ColumnShapes(below(index).map { self.shapes[$0] })
    return self.shapes[index].enumerated().contains { column, shape in
      shape == .number && !shapes.isMeasured(column) && shapes.filled(column) > 0
    } || filled(index).first == "栏次" || filled(index).first == "甲"
  }

  private func isLowerLevel(_ next: Int, of levels: [Int]) -> Bool {
    guard let last = levels.last, filled(next).count > 1 else { return false }
    let (upper, lower) = (shapes[last], shapes[next])
    guard !LineWords.isTotal(filled(next).first ?? ""), !LineWords.isNote(filled(next)) else { return false }
    let below = below(next)
    let contrast = ColumnShapes(below.map { shapes[$0] }).contrast(lower)
    guard contrast.measured == 0, !lower.contains(where: \.isMeasured) || contrast.words > 0 else { return false }
    let leavesBlanks = lower.indices.contains { lower[$0] != .empty && ($0 >= upper.count || upper[$0] == .empty) }
    let isBlankBelow = upper.indices.contains { upper[$0] != .empty && ($0 >= lower.count || lower[$0] == .empty) }
    if leavesBlanks { return contrast.words > 0 || isBlankBelow || below.isEmpty }
    // Both full: names and their codes or translations, above columns of numbers.
    return contrast.words > 1 && !isBlankBelow && filled(next).count == filled(last).count && !below.isEmpty
  }

  /// Joins rows of the heading: a blank above repeats the name to its left, the cell having been merged.
  private func joined(_ levels: [Int]) -> [[UInt8]] {
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
        // A name with nothing below it was merged downward: it groups no columns.
        if !text.isEmpty, !isNamedBelow { group = "" }
        if part.isEmpty || names[column] == part || names[column].hasSuffix("·" + part) { continue }
        names[column] += names[column].isEmpty ? part : "·" + part
      }
    }
    return names.map { Array($0.utf8) }
  }

  /// Drops blank names at the end under which nothing stands, and one before the end that makes the heading wider than every
  /// record.
  private func trimHeadings(_ layout: inout TableLayout, _ below: ArraySlice<Int>) {
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
