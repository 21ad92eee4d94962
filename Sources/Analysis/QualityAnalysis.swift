public import Diagnostics
public import StationModel

/// Source files and findings by code and table, worst first.
///
/// - Parameter siteWord: what the pipeline calls a site, such as 老街 or 园区.
public func qualityFigures(
  accounts: [SourceFileAccount], findings: [Finding], siteWord: String
) -> DataQualityFigures {
  var tables: [String: String] = [:]
  for account in accounts where tables[account.name] == nil { tables[account.name] = account.table.chineseName }
  struct Key: Hashable {
    var code: FindingCode
    var severity: Severity
    var table: String
  }
  var rows: [Key: FindingFigure] = [:]
  for finding in findings {
    let key = Key(code: finding.code, severity: finding.severity, table: tables[finding.position.file] ?? "")
    var row = rows[key] ?? FindingFigure()
    if row.count == 0 {
      row.code = finding.code
      row.severity = finding.severity
      row.table = key.table
      row.title = FindingWords.title(finding.code, siteWord: siteWord)
      row.treatment = FindingWords.treatment(finding)
      row.example = SourcePosition(file: finding.position.file, line: finding.position.line).text
    }
    row.count += finding.count
    if finding.severity == .note { row.mended += finding.count }
    rows[key] = row
  }
  var result = DataQualityFigures()
  result.files = accounts
  result.findings = rows.values.sorted { left, right in
    (right.severity, left.code.rawValue, left.table) < (left.severity, right.code.rawValue, right.table)
  }
  return result
}
