import Diagnostics
import Stages
import StationModel
import Workbooks

/// A cell's trace as people and programs read it.
struct CellTraceText {
  private let trace: CellTrace
  private let language: Language
  /// Stretches of lines that are printed of one file; all of them are in the JSON.
  private static let shownStretches = 40
  private static let shownValues = 8

  init(_ trace: CellTrace, _ language: Language) {
    self.trace = trace
    self.language = language
  }

  private func word(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
  private var figure: FigureTrace { trace.figure }
  private var address: String { SheetName.quoted(figure.sheet) + "!" + figure.cell.text }

  // MARK: For people

  var lines: [String] {
    var lines = [address + " = " + figure.shown + exact]
    if !figure.label.isEmpty { lines.append(word("指标：", "figure: ") + figure.label) }
    lines.append(word("工作簿：", "workbook: ") + trace.workbook)
    if trace.isStale {
      lines.append(
        word("注意：数据或设置在上次导出后已改动。", "note: data or settings have changed since the last export."))
    }
    lines.append(word("公式：", "formula: ") + (figure.formula ?? word("无，由程序计算后写入", "none, written by the program")))
    if !figure.figures.isEmpty {
      lines.append(word("引用的数：", "figures behind it:"))
      lines += figure.figures.map { "  " + text($0) }
    }
    lines.append(word("基数：", "base:"))
    lines += bases
    lines.append(word("来源：", "sources:"))
    if trace.rows.isEmpty { lines.append("  " + word("无数据行（设置或文字）", "no rows (a setting or text)")) }
    for row in trace.rows {
      lines.append(
        "  \(table(row.table))：\(row.conditions.isEmpty ? word("全部", "all") : row.conditions) → \(rows(row.count))")
    }
    for source in trace.sources {
      let told = word(" 第 ", " line ") + stretches(source.lines) + word(" 行", "")
      lines.append("  " + source.file + told + rest(source.more))
    }
    return lines
  }

  /// The full number where the cell shows a rounded one.
  private var exact: String {
    guard case .number(let number) = figure.value, "\(number)" != figure.shown,
      "\(Int64(exactly: number) ?? -1)" != figure.shown
    else { return "" }
    return " (\(Int64(exactly: number).map { "\($0)" } ?? "\(number)"))"
  }

  private var bases: [String] {
    if !figure.bases.isEmpty { return figure.bases.map { "  " + text($0) } }
    let tables = Set(trace.rows.map(\.table)).sorted()
    return tables.map { name in
      let count = trace.sources.filter { $0.table == name }.reduce(0) { $0 + $1.lines.count }
      return "  " + table(name) + " " + rows(count)
    }
  }

  private func rows(_ count: Int) -> String { word("\(count) 行", count == 1 ? "1 row" : "\(count) rows") }

  private func table(_ name: String) -> String {
    let known: [String: SourceTable] = [
      "merchant": .merchants, "need_response": .needs, "satisfaction_response": .satisfaction, "complaint": .complaints,
      "exposure": .exposure, "service": .services, "partner": .partners, "programme": .programmes,
      "assessment": .assessments,
    ]
    guard language == .chinese, let source = known[name] else { return name }
    return name + " " + source.chineseName
  }

  private func text(_ behind: FigureTrace.Figure) -> String {
    let label = behind.label.isEmpty ? "" : word("（\(behind.label)）", " (\(behind.label))")
    let values = behind.values.prefix(Self.shownValues).map(Self.plain).joined(separator: ", ")
    let more =
      behind.values.count > Self.shownValues
      ? word(" …共 \(behind.values.count) 格", " … \(behind.values.count) cells") : ""
    return behind.address + label + " = " + values + more
  }

  static func plain(_ value: CellValue) -> String {
    switch value {
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): text
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .error(let text): text
    case .empty: "∅"
    }
  }

  private func stretches(_ lines: [Int]) -> String {
    if lines.isEmpty { return word("全文件", "all") }
    var parts: [String] = []
    var start = 0
    while start < lines.count {
      var end = start
      while end + 1 < lines.count, lines[end + 1] == lines[end] + 1 { end += 1 }
      parts.append(end > start ? "\(lines[start])–\(lines[end])" : "\(lines[start])")
      start = end + 1
    }
    let shown = parts.prefix(Self.shownStretches).joined(separator: ", ")
    return parts.count > Self.shownStretches
      ? shown + word(" …（共 \(lines.count) 行，--json 列全）", " … (\(lines.count) lines, --json has all)") : shown
  }

  /// Of many findings of one kind the workspace keeps the first lines only.
  private func rest(_ more: Int) -> String {
    more > 0 ? word(" … 另有 \(more) 处，见 wotu findings", " … and \(more) more; see wotu findings") : ""
  }

  // MARK: For programs

  var jsonLines: [String] {
    var cell = JSONLine(type: "cell")
    cell.add("workbook", trace.workbook)
    cell.add("sheet", figure.sheet)
    cell.add("cell", figure.cell.text)
    cell.add("label", figure.label)
    cell.add("value", raw: json(figure.value))
    cell.add("shown", figure.shown)
    cell.add("formula", raw: figure.formula.map(JSONLine.quoted) ?? "null")
    cell.add("changed_since_run", trace.isStale)
    return [cell.text] + figure.figures.map { json($0, "figure") } + figure.bases.map { json($0, "base") }
      + trace.rows.map(json) + trace.sources.map(json)
  }

  private func json(_ value: CellValue) -> String {
    switch value {
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .boolean(let flag): flag ? "true" : "false"
    case .empty: "null"
    case .text(let text), .error(let text): JSONLine.quoted(text)
    }
  }

  private func json(_ behind: FigureTrace.Figure, _ type: String) -> String {
    var line = JSONLine(type: type)
    line.add("cell", behind.address)
    line.add("label", behind.label)
    line.add("values", raw: "[" + behind.values.map(json).joined(separator: ",") + "]")
    return line.text
  }

  private func json(_ row: CellTrace.Rows) -> String {
    var line = JSONLine(type: "rows")
    line.add("table", row.table)
    line.add("conditions", row.conditions)
    line.add("count", row.count)
    return line.text
  }

  private func json(_ source: (table: String, file: String, lines: [Int], more: Int)) -> String {
    var line = JSONLine(type: "source")
    line.add("table", source.table)
    line.add("file", source.file)
    line.add("lines", raw: "[" + source.lines.map { "\($0)" }.joined(separator: ",") + "]")
    line.add("count", source.lines.count)
    if source.more > 0 { line.add("more", raw: "\(source.more)") }
    return line.text
  }
}
