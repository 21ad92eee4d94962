import StationModel
import Workbooks

/// The chosen by other methods: TOPSIS, other weights, moved weights. Below the table of 标杆评价.
struct LeaderMethodBlock {
  let scope: ReportScope
  let firstColumn: Int
  let lastColumn: Int

  private typealias Text = Words.LeaderMethods

  /// Writes the block from a row on; returns the row after it. Nothing is written where there is nothing to compare.
  func write(_ sheet: inout SheetDescription, from top: Int, _ chosen: [LeaderScore]) -> Int {
    let rows = chosen.filter { $0.topsis != nil }
    guard !rows.isEmpty, lastColumn >= firstColumn + 6 else { return top }
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, lastColumn, .text(Text.title), Look.section)
    sheet.height(top + 1, 20)
    let heads = Text.heads(scope.settings.siteWord, Report.percent(scope.settings.leaders.jitter))
    for (column, head) in heads.enumerated() { sheet.text(top + 2, column, head, Look.header) }
    sheet.header(top + 2, heads.count, top + 2, lastColumn, Text.caution)
    sheet.height(top + 2, 44)
    for (number, score) in rows.enumerated() { write(&sheet, top + 3 + number, score) }
    return top + 3 + rows.count
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ score: LeaderScore) {
    let merchant = scope.figures.merchants[score.merchant]
    sheet.put(row, 0, score.siteRank.map { .number(Double($0)) } ?? .text(Words.none), Look.date("0"))
    sheet.text(row, 1, scope.settings.sites[merchant.site].name, Look.center)
    sheet.text(row, 2, merchant.name, Look.text)
    let rank = Look.date("0")
    sheet.number(row, 3, score.composite, Look.number(NumberFormat.decimal))
    sheet.number(row, 4, score.topsis?.value, Look.number(NumberFormat.decimal))
    sheet.number(row, 5, score.topsis.map { Double($0.siteRank) }, rank)
    sheet.number(row, 6, score.rankDifference.map(Double.init), Look.date("+0;-0;0"))
    for (column, method) in [(7, LeaderMethod.ahp), (8, .entropy)] {
      let value = score.method(method).map { CellContent.number(Double($0.siteRank)) }
      sheet.put(row, column, value ?? .text(Words.none), rank)
    }
    let share = score.jitterProbability.map { CellContent.number($0) }
    sheet.put(row, 9, share ?? .text(Words.none), Look.date(NumberFormat.percent))
    sheet.merge(row, 10, row, lastColumn, .text(score.caution), Look.wrapped)
    let width = (10...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    let lines = TextWidth.lines(score.caution, width: width, size: 9)
    sheet.height(row, max(20, TextWidth.height(lines: lines, size: 9)))
    let rows = scope.figures.leaders.indicators.map { scope.lineage.indicator($0.id, .merchant(score.merchant)) }
    sheet.origin(CellRange(row: row, column: 0, toRow: row, toColumn: 9), rows)
  }
}

extension Words {
  enum LeaderMethods {
    static let title = "入选企业的方法对照（同一批指标，换一种合成方法或权重，名次如何）"
    static let caution = "提示"
    static func heads(_ word: String, _ jitter: String) -> [String] {
      [
        "\(word)\n名次", word, Leaders.name, "综合得分", "TOPSIS\n贴近度", "TOPSIS\n名次", "名次差", "层次分析\n权重名次", "熵权\n名次",
        "权重±\(jitter)\n仍居前列",
      ]
    }
  }
}
