import StationModel
import Workbooks

/// 满意度: distribution, index and interval by group; item indexes; months.
struct SatisfactionSheet {
  let scope: ReportScope

  struct Places {
    var index = ""
    var low = ""
    var high = ""
    var hasInterval = false
    var months: SheetRange?
    var monthSeries: [(name: String, values: SheetRange)] = []
  }

  private var survey: SatisfactionSettings { scope.settings.satisfaction }
  private var levels: Int { survey.maximum - survey.minimum + 1 }
  private var figures: SatisfactionFigures { scope.figures.satisfaction }

  // Columns of block 1.
  private var meanColumn: Int { 2 + levels }
  private var indexColumn: Int { meanColumn + 1 }
  private var lowColumn: Int { meanColumn + 2 }
  private var highColumn: Int { meanColumn + 3 }
  private var topColumn: Int { meanColumn + 4 }
  private var recommendColumn: Int { meanColumn + 5 }
  private var npsColumn: Int { meanColumn + 8 }
  private var bandColumn: Int { survey.asksRecommendation ? meanColumn + 9 : meanColumn + 5 }
  private var lastColumn: Int { max(bandColumn, survey.items.count + 6, chartColumn + 6) }

  private let firstRow = 5
  /// The group rows, a row of unresolved merchants where there are such, the total.
  private var rows: [(name: String, figure: SatisfactionIndex)] {
    var result = scope.groups.map { ($0.name, figures.index(of: $0.group) ?? SatisfactionIndex()) }
    let rest = remainder(result.map(\.1))
    if let rest { result.append((Words.unresolved, rest)) }
    return result
  }
  private var total: SatisfactionIndex { figures.index(of: scope.own) ?? SatisfactionIndex() }
  private var totalRow: Int { firstRow + rows.count }

  /// Confidence as text: `95%`.
  private var confidence: String { Report.percent(survey.confidence) }

  func build() -> (SheetDescription, Places) {
    var sheet = SheetDescription(name: scope.sheetName(.satisfaction))
    let frame = SheetFrame(scope: scope, key: .satisfaction, lastColumn: lastColumn)
    let longest = scope.groups.reduce(0.0) { max($0, TextWidth.of($1.name)) }
    sheet.width(0...0, min(22, max(13, longest + 3)))
    sheet.width(1...lastColumn, 9.5)
    frame.begin(&sheet, title: Words.Satisfaction.title, unit: Words.Satisfaction.unit)
    writeHeader(&sheet)
    var chartRows: [(name: SheetRange, row: Int)] = []
    let all = rows
    for (number, item) in all.enumerated() {
      write(&sheet, firstRow + number, item.name, item.figure, isTotal: false)
      chartRows.append((sheet.cells(firstRow + number, 0, firstRow + number, 0), firstRow + number))
    }
    write(&sheet, totalRow, scope.totalName, total, isTotal: true)
    var row = totalRow + 1
    if !scope.isSummary, let overall = figures.index(of: .all) {
      write(&sheet, row, Words.sitesTotal(scope.settings), overall, isTotal: false)
      row += 1
    }
    let places = writeRest(&sheet, from: row, frame: frame)
    sheet.format(
      CellRange(row: firstRow, column: indexColumn, toRow: row - 1, toColumn: indexColumn),
      .dataBar(Palette.lightGreen, maximum: 100))
    sheet.frozenAt = CellAddress(5, 1)
    sheet.zoom = 90
    return (sheet, places)
  }

  private func writeHeader(_ sheet: inout SheetDescription) {
    sheet.header(3, 0, 4, 0, scope.groupWord)
    sheet.header(3, 1, 4, 1, Words.Satisfaction.responses)
    sheet.header(3, 2, 3, 1 + levels, Words.Satisfaction.distribution)
    for level in 0..<levels {
      sheet.count(
        4, 2 + level, survey.minimum + level, Look.header.with { $0.numberFormat = Words.Satisfaction.levelFormat })
    }
    sheet.header(3, meanColumn, 4, meanColumn, Words.Satisfaction.mean)
    sheet.header(3, indexColumn, 4, indexColumn, Words.Satisfaction.index)
    sheet.header(3, lowColumn, 3, highColumn, Words.Satisfaction.interval(confidence))
    sheet.text(4, lowColumn, Words.Satisfaction.low, Look.header)
    sheet.text(4, highColumn, Words.Satisfaction.high, Look.header)
    sheet.header(3, topColumn, 4, topColumn, Words.Satisfaction.topTwo(survey.maximum - 1, survey.maximum))
    if survey.asksRecommendation {
      sheet.header(3, recommendColumn, 3, recommendColumn + 2, Words.Satisfaction.recommend)
      for (number, head) in Words.Satisfaction.recommendHeads.enumerated() {
        sheet.text(4, recommendColumn + number, head, Look.header)
      }
      sheet.header(3, npsColumn, 4, npsColumn, Words.Satisfaction.nps)
      sheet.comment(CellAddress(3, npsColumn), Words.Satisfaction.npsComment)
    }
    sheet.header(3, bandColumn, 4, bandColumn, Words.Satisfaction.band)
    let isLinear = !survey.method.hasPrefix("steps")
    sheet.comment(
      CellAddress(3, indexColumn), isLinear ? Words.Satisfaction.indexComment : Words.Satisfaction.stepsComment)
    sheet.comment(CellAddress(3, lowColumn), Words.Satisfaction.intervalComment)
    sheet.height(3...4, 21)
  }

  /// Points of the index for one point of the scale, and the index's formula of a mean.
  private var scale: (factor: String, index: (String) -> String) {
    if survey.method.hasPrefix("steps") { return ("20", { "\($0)*20" }) }
    let width = survey.maximum - survey.minimum
    if width > 0, 100 % width == 0 { return ("\(100 / width)", { "(\($0)-\(survey.minimum))*\(100 / width)" }) }
    return ("100/\(max(1, width))", { "(\($0)-\(survey.minimum))*100/\(max(1, width))" })
  }

  private func write(
    _ sheet: inout SheetDescription, _ row: Int, _ name: String, _ figure: SatisfactionIndex, isTotal: Bool
  ) {
    let style = { (base: CellStyle) in isTotal ? base.total : base }
    let count = style(Look.number(NumberFormat.count))
    sheet.text(row, 0, name, style(Look.text))
    let counts = span(row, 2, row, 1 + levels)
    sheet.formula(row, 1, "SUM(\(counts))", count)
    for level in 0..<levels {
      let column = 2 + level
      if isTotal, !rows.isEmpty {
        sheet.formula(row, column, "SUM(\(span(firstRow, column, totalRow - 1, column)))", count)
      } else {
        sheet.count(row, column, figure.levels.indices.contains(level) ? figure.levels[level] : 0, count)
      }
    }
    if figures.isWeighted {
      sheet.number(row, meanColumn, figure.mean, style(Look.number(NumberFormat.decimal)))
      sheet.number(row, indexColumn, figure.index, style(Look.number(NumberFormat.index).bold))
    } else {
      let heads = fixedSpan(4, 2, 4, 1 + levels)
      let none = "IF(\(at(row, 1))=0,\"—\","
      sheet.formula(
        row, meanColumn, none + "SUMPRODUCT(\(heads),\(counts))/\(at(row, 1)))",
        style(Look.number(NumberFormat.decimal)))
      sheet.formula(
        row, indexColumn, none + scale.index(at(row, meanColumn)) + ")",
        style(Look.number(NumberFormat.index).bold))
    }
    writeInterval(&sheet, row, figure, style(Look.number(NumberFormat.index)))
    let top = "(\(at(row, levels))+\(at(row, 1 + levels)))/\(at(row, 1))"
    sheet.formula(
      row, topColumn, "IF(\(at(row, 1))=0,\"—\",\(top))", style(Look.number(NumberFormat.share)))
    writeRecommendation(&sheet, row, figure, isTotal: isTotal)
    writeBand(&sheet, row, style(Look.center))
    sheet.height(row, 21)
  }

  private func isFormula(_ method: IntervalMethod) -> Bool {
    !figures.isWeighted && (method == .normal || method == .student)
  }

  private func writeInterval(
    _ sheet: inout SheetDescription, _ row: Int, _ figure: SatisfactionIndex, _ style: CellStyle
  ) {
    guard isFormula(figure.intervalMethod) else {
      for (column, value) in [(lowColumn, figure.interval?.low), (highColumn, figure.interval?.high)] {
        if let value { sheet.number(row, column, value, style) } else { sheet.text(row, column, Words.none, style) }
      }
      return
    }
    let n = at(row, 1)
    let tail = Report.decimal(1 - survey.confidence)
    let quantile =
      figure.intervalMethod == .student ? "TINV(\(tail),\(n)-1)" : "NORMSINV(1-\(tail)/2)"
    let heads = fixedSpan(4, 2, 4, 1 + levels)
    let squares = "SUMPRODUCT(\(heads),\(heads),\(span(row, 2, row, 1 + levels)))-\(n)*\(at(row, meanColumn))^2"
    let half = "\(quantile)*SQRT(MAX(0,\(squares))/(\(n)-1)/\(n))*\(scale.factor)"
    for (column, sign) in [(lowColumn, "-"), (highColumn, "+")] {
      sheet.formula(row, column, "IF(\(n)<2,\"—\",\(at(row, indexColumn))\(sign)\(half))", style)
    }
  }

  private func writeRecommendation(
    _ sheet: inout SheetDescription, _ row: Int, _ figure: SatisfactionIndex, isTotal: Bool
  ) {
    guard survey.asksRecommendation else { return }
    let style = { (base: CellStyle) in isTotal ? base.total : base }
    let parts = [figure.promoters, figure.passives, figure.detractors]
    for (number, part) in parts.enumerated() {
      let column = recommendColumn + number
      let look = style(Look.number(NumberFormat.count))
      if isTotal, !rows.isEmpty {
        sheet.formula(row, column, "SUM(\(span(firstRow, column, totalRow - 1, column)))", look)
      } else {
        sheet.count(row, column, part, look)
      }
    }
    let all = "SUM(\(span(row, recommendColumn, row, recommendColumn + 2)))"
    sheet.formula(
      row, npsColumn,
      "IF(\(all)=0,\"—\",(\(at(row, recommendColumn))-\(at(row, recommendColumn + 2)))/\(all)*100)",
      style(Look.number(NumberFormat.signed)))
  }

  private func writeBand(_ sheet: inout SheetDescription, _ row: Int, _ style: CellStyle) {
    let index = at(row, indexColumn)
    var formula = "\"\""
    for (number, band) in survey.bands.reversed().enumerated() {
      let word = "\"" + Report.quoted(band.word) + "\""
      formula = number == 0 ? word : "IF(\(index)>=\(Report.decimal(band.from)),\(word),\(formula))"
    }
    if figures.isWeighted && sheet.cell(row, indexColumn).content == .blank { formula = "\"—\"" }
    sheet.formula(row, bandColumn, "IF(ISNUMBER(\(index)),\(formula),\"—\")", style)
  }

  /// Answers of the scope that no group row has: merchants that were not resolved. Missing: none.
  private func remainder(_ parts: [SatisfactionIndex]) -> SatisfactionIndex? {
    var rest = SatisfactionIndex()
    let whole = total
    rest.levels = (0..<levels).map { level in
      let all = whole.levels.indices.contains(level) ? whole.levels[level] : 0
      return max(0, parts.reduce(all) { $0 - ($1.levels.indices.contains(level) ? $1.levels[level] : 0) })
    }
    rest.n = rest.levels.reduce(0, +)
    rest.promoters = max(0, parts.reduce(whole.promoters) { $0 - $1.promoters })
    rest.passives = max(0, parts.reduce(whole.passives) { $0 - $1.passives })
    rest.detractors = max(0, parts.reduce(whole.detractors) { $0 - $1.detractors })
    let others = rest.promoters + rest.passives + rest.detractors
    return rest.n + others > 0 ? rest : nil
  }

  // MARK: Blocks 2 and 3

  /// Groups with figures by item and month: sites, or the site and all.
  private var itemGroups: [ReportGroup] {
    if scope.isSummary { return scope.groups }
    return [
      ReportGroup(name: scope.totalName, group: scope.own),
      ReportGroup(name: Words.sitesTotal(scope.settings), group: .all),
    ]
  }
  private var monthGroups: [ReportGroup] { scope.isSummary && scope.isWide ? [] : itemGroups }

  private func writeRest(_ sheet: inout SheetDescription, from start: Int, frame: SheetFrame) -> Places {
    sheet.height(start, 9)
    let items = writeItems(&sheet, from: start + 1)
    sheet.height(items, 9)
    let head = items + 1
    var places = writeMonths(&sheet, from: head)
    let lastMonth = head + max(1, scope.report.count)
    addIntervalChart(&sheet, frame, top: head, bottom: head + max(5, scope.report.count / 2) - 1)
    addMonthChart(&sheet, places, top: head + max(5, scope.report.count / 2), bottom: lastMonth)
    let method = total.intervalMethod
    let notes = Words.Satisfaction.notes(scope, method: method, isFormula: isFormula(method))
    let end = frame.notes(&sheet, from: lastMonth + 1, notes)
    frame.finish(&sheet, lastRow: end - 1, pagesTall: scope.groups.count > 20 ? 0 : 1)
    places.index = sheet.reference(totalRow, indexColumn)
    places.low = sheet.reference(totalRow, lowColumn)
    places.high = sheet.reference(totalRow, highColumn)
    places.hasInterval = isFormula(method) ? total.n >= 2 : total.interval != nil
    return places
  }

  private func writeItems(_ sheet: inout SheetDescription, from head: Int) -> Int {
    let items = survey.items
    sheet.text(head, 0, Words.Satisfaction.items, Look.header)
    for (number, item) in items.enumerated() {
      sheet.text(head, 1 + number, item.name, Look.header.sized(9))
    }
    let lowest = 1 + items.count
    sheet.text(head, lowest, Words.Satisfaction.lowest, Look.header.sized(9))
    sheet.header(head, lowest + 1, head, lowest + 2, Words.Satisfaction.lowestItem)
    sheet.header(head, lowest + 3, head, lastColumn, Words.Satisfaction.remark)
    sheet.height(head, 26)
    let groups = itemGroups
    guard !items.isEmpty, !groups.isEmpty else { return head + 1 }
    for (number, group) in groups.enumerated() {
      let row = head + 1 + number
      sheet.text(row, 0, group.name, Look.text)
      var hasAny = false
      for (column, item) in items.enumerated() {
        let figure = figures.items.first { $0.group == group.group && $0.item == item.id }
        hasAny = hasAny || figure?.index != nil
        sheet.number(row, 1 + column, figure?.index, Look.number(NumberFormat.index))
      }
      let own = span(row, 1, row, items.count)
      if hasAny {
        sheet.formula(row, lowest, "MIN(\(own))", Look.number(NumberFormat.index))
        let name = "INDEX(\(fixedSpan(head, 1, head, items.count)),MATCH(\(at(row, lowest)),\(own),0))"
        sheet.merge(row, lowest + 1, row, lowest + 2, .formula("=" + name, cached: nil), Look.center)
      } else {
        sheet.text(row, lowest, Words.none, Look.center)
        sheet.merge(row, lowest + 1, row, lowest + 2, .text(Words.none), Look.center)
      }
      sheet.height(row, 21)
    }
    let last = head + groups.count
    sheet.merge(head + 1, lowest + 3, last, lastColumn, .text(Words.Satisfaction.remarkText), Look.wrapped)
    sheet.format(
      CellRange(row: head + 1, column: 1, toRow: last, toColumn: items.count),
      .threeColors(Palette.heatOrange, .white, Palette.heatBlue))
    return last + 1
  }

  private func writeMonths(_ sheet: inout SheetDescription, from head: Int) -> Places {
    var places = Places()
    let groups = monthGroups
    let firstCount = 1 + groups.count
    let totalIndex = firstCount + groups.count
    sheet.text(head, 0, Words.Satisfaction.month, Look.header)
    for (number, group) in groups.enumerated() {
      sheet.text(head, 1 + number, Words.Satisfaction.monthIndex(group.name), Look.header.sized(9))
      sheet.text(head, firstCount + number, Words.Satisfaction.monthCount(group.name), Look.header.sized(9))
    }
    let hasTotal = scope.isSummary
    if hasTotal {
      sheet.text(head, totalIndex, Words.Satisfaction.monthIndex(Words.total), Look.header.sized(9))
      sheet.text(head, totalIndex + 1, Words.Satisfaction.monthCount(Words.total), Look.header.sized(9))
    }
    let months = scope.report.months
    sheet.height(head, 30)
    for (number, month) in months.enumerated() {
      let row = head + 1 + number
      sheet.number(row, 0, serial(month.firstDay), Look.date(NumberFormat.month))
      var sum = 0
      for (position, group) in groups.enumerated() {
        let figure = figures.index(of: monthly(group.group, month))
        sum += figure?.n ?? 0
        sheet.number(row, 1 + position, figure?.index, Look.number(NumberFormat.index))
        sheet.count(row, firstCount + position, figure?.n ?? 0)
      }
      if hasTotal { writeMonthTotal(&sheet, row, month, groups.count, sum) }
      sheet.height(row, 23)
    }
    guard let first = months.first, let last = months.last, first <= last else { return places }
    let rows = (head + 1, head + months.count)
    places.months = sheet.cells(rows.0, 0, rows.1, 0)
    places.monthSeries = groups.enumerated().map { ($1.name, sheet.cells(rows.0, 1 + $0, rows.1, 1 + $0)) }
    if hasTotal {
      places.monthSeries.append((Words.total, sheet.cells(rows.0, totalIndex, rows.1, totalIndex)))
    }
    return places
  }

  /// A formula over the groups where they hold every answer of the month.
  private func writeMonthTotal(_ sheet: inout SheetDescription, _ row: Int, _ month: Month, _ groups: Int, _ sum: Int) {
    let whole = figures.index(of: .month(month))
    let index = 1 + 2 * groups
    if groups > 0, whole?.n ?? 0 == sum, !figures.isWeighted {
      let counts = span(row, 1 + groups, row, 2 * groups)
      sheet.formula(row, index + 1, "SUM(\(counts))", Look.number(NumberFormat.count))
      sheet.formula(
        row, index,
        "IF(\(at(row, index + 1))=0,\"—\",SUMPRODUCT(\(span(row, 1, row, groups)),\(counts))/\(at(row, index + 1)))",
        Look.number(NumberFormat.index).bold)
    } else {
      sheet.number(row, index, whole?.index, Look.number(NumberFormat.index).bold)
      sheet.count(row, index + 1, whole?.n ?? 0)
    }
  }

  private func monthly(_ group: FigureGroup, _ month: Month) -> FigureGroup {
    if case .site(let site) = group { return .siteMonth(site, month) }
    return .month(month)
  }

  private var chartColumn: Int { (scope.isSummary ? 3 : 1) + monthGroups.count * 2 }

  private func addIntervalChart(_ sheet: inout SheetDescription, _ frame: SheetFrame, top: Int, bottom: Int) {
    let column = frame.helpers(&sheet, row: top)
    let shown = min(rows.count, 12)
    var row = top + 1
    var lowest = 100.0
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
    chart.yAxis.minimum = max(0, (lowest / 5).rounded(.down) * 5 - 5)
    chart.yAxis.title = Words.Satisfaction.axis
    chart.yAxis.numberFormat = "0"
    chart.altText = title + "：菱形为指数，浅蓝色柱为区间。"
    sheet.add(chart)
  }

  private func points(
    _ sheet: inout SheetDescription, _ names: SheetRange, _ top: Int, _ end: Int, _ column: Int
  ) -> SeriesDescription {
    var row = top + 1
    for source in Array(firstRow..<(firstRow + min(rows.count, 12))) + [totalRow] {
      sheet.formula(
        row, column + 3, "IF(ISNUMBER(\(at(source, indexColumn))),\(at(source, indexColumn)),0)", Look.helper)
      row += 1
    }
    var series = SeriesDescription(
      .text(Words.Satisfaction.indexSeries), categories: names,
      values: sheet.cells(top + 1, column + 3, end - 1, column + 3), color: Palette.navy)
    series.lineWidth = 0
    series.marker = .diamond
    series.markerSize = 8
    var labels = DataLabels()
    labels.position = .right
    labels.numberFormat = "0.0"
    labels.isBold = true
    series.labels = labels
    return series
  }

  private func addMonthChart(_ sheet: inout SheetDescription, _ places: Places, top: Int, bottom: Int) {
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
      if line.name == Words.total {
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
