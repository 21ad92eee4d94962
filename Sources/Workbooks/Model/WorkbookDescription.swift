/// A name of the workbook for cells.
public struct DefinedName: Sendable, Hashable {
  public var name: String
  public var target: SheetRange
}

/// Document properties.
public struct WorkbookProperties: Sendable {
  public var title = ""
  public var subject = ""
  public var author = ""
  public var company = ""
  public var category = ""
  public var keywords = ""
  public var comments = ""
  public var status = ""
  /// Seconds since 1970 UTC: the end of the reporting period, never the clock.
  public var created: Int64 = 0
  /// Further text properties, in order.
  public var custom: [(name: String, value: String)] = []
  public init() {}
}

/// A workbook as a value: sheets in order, names, properties.
public struct WorkbookDescription: Sendable {
  public var sheets: [SheetDescription] = []
  public var names: [DefinedName] = []
  public var properties = WorkbookProperties()
  public var theme = Theme()
  /// Texts of the house style that stood in a sheet and were replaced.
  public var replacedTexts: Set<String> = []

  public init() {}

  public mutating func define(_ name: String, _ target: SheetRange) {
    names.append(DefinedName(name: name, target: target))
  }

  /// The value that a cell shows: of a formula the cached one. Missing: no such sheet.
  public func value(_ sheet: String, _ cell: CellAddress) -> CellValue? {
    guard let found = sheets.first(where: { $0.name == sheet }) else { return nil }
    switch found.cell(cell.row, cell.column).content {
    case .blank: return .empty
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .formula(_, let cached): return cached ?? .empty
    case .link(let text, _, _, _): return .text(text)
    }
  }
}
