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

  var survey: SatisfactionSettings { scope.settings.satisfaction }
  var levels: Int { survey.maximum - survey.minimum + 1 }
  var figures: SatisfactionFigures { scope.figures.satisfaction }

  // Columns of block 1.
  var meanColumn: Int { 2 + levels }
  var indexColumn: Int { meanColumn + 1 }
  var lowColumn: Int { meanColumn + 2 }
  var highColumn: Int { meanColumn + 3 }
  var topColumn: Int { meanColumn + 4 }
  var recommendColumn: Int { meanColumn + 5 }
  var npsColumn: Int { meanColumn + 8 }
  var bandColumn: Int { survey.asksRecommendation ? meanColumn + 9 : meanColumn + 5 }
  var lastColumn: Int { max(bandColumn, survey.items.count + 6, chartColumn + 6) }

  let firstRow = 5
  /// The group rows, a row of unresolved merchants where there are such, the total.
  var rows: [(name: String, figure: SatisfactionIndex)] {
    var result = scope.groups.map { ($0.name, figures.index(of: $0.group) ?? SatisfactionIndex()) }
    let rest = remainder(result.map(\.1))
    if var rest {
      rest.group = .unassigned
      result.append((Words.unresolved, rest))
    }
    return result
  }
  var total: SatisfactionIndex { figures.index(of: scope.own) ?? SatisfactionIndex() }
  var totalRow: Int { firstRow + rows.count }

  /// Confidence as text: `95%`.
  var confidence: String { Report.percent(survey.confidence) }

  func build() -> (SheetDescription, Places) {
    var sheet = SheetDescription(name: scope.sheetName(.satisfaction))
    sheet.commonSources = [scope.lineage.overall(scope.own)]
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

  func writeHeader(_ sheet: inout SheetDescription) {
    sheet.header(3, 0, 4, 0, scope.groupWord)
    sheet.header(3, 1, 4, 1, Words.Satisfaction.responses)
    sheet.header(3, 2, 3, 1 + levels, Words.Satisfaction.distribution)
    // The levels are the scale's own and come from no row.
    sheet.origin(CellRange(row: 4, column: 2, toRow: 4, toColumn: 1 + levels), [])
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
  var scale: (factor: String, index: (String) -> String) {
    if survey.method.hasPrefix("steps") { return ("20", { "\($0)*20" }) }
    let width = survey.maximum - survey.minimum
    if width > 0, 100 % width == 0 { return ("\(100 / width)", { "(\($0)-\(survey.minimum))*\(100 / width)" }) }
    return ("100/\(max(1, width))", { "(\($0)-\(survey.minimum))*100/\(max(1, width))" })
  }

  func write(
    _ sheet: inout SheetDescription, _ row: Int, _ name: String, _ figure: SatisfactionIndex, isTotal: Bool
  ) {
    let style = { (base: CellStyle) in isTotal ? base.total : base }
    let count = style(Look.number(NumberFormat.count))
    sheet.text(row, 0, name, style(Look.text))
    let counts = span(row, 2, row, 1 + levels)
    sheet.formula(row, 1, "SUM(\(counts))", count)
    for level in 0..<levels {
      let column = 2 + level
      // The level stands above as a number.
      sheet.caption(row, column, Words.Satisfaction.ratings(of: survey.minimum + level, name))
      if isTotal, !rows.isEmpty {
        sheet.formula(row, column, "SUM(\(span(firstRow, column, totalRow - 1, column)))", count)
      } else {
        sheet.count(row, column, figure.levels.indices.contains(level) ? figure.levels[level] : 0, count)
        let rated = scope.lineage.satisfaction(figure.group).and(
          .equals("overall", "\(survey.minimum + level)"))
        sheet.origin(row, column, rated)
      }
    }
    if let weights = siteWeights(figure) {
      let none = "IF(\(at(row, 1))<\(SatisfactionIndex.fewestShown),\"—\","
      sheet.formula(row, meanColumn, none + weights(meanColumn) + ")", style(Look.number(NumberFormat.decimal)))
      sheet.formula(row, indexColumn, none + weights(indexColumn) + ")", style(Look.number(NumberFormat.index).bold))
    } else if isTyped(figure) {
      sheet.origin(
        CellRange(row: row, column: meanColumn, toRow: row, toColumn: indexColumn),
        [scope.lineage.overall(figure.group)])
      let isShown = figure.n >= SatisfactionIndex.fewestShown
      sheet.number(row, meanColumn, isShown ? figure.mean : nil, style(Look.number(NumberFormat.decimal)))
      sheet.number(row, indexColumn, isShown ? figure.index : nil, style(Look.number(NumberFormat.index).bold))
    } else {
      let heads = fixedSpan(4, 2, 4, 1 + levels)
      let none = "IF(\(at(row, 1))<\(SatisfactionIndex.fewestShown),\"—\","
      sheet.formula(
        row, meanColumn, none + "SUMPRODUCT(\(heads),\(counts))/\(at(row, 1)))",
        style(Look.number(NumberFormat.decimal)))
      sheet.formula(
        row, indexColumn, none + scale.index(at(row, meanColumn)) + ")",
        style(Look.number(NumberFormat.index).bold))
    }
    writeInterval(&sheet, row, figure, style(Look.number(NumberFormat.index)))
    let share = style(Look.number(NumberFormat.share(of: figure.n)))
    if figure.isStratified, siteWeights(figure) == nil {
      sheet.origin(row, topColumn, scope.lineage.overall(figure.group))
      sheet.number(row, topColumn, figure.topTwo, share)
    } else {
      let top = siteWeights(figure)?(topColumn) ?? "(\(at(row, levels))+\(at(row, 1 + levels)))/\(at(row, 1))"
      sheet.formula(row, topColumn, "IF(\(at(row, 1))<\(SatisfactionIndex.fewestShown),\"—\",\(top))", share)
    }
    writeRecommendation(&sheet, row, figure, isTotal: isTotal)
    writeBand(&sheet, row, figure, style(Look.center))
    sheet.height(row, 21)
  }

  /// Mean and index come from the program, no formula over the row's counts gives them.
  private func isTyped(_ figure: SatisfactionIndex) -> Bool { figures.isWeighted || figure.isStratified }

  /// The formula of a column's cells of the sites, each weighted by its merchants: how a stratified figure comes about. Nil: the
  /// figure is not stratified, or its sites are not all rows of this sheet.
  private func siteWeights(_ figure: SatisfactionIndex) -> ((Int) -> String)? {
    guard figure.isStratified else { return nil }
    var parts: [(row: Int, merchants: Int)] = []
    for stratum in figure.strata {
      guard let place = scope.groups.firstIndex(where: { $0.group == .site(stratum.site) }) else { return nil }
      // A site of few answers shows no index that a formula could take.
      guard let own = figures.indexes.first(where: { $0.group == .site(stratum.site) && !$0.isBasePeriod }),
        own.n >= SatisfactionIndex.fewestShown
      else { return nil }
      parts.append((firstRow + place, stratum.merchants))
    }
    let all = parts.reduce(0) { $0 + $1.merchants }
    return { column in
      "(" + parts.map { "\(at($0.row, column))*\($0.merchants)" }.joined(separator: "+") + ")/\(all)"
    }
  }

  func isFormula(_ method: IntervalMethod) -> Bool {
    !figures.isWeighted && (method == .normal || method == .student)
  }

  func writeInterval(
    _ sheet: inout SheetDescription, _ row: Int, _ figure: SatisfactionIndex, _ style: CellStyle
  ) {
    guard isFormula(figure.intervalMethod) else {
      sheet.origin(
        CellRange(row: row, column: lowColumn, toRow: row, toColumn: highColumn), [scope.lineage.overall(figure.group)])
      let interval = figure.n >= SatisfactionIndex.fewestShown ? figure.interval : nil
      for (column, value) in [(lowColumn, interval?.low), (highColumn, interval?.high)] {
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
      sheet.formula(
        row, column, "IF(\(n)<\(SatisfactionIndex.fewestShown),\"—\",\(at(row, indexColumn))\(sign)\(half))", style)
    }
  }

  func writeRecommendation(
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
        let scores = [["9", "10"], ["7", "8"], (0...6).map { "\($0)" }][number]
        sheet.origin(row, column, scope.lineage.satisfaction(figure.group).and(.oneOf("recommend", scores)))
      }
    }
    let all = "SUM(\(span(row, recommendColumn, row, recommendColumn + 2)))"
    let points = style(Look.number(NumberFormat.signed))
    guard !figure.hasStratifiedScore else {
      if let weights = siteWeights(figure) { return sheet.formula(row, npsColumn, weights(npsColumn), points) }
      sheet.origin(row, npsColumn, scope.lineage.overall(figure.group))
      return sheet.number(row, npsColumn, figure.nps, points)
    }
    sheet.formula(
      row, npsColumn,
      "IF(\(all)<\(SatisfactionIndex.fewestShown),\"—\",(\(at(row, recommendColumn))-\(at(row, recommendColumn + 2)))/\(all)*100)",
      points)
  }

  /// A word by the row's own index; none where the interval is too wide for one.
  func writeBand(_ sheet: inout SheetDescription, _ row: Int, _ figure: SatisfactionIndex, _ style: CellStyle) {
    // The interval reaches over more than two bands, or there is no index.
    let isBlank = figures.isWeighted && sheet.cell(row, indexColumn).content == .blank
    if figure.index == nil || figure.band.isEmpty || isBlank {
      return sheet.text(row, bandColumn, Words.none, style)
    }
    let index = at(row, indexColumn)
    var formula = "\"\""
    for (number, band) in survey.bands.reversed().enumerated() {
      let word = "\"" + Report.quoted(band.word) + "\""
      formula = number == 0 ? word : "IF(\(index)>=\(Report.decimal(band.from)),\(word),\(formula))"
    }
    sheet.formula(row, bandColumn, "IF(ISNUMBER(\(index)),\(formula),\"—\")", style)
  }

  /// Answers of the scope that no group row has: merchants that were not resolved. Missing: none.
  func remainder(_ parts: [SatisfactionIndex]) -> SatisfactionIndex? {
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
}
