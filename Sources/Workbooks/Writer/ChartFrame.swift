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

/// Axes, title, legend and place of a chart.
extension ChartWriter {
  func set(_ axis: AxisDescription, _ made: UnsafeMutablePointer<lxw_chart_axis>) {
    if !axis.title.isEmpty {
      chart_axis_set_name(made, CellText.chartText(axis.title))
      withFont(size: 9, bold: false, color: Color(0x595959)) { chart_axis_set_name_font(made, $0) }
    }
    withFont(size: 9, bold: false, color: Self.textColor) { font in
      // The library's word for «horizontal»: long names wrap instead of turning.
      if axis.wrapsLabels { font.pointee.rotation = 360 }
      chart_axis_set_num_font(made, font)
    }
    if let minimum = axis.minimum { chart_axis_set_min(made, minimum) }
    if let maximum = axis.maximum { chart_axis_set_max(made, maximum) }
    if let unit = axis.majorUnit { chart_axis_set_major_unit(made, unit) }
    if !axis.numberFormat.isEmpty { chart_axis_set_num_format(made, axis.numberFormat) }
    if axis.isReversed { chart_axis_set_reverse(made) }
    if axis.labelInterval > 1 { chart_axis_set_interval_unit(made, UInt16(axis.labelInterval)) }
    if axis.labelsAtLow {
      chart_axis_set_label_position(made, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    }
    if axis.labelsAtHigh {
      chart_axis_set_label_position(made, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
    }
    var line = lxw_chart_line()
    line.color = 0x8C96A3
    if !axis.showsLine { line.none = 1 }
    chart_axis_set_line(made, &line)
    chart_axis_major_gridlines_set_visible(made, axis.hasGridlines ? 1 : 0)
    if axis.hasGridlines {
      var grid = lxw_chart_line()
      grid.color = writer.theme.color(Self.gridColor).rgb
      grid.width = 0.75
      chart_axis_major_gridlines_set_line(made, &grid)
    }
    if !axis.isVisible { chart_axis_off(made) }
  }

  func setTitle(_ made: UnsafeMutablePointer<lxw_chart>) {
    if chart.title.isEmpty {
      chart_title_off(made)
    } else {
      chart_title_set_name(made, CellText.chartText(chart.title))
      withFont(size: 11, bold: true, color: Self.titleColor) { chart_title_set_name_font(made, $0) }
    }
    var edge = lxw_chart_line()
    edge.color = writer.theme.color(Self.edgeColor).rgb
    edge.width = 0.75
    chart_chartarea_set_line(made, &edge)
  }

  func setLegend(_ made: UnsafeMutablePointer<lxw_chart>) throws(Failure) {
    guard chart.hasLegend else {
      chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
      return
    }
    chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    withFont(size: 9, bold: false, color: Self.textColor) { chart_legend_set_font(made, $0) }
    let all = chart.series + (chart.overlay?.series ?? [])
    var hidden = all.indices.filter { !all[$0].isInLegend }.map { Int16($0) }
    if !hidden.isEmpty {
      hidden.append(-1)
      try writer.check(chart_legend_delete_series(made, &hidden), chart.title)
    }
  }

  func insert(_ made: UnsafeMutablePointer<lxw_chart>) throws(Failure) {
    let area = chart.area
    let width = (area.first.column...area.last.column).reduce(0.0) { $0 + pixels(column: $1) }
    let height = (area.first.row...area.last.row).reduce(0.0) { $0 + pixels(row: $1) }
    let text = strdup(CellText.clean(chart.altText))
    defer { free(text) }
    var options = lxw_chart_options()
    options.x_offset = 3
    options.y_offset = 3
    // The library's own size of a chart is 480 × 288 pixels.
    options.x_scale = max(40, width - 6) / 480
    options.y_scale = max(40, height - 6) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    options.description = text
    let code = worksheet_insert_chart_opt(
      target, UInt32(area.first.row), UInt16(area.first.column), made, &options)
    try writer.check(code, chart.title)
  }

  /// As the library counts.
  func pixels(column: Int) -> Double {
    ((sheet.columnWidths[column] ?? 8.43) * 7 + 5).rounded(.down)
  }

  func pixels(row: Int) -> Double { ((sheet.height(of: row) ?? 15) * 4 / 3).rounded(.down) }

  func withFont(
    size: Double, bold: Bool, color: Color, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    let name = strdup(writer.theme.name(.body))
    defer { free(name) }
    var font = lxw_chart_font()
    font.name = name
    font.size = size
    font.bold = bold ? 1 : 0
    font.color = writer.theme.color(color).rgb
    body(&font)
  }

  func dash(_ kind: DashKind) -> UInt8 {
    switch kind {
    case .solid: UInt8(LXW_CHART_LINE_DASH_SOLID.rawValue)
    case .dash: UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
    case .dot: UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue)
    }
  }

  func shape(_ shape: MarkerShape) -> UInt8 {
    switch shape {
    case .none: UInt8(LXW_CHART_MARKER_NONE.rawValue)
    case .circle: UInt8(LXW_CHART_MARKER_CIRCLE.rawValue)
    case .square: UInt8(LXW_CHART_MARKER_SQUARE.rawValue)
    case .triangle: UInt8(LXW_CHART_MARKER_TRIANGLE.rawValue)
    case .diamond: UInt8(LXW_CHART_MARKER_DIAMOND.rawValue)
    }
  }
}
