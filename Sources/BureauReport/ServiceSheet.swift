import StationModel
import Workbooks

/// 服务台账与绿色通道: services by kind, promises kept, savings.
struct ServiceSheet {
  let scope: ReportScope

  struct Places {
    var count = ""
    var promise = ""
    var savings = ""
    var names: SheetRange?
    var saved: SheetRange?
    var gained: SheetRange?
  }

  private let firstRow = 4
  private let lastColumn = 14
  /// Services whose promise can be judged, right of the print area: the bases of the two rates.
  private let helperColumn = 18

  /// Quality infrastructure first, order kept.
  private var kinds: [ServiceFigure] {
    let services = scope.figures.services
    var all = services.kinds
    if let site = scope.site { all = services.siteKinds.indices.contains(site) ? services.siteKinds[site] : [] }
    return all.filter { $0.group == Words.Services.group } + all.filter { $0.group != Words.Services.group }
  }
  private var total: ServiceFigure {
    guard let site = scope.site else { return scope.figures.services.total }
    return scope.figures.services.sites.indices.contains(site) ? scope.figures.services.sites[site] : ServiceFigure()
  }
  private var totalRow: Int { firstRow + max(1, kinds.count) }

  func build() -> (SheetDescription, Places) {
    var sheet = SheetDescription(name: scope.sheetName(.services))
    sheet.commonSources = [scope.lineage.services(scope.own)]
    let frame = SheetFrame(scope: scope, key: .services, lastColumn: lastColumn)
    let longest = kinds.reduce(0.0) { max($0, TextWidth.of($1.name)) }
    for (column, width) in [13, 14, 9, 9, 9, 9, 9, 11, 9, 11, 11, 14.5, 14.5, 14.5, 10].enumerated() {
      sheet.width(column...column, width)
    }
    sheet.width(0...0, min(24, max(13, longest + 3)))
    frame.begin(&sheet, title: Words.Services.title, unit: Words.Services.unit)
    for (column, head) in Words.Services.heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 36)
    _ = frame.helpers(&sheet, row: 2)
    sheet.text(3, helperColumn, Words.Services.respondDue, Look.helper)
    sheet.text(3, helperColumn + 1, Words.Services.completeDue, Look.helper)
    let all = kinds
    for (number, kind) in all.enumerated() {
      let isSecond = number > 0 && all[number - 1].group != kind.group
      write(&sheet, firstRow + number, kind, isSecond: isSecond)
    }
    if all.isEmpty { for column in 0...lastColumn { sheet.put(firstRow, column, .blank, Look.body) } }
    writeTotal(&sheet)
    let places = self.places(sheet)
    addFormats(&sheet)
    sheet.comment(CellAddress(3, 7), Words.Services.promise(scope.settings.services))
    sheet.comment(CellAddress(3, 9), Words.Services.rateNote)
    sheet.height(totalRow + 2, 9)
    var bottom = totalRow + 1
    if !all.isEmpty { bottom = addCharts(&sheet, frame, places, top: totalRow + 3) }
    let promises = bottom + 1
    bottom = PromiseBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: promises) - 1
    let partners = frame.notes(&sheet, from: bottom + 1, notes)
    let needs = scope.lineage.needs(scope.own, items: scope.settings.taxonomy.items.map(\.code))
    for row in (bottom + 1)..<max(bottom + 1, partners)
    where (scope.figures.services.sentences + (scope.site.map { ownSentences($0) } ?? [])).contains(where: {
      sheet.tells(row, $0)
    }) {
      sheet.origin(CellRange(row: row, column: 0, toRow: row, toColumn: 0), [scope.lineage.services(scope.own), needs])
    }
    let end = PartnerBlock(scope: scope, lastColumn: lastColumn).write(&sheet, from: partners) + 1
    sheet.frozenAt = CellAddress(4, 1)
    sheet.zoom = 90
    // Promises and partners have pages of their own rather than make the print small.
    var blocks: [Int] = []
    if bottom >= promises { blocks.append(promises) }
    if end > partners { blocks.append(partners) }
    frame.finish(&sheet, lastRow: end - 1, pagesTall: blocks.isEmpty ? 1 : 0)
    sheet.page.breaksBefore = frame.breaks(sheet, before: blocks, end: end)
    return (sheet, places)
  }

  private var notes: [String] {
    let services = scope.figures.services
    var result = [Words.Services.promise(scope.settings.services)]
    let isTold = (kinds + [total]).allSatisfy { $0.tellsSaved && $0.tellsGained }
    if !isTold { result.append(Words.Services.unrecordedNote) }
    if scope.isSummary {
      result[0] = Words.Services.partners(services.infrastructurePartners, services.utilityPartners) + result[0]
      result.append(Words.Services.programmes(scope.figures.programmes))
    }
    result.append(Words.Services.rateNote)
    guard let site = scope.site else { return result + services.sentences }
    return result + ownSentences(site)
  }

  private func ownSentences(_ site: Int) -> [String] {
    let all = scope.figures.services.siteSentences
    return all.indices.contains(site) ? all[site] : []
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ kind: ServiceFigure, isSecond: Bool) {
    let style = { (base: CellStyle) in isSecond ? base.with { $0.top = Look.navyEdge } : base }
    sheet.text(row, 0, kind.name, style(Look.text))
    let rows = scope.lineage.services(scope.own, kind: kind.name)
    sheet.origin(CellRange(row: row, column: 2, toRow: row, toColumn: 12), [rows])
    sheet.origin(CellRange(row: row, column: helperColumn, toRow: row, toColumn: helperColumn + 1), [rows])
    sheet.origin(row, 4, rows.and(.equals("urgent", "1")))
    sheet.origin(row, 5, rows.and(.equals("free", "1")))
    sheet.origin(row, 6, rows.and(.present("responded_at")))
    sheet.origin(row, 8, rows.and(.present("completed_at")))
    sheet.origin(row, 11, rows.and(.present("saved_fen")))
    sheet.origin(row, 12, rows.and(.present("gained_fen")))
    for column in [7, 9] { sheet.origin(row, column, rows) }
    sheet.text(row, 1, kind.group, style(Look.center.sized(9)))
    let counts = [
      (2, kind.partnerCount), (3, kind.requests), (4, kind.urgent), (5, kind.free), (6, kind.respondedInTime),
      (8, kind.completedInTime),
    ]
    for (column, value) in counts { sheet.count(row, column, value, style(Look.number(NumberFormat.count))) }
    sheet.count(row, helperColumn, kind.respondDue, Look.helper)
    sheet.count(row, helperColumn + 1, kind.completeDue, Look.helper)
    writeRates(&sheet, row, style)
    if let mean = kind.meanResponse {
      sheet.number(row, 10, mean, style(Look.number(NumberFormat.index)))
    } else {
      sheet.text(row, 10, Words.none, style(Look.number(NumberFormat.index)))
    }
    for (column, sum, isTold) in [(11, kind.saved, kind.tellsSaved), (12, kind.gained, kind.tellsGained)] {
      if isTold {
        sheet.number(row, column, yuan(sum), style(Look.number(NumberFormat.money)))
      } else {
        sheet.text(row, column, Words.Services.unrecorded, style(Look.number(NumberFormat.money)))
      }
    }
    writeMoney(&sheet, row, kind, style)
    sheet.height(row, 22)
  }

  private func writeRates(_ sheet: inout SheetDescription, _ row: Int, _ style: (CellStyle) -> CellStyle) {
    for (column, part, due) in [(7, 6, helperColumn), (9, 8, helperColumn + 1)] {
      sheet.formula(
        row, column, "IF(\(at(row, due))=0,\"—\",\(at(row, part))/\(at(row, due)))",
        style(Look.number(NumberFormat.promise)))
    }
  }

  /// Sum and share; of amounts that nobody recorded there are none.
  private func writeMoney(
    _ sheet: inout SheetDescription, _ row: Int, _ figure: ServiceFigure, _ style: (CellStyle) -> CellStyle
  ) {
    let money = style(Look.number(NumberFormat.money).bold)
    guard figure.tellsSaved || figure.tellsGained else {
      sheet.text(row, 13, Words.Services.unrecorded, money)
      return sheet.text(row, 14, Words.none, style(Look.number(NumberFormat.share)))
    }
    let isWhole = figure.tellsSaved && figure.tellsGained
    let formula = isWhole ? "\(at(row, 11))+\(at(row, 12))" : "SUM(\(span(row, 11, row, 12)))"
    sheet.formula(row, 13, formula, money)
    // A kind without services is known to have saved nothing; of what nobody recorded it is no share.
    guard total.tellsSaved || total.tellsGained else {
      return sheet.text(row, 14, Words.none, style(Look.number(NumberFormat.share)))
    }
    let all = fixed(totalRow, 13)
    sheet.formula(row, 14, "IF(\(all)=0,0,\(at(row, 13))/\(all))", style(Look.number(NumberFormat.share)))
  }

  private func writeTotal(_ sheet: inout SheetDescription) {
    let style = { (base: CellStyle) in base.total }
    let last = totalRow - 1
    sheet.merge(totalRow, 0, totalRow, 1, .text(Words.total), Look.center.total)
    // A partner may serve in several kinds, so the number of partners is no sum.
    sheet.count(totalRow, 2, total.partnerCount, style(Look.number(NumberFormat.count)))
    for column in [3, 4, 5, 6, 8] {
      sheet.formula(
        totalRow, column, "SUM(\(span(firstRow, column, last, column)))", style(Look.number(NumberFormat.count)))
    }
    for column in [helperColumn, helperColumn + 1] {
      sheet.formula(totalRow, column, "SUM(\(span(firstRow, column, last, column)))", Look.helper)
    }
    writeRates(&sheet, totalRow, style)
    let isWeighted = kinds.allSatisfy { $0.timedResponses == $0.requests || $0.requests == 0 } && !kinds.isEmpty
    if isWeighted {
      sheet.formula(
        totalRow, 10,
        "IF(\(at(totalRow, 3))=0,\"—\",SUMPRODUCT(\(span(firstRow, 3, last, 3)),\(span(firstRow, 10, last, 10)))/\(at(totalRow, 3)))",
        style(Look.number(NumberFormat.index)))
    } else if let mean = total.meanResponse {
      sheet.number(totalRow, 10, mean, style(Look.number(NumberFormat.index)))
    } else {
      sheet.text(totalRow, 10, Words.none, style(Look.number(NumberFormat.index)))
    }
    for (column, isTold) in [(11, total.tellsSaved), (12, total.tellsGained)] {
      let money = style(Look.number(NumberFormat.money))
      if isTold {
        sheet.formula(totalRow, column, "SUM(\(span(firstRow, column, last, column)))", money)
      } else {
        sheet.text(totalRow, column, Words.Services.unrecorded, money)
      }
    }
    writeMoney(&sheet, totalRow, total, style)
    sheet.height(totalRow, 23)
    writeCheck(&sheet, totalRow + 1)
  }

  private func writeCheck(_ sheet: inout SheetDescription, _ row: Int) {
    sheet.merge(row, 0, row, 1, .text(Words.Services.check), Look.center.total)
    // Services whose merchant nobody knows are in the summary's totals and in no merchant's row.
    let unknown = scope.isSummary ? scope.figures.services.money.first { $0.group == .unknownMerchant } : nil
    let conditions = [
      (3, Words.Name.detailServices, Double(unknown?.services ?? 0), true),
      (11, Words.Name.detailSaved, yuan(unknown?.saved ?? 0), total.tellsSaved),
      (12, Words.Name.detailGained, yuan(unknown?.gained ?? 0), total.tellsGained),
    ].filter(\.3).map { column, name, rest, _ in
      "ABS(\(at(totalRow, column))-SUM(\(name))\(rest > 0 ? "-" + Report.fixed(rest, 2) : ""))<0.005"
    }
    let right = Words.Services.right + (unknown.map { Words.Services.withoutMerchant($0.services) } ?? "")
    let formula = "=IF(AND(\(conditions.joined(separator: ","))),\"\(right)\",\"\(Words.Services.wrong)\")"
    sheet.merge(row, 2, row, lastColumn, .formula(formula, cached: nil), Look.check)
    sheet.markWrong(row, 2, toColumn: lastColumn)
    sheet.height(row, 21)
  }

  private func places(_ sheet: SheetDescription) -> Places {
    var places = Places()
    places.count = sheet.reference(totalRow, 3)
    places.promise = sheet.reference(totalRow, 9)
    if total.tellsSaved || total.tellsGained { places.savings = sheet.reference(totalRow, 13) }
    guard !kinds.isEmpty else { return places }
    places.names = sheet.cells(firstRow, 0, totalRow - 1, 0)
    places.saved = sheet.cells(firstRow, 11, totalRow - 1, 11)
    places.gained = sheet.cells(firstRow, 12, totalRow - 1, 12)
    return places
  }

  private func addFormats(_ sheet: inout SheetDescription) {
    for column in [7, 9] {
      let cells = CellRange(row: firstRow, column: column, toRow: totalRow, toColumn: column)
      let own = at(firstRow, column)
      sheet.format(
        cells, .formula("=AND(ISNUMBER(\(own)),\(own)<0.95)", CellStyle().bold.colored(Palette.bad)))
    }
    sheet.format(
      CellRange(row: firstRow, column: 14, toRow: totalRow - 1, toColumn: 14),
      .dataBar(Palette.barOrange, maximum: nil))
  }

  private func addCharts(
    _ sheet: inout SheetDescription, _ frame: SheetFrame, _ places: Places, top: Int
  ) -> Int {
    let bottom = top + 14
    sheet.height(top...bottom, frame.fittingHeight(sheet, rows: top...bottom, besides: 0, within: 13...21))
    guard let names = places.names, let saved = places.saved, let gained = places.gained else { return bottom }
    var columns = ChartDescription(
      .column, title: Words.Services.countChart, area: CellRange(row: top, column: 0, toRow: bottom, toColumn: 7))
    let series: [(String, Int, Color)] = [
      (Words.Services.count, 3, Palette.blue), (Words.Services.urgent, 4, Palette.vermilion),
      (Words.Services.free, 5, Palette.lightGreen),
    ]
    for (name, column, color) in series {
      var one = SeriesDescription(
        .text(name), categories: names, values: sheet.cells(firstRow, column, totalRow - 1, column), color: color)
      if column == 3 {
        var labels = DataLabels()
        labels.position = .outsideEnd
        one.labels = labels
      }
      columns.series.append(one)
    }
    columns.yAxis.minimum = 0
    columns.xAxis.wrapsLabels = true
    columns.yAxis.title = Words.Services.axisCount
    columns.altText = "各类服务的次数，及其中应急、免费的次数。"
    sheet.add(columns)
    var bars = ChartDescription(
      .stackedBar, title: Words.Services.savingsChart,
      area: CellRange(row: top, column: 8, toRow: bottom, toColumn: lastColumn))
    bars.series = [
      SeriesDescription(.text(Words.Services.saved), categories: names, values: saved, color: Palette.blue),
      SeriesDescription(.text(Words.Services.gained), categories: names, values: gained, color: Palette.orange),
    ]
    bars.gap = 45
    bars.readAsTable(showsLine: true)
    bars.xAxis.numberFormat = "#,##0"
    bars.altText = "各类服务带来的节支与增收金额。"
    sheet.add(bars)
    return bottom
  }
}
