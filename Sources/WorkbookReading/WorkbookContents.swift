/// What an xlsx file holds, as far as wotu reads workbooks back: cells with their formulas, names, custom properties.
public struct WorkbookContents: Sendable {
  /// In the workbook's order, hidden ones too.
  public var sheets: [SheetContents] = []
  /// Custom document properties by name.
  public var properties: [String: String] = [:]
  /// Defined names and what they stand for; a name of one sheet only is `sheet index!name`.
  public var names: [String: String] = [:]

  public init() {}

  /// The sheet of a name; nil where there is none.
  public func sheet(_ name: String) -> SheetContents? { sheets.first { $0.name == name } }
}

/// One sheet: its rows with cells, top down; blank rows and blank cells are left out.
public struct SheetContents: Sendable {
  public var name = ""
  public var isHidden = false
  public var rows: [RowContents] = []

  public init() {}

  /// The cell in a row and column, both from 0; nil where it is blank.
  public func cell(_ row: Int, _ column: Int) -> CellContents? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].number == row else { return nil }
    return rows[low].cells.first { $0.column == column }
  }
}

/// The cells of one row, from left to right.
public struct RowContents: Sendable {
  /// From 0.
  public var number: Int
  public var cells: [CellContents] = []
}
