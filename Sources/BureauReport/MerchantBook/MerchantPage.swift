import StationModel
import Workbooks

/// One merchant's page: A4 portrait, nothing of any other merchant but sums of five or more.
struct MerchantPage {
  let figures: ReportFigures
  let settings: PipelineSettings
  /// Index into the merchants.
  let index: Int

  /// Fewest merchants, and fewest answers, that a sum may stand on.
  static let fewest = 5
  /// Services that have a line each.
  static let shownServices = 10

  typealias Text = Words.MerchantBook
  let lastColumn = 7
  var merchant: MerchantFigures { figures.merchants[index] }
  var lineage: Lineage { Lineage(settings: settings, merchants: figures.merchants) }
  var own: FigureGroup { .merchant(index) }
  var siteName: String { settings.sites[merchant.site].name }

  func build(name: String) -> SheetDescription {
    var sheet = SheetDescription(name: name)
    sheet.width(0...lastColumn, 12.5)
    sheet.commonSources = [lineage.merchantList(own)]
    begin(&sheet)
    var row = writeBasics(&sheet, from: 3)
    row = writeNeeds(&sheet, from: row)
    row = writeSatisfaction(&sheet, from: row)
    row = writeComplaints(&sheet, from: row)
    row = writeServices(&sheet, from: row)
    row = writeScore(&sheet, from: row)
    row = writeAdvice(&sheet, from: row)
    let note = Words.noteLead + Text.note(Self.fewest)
    sheet.merge(row, 0, row, lastColumn, .text(note), Look.note)
    sheet.height(row, TextWidth.height(lines: TextWidth.lines(note, width: 100, size: 9), size: 9))
    finish(&sheet, lastRow: row)
    return sheet
  }

  private func begin(_ sheet: inout SheetDescription) {
    let title = Text.title(merchant.name)
    let size = TextWidth.of(title, size: 18) > 90 ? 13.0 : 18.0
    sheet.merge(0, 0, 0, lastColumn, .text(title), Look.title.sized(size))
    sheet.height(0, 34)
    sheet.merge(1, 0, 1, 4, .text(Words.issuer(settings)), Look.unit(.left))
    sheet.merge(1, 5, 1, lastColumn, .text(Words.period(settings)), Look.unit(.right))
    sheet.height(1, 18)
    sheet.height(2, 6)
  }

  private func finish(_ sheet: inout SheetDescription, lastRow: Int) {
    sheet.page.isLandscape = false
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: lastRow, toColumn: lastColumn)
    sheet.page.footerLeft = Words.issuer(settings, short: true)
    sheet.page.footerCenter = merchant.id + " " + Text.name + Words.pageCount
    sheet.page.footerRight = Words.footerRight(figures)
  }

  func section(_ sheet: inout SheetDescription, _ row: Int, _ text: String) -> Int {
    sheet.height(row, 8)
    sheet.merge(row + 1, 0, row + 1, lastColumn, .text(text), Look.section)
    sheet.height(row + 1, 21)
    return row + 2
  }

  private func writeBasics(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let row = section(&sheet, start, Text.basics)
    let date = merchant.openedOn.map { CellContent.number(serial($0)) } ?? .text(Words.none)
    let pairs: [(String, CellContent, CellStyle)] = [
      (Text.basicHeads[0], .text(merchant.id), Look.center.with { $0.face = .code }),
      (settings.siteWord, .text(siteName), Look.center),
      (Text.basicHeads[1], .text(ReportScope.trade(merchant)), Look.center),
      (Text.basicHeads[2], date, Look.date(NumberFormat.date)),
    ]
    for (number, pair) in pairs.enumerated() {
      sheet.text(row, number * 2, pair.0, Look.header)
      sheet.put(row, number * 2 + 1, pair.1, pair.2)
    }
    sheet.height(row, 22)
    return row + 1
  }

  private func writeScore(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let row = section(&sheet, start, Text.score)
    let heads = Text.scoreHeads(settings.siteWord)
    for (column, head) in heads.prefix(4).enumerated() { sheet.text(row, column, head, Look.header) }
    sheet.header(row, 4, row, lastColumn, heads[4])
    sheet.height(row, 21)
    let scores = figures.leaders.scores
    let score = scores.indices.contains(index) ? scores[index] : LeaderScore()
    let own = row + 1
    let parts = figures.leaders.indicators.map { lineage.indicator($0.id, self.own) }
    sheet.origin(CellRange(row: own, column: 0, toRow: own, toColumn: 2), parts)
    if let composite = score.composite {
      sheet.number(own, 0, composite, Look.number(NumberFormat.decimal))
    } else {
      sheet.text(own, 0, Words.none, Look.center)
    }
    let interval = score.rankLow.flatMap { low in score.rankHigh.map { "\(low)–\($0)" } } ?? Words.none
    if let rank = score.siteRank {
      sheet.number(own, 1, Double(rank), Look.number(NumberFormat.count).with { $0.horizontal = .center })
    } else {
      sheet.text(own, 1, Words.none, Look.center)
    }
    sheet.text(own, 2, interval, Look.center)
    sheet.text(own, 3, score.isChosen ? Words.Leaders.yes : Words.Leaders.no, Look.center)
    let reason = score.isChosen || score.reason.isEmpty ? Words.none : Text.ownReason(score.reason)
    sheet.merge(own, 4, own, lastColumn, .text(reason), Look.wrapped)
    sheet.height(own, max(20, TextWidth.height(lines: TextWidth.lines(reason, width: 50, size: 9), size: 9)))
    return own + 1
  }

  private func writeAdvice(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let row = section(&sheet, start, Text.advice)
    let items = figures.satisfaction.drivers.filter { $0.quadrant == .improve }.map(\.name)
    let text = Text.improve(items)
    sheet.merge(row, 0, row, lastColumn, .text(text), Look.plain.with { $0.wraps = true })
    sheet.height(row, TextWidth.height(lines: TextWidth.lines(text, width: 100)))
    return row + 1
  }
}
