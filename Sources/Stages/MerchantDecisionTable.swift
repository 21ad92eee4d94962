import Cleaning
import Diagnostics
import Glibc
import Pipeline
import StationModel
import Workspace

/// The table `merchant_decision`, and the CSV file in the output folder by which analysts decide.
enum MerchantDecisionTable {
  /// Name of the file in the output folder.
  static let fileName = "商户对应.csv"

  static func store(
    _ result: RowPlaneResult, _ settings: PipelineSettings, in transaction: WorkspaceTransaction
  ) throws(Failure) {
    try transaction.insert(rows(result, settings), into: "merchant_decision")
  }

  private static func rows(_ result: RowPlaneResult, _ settings: PipelineSettings) -> [[CellValue]] {
    var unused = settings.merchantDecisions
    var rows: [[CellValue]] = []
    for (entry, nearest) in zip(result.merchantNames, result.nearestMerchants) {
      let site = entry.name.site.map { settings.sites[$0].name } ?? ""
      let decision = unused.first { isSame($0, entry.name.text, site) }
      unused.removeAll { isSame($0, entry.name.text, site) }
      let (rule, merchant, score) = verdict(entry.name.match, nearest)
      rows.append([
        .text(entry.name.text), .text(site), .text(merchant.map { result.smallTables.merchants[$0].id }), .real(score),
        .text(rule), .integer(entry.name.rows), .text(entry.file), .integer(entry.name.line),
        .text(decision?.text ?? ""),
      ])
    }
    // A decision is kept when its name does not occur this month: it will next month.
    for decision in unused {
      rows.append([
        .text(decision.name), .text(decision.siteName), decision.proposed.isEmpty ? .null : .text(decision.proposed),
        .null,
        .text("unused"), .integer(0), .null, .null, .text(decision.text),
      ])
    }
    return rows
  }

  /// The names that are still open, from the rows of a pass or of the workspace.
  static func unresolved(_ result: RowPlaneResult, _ settings: PipelineSettings) -> [UnresolvedName] {
    unresolved(rows(result, settings))
  }

  static func unresolved(_ transaction: WorkspaceTransaction) throws(Failure) -> [UnresolvedName] {
    unresolved(
      try transaction.rows("SELECT name, site, merchant_id, score, rule, rows, file, line FROM merchant_decision"))
  }

  private static func unresolved(_ rows: [[CellValue]]) -> [UnresolvedName] {
    let open = rows.filter { ["proposed", "ambiguous", "unknown", "zeros", "in_text"].contains($0[4].text ?? "") }
    return open.map { row in
      var name = UnresolvedName()
      name.name = PersonalText.masked(row[0].text ?? "")
      name.site = row[1].text ?? ""
      name.nearest = row[2].text
      name.likeness = row[3].real
      name.rows = row[5].integer ?? 0
      name.position = SourcePosition(file: row[6].text ?? "", line: row[7].integer)
      return name
    }.sorted { ($1.rows, $0.name, $0.site) < ($0.rows, $1.name, $1.site) }
  }

  private static func isSame(_ decision: MerchantDecision, _ name: String, _ site: String) -> Bool {
    (decision.name == name || decision.name == PersonalText.masked(name))
      && (decision.siteName == site || decision.siteName.isEmpty)
  }

  private static func verdict(
    _ match: MerchantMatch, _ nearest: (merchant: Int, score: Double)?
  ) -> (rule: String, merchant: Int?, score: Double?) {
    switch match {
    case .similar(let index, let score): ("similar", index, score)
    case .proposed(let index, let score): ("proposed", index, score)
    case .decided(let index, _): ("decided", index, nil)
    case .dismissed: ("dismissed", nil, nil)
    case .ambiguous: ("ambiguous", nearest?.merchant, nil)
    case .unpadded(let index, let isTaken): (isTaken ? "zeros_restored" : "zeros", index, nil)
    case .mentioned(let index, let isTaken): (isTaken ? "in_text_taken" : "in_text", index, nil)
    case .mentionedSeveral(let indices): ("in_text", indices.first, nil)
    default: ("unknown", nearest?.merchant, nearest?.score)
    }
  }

  // MARK: The file

  private static let rules = [
    "zeros": "编号丢了前导 0，待决定", "zeros_restored": "补上前导 0，已对应",
    "in_text": "只写在文字里，待决定", "in_text_taken": "只写在文字里，已对应",
    "similar": "名称相近，已自动对应", "proposed": "名称相近，待决定", "ambiguous": "同名不止一家，待决定", "unknown": "没有相近的商户",
    "decided": "已按决定对应", "dismissed": "已决定不属于任何商户", "unused": "本次来源中没有这个名称",
  ]

  /// Writes the file; nil where no name needs a decision. What an analyst wrote into the one that is there is carried over, whether or
  /// not this run went by it.
  static func write(_ transaction: WorkspaceTransaction, _ settings: PipelineSettings, to folder: String)
    throws(Failure)
    -> OutputFile?
  {
    let columns = "d.name, d.site, d.file, d.line, d.merchant_id, m.name, d.score, d.rule, d.rows, d.decision"
    var rows = try transaction.rows(
      "SELECT \(columns) FROM merchant_decision d LEFT JOIN merchant m ON m.merchant_id = d.merchant_id"
        + " ORDER BY d.decision <> '', d.rows DESC, d.name, d.site"
    ).map(fields)
    try carryOver(from: folder + "/" + fileName, settings, into: &rows)
    if rows.isEmpty { return nil }
    let lines = ([MerchantDecisionFile.columns] + rows).map { $0.map(CSVField.text).joined(separator: ",") }
    return try OutputText.write("\u{FEFF}" + lines.map { $0 + "\r\n" }.joined(), name: fileName, in: folder)
  }

  private static func fields(_ row: [CellValue]) -> [String] {
    let place = (row[2].text ?? "") + (row[3].integer.map { ":\($0)" } ?? "")
    let score = row[6].real.map { "\(($0 * 100).rounded() / 100)" } ?? ""
    return [
      PersonalText.masked(row[0].text ?? ""), row[1].text ?? "", place, row[4].text ?? "", row[5].text ?? "", score,
      rules[row[7].text ?? ""] ?? "", "\(row[8].integer ?? 0)", row[9].text ?? "",
    ]
  }

  private static func carryOver(
    from path: String, _ settings: PipelineSettings, into rows: inout [[String]]
  ) throws(Failure) {
    guard access(path, F_OK) == 0 else { return }
    let decisions: [MerchantDecision]
    do throws(Failure) {
      decisions = try MerchantDecisionFile.read(path, sites: settings.sites)
    } catch {
      // It has no more the columns that would tell what was decided: it is kept beside the new one.
      rename(path, path + ".bak")
      return
    }
    for decision in decisions {
      if let place = rows.firstIndex(where: { $0[0] == decision.name && $0[1] == decision.siteName }) {
        if rows[place][8].isEmpty { rows[place][8] = decision.text }
      } else {
        let proposed = decision.proposed
        rows.append([decision.name, decision.siteName, "", proposed, "", "", rules["unused"] ?? "", "0", decision.text])
      }
    }
  }
}
