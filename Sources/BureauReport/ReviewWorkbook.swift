public import StationModel
public import Workbooks

/// One text that a person must look at.
public struct ReviewRow: Sendable {
  /// From 1; with the batch it identifies the text.
  public var number = 0
  /// `needs` or `complaints`.
  public var source = ""
  /// `unclassified`, `low_confidence` or `conflict`.
  public var reason = ""
  public var merchant = ""
  /// Masked.
  public var text = ""
  /// What the machine would give, as codes.
  public var suggested: [String] = []
  /// 0…1.
  public var confidence = 0.0
  public var verdict: ReviewVerdict?
  public init() {}
}

/// The workbook for review: the sheet 待复核, and 字典 with what may be chosen.
public struct ReviewWorkbook: Sendable {
  /// Headings of the sheet, in order; `wotu review` finds its columns by them.
  public static let headings = [
    "序号", "来源", "复核类型", "商户（系统识别）", "原文", "系统建议", "置信度", "复核结论", "改为：类别", "改为：需求项", "复核人", "复核日期", "备注",
  ]
  public static let sheetName = "待复核"
  /// Custom property with the batch's number.
  public static let batchProperty = "复核批次"
  private static let firstRow = 4
  private static let widths: [Double] = [6, 8, 11, 20, 48, 26, 9, 10, 18, 26, 10, 12, 20]

  private let settings: PipelineSettings
  private let rows: [ReviewRow]
  private let batch: String
  private let names: [String: String]

  public init(_ settings: PipelineSettings, rows: [ReviewRow], batch: String) {
    self.settings = settings
    self.rows = rows
    self.batch = batch
    var names: [String: String] = [:]
    for item in settings.taxonomy.items { names[item.code] = item.name }
    for residual in settings.taxonomy.residuals { names[residual.code] = residual.name }
    for entry in settings.complaintClasses.classes { names[entry.code] = entry.name }
    self.names = names
  }

  /// A code with its name, as the sheet shows it.
  public func label(_ code: String) -> String { names[code].map { code + " " + $0 } ?? code }

  /// The reason in the words of the sheet.
  public static func reasonText(_ reason: String) -> String {
    ["unclassified": "未归类", "low_confidence": "把握不大", "conflict": "规则与模型不一"][reason] ?? reason
  }

  public static func sourceText(_ source: String) -> String { source == "complaints" ? "投诉" : "需求" }

  public func description() -> WorkbookDescription {
    var workbook = WorkbookDescription()
    workbook.properties.title = settings.title + Self.sheetName
    workbook.properties.created = Int64(settings.periods.report.last.lastDay.number) * 86_400
    workbook.properties.custom = [(Self.batchProperty, batch), ("行数", "\(rows.count)")]
    let dictionary = dictionary()
    workbook.sheets = [sheet(), dictionary.sheet]
    for (name, range) in dictionary.names { workbook.define(name, range) }
    return workbook
  }

  private var wrapped: CellStyle { Look.text.with { $0.wraps = true } }
  private var open: CellStyle { wrapped.with { ($0.isUnlocked, $0.fill) = (true, Color(0xFFF9E5)) } }

  private func sheet() -> SheetDescription {
    var sheet = SheetDescription(name: Self.sheetName)
    let last = Self.headings.count - 1
    for (column, width) in Self.widths.enumerated() { sheet.width(column...column, width) }
    sheet.merge(0, 0, 0, last, .text(settings.title + "：待复核文本"), Look.title)
    sheet.merge(1, 0, 1, last, .text("批次：\(batch)    共 \(rows.count) 条，越靠前越值得先看"), Look.unit(.left))
    sheet.merge(
      2, 0, 2, last,
      .text("只填黄色单元格。复核结论：采纳（系统建议对）、改正（选类别与需求项）、剔除（不是有效文本：投诉改归“其他”，仍计入件数；需求不再计）、暂缓。填好后存盘，运行 wotu review 收回；也可另存为 CSV。"),
      Look.note.with { $0.wraps = true })
    sheet.height(2, 30)
    for (column, heading) in Self.headings.enumerated() { sheet.put(3, column, .text(heading), Look.header) }
    let styles = [Look.date("0"), wrapped, open].map { sheet.style($0) }
    let share = sheet.style(Look.number("0%_ "))
    let day = sheet.style(open.with { $0.numberFormat = NumberFormat.date })
    for (index, row) in rows.enumerated() { put(row, Self.firstRow + index, styles, share, day, &sheet) }
    let end = Self.firstRow + max(rows.count, 1) - 1
    sheet.merge(
      end + 1, 0, end + 1, last,
      .formula(
        "=COUNTA(\(span(Self.firstRow, 7, end, 7)))&\" / \"&ROWS(\(span(Self.firstRow, 7, end, 7)))&\" 条已复核\"",
        cached: .text("\(rows.count { $0.verdict != nil }) / \(max(rows.count, 1)) 条已复核")), Look.note)
    decorate(&sheet, end)
    return sheet
  }

  private func put(
    _ row: ReviewRow, _ line: Int, _ styles: [StyleID], _ share: StyleID, _ day: StyleID,
    _ sheet: inout SheetDescription
  ) {
    let verdict = row.verdict
    let code = verdict?.decision == .corrected ? verdict?.codes.first : nil
    let texts = [
      Self.sourceText(row.source), Self.reasonText(row.reason), row.merchant, row.text,
      row.suggested.map(label).joined(separator: "；"),
    ]
    sheet.put(line, 0, .number(Double(row.number)), styles[0])
    for (offset, text) in texts.enumerated() { sheet.put(line, 1 + offset, .text(text), styles[1]) }
    sheet.put(line, 6, .number(row.confidence), share)
    let answers = [
      verdict?.decision.rawValue ?? "", code.map { className(of: $0) } ?? "",
      verdict?.decision == .corrected ? (verdict?.codes ?? []).map(label).joined(separator: "；") : "",
      verdict?.reviewer ?? "",
    ]
    for (offset, text) in answers.enumerated() {
      sheet.put(line, 7 + offset, text.isEmpty ? .blank : .text(text), styles[2])
    }
    let date = verdict?.reviewedOn ?? ""
    sheet.put(line, 11, date.isEmpty ? .blank : .text(date), day)
    sheet.put(line, 12, (verdict?.note).map { $0.isEmpty ? .blank : .text($0) } ?? .blank, styles[2])
    let shown = texts + [""] + answers + ["", verdict?.note ?? ""]
    let lines = zip(shown, Self.widths.dropFirst()).reduce(1) { max($0, TextWidth.lines($1.0, width: $1.1, size: 10)) }
    sheet.height(line, min(200, max(18, TextWidth.height(lines: lines, size: 10))))
  }

  private func decorate(_ sheet: inout SheetDescription, _ end: Int) {
    let first = Self.firstRow
    let last = Self.headings.count - 1
    let all = CellRange(row: first, column: 0, toRow: end, toColumn: last)
    sheet.format(
      all,
      .formula(
        "=AND($H\(first + 1)=\"改正\",$J\(first + 1)=\"\")", CellStyle().with { $0.fill = Color(0xFBE0CF) }))
    sheet.format(all, .formula("=$H\(first + 1)<>\"\"", CellStyle().with { $0.fill = Color(0xE7F3EC) }))
    sheet.format(CellRange(row: first, column: 6, toRow: end, toColumn: 6), .dataBar(Palette.barBlue, maximum: 1))
    func column(_ number: Int) -> CellRange { CellRange(row: first, column: number, toRow: end, toColumn: number) }
    sheet.validations = [
      CellValidation(column(7), .list("=复核结论列表"), message: "请从列表中选：采纳、改正、剔除、暂缓"),
      CellValidation(column(8), .list("=需求类别列表"), message: "请从列表中选类别"),
      // The one place where the list depends on what was chosen beside it.
      CellValidation(
        column(9), .list("=INDIRECT(\"类别_\"&MATCH($I\(first + 1),需求类别列表,0))"), message: "请先选类别，再从列表中选"),
      CellValidation(
        column(11), .dayFrom(serial(settings.periods.report.last.lastDay)), message: "请填报告期以后的日期，如 2022-03-01"),
    ]
    sheet.isProtected = true
    sheet.frozenAt = CellAddress(first, 4)
    sheet.filter = CellRange(row: 3, column: 0, toRow: end, toColumn: last)
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: end + 1, toColumn: last)
    sheet.page.repeatedRows = 3...3
    sheet.page.pagesTall = 0
    sheet.isActive = true
  }

  /// Classes with what may be chosen in them; the residual codes and the complaint classes stand behind the classes of need.
  private var classes: [(name: String, entries: [String])] {
    let needs = settings.taxonomy.classes.map { entry in
      (
        entry.code + " " + entry.name,
        settings.taxonomy.items.filter { $0.classCode == entry.code }.map { label($0.code) }
      )
    }
    return needs + [("余类", settings.taxonomy.residuals.map { label($0.code) })]
      + [("投诉类别", settings.complaintClasses.classes.map { label($0.code) })]
  }

  /// The class as the sheet shows it beside a code; empty where there is none.
  public func className(of code: String) -> String {
    classes.first { $0.entries.contains(label(code)) }?.name ?? ""
  }

  private func dictionary() -> (sheet: SheetDescription, names: [(String, SheetRange)]) {
    var sheet = SheetDescription(name: "字典")
    var names: [(String, SheetRange)] = []
    func list(_ column: Int, _ heading: String, _ entries: [String], _ name: String) {
      sheet.put(0, column, .text(heading), Look.header)
      let widest = entries.reduce(TextWidth.of(heading, bold: true)) { max($0, TextWidth.of($1)) }
      sheet.width(column...column, min(40, max(12, widest + 3)))
      for (row, entry) in entries.enumerated() { sheet.put(1 + row, column, .text(entry), wrapped) }
      names.append((name, sheet.cells(1, column, max(entries.count, 1), column)))
    }
    list(0, "复核结论", ReviewVerdict.Decision.allCases.map(\.rawValue), "复核结论列表")
    list(1, "需求类别", classes.map(\.name), "需求类别列表")
    for (number, entry) in classes.enumerated() { list(2 + number, entry.name, entry.entries, "类别_\(number + 1)") }
    sheet.isProtected = true
    return (sheet, names)
  }
}
