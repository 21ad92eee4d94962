import BureauReport
public import Diagnostics
import Pipeline
import StationModel

/// Takes a filled-in review sheet back: xlsx, or CSV in any encoding that Excel saves.
struct ReviewImport {
  let settings: PipelineSettings
  let batch: ReviewBatch

  /// What a sheet says.
  struct Outcome {
    var verdicts: [ReviewVerdict] = []
    /// Rows without a verdict.
    var open = 0
    var findings: [Finding] = []
  }

  /// Findings: those of ``LabelledTable``; WT3030 where the sheet is of another batch (status 65); WT3031 for words that are no
  /// verdict, WT3033 for a correction without a code, WT3020 for codes that are not known: these rows stay open.
  func read(_ path: String) throws(Failure) -> Outcome {
    let table = try LabelledTable(path, known: ReviewWorkbook.headings + ["批次"], sheet: ReviewWorkbook.sheetName)
    let headings = ReviewWorkbook.headings
    guard let number = table.column([headings[0]]), let verdict = table.column([headings[7]]) else {
      throw Failure(
        .rejected,
        Finding(
          .missingColumn, at: SourcePosition(file: path), found: table.headings.joined(separator: ", "),
          expected: headings[0] + ", " + headings[7]))
    }
    try checkBatch(table, path)
    var outcome = Outcome()
    for row in table.rows {
      func value(_ column: Int?) -> String { column.map { $0 < row.cells.count ? row.cells[$0] : "" } ?? "" }
      let place = SourcePosition(file: path, line: row.line)
      guard let index = Self.number(value(number)), batch.entries.indices.contains(index - 1) else { continue }
      let entry = batch.entries[index - 1]
      let word = value(verdict)
      let item = value(table.column([headings[9]]))
      guard !word.isEmpty || !item.isEmpty else {
        outcome.open += 1
        continue
      }
      // A code without a verdict is a correction.
      guard let decision = word.isEmpty ? .corrected : ReviewVerdict.Decision(rawValue: word) else {
        outcome.findings.append(
          Finding(
            .unknownVerdict, at: place, heading: headings[7], found: word,
            expected: ReviewVerdict.Decision.allCases.map(\.rawValue).joined(separator: ", ")))
        outcome.open += 1
        continue
      }
      var given = ReviewVerdict()
      given.source = entry.row.source
      given.recordID = entry.recordID
      given.textDigest = entry.textDigest
      given.text = entry.row.text
      given.decision = decision
      given.reviewer = value(table.column([headings[10]]))
      given.reviewedOn = value(table.column([headings[11]]))
      given.note = value(table.column([headings[12]]))
      given.batch = batch.number
      if let codes = codes(decision, item, entry, place, &outcome) {
        given.codes = codes
        outcome.verdicts.append(given)
      } else {
        outcome.open += 1
      }
    }
    return outcome
  }

  /// Of the first, when a sheet says nothing of its batch: by the property, by the CSV's column, by the line under the title.
  private func checkBatch(_ table: LabelledTable, _ path: String) throws(Failure) {
    var stated = table.properties[ReviewWorkbook.batchProperty]
    if let column = table.column(["批次"]) {
      let numbers = Set(
        table.rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }.filter { !$0.isEmpty })
      if let other = numbers.first(where: { $0 != batch.number }) {
        stated = other
      } else {
        stated = numbers.first ?? stated
      }
    }
    if stated == nil { stated = table.preamble.firstMatch(of: /批次：([0-9a-f]{12})/).map { String($0.1) } }
    guard stated == batch.number else {
      throw Failure(
        .rejected,
        Finding(.otherBatch, at: SourcePosition(file: path), found: stated ?? "", expected: batch.number))
    }
  }

  /// The codes that hold by a verdict; nil after a finding.
  private func codes(
    _ decision: ReviewVerdict.Decision, _ item: String, _ entry: ReviewBatch.Entry, _ place: SourcePosition,
    _ outcome: inout Outcome
  ) -> [String]? {
    switch decision {
    case .postponed, .discarded: return []
    case .accepted: return entry.row.suggested
    case .corrected: break
    }
    let scheme = LabelScheme(entry.row.source == "complaints" ? .complaints : .needs, settings)
    var codes: [String] = []
    let pieces =
      scheme.code(item) == nil ? item.split(whereSeparator: { "；;┋|｜\n".contains($0) }).map(String.init) : [item]
    for piece in pieces {
      // «A1 计量器具…»: the code stands before the name.
      let bare = piece.split(separator: " ").first.map(String.init) ?? ""
      guard let code = scheme.code(piece) ?? scheme.code(bare) else {
        outcome.findings.append(
          Finding(
            .unknownCodeLabel, at: place, heading: ReviewWorkbook.headings[9], found: piece,
            expected: scheme.kind.rawValue))
        return nil
      }
      if !codes.contains(code) { codes.append(code) }
    }
    if codes.isEmpty {
      outcome.findings.append(Finding(.verdictWithoutCode, at: place, heading: ReviewWorkbook.headings[9]))
      return nil
    }
    return codes
  }

  private static func number(_ text: String) -> Int? { Int(text) ?? Double(text).flatMap { Int(exactly: $0) } }
}

/// What came of taking a sheet back.
public struct ReviewOutcome: Sendable {
  /// Verdicts on the sheet, those that were known before among them.
  public var verdicts = 0
  /// Verdicts that are new or say something else than before.
  public var changed = 0
  /// Rows without a verdict.
  public var open = 0
  /// The file that keeps the verdicts.
  public var verdictFile = ""
  public var findings: [Finding] = []
}
