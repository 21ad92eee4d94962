import Diagnostics
import Stages
import StationModel

/// A record's trace as people and programs read it.
struct RecordTraceText {
  private let trace: RecordTrace
  private let language: Language

  init(_ trace: RecordTrace, _ language: Language) {
    self.trace = trace
    self.language = language
  }

  private func word(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  // MARK: For people

  var lines: [String] {
    var lines = place
    lines += cells
    lines += fate
    if !trace.findings.isEmpty {
      lines.append(word("发现的问题：", "findings:"))
      for finding in trace.findings {
        lines.append("  " + FindingID(finding).text + " " + FindingCatalogue.line(finding, language))
      }
    }
    return lines
  }

  private var lineNumbers: String {
    trace.lines.count == 1 ? "\(trace.lines.lowerBound)" : "\(trace.lines.lowerBound)–\(trace.lines.upperBound)"
  }

  private var place: [String] {
    let table = trace.table.rawValue + (language == .chinese ? " " + trace.table.chineseName : "")
    var lines = [
      word(
        "\(trace.file) 第 \(lineNumbers) 行，\(table)，\(kind)",
        "\(trace.file) line \(lineNumbers), table \(table), \(kind)"),
      word(
        "字节：自第 \(trace.byteOffset) 字节起 \(trace.byteCount) 字节，\(trace.encoding)；全文件第 \(trace.number) 条",
        "bytes: \(trace.byteCount) from offset \(trace.byteOffset), \(trace.encoding); record \(trace.number) of the file"
      ),
    ]
    lines.append(word("原文：", "text:"))
    for line in trace.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines.append("  " + String(line))
    }
    if trace.isChangedSinceRun {
      lines.append(
        word(
          "注意：文件在上次运行后已改动，以下各步的结果是改动前的。",
          "note: the file has changed since the last run, and what follows is older than it"))
    }
    return lines
  }

  private var kind: String {
    switch trace.kind {
    case .data: word("数据", "a record")
    case .title: word("表头上方的标题行", "a title above the header")
    case .header: word("表头", "the header")
    case .blank: word("空行", "a blank line")
    case .total: word("合计行", "a line of totals")
    case .note: word("说明行", "a note")
    case .repeatedHeader: word("重复的表头", "the header repeated")
    case .otherTable: word("文件里另一张表的行", "a line of another table in the file")
    case .units: word("单位行", "a line of units")
    }
  }

  private var cells: [String] {
    guard trace.kind == .data || trace.kind == .total else { return [] }
    return [word("单元格：", "cells:")]
      + trace.cells.map { cell in
        let heading = cell.heading.isEmpty ? word("（无列名）", "(no heading)") : cell.heading
        let name = cell.name.isEmpty ? "" : " → " + cell.name
        return "  \(cell.column) \(heading)\(name): " + Self.oneLine(cell.text) + damage(cell)
      }
  }

  private func damage(_ cell: RecordTrace.Cell) -> String {
    if cell.undecodable.isEmpty { return "" }
    return word("（无法解码，字节 \(cell.undecodable)）", " (cannot be decoded, bytes \(cell.undecodable))")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "⏎")
  }

  /// What the stages made of it.
  private var fate: [String] {
    guard trace.isInWorkspace else {
      return [word("工作区：尚无此文件，未运行过。", "workspace: does not know the file; nothing has run yet")]
    }
    var lines: [String] = []
    for rejection in trace.rejections {
      lines.append(
        "\(rejection.stage): " + word("剔除，", "rejected, ") + rejection.code + " " + Self.oneLine(rejection.reason))
    }
    if trace.isDuplicate { lines.append("clean: " + word("重复，未计入。", "a duplicate, not counted")) }
    for row in trace.rows {
      lines.append("\(row.stage): \(row.table)")
      for (name, value) in row.values { lines.append("  \(name) = " + Self.oneLine(value)) }
    }
    if lines.isEmpty, trace.kind == .data {
      lines.append(
        word(
          "工作区中没有由它得到的行（retain 设为 summaries 时不保留）。",
          "the workspace keeps no row of it (none are kept under retain: summaries)"))
    }
    return lines
  }

  // MARK: For programs

  var jsonLines: [String] {
    var record = JSONLine(type: "record")
    record.add("table", trace.table.rawValue)
    record.add("file", trace.file)
    record.add("line", trace.lines.lowerBound)
    record.add("last_line", trace.lines.upperBound)
    record.add("record", trace.number)
    record.add("byte_offset", trace.byteOffset)
    record.add("byte_count", trace.byteCount)
    record.add("encoding", trace.encoding)
    record.add("kind", trace.kind.rawValue)
    record.add("text", trace.text)
    record.add("changed_since_run", trace.isChangedSinceRun)
    record.add("in_workspace", trace.isInWorkspace)
    record.add("duplicate", trace.isDuplicate)
    return [record.text] + trace.cells.map(json) + trace.rejections.map(json) + trace.rows.map(json)
      + trace.findings.map { JSONLine($0, language).text }
  }

  private func json(_ cell: RecordTrace.Cell) -> String {
    var line = JSONLine(type: "cell")
    line.add("column", cell.column)
    line.add("heading", cell.heading)
    line.add("name", cell.name)
    line.add("text", cell.text)
    line.add("personal", cell.isPersonal)
    if !cell.undecodable.isEmpty { line.add("undecodable", cell.undecodable) }
    return line.text
  }

  private func json(_ rejection: RecordTrace.Rejection) -> String {
    var line = JSONLine(type: "rejected")
    line.add("stage", rejection.stage)
    line.add("code", rejection.code)
    line.add("reason", rejection.reason)
    return line.text
  }

  private func json(_ row: RecordTrace.Row) -> String {
    var line = JSONLine(type: "row")
    line.add("stage", row.stage)
    line.add("table", row.table)
    for (name, value) in row.values where name != "type" && name != "stage" && name != "table" { line.add(name, value) }
    return line.text
  }
}
