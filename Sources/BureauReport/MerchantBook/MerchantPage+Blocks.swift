import StationModel
import Workbooks

/// Satisfaction, complaints and services of a merchant's page.
extension MerchantPage {
  private struct Line {
    var name: String
    var n: Int?
    var index: Double?
    var interval: FigureInterval?
  }

  /// The merchant and its site; what stands on too few answers or merchants is left out.
  private var satisfactionLines: [Line] {
    let members = figures.merchants.count { $0.site == merchant.site }
    let site = figures.satisfaction.index(of: .site(merchant.site)) ?? SatisfactionIndex()
    let isShown = site.n >= Self.fewest && members >= Self.fewest
    let own = Line(
      name: Text.own, n: merchant.ratings >= Self.fewest ? merchant.ratings : nil,
      index: merchant.ratings >= Self.fewest ? merchant.index : nil, interval: nil)
    return [
      own,
      Line(
        name: siteName, n: isShown ? site.n : nil, index: isShown ? site.index : nil,
        interval: isShown ? site.interval : nil),
    ]
  }

  func writeSatisfaction(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let head = section(&sheet, start, Text.satisfaction)
    for (column, text) in Text.satisfactionHeads.prefix(3).enumerated() { sheet.text(head, column, text, Look.header) }
    sheet.height(head, 32)
    let lines = satisfactionLines
    for (number, line) in lines.enumerated() {
      let row = head + 1 + number
      sheet.text(row, 0, line.name, Look.text.sized(9))
      put(&sheet, row, 1, line.n.map(Double.init), NumberFormat.count)
      put(&sheet, row, 2, line.index, NumberFormat.index)
      let group: FigureGroup = number == 0 ? own : .site(merchant.site)
      sheet.origin(CellRange(row: row, column: 1, toRow: row, toColumn: 2), [lineage.overall(group)])
      sheet.height(row, 20)
    }
    let limits = head + 3
    let site = [lineage.overall(.site(merchant.site))]
    sheet.origin(CellRange(row: limits, column: 2, toRow: limits + 1, toColumn: 2), site)
    sheet.origin(CellRange(row: head + 1, column: lastColumn + 4, toRow: head + 2, toColumn: lastColumn + 5), site)
    sheet.header(limits, 0, limits, 1, Text.satisfactionHeads[3])
    put(&sheet, limits, 2, lines[1].interval?.low, NumberFormat.index)
    sheet.header(limits + 1, 0, limits + 1, 1, Text.satisfactionHeads[4])
    put(&sheet, limits + 1, 2, lines[1].interval?.high, NumberFormat.index)
    sheet.height(limits...(limits + 1), 20)
    sheet.height(limits + 2, 56)
    addChart(&sheet, head, lines)
    return limits + 3
  }

  private func put(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ format: String) {
    if let value {
      sheet.number(row, column, value, Look.number(format))
    } else {
      sheet.text(row, column, Text.tooFew, Look.center)
    }
  }

  /// Columns of the two indexes; the site's interval as two marks over its column.
  private func addChart(_ sheet: inout SheetDescription, _ head: Int, _ lines: [Line]) {
    let helper = lastColumn + 4
    sheet.text(head, helper, Words.helpers, Look.helper)
    for (number, line) in lines.enumerated() {
      for (column, value) in [line.interval?.low, line.interval?.high].enumerated() {
        guard let value else { continue }
        sheet.number(head + 1 + number, helper + column, value, Look.helper)
      }
    }
    let names = sheet.cells(head + 1, 0, head + 2, 0)
    var chart = ChartDescription(
      .column, title: Text.chart(settings.siteWord),
      area: CellRange(row: head, column: 3, toRow: head + 5, toColumn: lastColumn))
    var bars = SeriesDescription(
      .text(Words.Satisfaction.indexSeries), categories: names, values: sheet.cells(head + 1, 2, head + 2, 2),
      color: Palette.lightBlue)
    var labels = DataLabels()
    labels.position = .center
    labels.numberFormat = "0.0"
    bars.labels = labels
    chart.series = [bars]
    chart.overlay = OverlayDescription()
    chart.overlay?.series = [(Words.Satisfaction.low, 0), (Words.Satisfaction.high, 1)].map { name, column in
      var marks = SeriesDescription(
        .text(siteName + name), categories: names,
        values: sheet.cells(head + 1, helper + column, head + 2, helper + column), color: Palette.navy)
      marks.lineWidth = 0
      marks.marker = column == 0 ? .triangle : .diamond
      return marks
    }
    chart.yAxis.minimum = 0
    chart.yAxis.maximum = 100
    chart.yAxis.title = Words.Satisfaction.axis
    chart.yAxis.numberFormat = "0"
    chart.gap = 120
    chart.xAxis.wrapsLabels = true
    chart.altText = Text.chartText(settings.siteWord)
    sheet.add(chart)
  }

  func writeComplaints(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let head = section(&sheet, start, Text.complaints)
    for (column, text) in Text.complaintHeads.enumerated() { sheet.text(head, column, text, Look.header) }
    sheet.count(head + 1, 0, merchant.complaintsBase)
    sheet.count(head + 1, 1, merchant.complaintsReport)
    sheet.origin(head + 1, 0, lineage.complaints(own, isReport: false))
    sheet.origin(head + 1, 1, lineage.complaints(own, isReport: true))
    sheet.formula(head + 1, 2, "\(at(head + 1, 1))-\(at(head + 1, 0))", Look.number(NumberFormat.countChange))
    sheet.height(head...(head + 6), 20)
    let months = settings.periods.all.months
    guard merchant.complaintsByMonth.count == months.count, !months.isEmpty else { return head + 2 }
    let helper = lastColumn + 7
    sheet.text(head - 1, helper, Words.helpers, Look.helper)
    for (number, month) in months.enumerated() {
      sheet.number(
        head + number, helper, serial(month.firstDay), Look.helper.with { $0.numberFormat = NumberFormat.month })
      sheet.count(head + number, helper + 1, merchant.complaintsByMonth[number], Look.helper)
    }
    let last = head + months.count - 1
    sheet.origin(
      CellRange(row: head, column: helper, toRow: last, toColumn: helper + 1), [lineage.complaints(own)])
    var chart = ChartDescription(
      .column, title: Text.complaintChart(months.count),
      area: CellRange(row: head, column: 3, toRow: head + 6, toColumn: lastColumn))
    chart.series = [
      SeriesDescription(
        .text(Words.Trend.count), categories: sheet.cells(head, helper, last, helper),
        values: sheet.cells(head, helper + 1, last, helper + 1), color: Palette.slate)
    ]
    chart.hasLegend = false
    chart.yAxis.minimum = 0
    chart.yAxis.maximum = Double(max(4, merchant.complaintsByMonth.max() ?? 0))
    chart.yAxis.majorUnit = Double(max(1, ((merchant.complaintsByMonth.max() ?? 0) + 3) / 4))
    chart.yAxis.numberFormat = "0"
    chart.yAxis.title = Text.complaintAxis
    chart.xAxis.numberFormat = NumberFormat.yearMonth
    chart.xAxis.labelInterval = max(1, months.count / 6)
    chart.gap = 40
    chart.altText = "本户按月的投诉件数。"
    sheet.add(chart)
    return head + 7
  }

  func writeServices(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let head = section(&sheet, start, Text.services)
    let records = merchant.serviceRecords
    guard !records.isEmpty else {
      sheet.merge(head, 0, head, lastColumn, .text(Text.noServices), Look.text)
      sheet.height(head, 20)
      return head + 1
    }
    sheet.origin(
      CellRange(
        row: head + 1, column: 0, toRow: head + 1 + min(records.count, Self.shownServices), toColumn: lastColumn),
      [lineage.services(own)])
    let spans = [(0, 0), (1, 1), (2, 4), (5, 5), (6, 6), (7, 7)]
    for (number, span) in spans.enumerated() { sheet.header(head, span.0, head, span.1, Text.serviceHeads[number]) }
    sheet.height(head, 21)
    let shown = Array(records.suffix(Self.shownServices))
    let money = Look.number(NumberFormat.money).sized(9)
    for (number, record) in shown.enumerated() {
      let row = head + 1 + number
      let day = { (day: Day?) in day.map { CellContent.number(serial($0)) } ?? .text(Words.none) }
      sheet.put(row, 0, day(record.requestedOn), Look.date(NumberFormat.date).sized(9))
      sheet.text(row, 1, record.kind, Look.center.sized(9))
      sheet.merge(row, 2, row, 4, .text(record.partner.isEmpty ? Words.none : record.partner), Look.text.sized(9))
      sheet.put(row, 5, day(record.completedOn), Look.date(NumberFormat.date).sized(9))
      for (column, amount) in [(6, record.saved), (7, record.gained)] {
        if let amount {
          sheet.number(row, column, yuan(amount), money)
        } else {
          sheet.text(row, column, Words.none, money)
        }
      }
      sheet.height(row, 18)
    }
    let total = head + 1 + shown.count
    let rest = records.count - shown.count
    let label = Words.total + (rest > 0 ? "（" + Text.earlier(rest) + "）" : "")
    sheet.merge(total, 0, total, 5, .text(label), Look.center.total)
    let sums = [(6, merchant.saved, merchant.tellsSaved), (7, merchant.gained, merchant.tellsGained)]
    for (column, sum, isTold) in sums {
      if !isTold {
        sheet.text(total, column, Words.Services.unrecorded, money.total)
      } else if rest > 0 {
        sheet.number(total, column, yuan(sum), money.total)
      } else {
        sheet.formula(total, column, "SUM(\(span(head + 1, column, total - 1, column)))", money.total)
      }
    }
    sheet.height(total, 20)
    return total + 1
  }
}
