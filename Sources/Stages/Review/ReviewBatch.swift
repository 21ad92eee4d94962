import BureauReport
import Cleaning
import Diagnostics
import Pipeline
import StationModel
import Workspace

/// The texts of a workspace that a person must look at, in the order in which looking pays most, and their batch number.
struct ReviewBatch {
  /// A text with what identifies it.
  struct Entry {
    var row: ReviewRow
    var recordID: String
    var textDigest: String
  }

  var entries: [Entry] = []
  /// Twelve hexadecimal digits over what the machine said of which texts. Verdicts do not change it, so that a sheet can be
  /// taken back bit by bit.
  var number = ""

  /// Nil-like (no entries) where the workspace holds none.
  init(_ transaction: WorkspaceTransaction, _ settings: PipelineSettings) throws(Failure) {
    let verdicts = settings.verdicts.reduce(into: [String: ReviewVerdict]()) {
      $0[$1.source + "\n" + $1.recordID] = $1
    }
    var names: [String: String] = [:]
    for row in try transaction.rows("SELECT merchant_id, name FROM merchant") {
      names[row[0].text ?? ""] = row[1].text ?? ""
    }
    let columns = "source, record_id, reason, text, suggested, confidence, merchant_id, text_digest"
    for cells in try transaction.rows("SELECT \(columns) FROM review_item ORDER BY rowid") {
      var row = ReviewRow()
      row.source = cells[0].text ?? ""
      row.reason = cells[2].text ?? ""
      row.text = Self.shown(cells[3].text ?? "")
      row.suggested = (cells[4].text ?? "").split(separator: "|").map(String.init)
      row.confidence = cells[5].real ?? 0
      row.merchant = names[cells[6].text ?? ""] ?? ""
      let entry = Entry(row: row, recordID: cells[1].text ?? "", textDigest: cells[7].text ?? "")
      entries.append(entry)
    }
    sort()
    entries = Array(entries.prefix(settings.review.most))
    number = String(
      digest(
        of: entries.flatMap { [$0.row.source, $0.recordID, $0.textDigest, $0.row.suggested.joined(separator: "|")] }
      )
      .prefix(12))
    for index in entries.indices {
      entries[index].row.number = index + 1
      if let verdict = verdicts[entries[index].row.source + "\n" + entries[index].recordID],
        verdict.textDigest == entries[index].textDigest
      {
        entries[index].row.verdict = verdict
      }
    }
  }

  /// The least sure first, and what rules and model dispute; of texts that are alike one stands in front with the weight of
  /// all of them, the others come last.
  private mutating func sort() {
    var alike: [String: Int] = [:]
    for entry in entries { alike[entry.textDigest, default: 0] += 1 }
    var seen: Set<String> = []
    let ranked = entries.enumerated().map { index, entry -> (value: Double, index: Int) in
      guard seen.insert(entry.textDigest).inserted else { return (-1, index) }
      let doubt = 1 - entry.row.confidence + (entry.row.reason == "conflict" ? 0.3 : 0)
      return (doubt + 0.05 * Double(min(alike[entry.textDigest] ?? 1, 20)), index)
    }
    entries = ranked.sorted { ($1.value, $0.index) < ($0.value, $1.index) }.map { entries[$0.index] }
  }

  /// Masked, and short enough for a cell: what a text of megabytes is about is said in its beginning.
  private static func shown(_ text: String) -> String {
    let limit = 2000
    let beginning =
      text.utf8.count > limit * 4 ? String(text.unicodeScalars.prefix(limit).map(Character.init)) + "……" : text
    return PersonalText.masked(beginning)
  }

  var rows: [ReviewRow] { entries.map(\.row) }
}
