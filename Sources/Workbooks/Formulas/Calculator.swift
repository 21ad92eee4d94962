/// Gives every formula of a workbook its value, so that the file shows right figures where nothing recalculates: Excel's
/// protected view, LibreOffice, previewers. Knows the functions that this package writes, and no others.
final class Calculator {
  private(set) var sheets: [SheetDescription]
  private var sheetNumbers: [String: Int] = [:]
  private let names: [String: SheetRange]
  private var running: Set<Place> = []
  private var columns: [SheetBlock: [CellValue]] = [:]
  /// Rows by the text of a criterion column: one pass serves every SUMIFS over it.
  private var groups: [SheetBlock: [String: [Int]]] = [:]
  /// Places whose formula could not be read or calculated.
  private(set) var failures: [(sheet: String, cell: CellAddress, formula: String)] = []

  struct Place: Hashable {
    var sheet: Int
    var cell: CellAddress
  }

  /// A rectangle of a sheet.
  struct SheetBlock: Hashable {
    var sheet: Int
    var range: CellRange
  }

  init(_ workbook: WorkbookDescription) {
    sheets = workbook.sheets
    names = Dictionary(workbook.names.map { ($0.name, $0.target) }) { first, _ in first }
    for (number, sheet) in sheets.enumerated() { sheetNumbers[sheet.name] = number }
  }

  func calculateAll() {
    for sheet in sheets.indices {
      for row in sheets[sheet].rows.indices {
        for column in sheets[sheet].rows[row].indices {
          guard case .formula(_, nil) = sheets[sheet].rows[row][column].content else { continue }
          _ = value(at: Place(sheet: sheet, cell: CellAddress(row, column)))
        }
      }
    }
    columns = [:]
    groups = [:]
  }

  func value(at place: Place) -> CellValue {
    let content = sheets[place.sheet].cell(place.cell.row, place.cell.column).content
    if case .formula(let formula, nil) = content { return calculate(formula, place) }
    return Self.value(content) ?? .empty
  }

  /// Missing: it is yet to be calculated.
  private static func value(_ content: CellContent) -> CellValue? {
    switch content {
    case .blank: .empty
    case .number(let number): .number(number)
    case .text(let text), .link(let text, _, _, _): .text(text)
    case .formula(_, let cached): cached
    }
  }

  private func calculate(_ formula: String, _ place: Place) -> CellValue {
    guard running.insert(place).inserted else { return .error("#REF!") }
    defer { running.remove(place) }
    var result = CellValue.error("#NAME?")
    if let tree = FormulaParser.parse(formula) { result = evaluate(tree, place.sheet) }
    // A reference to an empty cell shows 0.
    if result == .empty { result = .number(0) }
    if case .error = result { failures.append((sheets[place.sheet].name, place.cell, formula)) }
    sheets[place.sheet].rows[place.cell.row][place.cell.column].content = .formula(formula, cached: result)
    return result
  }

  // MARK: Trees

  func evaluate(_ tree: Expression, _ sheet: Int) -> CellValue {
    switch tree {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .boolean(let flag): return .boolean(flag)
    case .cell(let reference):
      guard let number = sheetNumber(reference.sheet, sheet) else { return .error("#REF!") }
      return value(at: Place(sheet: number, cell: reference.cell))
    case .range, .name:
      guard let block = block(tree, sheet) else { return .error("#NAME?") }
      return block.range.isSingleCell ? values(block)[0] : .error("#VALUE!")
    case .negated(let inner):
      return number(evaluate(inner, sheet)).map { .number(-$0) } ?? .error("#VALUE!")
    case .binary(let sign, let left, let right):
      return combine(sign, evaluate(left, sheet), evaluate(right, sheet))
    case .call(let name, let arguments): return call(name, arguments, sheet)
    }
  }

  func sheetNumber(_ name: String?, _ own: Int) -> Int? {
    guard let name else { return own }
    return sheetNumbers[name]
  }

  /// The rectangle that a tree names. Missing: it names none.
  func block(_ tree: Expression, _ sheet: Int) -> SheetBlock? {
    switch tree {
    case .cell(let cell):
      return sheetNumber(cell.sheet, sheet).map {
        SheetBlock(sheet: $0, range: CellRange(cell.cell, cell.cell))
      }
    case .range(let first, let last):
      return sheetNumber(first.sheet, sheet).map {
        SheetBlock(sheet: $0, range: CellRange(first.cell, last.cell))
      }
    case .name(let name):
      guard let target = names[name], let number = sheetNumbers[target.sheet] else { return nil }
      return SheetBlock(sheet: number, range: target.range)
    default: return nil
    }
  }

  /// Row by row. Long columns are kept for the next formula that asks.
  func values(_ block: SheetBlock) -> [CellValue] {
    if let known = columns[block] { return known }
    if let own = listed(block) {
      columns[block] = own
      return own
    }
    var result: [CellValue] = []
    result.reserveCapacity(block.range.rowCount * block.range.columnCount)
    // Of long columns most cells need no calculation.
    let sheet = sheets[block.sheet]
    for row in block.range.first.row...block.range.last.row {
      for column in block.range.first.column...block.range.last.column {
        let content = sheet.cell(row, column).content
        result.append(
          Self.value(content) ?? value(at: Place(sheet: block.sheet, cell: CellAddress(row, column))))
      }
    }
    if result.count > 64 { columns[block] = result }
    return result
  }

  /// A column of a list. Missing: the block is none, or cells were put into it one by one.
  private func listed(_ block: SheetBlock) -> [CellValue]? {
    let rows = block.range.first.row...block.range.last.row
    guard block.range.columnCount == 1, rows.count > 64 else { return nil }
    let (sheet, column) = (sheets[block.sheet], block.range.first.column)
    guard !rows.contains(where: { $0 < sheet.rows.count && column < sheet.rows[$0].count }) else { return nil }
    for list in sheet.lists {
      if let values = list.values(rows, column) { return values }
    }
    return nil
  }

  /// Indices of a block's cells by their text.
  func group(_ block: SheetBlock) -> [String: [Int]] {
    if let known = groups[block] { return known }
    var result: [String: [Int]] = [:]
    for (position, value) in values(block).enumerated() {
      result[text(value).lowercased(), default: []].append(position)
    }
    groups[block] = result
    return result
  }

  // MARK: Scalars

  func number(_ value: CellValue) -> Double? {
    switch value {
    case .number(let number): number
    case .boolean(let flag): flag ? 1 : 0
    case .empty: 0
    case .text, .error: nil
    }
  }

  func text(_ value: CellValue) -> String {
    switch value {
    case .number(let number): NumberText.general(number)
    case .text(let text): text
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .error(let error): error
    case .empty: ""
    }
  }

  func combine(_ sign: Operator, _ left: CellValue, _ right: CellValue) -> CellValue {
    if case .error = left { return left }
    if case .error = right { return right }
    switch sign {
    case .join: return .text(text(left) + text(right))
    case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .boolean(compare(sign, left, right))
    default: break
    }
    guard let a = number(left), let b = number(right) else { return .error("#VALUE!") }
    switch sign {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide: return b == 0 ? .error("#DIV/0!") : .number(a / b)
    default: return .number(FormulaFunctions.power(a, b))
    }
  }

  /// Texts are greater than numbers, as in spreadsheets.
  private func compare(_ sign: Operator, _ left: CellValue, _ right: CellValue) -> Bool {
    let isLess: Bool
    let isEqual: Bool
    if case .text = left, case .empty = right {
      (isLess, isEqual) = (false, text(left).isEmpty)
    } else if case .empty = left, case .text = right {
      (isLess, isEqual) = (!text(right).isEmpty, text(right).isEmpty)
    } else if let a = number(left), let b = number(right) {
      (isLess, isEqual) = (a < b, a == b)
    } else if case .text(let a) = left, case .text(let b) = right {
      // Spreadsheets compare without regard to case.
      (isLess, isEqual) = (a < b, a == b || a.lowercased() == b.lowercased())
    } else {
      (isLess, isEqual) = (number(left) != nil, false)
    }
    switch sign {
    case .equal: return isEqual
    case .different: return !isEqual
    case .less: return isLess
    case .lessOrEqual: return isLess || isEqual
    case .greater: return !isLess && !isEqual
    default: return !isLess
    }
  }
}
