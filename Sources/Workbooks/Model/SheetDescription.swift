/// A format that depends on the values.
public enum ConditionalRule: Sendable, Hashable {
  /// The formula is written for the range's first cell.
  case formula(String, CellStyle)
  /// Solid bars from 0. Missing maximum: the largest value.
  case dataBar(Color, maximum: Double?)
  case twoColors(Color, Color)
  case threeColors(Color, Color, Color)
}

public struct ConditionalFormat: Sendable, Hashable {
  public var range: CellRange
  public var rule: ConditionalRule
}

public struct CellComment: Sendable, Hashable {
  public var cell: CellAddress
  public var text: String
}

/// An Excel table: its header cells must be text, unique and equal to `columns`.
public struct TableDescription: Sendable, Hashable {
  public var name: String
  public var range: CellRange
  public var columns: [String]
}

/// How the sheet prints.
public struct PageSetup: Sendable, Hashable {
  public var isLandscape = true
  /// 0: as many as it needs.
  public var pagesTall = 1
  public var printArea: CellRange?
  /// First and last row repeated on every page.
  public var repeatedRows: ClosedRange<Int>?
  /// Rows that begin a page, besides those that the paper's height makes.
  public var breaksBefore: [Int] = []
  /// Above every page; where it is empty, nothing stands there.
  public var headerLeft = ""
  public var headerRight = ""
  public var footerLeft = ""
  public var footerCenter = ""
  public var footerRight = ""
  public init() {}
}

/// A sheet as a value: cells, and everything around them.
public struct SheetDescription: Sendable {
  public var name: String
  var rows: [[Cell]] = []
  /// Long lists; cells that were put one by one win over theirs.
  private(set) var lists: [RowList] = []
  var styles: [CellStyle] = []
  private var styleNumbers: [CellStyle: StyleID] = [:]
  /// Characters, by column.
  public private(set) var columnWidths: [Int: Double] = [:]
  /// Points, by row.
  public private(set) var rowHeights: [Int: Double] = [:]
  public private(set) var merges: [CellRange] = []
  public private(set) var conditionals: [ConditionalFormat] = []
  public private(set) var comments: [CellComment] = []
  public private(set) var tables: [TableDescription] = []
  public private(set) var charts: [ChartDescription] = []
  /// What figures were made from; the last one that has a cell counts for it.
  public private(set) var origins: [CellOrigin] = []
  /// What cells are called whose row and column do not tell it, by cell.
  private(set) var captions: [CellAddress: String] = [:]
  /// What figures without an origin of their own were made from.
  public var commonSources: [CellSource] = []
  /// Rows above and columns left of it stay.
  public var frozenAt: CellAddress?
  public var validations: [CellValidation] = []
  /// Cells are locked unless their style unlocks them.
  public var isProtected = false
  public var filter: CellRange?
  public var page = PageSetup()
  public var zoom = 100
  public var isActive = false

  public init(name: String) { self.name = SheetName.safe(name) }

  /// The sheet's number for a style; ask once for a style that many cells have.
  public mutating func style(_ style: CellStyle) -> StyleID {
    if let known = styleNumbers[style] { return known }
    let id = StyleID(index: UInt16(truncatingIfNeeded: styles.count))
    styles.append(style)
    styleNumbers[style] = id
    return id
  }

  public mutating func put(_ row: Int, _ column: Int, _ content: CellContent, _ style: StyleID) {
    while rows.count <= row { rows.append([]) }
    let missing = column + 1 - rows[row].count
    if missing > 0 { rows[row].append(contentsOf: repeatElement(Cell.absent, count: missing)) }
    rows[row][column] = Cell(content: content, style: style)
  }

  public mutating func put(_ row: Int, _ column: Int, _ content: CellContent, _ style: CellStyle) {
    put(row, column, content, self.style(style))
  }

  /// Precondition: no two lists of a sheet have a row in common.
  public mutating func add(_ list: RowList) {
    guard list.rowCount > 0 else { return }
    precondition(lists.allSatisfy { !$0.rows.overlaps(list.rows) }, "lists in rows of their own")
    lists.append(list)
    lists.sort { $0.firstRow < $1.firstRow }
  }

  /// One cell over a rectangle; a rectangle of one cell is that cell.
  public mutating func merge(_ range: CellRange, _ content: CellContent, _ style: CellStyle) {
    let id = self.style(style)
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column { put(row, column, .blank, id) }
    }
    put(range.first.row, range.first.column, content, id)
    if !range.isSingleCell { merges.append(range) }
  }

  public mutating func width(_ columns: ClosedRange<Int>, _ characters: Double) {
    for column in columns { columnWidths[column] = min(characters, 255) }
  }

  /// At most 409, Excel's limit.
  public mutating func height(_ row: Int, _ points: Double) { rowHeights[row] = min(points, 409) }
  public mutating func height(_ rows: ClosedRange<Int>, _ points: Double) {
    for row in rows { height(row, points) }
  }

  public mutating func format(_ range: CellRange, _ rule: ConditionalRule) {
    conditionals.append(ConditionalFormat(range: range, rule: rule))
  }

  public mutating func comment(_ cell: CellAddress, _ text: String) {
    comments.append(CellComment(cell: cell, text: text))
  }

  /// Its header cells take the names that a table's columns may have: unique, on one line, at most 255 characters.
  public mutating func add(_ table: TableDescription) {
    var table = table
    table.columns = TableColumns.safe(table.columns)
    for (number, name) in table.columns.enumerated() {
      let (row, column) = (table.range.first.row, table.range.first.column + number)
      guard case .text = cell(row, column).content, let style = cell(row, column).style else { continue }
      put(row, column, .text(name), style)
    }
    tables.append(table)
  }

  /// Says what the figures of a range were made from.
  public mutating func origin(_ range: CellRange, _ sources: [CellSource]) {
    origins.append(CellOrigin(range: range, sources: sources))
  }

  /// Names a cell whose row and column do not tell what it shows.
  public mutating func caption(_ row: Int, _ column: Int, _ text: String) {
    captions[CellAddress(row, column)] = text
  }

  public mutating func origin(_ row: Int, _ column: Int, _ sources: CellSource...) {
    origin(CellRange(row: row, column: column, toRow: row, toColumn: column), sources)
  }

  public mutating func add(_ chart: ChartDescription) { charts.append(chart) }

  /// Puts other texts in the place of cells' texts, of comments, and of what charts say; columns of tables follow their cells.
  public mutating func replaceTexts(_ other: (String) -> String?) {
    for index in lists.indices { lists[index].replaceTexts(other) }
    for row in rows.indices {
      for column in rows[row].indices {
        if case .text(let text) = rows[row][column].content, let new = other(text) {
          rows[row][column].content = .text(new)
        }
      }
    }
    captions = captions.mapValues { other($0) ?? $0 }
    for index in comments.indices { comments[index].text = other(comments[index].text) ?? comments[index].text }
    let old = tables
    tables = []
    for var table in old {
      for (number, place) in (table.range.first.column...table.range.last.column).enumerated() {
        if case .text(let text) = cell(table.range.first.row, place).content { table.columns[number] = text }
      }
      add(table)
    }
    for index in charts.indices { charts[index].replaceTexts(other) }
  }

  public func cell(_ row: Int, _ column: Int) -> Cell {
    if row >= 0, row < rows.count, column >= 0, column < rows[row].count, rows[row][column].style != nil {
      return rows[row][column]
    }
    for index in lists.indices {
      if let cell = lists[index].cell(row, column) { return cell }
    }
    return .absent
  }

  /// Points. Missing: as high as the program makes rows.
  public func height(of row: Int) -> Double? {
    if let own = rowHeights[row] { return own }
    return lists.first { $0.rows.contains(row) }.map { $0.height(row - $0.firstRow) }
  }

  public var rowCount: Int { max(rows.count, lists.last?.rows.upperBound ?? 0) }
  var columnCount: Int { max(rows.map(\.count).max() ?? 0, lists.map(\.columns.count).max() ?? 0) }

  public func range(_ range: CellRange) -> SheetRange { SheetRange(name, range) }
}

extension TableDescription {
  public init(_ name: String, _ range: CellRange, columns: [String]) {
    self.name = name
    self.range = range
    self.columns = columns
  }
}
