import CCombinedChart
import CXlsxWriter
import Diagnostics

extension WorkbookWriter {
  var theme: Theme { description.theme }

  /// The file's format for a style; each style becomes one format.
  func format(
    _ style: CellStyle, in book: UnsafeMutablePointer<lxw_workbook>
  ) throws(Failure) -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { throw refused("format", expected: "memory") }
    applyText(style, to: format)
    applyFrame(style, to: format)
    formats[style] = format
    return format
  }

  private func applyText(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, theme.name(style.face))
    format_set_font_size(format, style.size)
    let color = theme.color(style.color).rgb
    format_set_font_color(format, color == 0 ? UInt32(LXW_COLOR_BLACK.rawValue) : color)
    if style.isBold { format_set_bold(format) }
    if style.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if style.numberFormat == "@" {
      format_set_num_format_index(format, 49)
    } else if !style.numberFormat.isEmpty {
      format_set_num_format(format, style.numberFormat)
    }
    switch style.horizontal {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch style.vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    }
    if style.wraps { format_set_text_wrap(format) }
    if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
    if style.rotation != 0 { format_set_rotation(format, Int16(style.rotation)) }
  }

  private func applyFrame(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    if let fill = style.fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, theme.color(fill).rgb)
    }
    if style.isUnlocked { format_set_unlocked(format) }
    apply(style.top, to: format, format_set_top, format_set_top_color)
    apply(style.bottom, to: format, format_set_bottom, format_set_bottom_color)
    apply(style.left, to: format, format_set_left, format_set_left_color)
    apply(style.right, to: format, format_set_right, format_set_right_color)
  }

  private func apply(
    _ edge: Edge, to format: UnsafeMutablePointer<lxw_format>,
    _ setWeight: (UnsafeMutablePointer<lxw_format>?, UInt8) -> Void,
    _ setColor: (UnsafeMutablePointer<lxw_format>?, lxw_color_t) -> Void
  ) {
    switch edge.weight {
    case .none: return
    case .thin: setWeight(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .medium: setWeight(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
    }
    setColor(format, theme.color(edge.color).rgb)
  }

  /// A format for a conditional rule: only what such a rule may change.
  func ruleFormat(
    _ style: CellStyle, in book: UnsafeMutablePointer<lxw_workbook>
  ) throws(Failure) -> UnsafeMutablePointer<lxw_format> {
    guard let format = workbook_add_format(book) else { throw refused("format", expected: "memory") }
    if style.isBold { format_set_bold(format) }
    if style.color.rgb != 0 { format_set_font_color(format, theme.color(style.color).rgb) }
    if let fill = style.fill { format_set_bg_color(format, theme.color(fill).rgb) }
    return format
  }
}
