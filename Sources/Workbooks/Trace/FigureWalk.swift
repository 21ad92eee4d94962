/// Goes from a cell to the cells its formula reads, and so on, until every figure has rows behind it.
struct FigureWalk {
  let calculator: Calculator
  /// Where an origin was met: the sheet's number, the origin's, and the rows of the sheet that are asked for.
  private struct Met: Hashable {
    var sheet: Int
    var origin: Int
  }
  private var met: [Met: Set<Int>] = [:]
  private var order: [Met] = []
  private var common: [Int] = []
  private var seen: Set<Calculator.Place> = []

  init(calculator: Calculator) { self.calculator = calculator }

  mutating func visit(_ place: Calculator.Place) {
    guard seen.insert(place).inserted else { return }
    let sheet = calculator.sheets[place.sheet]
    if let number = sheet.origins.lastIndex(where: { $0.range.contains(place.cell) }) {
      return meet(Met(sheet: place.sheet, origin: number), rows: place.cell.row...place.cell.row)
    }
    switch sheet.cell(place.cell.row, place.cell.column).content {
    case .formula(let formula, _):
      if let tree = FormulaParser.parse(formula) { visit(tree, place.sheet) }
    case .number:
      if !common.contains(place.sheet) { common.append(place.sheet) }
    case .blank, .text, .link: break
    }
  }

  private mutating func visit(_ tree: Expression, _ sheet: Int) {
    if case .call(let name, let arguments) = tree, name == "SUMIFS" || name == "COUNTIFS" {
      return visitConditional(arguments, isCount: name == "COUNTIFS", sheet)
    }
    switch tree {
    case .cell, .range, .name:
      guard let block = calculator.block(tree, sheet) else { return }
      visit(block, rows: nil)
    case .negated(let inner): visit(inner, sheet)
    case .binary(_, let left, let right):
      visit(left, sheet)
      visit(right, sheet)
    case .call(_, let arguments): for argument in arguments { visit(argument, sheet) }
    case .number, .text, .boolean: break
    }
  }

  /// Only the rows that meet the criteria count, and the criteria's columns are no figures.
  private mutating func visitConditional(_ arguments: [Expression], isCount: Bool, _ sheet: Int) {
    guard let first = arguments.first, let block = calculator.block(first, sheet),
      let positions = calculator.positions(isCount ? arguments[...] : arguments.dropFirst(), sheet)
    else { return }
    visit(block, rows: Set(positions.map { block.range.first.row + $0 / block.range.columnCount }))
  }

  /// - Parameter rows: rows of the sheet; nil takes all of the block.
  private mutating func visit(_ block: Calculator.SheetBlock, rows: Set<Int>?) {
    let sheet = calculator.sheets[block.sheet]
    // A long column of a list is one question, not one a cell.
    if block.range.rowCount > 1 || rows != nil,
      let number = sheet.origins.lastIndex(where: { $0.range.intersection(block.range) == block.range })
    {
      let key = Met(sheet: block.sheet, origin: number)
      if let rows {
        for row in rows { meet(key, rows: row...row) }
      } else {
        meet(key, rows: block.range.first.row...block.range.last.row)
      }
      return
    }
    for row in block.range.first.row...block.range.last.row where rows?.contains(row) ?? true {
      for column in block.range.first.column...block.range.last.column {
        visit(Calculator.Place(sheet: block.sheet, cell: CellAddress(row, column)))
      }
    }
  }

  private mutating func meet(_ key: Met, rows: ClosedRange<Int>) {
    if met[key] == nil { order.append(key) }
    met[key, default: []].formUnion(rows)
  }

  /// One question for each origin, the texts of its rows filled in.
  var rows: [FigureTrace.Rows] {
    var result: [FigureTrace.Rows] = []
    for key in order {
      let sheet = calculator.sheets[key.sheet]
      let origin = sheet.origins[key.origin]
      let asked = (met[key] ?? []).sorted()
      let isWhole = asked.count == origin.range.rowCount
      for source in origin.sources {
        var keys: [String: [String]] = [:]
        for case .ownRow(let column, let place) in source.conditions where !isWhole {
          keys[column] = asked.map {
            calculator.text(calculator.value(at: .init(sheet: key.sheet, cell: .init($0, place))))
          }
        }
        // A list may show some rows of its table only, so that all of its rows are named too.
        for case .ownKey(let column) in source.conditions { keys[column] = asked.compactMap(sheet.key) }
        let one = FigureTrace.Rows(source: source, keys: keys)
        if !result.contains(one) { result.append(one) }
      }
    }
    for sheet in common {
      for source in calculator.sheets[sheet].commonSources {
        let one = FigureTrace.Rows(source: source, keys: [:])
        if !result.contains(one) { result.append(one) }
      }
    }
    return result
  }
}
