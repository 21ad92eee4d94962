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
    return top + 3 + rows.count
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
    sheet.number(row, 14, nil, Look.body)
    let place: FigureGroup = scope.site.map { .site($0) } ?? .all
    let rows = scope.lineage.services(place).and(.equals("urgent", figure.isUrgent ? "1" : "0"))
    sheet.origin(CellRange(row: row, column: 2, toRow: row, toColumn: 13), [rows])
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
    static let urgent = "应急"
    static let ordinary = "普通"
    static let respond = "响应"
    static let complete = "办结"
    static let heads = [
      "承诺\n（小时）", "申请\n次数", "应兑现", "按时", "未按时", "达标率", "区间下限", "区间上限", "用时下四\n分位", "用时中位\n（小时）", "用时上四\n分位",
      "最长\n（小时）", "",
    ]
  }
}
