import StationModel
import Workbooks

/// The partners of the list one by one with what each was called for; those never called stand out. At the end of the summary's
/// 服务台账与绿色通道.
struct PartnerBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.Partners

  /// Writes the block from a row on; returns the last row of it, or the one before where there is nothing to show.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let partners = scope.figures.services.partnerRows
    guard scope.isSummary, !partners.isEmpty else { return top - 1 }
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, lastColumn, .text(Text.title), Look.section)
    sheet.height(top + 1, 20)
    let head = top + 2
    sheet.header(head, 0, head, 1, Text.name)
    for (number, text) in Text.heads(scope.settings.siteWord).enumerated() {
      // The kind takes two columns, and so all others stand one further right.
      let column = number == 0 ? 2 : 3 + number
      sheet.header(head, column, head, number == 0 ? 3 : number == Text.last ? lastColumn : column, text)
    }
    sheet.height(head, 32)
    for (number, partner) in partners.enumerated() { write(&sheet, head + 1 + number, partner) }
    return head + partners.count
  }

  private func write(_ sheet: inout SheetDescription, _ row: Int, _ partner: PartnerFigure) {
    let style = { (base: CellStyle) in partner.wasCalled ? base : base.filled(Palette.fairFill) }
    sheet.merge(row, 0, row, 1, .text(partner.name), style(Look.wrapped))
    sheet.merge(row, 2, row, 3, .text(partner.kind), style(Look.center.sized(9)))
    let counts = [
      partner.requests, partner.urgent, partner.free, partner.completed, partner.merchants, partner.sites,
    ]
    for (number, value) in counts.enumerated() {
      sheet.count(row, 4 + number, value, style(Look.number(NumberFormat.count)))
    }
    for (column, day) in [(10, partner.firstRequest), (11, partner.lastRequest)] {
      let content = day.map { CellContent.number(serial($0)) } ?? .text(Words.none)
      sheet.put(row, column, content, style(Look.date(NumberFormat.date)))
    }
    let remark = partner.wasCalled ? "" : Text.neverCalled
    sheet.merge(row, 12, row, lastColumn, .text(remark), style(Look.wrapped))
    let rows = scope.lineage.services(.all).and(.equals("partner_id", partner.id))
    sheet.origin(CellRange(row: row, column: 4, toRow: row, toColumn: 11), [rows])
    let width = (0...1).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    sheet.height(row, max(18, TextWidth.height(lines: TextWidth.lines(partner.name, width: width, size: 9), size: 9)))
  }
}

extension Words {
  enum Partners {
    static let title = "服务单位名录与本期调用情况"
    static let name = "服务单位"
    static let neverCalled = "本期从未被调用"
    /// Place of the last head, which takes the columns that are left.
    static let last = 9
    static func heads(_ word: String) -> [String] {
      ["单位类别", "服务\n次数", "其中\n应急", "其中\n免费", "办结", "服务\n商户", "涉及\n\(word)", "首次申请", "末次申请", "备注"]
    }
  }
}
