/// Finds where the table stands among the records of a file: titles, notes and comments above, the heading's rows or none, the first record.
///
/// A heading is known by contrast: words above columns of numbers and dates; where all columns are words, by names that do not
/// come again among the records. A file whose first full row looks like the others has no heading, and none is invented.
public struct StructureSearch {
  let records: [LogicalRecord]
  let texts: [[String]]
  let shapes: [[CellShape]]
  let isKnown: (String) -> Bool
  let width: Int
  /// Cells that a record of the table usually fills.
  let usualFilled: Int

  static let depth = 60
  static let most = 400

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
    // Titles and signatures fill one cell of a wide table; where few records stand between them, they would outnumber these.
    let full = zip(self.records, counts).filter { $0.cells.count == width && $1 > 0 }.map(\.1).sorted()
    let several = full.filter { $0 > 1 }
    usualFilled = full.isEmpty ? counts.max() ?? 0 : several.isEmpty ? 1 : several[several.count / 2]
  }

  /// The layout; its width is 0 where nothing but blank lines stand in the file.
  ///
  /// A line above a table without heading that another delimiter cuts into just the table's columns is its heading.
  public func layout(headerLine: Int? = nil, headerLines: Int? = nil, dialect: Dialect? = nil) -> TableLayout {
    if headerLine == nil, headerLines == nil {
      if let narrow = narrowTable() { return narrow.plainLayout(headerLine: nil, headerLines: nil) }
      if let first = firstTable() { return first.layout(dialect: dialect) }
    }
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

  func plainLayout(headerLine: Int?, headerLines: Int?) -> TableLayout {
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

  // MARK: Heading or record

  enum Verdict {
    case heading(String)
    case record(String)
  }

  /// Rows that could be records, below one.
  func below(_ index: Int) -> ArraySlice<Int> {
    let rows = records.indices.filter { row in
      row > index && !isBlank(row) && filled(row).count * 2 >= min(usualFilled, 4) && !isLineOfItsOwn(row)
    }
    return rows.prefix(200)
  }

  func isLineOfItsOwn(_ row: Int) -> Bool {
    let filled = filled(row)
    guard let lead = filled.first else { return true }
    return LineWords.isTotal(lead) || NoteWords.isNote(filled, width: width)
  }

  func verdict(on index: Int) -> Verdict {
    let row = shapes[index]
    let names = filled(index)
    // A few hundred names tell; a heading may have a hundred thousand.
    let known = names.prefix(400).count { isKnown(foldedHeading($0)) }
    if known > 1, known * 2 >= names.count || known > 3 {
      return .heading("\(known) of \(names.count) headings are known")
    }
    if isMergedAndFilled(index) { return .heading("two rows of names, some of them in both") }
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
    let columns = row.indices.filter { row[$0].isMeasured }
    let shapesBelow = ColumnShapes(below.map { shapes[$0] })
    // Days above numbers.
    if columns.count > 1, columns.allSatisfy({ row[$0] == .moment && shapesBelow.isNumber($0) }) { return true }
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
}
