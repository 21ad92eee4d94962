import StationModel
import Workbooks

/// Item indexes and months.
extension SatisfactionSheet {
  /// Groups with figures by item and month: sites, or the site and all.
  var itemGroups: [ReportGroup] {
    if scope.isSummary { return scope.groups }
    return [
      ReportGroup(name: scope.totalName, group: scope.own),
      ReportGroup(name: Words.sitesTotal(scope.settings), group: .all),
    ]
  }
  var monthGroups: [ReportGroup] { scope.isSummary && scope.isWide ? [] : itemGroups }

  func writeRest(_ sheet: inout SheetDescription, from start: Int, frame: SheetFrame) -> Places {
    sheet.height(start, 9)
    let items = writeItems(&sheet, from: start + 1)
    sheet.height(items, 9)
    let head = items + 1
    var places = writeMonths(&sheet, from: head)
    // Two charts stand beside the months, and want their height even where the months are few.
    let half = max(5, scope.report.count / 2)
    let bottom = max(head + scope.report.count, head + half + 4)
    addIntervalChart(&sheet, frame, top: head, bottom: head + half - 1)
    addMonthChart(&sheet, places, top: head + half, bottom: bottom)
    let method = total.intervalMethod
    let notes = Words.Satisfaction.notes(scope, method: method, isFormula: isFormula(method))
    let mainEnd = frame.notes(&sheet, from: bottom + 1, notes)
    let block = ParticipationBlock(scope: scope, lastColumn: lastColumn) { group in
      // A site of few answers shows no index that a formula could take.
      guard figures.index(of: group).map({ $0.n >= SatisfactionIndex.fewestShown }) == true else { return nil }
      return scope.groups.firstIndex { $0.group == group }.map { fixed(firstRow + $0, indexColumn) }
    }
    let end = block.write(&sheet, from: mainEnd)
    let isLong = scope.groups.count > 20 || end > mainEnd
    frame.finish(
      &sheet, lastRow: end - 1, repeated: scope.groups.count > 20 ? 3...4 : nil, pagesTall: isLong ? 0 : 1)
    // Comparisons have a page of their own rather than make the print of the main table small.
    if end > mainEnd { sheet.page.breaksBefore = frame.breaks(sheet, before: [mainEnd], end: end) }
    places.index = sheet.reference(totalRow, indexColumn)
    places.low = sheet.reference(totalRow, lowColumn)
    places.high = sheet.reference(totalRow, highColumn)
    places.hasInterval = total.n >= SatisfactionIndex.fewestShown && (isFormula(method) || total.interval != nil)
    return places
  }

  func writeItems(_ sheet: inout SheetDescription, from head: Int) -> Int {
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
        let figure = figures.items.first {
          $0.group == group.group && $0.item == item.id && $0.n >= SatisfactionIndex.fewestShown
        }
        hasAny = hasAny || figure?.index != nil
        sheet.number(row, 1 + column, figure?.index, Look.number(NumberFormat.index))
        sheet.origin(row, 1 + column, scope.lineage.satisfaction(group.group).and(.present(item.id)))
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

  func writeMonths(_ sheet: inout SheetDescription, from head: Int) -> Places {
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
        let answers = scope.lineage.overall(monthly(group.group, month))
        sheet.origin(row, 1 + position, answers)
        sheet.origin(row, firstCount + position, answers)
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
  func writeMonthTotal(_ sheet: inout SheetDescription, _ row: Int, _ month: Month, _ groups: Int, _ sum: Int) {
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
      sheet.origin(row, index, scope.lineage.overall(.month(month)))
      sheet.origin(row, index + 1, scope.lineage.overall(.month(month)))
      sheet.number(row, index, whole?.index, Look.number(NumberFormat.index).bold)
      sheet.count(row, index + 1, whole?.n ?? 0)
    }
  }

  func monthly(_ group: FigureGroup, _ month: Month) -> FigureGroup {
    if case .site(let site) = group { return .siteMonth(site, month) }
    return .month(month)
  }
}
