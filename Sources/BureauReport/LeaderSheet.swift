import StationModel
import Workbooks

/// 标杆评价: the chosen merchants, those next to them, and why.
struct LeaderSheet {
  let scope: ReportScope

  private let firstRow = 5
  /// Shown of each site whether chosen or not.
  private let shownOfSite = 6
  private var figures: LeaderFigures { scope.figures.leaders }
  private var indicators: [LeaderIndicatorFigure] { figures.indicators }
  private let firstIndicator = LeaderRows.firstIndicator
  private var compositeColumn: Int { firstIndicator + max(1, indicators.count) }
  private var lastColumn: Int { compositeColumn + 5 }
  private var chosenColumn: Int { compositeColumn + 4 }

  /// Merchants to show, parted by site.
  private var shown: [[LeaderScore]] {
    let sites = scope.site.map { [$0] } ?? Array(scope.settings.sites.indices)
    // Scores are large values: their places are sorted.
    let scores = figures.scores
    var bySite: [[Int]] = Array(repeating: [], count: scope.settings.sites.count)
    for place in scores.indices where scope.figures.merchants.indices.contains(scores[place].merchant) {
      let site = scope.figures.merchants[scores[place].merchant].site
      if bySite.indices.contains(site) { bySite[site].append(place) }
    }
    return sites.map { site in
      let ranks = bySite[site].map { (scores[$0].siteRank ?? .max, scores[$0].merchant, $0) }
      let ordered = ranks.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
      guard scope.isSummary else { return ordered.map { scores[$0] } }
      return ordered.enumerated().filter {
        scores[$1].isChosen || ($0 < shownOfSite && scores[$1].siteRank != nil)
      }.map { scores[$1] }
    }
  }

  /// The sheet and the cell with the number of chosen.
  func build() -> (SheetDescription, String) {
    var sheet = SheetDescription(name: scope.sheetName(.leaders))
    sheet.commonSources = [scope.lineage.merchantList(scope.own)]
    let frame = SheetFrame(scope: scope, key: .leaders, lastColumn: lastColumn)
    setWidths(&sheet)
    frame.begin(&sheet, title: Words.Leaders.title, unit: Words.Leaders.unit)
    writeHeader(&sheet)
    let parts = shown
    let chosenRows = LeaderRows(scope: scope, parts: parts, firstRow: firstRow).write(&sheet)
    var row = firstRow + parts.reduce(0) { $0 + $1.count }
    if row == firstRow {
      sheet.merge(row, 0, row, lastColumn, .text(Words.none), Look.center)
      row += 1
    }
    addFormats(&sheet, last: row - 1)
    let place = writeCounts(&sheet, row, parts)
    var bottom = row
    var blocks: [Int] = []
    if !chosenRows.isEmpty, !indicators.isEmpty {
      sheet.height(row + 1, 9)
      blocks.append(row + 1)
      bottom = addChart(&sheet, frame, chosenRows, top: row + 2)
    }
    let block = LeaderMethodBlock(scope: scope, firstColumn: firstIndicator, lastColumn: lastColumn)
    let methods = bottom + 1
    bottom = block.write(&sheet, from: methods, parts.flatMap { $0 }.filter(\.isChosen)) - 1
    var notes = Words.Leaders.notes(isSummary: scope.isSummary, shown: shownOfSite)
    notes.append(Words.Leaders.gates(scope.settings.leaders))
    notes += indicators.filter { !$0.remark.isEmpty }.map { $0.name + "：" + $0.remark }
    notes += figures.sentences.enumerated().filter { scope.site == nil || scope.site == $0.offset }.map(\.element)
    let end = frame.notes(&sheet, from: bottom + 1, notes)
    sheet.frozenAt = CellAddress(5, 3)
    sheet.zoom = 90
    let rows = parts.reduce(0) { $0 + $1.count }
    let isLong = rows > 30 || bottom >= methods
    frame.finish(&sheet, lastRow: end - 1, repeated: rows > 30 ? 3...4 : nil, pagesTall: isLong ? 0 : 1)
    // Chart and comparison of methods begin a page rather than lie across two or make the print small.
    if bottom >= methods { sheet.page.breaksBefore = frame.breaks(sheet, before: blocks + [methods], end: end) }
    return (sheet, place)
  }

  private func setWidths(_ sheet: inout SheetDescription) {
    sheet.width(0...0, 8)
    sheet.width(1...1, 13)
    sheet.width(2...2, 22)
    sheet.width(3...3, 10)
    sheet.width(firstIndicator...(compositeColumn - 1), 10)
    for (number, width) in [10.5, 10.5, 10.5, 9.5, 11, 30].enumerated() {
      sheet.width((compositeColumn + number)...(compositeColumn + number), width)
    }
  }

  private func writeHeader(_ sheet: inout SheetDescription) {
    let heads =
      [Words.Leaders.rank, scope.settings.siteWord, Words.Leaders.name, Words.trade]
      + (indicators.isEmpty ? [Words.none] : indicators.map(\.name))
      + [
        Words.Leaders.composite, Words.Leaders.siteRank(scope.settings.siteWord), Words.Leaders.interval,
        Words.Leaders.ratings, Words.Leaders.chosen, Words.Leaders.remark,
      ]
    for (column, head) in heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 30)
    let light = Look.body.sized(9).filled(Palette.cardFill)
    sheet.merge(4, 0, 4, 3, .text(Words.Leaders.weights), light.with { $0.horizontal = .center })
    let weight = light.with {
      $0.numberFormat = NumberFormat.percentTenths
      $0.horizontal = .center
    }
    sheet.origin(CellRange(row: 4, column: firstIndicator, toRow: 4, toColumn: compositeColumn), [])
    for (number, indicator) in indicators.enumerated() {
      sheet.number(4, firstIndicator + number, indicator.weight, weight)
    }
    if indicators.isEmpty {
      sheet.put(4, firstIndicator, .blank, weight)
      sheet.put(4, compositeColumn, .blank, weight)
    } else {
      sheet.formula(4, compositeColumn, "SUM(\(span(4, firstIndicator, 4, compositeColumn - 1)))", weight)
    }
    sheet.merge(
      4, compositeColumn + 1, 4, lastColumn, .text(Words.Leaders.weightNote),
      light.with {
        $0.horizontal = .left
        $0.indent = 1
      })
    sheet.height(4, 19)
  }

  private func addFormats(_ sheet: inout SheetDescription, last: Int) {
    guard !indicators.isEmpty, last >= firstRow else { return }
    sheet.format(
      CellRange(row: firstRow, column: firstIndicator, toRow: last, toColumn: compositeColumn - 1),
      .twoColors(.white, Palette.heatBlue))
  }

  private func writeCounts(_ sheet: inout SheetDescription, _ row: Int, _ parts: [[LeaderScore]]) -> String {
    let style = Look.center.total
    sheet.merge(row, 0, row, 3, .text(Words.Leaders.count), style)
    let span = chosenColumn - 4
    let isShort = scope.isSummary && parts.count <= min(6, span)
    var first = firstRow
    if isShort, !parts.isEmpty {
      for (number, part) in parts.enumerated() {
        let from = 4 + span * number / parts.count
        let to = 4 + span * (number + 1) / parts.count - 1
        let site = at(first, 1)
        let formula =
          "=\(site)&\"　\"&SUMPRODUCT((\(Words.Name.detailSite)=\(site))*(\(Words.Name.detailLeader)=\"\(Words.Merchants.leader)\"))&\"\(Words.Leaders.pieces)\""
        let content: CellContent = part.isEmpty ? .text(Words.none) : .formula(formula, cached: nil)
        sheet.merge(row, from, row, to, content, style.sized(9))
        first += part.count
      }
    } else {
      sheet.merge(row, 4, row, chosenColumn - 1, .text(Words.none), style)
    }
    sheet.formula(
      row, chosenColumn, "COUNTIFS(\(Words.Name.detailLeader),\"★*\")",
      style.with { $0.numberFormat = Words.Leaders.countFormat })
    let rule = scope.settings.leaders
    sheet.text(
      row, lastColumn, Words.Leaders.perSite(scope.settings.siteWord, rule.fewest, rule.most), style.sized(9))
    sheet.height(row, 22)
    return sheet.reference(row, chosenColumn)
  }

  /// Stacked columns of the weighted parts of the chosen, at most twenty.
  private func addChart(_ sheet: inout SheetDescription, _ frame: SheetFrame, _ rows: [Int], top: Int) -> Int {
    let bottom = top + 13
    sheet.height(top...bottom, frame.fittingHeight(sheet, rows: top...bottom, besides: 0, within: 15...19))
    let column = frame.helpers(&sheet, row: 3)
    let chosen = Array(rows.prefix(20))
    let weights = "\(fixed(4, firstIndicator)):\(fixed(4, compositeColumn - 1))"
    for (number, source) in chosen.enumerated() {
      let row = 4 + number
      // The weights of indicators without a value are shared out among the others, as in the score.
      let own = span(source, firstIndicator, source, compositeColumn - 1)
      sheet.formula(row, column, at(source, 2), Look.helper)
      for indicator in indicators.indices {
        let value = at(source, firstIndicator + indicator)
        sheet.formula(
          row, column + 1 + indicator,
          "\(value)*\(fixed(4, firstIndicator + indicator))/SUMPRODUCT((\(own)<>\"\")*\(weights))", Look.helper)
      }
    }
    let last = 3 + chosen.count
    var chart = ChartDescription(
      .stackedColumn, title: Words.Leaders.chart,
      area: CellRange(row: top, column: 0, toRow: bottom, toColumn: lastColumn))
    for (number, indicator) in indicators.enumerated() {
      let name = indicator.name + "（\(Report.percent(indicator.weight))）"
      var series = SeriesDescription(
        .text(name), categories: sheet.cells(4, column, last, column),
        values: sheet.cells(4, column + 1 + number, last, column + 1 + number), color: Palette.series(number))
      series.labels = SeriesLook.segmentLabels(number, from: 4)
      chart.series.append(series)
    }
    chart.yAxis.minimum = 0
    chart.yAxis.maximum = 100
    chart.xAxis.wrapsLabels = true
    chart.yAxis.title = Words.Leaders.axis
    chart.gap = 60
    chart.altText = "入选企业的综合得分按指标加权分段的堆积柱。"
    sheet.add(chart)
    return bottom
  }
}
