import StationModel
import Workbooks

/// Formats that follow the values, and the two charts.
extension NeedsSheet {
  func addFormats(_ sheet: inout SheetDescription) {
    guard !items.isEmpty else { return }
    if !shared.isEmpty {
      sheet.format(
        CellRange(row: firstRow, column: firstShare, toRow: lastItemRow, toColumn: firstShare + shared.count - 1),
        .twoColors(.white, Palette.heatBlue))
    }
    sheet.format(
      CellRange(row: firstRow, column: totalColumn, toRow: lastItemRow, toColumn: totalColumn),
      .dataBar(Palette.barBlue, maximum: nil))
    sheet.format(
      CellRange(row: firstRow, column: rankColumn, toRow: lastItemRow, toColumn: rankColumn),
      .formula("=\(at(firstRow, rankColumn))<=5", CellStyle().bold.filled(Palette.rankFill)))
    guard !classes.isEmpty else { return }
    sheet.format(
      CellRange(row: classHeader + 1, column: shareColumn, toRow: lastClassRow, toColumn: shareColumn),
      .dataBar(Palette.barBlue, maximum: 1))
  }

  func addCharts(_ sheet: inout SheetDescription, _ places: Places) {
    guard !items.isEmpty else { return }
    let names = sheet.cells(firstRow, 2, lastItemRow, 2)
    let title =
      shown.isEmpty ? Words.Needs.itemChartWide(items.count) : Words.Needs.itemChart(items.count, scope.groupWord)
    var bars = ChartDescription(
      .stackedBar, title: title,
      area: CellRange(row: 3, column: chartColumn, toRow: countRow, toColumn: lastColumn))
    let columns = shown.isEmpty ? [totalColumn] : Array(3..<totalColumn)
    for (number, column) in columns.enumerated() {
      var series = SeriesDescription(
        shown.isEmpty ? .text(Words.total) : .cell(sheet.cells(4, column, 4, column)), categories: names,
        values: sheet.cells(firstRow, column, lastItemRow, column), color: Palette.series(number))
      series.labels = SeriesLook.segmentLabels(number, from: max(4, scope.merchants.count / 30))
      bars.series.append(series)
    }
    bars.readAsTable()
    bars.xAxis.title = Words.Needs.axis
    bars.gap = 40
    bars.hasLegend = columns.count > 1
    bars.altText = title + "。每条为一项需求，按" + scope.groupWord + "分段。"
    sheet.add(bars)

    guard let classNames = places.classNames else { return }
    var clustered = ChartDescription(
      .column,
      title: shown.isEmpty
        ? Words.Needs.classChartWide(classes.count) : Words.Needs.classChart(classes.count, scope.groupWord),
      area: CellRange(row: classHeader, column: shareColumn + 1, toRow: lastClassRow, toColumn: lastColumn))
    for (number, group) in places.classGroups.enumerated() {
      clustered.series.append(
        SeriesDescription(
          group.name, categories: classNames, values: group.values, color: Palette.series(number)))
    }
    clustered.yAxis.minimum = 0
    clustered.xAxis.wrapsLabels = true
    clustered.yAxis.title = Words.Needs.axis
    clustered.hasLegend = places.classGroups.count > 1
    clustered.altText = clustered.title + "。每组柱为一个需求类别，同一商户在一类中只计一次。"
    sheet.add(clustered)
  }
}
