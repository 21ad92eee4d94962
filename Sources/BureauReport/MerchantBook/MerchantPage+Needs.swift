import StationModel
import Workbooks

/// Needs of a merchant: which service met each, on what day and after how many days.
extension MerchantPage {
  func writeNeeds(_ sheet: inout SheetDescription, from start: Int) -> Int {
    let head = section(&sheet, start, Text.needs)
    let items = settings.taxonomy.items
    let asked = items.indices.filter { merchant.needItems >> UInt64($0) & 1 == 1 }
    guard !asked.isEmpty else {
      let text = merchant.needAnswers > 0 ? Text.noNeeds : Text.notAsked
      sheet.merge(head, 0, head, lastColumn, .text(text), Look.text)
      sheet.height(head, 20)
      return head + 1
    }
    let spans = [(0, 0), (1, 2), (3, 3), (4, 5), (6, 6), (7, 7)]
    for (number, span) in spans.enumerated() { sheet.header(head, span.0, head, span.1, Text.needHeads[number]) }
    sheet.height(head, 21)
    var outcomes: [String: NeedOutcome] = [:]
    for outcome in figures.needs.outcomes where outcome.merchant == index { outcomes[outcome.item] = outcome }
    for (number, item) in asked.enumerated() {
      sheet.count(head + 1 + number, 0, number + 1, Look.date("0"))
      writeNeed(&sheet, head + 1 + number, item, outcomes[items[item].code])
    }
    return head + 1 + asked.count
  }

  private func writeNeed(_ sheet: inout SheetDescription, _ row: Int, _ place: Int, _ outcome: NeedOutcome?) {
    let item = settings.taxonomy.items[place]
    let isMet = merchant.metItems >> UInt64(place) & 1 == 1
    let category = settings.taxonomy.classes.first { $0.code == item.classCode }?.name ?? ""
    let service = isMet ? outcome?.metBy : nil
    let state = isMet ? Text.met(service) : Text.waiting
    let wrapped = Look.center.sized(9).with { $0.wraps = true }
    sheet.merge(row, 1, row, 2, .text(item.name), Look.text.sized(9).with { $0.wraps = true })
    sheet.text(row, 3, category, wrapped)
    sheet.merge(row, 4, row, 5, .text(state), wrapped.colored(isMet ? Palette.good : Palette.fair))
    let sources = [lineage.needs(own, items: [item.code]), lineage.services(own, meeting: [item.code])]
    sheet.origin(CellRange(row: row, column: 4, toRow: row, toColumn: 7), sources)
    if let day = service?.completedOn {
      sheet.number(row, 6, serial(day), Look.date(NumberFormat.date).sized(9))
    } else {
      sheet.text(row, 6, Words.none, Look.center.sized(9))
    }
    if let days = outcome?.days {
      sheet.count(row, 7, days, Look.date(isMet ? "0" : Text.waitingDays).sized(9))
    } else {
      sheet.text(row, 7, Words.none, Look.center.sized(9))
    }
    let lines = [(item.name, 25.0), (category, 12.5), (state, 25.0)].reduce(1) {
      max($0, TextWidth.lines($1.0, width: $1.1, size: 9))
    }
    sheet.height(row, max(19, TextWidth.height(lines: lines, size: 9)))
  }
}
