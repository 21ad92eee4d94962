/// A figure of a workbook with what stands behind it.
public struct FigureTrace: Sendable {
  /// A cell that another one is made from, or a block of them.
  public struct Figure: Sendable, Hashable {
    /// `满意度!C6` or `满意度!C6:G6`, sheet names quoted where formulas must.
    public var address: String
    /// Row and column headings; empty where there are none.
    public var label: String
    /// Values, row by row.
    public var values: [CellValue]
  }

  /// Rows of a table: the query, and the texts that its rows must have where it stands in a list (`column` to texts).
  public struct Rows: Sendable, Hashable {
    public var source: CellSource
    /// Missing: all rows of the list.
    public var keys: [String: [String]]
  }

  public var sheet = ""
  public var cell = CellAddress(0, 0)
  public var label = ""
  public var value = CellValue.empty
  /// The value as the cell shows it; the plain number where its format is not known.
  public var shown = ""
  /// With its equals sign. Missing: the cell holds a value.
  public var formula: String?
  /// What the formula refers to, in its order.
  public var figures: [Figure] = []
  /// What the formula divides by.
  public var bases: [Figure] = []
  public var rows: [Rows] = []
}

/// Finds out what cells of a calculated workbook are made from.
public struct FigureTracer {
  let workbook: WorkbookDescription
  private let calculator: Calculator

  /// Precondition: every formula has its value, see ``calculate(_:)``.
  public init(_ workbook: WorkbookDescription) {
    self.workbook = workbook
    calculator = Calculator(workbook)
  }

  /// Missing: there is no such sheet, or the cell is empty. A cell inside a merged one is that one.
  public func trace(sheet name: String, cell: CellAddress) -> FigureTrace? {
    guard let number = workbook.sheets.firstIndex(where: { $0.name == name }) else { return nil }
    let sheet = workbook.sheets[number]
    let merged = sheet.merges.first { $0.contains(cell) }
    let place = Calculator.Place(sheet: number, cell: merged?.first ?? cell)
    let value = calculator.value(at: place)
    guard value != .empty else { return nil }
    var trace = FigureTrace()
    trace.sheet = name
    trace.cell = place.cell
    trace.label = sheet.label(of: place.cell)
    trace.value = value
    trace.shown = shown(value, sheet.style(at: place.cell)?.numberFormat ?? "")
    if case .formula(let formula, _) = sheet.cell(place.cell.row, place.cell.column).content {
      trace.formula = formula
      if let tree = FormulaParser.parse(formula) {
        trace.figures = blocks(tree, number).map { figure($0.block) }
        trace.bases = bases(tree, number, depth: 4).map(figure)
      }
    }
    var walk = FigureWalk(calculator: calculator)
    walk.visit(place)
    trace.rows = walk.rows
    return trace
  }

  private func figure(_ block: Calculator.SheetBlock) -> FigureTrace.Figure {
    let sheet = workbook.sheets[block.sheet]
    let text = block.range.isSingleCell ? block.range.first.text : block.range.text
    return FigureTrace.Figure(
      address: SheetName.quoted(sheet.name) + "!" + text, label: sheet.label(of: block.range.first),
      values: calculator.values(block))
  }

  private func blocks(_ tree: Expression, _ sheet: Int) -> [(block: Calculator.SheetBlock, tree: Expression)] {
    var found: [(block: Calculator.SheetBlock, tree: Expression)] = []
    tree.forEachReference { reference in
      guard let block = calculator.block(reference, sheet), !found.contains(where: { $0.block == block }) else {
        return
      }
      found.append((block, reference))
    }
    return found
  }

  /// What the formula divides by, or where it divides by nothing, what the cells that it reads are divided by.
  private func bases(_ tree: Expression, _ sheet: Int, depth: Int) -> [Calculator.SheetBlock] {
    let own = divisors(tree, sheet)
    guard own.isEmpty, depth > 0 else { return own }
    var found: [Calculator.SheetBlock] = []
    for (block, _) in blocks(tree, sheet) where block.range.isSingleCell {
      let cell = workbook.sheets[block.sheet].cell(block.range.first.row, block.range.first.column)
      guard case .formula(let formula, _) = cell.content, let inner = FormulaParser.parse(formula) else { continue }
      for base in bases(inner, block.sheet, depth: depth - 1) where !found.contains(base) { found.append(base) }
    }
    return found
  }

  /// References on the right of a division.
  private func divisors(_ tree: Expression, _ sheet: Int) -> [Calculator.SheetBlock] {
    var found: [Calculator.SheetBlock] = []
    tree.forEachDivisor { divisor in
      for (block, _) in blocks(divisor, sheet) where !found.contains(block) { found.append(block) }
    }
    return found
  }

  private func shown(_ value: CellValue, _ format: String) -> String {
    guard case .number(let number) = value else { return calculator.text(value) }
    if format.contains("yyyy") || format.contains("m\"") { return DayText.of(serial: number) }
    let first = format.split(separator: ";").first.map(String.init) ?? ""
    // Signs, words and conditions around the digits are for the sheet.
    let bare = first.filter { "#,0.%".contains($0) && first.contains("0") }
    let isConditional = first.hasPrefix("[")
    let digits = isConditional ? String(first.drop { $0 != "]" }.filter { "#,0.%".contains($0) }) : bare
    return NumberText.format(number, digits) ?? NumberText.general(number)
  }
}

extension Expression {
  /// Calls the body for every reference and name, from left to right.
  func forEachReference(_ body: (Expression) -> Void) {
    switch self {
    case .cell, .range, .name: body(self)
    case .negated(let inner): inner.forEachReference(body)
    case .binary(_, let left, let right):
      left.forEachReference(body)
      right.forEachReference(body)
    case .call(_, let arguments): for argument in arguments { argument.forEachReference(body) }
    case .number, .text, .boolean: break
    }
  }

  /// Calls the body for the right side of every division.
  func forEachDivisor(_ body: (Expression) -> Void) {
    switch self {
    case .binary(let sign, let left, let right):
      left.forEachDivisor(body)
      if sign == .divide { body(right) }
      right.forEachDivisor(body)
    case .negated(let inner): inner.forEachDivisor(body)
    case .call(_, let arguments): for argument in arguments { argument.forEachDivisor(body) }
    case .number, .text, .boolean, .cell, .range, .name: break
    }
  }
}

extension SheetDescription {
  func style(at cell: CellAddress) -> CellStyle? {
    self.cell(cell.row, cell.column).style.map { styles[Int($0.index)] }
  }

  /// What names a row of a list in the tables. Missing: the row is of no list with names.
  func key(row: Int) -> String? {
    guard let list = lists.first(where: { $0.rows.contains(row) }), !list.keys.isEmpty else { return nil }
    return list.keys[row - list.firstRow]
  }

  /// What names a cell: its caption; or the texts that begin its row and the nearest heading above it. Empty: it is a text that
  /// speaks for itself.
  func label(of cell: CellAddress) -> String {
    if let caption = captions[cell] { return caption }
    if case .text = content(cell), isAcross(cell) { return "" }
    var parts = names(of: cell)
    // Totals and what stands beside them: a text across columns, and its figure.
    let left = CellAddress(cell.row, cell.column - 1)
    if cell.column > 0, let text = text(left), isAcross(left) {
      if parts.last != text { parts.append(text) }
    } else if let heading = heading(above: cell) {
      parts.append(heading)
    }
    return parts.joined(separator: " · ")
  }

  /// The texts that begin the cell's row: of the table that it stands in, where a blank column parts two side by side.
  private func names(of cell: CellAddress) -> [String] {
    func texts(_ columns: Range<Int>) -> [String] {
      var parts: [String] = []
      for column in columns {
        guard let text = text(CellAddress(cell.row, column)), parts.last != text else { continue }
        parts.append(text)
      }
      return parts
    }
    var start = cell.column
    while start > 0, content(CellAddress(cell.row, start - 1)) != .blank { start -= 1 }
    let own = texts(start..<min(cell.column, start + 4))
    // A gap within a row begins no table: what is behind it has no name of its own.
    return own.isEmpty || start < 4 ? texts(0..<min(cell.column, 4)) : own
  }

  /// The nearest text above; where it goes across columns, the one right above it that stands in the cell's own column alone.
  private func heading(above cell: CellAddress) -> String? {
    var nearest: String?
    for row in stride(from: cell.row - 1, to: 2, by: -1) {
      let above = CellAddress(row, cell.column)
      guard let text = text(above) else {
        if nearest == nil { continue }
        break
      }
      if !isAcross(above) { return text }
      // A line across the columns that is no heading stands right below the heading.
      if nearest != nil { break }
      nearest = text
    }
    return nearest
  }

  private func text(_ cell: CellAddress) -> String? {
    guard case .text(let text) = content(cell), !text.isEmpty else { return nil }
    return text.split(separator: "\n").joined()
  }

  /// Whether the cell is merged with others of its row.
  private func isAcross(_ cell: CellAddress) -> Bool {
    merges.contains { $0.contains(cell) && $0.first.column < $0.last.column }
  }

  /// Of a cell inside a merged one, that one's.
  private func content(_ cell: CellAddress) -> CellContent {
    let own = self.cell(cell.row, cell.column).content
    guard case .blank = own, let merged = merges.first(where: { $0.contains(cell) }) else { return own }
    return self.cell(merged.first.row, merged.first.column).content
  }
}
