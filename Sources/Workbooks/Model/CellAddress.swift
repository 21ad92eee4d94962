/// A cell by zero-based row and column.
public struct CellAddress: Sendable, Hashable {
  public var row: Int
  public var column: Int

  public init(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `D6`, `$D$6`, `d6`. Missing: no cell.
  public init?(text: String) {
    guard let cell = FormulaParser.address(text.uppercased()) else { return nil }
    self = cell
  }

  /// `D6`.
  public var text: String { Self.columnText(column) + "\(row + 1)" }
  /// `$D$6`.
  public var absolute: String { "$" + Self.columnText(column) + "$\(row + 1)" }
  /// `D$6`: the row is fixed.
  public var rowFixed: String { Self.columnText(column) + "$\(row + 1)" }
  /// `$D6`: the column is fixed.
  public var columnFixed: String { "$" + Self.columnText(column) + "\(row + 1)" }

  /// `A` for 0, `AA` for 26.
  public static func columnText(_ column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    repeat {
      letters.append(UInt8(65 + rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Sendable, Hashable {
  public var first: CellAddress
  public var last: CellAddress

  public init(_ first: CellAddress, _ last: CellAddress) {
    self.first = first
    self.last = last
  }

  public init(row: Int, column: Int, toRow: Int, toColumn: Int) {
    self.init(CellAddress(row, column), CellAddress(toRow, toColumn))
  }

  /// `A1:B2`.
  public var text: String { first.text + ":" + last.text }
  /// `$A$1:$B$2`.
  public var absolute: String { first.absolute + ":" + last.absolute }
  public var rowCount: Int { last.row - first.row + 1 }
  public var columnCount: Int { last.column - first.column + 1 }
  public var isSingleCell: Bool { first == last }
}

/// Cells of a named sheet.
public struct SheetRange: Sendable, Hashable {
  public var sheet: String
  public var range: CellRange

  public init(_ sheet: String, _ range: CellRange) {
    self.sheet = sheet
    self.range = range
  }

  /// `需求明细!$E$5:$E$128`, the sheet's name quoted where it must be.
  public var absolute: String { SheetName.quoted(sheet) + "!" + range.absolute }
}
