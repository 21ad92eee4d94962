import StationModel
import Workbooks

/// 满意度驱动: importance against performance of the survey's items.
struct DriverSheet {
  let scope: ReportScope
  private let firstRow = 4
  private let lastColumn = 14

  /// Sorted by importance; only items that have both figures.
  private var drivers: [SatisfactionDriver] {
    scope.figures.satisfaction.drivers
      .filter { $0.importance != nil && $0.performance != nil }
      .sorted { ($0.importance ?? 0, $1.item) > ($1.importance ?? 0, $0.item) }
  }
  private var meanRow: Int { firstRow + drivers.count }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.drivers))
    sheet.commonSources = [scope.lineage.overall(.all)]
    let frame = SheetFrame(scope: scope, key: .drivers, lastColumn: lastColumn)
    for (column, width) in [6, 16, 11, 11, 11.5, 14, 25, 2].enumerated() { sheet.width(column...column, width) }
    sheet.width(8...lastColumn, 12)
    frame.begin(&sheet, title: Words.Drivers.title, unit: Words.Drivers.unit)
    for (column, head) in Words.Drivers.heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 30)
    var row = firstRow
    if drivers.isEmpty {
      let reason = scope.figures.satisfaction.driverReason
      sheet.merge(row, 0, row, 6, .text(reason.isEmpty ? Words.Drivers.empty : reason), Look.wrapped)
      sheet.height(row, 30)
      row += 1
    } else {
      writeRows(&sheet)
      row = meanRow + 1
    }
    row = writeGuide(&sheet, from: row)
    let bottom = max(row, firstRow + 20)
    if bottom > row, !drivers.isEmpty {
      let free = (row + 1)...bottom
      let noted = Double(notes.count) * 17
      sheet.height(free, frame.fittingHeight(sheet, rows: free, besides: noted, within: 15...40))
    }
    if !drivers.isEmpty { addChart(&sheet, frame, bottom: bottom) }
    if bottom - row >= 8, drivers.count > 1 { addImportance(&sheet, top: row + 2, bottom: bottom) }
    let end = frame.notes(&sheet, from: bottom + 1, notes)
    sheet.frozenAt = CellAddress(4, 2)
    frame.finish(&sheet, lastRow: end - 1)
    return sheet
  }

  private var notes: [String] {
    let figures = scope.figures.satisfaction
    var result = [Words.Drivers.method(figures.importanceMethod)]
    let alpha = figures.alpha.map { Report.fixed($0, 2) } ?? ""
    result.append(Words.Drivers.alpha(alpha, figures.completeAnswers))
    if drivers.contains(where: { $0.quadrant == .undecided }) { result.append(Words.Drivers.undecided) }
    for driver in figures.drivers where !driver.quadrantReason.isEmpty {
      result.append("\(driver.name)\(driver.quadrantReason)。")
    }
    if !scope.isSummary { result.append(Words.Drivers.siteNote) }
    return result
  }

  private func writeRows(_ sheet: inout SheetDescription) {
    let importanceMean = fixed(meanRow, 2)
    let performanceMean = fixed(meanRow, 3)
    let survey = scope.settings.satisfaction
    let questions = survey.items.map(\.id) + ["overall"]
    var complete = scope.lineage.satisfaction(.all)
    complete.conditions += questions.map { .present($0) }
    for (number, driver) in drivers.enumerated() {
      let row = firstRow + number
      sheet.origin(row, 2, complete)
      sheet.origin(row, 3, scope.lineage.satisfaction(.all).and(.present(driver.item)))
      sheet.count(row, 0, number + 1, Look.date("0"))
      sheet.text(row, 1, driver.name, Look.text)
      sheet.number(row, 2, driver.importance, Look.number(NumberFormat.decimal))
      sheet.number(row, 3, driver.performance, Look.number(NumberFormat.index))
      sheet.formula(row, 4, "\(at(row, 3))-\(performanceMean)", Look.number(NumberFormat.difference))
      // An item whose interval crosses a mean is not forced into a quadrant: the program's word stands.
      if driver.quadrant == .undecided {
        sheet.text(row, 5, Quadrant.undecided.chineseName, Look.center.bold)
        sheet.text(row, 6, Words.none, Look.wrapped)
      } else {
        let names = [Quadrant.keep, .improve, .surplus, .lesser].map { "\"\($0.chineseName)\"" }
        sheet.formula(
          row, 5,
          "IF(\(at(row, 2))>=\(importanceMean),IF(\(at(row, 3))>=\(performanceMean),\(names[0]),\(names[1])),IF(\(at(row, 3))>=\(performanceMean),\(names[2]),\(names[3])))",
          Look.center.bold)
        let own = at(row, 5)
        sheet.formula(
          row, 6,
          "IF(\(own)=\(names[0]),\"\(Words.Drivers.keep)\",IF(\(own)=\(names[1]),\"\(Words.Drivers.improve)\",IF(\(own)=\(names[2]),\"\(Words.Drivers.surplus)\",\"\(Words.Drivers.lesser)\")))",
          Look.wrapped)
      }
      sheet.height(row, 24)
    }
    sheet.merge(meanRow, 0, meanRow, 1, .text(Words.Drivers.average), Look.center.total)
    let last = meanRow - 1
    sheet.formula(
      meanRow, 2, "AVERAGE(\(span(firstRow, 2, last, 2)))", Look.number(NumberFormat.decimal).total)
    sheet.formula(meanRow, 3, "AVERAGE(\(span(firstRow, 3, last, 3)))", Look.number(NumberFormat.index).total)
    sheet.merge(meanRow, 4, meanRow, 6, .text(Words.Drivers.border), Look.center.sized(9).total)
    sheet.height(meanRow, 22)
    sheet.format(
      CellRange(row: firstRow, column: 2, toRow: last, toColumn: 2), .dataBar(Palette.barBlue, maximum: nil))
    let words = CellRange(row: firstRow, column: 5, toRow: last, toColumn: 5)
    let rules: [(Quadrant, Color, Color)] = [
      (.keep, Palette.goodFill, Palette.good), (.improve, Palette.badFill, Palette.bad),
      (.lesser, Palette.fairFill, Palette.fair), (.surplus, Palette.neutralFill, Palette.text),
    ]
    for (quadrant, fill, color) in rules {
      sheet.format(
        words,
        .formula(
          "=\(at(firstRow, 5))=\"\(quadrant.chineseName)\"", CellStyle().filled(fill).colored(color)))
    }
  }

  private func writeGuide(_ sheet: inout SheetDescription, from start: Int) -> Int {
    var row = start + 1
    sheet.height(start, 12)
    sheet.merge(row, 0, row, 6, .text(Words.Drivers.how), Look.section)
    sheet.height(row, 22)
    for line in Words.Drivers.lines {
      row += 1
      sheet.merge(row, 0, row, 6, .text(line), Look.plain.with { $0.wraps = true })
      sheet.height(row, 21)
    }
    return row
  }

  /// Marker and colour of a quadrant.
  private func look(_ driver: SatisfactionDriver, _ importance: Double, _ performance: Double) -> (MarkerShape, Color) {
    if driver.quadrant == .undecided { return (.square, Palette.grey) }
    switch ((driver.importance ?? 0) >= importance, (driver.performance ?? 0) >= performance) {
    case (true, true): return (.circle, Palette.green)
    case (true, false): return (.diamond, Palette.vermilion)
    case (false, true): return (.square, Palette.slate)
    case (false, false): return (.triangle, Palette.orange)
    }
  }

  private func addChart(_ sheet: inout SheetDescription, _ frame: SheetFrame, bottom: Int) {
    let shown = drivers
    let x = shown.compactMap(\.importance)
    let y = shown.compactMap(\.performance)
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    let rangeX = AxisRange(x, finest: 0.01, least: 0)
    let rangeY = AxisRange(y, finest: 0.5, least: 0, most: 100)
    var chart = ChartDescription(
      .scatter, title: Words.Drivers.chart, area: CellRange(row: 3, column: 8, toRow: bottom, toColumn: lastColumn))
    for (number, driver) in shown.enumerated() {
      let row = firstRow + number
      let (shape, color) = look(driver, meanX, meanY)
      // Its colour alone would not tell in print that an item belongs to no quadrant.
      var name = sheet.cells(row, 1, row, 1)
      if driver.quadrant == .undecided {
        sheet.formula(
          row, frame.lastColumn + 6, "\(at(row, 1))&\"（\(Quadrant.undecided.chineseName)）\"", Look.helper)
        name = sheet.cells(row, frame.lastColumn + 6, row, frame.lastColumn + 6)
      }
      var series = SeriesDescription(
        .cell(name), categories: sheet.cells(row, 2, row, 2),
        values: sheet.cells(row, 3, row, 3), color: color)
      series.lineWidth = 0
      series.marker = shape
      series.markerSize = 10
      // Neighbours by importance: names beside and above by turns lie less on each other.
      series.labels = nameLabels(color: Palette.text, size: 9, number % 2 == 0 ? .right : .above)
      chart.series.append(series)
    }
    addLines(&sheet, &chart, frame, rangeX, rangeY)
    addCorners(&sheet, &chart, frame, rangeX, rangeY)
    chart.hasLegend = false
    chart.xAxis.title = Words.Drivers.xAxis
    chart.yAxis.title = Words.Drivers.yAxis
    chart.xAxis.minimum = rangeX.low
    chart.xAxis.maximum = rangeX.high
    chart.yAxis.minimum = rangeY.low
    chart.yAxis.maximum = rangeY.high
    chart.xAxis.majorUnit = rangeX.unit
    chart.yAxis.majorUnit = rangeY.unit
    chart.yAxis.hasGridlines = false
    chart.xAxis.numberFormat = "0.00"
    chart.yAxis.numberFormat = "0.0"
    chart.altText = "横轴为重要性、纵轴为表现指数的散点图，虚线为两项平均值，右下角为优先改进。"
    sheet.add(chart)
  }

  /// The items' importance as bars, where few items leave room under the guide.
  private func addImportance(_ sheet: inout SheetDescription, top: Int, bottom: Int) {
    var chart = ChartDescription(
      .bar, title: Words.Drivers.importanceChart, area: CellRange(row: top, column: 0, toRow: bottom, toColumn: 6))
    var bars = SeriesDescription(
      .text(Words.Drivers.xAxis), categories: sheet.cells(firstRow, 1, meanRow - 1, 1),
      values: sheet.cells(firstRow, 2, meanRow - 1, 2), color: Palette.blue)
    var labels = DataLabels()
    labels.position = .outsideEnd
    labels.numberFormat = "0.00"
    bars.labels = labels
    chart.series = [bars]
    chart.hasLegend = false
    chart.gap = 60
    chart.readAsTable()
    chart.xAxis.numberFormat = "0.00"
    chart.altText = "各分项的重要性，按由高到低排列的横条。"
    sheet.add(chart)
  }

  private func nameLabels(color: Color, size: Double, _ position: LabelPosition, bold: Bool = false) -> DataLabels {
    var labels = DataLabels()
    labels.content = .seriesName
    labels.position = position
    labels.color = color
    labels.size = size
    labels.isBold = bold
    return labels
  }

  /// Two dashed lines at the means.
  private func addLines(
    _ sheet: inout SheetDescription, _ chart: inout ChartDescription, _ frame: SheetFrame, _ x: AxisRange,
    _ y: AxisRange
  ) {
    let column = frame.helpers(&sheet, row: 3)
    let points: [(String, String)] = [
      (fixed(meanRow, 2), Report.decimal(y.low)), (fixed(meanRow, 2), Report.decimal(y.high)),
      (Report.decimal(x.low), fixed(meanRow, 3)), (Report.decimal(x.high), fixed(meanRow, 3)),
    ]
    for (number, point) in points.enumerated() {
      sheet.formula(4 + number, column, point.0, Look.helper)
      sheet.formula(4 + number, column + 1, point.1, Look.helper)
    }
    for (name, row) in [(Words.Drivers.importanceMean, 4), (Words.Drivers.performanceMean, 6)] {
      var line = SeriesDescription(
        .text(name), categories: sheet.cells(row, column, row + 1, column),
        values: sheet.cells(row, column + 1, row + 1, column + 1), color: Palette.secondary)
      line.lineWidth = 1
      line.dash = .dash
      chart.series.append(line)
    }
  }

  /// Names of the quadrants in the corners: invisible points with a label.
  private func addCorners(
    _ sheet: inout SheetDescription, _ chart: inout ChartDescription, _ frame: SheetFrame, _ x: AxisRange,
    _ y: AxisRange
  ) {
    let column = frame.lastColumn + 4
    let corners: [(Quadrant, Double, Double, Color)] = [
      (.surplus, 0.10, 0.96, Palette.secondary), (.keep, 0.90, 0.96, Palette.good),
      (.lesser, 0.10, 0.04, Palette.darkOrange), (.improve, 0.90, 0.04, Palette.darkVermilion),
    ]
    for (number, corner) in corners.enumerated() {
      let row = 9 + number
      sheet.number(row, column, x.low + (x.high - x.low) * corner.1, Look.helper)
      sheet.number(row, column + 1, y.low + (y.high - y.low) * corner.2, Look.helper)
      var series = SeriesDescription(
        .text(corner.0.chineseName), categories: sheet.cells(row, column, row, column),
        values: sheet.cells(row, column + 1, row, column + 1), color: corner.3)
      series.isInvisible = true
      series.labels = nameLabels(color: corner.3, size: 11, .center, bold: true)
      chart.series.append(series)
    }
  }
}

/// Ends of an axis around values: half their spread beyond them, on multiples of a round step.
struct AxisRange {
  var low: Double
  var high: Double
  /// Between two labels: the step, or two or four of them where the axis is long.
  var unit: Double

  init(_ values: [Double], finest: Double, least: Double, most: Double = .infinity) {
    let bottom = values.min() ?? 0
    let top = values.max() ?? 1
    var step = finest
    // 1, 2, 5, 10, 20, 50 … times the finest, until a quarter of the spread is no finer.
    var factors = [2.0, 2.5, 2.0]
    while step < (top - bottom) / 4, let factor = factors.first {
      step *= factor
      factors.append(factors.removeFirst())
    }
    let pad = max((top - bottom) / 2, 2 * step)
    low = max(least, ((bottom - pad) / step).rounded(.down) * step)
    high = min(most, max(((top + pad) / step).rounded(.up) * step, low + step))
    unit = step
    while (high - low) / unit > 10 { unit *= 2 }
  }
}
