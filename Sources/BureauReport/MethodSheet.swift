import StationModel
import Workbooks

/// 方法说明: one row a measure.
struct MethodSheet {
  let scope: ReportScope
  private let lastColumn = 4
  private let widths = [7.0, 18.0, 44.0, 58.0, 46.0]

  /// Answers to every question, from which the scale's reliability is worked out.
  private var complete: CellSource {
    var result = scope.lineage.satisfaction(.all)
    result.conditions += (scope.settings.satisfaction.items.map(\.id) + ["overall"]).map { .present($0) }
    return result
  }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.methods))
    let frame = SheetFrame(scope: scope, key: .methods, lastColumn: lastColumn)
    for (column, width) in widths.enumerated() { sheet.width(column...column, width) }
    frame.begin(&sheet, title: Words.Methods.title, unit: Words.Methods.unit)
    for (column, head) in Words.Methods.heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 24)
    var row = 4
    for (number, note) in scope.figures.methods.enumerated() {
      sheet.count(row, 0, number + 1, Look.date("0"))
      sheet.text(row, 1, note.measure, Look.text.bold.with { $0.wraps = true })
      let texts = [note.definition, note.method, note.source]
      var lines = TextWidth.lines(note.measure, width: widths[1])
      for (column, text) in texts.enumerated() {
        sheet.text(row, 2 + column, text, Look.wrapped)
        if text.contains("α＝") { sheet.origin(row, 2 + column, complete) }
        lines = max(lines, TextWidth.lines(text, width: widths[2 + column], size: 9))
      }
      sheet.height(row, max(34, TextWidth.height(lines: lines, size: 9)))
      row += 1
    }
    // Ordinals are made from nothing.
    sheet.origin(CellRange(row: 4, column: 0, toRow: max(4, row - 1), toColumn: 0), [])
    sheet.frozenAt = CellAddress(4, 2)
    sheet.zoom = 90
    frame.finish(&sheet, lastRow: max(4, row - 1), repeated: 3...3, pagesTall: 0)
    return sheet
  }
}
