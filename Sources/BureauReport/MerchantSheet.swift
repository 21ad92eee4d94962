import StationModel
import Workbooks

/// 商户明细: one row a merchant; the sheet that totals elsewhere are checked against.
struct MerchantSheet {
  let scope: ReportScope
  static let firstRow = 4
  static let lastColumn = 17

  private var showsPhones: Bool { scope.settings.personalColumns.contains("phone") }
  private var rowCount: Int { max(1, scope.merchants.count) }
  var lastRow: Int { Self.firstRow + rowCount - 1 }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.merchants))
    let frame = SheetFrame(scope: scope, key: .merchants, lastColumn: Self.lastColumn)
    setWidths(&sheet)
    frame.begin(&sheet, title: Words.Merchants.title, unit: Words.Merchants.unit)
    let heads = Words.Merchants.heads(scope.settings.siteWord)
    for (column, head) in heads.enumerated() { sheet.text(3, column, head, Look.header) }
    sheet.height(3, 36)
    writeRows(&sheet)
    sheet.add(
      TableDescription(
        Words.Name.merchantTable,
        CellRange(row: 3, column: 0, toRow: lastRow, toColumn: Self.lastColumn), columns: heads))
    writeVisible(&sheet)
    let bars = { (column: Int) in
      CellRange(row: Self.firstRow, column: column, toRow: lastRow, toColumn: column)
    }
    sheet.format(bars(9), .dataBar(Palette.lightGreen, maximum: 100))
    sheet.format(bars(15), .dataBar(Color(0xD9B6CF), maximum: 100))
    var notes = [Words.Merchants.note(showsPhones: showsPhones), Words.Merchants.meanNote]
    if hasUntold { notes.append(Words.Merchants.untoldNote) }
    let end = frame.notes(&sheet, from: lastRow + 2, notes)
    sheet.frozenAt = CellAddress(4, 2)
    sheet.zoom = 85
    frame.finish(&sheet, lastRow: end - 1, repeated: 3...3, pagesTall: 0)
    return sheet
  }

  func define(in workbook: inout WorkbookDescription) {
    let name = scope.sheetName(.merchants)
    let columns: [(String, Int)] = [
      (Words.Name.detailID, 0), (Words.Name.detailSite, 2), (Words.Name.detailTrade, 3),
      (Words.Name.detailRatings, 8), (Words.Name.detailReport, 10), (Words.Name.detailBase, 11),
      (Words.Name.detailServices, 12), (Words.Name.detailSaved, 13), (Words.Name.detailGained, 14),
      (Words.Name.detailScore, 15), (Words.Name.detailLeader, 17),
    ]
    for (label, column) in columns {
      let range = CellRange(row: Self.firstRow, column: column, toRow: lastRow, toColumn: column)
      workbook.define(label, SheetRange(name, range))
    }
  }

  private func setWidths(_ sheet: inout SheetDescription) {
    let widths = [11, 21, 13, 10, 9, 14, 12.5, 11, 11, 13, 11, 11, 11, 13.5, 13.5, 12, 11.5, 12]
    for (column, width) in widths.enumerated() { sheet.width(column...column, width) }
    let longest = scope.merchants.reduce(0.0) { max($0, TextWidth.of(scope.figures.merchants[$1].name, size: 9)) }
    sheet.width(1...1, min(40, max(16, longest + 2.5)))
    let site = scope.settings.sites.reduce(0.0) { max($0, TextWidth.of($1.name, size: 9)) }
    sheet.width(2...2, max(12, site + 2.5))
  }

  private func writeRows(_ sheet: inout SheetDescription) {
    let small = { (style: CellStyle) in style.sized(9) }
    let text = sheet.style(small(Look.text))
    let center = sheet.style(small(Look.center))
    let code = sheet.style(small(Look.center).with { $0.face = .code })
    let date = sheet.style(small(Look.date(NumberFormat.date)))
    let count = sheet.style(small(Look.number(NumberFormat.count)))
    let index = sheet.style(small(Look.number(NumberFormat.index)))
    let money = sheet.style(small(Look.number(NumberFormat.money)))
    let score = sheet.style(small(Look.number(NumberFormat.decimal)))
    let leader = sheet.style(small(Look.center).bold.colored(Palette.darkOrange))
    sheet.add(
      RowList(
        firstRow: Self.firstRow, rowCount: scope.merchants.count, columns: columns,
        looks: [
          [
            code, text, center, center, center, center, date, count, count, index, count, count, count, money, money,
            score, count, leader,
          ]
        ], heights: [17]))
    if scope.merchants.isEmpty {
      for column in 0...Self.lastColumn { sheet.put(Self.firstRow, column, .blank, text) }
    }
    addOrigins(&sheet)
  }

  private var columns: [RowList.Column] {
    let merchants = scope.merchants.map { scope.figures.merchants[$0] }
    let scores = scope.figures.leaders.scores
    let score = { (number: (LeaderScore) -> Double?) -> RowList.Column in
      .numbers(scope.merchants.map { scores.indices.contains($0) ? number(scores[$0]) ?? .nan : .nan })
    }
    let texts = { (text: (MerchantFigures) -> String) -> RowList.Column in
      var column = TextColumn()
      for merchant in merchants { column.append(text(merchant)) }
      return .texts(column)
    }
    let numbers = { (number: (MerchantFigures) -> Double?) -> RowList.Column in
      .numbers(merchants.map { number($0) ?? .nan })
    }
    let party = { (merchant: MerchantFigures) in
      merchant.isPartyMember.map { $0 ? Words.Merchants.yes : Words.Merchants.no } ?? ""
    }
    let items = scope.settings.taxonomy.items.count
    let matrix = SheetName.quoted(scope.sheetName(.needMatrix)) + "!"
    let needs = RowFormula(
      "=SUM(" + matrix + CellAddress.columnText(4), ":" + CellAddress.columnText(3 + max(1, items)), ")")
    let chosen = scope.merchants.map { scores.indices.contains($0) && scores[$0].isChosen ? 1 : 0 }
    return [
      .texts(TextColumn(merchants.map(\.id))), .texts(TextColumn(merchants.map(\.name))),
      .texts(TextColumn(scope.settings.sites.map(\.name), codes: merchants.map(\.site))), texts(ReportScope.trade),
      texts(party),
      texts { showsPhones ? $0.phone : Words.Merchants.withheld }, numbers { $0.openedOn.map(serial) },
      .formulas([needs], values: merchants.map { Double($0.needItems.nonzeroBitCount) }),
      numbers { Double($0.ratings) }, numbers(\.index), numbers { Double($0.complaintsReport) },
      numbers { Double($0.complaintsBase) }, numbers { Double($0.services) },
      numbers { $0.tellsSaved ? yuan($0.saved) : nil },
      numbers { $0.tellsGained ? yuan($0.gained) : nil }, score(\.composite), score { $0.siteRank.map(Double.init) },
      .texts(TextColumn(["", Words.Merchants.leader], codes: chosen)),
    ]
  }

  private func addOrigins(_ sheet: inout SheetDescription) {
    let lineage = scope.lineage
    let services = lineage.services(scope.own)
    let columns: [(Int, [CellSource])] = [
      (8, [lineage.overall(scope.own)]), (9, [lineage.overall(scope.own)]),
      (10, [lineage.complaints(scope.own, isReport: true)]), (11, [lineage.complaints(scope.own, isReport: false)]),
      (12, [services]), (13, [services.and(.present("saved_fen"))]), (14, [services.and(.present("gained_fen"))]),
    ]
    let indicators = scope.settings.leaders.indicators.map { lineage.indicator($0.id, scope.own) }
    let own = [lineage.merchantList(scope.own)]
    for (column, sources) in [0, 1, 2, 3, 4, 5, 6].map({ ($0, own) }) + columns
      + [15, 16, 17].map({ ($0, indicators) })
    {
      sheet.origin(
        CellRange(row: Self.firstRow, column: column, toRow: lastRow, toColumn: column),
        sources.map { $0.and(.ownRow("merchant_id", column: 0)) })
    }
  }

  /// Sums and means of what the filter shows.
  private func writeVisible(_ sheet: inout SheetDescription) {
    let row = lastRow + 1
    for column in 0...Self.lastColumn { sheet.put(row, column, .blank, Look.body.sized(9).total) }
    sheet.merge(row, 0, row, 6, .text(Words.Merchants.visible), Look.center.sized(9).total)
    for column in [7, 8, 10, 11, 12, 13, 14] {
      let format = column >= 13 ? NumberFormat.money : NumberFormat.count
      // Of rows that have no amount recorded there is no sum.
      let sum = subtotal(109, column)
      let isTold = column < 13 || !hasUntold
      let formula = isTold ? sum : "IF(\(subtotal(102, column))=0,\"\(Words.Services.unrecorded)\",\(sum))"
      sheet.formula(row, column, formula, Look.number(format).sized(9).total)
    }
    for (column, format) in [(9, NumberFormat.index), (15, NumberFormat.decimal)] {
      let hasAny = (Self.firstRow...lastRow).contains { row in
        if case .number = sheet.cell(row, column).content { true } else { false }
      }
      if hasAny {
        sheet.formula(row, column, subtotal(101, column), Look.number(format).sized(9).total)
      } else {
        sheet.text(row, column, Words.none, Look.center.sized(9).total)
      }
    }
    sheet.height(row, 20)
  }

  /// Some merchant's services have no savings or no gains recorded.
  private var hasUntold: Bool {
    scope.merchants.contains { index in
      let merchant = scope.figures.merchants[index]
      return !merchant.tellsSaved || !merchant.tellsGained
    }
  }

  private func subtotal(_ kind: Int, _ column: Int) -> String {
    "SUBTOTAL(\(kind),\(span(Self.firstRow, column, lastRow, column)))"
  }
}
