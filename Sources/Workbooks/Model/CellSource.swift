/// The rows of one table that a figure was made from: a query as a value, so that the figure can be traced to its lines.
///
/// The layer that writes the sheets names tables and columns; this one only carries them.
public struct CellSource: Sendable, Hashable {
  /// What a row must hold. Values are compared as the table stores them.
  public enum Condition: Sendable, Hashable {
    case equals(String, String)
    case oneOf(String, [String])
    case noneOf(String, [String])
    /// Both ends included.
    case between(String, String, String)
    case present(String)
    case absent(String)
    /// The text of the figure's own row in a column of the sheet, as the rows of a list have it.
    case ownRow(String, column: Int)
    /// What names the figure's own row among those of its ``RowList``.
    case ownKey(String)
  }

  /// A table of the workspace.
  public var table: String
  public var conditions: [Condition]

  public init(_ table: String, _ conditions: [Condition] = []) {
    self.table = table
    self.conditions = conditions
  }

  /// The same rows, fewer of them.
  public func and(_ more: Condition...) -> CellSource { CellSource(table, conditions + more) }
}

/// What a rectangle of cells was made from.
public struct CellOrigin: Sendable, Hashable {
  public var range: CellRange
  public var sources: [CellSource]
}

extension CellRange {
  public func contains(_ cell: CellAddress) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }

  /// The cells that both have. Missing: none.
  public func intersection(_ other: CellRange) -> CellRange? {
    let row = max(first.row, other.first.row)
    let column = max(first.column, other.first.column)
    let (lastRow, lastColumn) = (min(last.row, other.last.row), min(last.column, other.last.column))
    guard row <= lastRow, column <= lastColumn else { return nil }
    return CellRange(row: row, column: column, toRow: lastRow, toColumn: lastColumn)
  }
}
