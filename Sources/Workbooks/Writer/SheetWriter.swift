import CCombinedChart
import CXlsxWriter
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes one sheet.
struct SheetWriter {
  let writer: WorkbookWriter
  let book: UnsafeMutablePointer<lxw_workbook>
  let sheet: SheetDescription
  let target: UnsafeMutablePointer<lxw_worksheet>

  func write() throws(Failure) {
    try setSizes()
    // Merges and tables write cells of their own, so the cells come after them.
    for merge in sheet.merges { try write(merge) }
    for table in sheet.tables { try write(table) }
    try writeCells()
    for conditional in sheet.conditionals { try write(conditional) }
    for comment in sheet.comments { try write(comment) }
    if let filter = sheet.filter {
      try check(
        worksheet_autofilter(
          target, row(filter.first), column(filter.first), row(filter.last), column(filter.last)), filter.first)
    }
    for chart in writer.combines ? sheet.charts : sheet.charts.flatMap(\.parted) {
      try ChartWriter(writer: writer, book: book, sheet: sheet, target: target, chart: chart).write()
    }
    for validation in sheet.validations { try write(validation) }
    try setView()
    try setPage()
    if sheet.isProtected { protect() }
  }

  // Beyond the sheet stays beyond it, where the library refuses it: cut off, the number would name another cell.
  func row(_ cell: CellAddress) -> UInt32 { UInt32(clamping: cell.row) }
  func column(_ cell: CellAddress) -> UInt16 { UInt16(clamping: cell.column) }

  func check(_ code: lxw_error, _ cell: CellAddress) throws(Failure) {
    guard code != LXW_NO_ERROR else { return }
    throw refused(cell, String(cString: lxw_strerror(code)))
  }

  func refused(_ cell: CellAddress, _ reason: String) -> Failure {
    Failure(
      .defect,
      Finding(.cellRefused, at: SourcePosition(file: sheet.name + "!" + cell.text), found: reason))
  }

  // MARK: Cells

  private func writeCells() throws(Failure) {
    var formats: [UnsafeMutablePointer<lxw_format>] = []
    for style in sheet.styles { formats.append(try writer.format(style, in: book)) }
    let isStreamed = writer.streams(sheet)
    for row in 0..<sheet.rowCount {
      let list = sheet.lists.first { $0.rows.contains(row) }
      if list != nil, isStreamed { continue }
      let own = row < sheet.rows.count ? sheet.rows[row].count : 0
      for column in 0..<max(own, list?.columns.count ?? 0) {
        let cell = sheet.cell(row, column)
        guard let style = cell.style else { continue }
        let at = CellAddress(row, column)
        try check(try write(cell.content, at, formats[Int(style.index)]), at)
      }
    }
  }

  private func write(
    _ content: CellContent, _ at: CellAddress, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(Failure) -> lxw_error {
    switch content {
    case .blank:
      return worksheet_write_blank(target, row(at), column(at), format)
    case .number(let number):
      guard number.isFinite else { throw refused(at, "\(number)") }
      return worksheet_write_number(target, row(at), column(at), number, format)
    case .text(let text):
      let clean = CellText.clean(text)
      // The library leaves an empty string out, and with it the border.
      if clean.isEmpty { return worksheet_write_blank(target, row(at), column(at), format) }
      return worksheet_write_string(target, row(at), column(at), clean, format)
    case .formula(let formula, let cached):
      return try write(formula, cached, at, format)
    case .link(let text, let sheet, let cell, let tip):
      let place = "internal:" + SheetName.quoted(sheet) + "!" + cell
      return worksheet_write_url_opt(
        target, row(at), column(at), place, format, CellText.clean(text), CellText.clean(tip))
    }
  }

  private func write(
    _ formula: String, _ cached: CellValue?, _ at: CellAddress, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(Failure) -> lxw_error {
    let formula = CellText.lawful(formula)
    // Excel repairs a file with a longer one; the library does not look.
    guard formula.utf8.count <= 8192 else { throw refused(at, "\(formula.utf8.count) bytes of formula") }
    switch cached {
    case .number(let number)?:
      guard number.isFinite else { throw refused(at, formula) }
      return worksheet_write_formula_num(target, row(at), column(at), formula, format, number)
    case .text(let text)?:
      return worksheet_write_formula_str(target, row(at), column(at), formula, format, CellText.clean(text))
    default:
      throw refused(at, formula)
    }
  }

  private func write(_ merge: CellRange) throws(Failure) {
    let cell = sheet.cell(merge.first.row, merge.first.column)
    guard let style = cell.style else { throw refused(merge.first, "merge without a cell") }
    let format = try writer.format(sheet.styles[Int(style.index)], in: book)
    try check(
      worksheet_merge_range(
        target, row(merge.first), column(merge.first), row(merge.last), column(merge.last), "", format),
      merge.first)
  }

  // MARK: Around the cells

  private func setSizes() throws(Failure) {
    for (number, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
      let column = UInt16(truncatingIfNeeded: number)
      try check(worksheet_set_column(target, column, column, width, nil), CellAddress(0, number))
    }
    var heights = sheet.rowHeights
    for list in sheet.lists {
      for row in list.rows { heights[row] = writer.streams(sheet) ? nil : sheet.height(of: row) }
    }
    for (number, height) in heights.sorted(by: { $0.key < $1.key }) {
      try check(worksheet_set_row(target, UInt32(number), height, nil), CellAddress(number, 0))
    }
  }

  private func write(_ table: TableDescription) throws(Failure) {
    let texts = table.columns.map { strdup(CellText.clean($0)) }
    let columns = texts.map { text in
      let column = UnsafeMutablePointer<lxw_table_column>.allocate(capacity: 1)
      column.initialize(to: lxw_table_column())
      column.pointee.header = text
      return column
    }
    let name = strdup(CellText.lawful(table.name))
    defer {
      for column in columns { column.deallocate() }
      for text in texts { free(text) }
      free(name)
    }
    var list: [UnsafeMutablePointer<lxw_table_column>?] = columns + [nil]
    let code = list.withUnsafeMutableBufferPointer { buffer in
      var options = lxw_table_options()
      options.name = name
      options.no_banded_rows = 1
      options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
      options.style_type_number = 15
      options.columns = buffer.baseAddress
      return worksheet_add_table(
        target, row(table.range.first), column(table.range.first), row(table.range.last), column(table.range.last),
        &options)
    }
    try check(code, table.range.first)
  }

  private func write(_ comment: CellComment) throws(Failure) {
    let font = strdup(writer.theme.name(.body))
    defer { free(font) }
    var options = lxw_comment_options()
    options.font_name = font
    options.font_size = 9
    options.width = 260
    options.height = UInt16(clamping: 30 + comment.text.count / 18 * 17)
    try check(
      worksheet_write_comment_opt(
        target, row(comment.cell), column(comment.cell), CellText.clean(comment.text), &options), comment.cell)
  }

  private func write(_ conditional: ConditionalFormat) throws(Failure) {
    var rule = lxw_conditional_format()
    var text: UnsafeMutablePointer<CChar>?
    defer { free(text) }
    switch conditional.rule {
    case .formula(let formula, let style):
      text = strdup(CellText.lawful(formula))
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      rule.value_string = text
      rule.format = try writer.ruleFormat(style, in: book)
    case .dataBar(let color, let maximum):
      rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
      rule.data_bar_2010 = 1
      rule.bar_solid = 1
      rule.bar_no_border = 1
      rule.bar_color = writer.theme.color(color).rgb
      rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
      if let maximum {
        rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        rule.max_value = maximum
      }
    case .twoColors(let low, let high):
      rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
      rule.min_color = writer.theme.color(low).rgb
      rule.max_color = writer.theme.color(high).rgb
    case .threeColors(let low, let middle, let high):
      rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
      rule.min_color = writer.theme.color(low).rgb
      rule.mid_color = writer.theme.color(middle).rgb
      rule.max_color = writer.theme.color(high).rgb
    }
    let range = conditional.range
    try check(
      worksheet_conditional_format_range(
        target, row(range.first), column(range.first), row(range.last), column(range.last), &rule), range.first)
  }

  private func setView() throws(Failure) {
    worksheet_gridlines(target, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_zoom(target, UInt16(sheet.zoom))
    if let at = sheet.frozenAt { worksheet_freeze_panes(target, row(at), column(at)) }
    if sheet.isActive { worksheet_activate(target) }
    // Codes and phones are text on purpose.
    let widest = sheet.columnCount
    guard widest > 0 else { return }
    let used = CellRange(CellAddress(0, 0), CellAddress(sheet.rowCount - 1, widest - 1))
    try check(
      worksheet_ignore_errors(target, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), used.text), used.first)
  }

  private func setPage() throws(Failure) {
    let page = sheet.page
    worksheet_set_paper(target, 9)
    if page.isLandscape { worksheet_set_landscape(target) } else { worksheet_set_portrait(target) }
    worksheet_fit_to_pages(target, 1, UInt16(page.pagesTall))
    worksheet_center_horizontally(target)
    if let area = page.printArea {
      try check(
        worksheet_print_area(target, row(area.first), column(area.first), row(area.last), column(area.last)),
        area.first)
    }
    if let rows = page.repeatedRows {
      try check(
        worksheet_repeat_rows(target, UInt32(rows.lowerBound), UInt32(rows.upperBound)),
        CellAddress(rows.lowerBound, 0))
    }
    if !page.breaksBefore.isEmpty {
      var rows = page.breaksBefore.sorted().map { UInt32(truncatingIfNeeded: $0) } + [0]
      try check(worksheet_set_h_pagebreaks(target, &rows), CellAddress(page.breaksBefore[0], 0))
    }
    let header = Footer.text(left: page.headerLeft, center: "", right: page.headerRight, face: writer.theme.name(.body))
    if !header.isEmpty {
      var options = lxw_header_footer_options()
      options.margin = 0.3
      try check(worksheet_set_header_opt(target, header, &options), CellAddress(0, 0))
    }
    let footer = Footer.text(
      left: page.footerLeft, center: page.footerCenter, right: page.footerRight, face: writer.theme.name(.body))
    if !footer.isEmpty {
      var options = lxw_header_footer_options()
      options.margin = 0.3
      try check(worksheet_set_footer_opt(target, footer, &options), CellAddress(0, 0))
    }
    // Only now: setting a footer resets the margins it touches.
    worksheet_set_margins(target, 0.47, 0.47, 0.6, 0.65)
  }
}
