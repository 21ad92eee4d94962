import CCombinedChart
import CXlsxWriter
import Diagnostics

/// Writes one chart of a sheet.
struct ChartWriter {
  let writer: WorkbookWriter
  let book: UnsafeMutablePointer<lxw_workbook>
  let sheet: SheetDescription
  let target: UnsafeMutablePointer<lxw_worksheet>
  let chart: ChartDescription

  static let titleColor = Color(0x1F3864)
  static let textColor = Color(0x404040)
  static let gridColor = Color(0xE3E7EC)
  static let edgeColor = Color(0xD0D5DC)

  func write() throws(Failure) {
    let made = try newChart(kind(chart.kind))
    setTitle(made)
    for series in chart.series { try add(series, to: made, isLine: isLine(chart.kind)) }
    set(chart.xAxis, made.pointee.x_axis)
    var vertical = chart.yAxis
    // Names beside bars have room; not told to stand level, some readers leave every second one out.
    if chart.kind == .bar || chart.kind == .stackedBar { vertical.wrapsLabels = true }
    set(vertical, made.pointee.y_axis)
    if chart.yAxis.isReversed, chart.kind == .bar || chart.kind == .stackedBar {
      chart_axis_set_label_position(made.pointee.x_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
    }
    switch chart.kind {
    case .column, .stackedColumn, .bar, .stackedBar:
      if chart.kind == .bar || chart.kind == .stackedBar { chart_axis_set_interval_unit(made.pointee.y_axis, 1) }
      chart_set_series_gap(made, UInt16(chart.gap))
      if chart.kind == .column || chart.kind == .bar { chart_set_series_overlap(made, -5) }
    case .line, .scatter: break
    }
    chart_show_blanks_as(made, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    try setLegend(made)
    if let overlay = chart.overlay { try combine(overlay, with: made) }
    try insert(made)
  }

  func newChart(_ type: lxw_chart_type) throws(Failure) -> UnsafeMutablePointer<lxw_chart> {
    guard let made = workbook_add_chart(book, UInt8(type.rawValue)) else {
      throw writer.refused(chart.title, expected: "memory")
    }
    return made
  }

  func kind(_ kind: ChartKind) -> lxw_chart_type {
    switch kind {
    case .column: LXW_CHART_COLUMN
    case .stackedColumn: LXW_CHART_COLUMN_STACKED
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    case .line: LXW_CHART_LINE
    case .scatter: LXW_CHART_SCATTER
    }
  }

  func isLine(_ kind: ChartKind) -> Bool { kind == .line || kind == .scatter }

  func combine(
    _ overlay: OverlayDescription, with first: UnsafeMutablePointer<lxw_chart>
  ) throws(Failure) {
    let second = try newChart(LXW_CHART_LINE)
    for series in overlay.series { try add(series, to: second, isLine: true) }
    if let axis = overlay.rightAxis {
      set(axis, second.pointee.y_axis)
      chart_axis_major_gridlines_set_visible(second.pointee.y_axis, 0)
      chart_axis_off(second.pointee.x_axis)
      chart_axis_set_crossing_max(second.pointee.x_axis)
    }
    guard wotu_combine_charts(first, second, overlay.rightAxis == nil ? 0 : 1) == 0 else {
      throw writer.refused(chart.title, expected: "memory")
    }
    writer.combined.append(first)
  }

  // MARK: Series

  func add(
    _ series: SeriesDescription, to made: UnsafeMutablePointer<lxw_chart>, isLine: Bool
  ) throws(Failure) {
    guard let added = chart_add_series(made, nil, nil) else {
      throw writer.refused(chart.title, expected: "memory")
    }
    if let categories = series.categories {
      let range = categories.range
      chart_series_set_categories(
        added, categories.sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column))
      try cache(added.pointee.categories, categories, isText: chart.kind != .scatter)
    }
    let range = series.values.range
    chart_series_set_values(
      added, series.values.sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
      UInt16(range.last.column))
    try cache(added.pointee.values, series.values, isText: false)
    switch series.name {
    case .text(let text):
      chart_series_set_name(added, CellText.chartText(text))
    case .cell(let cell):
      chart_series_set_name_range(
        added, cell.sheet, UInt32(cell.range.first.row), UInt16(cell.range.first.column))
      if let name = added.pointee.title.range { try cache(name, cell, isText: true) }
    }
    if isLine { setLine(series, added) } else { setFill(series, added) }
    if let labels = series.labels { set(labels, added, isLine: isLine) }
  }

  func setLine(_ series: SeriesDescription, _ added: UnsafeMutablePointer<lxw_chart_series>) {
    var line = lxw_chart_line()
    if series.isInvisible || series.lineWidth <= 0 {
      line.none = 1
    } else {
      line.color = writer.theme.color(series.color).rgb
      line.width = Float(series.lineWidth)
      line.dash_type = dash(series.dash)
    }
    chart_series_set_line(added, &line)
    if series.isInvisible || series.marker == .none {
      chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_NONE.rawValue))
      return
    }
    chart_series_set_marker_type(added, shape(series.marker))
    chart_series_set_marker_size(added, UInt8(series.markerSize))
    var fill = lxw_chart_fill()
    fill.color = writer.theme.color(series.color).rgb
    chart_series_set_marker_fill(added, &fill)
    var edge = lxw_chart_line()
    edge.color = writer.theme.color(series.color).rgb
    chart_series_set_marker_line(added, &edge)
  }

  func setFill(_ series: SeriesDescription, _ added: UnsafeMutablePointer<lxw_chart_series>) {
    var fill = lxw_chart_fill()
    fill.color = writer.theme.color(series.color).rgb
    if series.isInvisible { fill.none = 1 }
    chart_series_set_fill(added, &fill)
    var line = lxw_chart_line()
    line.none = 1
    chart_series_set_line(added, &line)
  }

  func set(_ labels: DataLabels, _ added: UnsafeMutablePointer<lxw_chart_series>, isLine: Bool) {
    chart_series_set_labels(added)
    withFont(size: labels.size, bold: labels.isBold, color: labels.color) { font in
      chart_series_set_labels_font(added, font)
    }
    if !labels.numberFormat.isEmpty { chart_series_set_labels_num_format(added, labels.numberFormat) }
    switch labels.position {
    case .automatic: break
    case .center: chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_CENTER.rawValue))
    case .left: chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_LEFT.rawValue))
    case .right: chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_RIGHT.rawValue))
    case .above: chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_ABOVE.rawValue))
    case .insideEnd:
      chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_INSIDE_END.rawValue))
    case .outsideEnd:
      chart_series_set_labels_position(added, UInt8(LXW_CHART_LABEL_POSITION_OUTSIDE_END.rawValue))
    }
    // Setting the position turns the value on again, so what is shown comes last.
    let isName: UInt8 = labels.content == .seriesName ? 1 : 0
    chart_series_set_labels_options(added, isName, 0, 1 - isName)
  }

  /// Fills a range's cache from the cells, formulas included.
  func cache(
    _ range: UnsafeMutablePointer<lxw_series_range>, _ cells: SheetRange, isText: Bool
  ) throws(Failure) {
    wotu_cache_begin(range)
    let source =
      cells.sheet == sheet.name ? sheet : writer.description.sheets.first { $0.name == cells.sheet }
    guard let source else { throw writer.refused(cells.absolute, expected: "sheet of the workbook") }
    for row in cells.range.first.row...cells.range.last.row {
      for column in cells.range.first.column...cells.range.last.column {
        let code: Int32
        switch shown(source.cell(row, column).content) {
        case .number(let number): code = wotu_cache_number(range, number)
        case .text(let text) where isText: code = wotu_cache_text(range, CellText.clean(text))
        default: code = wotu_cache_gap(range)
        }
        guard code == 0 else { throw writer.refused(chart.title, expected: "memory") }
      }
    }
  }

  func shown(_ content: CellContent) -> CellValue {
    switch content {
    case .number(let number): .number(number)
    case .text(let text), .link(let text, _, _, _): .text(text)
    case .formula(_, let cached): cached ?? .empty
    case .blank: .empty
    }
  }
}
