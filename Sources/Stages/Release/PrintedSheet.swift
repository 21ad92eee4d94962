import Analysis
import WorkbookReading
import Workbooks

/// A sheet as its readers see it: texts and numbers by place.
struct PrintedSheet {
  /// A text, and the same without the breaks of its lines.
  struct Text {
    var cell: CellAddress
    var joined: String
  }

  /// A number in its place.
  struct Number {
    var cell: CellAddress
    var value: Double
  }

  let name: String
  let texts: [Text]
  private let contents: SheetContents

  init(_ contents: SheetContents) {
    name = contents.name
    self.contents = contents
    texts = contents.rows.flatMap { row in
      row.cells.compactMap { cell in
        guard case .text(let text) = cell.value else { return nil }
        return Text(cell: CellAddress(row.number, cell.column), joined: String(text.filter { !$0.isNewline }))
      }
    }
  }

  /// Whole sentences: notes and remarks, no heads and names.
  var notes: [String] { texts.map(\.joined).filter { $0.count > 20 } }

  /// 件、万人次、件/万人次: the units that the sheet's head names.
  var units: [String] {
    texts.compactMap { text in text.joined.split(separator: "单位：", maxSplits: 1).dropFirst().first }.flatMap {
      $0.split(whereSeparator: { "、。，".contains($0) }).map(String.init)
    }
  }

  func place(_ cell: CellAddress) -> String { name + "!" + cell.text }
  func place(_ row: Int, _ column: Int) -> String { place(CellAddress(row, column)) }

  func text(_ row: Int, _ column: Int) -> String? {
    if case .text(let text)? = contents.cell(row, column)?.value { return String(text.filter { !$0.isNewline }) }
    return nil
  }

  func number(_ row: Int, _ column: Int) -> Double? {
    if case .number(let number)? = contents.cell(row, column)?.value { return number }
    return nil
  }

  /// Whether figures stand below a text: it is the head of a column.
  func isHead(_ text: Text) -> Bool {
    text.joined.count <= 24
      && (text.cell.row + 1...text.cell.row + 3).contains { number($0, text.cell.column) != nil }
  }

  /// The first row with a number below a head, which may have a second line of heads or none.
  func firstNumber(below head: CellAddress) -> Int {
    (head.row + 1...head.row + 2).first { number($0, head.column) != nil } ?? head.row + 1
  }

  /// The numbers of a column down to the first cell that holds none.
  func column(_ column: Int, from row: Int) -> [Number] {
    var result: [Number] = []
    while let value = number(row + result.count, column) {
      result.append(Number(cell: CellAddress(row + result.count, column), value: value))
    }
    return result
  }

  /// «满意率由80.0%上升到85.0%，上升5.0%»: shares and rates that sentences compare.
  var rateSentences: [PrintedChange] {
    texts.flatMap { text -> [PrintedChange] in
      guard text.joined.contains("由"), text.joined.contains("%") else { return [] }
      let pattern = /由([0-9.]+)%[^，。；由%]*?([0-9.]+)%，[^，。；%]*?([0-9.]+(?:%|个百分点))/
      return text.joined.matches(of: pattern).compactMap { match in
        guard let then = Double(match.1), let now = Double(match.2) else { return nil }
        var change = PrintedChange(place(text.cell))
        change.then = then / 100
        change.now = now / 100
        change.isRate = true
        // Words tell the direction.
        change.printed = (now < then ? "-" : "+") + match.3
        return change
      }
    }
  }
}
