import StationModel
import Workbooks

/// The promises of the green channel, urgent and ordinary requests apart. Below the table of 服务台账与绿色通道.
struct PromiseBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.Promises
  private var services: ServiceFigures { scope.figures.services }
  private var group: ServiceGroup { scope.site.map { .site($0) } ?? .all }

  /// Writes the promises from a row on; returns the row after them. Nothing is written where nothing was asked for.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let rows = services.promises.filter { $0.group == group && $0.requests > 0 }
    guard !rows.isEmpty else { return top }
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, lastColumn, .text(Text.title), Look.section)
    sheet.height(top + 1, 20)
    sheet.header(top + 2, 0, top + 2, 1, Text.promise)
    for (number, head) in Text.heads.enumerated() { sheet.text(top + 2, 2 + number, head, Look.header) }
    sheet.height(top + 2, 36)
    for (number, figure) in rows.enumerated() { write(&sheet, top + 3 + number, figure) }
    let end = top + 3 + rows.count
    guard rows.count > 1 else { return end }
    sheet.height(end, 9)
    sheet.height((end + 1)...(end + 12), 19)
    addCharts(&sheet, first: top + 3, count: rows.count, top: end + 1, bottom: end + 12)
    return end + 13
  }

  /// Rates with their intervals, and the middle half of the hours taken.
  private func addCharts(_ sheet: inout SheetDescription, first: Int, count: Int, top: Int, bottom: Int) {
    let column = lastColumn + 4
    sheet.text(first - 1, column, Words.helpers, Look.helper)
    for row in first..<(first + count) {
      let both = "AND(ISNUMBER(\(at(row, 8))),ISNUMBER(\(at(row, 9))))"
      let quarters = "AND(ISNUMBER(\(at(row, 10))),ISNUMBER(\(at(row, 11))),ISNUMBER(\(at(row, 12))))"
      let parts = [
        "IF(\(both),\(at(row, 8)),0)", "IF(\(both),\(at(row, 9))-\(at(row, 8)),0)",
        "IF(ISNUMBER(\(at(row, 7))),\(at(row, 7)),0)", "IF(\(quarters),\(at(row, 10)),0)",
        "IF(\(quarters),\(at(row, 11))-\(at(row, 10)),0)", "IF(\(quarters),\(at(row, 12))-\(at(row, 11)),0)",
      ]
      for (number, part) in parts.enumerated() { sheet.formula(row, column + number, part, Look.helper) }
    }
    let last = first + count - 1
    let names = sheet.cells(first, 0, last, 0)
    let series = { (sheet: SheetDescription, name: String, offset: Int, color: Color) in
      SeriesDescription(
        .text(name), categories: names, values: sheet.cells(first, column + offset, last, column + offset),
        color: color)
    }
    var rates = ChartDescription(
      .stackedColumn, title: Text.rateChart, area: CellRange(row: top, column: 0, toRow: bottom, toColumn: 7))
    rates.series = [series(sheet, Text.heads[6], 0, .white), series(sheet, Text.interval, 1, Palette.lightBlue)]
    let points = SeriesLook.asDiamonds(series(sheet, Text.rate, 2, Palette.navy), labels: "0.0%")
    rates.overlay = OverlayDescription()
    rates.overlay?.series = [points]
    rates.gap = 500
    let lowest = services.promises.filter { $0.group == group }.compactMap { $0.interval?.low }.min() ?? 0
    rates.yAxis.minimum = max(0, (lowest * 10 - 1).rounded(.down) / 10)
    rates.yAxis.maximum = 1
    rates.yAxis.numberFormat = "0%"
    rates.altText = "各项承诺的达标率及其置信区间，菱形为达标率，浅蓝色柱为区间。"
    var hours = ChartDescription(
      .stackedBar, title: Text.hourChart, area: CellRange(row: top, column: 8, toRow: bottom, toColumn: lastColumn))
    hours.series = [
      series(sheet, Text.heads[8], 3, .white), series(sheet, Text.lowerHalf, 4, Palette.lightBlue),
      series(sheet, Text.upperHalf, 5, Palette.blue),
    ]
    (rates.series[0].isInvisible, rates.series[0].isInLegend) = (true, false)
    hours.series[0].isInvisible = true
    hours.readAsTable(showsLine: true)
    hours.xAxis.title = Text.hours
    hours.gap = 80
    // Readers differ in which entry they leave out of the legend of turned bars; the title says what the ends are.
    hours.hasLegend = false
    hours.altText = "各项承诺实际用时的中间一半：从下四分位到中位，再到上四分位。"
    sheet.add(rates)
    sheet.add(hours)
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ figure: PromiseFigure) {
    let name = (figure.isUrgent ? Text.urgent : Text.ordinary) + (figure.isCompletion ? Text.complete : Text.respond)
    sheet.merge(row, 0, row, 1, .text(name), Look.center)
    let hours = Look.number(NumberFormat.index)
    sheet.number(row, 2, figure.promisedHours, hours)
    let counts = [figure.requests, figure.due, figure.inTime]
    for (number, value) in counts.enumerated() { sheet.count(row, 3 + number, value) }
    sheet.formula(row, 6, "\(at(row, 4))-\(at(row, 5))", Look.number(NumberFormat.count))
    sheet.formula(
      row, 7, "IF(\(at(row, 4))=0,\"—\",\(at(row, 5))/\(at(row, 4)))", Look.number(NumberFormat.promise))
    for (column, end) in [(8, figure.interval?.low), (9, figure.interval?.high)] {
      put(&sheet, row, column, end, Look.number(NumberFormat.share))
    }
    let spread = [figure.firstQuartile, figure.median, figure.thirdQuartile, figure.longest]
    for (number, value) in spread.enumerated() { put(&sheet, row, 10 + number, value, hours) }
    sheet.count(row, 14, figure.unknown)
    let place: FigureGroup = scope.site.map { .site($0) } ?? .all
    let rows = scope.lineage.services(place).and(.equals("urgent", figure.isUrgent ? "1" : "0"))
    sheet.origin(CellRange(row: row, column: 2, toRow: row, toColumn: 14), [rows])
    sheet.height(row, 20)
  }

  private func put(
    _ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ style: CellStyle
  ) {
    if let value { sheet.number(row, column, value, style) } else { sheet.text(row, column, Words.none, style) }
  }
}

extension Words {
  enum Promises {
    static let title = "绿色通道承诺兑现情况（应急与普通分列）"
    static let promise = "承诺"
    static let rateChart = "承诺达标率与置信区间"
    static let rate = "达标率"
    static let interval = "置信区间"
    static let hourChart = "实际用时（小时）：左端下四分位，颜色交界处中位，右端上四分位"
    static let lowerHalf = "下四分位至中位"
    static let upperHalf = "中位至上四分位"
    static let hours = "小时"
    static let urgent = "应急"
    static let ordinary = "普通"
    static let respond = "响应"
    static let complete = "办结"
    static let heads = [
      "承诺\n（小时）", "申请\n次数", "应兑现", "按时", "未按时", "达标率", "区间下限", "区间上限", "用时下四\n分位", "用时中位\n（小时）", "用时上四\n分位",
      "最长\n（小时）", "时间不明\n（不计）",
    ]
  }
}
