import Diagnostics
import StationModel
import Workbooks
import Workspace

/// Finds the lines of the rows that a figure was made from.
struct RowQuery {
  private let source: CellSource
  private let keys: [String: [String]]
  private let settings: PipelineSettings

  init(_ asked: FigureTrace.Rows, _ settings: PipelineSettings) {
    source = asked.source
    keys = asked.keys
    self.settings = settings
  }

  /// Whether a table is kept only where row-level tables are.
  static func isOfRows(_ table: String) -> Bool {
    ["need_response", "satisfaction_response", "complaint"].contains(table)
  }

  /// Whether a source is told by what became of needs.
  static func isOfOutcomes(_ source: CellSource) -> Bool {
    source.conditions.contains { if case .oneOf("met_item", _) = $0 { true } else { false } }
  }

  func run(in transaction: WorkspaceTransaction) throws(Failure) -> CellTrace.Rows {
    var result = CellTrace.Rows()
    result.table = source.table
    result.conditions = words
    var lines: [String: (order: Int, lines: Set<Int>, count: Int, more: Int)] = [:]
    for part in parts {
      for row in try transaction.rows(sql(part), arguments(part)) {
        let file = row[0].text ?? ""
        var own = lines[file] ?? (lines.count, [], 0, 0)
        if let line = row[1].integer { own.lines.insert(line) }
        // A finding may stand for many: only the first ones of a file are kept by themselves.
        let stands = row.count > 2 ? max(1, row[2].integer ?? 1) : 1
        own.count += stands
        own.more += stands - 1
        lines[file] = own
      }
    }
    result.files = lines.sorted { $0.value.order < $1.value.order }.map {
      CellTrace.Lines(file: $0.key, lines: $0.value.lines.sorted(), count: $0.value.count, more: $0.value.more)
    }
    return result
  }

  /// Long lists of keys are asked for in parts: a statement takes only so many values.
  private var parts: [[String: [String]]] {
    guard let (column, texts) = keys.first, texts.count > 500 else { return [keys] }
    return stride(from: 0, to: texts.count, by: 500).map { [column: Array(texts[$0..<min($0 + 500, texts.count)])] }
  }

  // MARK: SQL

  private func sql(_ part: [String: [String]]) -> String {
    let conditions = source.conditions.compactMap { condition($0, part) } + fixedConditions
    let place = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    switch source.table {
    case "finding": return "SELECT t.file, t.line, t.\"count\" FROM finding t" + place + " ORDER BY t.file, t.line"
    case "source_file": return "SELECT t.name, NULL FROM source_file t" + place + " ORDER BY t.file_id"
    default:
      return "SELECT s.name, t.line FROM \(identifier(source.table)) t JOIN source_file s ON s.file_id = t.file_id"
        + " LEFT JOIN merchant m ON m.merchant_id = \(hasMerchant ? "t.merchant_id" : "NULL")" + place
        + " ORDER BY s.file_id, t.line"
    }
  }

  private var hasMerchant: Bool { !["rejected_record", "partner"].contains(source.table) }

  /// A site's own visitors win over those of its merchants.
  private var fixedConditions: [String] {
    guard source.table == "exposure" else { return [] }
    return [
      "(t.merchant_id IS NULL OR (t.month, t.site) NOT IN"
        + " (SELECT month, site FROM exposure WHERE merchant_id IS NULL AND visitors IS NOT NULL))"
    ]
  }

  /// What a column's name means in SQL.
  private func expression(_ column: String) -> String {
    switch (source.table, column) {
    case ("rejected_record", "name"), ("rejected_record", "source"): "s.\(column)"
    case ("merchant", _), ("exposure", _), ("finding", _), ("source_file", _), ("rejected_record", _):
      "t.\(identifier(column))"
    case (_, "site"), (_, "trade"): "m.\(column)"
    case ("satisfaction_response", "month"): "substr(t.submitted_at, 1, 7)"
    case ("complaint", "month"): "substr(t.received_on, 1, 7)"
    case ("need_response", "month"): "substr(t.surveyed_on, 1, 7)"
    case ("service", "in_report"):
      "CASE WHEN t.requested_at IS NULL OR substr(t.requested_at, 1, 7)"
        + " BETWEEN '\(settings.periods.report.first.text)' AND '\(settings.periods.report.last.text)' THEN '1' END"
    default: "t.\(identifier(column))"
    }
  }

  private func condition(_ condition: CellSource.Condition, _ part: [String: [String]]) -> String? {
    switch condition {
    case .equals("class", _):
      return "(t.file_id, t.line) IN"
        + " (SELECT file_id, line FROM complaint_assignment WHERE is_primary = 1 AND class = ?)"
    case .oneOf("item", let items):
      // Refusals and what is resolved already name an item too, and are no need.
      return "(t.file_id, t.line) IN (SELECT file_id, line FROM need_assignment WHERE item IN (\(marks(items)))"
        + " AND method NOT IN ('refused', 'resolved', 'residual'))"
    case .oneOf("met_item", let items):
      return "t.service_id IN (SELECT service_id FROM need_outcome WHERE met = 1 AND item IN (\(marks(items))))"
    case .equals(let column, _): return expression(column) + " = ?"
    case .oneOf(let column, let values): return expression(column) + " IN (\(marks(values)))"
    case .noneOf(let column, let values): return expression(column) + " NOT IN (\(marks(values)))"
    case .between(let column, _, _): return expression(column) + " BETWEEN ? AND ?"
    case .present(let column): return expression(column) + " IS NOT NULL"
    case .absent(let column): return expression(column) + " IS NULL"
    case .ownRow(let column, _), .ownKey(let column):
      return part[column].map { expression(column) + " IN (\(marks($0)))" }
    }
  }

  private func arguments(_ part: [String: [String]]) -> [Workspace.CellValue] {
    source.conditions.flatMap { condition -> [String] in
      switch condition {
      case .equals(_, let value): [value]
      case .oneOf(_, let values), .noneOf(_, let values): values
      case .between(_, let low, let high): [low, high]
      case .ownRow(let column, _), .ownKey(let column): part[column] ?? []
      case .present, .absent: []
      }
    }.map { .text($0) }
  }

  private func marks(_ values: [String]) -> String { values.map { _ in "?" }.joined(separator: ", ") }

  private func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  // MARK: Words

  private var words: String {
    source.conditions.compactMap { condition -> String? in
      switch condition {
      case .equals(let column, let value): return column + "=" + value
      case .oneOf(let column, let values): return column + "=" + short(values)
      case .noneOf(let column, let values): return column + "≠" + short(values)
      case .between(let column, let low, let high): return column + "=" + low + ".." + high
      case .present(let column): return column + "≠∅"
      case .absent(let column): return column + "=∅"
      case .ownRow(let column, _), .ownKey(let column): return keys[column].map { column + "=" + short($0) }
      }
    }.joined(separator: ", ")
  }

  private func short(_ values: [String]) -> String {
    values.count <= 8 ? values.joined(separator: "|") : values.prefix(6).joined(separator: "|") + "|…(\(values.count))"
  }
}
