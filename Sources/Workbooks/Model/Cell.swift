/// What a cell shows.
public enum CellValue: Sendable, Hashable {
  case number(Double)
  case text(String)
  case boolean(Bool)
  /// `#DIV/0!` and the like; never written.
  case error(String)
  case empty
}

/// What a cell holds.
public enum CellContent: Sendable, Hashable {
  /// Nothing, but the style shows.
  case blank
  case number(Double)
  case text(String)
  /// Without a value it is calculated before the workbook is written.
  indirect case formula(String, cached: CellValue?)
  /// A link inside the workbook, such as `总览!A1`.
  indirect case link(text: String, sheet: String, cell: String, tip: String)
}

/// A cell of a sheet.
public struct Cell: Sendable, Hashable {
  public var content: CellContent
  /// Missing: the cell was never put.
  public var style: StyleID?

  static let absent = Cell(content: .blank, style: nil)
}
