import StationModel
import Workbooks

/// 需求明细: which merchant asked for which item, 0 or 1, and whether it answered at all.
struct NeedMatrixSheet {
  let scope: ReportScope
  static let firstRow = 4
  static let firstItem = 4

  private var items: [NeedItem] { scope.settings.taxonomy.items }
  var lastRow: Int { Self.firstRow + max(1, scope.merchants.count) - 1 }
  var countColumn: Int { Self.firstItem + max(1, items.count) }
  /// 1 for merchants that answered: who was not asked wants nothing that is known.
  var answeredColumn: Int { countColumn + 1 }

  /// The cells of one item, with the sheet's name.
  func column(_ item: Int) -> String {
    SheetName.quoted(scope.sheetName(.needMatrix)) + "!"
      + fixedSpan(Self.firstRow, Self.firstItem + item, lastRow, Self.firstItem + item)
  }

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.needMatrix))
    let frame = SheetFrame(scope: scope, key: .needMatrix, lastColumn: answeredColumn)
    setWidths(&sheet)
    frame.begin(&sheet, title: Words.NeedMatrix.title(items.count), unit: Words.NeedMatrix.unit)
    let heads = self.heads
    for (column, head) in heads.enumerated() {
      let isItem = column >= Self.firstItem && column < countColumn
      sheet.text(3, column, head, isItem ? Look.header.with { $0.rotation = 90 } : Look.header)
    }
    sheet.height(3, 128)
    writeRows(&sheet)
    sheet.add(
      TableDescription(
        Words.Name.needTable, CellRange(row: 3, column: 0, toRow: lastRow, toColumn: answeredColumn), columns: heads))
    writeVisible(&sheet)
    let marked = CellRange(row: Self.firstRow, column: Self.firstItem, toRow: lastRow, toColumn: countColumn - 1)
    sheet.format(
      marked,
      .formula("=\(at(Self.firstRow, Self.firstItem))=1", CellStyle().bold.filled(Palette.barBlue)))
    let end = frame.notes(&sheet, from: lastRow + 2, [Words.NeedMatrix.note])
    sheet.frozenAt = CellAddress(4, 2)
    sheet.zoom = 85
    frame.finish(&sheet, lastRow: end - 1, repeated: 3...3, pagesTall: 0)
    return sheet
  }

  func define(in workbook: inout WorkbookDescription) {
    let name = scope.sheetName(.needMatrix)
    let columns = [
      (Words.Name.needSite, 2), (Words.Name.needTrade, 3), (Words.Name.needCount, countColumn),
      (Words.Name.needAnswered, answeredColumn),
    ]
    for (label, column) in columns {
      let range = CellRange(row: Self.firstRow, column: column, toRow: lastRow, toColumn: column)
      workbook.define(label, SheetRange(name, range))
    }
  }

  /// `01 计量器具检定校准`: the number keeps names apart.
  private var heads: [String] {
    let first = Array(Words.Merchants.heads(scope.settings.siteWord).prefix(4))
    let names = items.enumerated().map { ($0 < 9 ? "0" : "") + "\($0 + 1) " + $1.name }
    return first + (names.isEmpty ? [Words.none] : names) + [Words.NeedMatrix.count, Words.NeedMatrix.answered]
  }

  private func setWidths(_ sheet: inout SheetDescription) {
    sheet.width(0...0, 11)
    let longest = scope.merchants.reduce(0.0) { max($0, TextWidth.of(scope.figures.merchants[$1].name, size: 9)) }
    sheet.width(1...1, min(40, max(18, longest + 2.5)))
    let site = scope.settings.sites.reduce(0.0) { max($0, TextWidth.of($1.name, size: 9)) }
    sheet.width(2...2, max(13, site + 2.5))
    sheet.width(3...3, 11)
    sheet.width(Self.firstItem...(countColumn - 1), 7)
    sheet.width(countColumn...answeredColumn, 10)
  }

  private func writeRows(_ sheet: inout SheetDescription) {
    let text = sheet.style(Look.text.sized(9))
    let center = sheet.style(Look.center.sized(9))
    let code = sheet.style(Look.center.sized(9).with { $0.face = .code })
    let flag = sheet.style(Look.date(NumberFormat.flag).sized(9))
    let count = sheet.style(Look.number(NumberFormat.count).sized(9).bold)
    let looks = [code, text, center, center] + Array(repeating: flag, count: max(1, items.count)) + [count, flag]
    sheet.add(
      RowList(
        firstRow: Self.firstRow, rowCount: scope.merchants.count, columns: columns, looks: [looks], heights: [17]))
    if scope.merchants.isEmpty {
      for column in 0...answeredColumn { sheet.put(Self.firstRow, column, .blank, text) }
    }
    sheet.origin(
      CellRange(row: Self.firstRow, column: answeredColumn, toRow: lastRow, toColumn: answeredColumn),
      [scope.lineage.needAnswers(scope.own).and(.ownRow("merchant_id", column: 0))])
    for (number, item) in items.enumerated() {
      let column = Self.firstItem + number
      sheet.origin(
        CellRange(row: Self.firstRow, column: column, toRow: lastRow, toColumn: column),
        [scope.lineage.needs(scope.own, items: [item.code]).and(.ownRow("merchant_id", column: 0))])
    }
  }

  private var columns: [RowList.Column] {
    let merchants = scope.merchants.map { scope.figures.merchants[$0] }
    var trades = TextColumn()
    for merchant in merchants { trades.append(ReportScope.trade(merchant)) }
    let asked = merchants.map(\.needItems)
    let sum = RowFormula(
      "=SUM(" + CellAddress.columnText(Self.firstItem), ":" + CellAddress.columnText(countColumn - 1), ")")
    return [
      .texts(TextColumn(merchants.map(\.id))), .texts(TextColumn(merchants.map(\.name))),
      .texts(TextColumn(scope.settings.sites.map(\.name), codes: merchants.map(\.site))), .texts(trades),
    ] + (0..<max(1, items.count)).map { .flags(asked, bit: $0) } + [
      .formulas([sum], values: asked.map { Double($0.nonzeroBitCount) }),
      .flags(merchants.map { $0.needAnswers > 0 ? 1 : 0 }, bit: 0),
    ]
  }

  private func writeVisible(_ sheet: inout SheetDescription) {
    let row = lastRow + 1
    sheet.merge(row, 0, row, 3, .text(Words.NeedMatrix.visible), Look.center.sized(9).total)
    for column in Self.firstItem...answeredColumn {
      sheet.formula(
        row, column, "SUBTOTAL(109,\(span(Self.firstRow, column, lastRow, column)))",
        Look.number(NumberFormat.count).sized(9).total)
    }
    sheet.height(row, 20)
  }
}
