import StationModel
import Workbooks

/// 需求分析: merchants that asked for each item and class, by group.
struct NeedsSheet {
  let scope: ReportScope
  let matrix: NeedMatrixSheet

  /// Where other sheets find figures, `需求分析!$G$20`.
  struct Places {
    var total = ""
    /// Class names, first column of the class block's figures, rows.
    var classNames: SheetRange?
    var classGroups: [(name: SeriesName, values: SheetRange)] = []
  }

  var items: [NeedItem] { scope.settings.taxonomy.items }
  var classes: [NeedClass] { scope.settings.taxonomy.classes }
  /// Group columns; none where there are too many.
  var shown: [ReportGroup] { scope.isWide ? [] : scope.groups }

  let firstRow = 5
  var lastItemRow: Int { firstRow + items.count - 1 }
  var sumRow: Int { firstRow + items.count }
  var countRow: Int { sumRow + 1 }
  /// Groups whose shares have a column; with more of them the print would be too small to read.
  var shared: [ReportGroup] { shown.count <= 4 ? shown : [] }
  var totalColumn: Int { 3 + shown.count }
  var shareColumn: Int { totalColumn + 1 }
  var rankColumn: Int { totalColumn + 2 }
  var firstShare: Int { totalColumn + 3 }
  /// Last column of the main table: the shares of groups, or room for the check.
  var tableEnd: Int { firstShare + max(2, shared.count) - 1 }
  var chartColumn: Int { tableEnd + 2 }
  var lastColumn: Int { max(chartColumn + 5, scope.isWide ? 2 + items.count : 0) }
  var classHeader: Int { countRow + 2 }
  var lastClassRow: Int { classHeader + classes.count }

  func build() -> (SheetDescription, Places) {
    var sheet = SheetDescription(name: scope.sheetName(.needs))
    sheet.commonSources = [scope.lineage.needs(scope.own, items: items.map(\.code))]
    let frame = SheetFrame(scope: scope, key: .needs, lastColumn: lastColumn)
    setWidths(&sheet)
    frame.begin(&sheet, title: Words.Needs.title(classes.count, items.count), unit: Words.Needs.unit)
    writeHeader(&sheet)
    writeItems(&sheet)
    writeTotals(&sheet)
    let places = writeClasses(&sheet)
    addFormats(&sheet)
    addCharts(&sheet, places)
    var end = frame.notes(&sheet, from: lastClassRow + 1, notes)
    // The notes' figures are those of needs and of the services that met them.
    for row in (lastClassRow + 1)..<max(end, lastClassRow + 1) where sheet.tells(row, Words.Needs.metMark) {
      sheet.origin(
        CellRange(row: row, column: 0, toRow: row, toColumn: 0),
        sheet.commonSources + [scope.lineage.services(scope.own, meeting: items.map(\.code))])
    }
    if !scope.isWide {
      let classRows = (classHeader + 1)...max(classHeader + 1, lastClassRow)
      frame.fill(&sheet, rows: Array(5...countRow) + Array(classRows), end: end)
    }
    let further = NeedPatternBlock(sheet: self).write(&sheet, from: end)
    end = further.end
    // The list of groups comes last: its head stands on every page behind it.
    let matrixHead = end + 2
    var blocks = further.blocks
    if scope.isWide {
      blocks.append(end)
      end = writeMatrix(&sheet, from: end + 1)
    }
    sheet.frozenAt = CellAddress(5, 3)
    sheet.zoom = 90
    frame.finish(
      &sheet, lastRow: end - 1, repeated: scope.isWide ? matrixHead...matrixHead : nil,
      pagesTall: blocks.isEmpty ? 1 : 0)
    sheet.page.breaksBefore = frame.breaks(sheet, before: blocks, end: end)
    return (sheet, places)
  }

  var notes: [String] {
    let own = scope.figures.needs.summaries.filter { $0.group == scope.own && !$0.itemCode.isEmpty }
    var result = Words.Needs.notes(
      unsurveyed: scope.merchants.count - answered, others: residuals, margin: margin(own))
    let met = own.reduce(0) { $0 + $1.met }
    if met > 0 {
      let merchants = Set(scope.merchants)
      let days = scope.figures.needs.outcomes.filter { $0.isMet && merchants.contains($0.merchant) }.compactMap(\.days)
      let text = NeedPatternBlock.median(days).map { Report.fixed($0, 0) } ?? ""
      result.append(
        Words.Needs.met(
          asked: own.reduce(0) { $0 + $1.asked }, met: met, waiting: own.reduce(0) { $0 + $1.waiting }, days: text))
    }
    return result
  }

  /// Merchants in scope that answered: the base of every share.
  private var answered: Int { scope.merchants.count { scope.figures.merchants[$0].needAnswers > 0 } }
  var allAnswered: Bool { answered == scope.merchants.count }

  /// «明确无需求 6 条、未归类 2 条»: answers that are no need of the taxonomy.
  private var residuals: String {
    scope.figures.needs.residuals.compactMap { residual in
      let count = scope.site.map { residual.bySite.indices.contains($0) ? residual.bySite[$0] : 0 } ?? residual.answers
      return count > 0 ? "\(residual.name) \(count) 条" : nil
    }.joined(separator: "、")
  }

  /// How sure the largest share is where some merchants are silent.
  private func margin(
    _ own: [NeedSummary]
  ) -> (item: String, share: String, low: String, high: String, level: String)? {
    guard let first = own.max(by: { $0.asked < $1.asked }), let share = first.rate, let interval = first.interval,
      let item = items.first(where: { $0.code == first.itemCode })
    else { return nil }
    let text = { (value: Double) in Report.fixed(value * 100, 1) + "%" }
    return (
      item.name, text(share), text(interval.low), text(interval.high),
      Report.percent(scope.settings.satisfaction.confidence)
    )
  }

  func setWidths(_ sheet: inout SheetDescription) {
    sheet.width(0...0, 6)
    let widest = { (names: [String], bold: Bool) in names.reduce(0.0) { max($0, TextWidth.of($1, bold: bold)) } }
    sheet.width(1...1, min(26, max(14, widest(classes.map(\.name), true) + 2)))
    sheet.width(2...2, min(38, max(20, widest(items.map(\.name), false) + 3.5)))
    if !shown.isEmpty {
      sheet.width(3...(totalColumn - 1), groupWidth)
    }
    sheet.width(firstShare...tableEnd, shared.isEmpty ? 11 : groupWidth)
    sheet.width(totalColumn...totalColumn, shown.isEmpty ? 12 : 9)
    sheet.width(shareColumn...shareColumn, 10.5)
    sheet.width(rankColumn...rankColumn, 7.5)
    // Where items run across below, every column must hold a figure.
    sheet.width((tableEnd + 1)...(tableEnd + 1), scope.isWide ? 9 : 2)
    sheet.width(chartColumn...lastColumn, 12)
  }

  var groupWidth: Double {
    let longest = shown.reduce(0.0) { max($0, TextWidth.of($1.name, size: 9, bold: true)) }
    return min(14, max(9.5, longest + 1.5))
  }

  func writeHeader(_ sheet: inout SheetDescription) {
    for (column, head) in [Words.Needs.number, Words.Needs.category, Words.Needs.item].enumerated() {
      sheet.header(3, column, 4, column, head)
    }
    if shown.isEmpty {
      sheet.header(3, totalColumn, 4, totalColumn, Words.Needs.askedShort)
    } else {
      sheet.header(3, 3, 3, totalColumn, Words.Needs.asked)
      sheet.text(4, totalColumn, Words.total, Look.header)
    }
    for (number, group) in shown.enumerated() {
      sheet.text(4, 3 + number, group.name, Look.header.sized(9))
    }
    for (number, group) in shared.enumerated() {
      sheet.text(4, firstShare + number, group.name, Look.header.sized(9))
    }
    sheet.header(3, shareColumn, 4, shareColumn, Words.Needs.share(allAnswered: allAnswered))
    sheet.header(3, rankColumn, 4, rankColumn, Words.Needs.rank)
    if shared.isEmpty {
      let isSite = !scope.isSummary && !scope.isWide
      let head =
        isSite
        ? Words.Needs.shareOfAll(Words.sitesTotal(scope.settings), allAnswered: othersAnswered) : Words.Needs.checkLabel
      sheet.header(3, firstShare, 4, tableEnd, head)
    } else {
      sheet.header(3, firstShare, 3, tableEnd, Words.Needs.groupShare(scope.groupWord, allAnswered: allAnswered))
      for column in (firstShare + shared.count)..<max(tableEnd + 1, firstShare + shared.count) {
        sheet.text(4, column, "", Look.header)
      }
    }
    sheet.height(3, 22)
    sheet.height(4, shown.contains { TextWidth.of($0.name, size: 9, bold: true) + 1 > groupWidth } ? 30 : 22)
    sheet.comment(CellAddress(3, 1), Words.Needs.classComment)
    sheet.comment(CellAddress(shown.isEmpty ? 3 : 4, totalColumn), Words.Needs.totalComment)
    sheet.comment(CellAddress(3, shareColumn), Words.Needs.shareComment)
  }

  func writeItems(_ sheet: inout SheetDescription) {
    for (number, item) in items.enumerated() {
      let row = firstRow + number
      sheet.count(row, 0, number + 1, Look.date("0"))
      sheet.text(row, 2, item.name, Look.text)
      for group in shown.indices {
        let own = CellAddress(4, 3 + group).rowFixed
        sheet.formula(
          row, 3 + group, scope.sum(matrix.column(number), where: scope.needGroupName, equals: own),
          Look.number(NumberFormat.count))
      }
      for group in shared.indices {
        let base = CellAddress(countRow, 3 + group).rowFixed
        sheet.formula(
          row, firstShare + group, shareOf(at(row, 3 + group), base), Look.number(NumberFormat.share))
      }
      fillRest(&sheet, row)
      let sum = shown.isEmpty ? "SUM(\(matrix.column(number)))" : "SUM(\(span(row, 3, row, totalColumn - 1)))"
      sheet.formula(row, totalColumn, sum, Look.number(NumberFormat.count).bold)
      let all = fixed(countRow, totalColumn)
      sheet.formula(
        row, shareColumn, shareOf(at(row, totalColumn), all), Look.number(NumberFormat.share))
      sheet.formula(
        row, rankColumn,
        "RANK(\(at(row, totalColumn)),\(fixedSpan(firstRow, totalColumn, lastItemRow, totalColumn)))",
        Look.date("0"))
      sheet.height(row, 22)
    }
    mergeClasses(&sheet)
    if shared.isEmpty, !items.isEmpty { writeBeside(&sheet) }
  }

  /// Where the groups' shares have no room: in a site's workbook the share among all merchants, else where to look.
  func writeBeside(_ sheet: inout SheetDescription) {
    guard !scope.isSummary, !scope.isWide else {
      let text = scope.isWide ? Words.Needs.seeBelow(scope.groupWord) : ""
      let style = Look.center.sized(9).with { $0.wraps = true }
      return sheet.merge(firstRow, firstShare, lastItemRow, tableEnd, .text(text), style)
    }
    let all = scope.figures.merchants.filter { $0.needAnswers > 0 }
    for number in items.indices {
      let asked = all.count { $0.needItems >> UInt64(number) & 1 == 1 }
      let share = all.isEmpty ? CellContent.text(Words.none) : .number(Double(asked) / Double(all.count))
      let row = firstRow + number
      sheet.merge(row, firstShare, row, tableEnd, share, Look.number(NumberFormat.share))
    }
  }

  /// Whether every merchant of all sites answered, which a site's workbook compares itself with.
  private var othersAnswered: Bool { scope.figures.merchants.allSatisfy { $0.needAnswers > 0 } }

  /// A count's part of its base; where nobody was asked there is none.
  private func shareOf(_ count: String, _ base: String) -> String {
    "IF(\(base)=0,\"\(Words.none)\",\(count)/\(base))"
  }

  func fillRest(_ sheet: inout SheetDescription, _ row: Int) {
    let first = firstShare + shared.count
    if !shared.isEmpty, first <= tableEnd {
      for column in first...tableEnd { sheet.put(row, column, .blank, Look.body) }
    }
  }

  func mergeClasses(_ sheet: inout SheetDescription) {
    var start = 0
    while start < items.count {
      var end = start
      while end + 1 < items.count, items[end + 1].classCode == items[start].classCode { end += 1 }
      let name = classes.first { $0.code == items[start].classCode }?.name ?? items[start].classCode
      let style = Look.center.bold.colored(Palette.navy).with { $0.wraps = true }
      sheet.merge(firstRow + start, 1, firstRow + end, 1, .text(name), style)
      start = end + 1
    }
  }

  func writeTotals(_ sheet: inout SheetDescription) {
    sheet.merge(sumRow, 0, sumRow, 2, .text(Words.Needs.sum), Look.center.total)
    sheet.merge(countRow, 0, countRow, 2, .text(Words.Needs.surveyed(allAnswered: allAnswered)), Look.center.total)
    let figure = Look.number(NumberFormat.count).total
    for column in 3...totalColumn {
      sheet.formula(sumRow, column, "SUM(\(span(firstRow, column, lastItemRow, column)))", figure)
      if column < totalColumn {
        let own = CellAddress(4, column).rowFixed
        sheet.origin(countRow, column, scope.lineage.needAnswers(scope.groups[column - 3].group))
        sheet.formula(
          countRow, column, scope.sum(Words.Name.needAnswered, where: scope.needGroupName, equals: own), figure)
      }
    }
    let all = shown.isEmpty ? "SUM(\(Words.Name.needAnswered))" : "SUM(\(span(countRow, 3, countRow, totalColumn - 1)))"
    sheet.formula(countRow, totalColumn, all, figure)
    sheet.origin(countRow, totalColumn, scope.lineage.needAnswers(scope.own))
    sheet.merge(sumRow, shareColumn, sumRow, rankColumn, .text(Words.Needs.perMerchant), Look.center.total)
    sheet.merge(countRow, shareColumn, countRow, rankColumn, .text(Words.Needs.checkLabel), Look.center.total)
    let average = Look.number(NumberFormat.decimal).total
    for column in firstShare...tableEnd { sheet.put(sumRow, column, .blank, average) }
    if shared.isEmpty {
      let mean = shareOf(at(sumRow, totalColumn), at(countRow, totalColumn))
      sheet.merge(sumRow, firstShare, sumRow, tableEnd, .formula("=" + mean, cached: nil), average)
    }
    for group in shared.indices {
      let base = at(countRow, 3 + group)
      sheet.formula(
        sumRow, firstShare + group, shareOf(at(sumRow, 3 + group), base), average)
    }
    let check =
      "=IF(AND(\(at(sumRow, totalColumn))=SUM(\(Words.Name.needCount)),\(at(countRow, totalColumn))=SUM(\(Words.Name.needAnswered))),\"\(Words.Needs.checkRight)\",\"\(Words.Needs.checkWrong)\")"
    sheet.merge(countRow, firstShare, countRow, tableEnd, .formula(check, cached: nil), Look.check.centered)
    sheet.markWrong(countRow, firstShare, toColumn: tableEnd)
    sheet.height(sumRow...countRow, 22)
    sheet.height(countRow + 1, 9)
  }

  func writeClasses(_ sheet: inout SheetDescription) -> Places {
    var places = Places(total: sheet.reference(sumRow, totalColumn))
    sheet.header(classHeader, 0, classHeader, 2, Words.Needs.classes)
    for (number, group) in shown.enumerated() {
      sheet.text(classHeader, 3 + number, group.name, Look.header.sized(9))
    }
    sheet.text(classHeader, totalColumn, Words.total, Look.header)
    sheet.text(classHeader, shareColumn, Words.Needs.classShare, Look.header)
    sheet.height(classHeader, 24)
    // Looked up once: there may be a hundred thousand merchants, and a cell for each class and group.
    let groupOf = scope.merchants.map { scope.groupIndex(scope.figures.merchants[$0]) ?? -1 }
    for (number, needClass) in classes.enumerated() {
      let row = classHeader + 1 + number
      sheet.merge(row, 0, row, 2, .text(needClass.name), Look.text)
      let own = items.indices.filter { items[$0].classCode == needClass.code }
      let mask = own.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      let asked = own.isEmpty ? "" : "(" + own.map { matrix.column($0) }.joined(separator: "+") + ")>0"
      for group in shown.indices {
        let head = CellAddress(classHeader, 3 + group).rowFixed
        classCell(
          &sheet, row, 3 + group, "(\(scope.needGroupName)=\(head))*(\(asked))", mask, group: group, groupOf,
          Look.number(NumberFormat.count))
      }
      if shown.isEmpty {
        classCell(
          &sheet, row, totalColumn, "(\(asked))*1", mask, group: nil, groupOf, Look.number(NumberFormat.count).bold)
      } else {
        sheet.formula(
          row, totalColumn, "SUM(\(span(row, 3, row, totalColumn - 1)))", Look.number(NumberFormat.count).bold)
      }
      let all = fixed(countRow, totalColumn)
      sheet.formula(
        row, shareColumn, shareOf(at(row, totalColumn), all), Look.number(NumberFormat.share))
      sheet.height(row, 22)
    }
    guard !classes.isEmpty else { return places }
    places.classNames = sheet.cells(classHeader + 1, 0, lastClassRow, 0)
    let columns = shown.isEmpty ? [totalColumn] : Array(3..<totalColumn)
    places.classGroups = columns.map {
      (.cell(sheet.cells(classHeader, $0, classHeader, $0)), sheet.cells(classHeader + 1, $0, lastClassRow, $0))
    }
    return places
  }

  /// Merchants of a group with any item of the class; counted here too, since the array formula over thousands of rows
  /// is slow to calculate.
  func classCell(
    _ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ product: String, _ mask: UInt64, group: Int?,
    _ groupOf: [Int], _ style: CellStyle
  ) {
    guard mask != 0 else { return sheet.count(row, column, 0, style) }
    let count = scope.merchants.indices.count { place in
      scope.figures.merchants[scope.merchants[place]].needItems & mask != 0
        && (group ?? groupOf[place]) == groupOf[place]
    }
    sheet.formula(row, column, "SUMPRODUCT(\(product))", style, cached: .number(Double(count)))
    let own = items.indices.filter { mask >> UInt64($0) & 1 == 1 }.map { items[$0].code }
    sheet.origin(row, column, scope.lineage.needs(group.map { scope.groups[$0].group } ?? scope.own, items: own))
  }

  /// Groups down, items across: where a column each would be too many.
  func writeMatrix(_ sheet: inout SheetDescription, from row: Int) -> Int {
    sheet.merge(row, 0, row, lastColumn, .text(Words.Needs.groupMatrix(scope.groupWord)), Look.section)
    let head = row + 1
    sheet.header(head, 0, head, 2, scope.groupWord)
    for item in items.indices {
      sheet.count(head, 3 + item, item + 1, Look.header.with { $0.numberFormat = "0" })
    }
    for (number, group) in scope.groups.enumerated() {
      let own = head + 1 + number
      sheet.merge(own, 0, own, 2, .text(group.name), Look.text)
      for item in items.indices {
        sheet.formula(
          own, 3 + item,
          scope.sum(matrix.column(item), where: scope.needGroupName, equals: CellAddress(own, 0).columnFixed),
          Look.number(NumberFormat.count))
      }
      sheet.height(own, 18)
    }
    return head + 1 + scope.groups.count
  }
}
