public import StationModel
public import Workbooks

/// The 公开 workbook, laid out as statistical offices release spreadsheets that screen readers and programs can follow: cover,
/// contents, notes, then one marked-up table a sheet, nothing merged, nothing blank.
struct PublicWorkbook {
  let figures: ReportFigures
  let settings: PipelineSettings

  private typealias Text = Words.Public
  private let title = Look.plain.with {
    $0.face = .heading
    $0.size = 16
    $0.color = Palette.navy
  }
  private let line = Look.plain.with { $0.wraps = false }

  func build() -> (workbook: WorkbookDescription, tables: [PublicTable]) {
    let tables = PublicTables(figures: figures, settings: settings).make()
    var workbook = WorkbookDescription()
    var sheets = [cover(), contents(tables), notes()]
    for table in tables { sheets.append(sheet(table)) }
    for index in sheets.indices { finish(&sheets[index], index) }
    workbook.sheets = sheets
    workbook.properties = properties
    HouseStyle(settings.report.layout).apply(to: &workbook)
    return (workbook, tables)
  }

  private func finish(_ sheet: inout SheetDescription, _ index: Int) {
    sheet.isActive = index == 0
    sheet.page.isLandscape = true
    sheet.page.pagesTall = 0
    if index > 0 {
      let number = settings.form.number.isEmpty ? "" : settings.form.number + "-" + Text.fileSuffix + " "
      if case .text(let title) = sheet.cell(0, 0).content { sheet.page.headerLeft = number + title }
      sheet.page.headerRight = Words.period(settings)
    }
    sheet.page.footerLeft = Words.issuer(settings, short: true)
    sheet.page.footerCenter = sheet.name + Words.pageCount
    sheet.page.footerRight = Words.footerRight(figures)
  }

  // MARK: Front

  private func cover() -> SheetDescription {
    var sheet = SheetDescription(name: Text.coverName)
    sheet.width(0...0, 18)
    sheet.width(1...1, 80)
    sheet.text(0, 0, settings.title + Text.subtitle, title.sized(20))
    sheet.height(0, 40)
    let form = settings.form
    let number = form.number.isEmpty ? "" : form.number + "-" + Text.fileSuffix
    let lines = [
      ["制表单位", Words.issuer(settings, short: true)], ["报告期", settings.periods.reportText],
      ["数据截至", figures.dataUntil?.text ?? Words.none], Text.about("表号", number, missing: "（未提供表号）"),
      Text.about("制定机关", form.issuedBy, missing: "（未提供制定机关）"),
      Text.about("批准文号", form.approval, missing: "（未提供批准/备案文号）"),
      Text.about("有效期限", form.validUntil, missing: "（未提供有效期限）"), ["使用范围", Text.useText],
      ["版本", figures.generator + Words.Cover.digest(figures.inputDigest)],
    ]
    for (number, pair) in lines.enumerated() {
      sheet.text(1 + number, 0, pair[0], Look.plain.bold.colored(Palette.navy))
      sheet.text(1 + number, 1, pair[1], line)
      sheet.height(1 + number, 22)
    }
    return sheet
  }

  private func contents(_ tables: [PublicTable]) -> SheetDescription {
    var sheet = SheetDescription(name: Text.contentsName)
    sheet.width(0...0, 24)
    sheet.width(1...1, 70)
    sheet.text(0, 0, Text.contentsName, title)
    sheet.text(1, 0, Text.contentsSummary, line)
    sheet.text(2, 0, Text.tableCount(tables.count), line)
    let rows = [(Text.notesName, Text.notesName)] + tables.map { ($0.name, $0.title) }
    head(&sheet, 3, Text.contentsHeads)
    for (number, row) in rows.enumerated() {
      let link = Look.text.colored(Palette.blue).with {
        $0.isUnderlined = true
        $0.numberFormat = ""
      }
      sheet.put(4 + number, 0, .link(text: row.0, sheet: row.0, cell: "A1", tip: Words.Cover.tip), link)
      sheet.text(4 + number, 1, row.1, Look.text)
      sheet.height(4 + number, 20)
    }
    mark(&sheet, Text.contentsName, rows.count, Text.contentsHeads)
    return sheet
  }

  private func notes() -> SheetDescription {
    var sheet = SheetDescription(name: Text.notesName)
    sheet.width(0...0, 8)
    sheet.width(1...1, 110)
    sheet.text(0, 0, Text.notesName, title)
    sheet.text(1, 0, Text.oneTable(""), line)
    sheet.put(
      2, 0, .link(text: Words.back, sheet: Text.contentsName, cell: "A1", tip: Words.backTip), Look.link.sized(10))
    let notes = Text.notes(settings, hasBase: !figures.complaints.comparisons.isEmpty)
    head(&sheet, 3, Text.notesHeads)
    for (number, note) in notes.enumerated() {
      sheet.count(4 + number, 0, number + 1, Look.date("0"))
      sheet.text(4 + number, 1, note, Look.wrapped.sized(10))
      sheet.height(4 + number, max(20, TextWidth.height(lines: TextWidth.lines(note, width: 110))))
    }
    // Ordinals are made from nothing.
    sheet.origin(CellRange(row: 4, column: 0, toRow: 4 + notes.count, toColumn: 0), [])
    mark(&sheet, Text.notesName, notes.count, Text.notesHeads)
    return sheet
  }

  private func head(_ sheet: inout SheetDescription, _ row: Int, _ heads: [String]) {
    for (column, text) in heads.enumerated() { sheet.text(row, column, text, Look.header) }
    sheet.height(row, 34)
  }

  /// The table's mark-up: programs find its head and columns by it.
  private func mark(_ sheet: inout SheetDescription, _ name: String, _ count: Int, _ heads: [String]) {
    let range = CellRange(row: 3, column: 0, toRow: 3 + max(1, count), toColumn: heads.count - 1)
    sheet.add(TableDescription("公开_" + name, range, columns: heads))
    sheet.page.repeatedRows = 3...3
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: range.last.row, toColumn: max(1, heads.count - 1))
  }

  // MARK: Tables

  private func sheet(_ table: PublicTable) -> SheetDescription {
    var sheet = SheetDescription(name: table.name)
    for (column, description) in table.columns.enumerated() {
      // Heads wrap into two lines.
      let head = max(9, TextWidth.of(description.head, bold: true) * 0.8)
      let width = table.rows.reduce(head) { max($0, self.width($1[column])) }
      sheet.width(column...column, min(44, width + 4))
    }
    sheet.text(0, 0, table.title, title)
    sheet.height(0, 28)
    let about = Text.oneTable(table.summary) + "单位：" + table.unit + "。" + Words.period(settings) + "。"
    sheet.text(1, 0, about, line)
    sheet.put(
      2, 0, .link(text: Words.back, sheet: Text.contentsName, cell: "A1", tip: Words.backTip), Look.link.sized(10))
    let heads = table.columns.map(\.head)
    head(&sheet, 3, heads)
    for (row, values) in table.rows.enumerated() {
      let isTotal = table.hasTotalRow && row == table.rows.count - 1
      for (column, value) in values.enumerated() {
        let base = style(value, table.columns[column].format)
        put(&sheet, 4 + row, column, value, isTotal ? base.total : base, isProtected: table.isProtected(row, column))
      }
      sheet.height(4 + row, 20)
    }
    mark(&sheet, table.name, table.rows.count, heads)
    sheet.commonSources = table.sources
    for (row, sources) in table.lineSources.enumerated() {
      sheet.origin(CellRange(row: 4 + row, column: 0, toRow: 4 + row, toColumn: heads.count - 1), sources)
    }
    for (place, sources) in table.cellSources.sorted(by: { $0.key < $1.key }) {
      let (row, column) = (4 + place / heads.count, place % heads.count)
      sheet.origin(CellRange(row: row, column: column, toRow: row, toColumn: column), sources)
    }
    // The line above a narrow table reaches beyond it, and is printed whole.
    let needed = max(TextWidth.of(about), TextWidth.of(table.title, size: 16)) * 1.05
    var last = heads.count - 1
    var width = (0...last).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    while width < needed {
      last += 1
      width += 8.43
    }
    sheet.page.printArea?.last.column = last
    sheet.frozenAt = CellAddress(4, 1)
    return sheet
  }

  private func width(_ value: PublicTable.Value) -> Double {
    switch value {
    case .text(let text), .verdict(let text): TextWidth.of(text)
    default: 9
    }
  }

  private func style(_ value: PublicTable.Value, _ format: String) -> CellStyle {
    switch value {
    case .text, .verdict: Look.text
    case .month: Look.date(format)
    default: Look.number(format)
    }
  }

  private func put(
    _ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: PublicTable.Value, _ style: CellStyle,
    isProtected: Bool
  ) {
    if isProtected { return sheet.text(row, column, Text.protected, style) }
    switch value {
    case .text(let text), .verdict(let text): sheet.text(row, column, text.isEmpty ? Words.none : text, style)
    case .count(let count): sheet.count(row, column, count, style)
    case .figure(let number), .plain(let number), .month(let number): sheet.number(row, column, number, style)
    case .none: sheet.text(row, column, Words.none, style)
    }
  }

  private var properties: WorkbookProperties {
    var result = WorkbookProperties()
    result.title = settings.title + Text.subtitle
    result.subject = Words.period(settings)
    result.author = settings.station
    result.company = settings.bureau
    result.category = Text.subtitle
    result.comments = Text.useText
    let end = figures.dataUntil ?? settings.periods.report.last.lastDay
    result.created = Int64(end.number) * 86_400
    result.custom = [
      ("报告期", settings.periods.reportText),
      ("输入摘要", figures.inputDigest.isEmpty ? "无" : figures.inputDigest),
      ("生成程序", figures.generator.isEmpty ? "wotu" : figures.generator),
    ]
    return result
  }
}

extension Report {
  /// The 公开 workbook with the tables it was made from, for the check before its release.
  public static func publicWorkbook(
    figures: ReportFigures, settings: PipelineSettings
  ) -> (workbook: WorkbookDescription, tables: [PublicTable]) {
    PublicWorkbook(figures: figures, settings: settings).build()
  }

  /// File name of the 公开 workbook.
  public static func publicFileName(settings: PipelineSettings) -> String {
    fileName(settings.title.isEmpty ? settings.name : settings.title, Words.Public.fileSuffix)
  }
}
