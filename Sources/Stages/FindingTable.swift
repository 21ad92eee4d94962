public import Diagnostics
import Workspace

/// The table `finding`.
public enum FindingTable {
  /// Which findings to read; nil takes all.
  public struct Filter: Sendable {
    public var code: String?
    public var file: String?
    public var severity: Severity?
    /// A merchant by number, credit code or name, or a name as a source writes it: findings about its records, and about the name.
    public var merchant: String?
    /// The whole name of a file, where ``file`` takes a part of it.
    var exactFile: String?
    var lines: ClosedRange<Int>?
    public init() {}
  }

  /// By place: the order of the rows is that in which threads and chunks came to an end.
  private static let order = "file, line, \"column\", code"

  static func load(_ transaction: WorkspaceTransaction, _ filter: Filter) throws(Failure) -> [Finding] {
    var conditions = ["TRUE"]
    var arguments: [CellValue] = []
    if let code = filter.code {
      conditions.append("code = ?")
      arguments.append(.text(code))
    }
    if let file = filter.file {
      conditions.append("instr(file, ?) > 0")
      arguments.append(.text(file))
    }
    if let file = filter.exactFile {
      conditions.append("file = ?")
      arguments.append(.text(file))
    }
    if let lines = filter.lines {
      conditions.append("line BETWEEN ? AND ?")
      arguments += [.integer(lines.lowerBound), .integer(lines.upperBound)]
    }
    if let severity = filter.severity {
      conditions.append("severity = ?")
      arguments.append(.text(severity.rawValue))
    }
    if let merchant = filter.merchant {
      let (condition, values) = try concerning(merchant, transaction)
      conditions.append(condition)
      arguments += values
    }
    let columns = "code, severity, file, line, \"column\", heading, found, expected, rule, \"count\", merchant_id"
    let rows = try transaction.rows(
      "SELECT \(columns) FROM finding WHERE \(conditions.joined(separator: " AND "))"
        + " ORDER BY \(order), rowid", arguments)
    return rows.compactMap(finding)
  }

  /// The findings of one code in one column of one file as one, at the first place in the file: there may be millions.
  static func folded(_ transaction: WorkspaceTransaction, of stages: [StageName]) throws(Failure) -> [Finding] {
    // SQLite takes the bare columns from the row that has the minimum.
    let place = "min((ifnull(line, 0) << 16) + ifnull(\"column\", 0))"
    let columns = "code, severity, file, line, \"column\", heading, found, expected, rule, sum(\"count\"), \(place)"
    let rows = try transaction.rows(
      "SELECT \(columns) FROM finding WHERE stage IN (\(stages.map { _ in "?" }.joined(separator: ", ")))"
        + " GROUP BY code, severity, file, heading ORDER BY \(order), heading, severity",
      stages.map { .text($0.rawValue) })
    return rows.compactMap(finding)
  }

  /// Adds the findings of a stage of figures.
  static func store(
    _ findings: [Finding], of stage: StageName, in transaction: WorkspaceTransaction
  ) throws(Failure) {
    try insert(findings, stage.rawValue, in: transaction)
  }

  /// What stands in the place of a stage's name where a finding stopped the run: nothing of the stage itself is kept then.
  private static let refusal = "refused"

  /// Adds why the run stopped.
  static func storeRefusal(_ findings: [Finding], in transaction: WorkspaceTransaction) throws(Failure) {
    try insert(findings, refusal, in: transaction)
  }

  static func holdsRefusal(_ transaction: WorkspaceTransaction) throws(Failure) -> Bool {
    try !transaction.rows("SELECT 1 FROM finding WHERE stage = ? LIMIT 1", [.text(refusal)]).isEmpty
  }

  /// Takes out why an earlier run stopped.
  static func removeRefusal(in transaction: WorkspaceTransaction) throws(Failure) {
    try transaction.execute("DELETE FROM finding WHERE stage = ?", [.text(refusal)])
  }

  private static func insert(
    _ findings: [Finding], _ stage: String, in transaction: WorkspaceTransaction
  ) throws(Failure) {
    let rows = findings.map { finding -> [CellValue] in
      [
        .text(stage), .text(finding.code.rawValue), .text(finding.severity.rawValue),
        .text(finding.position.file), .integer(finding.position.line), .integer(finding.position.column),
        .text(finding.heading), .text(finding.found), .text(finding.expected), .text(finding.rule),
        .integer(finding.count), finding.merchant.isEmpty ? .null : .text(finding.merchant),
      ]
    }
    try transaction.insert(rows, into: "finding")
  }

  private static func finding(_ row: [CellValue]) -> Finding? {
    guard let code = row[0].text.flatMap(FindingCode.init(rawValue:)) else { return nil }
    var finding = Finding(
      code, severity: row[1].text.flatMap(Severity.init(rawValue:)),
      at: SourcePosition(file: row[2].text ?? "", line: row[3].integer, column: row[4].integer),
      heading: row[5].text ?? "", found: row[6].text ?? "", expected: row[7].text ?? "", rule: row[8].text ?? "",
      count: row[9].integer ?? 1)
    // Folded ones have the place by which they were folded there, which is no text.
    finding.merchant = row[10].text ?? ""
    return finding
  }

  /// What is about a merchant: findings of its records, of cases that it shares, and of names that were taken for it or may be; for a
  /// name that is nobody's, findings of that very name.
  private static func concerning(
    _ merchant: String, _ transaction: WorkspaceTransaction
  ) throws(Failure) -> (String, [CellValue]) {
    let known = try transaction.rows(
      "SELECT merchant_id, name FROM merchant WHERE merchant_id = ?1 OR credit_code = ?1 OR name = ?1 OR name || branch = ?1",
      [.text(merchant)])
    var conditions = ["found = ?"]
    var arguments: [CellValue] = [.text(merchant)]
    for row in known {
      let id = row[0].text ?? ""
      conditions.append("merchant_id = ?")
      conditions.append("expected = ? OR substr(expected, 1, ?) = ?")
      arguments += [.text(id), .text(id), .integer(id.count + 1), .text(id + " ")]
      conditions.append(
        """
        EXISTS (SELECT 1 FROM complaint_merchant c JOIN source_file s USING (file_id)
          WHERE c.merchant_id = ? AND c.line = finding.line AND s.name = finding.file)
        """)
      arguments.append(.text(id))
    }
    return ("(" + conditions.joined(separator: " OR ") + ")", arguments)
  }
}

extension StageRunner {
  /// The findings that the workspace holds, with those that stopped the last run; nil where there is no workspace.
  public func findings(_ filter: FindingTable.Filter) throws(Failure) -> [Finding]? {
    guard let store = try WorkspaceStore(reading: workspacePath, satisfactionItems: satisfactionItems) else {
      return nil
    }
    return try store.read { (transaction) throws(Failure) in
      try FindingTable.load(transaction, filter)
    }
  }
}
