/// Rows of a long list, held by column: a few bytes a cell, and written to the file as they stand.
///
/// A list of fifty thousand rows has a million cells. As single cells they would take more memory than all figures, and the library
/// would build a tree of them before it writes the first one.
public struct RowList: Sendable {
  /// What the cells of a column hold, row by row.
  public enum Column: Sendable {
    /// A value that is no number shows `missing`; where that is empty, the cell is blank.
    case numbers([Double], missing: String = "")
    /// 0 or 1: a bit of each row's word.
    case flags([UInt64], bit: Int)
    case texts(TextColumn)
    /// One of the formulas, or where `choice` is beyond them, the plain number. Missing as of numbers; an empty choice takes the first.
    case formulas([RowFormula], choice: [UInt8] = [], values: [Double], missing: String = "")
  }

  /// Zero-based row of the sheet.
  public let firstRow: Int
  public let rowCount: Int
  public private(set) var columns: [Column]
  /// Ways that a row may look: a style for each column.
  let looks: [[StyleID]]
  /// Missing: all rows have the first look.
  let lookOfRow: [UInt8]
  /// Points: of each row, or one height of all.
  let heights: [Double]
  /// What names each row in the tables that figures were made from, see ``CellSource/Condition/ownKey(_:)``.
  let keys: [String]

  /// Precondition: every column has a value for each row, every look a style for each column.
  public init(
    firstRow: Int, rowCount: Int, columns: [Column], looks: [[StyleID]], lookOfRow: [UInt8] = [], heights: [Double],
    keys: [String] = []
  ) {
    precondition(columns.allSatisfy { Self.count($0) == rowCount }, "columns as long as the list")
    precondition(looks.allSatisfy { $0.count == columns.count }, "a style for each column")
    precondition(lookOfRow.allSatisfy { Int($0) < looks.count } && !looks.isEmpty, "looks that are there")
    precondition(heights.count == 1 || heights.count == rowCount, "a height for each row, or one")
    self.firstRow = firstRow
    self.rowCount = rowCount
    self.columns = columns
    self.looks = looks
    self.lookOfRow = lookOfRow
    self.heights = heights
    self.keys = keys
  }

  private static func count(_ column: Column) -> Int {
    switch column {
    case .numbers(let values, _): values.count
    case .flags(let words, _): words.count
    case .texts(let texts): texts.codes.count
    case .formulas(_, _, let values, _): values.count
    }
  }

  /// Rows of the sheet.
  var rows: Range<Int> { firstRow..<firstRow + rowCount }

  func look(_ index: Int) -> [StyleID] { looks[lookOfRow.isEmpty ? 0 : Int(lookOfRow[index])] }

  func height(_ index: Int) -> Double { heights.count == 1 ? heights[0] : heights[index] }

  /// A cell by the sheet's row. Missing: it is not of the list.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    guard rows.contains(row), columns.indices.contains(column) else { return nil }
    let index = row - firstRow
    return Cell(content: content(index, columns[column]), style: look(index)[column])
  }

  /// What a column shows in some rows of the sheet. Missing: they are not all of the list.
  func values(_ rows: ClosedRange<Int>, _ column: Int) -> [CellValue]? {
    guard columns.indices.contains(column), self.rows.contains(rows.lowerBound), self.rows.contains(rows.upperBound)
    else { return nil }
    let own = columns[column]
    if case .formulas(_, _, let values, let missing) = own {
      return rows.map { row in
        let value = values[row - firstRow]
        return value.isNaN ? (missing.isEmpty ? .empty : .text(missing)) : .number(value)
      }
    }
    return rows.map { row in
      switch content(row - firstRow, own) {
      case .number(let number): .number(number)
      case .text(let text), .link(let text, _, _, _): .text(text)
      case .formula(_, let cached): cached ?? .empty
      case .blank: .empty
      }
    }
  }

  private func content(_ index: Int, _ column: Column) -> CellContent {
    switch column {
    case .numbers(let values, let missing): return Self.number(values[index], missing)
    case .flags(let words, let bit): return .number(Double(words[index] >> UInt64(bit) & 1))
    case .texts(let texts): return Self.text(texts.text(index))
    case .formulas(let formulas, let choice, let values, let missing):
      let chosen = choice.isEmpty ? 0 : Int(choice[index])
      guard formulas.indices.contains(chosen), !values[index].isNaN else { return Self.number(values[index], missing) }
      return .formula(formulas[chosen].text(row: firstRow + index), cached: .number(values[index]))
    }
  }

  private static func number(_ value: Double, _ missing: String) -> CellContent {
    value.isNaN ? text(missing) : .number(value)
  }

  private static func text(_ text: String) -> CellContent { text.isEmpty ? .blank : .text(text) }

  mutating func replaceTexts(_ other: (String) -> String?) {
    for index in columns.indices {
      switch columns[index] {
      case .numbers(let values, let missing):
        if let new = other(missing) { columns[index] = .numbers(values, missing: new) }
      case .flags: break
      case .texts(var texts):
        texts.replaceTexts(other)
        columns[index] = .texts(texts)
      case .formulas(let formulas, let choice, let values, let missing):
        guard let new = other(missing) else { continue }
        columns[index] = .formulas(formulas, choice: choice, values: values, missing: new)
      }
    }
  }
}
