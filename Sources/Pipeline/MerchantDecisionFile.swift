import DelimitedText
public import Diagnostics
public import StationModel

/// The table of decisions on merchant names: a CSV file that wotu writes and an analyst corrects, most often in a spreadsheet. Read in
/// whatever encoding and with whatever delimiter the spreadsheet saved it.
public enum MerchantDecisionFile {
  /// The columns that wotu writes; what is read needs the first, the fourth and the last.
  public static let columns = ["商户写法", "街区", "首见", "建议商户编号", "建议商户名称", "相近程度", "依据", "行数", "决定"]

  /// The lines that say something under 决定; columns are found by their headings, in any order.
  ///
  /// Findings: WT6001 or WT6016 where the file cannot be read, WT1006 where a column is missing.
  public static func read(_ path: String, sites: [Site]) throws(Failure) -> [MerchantDecision] {
    let scan = try scanFile(path, displayName: path)
    let head = try readHead(path, displayName: path, scan: scan)
    let dialect = head.withUnsafeBytes { detectDialect(in: $0).dialect }
    let reader = try ChunkReader(path, displayName: path, scan: scan, dialect: dialect, chunkBytes: 1 << 20)
    let batch = RecordBatch()
    var decisions: [MerchantDecision] = []
    var places: [Int?]?
    var line = 1
    while try reader.next(into: batch) {
      batch.parse(dialect, firstLine: line)
      line = batch.nextLine
      for record in 0..<batch.recordCount where !batch.isBlank(record) {
        let fields = batch.texts(record).map(trimmedText)
        guard let known = places else {
          places = columns.map { name in fields.firstIndex { $0 == name } }
          try check(fields, path)
          continue
        }
        let decision = decision(fields, known, sites, file: path, line: batch.line(record))
        if !decision.name.isEmpty, !decision.text.isEmpty { decisions.append(decision) }
      }
    }
    return decisions
  }

  private static func check(_ header: [String], _ path: String) throws(Failure) {
    let missing = [columns[0], columns[8]].filter { !header.contains($0) }
    if missing.isEmpty { return }
    throw Failure(
      .settings,
      Finding(
        .missingColumn, at: SourcePosition(file: path, line: 1), found: header.joined(separator: ","),
        expected: missing.joined(separator: ", ")))
  }

  private static func decision(
    _ fields: [String], _ places: [Int?], _ sites: [Site], file: String, line: Int
  ) -> MerchantDecision {
    func field(_ column: Int) -> String {
      guard let place = places[column], place < fields.count else { return "" }
      return unprotected(fields[place])
    }
    var decision = MerchantDecision()
    decision.name = field(0)
    decision.siteName = field(1)
    decision.site = sites.firstIndex {
      $0.name == decision.siteName || $0.code == decision.siteName || $0.aliases.contains(decision.siteName)
    }
    decision.proposed = field(3)
    decision.text = field(8)
    // Without folders, which differ from machine to machine.
    let name = file.split(separator: "/").last.map(String.init) ?? file
    decision.position = SourcePosition(file: name, line: line)
    return decision
  }

  /// The apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func unprotected(_ text: String) -> String {
    guard text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
    return String(text.dropFirst())
  }
}
