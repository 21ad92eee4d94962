import StationModel
import Workbooks

/// The interval plot and the monthly lines.
extension SatisfactionSheet {
  var chartColumn: Int { (scope.isSummary ? 3 : 1) + monthGroups.count * 2 }

  func addIntervalChart(_ sheet: inout SheetDescription, _ frame: SheetFrame, top: Int, bottom: Int) {
    let column = frame.helpers(&sheet, row: top)
    let shown = min(rows.count, 12)
    var row = top + 1
    var lowest = 100.0
    var highest = 0.0
    for source in Array(firstRow..<(firstRow + shown)) + [totalRow] {
      let low = at(source, lowColumn)
      sheet.formula(row, column, at(source, 0), Look.helper)
      sheet.formula(row, column + 1, "IF(ISNUMBER(\(low)),\(low),0)", Look.helper)
      sheet.formula(
        row, column + 2, "IF(ISNUMBER(\(low)),\(at(source, highColumn))-\(low),0)", Look.helper)
      row += 1
    }
    for figure in rows.map(\.figure) + [total] {
      if let low = figure.interval?.low ?? figure.index { lowest = min(lowest, low) }
      if let high = figure.interval?.high ?? figure.index { highest = max(highest, high) }
    }
    let names = sheet.cells(top + 1, column, row - 1, column)
    let title = Words.Satisfaction.intervalChart(confidence)
    var chart = ChartDescription(
      .stackedColumn, title: title,
      area: CellRange(row: top, column: chartColumn, toRow: bottom, toColumn: lastColumn))
    var base = SeriesDescription(
      .text(Words.Satisfaction.low), categories: names, values: sheet.cells(top + 1, column + 1, row - 1, column + 1),
      color: .white)
    base.isInvisible = true
    base.isInLegend = false
    let band = SeriesDescription(
      .text(confidence + " " + Words.Satisfaction.intervalSeries), categories: names,
      values: sheet.cells(top + 1, column + 2, row - 1, column + 2), color: Palette.lightBlue)
    chart.series = [base, band]
    chart.overlay = OverlayDescription()
    chart.overlay?.series = [points(&sheet, names, top, row, column)]
    chart.gap = 500
    chart.xAxis.wrapsLabels = true
    chart.yAxis.minimum = max(0, (lowest / 5).rounded(.down) * 5)
    chart.yAxis.maximum = min(100, (highest / 5).rounded(.up) * 5)
    chart.yAxis.majorUnit = 5
    chart.yAxis.title = Words.Satisfaction.axis
    chart.yAxis.numberFormat = "0"
    chart.altText = title + "：菱形为指数，浅蓝色柱为区间。"
    sheet.add(chart)
  }

  func points(
    _ sheet: inout SheetDescription, _ names: SheetRange, _ top: Int, _ end: Int, _ column: Int
  ) -> SeriesDescription {
    var row = top + 1
    for source in Array(firstRow..<(firstRow + min(rows.count, 12))) + [totalRow] {
      sheet.formula(
        row, column + 3, "IF(ISNUMBER(\(at(source, indexColumn))),\(at(source, indexColumn)),0)", Look.helper)
      row += 1
    }
    return SeriesLook.asDiamonds(
      SeriesDescription(
        .text(Words.Satisfaction.indexSeries), categories: names,
        values: sheet.cells(top + 1, column + 3, end - 1, column + 3), color: Palette.navy), labels: "0.0")
  }

  func addMonthChart(_ sheet: inout SheetDescription, _ places: Places, top: Int, bottom: Int) {
    guard let months = places.months else { return }
    var chart = ChartDescription(
      .line, title: Words.Satisfaction.monthChart,
      area: CellRange(row: top, column: chartColumn, toRow: bottom, toColumn: lastColumn))
    chart.series = MonthLines.series(places, months)
    chart.xAxis.numberFormat = NumberFormat.yearMonth
    chart.xAxis.labelInterval = months.range.rowCount > 12 ? 3 : 2
    chart.yAxis.title = Words.Satisfaction.axis
    chart.yAxis.numberFormat = "0"
    chart.yAxis.minimum = MonthLines.floor(scope)
    chart.yAxis.majorUnit = 5
    chart.altText = "满意度指数按月的折线，合计为虚线。"
    sheet.add(chart)
  }
}

/// The monthly lines of satisfaction, on two sheets.
enum MonthLines {
  static func series(_ places: SatisfactionSheet.Places, _ months: SheetRange) -> [SeriesDescription] {
    places.monthSeries.enumerated().map { number, line in
      var series = SeriesDescription(
        .text(line.name), categories: months, values: line.values, color: Palette.series(number))
      if line.name == Words.total, places.monthSeries.count > 1 {
        series.color = Palette.slate
        series.dash = .dash
      } else {
        series.marker = Palette.marker(number)
      }
      return series
    }
  }

  /// Lower end of the axis: five below the lowest month, on a multiple of five.
  static func floor(_ scope: ReportScope) -> Double? {
    var lowest: Double?
    for figure in scope.figures.satisfaction.indexes {
      switch figure.group {
      case .month, .siteMonth:
        if let index = figure.index { lowest = min(lowest ?? index, index) }
      default: continue
      }
    }
    return lowest.map { max(0, ($0 / 5).rounded(.down) * 5 - 5) }
  }
}
