import StationModel
import Workbooks

/// 投诉同比: this period against the base period, by group and class.
struct ComparisonSheet {
  let scope: ReportScope
  let trend: TrendSheet.Places
  /// Complaints of the scope that no group's row holds: this period, base period.
  let unresolved: (Int, Int)
  /// The classes have a head of their own and a page with the charts: groups and classes are too many for one page with these.
  private(set) var isSplit = false

  init(scope: ReportScope, trend: TrendSheet.Places) {
    self.scope = scope
    self.trend = trend
    unresolved = Self.unresolved(scope)
  }

  let firstRow = 5
  let lastColumn = 14
  var figures: ComplaintFigures { scope.figures.complaints }
  var settings: PipelineSettings { scope.settings }
  var totalRow: Int { firstRow }
  var firstGroup: Int { firstRow + 1 }
  var unresolvedRow: Int { firstGroup + scope.groups.count }
  var hasUnresolved: Bool { unresolved.0 + unresolved.1 > 0 }
  var lastGroup: Int { hasUnresolved ? unresolvedRow : unresolvedRow - 1 }
  var firstClass: Int { lastGroup + (isSplit ? 3 : 1) }
  var lastClass: Int { firstClass + figures.classes.count - 1 }
  var confidence: String { Report.percent(settings.satisfaction.confidence) }

  /// Complaints of a group's row: this period, base period. A site's own figure may hold complaints that name no merchant.
  func counts(_ group: ReportGroup) -> (Int, Int) { Self.counts(group, scope) }

  private static func counts(_ group: ReportGroup, _ scope: ReportScope) -> (Int, Int) {
    let found = scope.isSummary ? scope.figures.complaints.comparisons.first { $0.group == group.group } : nil
    return found.map { ($0.countReport, $0.countBase) } ?? merchantCounts(group, scope)
  }

  func merchantCounts(_ group: ReportGroup) -> (Int, Int) { Self.merchantCounts(group, scope) }

  private static func merchantCounts(_ group: ReportGroup, _ scope: ReportScope) -> (Int, Int) {
    var sums = (0, 0)
    for index in scope.merchants {
      let merchant = scope.figures.merchants[index]
      guard scope.isSummary ? group.group == .site(merchant.site) : ReportScope.trade(merchant) == group.name else {
        continue
      }
      sums.0 += merchant.complaintsReport
      sums.1 += merchant.complaintsBase
    }
    return sums
  }

  private static func unresolved(_ scope: ReportScope) -> (Int, Int) {
    var rest = (0, 0)
    for month in scope.figures.complaints.months where month.group == scope.own {
      if month.isReportPeriod { rest.0 += month.count } else { rest.1 += month.count }
    }
    for group in scope.groups {
      let own = counts(group, scope)
      rest.0 -= own.0
      rest.1 -= own.1
    }
    return (max(0, rest.0), max(0, rest.1))
  }

  func comparison(_ group: FigureGroup) -> ComplaintComparison? {
    figures.comparisons.first { $0.group == group }
  }

  /// A class in this scope.
  func group(of item: ComplaintClassFigure) -> FigureGroup {
    scope.site.map { .siteClass($0, item.code) } ?? .complaintClass(item.code)
  }

  /// The other scope for comparison: all sites, below a site's own rows.
  var overall: ComplaintComparison? { scope.isSummary || !scope.hasBase ? nil : comparison(.all) }
  var overallRow: Int { lastClass + 1 }
  var checkRow: Int { lastClass + (overall == nil ? 1 : 2) }

  /// Exposure of a group in a period. Missing: not reported.
  func exposure(_ group: FigureGroup, isReport: Bool) -> Double? {
    if let found = comparison(group) { return isReport ? found.exposureReport : found.exposureBase }
    let parts = figures.months.filter { $0.group == group && $0.isReportPeriod == isReport }.compactMap(\.exposure)
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  func build() -> SheetDescription {
    let whole = make()
    if whole.isFitting || isLong || scope.groups.isEmpty || figures.classes.isEmpty { return whole.sheet }
    var split = self
    split.isSplit = true
    let parted = split.make()
    return parted.isFitting ? parted.sheet : whole.sheet
  }

  /// A list of several pages, whose head is repeated.
  private var isLong: Bool { scope.groups.count + figures.classes.count > 30 }

  /// The sheet, and whether its charts stand on the page of a table of theirs.
  private func make() -> (sheet: SheetDescription, isFitting: Bool) {
    var sheet = SheetDescription(name: scope.sheetName(.comparison))
    sheet.commonSources = [scope.lineage.complaints(scope.own)]
    let frame = SheetFrame(scope: scope, key: .comparison, lastColumn: lastColumn)
    let longest = (scope.groups.map(\.name) + figures.classes.map(\.name)).reduce(0.0) { max($0, TextWidth.of($1)) }
    sheet.width(0...0, min(26, max(15, longest + 3)))
    for (column, width) in [9, 9, 9, 9.5, 11.5, 11.5, 9.5, 9.5, 10, 9, 9.5, 9.5, 9, 20].enumerated() {
      sheet.width((column + 1)...(column + 1), width)
    }
    frame.begin(&sheet, title: Words.Comparison.title, unit: Words.Trend.unit(settings))
    writeHeader(&sheet, 3)
    writeRows(&sheet)
    let check = checkRow
    writeCheck(&sheet, check)
    sheet.height(check + 1, 9)
    var bottom = check + 1
    var blocks: [Int] = []
    var isOnFirst = true
    if scope.hasBase {
      // Many groups fill the page: the charts go with the classes to the next one; where these fill it too, they begin one rather
      // than lie across both or be too low to read. A sheet of one page is made to fit.
      isOnFirst = !(hasFurtherPages || isSplit) || makeRoom(&sheet, frame, check: check)
      if isSplit {
        blocks.append(firstClass - 2)
        let rows = firstRow...lastGroup
        sheet.height(rows, frame.fittingHeight(sheet, rows: rows, besides: 0, within: 19...28))
      } else if !isOnFirst {
        blocks.append(check + 2)
        let height = frame.fittingHeight(sheet, rows: firstRow...check, besides: 9, within: 19...28)
        sheet.height(firstRow...check, height)
      }
      bottom = addCharts(&sheet, frame, top: check + 2, isOnFirst: isOnFirst)
    }
    var notes = Words.Comparison.notes(
      settings, exact: figures.comparisonMethod != .normal, hasBase: scope.hasBase)
    if figures.comparisons.contains(where: { $0.wideInterval != nil }) { notes.append(Words.Comparison.wideNote) }
    if hasZero { notes.append(Words.Trend.zeroText(settings)) }
    if !scope.isSummary { notes.append(Words.Comparison.tradeNote(settings, hasBase: scope.hasBase)) }
    let periods = frame.notes(&sheet, from: bottom + 1, notes)
    let classes = ComplaintPeriodBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: periods)
    let courses = ComplaintClassMonthBlock(scope: scope, lastColumn: lastColumn, total: at(totalRow, 1))
      .write(&sheet, from: classes)
    let deadlines = ComplaintCourseBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: courses)
    let end = DeadlineBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: deadlines)
    sheet.frozenAt = CellAddress(5, 1)
    sheet.zoom = 90
    var parts = [(periods, classes), (classes, courses), (courses, deadlines)]
    // With few groups the deadlines stand on the page of the courses.
    if scope.isSummary && scope.groups.count > 4 || courses == deadlines { parts.append((deadlines, end)) }
    blocks += parts.filter { $0.0 < $0.1 }.map(\.0)
    let isParted = isLong || !blocks.isEmpty
    frame.finish(&sheet, lastRow: end - 1, repeated: isLong ? 3...4 : nil, pagesTall: isParted ? 0 : 1)
    sheet.page.breaksBefore = frame.breaks(sheet, before: blocks, end: end)
    return (sheet, isOnFirst)
  }

  /// Makes the print somewhat smaller and the rows lower until the charts stand below the table on its page; leaves the sheet as it is
  /// where that would be too much.
  private func makeRoom(_ sheet: inout SheetDescription, _ frame: SheetFrame, check: Int) -> Bool {
    let original = sheet
    for (factor, height) in [(1, 19), (1.06, 19), (1.12, 18), (1.18, 17.5), (1.22, 17.5)] {
      sheet = original
      for column in 0...lastColumn {
        sheet.width(column...column, ((original.columnWidths[column] ?? 9) * factor * 2).rounded() / 2)
      }
      sheet.height(firstRow...check, height)
      if chartRowHeight(sheet, frame, top: check + 2) >= (isSplit ? 14 : 15) { return true }
    }
    sheet = original
    return false
  }

  private var hasZero: Bool {
    let groups = scope.groups.map(\.group) + figures.classes.map(group(of:)) + [scope.own]
    return scope.hasBase && groups.contains { comparison($0)?.countReport == 0 }
  }

  private var hasFurtherPages: Bool {
    figures.periods.contains { $0.comparison.group == scope.own } || figures.courses.contains { $0.group == scope.own }
  }

  func writeHeader(_ sheet: inout SheetDescription, _ row: Int) {
    sheet.header(row, 0, row + 1, 0, Words.Comparison.group)
    sheet.header(row, 1, row, 4, Words.Comparison.counts)
    sheet.header(row, 5, row, 6, Words.Trend.exposureName(settings) + "（\(settings.complaints.exposureUnit)）")
    sheet.header(row, 7, row, 9, Words.Comparison.rates(settings.complaints.rateUnit))
    sheet.header(row, 10, row, 12, Words.Comparison.ratios)
    sheet.header(row, 13, row + 1, 13, Words.Comparison.p)
    sheet.header(row, 14, row + 1, 14, Words.Comparison.verdict)
    let heads = [
      Words.Comparison.report, Words.Comparison.base, Words.Comparison.change, Words.Comparison.percent,
      Words.Comparison.report, Words.Comparison.base, Words.Comparison.report, Words.Comparison.base,
      Words.Comparison.percent, Words.Comparison.ratio, Words.Comparison.low(confidence),
      Words.Comparison.high(confidence),
    ]
    for (number, head) in heads.enumerated() { sheet.text(row + 1, 1 + number, head, Look.header.sized(9)) }
    sheet.height(row...(row + 1), 22)
  }

  func writeRows(_ sheet: inout SheetDescription) {
    let last = lastGroup
    sheet.text(totalRow, 0, scope.totalName, Look.text.total)
    for column in [1, 2] {
      sheet.formula(
        totalRow, column, "SUM(\(span(firstGroup, column, max(firstGroup, last), column)))",
        Look.number(NumberFormat.count).total)
    }
    let own = comparison(scope.own)
    writeExposure(&sheet, totalRow, scope.own, Look.number(NumberFormat.exposure).total)
    finishRow(&sheet, totalRow, own, scope.own, isTotal: true)
    for (number, group) in scope.groups.enumerated() {
      let row = firstGroup + number
      let found = comparison(group.group)
      sheet.text(row, 0, group.name, Look.text)
      let own = counts(group)
      let isSum = own == merchantCounts(group)
      for (column, name, count) in [(1, Words.Name.detailReport, own.0), (2, Words.Name.detailBase, own.1)] {
        // From the list of merchants, but for complaints that name the site and no merchant of it.
        if isSum {
          sheet.formula(
            row, column, scope.sum(name, where: scope.detailGroupName, equals: CellAddress(row, 0).columnFixed),
            Look.number(NumberFormat.count))
        } else {
          sheet.count(row, column, count)
          sheet.origin(row, column, scope.lineage.complaints(group.group, isReport: column == 1))
        }
      }
      if scope.isSummary {
        writeExposure(&sheet, row, group.group, Look.number(NumberFormat.exposure))
      } else {
        writeTotalExposure(&sheet, row)
      }
      finishRow(&sheet, row, found, group.group, isTotal: false)
    }
    if hasUnresolved {
      sheet.text(unresolvedRow, 0, Words.unresolved, Look.text)
      sheet.count(unresolvedRow, 1, unresolved.0)
      sheet.count(unresolvedRow, 2, unresolved.1)
      for column in [1, 2] {
        sheet.origin(unresolvedRow, column, scope.lineage.complaints(.unassigned, isReport: column == 1))
      }
      finishRow(&sheet, unresolvedRow, nil, .unassigned, isTotal: false)
    }
    if isSplit { writeHeader(&sheet, firstClass - 2) }
    for (number, item) in figures.classes.enumerated() { writeClass(&sheet, firstClass + number, item) }
    if let overall {
      sheet.text(overallRow, 0, Words.sitesTotal(settings), Look.text)
      sheet.count(overallRow, 1, overall.countReport)
      sheet.count(overallRow, 2, overall.countBase)
      for column in [1, 2] { sheet.origin(overallRow, column, scope.lineage.complaints(.all, isReport: column == 1)) }
      writeExposure(&sheet, overallRow, .all, Look.number(NumberFormat.exposure))
      finishRow(&sheet, overallRow, overall, .all, isTotal: false)
    }
  }

  func writeExposure(_ sheet: inout SheetDescription, _ row: Int, _ group: FigureGroup, _ style: CellStyle) {
    sheet.number(row, 5, exposure(group, isReport: true), style)
    sheet.number(row, 6, scope.hasBase ? exposure(group, isReport: false) : nil, style)
    for column in [5, 6] { sheet.origin(row, column, scope.lineage.exposure(group, isReport: column == 5)) }
  }

  /// Classes, and trades in a site's workbook, have no exposure of their own.
  func writeTotalExposure(_ sheet: inout SheetDescription, _ row: Int) {
    for column in [5, 6] {
      let source = sheet.cell(totalRow, column).content
      if case .blank = source {
        sheet.put(row, column, .blank, Look.number(NumberFormat.exposure))
      } else {
        sheet.formula(row, column, fixed(totalRow, column), Look.number(NumberFormat.exposure))
      }
    }
  }

  func writeClass(_ sheet: inout SheetDescription, _ row: Int, _ item: ComplaintClassFigure) {
    sheet.text(row, 0, item.name, Look.text)
    var counts = (item.countReport, item.countBase)
    if let site = scope.site {
      counts.0 = item.bySite.indices.contains(site) ? item.bySite[site] : 0
      counts.1 = item.bySiteBase.indices.contains(site) ? item.bySiteBase[site] : 0
    }
    sheet.count(row, 1, counts.0)
    sheet.count(row, 2, counts.1)
    for column in [1, 2] {
      sheet.origin(row, column, scope.lineage.complaints(group(of: item), isReport: column == 1))
    }
    writeTotalExposure(&sheet, row)
    finishRow(&sheet, row, comparison(group(of: item)), group(of: item), isTotal: false)
  }

  /// Changes, rates, ratio, interval, p and verdict of a row.
  func finishRow(
    _ sheet: inout SheetDescription, _ row: Int, _ found: ComplaintComparison?, _ group: FigureGroup, isTotal: Bool
  ) {
    let style = { (base: CellStyle) in isTotal ? base.total : base }
    if sheet.cell(row, 5).style == nil {
      for column in [5, 6] { sheet.put(row, column, .blank, style(Look.number(NumberFormat.exposure))) }
    }
    guard scope.hasBase else { return finishWithoutBase(&sheet, row, style) }
    sheet.formula(row, 3, "\(at(row, 1))-\(at(row, 2))", style(Look.number(NumberFormat.countChange)))
    // No percentage without the test that says what it is worth.
    sheet.formula(
      row, 4, "IF(ISNUMBER(\(at(row, 13))),IF(\(at(row, 2))=0,\"—\",\(at(row, 1))/\(at(row, 2))-1),\"—\")",
      style(Look.number(NumberFormat.change)))
    for (column, count, exposure) in [(7, 1, 5), (8, 2, 6)] {
      sheet.formula(
        row, column, "IF(\(at(row, exposure))=0,\"—\",\(at(row, count))/\(at(row, exposure)))",
        style(Look.number(NumberFormat.rate)))
    }
    let (now, before) = (at(row, 7), at(row, 8))
    let ratio = "IF(ISNUMBER(\(before)),IF(\(before)=0,\"—\",IF(ISNUMBER(\(now)),\(now)/\(before),\"—\")),\"—\")"
    sheet.formula(
      row, 9, "IF(ISNUMBER(\(at(row, 10))),\(at(row, 10))-1,\"—\")", style(Look.number(NumberFormat.change)))
    sheet.formula(row, 10, ratio, style(Look.number(NumberFormat.decimal)))
    if figures.comparisonMethod == .normal {
      writeNormal(&sheet, row, style)
    } else {
      let typed: [(Int, Double?, String)] = [
        (11, found?.decisive.low, NumberFormat.decimal), (12, found?.decisive.high, NumberFormat.decimal),
        (13, found?.decisive.p, NumberFormat.p),
      ]
      let rows = [true, false].flatMap {
        [scope.lineage.complaints(group, isReport: $0), scope.lineage.exposure(group, isReport: $0)]
      }
      sheet.origin(CellRange(row: row, column: 11, toRow: row, toColumn: 13), rows)
      for (column, value, format) in typed {
        if let value {
          sheet.number(row, column, value, style(Look.number(format)))
        } else {
          sheet.text(row, column, Words.none, style(Look.number(format)))
        }
      }
    }
    let (low, high) = (at(row, 11), at(row, 12))
    sheet.formula(
      row, 14,
      "IF(AND(ISNUMBER(\(high)),\(high)<1),\"\(Words.Comparison.down)\",IF(AND(ISNUMBER(\(low)),\(low)>1),\"\(Words.Comparison.up)\",IF(ISNUMBER(\(at(row, 13))),\"\(Words.Comparison.same)\",\"—\")))",
      style(Look.center).sized(9))
    sheet.height(row, 19)
  }

  /// Only this period's columns hold figures; 0 would read as «none in the base period».
  func finishWithoutBase(_ sheet: inout SheetDescription, _ row: Int, _ style: (CellStyle) -> CellStyle) {
    for column in [2, 3, 4, 6] + Array(8...lastColumn) {
      sheet.text(row, column, Words.none, style(column == lastColumn ? Look.center : Look.number(NumberFormat.count)))
    }
    sheet.formula(
      row, 7, "IF(\(at(row, 5))=0,\"—\",\(at(row, 1))/\(at(row, 5)))", style(Look.number(NumberFormat.rate)))
    sheet.height(row, 19)
  }

  func writeNormal(_ sheet: inout SheetDescription, _ row: Int, _ style: (CellStyle) -> CellStyle) {
    let tail = Report.decimal(1 - settings.satisfaction.confidence)
    let none = "IF(OR(\(at(row, 1))=0,\(at(row, 2))=0),\"—\",IF(ISNUMBER(\(at(row, 10))),"
    let spread = "SQRT(1/\(at(row, 1))+1/\(at(row, 2)))"
    for (column, sign) in [(11, "-"), (12, "+")] {
      sheet.formula(
        row, column, none + "EXP(LN(\(at(row, 10)))\(sign)NORMSINV(1-\(tail)/2)*\(spread)),\"—\"))",
        style(Look.number(NumberFormat.decimal)))
    }
    sheet.formula(
      row, 13, none + "2*(1-NORMSDIST(ABS(LN(\(at(row, 10))))/\(spread))),\"—\"))",
      style(Look.number(NumberFormat.p)))
  }

  func writeCheck(_ sheet: inout SheetDescription, _ row: Int) {
    sheet.text(row, 0, Words.Comparison.check, Look.center.total)
    var conditions: [String] = []
    for (column, sum) in [(1, trend.reportSum), (2, trend.baseSum)] where !sum.isEmpty {
      conditions.append("\(at(totalRow, column))=\(sum)")
      if !figures.classes.isEmpty {
        conditions.append("\(at(totalRow, column))=SUM(\(span(firstClass, column, lastClass, column)))")
      }
    }
    let formula =
      conditions.isEmpty
      ? "\"—\""
      : "IF(AND(\(conditions.joined(separator: ","))),\"\(Words.Comparison.right)\",\"\(Words.Comparison.wrong)\")"
    sheet.merge(row, 1, row, lastColumn, .formula("=" + formula, cached: nil), Look.check)
    sheet.markWrong(row, 1, toColumn: lastColumn)
    sheet.height(row, 19)
  }
}
