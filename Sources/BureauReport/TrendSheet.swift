import StationModel
import Workbooks

/// 投诉趋势: complaints by month with a u chart.
struct TrendSheet {
  let scope: ReportScope

  struct Places {
    var rate = ""
    /// Empty: no base period.
    var change = ""
    var lastCount = ""
    var lastMonth = ""
    var baseMonths: SheetRange?
    var baseRates: SheetRange?
    var reportMonths: SheetRange?
    var reportRates: SheetRange?
    /// Counts of the monthly sums, for the cross-check.
    var baseSum = ""
    var reportSum = ""
  }

  private let firstRow = 4
  private let lastColumn = 16
  private var figures: ComplaintFigures { scope.figures.complaints }
  private var months: [ComplaintMonth] {
    figures.months.filter { $0.group == scope.own }.sorted { $0.month < $1.month }
  }
  private var isExact: Bool { figures.limitMethod == .poisson }

  func build() -> (SheetDescription, Places) {
    var sheet = SheetDescription(name: scope.sheetName(.trend))
    sheet.commonSources = [scope.lineage.complaints(scope.own)]
    let frame = SheetFrame(scope: scope, key: .trend, lastColumn: lastColumn)
    for (column, width) in [13.5, 13, 10, 12, 10, 10, 10, 13, 2].enumerated() { sheet.width(column...column, width) }
    let unit = TextWidth.of("（\(scope.settings.complaints.rateUnit)）", bold: true)
    sheet.width(3...3, max(12, unit + 2))
    let exposure = TextWidth.of(Words.Trend.exposureName(scope.settings), bold: true)
    sheet.width(1...1, max(13, exposure + 2))
    sheet.width(9...lastColumn, 12)
    frame.begin(&sheet, title: Words.Trend.title, unit: Words.Trend.unit(scope.settings))
    writeHeader(&sheet)
    let all = months
    let baseRows = all.indices.filter { !all[$0].isReportPeriod }.map { firstRow + $0 }
    let reportRows = all.indices.filter { all[$0].isReportPeriod }.map { firstRow + $0 }
    let sumRow = firstRow + max(1, all.count)
    let centre = self.centre(sumRow, hasBase: !baseRows.isEmpty)
    let pooled = pooledRate(fromBase: figures.isCentreFromBase)
    for (number, month) in all.enumerated() {
      // The formula stands only where it gives the program's own centre line.
      let isPooled = abs((month.centre ?? 0) - pooled) <= 1e-9 * max(1, pooled)
      write(&sheet, firstRow + number, month, centre: isPooled ? centre : "")
    }
    if all.isEmpty { for column in 0...7 { sheet.put(firstRow, column, .blank, Look.body) } }
    var places = writeSums(&sheet, sumRow, baseRows, reportRows)
    fillRanges(&places, sheet, baseRows, reportRows)
    addFormats(&sheet, last: sumRow - 1)
    let bottom = max(sumRow + 1, firstRow + 22)
    if !all.isEmpty { addCharts(&sheet, last: sumRow - 1, bottom: bottom) }
    // The table's own notes stay under it; how long cases take and the funnel make a page of their own.
    let noted = frame.notes(&sheet, from: bottom + 1, notes)
    let end = FunnelBlock(scope: scope, lastColumn: lastColumn).write(
      &sheet, from: CaseTimeBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: noted))
    if end > noted { sheet.page.breaksBefore = [noted] }
    sheet.frozenAt = CellAddress(4, 1)
    sheet.zoom = 90
    frame.finish(&sheet, lastRow: end - 1, pagesTall: all.count > 36 || end > noted ? 0 : 1)
    return (sheet, places)
  }

  private var notes: [String] {
    var result = Words.Trend.notes(isExact, fromBase: figures.isCentreFromBase && scope.hasBase)
    if !figures.limitNote.isEmpty { result.append(figures.limitNote) }
    if figures.months.contains(where: { $0.signal == .run }) { result.append(Words.Trend.runText) }
    let sites = figures.siteZeroMonthSentences
    let zeroMonth = scope.site.map { sites.indices.contains($0) ? sites[$0] : "" } ?? figures.zeroMonthSentence
    if !zeroMonth.isEmpty { result.append(zeroMonth) }
    if figures.months.contains(where: { $0.count == 0 }) { result.append(Words.Trend.zeroText(scope.settings)) }
    return result
  }

  private func writeHeader(_ sheet: inout SheetDescription) {
    let heads = [
      Words.Trend.month, Words.Trend.exposure(scope.settings), Words.Trend.count, Words.Trend.rate(scope.settings),
      Words.Trend.centre, Words.Trend.upper, Words.Trend.lower, Words.Trend.signal,
    ]
    for (column, head) in heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 34)
    sheet.comment(CellAddress(3, 3), Words.Trend.rateComment)
    sheet.comment(CellAddress(3, 4), Words.Trend.centreComment)
    sheet.comment(CellAddress(3, 5), isExact ? Words.Trend.exactComment : Words.Trend.limitComment)
  }

  /// The centre line's formula: the base period's rate, else all months' rate; empty where it is typed.
  private func centre(_ sumRow: Int, hasBase: Bool) -> String {
    if figures.isCentreFromBase && hasBase { return "\(fixed(sumRow, 2))/\(fixed(sumRow, 1))" }
    if figures.isCentreFromBase { return "" }
    let counts = fixedSpan(firstRow, 2, sumRow - 1, 2)
    let exposures = fixedSpan(firstRow, 1, sumRow - 1, 1)
    return "SUM(\(counts))/SUM(\(exposures))"
  }

  private func pooledRate(fromBase: Bool) -> Double {
    let used = months.filter { !fromBase || !$0.isReportPeriod }
    let exposure = used.reduce(0.0) { $0 + ($1.exposure ?? 0) }
    return exposure > 0 ? Double(used.reduce(0) { $0 + $1.count }) / exposure : 0
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ month: ComplaintMonth, centre: String) {
    let grey = Look.number(NumberFormat.rate).colored(Palette.grey)
    sheet.number(row, 0, serial(month.month.firstDay), Look.date(NumberFormat.month))
    sheet.number(row, 1, month.exposure, Look.number(NumberFormat.exposure))
    sheet.count(row, 2, month.count)
    let group: FigureGroup = scope.site.map { .siteMonth($0, month.month) } ?? .month(month.month)
    let exposure = scope.lineage.exposure(group, isReport: month.isReportPeriod)
    sheet.origin(row, 1, exposure)
    sheet.origin(row, 2, scope.lineage.complaints(group, isReport: month.isReportPeriod))
    sheet.formula(
      row, 3, "IF(\(at(row, 1))=0,\"—\",\(at(row, 2))/\(at(row, 1)))", Look.number(NumberFormat.rate).bold)
    let hasLimits = month.centre != nil && (month.exposure ?? 0) > 0
    if hasLimits, !centre.isEmpty {
      sheet.formula(row, 4, centre, grey)
    } else {
      sheet.origin(row, 4, scope.lineage.complaints(scope.own), scope.lineage.exposure(scope.own, isReport: false))
      put(&sheet, row, 4, month.centre, grey)
    }
    if hasLimits, !isExact {
      let half = "3*SQRT(\(at(row, 4))/\(at(row, 1)))"
      sheet.formula(row, 5, "\(at(row, 4))+\(half)", grey)
      sheet.formula(row, 6, "MAX(0,\(at(row, 4))-\(half))", grey)
    } else {
      // The limits follow from the centre line and the month's own exposure.
      let pooled = [
        scope.lineage.complaints(scope.own, isReport: !figures.isCentreFromBase),
        scope.lineage.exposure(scope.own, isReport: !figures.isCentreFromBase), exposure,
      ]
      sheet.origin(CellRange(row: row, column: 5, toRow: row, toColumn: 6), pooled)
      put(&sheet, row, 5, month.upper, grey)
      put(&sheet, row, 6, month.lower, grey)
    }
    if month.signal == .run {
      sheet.text(row, 7, month.signalText, Look.center.sized(9))
    } else if hasLimits, month.upper != nil {
      let rate = at(row, 3)
      sheet.formula(
        row, 7,
        "IF(\(rate)>\(at(row, 5)),\"\(Words.Trend.above)\",IF(\(rate)<\(at(row, 6)),\"\(Words.Trend.below)\",\"—\"))",
        Look.center.sized(9))
    } else {
      sheet.text(row, 7, Words.none, Look.center.sized(9))
    }
    sheet.height(row, 20)
  }

  private func put(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ style: CellStyle) {
    if let value { sheet.number(row, column, value, style) } else { sheet.text(row, column, Words.none, style) }
  }

  private func writeSums(_ sheet: inout SheetDescription, _ row: Int, _ base: [Int], _ report: [Int]) -> Places {
    var places = Places()
    let rows = [(row, Words.Trend.baseSum, base), (row + 1, Words.Trend.reportSum, report)]
    for (own, label, source) in rows {
      sheet.text(own, 0, label, Look.center.total)
      let figure = { (format: String) in Look.number(format).total }
      if let first = source.first, let last = source.last {
        sheet.formula(own, 1, "SUM(\(span(first, 1, last, 1)))", figure(NumberFormat.exposure))
        sheet.formula(own, 2, "SUM(\(span(first, 2, last, 2)))", figure(NumberFormat.count))
        sheet.formula(
          own, 3, "IF(\(at(own, 1))=0,\"—\",\(at(own, 2))/\(at(own, 1)))", figure(NumberFormat.rate))
      } else {
        for column in 1...3 { sheet.text(own, column, Words.none, figure(NumberFormat.count)) }
      }
      sheet.height(own, 21)
    }
    sheet.merge(row, 4, row, 6, .text(Words.Trend.change), Look.center.total)
    let (now, before) = (at(row + 1, 3), at(row, 3))
    sheet.formula(
      row, 7, "IF(ISNUMBER(\(before)),IF(\(before)=0,\"—\",IF(ISNUMBER(\(now)),\(now)/\(before)-1,\"—\")),\"—\")",
      Look.number(NumberFormat.change).total.centered)
    sheet.merge(row + 1, 4, row + 1, 6, .text(Words.Trend.last), Look.center.total)
    if let last = report.last {
      sheet.formula(row + 1, 7, at(last, 2), Look.number(Words.Trend.pieces).total.centered)
      places.lastCount = sheet.reference(last, 2)
      places.lastMonth = sheet.reference(last, 0)
      places.rate = sheet.reference(row + 1, 3)
      places.reportSum = sheet.reference(row + 1, 2)
    } else {
      sheet.text(row + 1, 7, Words.none, Look.center.total)
    }
    if !base.isEmpty {
      places.change = sheet.reference(row, 7)
      places.baseSum = sheet.reference(row, 2)
    }
    return places
  }

  private func fillRanges(_ places: inout Places, _ sheet: SheetDescription, _ base: [Int], _ report: [Int]) {
    if let first = base.first, let last = base.last {
      places.baseMonths = sheet.cells(first, 0, last, 0)
      places.baseRates = sheet.cells(first, 3, last, 3)
    }
    if let first = report.first, let last = report.last {
      places.reportMonths = sheet.cells(first, 0, last, 0)
      places.reportRates = sheet.cells(first, 3, last, 3)
    }
  }

  private func addFormats(_ sheet: inout SheetDescription, last: Int) {
    let rows = CellRange(row: firstRow, column: 0, toRow: last, toColumn: 7)
    let own = CellAddress(firstRow, 7).columnFixed
    sheet.format(rows, .formula("=LEFT(\(own),1)=\"▲\"", CellStyle().filled(Palette.badFill)))
    sheet.format(rows, .formula("=LEFT(\(own),1)=\"▼\"", CellStyle().filled(Palette.goodFill)))
  }

  private func addCharts(_ sheet: inout SheetDescription, last: Int, bottom: Int) {
    let months = sheet.cells(firstRow, 0, last, 0)
    let middle = (3 + bottom) / 2
    let interval = max(1, (last - firstRow + 1) / 8)
    var columns = ChartDescription(
      .column, title: Words.Trend.chartCounts,
      area: CellRange(row: 3, column: 9, toRow: middle, toColumn: lastColumn))
    columns.series = [
      SeriesDescription(
        .text(Words.Trend.countSeries), categories: months, values: sheet.cells(firstRow, 2, last, 2),
        color: Palette.lightBlue)
    ]
    var rate = SeriesDescription(
      .text(Words.Trend.rateSeries), categories: months, values: sheet.cells(firstRow, 3, last, 3),
      color: Palette.vermilion)
    rate.marker = .circle
    var right = AxisDescription()
    right.title = Words.Trend.rateAxis(scope.settings.complaints.rateUnit)
    right.minimum = 0
    right.numberFormat = "0.0##"
    columns.overlay = OverlayDescription()
    columns.overlay?.series = [rate]
    columns.overlay?.rightAxis = right
    columns.gap = 40
    columns.xAxis.numberFormat = NumberFormat.yearMonth
    columns.xAxis.labelInterval = interval
    columns.yAxis.minimum = 0
    columns.yAxis.title = Words.Trend.countAxis
    columns.yAxis.numberFormat = "0"
    columns.altText = "按月的投诉件数（柱，左轴）与投诉率（线，右轴）。"
    sheet.add(columns)
    sheet.add(control(sheet, months, last, CellRange(row: middle + 1, column: 9, toRow: bottom, toColumn: lastColumn)))
  }

  private func control(
    _ sheet: SheetDescription, _ months: SheetRange, _ last: Int, _ area: CellRange
  ) -> ChartDescription {
    var chart = ChartDescription(.line, title: Words.Trend.chartControl, area: area)
    let lines: [(String, Int, Color, Double, DashKind, MarkerShape)] = [
      (Words.Trend.rateLine, 3, Palette.navy, 2, .solid, .circle),
      (Words.Trend.centre, 4, Palette.secondary, 1, .solid, .none),
      (Words.Trend.upper, 5, Palette.vermilion, 1, .dash, .none),
      (Words.Trend.lower, 6, Palette.vermilion, 1, .dot, .none),
    ]
    for (name, column, color, width, dash, marker) in lines {
      var series = SeriesDescription(
        .text(name), categories: months, values: sheet.cells(firstRow, column, last, column), color: color)
      series.lineWidth = width
      series.dash = dash
      series.marker = marker
      chart.series.append(series)
    }
    chart.xAxis.numberFormat = NumberFormat.yearMonth
    chart.xAxis.labelInterval = max(1, (last - firstRow + 1) / 8)
    chart.yAxis.minimum = 0
    chart.yAxis.title = scope.settings.complaints.rateUnit
    chart.yAxis.numberFormat = "0.0##"
    chart.altText = "投诉率的 u 控制图：实线为投诉率，虚线为上、下控制限。"
    return chart
  }
}
