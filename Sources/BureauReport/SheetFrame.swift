import StationModel
import Workbooks

/// What surrounds every sheet but the cover: title, unit line, link back, notes, page.
struct SheetFrame {
  let scope: ReportScope
  let key: SheetKey
  /// Last printed column.
  let lastColumn: Int

  /// Rows 1–3. Column widths must be set before, since the unit line is parted by them.
  func begin(_ sheet: inout SheetDescription, title: String, unit: String) {
    sheet.merge(0, 0, 0, lastColumn, .text(scope.title(key, title)), Look.title)
    sheet.height(0, 32)
    let parts = thirds(sheet)
    sheet.merge(1, 0, 1, parts.0, .text(Words.issuer(scope.settings)), Look.unit(.left))
    sheet.merge(1, parts.0 + 1, 1, parts.1, .text(Words.period(scope.settings)), Look.unit(.center))
    let right = Words.formNumber(scope.number(key), unit: unit)
    sheet.merge(1, parts.1 + 1, 1, lastColumn, .text(right), Look.unit(.right))
    sheet.height(1, 18)
    sheet.height(2, 6)
    let cover = scope.sheetName(.cover)
    sheet.put(
      0, lastColumn + 2, .link(text: Words.back, sheet: cover, cell: "A1", tip: Words.backTip), Look.link)
    sheet.width((lastColumn + 2)...(lastColumn + 2), 11)
  }

  /// Notes from `row` on; returns the row after them.
  func notes(_ sheet: inout SheetDescription, from row: Int, _ notes: [String]) -> Int {
    let width = (0...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    var row = row
    for (number, note) in (notes + scope.words(key).notes).enumerated() {
      let text = (number == 0 ? Words.noteLead : Words.noteIndent) + note
      sheet.merge(row, 0, row, lastColumn, .text(text), Look.note)
      sheet.height(row, max(15, TextWidth.height(lines: TextWidth.lines(text, width: width, size: 9), size: 9)))
      row += 1
    }
    return row
  }

  /// Page set-up; `lastRow` is the last printed one.
  func finish(
    _ sheet: inout SheetDescription, lastRow: Int, repeated: ClosedRange<Int>? = nil, pagesTall: Int = 1
  ) {
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: lastRow, toColumn: lastColumn)
    sheet.page.repeatedRows = repeated
    sheet.page.pagesTall = pagesTall
    sheet.page.footerLeft = Words.issuer(scope.settings, short: true)
    sheet.page.footerCenter = scope.number(key) + " " + sheet.name + Words.pageCount
    sheet.page.footerRight = Words.footerRight(scope.figures)
    guard pagesTall == 0 else { return }
    // The sheet's own head is on its first page only.
    sheet.page.headerLeft = scope.number(key) + " " + title(of: sheet)
    sheet.page.headerRight = Words.period(scope.settings)
  }

  private func title(of sheet: SheetDescription) -> String {
    if case .text(let title) = sheet.cell(0, 0).content { title } else { sheet.name }
  }

  /// Points of rows that a page holds once the printed columns fit its width; readers round column widths differently, so a
  /// little is left free.
  func pageHeight(_ sheet: SheetDescription) -> Double {
    let pixels = (0...lastColumn).reduce(0.0) { $0 + ((sheet.columnWidths[$1] ?? 8.43) * 7 + 5).rounded(.down) }
    let (width, height) = (774.0, 505.0)
    return height * max(1, pixels * 0.75 / width) * 0.97
  }

  /// Gives rows what a page has left, at most six points each: a sheet that ends halfway down its page looks unfinished.
  func fill(_ sheet: inout SheetDescription, rows: [Int], end: Int) {
    let used = (0..<end).reduce(0.0) { $0 + (sheet.height(of: $1) ?? 15) }
    let more = min(6, ((pageHeight(sheet) - used) / Double(max(1, rows.count))).rounded(.down))
    guard more > 0 else { return }
    for row in rows { sheet.height(row, (sheet.height(of: row) ?? 15) + more) }
  }

  /// Rows before which a page must begin so that no block lies across two pages; blocks share a page where they fit.
  ///
  /// - Parameters:
  ///   - blocks: first rows of the blocks behind the first one, in order.
  ///   - end: the row behind the last block.
  func breaks(_ sheet: SheetDescription, before blocks: [Int], end: Int) -> [Int] {
    let page = pageHeight(sheet)
    let height = { (rows: Range<Int>) in rows.reduce(0.0) { $0 + (sheet.height(of: $1) ?? 15) } }
    var result: [Int] = []
    var used = height(0..<(blocks.first ?? end))
    for (number, start) in blocks.enumerated() {
      let own = height(start..<(number + 1 < blocks.count ? blocks[number + 1] : end))
      if used + own > page {
        result.append(start)
        used = own
      } else {
        used += own
      }
    }
    return result
  }

  /// The height of so many rows that makes rows from the first to the last fill a page, within bounds.
  func fittingHeight(
    _ sheet: SheetDescription, rows: ClosedRange<Int>, besides: Double, within bounds: ClosedRange<Double>
  ) -> Double {
    let used = (0..<rows.lowerBound).reduce(besides) { $0 + (sheet.height(of: $1) ?? 15) }
    let fitting = (pageHeight(sheet) - used) / Double(rows.count)
    return min(bounds.upperBound, max(bounds.lowerBound, fitting.rounded(.down)))
  }

  /// Heading of helper cells, two columns right of the print area.
  func helpers(_ sheet: inout SheetDescription, row: Int) -> Int {
    sheet.text(row, lastColumn + 4, Words.helpers, Look.helper)
    return lastColumn + 4
  }

  /// Last columns of the left and middle third, by width.
  private func thirds(_ sheet: SheetDescription) -> (Int, Int) {
    let widths = (0...lastColumn).map { sheet.columnWidths[$0] ?? 8.43 }
    let whole = widths.reduce(0, +)
    var sum = 0.0
    var left = 0
    var middle = 1
    for (column, width) in widths.enumerated() {
      sum += width
      if sum <= whole * 0.40 { left = column }
      if sum <= whole * 0.64 { middle = column }
    }
    left = min(left, max(0, lastColumn - 2))
    middle = min(max(middle, left + 1), max(1, lastColumn - 1))
    return (left, middle)
  }
}
