import Diagnostics
import StationModel
import Workbooks

/// 数据质量: source files with their row accounts, and findings.
struct QualitySheet {
  let scope: ReportScope
  private let lastColumn = 9
  private var figures: DataQualityFigures { scope.figures.quality }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.quality))
    let frame = SheetFrame(scope: scope, key: .quality, lastColumn: lastColumn)
    for (column, width) in [14.0, 40, 13, 13, 11, 11, 11, 13, 18, 40].enumerated() {
      sheet.width(column...column, width)
    }
    frame.begin(&sheet, title: Words.Quality.title, unit: Words.Quality.unit)
    var row = writeFiles(&sheet, from: 3)
    sheet.height(row, 10)
    let findingHead = row + 2
    row = writeFindings(&sheet, from: row + 1)
    let end = frame.notes(&sheet, from: row, Words.Quality.notes)
    sheet.frozenAt = CellAddress(3, 0)
    sheet.zoom = 90
    // The list of findings is the one that runs over pages: its heads are printed on each behind the first.
    frame.finish(
      &sheet, lastRow: end - 1, repeated: findingHead...findingHead,
      pagesTall: figures.files.count + figures.findings.count > 34 ? 0 : 1)
    return sheet
  }

  /// What was kept stands in the remark as a sentence; the check needs it as a number.
  private var keptColumn: Int { lastColumn + 4 }

  private func writeFiles(_ sheet: inout SheetDescription, from start: Int) -> Int {
    sheet.merge(start, 0, start, lastColumn, .text(Words.Quality.files), Look.section)
    sheet.height(start, 22)
    let head = start + 1
    for (column, text) in Words.Quality.fileHeads.enumerated() { sheet.text(head, column, text, Look.header) }
    sheet.height(head, 24)
    let first = head + 1
    for (number, file) in figures.files.enumerated() { write(&sheet, first + number, file) }
    let total = first + max(1, figures.files.count)
    if figures.files.isEmpty { for column in 0...lastColumn { sheet.put(first, column, .blank, Look.body) } }
    sheet.merge(total, 0, total, 3, .text(Words.total), Look.center.total)
    for column in 4...6 {
      sheet.formula(
        total, column, "SUM(\(span(first, column, total - 1, column)))", Look.number(NumberFormat.count).total)
    }
    sheet.formula(
      total, 7, "IF(\(at(total, 4))=0,0,\(at(total, 5))/\(at(total, 4)))", Look.number(NumberFormat.rejected).total)
    sheet.text(head, keptColumn, Words.Quality.kept, Look.helper)
    let kept = "SUM(\(span(first, keptColumn, total - 1, keptColumn)))"
    let isClosed = "\(at(total, 4))=\(kept)+\(at(total, 5))+\(at(total, 6))"
    let formula = "=IF(\(isClosed),\"\(Words.Quality.checkRight)\",\"\(Words.Quality.checkWrong)\")"
    sheet.merge(total, 8, total, 9, .formula(formula, cached: nil), Look.check)
    sheet.markWrong(total, 8, toColumn: 9)
    sheet.height(total, 21)
    return total + 1
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ file: SourceFileAccount) {
    sheet.text(row, 0, file.table.chineseName, Look.text)
    let own: [CellSource.Condition] = [.equals("name", file.name), .equals("source", file.table.rawValue)]
    sheet.origin(CellRange(row: row, column: 4, toRow: row, toColumn: 6), [CellSource("source_file", own)])
    sheet.origin(row, 5, CellSource("rejected_record", own))
    sheet.text(row, 1, file.name, Look.wrapped)
    sheet.text(row, 2, file.encoding, Look.center)
    sheet.text(row, 3, delimiter(file.delimiter), Look.center)
    sheet.count(row, 4, file.read)
    sheet.count(row, 5, file.rejected)
    sheet.count(row, 6, file.duplicates)
    sheet.count(row, keptColumn, file.kept, Look.helper)
    sheet.origin(row, keptColumn, CellSource("source_file", own))
    sheet.formula(
      row, 7, "IF(\(at(row, 4))=0,0,\(at(row, 5))/\(at(row, 4)))", Look.number(NumberFormat.rejected))
    sheet.text(row, 8, String(file.sha256.prefix(12)), Look.center.with { $0.face = .code })
    let remark = Words.Quality.remark(kept: file.kept, skipped: file.skippedLines, headerLine: file.headerLine)
    sheet.text(row, 9, remark, Look.wrapped)
    let lines = max(TextWidth.lines(file.name, width: 42, size: 9), TextWidth.lines(remark, width: 40, size: 9))
    sheet.height(row, max(20, TextWidth.height(lines: lines, size: 9)))
  }

  private func delimiter(_ text: String) -> String {
    switch text {
    case ",": Words.Quality.comma
    case "\t", "tab": Words.Quality.tab
    case ";": Words.Quality.semicolon
    case "|": Words.Quality.pipe
    default: text
    }
  }

  private func writeFindings(_ sheet: inout SheetDescription, from start: Int) -> Int {
    sheet.merge(start, 0, start, lastColumn, .text(Words.Quality.findings), Look.section)
    sheet.height(start, 22)
    let head = start + 1
    for (column, text) in Words.Quality.findingHeads.enumerated() { sheet.text(head, column, text, Look.header) }
    sheet.header(head, 7, head, 8, Words.Quality.findingHeads[7])
    sheet.height(head, 24)
    let first = head + 1
    for (number, finding) in figures.findings.enumerated() { write(&sheet, first + number, finding) }
    let total = first + max(1, figures.findings.count)
    if figures.findings.isEmpty { for column in 0...lastColumn { sheet.put(first, column, .blank, Look.body) } }
    sheet.merge(total, 0, total, 3, .text(Words.total), Look.center.total)
    for column in 4...6 {
      sheet.formula(
        total, column, "SUM(\(span(first, column, total - 1, column)))", Look.number(NumberFormat.count).total)
    }
    sheet.merge(total, 7, total, 9, .blank, Look.body.total)
    sheet.height(total, 21)
    return total + 1
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ finding: FindingFigure) {
    sheet.text(row, 0, finding.code.rawValue, Look.center.with { $0.face = .code })
    sheet.origin(
      CellRange(row: row, column: 4, toRow: row, toColumn: 5),
      [CellSource("finding", conditions(finding))])
    sheet.text(row, 1, finding.title, Look.wrapped)
    let (word, fill, color) = severity(finding.severity)
    sheet.text(row, 2, word, Look.center.bold.filled(fill).colored(color))
    sheet.text(row, 3, finding.table.isEmpty ? Words.none : finding.table, Look.center.sized(9))
    sheet.count(row, 4, finding.count)
    sheet.count(row, 5, finding.mended)
    sheet.formula(row, 6, "\(at(row, 4))-\(at(row, 5))", Look.number(NumberFormat.count))
    sheet.merge(row, 7, row, 8, .text(finding.treatment), Look.wrapped)
    sheet.text(row, 9, finding.example, Look.wrapped)
    let lines =
      [
        TextWidth.lines(finding.title, width: 42, size: 9), TextWidth.lines(finding.treatment, width: 31, size: 9),
        TextWidth.lines(finding.example, width: 40, size: 9),
      ].max() ?? 1
    sheet.height(row, max(20, TextWidth.height(lines: lines, size: 9)))
  }

  /// The findings of one code, weight and source table.
  private func conditions(_ finding: FindingFigure) -> [CellSource.Condition] {
    let own: [CellSource.Condition] = [
      .equals("code", finding.code.rawValue), .equals("severity", finding.severity.rawValue),
    ]
    let files = figures.files.filter { $0.table.chineseName == finding.table }.map(\.name)
    return files.isEmpty ? own : own + [.oneOf("file", files)]
  }

  private func severity(_ severity: Severity) -> (String, Color, Color) {
    switch severity {
    case .error: (Words.Quality.error, Palette.badFill, Palette.bad)
    case .warning: (Words.Quality.warning, Palette.fairFill, Palette.fair)
    case .note: (Words.Quality.note, Palette.goodFill, Palette.good)
    }
  }
}
