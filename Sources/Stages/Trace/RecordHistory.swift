import Cleaning
import Diagnostics
import StationModel
import Workspace

/// What the workspace knows of a record: findings, why it was set aside, the rows that it became.
struct RecordHistory {
  private let transaction: WorkspaceTransaction
  private let showsPersonal: Bool
  private let settings: PipelineSettings

  init(_ transaction: WorkspaceTransaction, showsPersonal: Bool, settings: PipelineSettings) {
    self.transaction = transaction
    self.showsPersonal = showsPersonal
    self.settings = settings
  }

  /// Tables with rows of a source table, with the stage that writes them.
  private static func tables(of table: SourceTable) -> [(stage: String, table: String)] {
    switch table {
    case .merchants: [("clean", "merchant")]
    case .needs: [("clean", "need_response"), ("classify", "need_assignment"), ("classify", "review_item")]
    case .satisfaction: [("clean", "satisfaction_response")]
    case .complaints:
      [
        ("clean", "complaint"), ("clean", "complaint_merchant"), ("classify", "complaint_assignment"),
        ("classify", "review_item"),
      ]
    case .exposure: [("clean", "exposure")]
    case .services: [("clean", "service")]
    case .partners: [("clean", "partner")]
    case .programmes: [("clean", "programme")]
    case .assessments: [("clean", "assessment")]
    }
  }

  func add(to trace: inout RecordTrace) throws(Failure) {
    let known = try transaction.rows(
      "SELECT file_id, sha256 FROM source_file WHERE source = ? AND name = ?",
      [.text(trace.table.rawValue), .text(trace.file)])
    guard let file = known.first, let id = file[0].integer else { return }
    trace.isInWorkspace = true
    trace.isChangedSinceRun = file[1].text != trace.sha256
    let place: [CellValue] = [.integer(id), .integer(trace.lines.lowerBound), .integer(trace.lines.upperBound)]
    trace.rejections = try transaction.rows(
      "SELECT stage, code, reason FROM rejected_record WHERE file_id = ? AND line BETWEEN ? AND ?", place
    ).map { row in
      RecordTrace.Rejection(stage: row[0].text ?? "", code: row[1].text ?? "", reason: row[2].text ?? "")
    }
    var filter = FindingTable.Filter()
    filter.exactFile = trace.file
    filter.lines = trace.lines
    trace.findings = try FindingTable.load(transaction, filter)
    for entry in Self.tables(of: trace.table) {
      trace.rows += try rows(of: entry.table, entry.stage, place)
    }
  }

  private func rows(of table: String, _ stage: String, _ place: [CellValue]) throws(Failure) -> [RecordTrace.Row] {
    let names = transaction.schema(table).columnNames.filter { $0 != "file_id" && $0 != "line" }
    let columns = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return try transaction.rows(
      "SELECT \(columns) FROM \"\(table)\" WHERE file_id = ? AND line BETWEEN ? AND ?", place
    ).map { row in
      let values = zip(names, row).compactMap { name, value in text(value).map { (name, shown($0, table, name)) } }
      return RecordTrace.Row(stage: stage, table: table, values: values)
    }
  }

  private func text(_ value: CellValue) -> String? {
    switch value {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text.isEmpty ? nil : text
    }
  }

  private func shown(_ value: String, _ table: String, _ column: String) -> String {
    if showsPersonal { return value }
    let personal = SourceTable.allCases.flatMap { $0.columns(settings) }.contains { $0.isPersonal && $0.name == column }
    return personal ? "***" : maskingPersonalNumbers(value)
  }
}
