import Analysis
import StationModel
import WorkbookReading
import Workbooks

/// What a written workbook prints, in the form that the lints read: taken from its cells as they were read back, so that a wrong
/// template, catalogue text, formula or house style is met as its readers would meet it.
struct PrintedSheets {
  let sheets: [PrintedSheet]
  let settings: PipelineSettings

  init(_ contents: WorkbookContents, _ settings: PipelineSettings) {
    sheets = contents.sheets.map(PrintedSheet.init)
    self.settings = settings
  }

  /// Nothing of the frame: sizes are no matter of the sheets.
  var report: PrintedReport {
    var report = PrintedReport()
    report.frame.declaredClasses = 0
    report.frame.declaredItems = 0
    for sheet in sheets {
      report.rates += rates(sheet) + zeros(sheet) + margins(sheet)
      report.changes += comparisons(sheet).flatMap { changes(sheet, $0) } + sheet.rateSentences
      report.tables += shares(sheet) + exposures(sheet) + comparisons(sheet).compactMap { labels(sheet, $0) }
      report.closings += closings(sheet)
    }
    return report
  }

  // MARK: Rates

  private static let named = ["投诉率", "调解成功率", "办结率", "达标率"]

  /// The head of every rate that has several definitions: its denominator stands in its brackets, or in a line of its sheet.
  private func rates(_ sheet: PrintedSheet) -> [PrintedRate] {
    Self.named.compactMap { name in
      let heads = sheet.texts.filter { $0.joined.contains(name) && sheet.isHead($0) }
      guard let worst = heads.first(where: { denominator($0.joined, name, sheet).isEmpty }) ?? heads.first else {
        return nil
      }
      var rate = PrintedRate(sheet.place(worst.cell))
      rate.denominator = denominator(worst.joined, name, sheet)
      rate.printed = worst.joined
      return rate
    }
  }

  /// 件/万人次, ÷办结; a percentage or a rate without brackets is explained elsewhere on the sheet.
  private func denominator(_ head: String, _ name: String, _ sheet: PrintedSheet) -> String {
    let inside = head.split(separator: "（").dropFirst().first?.prefix { $0 != "）" } ?? ""
    if let sign = inside.firstIndex(where: { $0 == "/" || $0 == "÷" }) {
      return String(inside[inside.index(after: sign)...])
    }
    if !inside.isEmpty, inside != "%", name == "投诉率" { return "" }
    if name == "投诉率", let unit = sheet.units.first(where: { $0.contains("/") }) { return unit }
    let ways = ["的分母", "为", " = ", "以", "（÷"].map { name + $0 }
    return sheet.texts.first { text in ways.contains { text.joined.contains($0) } }?.joined ?? ""
  }

  /// The first row of no complaints: somewhere on the sheet, or among the notes of the workbook, stands the most it may be.
  private func zeros(_ sheet: PrintedSheet) -> [PrintedRate] {
    let columns = ["投诉件数", "投诉件数（件）", "本期件数（件）"]
    for head in sheet.texts where columns.contains(head.joined) {
      let first = sheet.firstNumber(below: head.cell)
      guard let zero = sheet.column(head.cell.column, from: first).first(where: { $0.value == 0 }) else { continue }
      var rate = PrintedRate(sheet.place(zero.cell))
      rate.isCountOfEvents = true
      rate.denominator = head.joined
      let notes = sheet.notes + sheets.filter { $0.name == "说明" }.flatMap(\.notes)
      rate.note = notes.first { $0.contains("0 件的") && $0.contains("上限") } ?? ""
      return [rate]
    }
    return []
  }

  /// Intervals of answers that are no random sample.
  private func margins(_ sheet: PrintedSheet) -> [PrintedRate] {
    let words = ["置信区间", "区间下限（分）"]
    let head = sheet.texts.first { text in words.contains { text.joined.contains($0) } && sheet.isHead(text) }
    guard let head, sheet.texts.contains(where: { $0.joined.contains("满意度指数") }) else { return [] }
    var rate = PrintedRate(sheet.place(head.cell))
    rate.hasInterval = true
    rate.denominator = head.joined
    rate.isProbabilitySample = settings.satisfaction.isProbabilitySample
    rate.note = sheet.notes.joined()
    return [rate]
  }

  // MARK: Tables

  /// Shares of all merchants, as printed, against their counts. The rows are no parts: a merchant may ask for several things.
  private func shares(_ sheet: PrintedSheet) -> [PrintedTable] {
    guard let share = sheet.texts.first(where: { $0.joined == "占全部商户" }),
      let total = sheet.texts.first(where: { $0.joined == "商户数（家）" && $0.cell.column == 0 }),
      let merchants = sheet.number(total.cell.row, share.cell.column - 1)
    else { return [] }
    var table = PrintedTable(sheet.name + "·占全部商户")
    table.isPartition = false
    table.total = Int(merchants)
    let rows = sheet.column(share.cell.column, from: sheet.firstNumber(below: share.cell))
    for row in rows where row.cell.row < total.cell.row {
      guard let count = sheet.number(row.cell.row, share.cell.column - 1).flatMap({ Int(exactly: $0) }) else {
        continue
      }
      table.parts.append(PrintedPart(sheet.place(row.cell), count, share: (row.value * 100, 1)))
    }
    return [table]
  }

  /// Visitors in their unit, which two decimals must not hide.
  private func exposures(_ sheet: PrintedSheet) -> [PrintedTable] {
    let unit = settings.complaints.exposureUnit
    let sizes: [Character: Double] = ["百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8]
    guard let size = unit.first.flatMap({ sizes[$0] }) else { return [] }
    return sheet.texts.filter { $0.joined.hasSuffix("（\(unit)）") && !$0.joined.contains("/") }.map { head in
      var table = PrintedTable(sheet.place(head.cell))
      table.isPartition = false
      table.unit = size
      table.decimals = 2
      table.parts = sheet.column(head.cell.column, from: sheet.firstNumber(below: head.cell)).map {
        PrintedPart(sheet.place($0.cell), Int(($0.value * size).rounded()))
      }
      return table
    }
  }

  // MARK: Year on year

  /// The row of the second line of heads of a table of complaints against the base period.
  private func comparisons(_ sheet: PrintedSheet) -> [Int] {
    sheet.texts.filter { $0.joined == "增减" && $0.cell.column == 3 }.map(\.cell.row).filter { row in
      sheet.text(row, 1) == "本期" && sheet.text(row, 2) == "基期" && sheet.text(row, 4) == "同比"
    }
  }

  private func rows(_ sheet: PrintedSheet, _ head: Int) -> [Int] {
    var rows: [Int] = []
    while sheet.text(head + 1 + rows.count, 0) != nil, sheet.number(head + 1 + rows.count, 1) != nil {
      rows.append(head + 1 + rows.count)
    }
    return rows
  }

  private func changes(_ sheet: PrintedSheet, _ head: Int) -> [PrintedChange] {
    let note = sheet.notes.joined()
    return rows(sheet, head).flatMap { row -> [PrintedChange] in
      // Of counts, then of rates: the change in percent and the two figures that it is of.
      [(4, 1, 2), (9, 7, 8)].compactMap { printed, now, then in
        guard let now = sheet.number(row, now), let then = sheet.number(row, then) else { return nil }
        var change = PrintedChange(sheet.place(row, printed))
        change.now = now
        change.then = then
        change.printed = sheet.number(row, printed).map { signedPercent($0) } ?? "—"
        change.base = printed == 4 ? Int(exactly: then) : nil
        change.note = note
        return change
      }
    }
  }

  /// The classes that the rows name, by the classification that they come from.
  private func labels(_ sheet: PrintedSheet, _ head: Int) -> PrintedTable? {
    let classes = settings.complaintClasses.classes
    let own = Set(classes.map(\.name))
    let platform = Set(classes.flatMap(\.platformClasses))
    let natures = Set(classes.map(\.nature))
    var table = PrintedTable(sheet.name)
    table.classifications = rows(sheet, head).compactMap { sheet.text($0, 0) }.compactMap { label in
      if own.contains(label) { return "本表分类" }
      if platform.contains(label) { return "12315问题分类" }
      return natures.contains(label) ? "消协投诉性质" : nil
    }
    return table
  }

  /// Received, accepted and closed of every line.
  private func closings(_ sheet: PrintedSheet) -> [PrintedClosing] {
    guard let head = sheet.texts.first(where: { $0.joined == "收到（件）" }),
      let closed = sheet.texts.first(where: { $0.joined == "办结（件）" && $0.cell.row == head.cell.row })
    else { return [] }
    return sheet.column(head.cell.column, from: head.cell.row + 1).compactMap { row in
      guard let number = sheet.number(row.cell.row, closed.cell.column) else { return nil }
      var closing = PrintedClosing(sheet.place(row.cell))
      closing.received = Int(row.value)
      closing.closed = Int(number)
      return closing
    }
  }
}
