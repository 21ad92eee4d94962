import BureauReport
import Cleaning
import Diagnostics
import Pipeline
import StationModel
import TextModel

/// Takes a filled-in review sheet back: xlsx, or CSV in any encoding that Excel saves.
struct ReviewImport {
  let settings: PipelineSettings
  let batch: ReviewBatch

  /// What a sheet says.
  struct Outcome {
    var verdicts: [ReviewVerdict] = []
    /// Rows of the batch without a verdict, those whose verdict was not taken among them.
    var open = 0
    /// Rows of the batch that the sheet lacks.
    var absent = 0
    /// Rows on which something was filled in that was not taken, each told of by a finding.
    var refused = 0
    var findings: [Finding] = []
  }

  /// A row with something filled in.
  private struct Filled {
    var index: Int
    var line: Int
    var verdict: ReviewVerdict
    /// In the words of the sheet.
    var said: String
  }

  /// Columns of a sheet.
  private struct Columns {
    let number: Int
    let text: Int
    let verdict: Int
    let others: [Int?]

    /// Findings: WT1006 where number, text or verdict are missing.
    init(_ table: LabelledTable, _ path: String) throws(Failure) {
      let headings = ReviewWorkbook.headings
      guard let number = table.column([headings[0]]), let text = table.column([headings[4]]),
        let verdict = table.column([headings[7]])
      else {
        throw Failure(
          .rejected,
          Finding(
            .missingColumn, at: SourcePosition(file: path), found: table.headings.joined(separator: ", "),
            expected: [headings[0], headings[4], headings[7]].joined(separator: ", ")))
      }
      (self.number, self.text, self.verdict) = (number, text, verdict)
      others = headings[8...12].map { table.column([$0]) }
    }

    /// Where a verdict may stand.
    var answers: [Int] { [verdict] + others.prefix(2).compactMap(\.self) }
  }

  /// Findings: those of ``LabelledTable``; WT3030 where the sheet is of another batch (status 65). Of rows, whose verdict is not
  /// taken then: WT3080 where the text is not the one of the number, WT3081 where two rows of a number differ, WT3082 for numbers
  /// that the batch does not have, WT3083 for formulas without a result, WT3031 for words that are no verdict, and those of
  /// ``ReviewChoice``.
  func read(_ path: String) throws(Failure) -> Outcome {
    let table = try LabelledTable(path, known: ReviewWorkbook.headings + ["批次"], sheet: ReviewWorkbook.sheetName)
    let columns = try Columns(table, path)
    try checkBatch(table, path)
    var outcome = Outcome()
    var filled: [Filled] = []
    var numbers: Set<Int> = []
    for row in table.rows {
      if let number = number(of: row.cells, columns) { numbers.insert(number) }
      switch read(row, columns, table.unworked[row.line] ?? [], SourcePosition(file: path, line: row.line)) {
      case .aside: continue
      case .blank: continue
      case .filled(let row): filled.append(row)
      case .refused(let finding):
        outcome.findings.append(finding)
        outcome.refused += 1
      }
    }
    settle(filled, path, &outcome)
    // Rows that somebody deleted are open too.
    outcome.open = batch.entries.count - outcome.verdicts.count
    outcome.absent = batch.entries.count - numbers.count
    return outcome
  }

  /// Index in the batch; nil where the row has no number of it.
  private func number(of cells: [String], _ columns: Columns) -> Int? {
    guard columns.number < cells.count, let number = Self.number(cells[columns.number]) else { return nil }
    return batch.entries.indices.contains(number - 1) ? number - 1 : nil
  }

  private enum Reading {
    /// The line below the table, rows without number and verdict.
    case aside
    case blank
    case filled(Filled)
    case refused(Finding)
  }

  private func read(
    _ row: (line: Int, cells: [String]), _ columns: Columns, _ unworked: Set<Int>, _ place: SourcePosition
  ) -> Reading {
    let headings = ReviewWorkbook.headings
    func value(_ column: Int?) -> String { column.map { $0 < row.cells.count ? row.cells[$0] : "" } ?? "" }
    let choice = columns.answers.map { value($0) }
    let open = columns.answers.first { unworked.contains($0) }
    let index = number(of: row.cells, columns)
    if open == nil, choice.allSatisfy(\.isEmpty) { return index == nil ? .aside : .blank }
    guard let index else {
      return .refused(
        Finding(
          .reviewNumberUnknown, at: place, heading: headings[0], found: PersonalText.masked(value(columns.number)),
          expected: "1–\(batch.entries.count)"))
    }
    let entry = batch.entries[index]
    if let finding = textFinding(value(columns.text), index, place) { return .refused(finding) }
    if let open {
      let name = open == columns.verdict ? headings[7] : open == columns.others[0] ? headings[8] : headings[9]
      return .refused(Finding(.verdictFormula, at: place, heading: name))
    }
    let (className, item) = (value(columns.others[0]), value(columns.others[1]))
    // A code without a verdict is a correction.
    guard let decision = choice[0].isEmpty ? .corrected : ReviewVerdict.Decision(rawValue: choice[0]) else {
      return .refused(
        Finding(
          .unknownVerdict, at: place, heading: headings[7], found: PersonalText.masked(choice[0]),
          expected: ReviewVerdict.Decision.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    var given = ReviewVerdict()
    (given.source, given.recordID, given.textDigest) = (entry.row.source, entry.recordID, entry.textDigest)
    (given.text, given.decision, given.batch) = (entry.row.text, decision, batch.number)
    given.reviewer = value(columns.others[2])
    given.reviewedOn = value(columns.others[3])
    given.note = value(columns.others[4])
    let meant = ReviewChoice(decision: decision, className: className, item: item)
    do throws(RefusedRow) {
      given.codes = try meant.codes(for: entry.row.suggested, entry.row.source, settings, at: place)
    } catch {
      return .refused(error.finding)
    }
    let said = ([decision.rawValue] + given.codes).joined(separator: " ")
    return .filled(Filled(index: index, line: row.line, verdict: given, said: said))
  }

  /// WT3080, with the number that the text has in the batch where it is one alone.
  private func textFinding(_ text: String, _ index: Int, _ place: SourcePosition) -> Finding? {
    let letters = TextIdentity.letters(text)
    guard letters != TextIdentity.letters(batch.entries[index].row.text) else { return nil }
    let others = batch.entries.indices.filter { TextIdentity.letters(batch.entries[$0].row.text) == letters }
    return Finding(
      .reviewTextDiffers, at: place, heading: ReviewWorkbook.headings[0] + " \(index + 1)",
      found: String(PersonalText.masked(text).prefix(24)), expected: others.count == 1 ? "\(others[0] + 1)" : "")
  }

  /// Takes the verdicts of numbers that have one; of rows that say the same the first.
  private func settle(_ filled: [Filled], _ path: String, _ outcome: inout Outcome) {
    var rows: [Int: [Filled]] = [:]
    for row in filled { rows[row.index, default: []].append(row) }
    for (index, same) in rows.sorted(by: { $0.key < $1.key }) {
      let first = same[0]
      guard let other = same.first(where: { $0.said != first.said }) else {
        outcome.verdicts.append(first.verdict)
        continue
      }
      outcome.findings.append(
        Finding(
          .reviewedTwice, at: SourcePosition(file: path, line: other.line),
          heading: ReviewWorkbook.headings[0] + " \(index + 1)", found: other.said,
          expected: first.said + " (\(first.line))"))
      outcome.refused += same.count
    }
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

  private static func number(_ text: String) -> Int? { Int(text) ?? Double(text).flatMap { Int(exactly: $0) } }
}
