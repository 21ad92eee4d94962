import StationModel
import Workbooks

/// The second page of 投诉趋势: how long cases take, and what changed when the station opened. Counts, Kaplan and
/// Meier's shares and the model's ratio are typed; rates and the plain ratio are formulas.
struct CaseTimeBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.CaseTimes
  private var figures: ComplaintFigures { scope.figures.complaints }
  private let rightColumn = 9

  /// The workbook's own group first, then its sites where they are few enough to read.
  private var groups: [(name: String, group: FigureGroup)] {
    let own = [(name: scope.totalName, group: scope.own)]
    guard scope.isSummary, scope.groups.count > 1, !scope.isWide else { return own }
    return own + scope.groups.map { (name: $0.name, group: $0.group) }
  }

  private var periods: [Bool] { scope.hasBase ? [false, true] : [false] }

  /// Writes the blocks from a row on; returns the row after them. Nothing is written where nothing was received.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    guard figures.durations.contains(where: { $0.closed + $0.open > 0 }) else { return top }
    return writeEffects(&sheet, writeDurations(&sheet, top))
  }

  private func section(_ sheet: inout SheetDescription, _ row: Int, _ title: String) {
    sheet.height(row, 9)
    sheet.merge(row + 1, 0, row + 1, lastColumn, .text(title), Look.section)
    sheet.height(row + 1, 21)
  }

  private func heads(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ heads: [String]) {
    for (number, head) in heads.enumerated() { sheet.text(row, column + number, head, Look.header) }
    sheet.height(row, 34)
  }

  private func label(_ sheet: inout SheetDescription, _ row: Int, _ name: String, isBase: Bool) {
    sheet.text(row, 0, name, Look.text)
    sheet.text(row, 1, isBase ? Text.base : Text.report, Look.center)
    sheet.height(row, 20)
  }

  private func put(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ format: String) {
    let style = Look.number(format)
    if let value { sheet.number(row, column, value, style) } else { sheet.text(row, column, Words.none, style) }
  }

  // MARK: How long

  private func writeDurations(_ sheet: inout SheetDescription, _ top: Int) -> Int {
    section(&sheet, top, Text.durations)
    heads(&sheet, top + 2, 0, Text.durationHeads)
    let first = top + 3
    var row = first
    let helper = lastColumn + 8
    sheet.text(top + 2, helper - 1, Words.helpers, Look.helper)
    for (number, step) in ([0] + ComplaintDuration.steps).enumerated() {
      sheet.count(top + 2, helper + number, step, Look.helper)
    }
    var curves: [(name: String, row: Int)] = []
    for (name, group) in groups {
      for isBase in periods {
        guard let figure = figures.durations.first(where: { $0.group == group && $0.isBasePeriod == isBase }) else {
          continue
        }
        label(&sheet, row, name, isBase: isBase)
        sheet.count(row, 2, figure.closed)
        sheet.count(row, 3, figure.open)
        put(&sheet, row, 4, figure.median.map(Double.init), NumberFormat.count)
        sheet.count(row, helper, 0, Look.helper)
        for (number, share) in figure.closedWithin.enumerated() {
          sheet.number(row, helper + 1 + number, share, Look.helper)
          if number > 0 { put(&sheet, row, 4 + number, share, NumberFormat.share) }
        }
        let rows = [scope.lineage.complaints(group, isReport: !isBase)]
        sheet.origin(CellRange(row: row, column: 2, toRow: row, toColumn: 7), rows)
        sheet.origin(CellRange(row: row, column: helper, toRow: row, toColumn: helper + 4), rows)
        if group == scope.own, figure.closedWithin.allSatisfy({ $0 != nil }), !figure.closedWithin.isEmpty {
          curves.append((isBase ? Text.base : Text.report, row))
        }
        row += 1
      }
    }
    let bottom = max(row - 1, first + 8)
    if bottom >= row { sheet.height(row...bottom, 20) }
    if !curves.isEmpty { sheet.add(curve(sheet, top + 2, helper, curves, top: top + 2, bottom: bottom)) }
    return bottom + 1
  }

  private func curve(
    _ sheet: SheetDescription, _ head: Int, _ helper: Int, _ curves: [(name: String, row: Int)], top: Int, bottom: Int
  ) -> ChartDescription {
    var chart = ChartDescription(
      .scatter, title: Text.curve, area: CellRange(row: top, column: rightColumn, toRow: bottom, toColumn: lastColumn))
    let days = sheet.cells(head, helper, head, helper + ComplaintDuration.steps.count)
    for (number, curve) in curves.enumerated() {
      var series = SeriesDescription(
        .text(curve.name), categories: days,
        values: sheet.cells(curve.row, helper, curve.row, helper + ComplaintDuration.steps.count),
        color: number == 0 ? Palette.blue : Palette.grey)
      series.marker = number == 0 ? .circle : .square
      series.dash = number == 0 ? .solid : .dash
      chart.series.append(series)
    }
    chart.xAxis.minimum = 0
    chart.xAxis.maximum = 60
    chart.xAxis.majorUnit = 15
    chart.xAxis.numberFormat = "0"
    chart.yAxis.minimum = 0
    chart.yAxis.maximum = 1
    chart.yAxis.majorUnit = 0.25
    chart.yAxis.numberFormat = "0%"
    chart.altText = "自接收起第7、15、30、60日的累计办结比例，未办结件按删失处理；实线为本期，虚线为基期。"
    return chart
  }

  // MARK: What changed when the station opened

  private func writeEffects(_ sheet: inout SheetDescription, _ top: Int) -> Int {
    let shown = groups.compactMap { name, group in
      figures.effects.first { $0.group == group && $0.method != .none }.map { (name, $0) }
    }
    let said = groups.compactMap { name, group -> String? in
      let words = figures.effects.first { $0.group == group }?.wording ?? ""
      return words.isEmpty ? nil : groups.count > 1 ? name + "：" + words : words
    }
    guard !shown.isEmpty || !said.isEmpty else { return top }
    section(&sheet, top, Text.effects(figures.effects.first?.opened))
    var row = top + 2
    if !shown.isEmpty {
      heads(&sheet, row, 0, Text.effectHeads)
      heads(&sheet, row, rightColumn, Text.modelHeads)
      row += 1
    }
    let first = row
    for (name, effect) in shown {
      let parts = shown.enumerated().filter { effect.group == scope.own && $0.element.1.group != scope.own }
      write(&sheet, row, name, effect, parts.map { (row: first + $0.offset, effect: $0.element.1) })
      row += 1
    }
    let width = (0...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    for sentence in said {
      let style = Look.note.with { $0.color = Palette.text }
      sheet.merge(row, 0, row, lastColumn, .text("· " + sentence), style)
      sheet.height(row, max(16, TextWidth.height(lines: TextWidth.lines(sentence, width: width, size: 9), size: 9)))
      row += 1
    }
    return row
  }

  private func write(
    _ sheet: inout SheetDescription, _ row: Int, _ name: String, _ effect: ComplaintEffect,
    _ parts: [(row: Int, effect: ComplaintEffect)]
  ) {
    sheet.text(row, 0, name, Look.text)
    sheet.height(row, 20)
    let sides: [(Int, KeyPath<ComplaintEffect, Int>, KeyPath<ComplaintEffect, Double>)] = [
      (1, \.before, \.exposureBefore), (4, \.after, \.exposureAfter),
    ]
    for (column, count, exposure) in sides {
      sheet.count(row, column, effect[keyPath: count], parts: parts.map { ($0.row, $0.effect[keyPath: count]) })
      let own = effect[keyPath: exposure]
      let sum = parts.reduce(0) { $0 + $1.effect[keyPath: exposure] }
      if !parts.isEmpty, (sum - own).magnitude <= 1e-9 * own.magnitude {
        let cells = parts.map { at($0.row, column + 1) }.joined(separator: ",")
        sheet.formula(row, column + 1, "SUM(\(cells))", Look.number(NumberFormat.exposure))
      } else {
        sheet.number(row, column + 1, own, Look.number(NumberFormat.exposure))
      }
      sheet.formula(
        row, column + 2, "IF(\(at(row, column + 1))=0,\"—\",\(at(row, column))/\(at(row, column + 1)))",
        Look.number(NumberFormat.rate))
    }
    let (rateBefore, rateAfter) = (at(row, 3), at(row, 6))
    sheet.formula(
      row, 7,
      "IF(ISNUMBER(\(rateBefore)),IF(\(rateBefore)=0,\"—\",IF(ISNUMBER(\(rateAfter)),\(rateAfter)/\(rateBefore),\"—\")),\"—\")",
      Look.number(NumberFormat.decimal))
    let model = [effect.ratio, effect.ratioLow, effect.ratioHigh]
    for (number, value) in model.enumerated() { put(&sheet, row, rightColumn + number, value, NumberFormat.decimal) }
    put(&sheet, row, rightColumn + 3, effect.p, NumberFormat.p)
    put(&sheet, row, rightColumn + 4, effect.slope, NumberFormat.decimal)
    put(&sheet, row, rightColumn + 5, effect.lastRatio, NumberFormat.decimal)
    sheet.origin(
      CellRange(row: row, column: 1, toRow: row, toColumn: rightColumn + 5),
      [
        scope.lineage.complaints(effect.group), scope.lineage.exposure(effect.group, isReport: true),
        scope.lineage.exposure(effect.group, isReport: false),
      ])
    let all = scope.settings.periods.all
    guard effect.opened > all.first, effect.opened <= all.last else { return }
    let before = MonthRange(all.first, Month(index: effect.opened.index - 1))
    for (column, months) in [(1, before), (4, MonthRange(effect.opened, all.last))] {
      sheet.origin(row, column, scope.lineage.complaints(effect.group, months))
      sheet.origin(row, column + 1, scope.lineage.exposure(effect.group, months))
    }
  }
}

extension Words {
  enum CaseTimes {
    static let report = "本期"
    static let base = "基期"
    static let durations = "办理时长：自接收至办结的日历日（未办结件按截至日期删失，Kaplan–Meier 法）"
    static let durationHeads = ["分组", "期别", "办结", "未办结", "中位\n（日）", "15日内\n办结", "30日内\n办结", "60日内\n办结"]
    static let curve = "图三　累计办结比例（自接收起日数）"
    static func effects(_ opened: Month?) -> String {
      "驿站设立前后" + (opened.map { "（设立：\($0.year)年\($0.month)月）" } ?? "")
    }
    static let effectHeads = ["分组", "设立前\n件数", "设立前\n客流", "设立前\n投诉率", "设立后\n件数", "设立后\n客流", "设立后\n投诉率", "率比\n后÷前"]
    static let modelHeads = ["估计的\n率比", "区间下限", "区间上限", "p 值", "每月变化\n率比", "末月与\n原走势之比"]
  }
}
