import StationModel
import Workbooks

/// 总览: eight figures, five sentences, four charts, on one page.
struct OverviewSheet {
  let scope: ReportScope
  let places: Places

  struct Places {
    var needs: NeedsSheet.Places
    var satisfaction: SatisfactionSheet.Places
    var trend: TrendSheet.Places
    var leaders: String
    var services: ServiceSheet.Places
  }

  private let lastColumn = 15
  private let sentenceRow = 8

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.overview))
    sheet.commonSources = [scope.lineage.merchantList(scope.own)]
    let frame = SheetFrame(scope: scope, key: .overview, lastColumn: lastColumn)
    sheet.width(0...lastColumn, 10.6)
    let title = scope.site.map { Words.Overview.siteTitle(scope.settings.sites[$0].name) }
    frame.begin(&sheet, title: title ?? Words.Overview.title(scope.settings), unit: Words.Overview.unit)
    writeCards(&sheet)
    let charts = writeSentences(&sheet)
    let bottom = addCharts(&sheet, top: charts)
    let end = frame.notes(&sheet, from: bottom + 1, [Words.Overview.note(scope.settings, hasBase: scope.hasBase)])
    sheet.frozenAt = CellAddress(2, 0)
    sheet.zoom = 90
    frame.finish(&sheet, lastRow: end - 1)
    return sheet
  }

  // MARK: Cards

  private struct Card {
    var label: String
    var value: String
    var format: String
    var color: Color
    var edge: Color
    var sub: CellContent
    var subFormat = ""
  }

  private var cards: [Card] {
    let settings = scope.settings
    let surveyed = scope.merchants.count { scope.figures.merchants[$0].needAnswers > 0 }
    let satisfaction = places.satisfaction
    let lead = Words.Overview.intervalLead(Report.percent(settings.satisfaction.confidence))
    let intervalSub = "=\"\(lead)\"&TEXT(\(satisfaction.low),\"0.0\")&\"–\"&TEXT(\(satisfaction.high),\"0.0\")"
    let trend = places.trend
    let savings = places.services.savings
    let leaders = settings.leaders
    let classes = settings.taxonomy.classes.count
    let items = settings.taxonomy.items.count
    return [
      Card(
        label: Words.Overview.merchants, value: "COUNTA(\(Words.Name.detailID))", format: "#,##0", color: Palette.navy,
        edge: Palette.navy, sub: .text(Words.Overview.merchantsSub(surveyed, scope.merchants.count))),
      Card(
        label: Words.Overview.needs, value: places.needs.total, format: "#,##0", color: Palette.darkBlue,
        edge: Palette.blue, sub: .text(Words.Overview.needsSub(classes: classes, items: items))),
      Card(
        label: Words.Overview.satisfaction, value: satisfaction.index, format: "0.0", color: Palette.darkGreen,
        edge: Palette.green,
        sub: satisfaction.hasInterval ? .formula(intervalSub, cached: nil) : .text(Words.none)),
      Card(
        label: Words.Overview.rate(settings.complaints.rateUnit), value: trend.rate, format: "0.000",
        color: Palette.darkVermilion, edge: Palette.vermilion,
        sub: trend.change.isEmpty ? .text(Words.Overview.noBase) : .formula("=" + trend.change, cached: nil),
        subFormat: Words.Overview.changeFormat),
      Card(
        label: Words.Overview.lastMonth, value: trend.lastCount, format: "#,##0", color: Palette.darkVermilion,
        edge: Palette.vermilion,
        sub: trend.lastMonth.isEmpty ? .text(Words.none) : .formula("=" + trend.lastMonth, cached: nil),
        subFormat: "yyyy\"年\"m\"月\""),
      Card(
        label: Words.Overview.leaders, value: places.leaders, format: "#,##0", color: Palette.darkPurple,
        edge: Palette.purple,
        sub: .text(Words.Overview.leadersSub(settings.siteWord, leaders.fewest, leaders.most))),
      Card(
        label: Words.Overview.services, value: places.services.count, format: "#,##0", color: Palette.darkOrange,
        edge: Palette.orange, sub: .formula("=" + places.services.promise, cached: nil),
        subFormat: Words.Overview.promiseFormat),
      Card(
        label: Words.Overview.savings, value: savings.isEmpty ? "" : savings + "/10000", format: "#,##0.0",
        color: Palette.darkOrange, edge: Palette.orange,
        sub: .text(savings.isEmpty ? Words.Services.unrecorded : Words.Overview.savingsSub)),
    ]
  }

  private func writeCards(_ sheet: inout SheetDescription) {
    for (number, card) in cards.enumerated() {
      let column = number * 2
      let base = Look.plain.with {
        $0.fill = Palette.cardFill
        $0.horizontal = .center
        $0.left = Look.edge
        $0.right = Look.edge
      }
      let label = base.with {
        $0.top = Edge(.medium, card.edge)
        $0.color = Palette.secondary
        $0.wraps = true
        $0.size = TextWidth.of(card.label) > 20 ? 9 : 10
      }
      sheet.merge(3, column, 3, column + 1, .text(card.label), label)
      let value = base.with {
        $0.size = 22
        $0.isBold = true
        $0.color = card.color
        $0.numberFormat = card.format
      }
      let content: CellContent = card.value.isEmpty ? .text(Words.none) : .formula("=" + card.value, cached: nil)
      sheet.merge(4, column, 4, column + 1, content, value)
      let sub = base.with {
        $0.size = 9
        $0.bottom = Look.edge
        $0.numberFormat = card.subFormat
      }
      sheet.merge(5, column, 5, column + 1, card.sub, sub)
      sheet.caption(4, column, card.label)
      sheet.caption(5, column, card.label)
    }
    sheet.height(3, 22)
    sheet.height(4, 36)
    sheet.height(5, 20)
    sheet.height(6, 9)
  }

  // MARK: Sentences

  private func writeSentences(_ sheet: inout SheetDescription) -> Int {
    sheet.merge(7, 0, 7, lastColumn, .text(Words.Overview.keyPoints), Look.section)
    sheet.height(7, 21)
    var sentences = scope.figures.sentences
    if let site = scope.site {
      let all = scope.figures.siteSentences
      sentences = all.indices.contains(site) ? all[site] : []
    }
    let numerals = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"]
    let width = 10.6 * 16.0
    var row = sentenceRow
    let style = Look.plain.with {
      $0.horizontal = .left
      $0.indent = 1
      $0.wraps = true
      $0.color = .black
    }
    for (number, sentence) in sentences.prefix(numerals.count).enumerated() {
      let text = numerals[number] + " " + sentence.full
      sheet.merge(row, 0, row, lastColumn, .text(text), style)
      sheet.origin(CellRange(row: row, column: 0, toRow: row, toColumn: 0), sources(of: sentence.topic))
      sheet.height(row, max(20, TextWidth.height(lines: TextWidth.lines(text, width: width))))
      row += 1
    }
    sheet.height(row, 6)
    return row + 1
  }

  /// The rows that a sentence speaks of.
  private func sources(of topic: String) -> [CellSource] {
    let lineage = scope.lineage
    switch topic {
    case "complaints":
      return [
        lineage.complaints(scope.own), lineage.exposure(scope.own, isReport: true),
        lineage.exposure(scope.own, isReport: false),
      ]
    case "satisfaction": return [lineage.overall(scope.own)]
    case "drivers": return [lineage.overall(.all)]
    case "needs": return [lineage.needs(scope.own, items: scope.settings.taxonomy.items.map(\.code))]
    case "services": return [lineage.services(scope.own)]
    default: return [lineage.merchantList(scope.own)]
    }
  }

  // MARK: Charts

  private func addCharts(_ sheet: inout SheetDescription, top: Int) -> Int {
    sheet.height(top...(top + 23), 16.5)
    let area = { (row: Int, column: Int) in
      CellRange(row: top + row, column: column, toRow: top + row + 11, toColumn: column + 7)
    }
    addNeeds(&sheet, area(0, 0))
    addRates(&sheet, area(0, 8))
    addSatisfaction(&sheet, area(12, 0))
    addSavings(&sheet, area(12, 8))
    return top + 23
  }

  private func addNeeds(_ sheet: inout SheetDescription, _ area: CellRange) {
    guard let names = places.needs.classNames else { return }
    let title = Words.Overview.needsChart(scope.settings.taxonomy.classes.count)
    var chart = ChartDescription(.stackedColumn, title: title, area: area)
    for (number, group) in places.needs.classGroups.enumerated() {
      var series = SeriesDescription(
        group.name, categories: names, values: group.values, color: Palette.series(number))
      series.labels = SeriesLook.segmentLabels(number, from: max(3, scope.merchants.count / 14))
      chart.series.append(series)
    }
    chart.hasLegend = places.needs.classGroups.count > 1
    chart.yAxis.minimum = 0
    chart.gap = 70
    chart.xAxis.wrapsLabels = true
    chart.altText = title + "，按" + scope.groupWord + "堆积。"
    sheet.add(chart)
  }

  private func addRates(_ sheet: inout SheetDescription, _ area: CellRange) {
    let trend = places.trend
    guard let months = trend.reportMonths, let rates = trend.reportRates else { return }
    let title = Words.Overview.rateChart(scope.settings.complaints.rateUnit, hasBase: scope.hasBase)
    var chart = ChartDescription(.line, title: title, area: area)
    if let base = trend.baseRates, base.range.rowCount == rates.range.rowCount {
      var series = SeriesDescription(
        .text(Words.Overview.base), categories: months, values: base, color: Palette.grey)
      series.dash = .dash
      series.marker = .square
      chart.series.append(series)
    }
    var series = SeriesDescription(
      .text(Words.Overview.report), categories: months, values: rates, color: Palette.vermilion)
    series.marker = .circle
    chart.series.append(series)
    chart.xAxis.numberFormat = NumberFormat.shortMonth
    chart.yAxis.minimum = 0
    chart.yAxis.numberFormat = "0.0##"
    chart.altText = title + (chart.series.count > 1 ? "，虚线为基期同月。" : "，按月的折线。")
    sheet.add(chart)
  }

  private func addSatisfaction(_ sheet: inout SheetDescription, _ area: CellRange) {
    guard let months = places.satisfaction.months else { return }
    var chart = ChartDescription(.line, title: Words.Overview.satisfactionChart, area: area)
    let lines = MonthLines.series(places.satisfaction, months)
    chart.series = lines.count > 1 ? lines.filter { $0.name != .text(Words.total) } : lines
    chart.xAxis.numberFormat = NumberFormat.shortMonth
    chart.yAxis.minimum = MonthLines.floor(scope)
    chart.yAxis.majorUnit = 5
    chart.yAxis.numberFormat = "0"
    chart.altText = "满意度指数按月的折线，各\(scope.settings.siteWord)一条。"
    sheet.add(chart)
  }

  private func addSavings(_ sheet: inout SheetDescription, _ area: CellRange) {
    let services = places.services
    guard let names = services.names, let saved = services.saved, let gained = services.gained else { return }
    var chart = ChartDescription(.stackedColumn, title: Words.Overview.savingsChart, area: area)
    chart.series = [
      SeriesDescription(.text(Words.Services.saved), categories: names, values: saved, color: Palette.blue),
      SeriesDescription(.text(Words.Services.gained), categories: names, values: gained, color: Palette.orange),
    ]
    chart.yAxis.minimum = 0
    chart.yAxis.numberFormat = "#,##0"
    chart.altText = "各类服务的节支与增收金额，堆积柱。"
    sheet.add(chart)
  }
}
