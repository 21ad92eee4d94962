import BureauReport
import Diagnostics
import StationModel

/// Writes the review workbook and the same list as CSV.
struct ReviewFiles {
  let settings: PipelineSettings
  let folder: String

  var workbookName: String { Report.reviewFileName(settings: settings) }
  var listName: String { workbookName.split(separator: ".xlsx").joined() + ".csv" }

  /// - Returns: the files, none where there is nothing to review.
  func write(_ batch: ReviewBatch) throws(Failure) -> [OutputFile] {
    guard !batch.entries.isEmpty else { return [] }
    let workbook = ReviewWorkbook(settings, rows: batch.rows, batch: batch.number)
    let path = folder + "/" + workbookName
    try ReleasedWorkbook(workbook.description(), for: path).rename(to: path)
    try ModelFiles.write(Array(list(batch, workbook).utf8), to: folder + "/" + listName)
    return [workbookName, listName].compactMap { name in
      FileDigest.sha256(folder + "/" + name).map { OutputFile(name: name, sha256: $0) }
    }
  }

  private func list(_ batch: ReviewBatch, _ workbook: ReviewWorkbook) -> String {
    var text = "\u{FEFF}" + (ReviewWorkbook.headings + ["批次"]).joined(separator: ",") + "\r\n"
    for row in batch.rows {
      let verdict = row.verdict
      let percent = Int((row.confidence * 100).rounded())
      let fields = [
        "\(row.number)", ReviewWorkbook.sourceText(row.source), ReviewWorkbook.reasonText(row.reason), row.merchant,
        row.text, row.suggested.map(workbook.label).joined(separator: "；"), "\(percent)%",
        verdict?.decision.rawValue ?? "", "",
        verdict?.decision == .corrected ? (verdict?.codes ?? []).map(workbook.label).joined(separator: "；") : "",
        verdict?.reviewer ?? "", verdict?.reviewedOn ?? "", verdict?.note ?? "", batch.number,
      ]
      text += fields.map(Self.field).joined(separator: ",") + "\r\n"
    }
    return text
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe.
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
