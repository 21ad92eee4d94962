import StationModel
import Workbooks

/// Address of a zero-based cell as formulas spell it.
func at(_ row: Int, _ column: Int) -> String { CellAddress(row, column).text }

/// `$G$20`.
func fixed(_ row: Int, _ column: Int) -> String { CellAddress(row, column).absolute }

/// `D6:G6`.
func span(_ row: Int, _ column: Int, _ toRow: Int, _ toColumn: Int) -> String {
  CellRange(row: row, column: column, toRow: toRow, toColumn: toColumn).text
}

func fixedSpan(_ row: Int, _ column: Int, _ toRow: Int, _ toColumn: Int) -> String {
  CellRange(row: row, column: column, toRow: toRow, toColumn: toColumn).absolute
}

extension SheetDescription {
  mutating func text(_ row: Int, _ column: Int, _ text: String, _ style: CellStyle) {
    put(row, column, .text(text), style)
  }

  /// Missing numbers leave the cell blank.
  mutating func number(_ row: Int, _ column: Int, _ number: Double?, _ style: CellStyle) {
    put(row, column, number.map { .number($0) } ?? .blank, style)
  }

  mutating func count(_ row: Int, _ column: Int, _ count: Int, _ style: CellStyle = Look.number(NumberFormat.count)) {
    put(row, column, .number(Double(count)), style)
  }

  /// A count as the sum of those in other rows of its column; typed where they do not add up to it, as where some of what is counted
  /// belongs to none of them.
  mutating func count(
    _ row: Int, _ column: Int, _ count: Int, parts: [(row: Int, count: Int)],
    _ style: CellStyle = Look.number(NumberFormat.count)
  ) {
    guard !parts.isEmpty, parts.reduce(0, { $0 + $1.count }) == count else {
      return self.count(row, column, count, style)
    }
    let cells = parts.map { CellAddress($0.row, column).text }.joined(separator: ",")
    formula(row, column, "SUM(\(cells))", style)
  }

  mutating func formula(
    _ row: Int, _ column: Int, _ formula: String, _ style: CellStyle, cached: CellValue? = nil
  ) {
    put(row, column, .formula("=" + formula, cached: cached), style)
  }

  mutating func merge(
    _ row: Int, _ column: Int, _ toRow: Int, _ toColumn: Int, _ content: CellContent, _ style: CellStyle
  ) {
    merge(CellRange(row: row, column: column, toRow: toRow, toColumn: toColumn), content, style)
  }

  /// A header cell, one or more rows high.
  mutating func header(_ row: Int, _ column: Int, _ toRow: Int, _ toColumn: Int, _ text: String) {
    merge(row, column, toRow, toColumn, .text(text), Look.header)
  }

  func cells(_ row: Int, _ column: Int, _ toRow: Int, _ toColumn: Int) -> SheetRange {
    range(CellRange(row: row, column: column, toRow: toRow, toColumn: toColumn))
  }

  /// `需求分析!$G$20`.
  func reference(_ row: Int, _ column: Int) -> String { SheetName.quoted(name) + "!" + fixed(row, column) }

  /// Whether the first cell of a row holds such words.
  func tells(_ row: Int, _ words: String) -> Bool {
    if case .text(let text) = cell(row, 0).content { return text.contains(words) }
    return false
  }

  /// The red rule of a check cell: it starts with ×.
  mutating func markWrong(_ row: Int, _ column: Int, toColumn: Int) {
    format(
      CellRange(row: row, column: column, toRow: row, toColumn: toColumn),
      .formula("=LEFT(\(fixed(row, column)),1)=\"×\"", Look.wrongCheck))
  }
}

/// Serial number of a day in the 1900 system.
func serial(_ day: Day) -> Double { Double(day.number) + 25_569 }

/// Yuan of fen.
func yuan(_ fen: Int64) -> Double { Double(fen) / 100 }

/// How wide text shows, in characters of the Normal font.
enum TextWidth {
  static func of(_ text: String, size: Double = 10, bold: Bool = false) -> Double {
    var units = 0.0
    for scalar in text.unicodeScalars { units += scalar.value >= 0x2E80 || isWideSign(scalar) ? 2 : 1.08 }
    return units * size / 10.6 * (bold ? 1.04 : 1)
  }

  /// Signs that Chinese fonts draw full width.
  private static func isWideSign(_ scalar: Unicode.Scalar) -> Bool {
    "√×▲▼★●①②③④⑤—·±÷∑←→“”‘’…".unicodeScalars.contains(scalar)
  }

  /// Lines that text takes in a width of characters.
  static func lines(_ text: String, width: Double, size: Double = 10) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
      count + max(1, Int((of(String(line), size: size) / max(4, width - 1.5)).rounded(.up)))
    }
  }

  /// Height in points of a row with so many lines.
  static func height(lines: Int, size: Double = 10) -> Double { Double(lines) * size * 1.35 + 5 }
}
