public import Workbooks

/// The list of corrections of one source file, as a workbook that goes to the clerk who filled the file in and comes back: only the
/// yellow column is open, the rest is locked, and the page prints with its heading on every sheet of paper.
public struct CorrectionWorkbook: Sendable {
  public static let sheetName = "更正清单"
  /// The column that the clerk fills in.
  public static let openHeading = "更正为"
  private static let firstRow = 4
  /// Characters of columns by heading; others have ``usual``.
  private static let widths: [String: Double] = [
    "文件": 32, "行": 7, "列": 6, "列名": 14, "现有内容": 28, "问题": 40, "应为": 22, "更正为": 22, "处理办法": 36, "编号": 20,
  ]
  private static let usual = 16.0

  private let file: String
  private let columns: [String]
  private let rows: [[String]]

  /// - Parameters:
  ///   - file: the source file as findings name it.
  ///   - columns: the headings; one of them is ``openHeading``.
  ///   - rows: as many texts each; personal values masked.
  public init(file: String, columns: [String], rows: [[String]]) {
    self.file = file
    self.columns = columns
    self.rows = rows
  }

  public func description() -> WorkbookDescription {
    var workbook = WorkbookDescription()
    let name = file.split(separator: "/").last.map(String.init) ?? file
    workbook.properties.title = name + Self.sheetName
    workbook.properties.custom = [("来源文件", name), ("行数", "\(rows.count)")]
    workbook.sheets = [sheet(name)]
    return workbook
  }

  private func sheet(_ name: String) -> SheetDescription {
    var sheet = SheetDescription(name: Self.sheetName)
    let last = columns.count - 1
    let widths = columns.map { Self.widths[$0] ?? Self.usual }
    for (column, width) in widths.enumerated() { sheet.width(column...column, width) }
    sheet.merge(0, 0, 0, last, .text(name + "：" + Self.sheetName), Look.title)
    sheet.height(0, 32)
    sheet.merge(1, 0, 1, last, .text("共 \(rows.count) 处，行号以文本编辑器所示为准"), Look.unit(.left))
    let note = Look.note.with { $0.wraps = true }
    sheet.merge(2, 0, 2, last, .text("请核对原始凭证，把正确内容填入黄色的“更正为”一栏；确认原内容无误的填“无误”。填好后连同改正的来源文件一并交回。"), note)
    sheet.height(2, 22)
    for (column, heading) in columns.enumerated() { sheet.put(3, column, .text(heading), Look.header) }
    sheet.height(3, 28)
    let cell = Look.body.with { ($0.vertical, $0.wraps, $0.numberFormat) = (.top, true, NumberFormat.text) }
    let locked = sheet.style(cell.sized(9))
    let number = sheet.style(Look.date("0").with { $0.vertical = .top })
    let open = sheet.style(cell.with { ($0.isUnlocked, $0.fill) = (true, Color(0xFFF9E5)) })
    for (index, row) in rows.enumerated() {
      var lines = 1
      for (column, text) in row.enumerated() where column <= last {
        let isOpen = columns[column] == Self.openHeading
        // Places in the file are numbers, so that the list sorts by them.
        if let place = Int(text), ["行", "列"].contains(columns[column]) {
          sheet.put(Self.firstRow + index, column, .number(Double(place)), number)
        } else {
          sheet.put(Self.firstRow + index, column, text.isEmpty ? .blank : .text(text), isOpen ? open : locked)
        }
        lines = max(lines, TextWidth.lines(text, width: widths[column], size: 9))
      }
      sheet.height(Self.firstRow + index, min(200, max(18, TextWidth.height(lines: lines, size: 9))))
    }
    let end = Self.firstRow + max(1, rows.count) - 1
    sheet.filter = CellRange(row: 3, column: 0, toRow: end, toColumn: last)
    sheet.frozenAt = CellAddress(Self.firstRow, 0)
    sheet.isProtected = true
    sheet.page.printArea = CellRange(row: 0, column: 0, toRow: end, toColumn: last)
    sheet.page.repeatedRows = 3...3
    sheet.page.pagesTall = 0
    sheet.page.footerLeft = name
    sheet.page.footerCenter = Self.sheetName + Words.pageCount
    return sheet
  }
}
