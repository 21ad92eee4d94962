import StationModel
import Workbooks

/// Rates of both periods, and ratios with their intervals.
extension ComparisonSheet {
  /// What the rows of charts that end the first page may have.
  func chartRowHeight(_ sheet: SheetDescription, _ frame: SheetFrame, top: Int) -> Double {
    // The page of the classes has neither the sheet's head nor the groups.
    let before = isSplit ? (0..<(firstClass - 2)).reduce(0.0) { $0 + (sheet.height(of: $1) ?? 15) } : 0
    return frame.fittingHeight(sheet, rows: top...(top + 13), besides: 3 * 16 - before, within: 1...20)
  }

  func addCharts(_ sheet: inout SheetDescription, _ frame: SheetFrame, top: Int, isOnFirst: Bool) -> Int {
    let bottom = top + 13
    sheet.height(top...bottom, isOnFirst ? max(13, chartRowHeight(sheet, frame, top: top)) : 20)
    let column = frame.helpers(&sheet, row: top)
    let rows = Array(plotted.prefix(scope.isSummary ? 1 + min(scope.groups.count, 8) : 2))
    let last = top + rows.count
    for (number, source) in rows.enumerated() {
      sheet.formula(top + 1 + number, column + 6, at(source, 0), Look.helper)
      sheet.formula(top + 1 + number, column + 7, at(source, 8), Look.helper)
      sheet.formula(top + 1 + number, column + 8, at(source, 7), Look.helper)
    }
    let names = sheet.cells(top + 1, column + 6, last, column + 6)
    var rates = ChartDescription(
      .column, title: Words.Comparison.rateChart, area: CellRange(row: top, column: 0, toRow: bottom, toColumn: 4))
    for (name, offset, color) in [
      (Words.Comparison.base, 7, Palette.lightGrey), (Words.Comparison.report, 8, Palette.blue),
    ] {
      var series = SeriesDescription(
        .text(name), categories: names, values: sheet.cells(top + 1, column + offset, last, column + offset),
        color: color)
      var labels = DataLabels()
      labels.position = .outsideEnd
      labels.numberFormat = "0.00"
      series.labels = labels
      rates.series.append(series)
    }
    rates.xAxis.wrapsLabels = true
    rates.yAxis.minimum = 0
    rates.yAxis.title = settings.complaints.rateUnit
    rates.yAxis.numberFormat = "0.0##"
    rates.altText = "合计与各组的投诉率，灰柱为基期，蓝柱为本期。"
    sheet.add(rates)
    addRatios(&sheet, frame, top, bottom)
    return bottom
  }

  /// Rows with a ratio and both limits, at most sixteen.
  var plotted: [Int] {
    var rows = [totalRow]
    if overall != nil { rows.append(overallRow) }
    if scope.isSummary {
      rows += scope.groups.indices.map { firstGroup + $0 }
      rows += figures.classes.indices.map { firstClass + $0 }
    }
    return Array(rows.prefix(16))
  }

  func addRatios(_ sheet: inout SheetDescription, _ frame: SheetFrame, _ top: Int, _ bottom: Int) {
    let column = frame.helpers(&sheet, row: top)
    let rows = plotted
    for (number, source) in rows.enumerated() {
      let row = top + 1 + number
      let (ratio, low, high) = (at(source, 10), at(source, 11), at(source, 12))
      // The ratio stands under the name: beside its point it would lie on the neighbour's interval.
      sheet.formula(
        row, column, "\(at(source, 0))&IF(ISNUMBER(\(ratio)),CHAR(10)&TEXT(\(ratio),\"0.00\"),\"\")", Look.helper)
      let isWhole = "AND(ISNUMBER(\(low)),ISNUMBER(\(high)))"
      sheet.formula(row, column + 1, "IF(\(isWhole),\(low),0)", Look.helper)
      sheet.formula(row, column + 2, "IF(\(isWhole),\(high)-\(low),0)", Look.helper)
      sheet.formula(row, column + 3, "IF(ISNUMBER(\(ratio)),\(ratio),\"—\")", Look.helper)
      sheet.number(row, column + 4, 1, Look.helper)
    }
    let last = top + rows.count
    let names = sheet.cells(top + 1, column, last, column)
    // A few complaints give limits in the tens, which would flatten every other bar.
    let highest = 4
    let parts = scope.isSummary ? scope.groups.map(\.group) + figures.classes.map { group(of: $0) } : []
    let drawn = ([scope.own] + parts).map { comparison($0) } + [overall]
    let isCut = drawn.contains { ($0?.decisive.high ?? 0) > Double(highest) }
    var chart = ChartDescription(
      .stackedColumn, title: Words.Comparison.ratioChart(confidence, cut: isCut ? highest : nil),
      area: CellRange(row: top, column: 5, toRow: bottom, toColumn: lastColumn))
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
    var one = SeriesDescription(
      .text(Words.Comparison.one), categories: names, values: sheet.cells(top + 1, column + 4, last, column + 4),
      color: Palette.secondary)
    one.lineWidth = 1
    one.dash = .dash
    chart.overlay = OverlayDescription()
    chart.overlay?.series = [points, one]
    chart.gap = 400
    chart.xAxis.wrapsLabels = true
    chart.yAxis.minimum = 0
    if isCut { chart.yAxis.maximum = Double(highest) }
    chart.yAxis.title = Words.Comparison.ratio
    chart.yAxis.numberFormat = "0.0"
    chart.altText = "率比及其置信区间，虚线为 1；整段在 1 以下才是显著下降。"
    sheet.add(chart)
  }
}
