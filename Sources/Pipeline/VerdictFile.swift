import Diagnostics
public import StationModel

/// The verdicts that `wotu review` took back: a CSV beside the pipeline file, so that no rerun loses them. People may read and
/// correct it; the columns keep their order and names.
public enum VerdictFile {
  static let columns = ["来源", "记录编号", "文本摘要", "复核结论", "代码", "原文", "复核人", "复核日期", "备注", "批次"]

  /// Where the verdicts of a pipeline file are unless it says otherwise.
  public static func path(besides pipeline: String) -> String {
    let stem =
      pipeline.hasSuffix(".yaml") || pipeline.hasSuffix(".yml")
      ? pipeline.prefix(upTo: pipeline.lastIndex(of: ".") ?? pipeline.endIndex) : pipeline[...]
    return stem + "-verdicts.csv"
  }

  /// The file's text.
  public static func encoded(_ verdicts: [ReviewVerdict]) -> String {
    var text = "\u{FEFF}" + columns.joined(separator: ",") + "\r\n"
    for verdict in verdicts {
      let fields = [
        verdict.source, verdict.recordID, verdict.textDigest, verdict.decision.rawValue,
        verdict.codes.joined(separator: "|"), guarded(verdict.text), guarded(verdict.reviewer),
        guarded(verdict.reviewedOn), guarded(verdict.note), verdict.batch,
      ]
      text += fields.map(field).joined(separator: ",") + "\r\n"
    }
    return text
  }

  /// What a spreadsheet would take for a formula begins with an apostrophe.
  private static func guarded(_ text: String) -> String { isFormula(text[...]) ? "'" + text : text }

  private static func unguarded(_ text: String) -> String {
    text.first == "'" && isFormula(text.dropFirst()) ? String(text.dropFirst()) : text
  }

  private static func isFormula(_ text: Substring) -> Bool { text.first.map { "=+-@\t\r".contains($0) } ?? false }

  private static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// The verdicts in a table; lines that are none are reported.
  static func decoded(
    _ records: [(line: Int, fields: [String])], _ path: String, _ log: SettingsLog
  ) -> [ReviewVerdict] {
    var lines = records[...]
    let header = lines.popFirst()?.fields ?? []
    let bare = header.map { $0.unicodeScalars.first == "\u{FEFF}" ? String($0.unicodeScalars.dropFirst()) : $0 }
    let places = columns.map { bare.firstIndex(of: $0) }
    let missing = zip(columns, places).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else {
      log.report(
        .missingColumn, at: SourcePosition(file: path, line: 1), heading: "", found: bare.joined(separator: ","),
        expected: missing.joined(separator: ", "))
      return []
    }
    var verdicts: [ReviewVerdict] = []
    for record in lines where record.fields.contains(where: { !$0.isEmpty }) {
      func value(_ column: Int) -> String {
        guard let place = places[column], place < record.fields.count else { return "" }
        return record.fields[place]
      }
      var verdict = ReviewVerdict()
      (verdict.source, verdict.recordID, verdict.textDigest) = (value(0), value(1), value(2))
      guard let decision = ReviewVerdict.Decision(rawValue: value(3)), !verdict.recordID.isEmpty else {
        log.report(
          .unknownVerdict, at: SourcePosition(file: path, line: record.line), heading: columns[3], found: value(3),
          expected: ReviewVerdict.Decision.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      verdict.decision = decision
      verdict.codes = value(4).split(separator: "|").map(String.init)
      (verdict.text, verdict.reviewer) = (unguarded(value(5)), unguarded(value(6)))
      (verdict.reviewedOn, verdict.note, verdict.batch) = (unguarded(value(7)), unguarded(value(8)), value(9))
      verdicts.append(verdict)
    }
    return verdicts
  }
}

extension PipelineFile {
  /// `verdicts`: the file of the verdicts; the one beside the pipeline file where nothing is said.
  func readVerdicts(_ map: SettingsMap) {
    let setting = map.take("verdicts")
    let declared = setting.flatMap(dataPath)
    settings.verdictFile = declared ?? VerdictFile.path(besides: path)
    // There is none before the first review.
    guard let bytes = readBytes(settings.verdictFile) else { return }
    files.append(settings.verdictFile)
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let text = String(validating: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self) {
      settings.verdicts = VerdictFile.decoded(PlainCSV.records(text), settings.verdictFile, log)
      return
    }
    // Somebody has saved it in a spreadsheet: as Chinese Excel does, in GBK.
    do throws(Failure) {
      let table = try DataTable(settings.verdictFile)
      settings.verdicts = VerdictFile.decoded(
        [(1, table.headings)] + table.rows.map { ($0.line, $0.cells) }, settings.verdictFile, log)
    } catch {
      for finding in error.findings {
        log.report(
          finding.code, at: finding.position, heading: "verdicts", found: finding.found, expected: "UTF-8, GBK")
      }
    }
  }

  /// `review`: what goes to a person.
  func readReview(_ map: SettingsMap) {
    map.number("confidence", in: 0...1, into: &settings.review.confidence)
    map.integer("most", in: 0...100_000, into: &settings.review.most)
  }
}
