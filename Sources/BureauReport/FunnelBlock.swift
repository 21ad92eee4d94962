import StationModel
import Workbooks

/// The funnel of merchants on the second page of 投诉趋势: complaints against what a merchant's size lets expect, so that large ones
/// are not blamed for being large.
struct FunnelBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.Funnel
  private static let shown = 12
  /// More points than that a chart cannot show; the unlikeliest are drawn.
  private static let drawn = 1500
  private var funnel: ComplaintFunnel { scope.figures.complaints.funnel }

  private var points: [ComplaintFunnelPoint] {
    let own = Set(scope.merchants)
    let all = funnel.points.filter {
      own.contains($0.merchant) && ($0.expected ?? 0) > 0 && $0.alarm != nil && $0.warning != nil
    }
    guard all.count > Self.drawn else { return all }
    return Array(all.sorted { ($0.p ?? 1, $0.merchant) < ($1.p ?? 1, $1.merchant) }.prefix(Self.drawn))
  }

  /// Writes chart and table from a row on; returns the row after them.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let all = points
    guard all.count > 2, !funnel.wording.isEmpty else { return top }
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, lastColumn, .text(Text.title), Look.section)
    sheet.height(top + 1, 21)
    let helper = lastColumn + 20
    writeHelpers(&sheet, all, row: top + 2, column: helper)
    let head = top + 2
    sheet.header(head, 0, head, 1, Text.merchant)
    for (number, text) in Text.heads.enumerated() { sheet.text(head, 2 + number, text, Look.header) }
    sheet.height(head, 34)
    let listed = all.filter { $0.signal == .aboveAlarm || $0.signal == .aboveWarning || $0.isScreened }
      .sorted { (isLow($0) ? 1 : 0, $0.p ?? 1, $0.merchant) < (isLow($1) ? 1 : 0, $1.p ?? 1, $1.merchant) }
      .prefix(Self.shown)
    var row = head + 1
    for point in listed {
      write(&sheet, row, point)
      row += 1
    }
    if listed.isEmpty {
      sheet.merge(row, 0, row, 7, .text(Text.nobody), Look.center)
      sheet.height(row, 20)
      row += 1
    }
    let bottom = max(row - 1, head + 12)
    if bottom >= row { sheet.height(row...bottom, 20) }
    let area = CellRange(row: head, column: 9, toRow: bottom, toColumn: lastColumn)
    sheet.add(
      isLevel(all)
        ? spread(sheet, helper, head + 1, most(all) + 1, area) : chart(sheet, helper, head + 1, all.count, area))
    let width = (0...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    let text = "· " + (scope.isSummary ? funnel.wording : Text.siteNote)
    sheet.merge(bottom + 1, 0, bottom + 1, lastColumn, .text(text), Look.note.with { $0.color = Palette.text })
    sheet.height(
      bottom + 1, max(16, TextWidth.height(lines: TextWidth.lines(text, width: width, size: 9), size: 9)))
    return bottom + 2
  }

  /// Fewer complaints than the merchant's size lets expect: told after those that have more.
  private func isLow(_ point: ComplaintFunnelPoint) -> Bool { Double(point.count) < point.expected ?? 0 }

  /// True where all merchants are of one size: the funnel would be a line, and the spread of their counts says it better.
  private func isLevel(_ all: [ComplaintFunnelPoint]) -> Bool {
    let expected = all.compactMap(\.expected)
    return (expected.max() ?? 0) < 1.05 * (expected.min() ?? 0)
  }

  private func most(_ all: [ComplaintFunnelPoint]) -> Int { min(all.map(\.count).max() ?? 0, 60) }

  /// How many merchants have how many complaints.
  private func spread(
    _ sheet: SheetDescription, _ column: Int, _ first: Int, _ count: Int, _ area: CellRange
  ) -> ChartDescription {
    var chart = ChartDescription(.column, title: Text.spread, area: area)
    var series = SeriesDescription(
      .text(Text.merchantCount), categories: sheet.cells(first, column + 5, first + count - 1, column + 5),
      values: sheet.cells(first, column + 6, first + count - 1, column + 6), color: Palette.blue)
    var labels = DataLabels()
    labels.position = .outsideEnd
    series.labels = labels
    chart.series = [series]
    chart.hasLegend = false
    chart.xAxis.title = Text.countAxis
    chart.yAxis.title = Text.merchantCount
    chart.yAxis.minimum = 0
    chart.yAxis.numberFormat = "0"
    chart.gap = 40
    chart.altText = "商户按本期投诉件数的分布；各户规模相同，应有件数也相同。"
    return chart
  }

  /// Expected count, count and limits of each merchant, smallest expectation first: the curves are drawn through them.
  private func writeHelpers(_ sheet: inout SheetDescription, _ all: [ComplaintFunnelPoint], row: Int, column: Int) {
    sheet.text(row, column, Words.helpers, Look.helper)
    if isLevel(all) {
      let counts = fixedSpan(row + 1, column + 1, row + all.count, column + 1)
      for count in 0...most(all) {
        let own = row + 1 + count
        sheet.count(own, column + 5, count, Look.helper)
        sheet.formula(own, column + 6, "COUNTIFS(\(counts),\(at(own, column + 5)))", Look.helper)
      }
    }
    if !isLevel(all) { writeOutliers(&sheet, all, row: row, column: column + 5) }
    let sorted = all.sorted { ($0.expected ?? 0, $0.merchant) < ($1.expected ?? 0, $1.merchant) }
    for (number, point) in sorted.enumerated() {
      let own = row + 1 + number
      let values = [
        point.expected ?? 0, Double(point.count), point.expected ?? 0, Double(point.warning?.upper ?? 0),
        Double(point.alarm?.upper ?? 0),
      ]
      for (offset, value) in values.enumerated() { sheet.number(own, column + offset, value, Look.helper) }
      let group = FigureGroup.merchant(point.merchant)
      sheet.origin(
        CellRange(row: own, column: column, toRow: own, toColumn: column + values.count - 1),
        [scope.lineage.complaints(group, isReport: true)])
    }
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ point: ComplaintFunnelPoint) {
    let merchant = scope.figures.merchants[point.merchant]
    sheet.merge(row, 0, row, 1, .text(merchant.name), Look.text)
    sheet.count(row, 2, point.count)
    sheet.number(row, 3, point.expected, Look.number(NumberFormat.decimal))
    sheet.formula(row, 4, "IF(\(at(row, 3))=0,\"—\",\(at(row, 2))/\(at(row, 3)))", Look.number(NumberFormat.decimal))
    sheet.count(row, 5, point.alarm?.upper ?? 0)
    sheet.number(row, 6, point.adjustedP, Look.number(NumberFormat.p))
    let word =
      switch point.signal {
      case .aboveAlarm: Text.alarm
      case .aboveWarning: Text.warning
      default: isLow(point) ? Text.low : Text.screened
      }
    sheet.text(row, 7, word, Look.center.sized(9))
    let group = FigureGroup.merchant(point.merchant)
    sheet.origin(
      CellRange(row: row, column: 2, toRow: row, toColumn: 6), [scope.lineage.complaints(group, isReport: true)])
    sheet.height(row, 20)
  }

  private func chart(
    _ sheet: SheetDescription, _ column: Int, _ first: Int, _ count: Int, _ area: CellRange
  ) -> ChartDescription {
    var chart = ChartDescription(.scatter, title: Text.chart, area: area)
    let expected = sheet.cells(first, column, first + count - 1, column)
    let lines: [(String, Int, Color, DashKind)] = [
      (Text.expected, 2, Palette.secondary, .solid), (Text.warningLine, 3, Palette.orange, .dash),
      (Text.alarmLine, 4, Palette.vermilion, .dot),
    ]
    for (name, offset, color, dash) in lines {
      var line = SeriesDescription(
        .text(name), categories: expected,
        values: sheet.cells(first, column + offset, first + count - 1, column + offset),
        color: color)
      line.lineWidth = 1.25
      line.dash = dash
      chart.series.append(line)
    }
    var merchants = SeriesDescription(
      .text(Text.merchants), categories: expected,
      values: sheet.cells(first, column + 1, first + count - 1, column + 1),
      color: Palette.blue)
    merchants.lineWidth = 0
    merchants.marker = .circle
    merchants.markerSize = 5
    chart.series.append(merchants)
    chart.xAxis.title = Text.expectedAxis
    chart.xAxis.minimum = 0
    chart.xAxis.numberFormat = "0.0"
    chart.yAxis.title = Text.countAxis
    chart.yAxis.minimum = 0
    chart.yAxis.numberFormat = "0"
    chart.altText = "各商户本期投诉件数对按规模应有件数的漏斗图，虚线以上为超出偶然波动的商户。"
    addOutliers(sheet, &chart, column + 5, first, FunnelFrame(points))
    return chart
  }

  /// Merchants beyond the frame stand on its edge under their names.
  private func addOutliers(
    _ sheet: SheetDescription, _ chart: inout ChartDescription, _ column: Int, _ first: Int, _ frame: FunnelFrame
  ) {
    guard !frame.outside.isEmpty else { return }
    chart.xAxis.maximum = frame.expected
    chart.yAxis.maximum = frame.count
    for number in frame.outside.indices {
      let row = first + number
      var series = SeriesDescription(
        .cell(sheet.cells(row, column, row, column)), categories: sheet.cells(row, column + 1, row, column + 1),
        values: sheet.cells(row, column + 2, row, column + 2), color: Palette.vermilion)
      series.lineWidth = 0
      series.marker = .triangle
      series.markerSize = 8
      series.isInLegend = false
      var labels = DataLabels()
      labels.content = .seriesName
      // Names run into the frame from its right edge, and under its upper one.
      labels.position = .left
      series.labels = labels
      chart.series.append(series)
    }
    chart.altText += "图框外的商户画在边上并写明件数。"
  }

  private func writeOutliers(_ sheet: inout SheetDescription, _ all: [ComplaintFunnelPoint], row: Int, column: Int) {
    let frame = FunnelFrame(all)
    for (number, point) in frame.outside.enumerated() {
      let own = row + 1 + number
      let expected = Report.fixed(point.expected ?? 0, 1)
      sheet.text(
        own, column, Text.outside(scope.figures.merchants[point.merchant].name, point.count, expected), Look.helper)
      sheet.number(own, column + 1, min(point.expected ?? 0, frame.expected), Look.helper)
      // Neighbours on the edge stand one below the other.
      let place = frame.count * (0.97 - 0.07 * Double(number))
      sheet.number(own, column + 2, min(Double(point.count), place), Look.helper)
      sheet.origin(
        CellRange(row: own, column: column + 1, toRow: own, toColumn: column + 2),
        [scope.lineage.complaints(.merchant(point.merchant), isReport: true)])
    }
  }
}

extension Words {
  enum Funnel {
    static let title = "商户投诉漏斗图：件数对照规模（本期）"
    static let chart = "投诉件数与按规模应有件数"
    static let merchant = "商户名称"
    static let spread = "商户按投诉件数的分布"
    static func outside(_ name: String, _ count: Int, _ expected: String) -> String {
      "\(name.prefix(12))（\(count)件，应有\(expected)件）"
    }
    static let merchantCount = "商户数（家）"
    static let heads = ["投诉\n件数", "应有\n件数", "件数÷应有", "99.8%\n上限", "校正 p", "位置"]
    static let alarm = "▲ 超99.8%上限"
    static let warning = "！超95%上限"
    static let screened = "！校正后偏多"
    static let low = "▼ 校正后偏少"
    static let nobody = "没有商户超出上限"
    static let siteNote = "应有件数按全部商户的合计投诉率乘本户规模计算；超出上限的商户先核实原因，不作排名。"
    static let expected = "应有件数"
    static let warningLine = "95%上限"
    static let alarmLine = "99.8%上限"
    static let merchants = "商户"
    static let expectedAxis = "按规模应有件数（件）"
    static let countAxis = "投诉件数（件）"
  }
}
