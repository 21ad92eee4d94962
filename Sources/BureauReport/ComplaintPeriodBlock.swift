import StationModel
import Workbooks

/// Further comparisons of complaints (month on month, year so far, Spring Festival …) and what trend, gaps and repeats say. A page
/// of 投诉同比 of its own.
struct ComplaintPeriodBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.ComplaintPeriods
  private var figures: ComplaintFigures { scope.figures.complaints }

  /// What the program says in a sentence, of this scope.
  private var sentences: [String] {
    let own = scope.own
    var result = figures.trends.filter { $0.group == own }.map(\.wording)
    result += figures.gaps.filter { $0.group == own }.map(\.wording)
    result += figures.repeats.filter { $0.group == own && !$0.isBasePeriod }.map(\.wording)
    return result.filter { !$0.isEmpty }
  }

  /// Writes the block from a row on; returns the row after it. Nothing is written where nothing is compared.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let rows = figures.periods.filter { $0.comparison.group == scope.own }
    var row = top
    if !rows.isEmpty {
      sheet.height(top, 9)
      sheet.merge(top + 1, 0, top + 1, lastColumn, .text(Text.title), Look.section)
      sheet.height(top + 1, 22)
      writeHeader(&sheet, top + 2)
      let cautions = Self.cautions(rows)
      for (number, figure) in rows.enumerated() { write(&sheet, top + 3 + number, figure, cautions) }
      row = top + 3 + rows.count
      // Said once below the table, not in every verdict.
      for (number, caution) in cautions.enumerated() {
        let text = Text.mark(number) + "：" + caution
        sheet.merge(row, 0, row, lastColumn, .text(text), Look.note)
        let lines = TextWidth.lines(text, width: width(sheet), size: 9)
        sheet.height(row, max(15, TextWidth.height(lines: lines, size: 9)))
        row += 1
      }
    }
    let sentences = self.sentences
    guard !sentences.isEmpty else { return row }
    sheet.height(row, 9)
    sheet.merge(row + 1, 0, row + 1, lastColumn, .text(Text.saying), Look.section)
    sheet.height(row + 1, 22)
    row += 2
    let width = width(sheet)
    for sentence in sentences {
      sheet.merge(row, 0, row, lastColumn, .text("· " + sentence), Look.plain.with { $0.wraps = true })
      sheet.height(row, max(19, TextWidth.height(lines: TextWidth.lines(sentence, width: width))))
      row += 1
    }
    return row
  }

  private func width(_ sheet: SheetDescription) -> Double {
    (0...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
  }

  private static func cautions(_ rows: [ComplaintPeriodComparison]) -> [String] {
    rows.map(\.caution).filter { !$0.isEmpty }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func writeHeader(_ sheet: inout SheetDescription, _ row: Int) {
    sheet.text(row, 0, Text.kind, Look.header)
    sheet.header(row, 1, row, 2, Text.now)
    sheet.header(row, 3, row, 4, Text.then)
    let confidence = Report.percent(scope.settings.satisfaction.confidence)
    for (number, head) in Text.heads(scope.settings, confidence).enumerated() {
      sheet.text(row, 5 + number, head, Look.header)
    }
    sheet.header(row, 13, row, lastColumn, Words.Comparison.verdict)
    sheet.height(row, 36)
  }

  private func write(
    _ sheet: inout SheetDescription, _ row: Int, _ figure: ComplaintPeriodComparison, _ cautions: [String]
  ) {
    let found = figure.comparison
    sheet.text(row, 0, figure.kind.chineseName, Look.text.sized(9))
    sheet.merge(row, 1, row, 2, .text(figure.now), Look.center.sized(9).with { $0.wraps = true })
    sheet.merge(row, 3, row, 4, .text(figure.then), Look.center.sized(9).with { $0.wraps = true })
    sheet.count(row, 5, found.countReport)
    sheet.count(row, 6, found.countBase)
    put(&sheet, row, 7, found.exposureReport, NumberFormat.exposure)
    put(&sheet, row, 8, found.exposureBase, NumberFormat.exposure)
    let (now, before) = ("\(at(row, 5))/\(at(row, 7))", "\(at(row, 6))/\(at(row, 8))")
    sheet.formula(
      row, 9,
      "IF(AND(ISNUMBER(\(at(row, 7))),ISNUMBER(\(at(row, 8))),\(at(row, 6))>0,\(at(row, 7))>0,\(at(row, 8))>0),"
        + "(\(now))/(\(before)),\"—\")",
      Look.number(NumberFormat.decimal).bold)
    put(&sheet, row, 10, found.ratioLow, NumberFormat.decimal)
    put(&sheet, row, 11, found.ratioHigh, NumberFormat.decimal)
    put(&sheet, row, 12, found.p, NumberFormat.p)
    var verdict = found.verdict.chineseText
    if found.verdict != .none, (1..<30).contains(found.countBase) { verdict += Text.smallBase }
    if figure.isByDays { verdict += "（" + Text.byDays + "）" }
    if let number = cautions.firstIndex(of: figure.caution) { verdict += "（" + Text.mark(number) + "）" }
    sheet.merge(row, 13, row, lastColumn, .text(verdict), Look.wrapped)
    let width = (13...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    let lines = TextWidth.lines(verdict, width: width, size: 9)
    sheet.height(row, max(22, TextWidth.height(lines: lines, size: 9)))
    addOrigin(&sheet, row)
  }

  /// The stretches lie within the two periods and months before them; the monthly table says which.
  private func addOrigin(_ sheet: inout SheetDescription, _ row: Int) {
    let lineage = scope.lineage
    let exposures = [true, false].map { lineage.exposure(scope.own, isReport: $0) }
    sheet.origin(CellRange(row: row, column: 5, toRow: row, toColumn: 6), [lineage.complaints(scope.own)])
    sheet.origin(CellRange(row: row, column: 7, toRow: row, toColumn: 8), exposures)
    sheet.origin(
      CellRange(row: row, column: 10, toRow: row, toColumn: 12), [lineage.complaints(scope.own)] + exposures)
  }

  private func put(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ format: String) {
    if let value {
      sheet.number(row, column, value, Look.number(format))
    } else {
      sheet.text(row, column, Words.none, Look.number(format))
    }
  }
}

extension Words {
  enum ComplaintPeriods {
    static let title = "多口径比较（环比、累计、春节对齐）"
    static let saying = "趋势与重复投诉"
    static let kind = "口径"
    static let now = "本段"
    static let then = "对比段"
    static func mark(_ number: Int) -> String {
      "注" + (number < 9 ? String(Array("①②③④⑤⑥⑦⑧⑨")[number]) : "\(number + 1)")
    }
    static let smallBase = "（基数较小）"
    static let byDays = "无客流量，按天数比"
    static func heads(_ settings: PipelineSettings, _ confidence: String) -> [String] {
      let exposure = Trend.exposureName(settings)
      return [
        "本段\n件数", "对比段\n件数", "本段\n\(exposure)", "对比段\n\(exposure)", "率比", Comparison.low(confidence),
        Comparison.high(confidence), Comparison.p,
      ]
    }
  }
}
