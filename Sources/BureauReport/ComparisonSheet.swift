import StationModel
import Workbooks

/// 投诉同比: this period against the base period, by group and class.
struct ComparisonSheet {
  let scope: ReportScope
  let trend: TrendSheet.Places

  private let firstRow = 5
  private let lastColumn = 14
  private var figures: ComplaintFigures { scope.figures.complaints }
  private var settings: PipelineSettings { scope.settings }
  private var totalRow: Int { firstRow }
  private var firstGroup: Int { firstRow + 1 }
  private var unresolvedRow: Int { firstGroup + scope.groups.count }
  private var hasUnresolved: Bool { unresolved.0 + unresolved.1 > 0 }
  private var firstClass: Int { unresolvedRow + (hasUnresolved ? 1 : 0) }
  private var lastClass: Int { firstClass + figures.classes.count - 1 }
  private var confidence: String { Report.percent(settings.satisfaction.confidence) }

  /// Complaints of the scope that no merchant's row holds: this period, base period.
  private var unresolved: (Int, Int) {
    let months = figures.months.filter { $0.group == scope.own }
    let report = months.filter(\.isReportPeriod).reduce(0) { $0 + $1.count }
    let base = months.filter { !$0.isReportPeriod }.reduce(0) { $0 + $1.count }
    let merchants = scope.merchants.map { scope.figures.merchants[$0] }
    return (
      max(0, report - merchants.reduce(0) { $0 + $1.complaintsReport }),
      max(0, base - merchants.reduce(0) { $0 + $1.complaintsBase })
    )
  }

  private func comparison(_ group: FigureGroup) -> ComplaintComparison? {
    figures.comparisons.first { $0.group == group }
  }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.comparison))
    let frame = SheetFrame(scope: scope, key: .comparison, lastColumn: lastColumn)
    let longest = (scope.groups.map(\.name) + figures.classes.map(\.name)).reduce(0.0) { max($0, TextWidth.of($1)) }
    sheet.width(0...0, min(26, max(15, longest + 3)))
    for (column, width) in [9, 9, 9, 9.5, 11.5, 11.5, 9.5, 9.5, 10, 9, 9.5, 9.5, 9, 20].enumerated() {
      sheet.width((column + 1)...(column + 1), width)
    }
    frame.begin(&sheet, title: Words.Comparison.title, unit: Words.Trend.unit(settings))
    writeHeader(&sheet)
    writeRows(&sheet)
    let check = lastClass + 1
    writeCheck(&sheet, check)
    sheet.height(check + 1, 9)
    var bottom = check + 1
    if scope.hasBase { bottom = addCharts(&sheet, frame, top: check + 2) }
    var notes = Words.Comparison.notes(
      settings, exact: figures.comparisonMethod != .normal, hasBase: scope.hasBase)
    if !scope.isSummary { notes.append(Words.Comparison.tradeNote) }
    let end = frame.notes(&sheet, from: bottom + 1, notes)
    sheet.frozenAt = CellAddress(5, 1)
    sheet.zoom = 90
    frame.finish(&sheet, lastRow: end - 1, pagesTall: scope.groups.count + figures.classes.count > 30 ? 0 : 1)
    return sheet
  }

  private func writeHeader(_ sheet: inout SheetDescription) {
    sheet.header(3, 0, 4, 0, Words.Comparison.group)
    sheet.header(3, 1, 3, 4, Words.Comparison.counts)
    sheet.header(3, 5, 3, 6, Words.Trend.exposureName(settings) + "（\(settings.complaints.exposureUnit)）")
    sheet.header(3, 7, 3, 9, Words.Comparison.rates(settings.complaints.rateUnit))
    sheet.header(3, 10, 3, 12, Words.Comparison.ratios)
    sheet.header(3, 13, 4, 13, Words.Comparison.p)
    sheet.header(3, 14, 4, 14, Words.Comparison.verdict)
    let heads = [
      Words.Comparison.report, Words.Comparison.base, Words.Comparison.change, Words.Comparison.percent,
      Words.Comparison.report, Words.Comparison.base, Words.Comparison.report, Words.Comparison.base,
      Words.Comparison.percent, Words.Comparison.ratio, Words.Comparison.low(confidence),
      Words.Comparison.high(confidence),
    ]
    for (number, head) in heads.enumerated() { sheet.text(4, 1 + number, head, Look.header.sized(9)) }
    sheet.height(3...4, 22)
  }

  private func writeRows(_ sheet: inout SheetDescription) {
    let last = firstClass - 1
    sheet.text(totalRow, 0, scope.totalName, Look.text.total)
    for column in [1, 2] {
      sheet.formula(
        totalRow, column, "SUM(\(span(firstGroup, column, max(firstGroup, last), column)))",
        Look.number(NumberFormat.count).total)
    }
    let own = comparison(scope.own)
    sheet.number(totalRow, 5, own?.exposureReport, Look.number(NumberFormat.exposure).total)
    sheet.number(totalRow, 6, own?.exposureBase, Look.number(NumberFormat.exposure).total)
    finishRow(&sheet, totalRow, own, isTotal: true)
    for (number, group) in scope.groups.enumerated() {
      let row = firstGroup + number
      let found = comparison(group.group)
      sheet.text(row, 0, group.name, Look.text)
      for (column, name) in [(1, Words.Name.detailReport), (2, Words.Name.detailBase)] {
        sheet.formula(
          row, column, "SUMIFS(\(name),\(scope.detailGroupName),\(CellAddress(row, 0).columnFixed))",
          Look.number(NumberFormat.count))
      }
      sheet.number(row, 5, found?.exposureReport, Look.number(NumberFormat.exposure))
      sheet.number(row, 6, found?.exposureBase, Look.number(NumberFormat.exposure))
      // Complaints that name the site but no merchant are in the site's comparison, not in its merchants' rows.
      finishRow(&sheet, row, matches(found, group) ? found : nil, isTotal: false)
    }
    if hasUnresolved {
      sheet.text(unresolvedRow, 0, Words.unresolved, Look.text)
      sheet.count(unresolvedRow, 1, unresolved.0)
      sheet.count(unresolvedRow, 2, unresolved.1)
      finishRow(&sheet, unresolvedRow, nil, isTotal: false)
    }
    for (number, item) in figures.classes.enumerated() { writeClass(&sheet, firstClass + number, item) }
  }

  private func matches(_ found: ComplaintComparison?, _ group: ReportGroup) -> Bool {
    guard let found else { return false }
    let own = scope.merchants.map { scope.figures.merchants[$0] }.filter {
      scope.isSummary ? group.group == .site($0.site) : $0.trade == group.name
    }
    return own.reduce(0) { $0 + $1.complaintsReport } == found.countReport
      && own.reduce(0) { $0 + $1.complaintsBase } == found.countBase
  }

  private func writeClass(_ sheet: inout SheetDescription, _ row: Int, _ item: ComplaintClassFigure) {
    sheet.text(row, 0, item.name, Look.text)
    var counts = (item.countReport, item.countBase)
    if let site = scope.site {
      counts.0 = item.bySite.indices.contains(site) ? item.bySite[site] : 0
      counts.1 = item.bySiteBase.indices.contains(site) ? item.bySiteBase[site] : 0
    }
    sheet.count(row, 1, counts.0)
    sheet.count(row, 2, counts.1)
    for column in [5, 6] {
      let source = sheet.cell(totalRow, column).content
      if case .blank = source {
        sheet.put(row, column, .blank, Look.number(NumberFormat.exposure))
      } else {
        sheet.formula(row, column, fixed(totalRow, column), Look.number(NumberFormat.exposure))
      }
    }
    finishRow(&sheet, row, scope.isSummary ? comparison(.complaintClass(item.code)) : nil, isTotal: false)
  }

  /// Changes, rates, ratio, interval, p and verdict of a row.
  private func finishRow(
    _ sheet: inout SheetDescription, _ row: Int, _ found: ComplaintComparison?, isTotal: Bool
  ) {
    let style = { (base: CellStyle) in isTotal ? base.total : base }
    if sheet.cell(row, 5).style == nil {
      for column in [5, 6] { sheet.put(row, column, .blank, style(Look.number(NumberFormat.exposure))) }
    }
    sheet.formula(row, 3, "\(at(row, 1))-\(at(row, 2))", style(Look.number(NumberFormat.countChange)))
    sheet.formula(
      row, 4, "IF(\(at(row, 2))=0,\"—\",\(at(row, 1))/\(at(row, 2))-1)", style(Look.number(NumberFormat.change)))
    for (column, count, exposure) in [(7, 1, 5), (8, 2, 6)] {
      sheet.formula(
        row, column, "IF(\(at(row, exposure))=0,\"—\",\(at(row, count))/\(at(row, exposure)))",
        style(Look.number(NumberFormat.rate)))
    }
    let (now, before) = (at(row, 7), at(row, 8))
    let ratio = "IF(ISNUMBER(\(before)),IF(\(before)=0,\"—\",IF(ISNUMBER(\(now)),\(now)/\(before),\"—\")),\"—\")"
    sheet.formula(
      row, 9, "IF(ISNUMBER(\(at(row, 10))),\(at(row, 10))-1,\"—\")", style(Look.number(NumberFormat.change)))
    sheet.formula(row, 10, ratio, style(Look.number(NumberFormat.decimal)))
    if figures.comparisonMethod == .normal {
      writeNormal(&sheet, row, style)
    } else {
      let typed: [(Int, Double?, String)] = [
        (11, found?.ratioLow, NumberFormat.decimal), (12, found?.ratioHigh, NumberFormat.decimal),
        (13, found?.p, NumberFormat.rate),
      ]
      for (column, value, format) in typed {
        if let value {
          sheet.number(row, column, value, style(Look.number(format)))
        } else {
          sheet.text(row, column, Words.none, style(Look.number(format)))
        }
      }
    }
    let (low, high) = (at(row, 11), at(row, 12))
    sheet.formula(
      row, 14,
      "IF(AND(ISNUMBER(\(high)),\(high)<1),\"\(Words.Comparison.down)\",IF(AND(ISNUMBER(\(low)),\(low)>1),\"\(Words.Comparison.up)\",IF(ISNUMBER(\(at(row, 13))),\"\(Words.Comparison.same)\",\"—\")))",
      style(Look.center).sized(9))
    sheet.height(row, 21)
  }

  private func writeNormal(_ sheet: inout SheetDescription, _ row: Int, _ style: (CellStyle) -> CellStyle) {
    let tail = Report.decimal(1 - settings.satisfaction.confidence)
    let none = "IF(OR(\(at(row, 1))=0,\(at(row, 2))=0),\"—\",IF(ISNUMBER(\(at(row, 10))),"
    let spread = "SQRT(1/\(at(row, 1))+1/\(at(row, 2)))"
    for (column, sign) in [(11, "-"), (12, "+")] {
      sheet.formula(
        row, column, none + "EXP(LN(\(at(row, 10)))\(sign)NORMSINV(1-\(tail)/2)*\(spread)),\"—\"))",
        style(Look.number(NumberFormat.decimal)))
    }
    sheet.formula(
      row, 13, none + "2*(1-NORMSDIST(ABS(LN(\(at(row, 10))))/\(spread))),\"—\"))",
      style(Look.number(NumberFormat.rate)))
  }

  private func writeCheck(_ sheet: inout SheetDescription, _ row: Int) {
    sheet.text(row, 0, Words.Comparison.check, Look.center.total)
    var conditions: [String] = []
    for (column, sum) in [(1, trend.reportSum), (2, trend.baseSum)] where !sum.isEmpty {
      conditions.append("\(at(totalRow, column))=\(sum)")
      if !figures.classes.isEmpty {
        conditions.append("\(at(totalRow, column))=SUM(\(span(firstClass, column, lastClass, column)))")
      }
    }
    let formula =
      conditions.isEmpty
      ? "\"—\""
      : "IF(AND(\(conditions.joined(separator: ","))),\"\(Words.Comparison.right)\",\"\(Words.Comparison.wrong)\")"
    sheet.merge(row, 1, row, lastColumn, .formula("=" + formula, cached: nil), Look.check)
    sheet.markWrong(row, 1, toColumn: lastColumn)
    sheet.height(row, 21)
  }

  // MARK: Charts

  private func addCharts(_ sheet: inout SheetDescription, _ frame: SheetFrame, top: Int) -> Int {
    let bottom = top + 13
    for row in top...bottom { sheet.height(row, 17) }
    let shown = scope.isSummary ? min(scope.groups.count, 8) : 0
    let names = sheet.cells(totalRow, 0, totalRow + shown, 0)
    var rates = ChartDescription(
      .column, title: Words.Comparison.rateChart, area: CellRange(row: top, column: 0, toRow: bottom, toColumn: 5))
    for (name, column, color) in [
      (Words.Comparison.base, 8, Palette.lightGrey), (Words.Comparison.report, 7, Palette.blue),
    ] {
      var series = SeriesDescription(
        .text(name), categories: names, values: sheet.cells(totalRow, column, totalRow + shown, column), color: color)
      var labels = DataLabels()
      labels.position = .outsideEnd
      labels.numberFormat = "0.00"
      series.labels = labels
      rates.series.append(series)
    }
    rates.yAxis.minimum = 0
    rates.yAxis.title = settings.complaints.rateUnit
    rates.yAxis.numberFormat = "0.0##"
    rates.altText = "合计与各组的投诉率，灰柱为基期，蓝柱为本期。"
    sheet.add(rates)
    addRatios(&sheet, frame, top, bottom)
    return bottom
  }

  /// Rows with a ratio and both limits, at most sixteen.
  private var plotted: [Int] {
    var rows = [totalRow]
    if scope.isSummary {
      rows += scope.groups.indices.filter { matches(comparison(scope.groups[$0].group), scope.groups[$0]) }
        .map { firstGroup + $0 }
      rows += figures.classes.indices.map { firstClass + $0 }
    }
    return Array(rows.prefix(16))
  }

  private func addRatios(_ sheet: inout SheetDescription, _ frame: SheetFrame, _ top: Int, _ bottom: Int) {
    let column = frame.helpers(&sheet, row: top)
    let rows = plotted
    for (number, source) in rows.enumerated() {
      let row = top + 1 + number
      let (ratio, low, high) = (at(source, 10), at(source, 11), at(source, 12))
      sheet.formula(row, column, at(source, 0), Look.helper)
      let isWhole = "AND(ISNUMBER(\(low)),ISNUMBER(\(high)))"
      sheet.formula(row, column + 1, "IF(\(isWhole),\(low),0)", Look.helper)
      sheet.formula(row, column + 2, "IF(\(isWhole),\(high)-\(low),0)", Look.helper)
      sheet.formula(row, column + 3, "IF(ISNUMBER(\(ratio)),\(ratio),\"—\")", Look.helper)
      sheet.number(row, column + 4, 1, Look.helper)
    }
    let last = top + rows.count
    let names = sheet.cells(top + 1, column, last, column)
    var chart = ChartDescription(
      .stackedColumn, title: Words.Comparison.ratioChart(confidence),
      area: CellRange(row: top, column: 6, toRow: bottom, toColumn: lastColumn))
    var base = SeriesDescription(
      .text(Words.Comparison.low(confidence)), categories: names,
      values: sheet.cells(top + 1, column + 1, last, column + 1),
      color: .white)
    base.isInvisible = true
    base.isInLegend = false
    let band = SeriesDescription(
      .text(Words.Comparison.intervalSeries(confidence)), categories: names,
      values: sheet.cells(top + 1, column + 2, last, column + 2), color: Palette.lightBlue)
    chart.series = [base, band]
    var points = SeriesDescription(
      .text(Words.Comparison.ratio), categories: names, values: sheet.cells(top + 1, column + 3, last, column + 3),
      color: Palette.navy)
    points.lineWidth = 0
    points.marker = .diamond
    points.markerSize = 8
    var labels = DataLabels()
    labels.position = .right
    labels.numberFormat = "0.00"
    labels.isBold = true
    points.labels = labels
    var one = SeriesDescription(
      .text(Words.Comparison.one), categories: names, values: sheet.cells(top + 1, column + 4, last, column + 4),
      color: Palette.secondary)
    one.lineWidth = 1
    one.dash = .dash
    chart.overlay = OverlayDescription()
    chart.overlay?.series = [points, one]
    chart.gap = 400
    chart.yAxis.minimum = 0
    chart.yAxis.title = Words.Comparison.ratio
    chart.yAxis.numberFormat = "0.0"
    chart.altText = "率比及其置信区间，虚线为 1；整段在 1 以下才是显著下降。"
    sheet.add(chart)
  }
}
