import StationModel
import Workbooks

/// Complaints of each class by month of this period, behind the further comparisons of 投诉同比.
struct ComplaintClassMonthBlock {
  let scope: ReportScope
  let lastColumn: Int
  /// Cell of this period's complaints in the table above.
  let total: String

  private typealias Text = Words.ClassMonths
  private var rows: [ComplaintClassMonth] {
    scope.figures.complaints.classMonths.filter { $0.group == scope.own && $0.scheme == .own && !$0.isBasePeriod }
  }

  /// Writes the block from a row on; returns the row after it. Nothing is written where there are no complaints.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let rows = self.rows
    let allMonths = Set(rows.map(\.month)).sorted()
    // A class, twelve months, their sum and the fullest one have fifteen columns.
    let months = Array(allMonths.suffix(lastColumn - 2))
    var codes: [(code: String, name: String)] = []
    for row in rows where !codes.contains(where: { $0.code == row.code }) { codes.append((row.code, row.name)) }
    guard months.count > 1, !codes.isEmpty, rows.contains(where: { $0.count > 0 }) else { return top }
    let sum = 1 + months.count
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, sum + 1, .text(Text.title), Look.section)
    sheet.height(top + 1, 22)
    let head = top + 2
    sheet.text(head, 0, Text.name, Look.header)
    for (number, month) in months.enumerated() {
      let look = Look.header.sized(9).with { $0.numberFormat = NumberFormat.yearMonth }
      sheet.number(head, 1 + number, serial(month.firstDay), look)
    }
    sheet.text(head, sum, Words.total, Look.header)
    sheet.text(head, sum + 1, Text.peak, Look.header)
    sheet.height(head, 26)
    let counts = Dictionary(
      rows.map { (Key(code: $0.code, month: $0.month), $0.count) }, uniquingKeysWith: { first, _ in first })
    let first = head + 1
    for (number, item) in codes.enumerated() {
      let row = first + number
      sheet.text(row, 0, item.name, Look.text.sized(9))
      for (place, month) in months.enumerated() {
        sheet.count(row, 1 + place, counts[Key(code: item.code, month: month)] ?? 0)
        let own = scope.site.map { FigureGroup.siteMonth($0, month) } ?? .month(month)
        sheet.origin(
          row, 1 + place, scope.lineage.complaints(own, isReport: true).and(.equals("class", item.code)))
      }
      finish(&sheet, row, head: head, sum: sum) { $0 }
    }
    let last = first + codes.count
    sheet.text(last, 0, Words.total, Look.text.sized(9).total)
    for column in 1..<sum {
      sheet.formula(
        last, column, "SUM(\(span(first, column, last - 1, column)))", Look.number(NumberFormat.count).total)
    }
    finish(&sheet, last, head: head, sum: sum) { $0.total }
    sheet.format(
      CellRange(row: first, column: 1, toRow: last - 1, toColumn: sum - 1), .twoColors(.white, Palette.heatBlue))
    guard months.count == allMonths.count else { return last + 1 }
    let check = "=IF(\(at(last, sum))=\(total),\"\(Text.right)\",\"\(Text.wrong)\")"
    sheet.merge(last + 1, 0, last + 1, sum + 1, .formula(check, cached: nil), Look.check)
    sheet.markWrong(last + 1, 0, toColumn: sum + 1)
    sheet.height(last + 1, 20)
    return last + 2
  }

  private struct Key: Hashable {
    var code: String
    var month: Month
  }

  /// Sum of a row and its fullest month.
  private func finish(
    _ sheet: inout SheetDescription, _ row: Int, head: Int, sum: Int, _ style: (CellStyle) -> CellStyle
  ) {
    let own = span(row, 1, row, sum - 1)
    sheet.formula(row, sum, "SUM(\(own))", style(Look.number(NumberFormat.count).bold))
    let months = fixedSpan(head, 1, head, sum - 1)
    sheet.formula(
      row, sum + 1, "IF(\(at(row, sum))=0,\"—\",INDEX(\(months),MATCH(MAX(\(own)),\(own),0)))",
      style(Look.date(NumberFormat.yearMonth)))
    sheet.height(row, 19)
  }
}

extension Words {
  enum ClassMonths {
    static let title = "各类投诉按月分布（本期，件，按主要类别和收到日期）"
    static let name = "投诉类别"
    static let peak = "最多的月份（并列取最早）"
    static let right = "√ 各类各月合计与本期投诉件数相符"
    static let wrong = "× 各类各月合计与本期投诉件数不符"
  }
}
