import Diagnostics

/// What becomes of a written record when the pipeline reads it.
enum RecordFate { case kept, rejected, duplicate }

/// Records of one file, as the pipeline must count them.
struct FileAccount {
  var read = 0
  var kept = 0
  var rejected = 0
  var duplicates = 0

  mutating func count(_ fate: RecordFate) {
    read += 1
    switch fate {
    case .kept: kept += 1
    case .rejected: rejected += 1
    case .duplicate: duplicates += 1
    }
  }
}

/// One delimited file of the sample: its shape, its lines around the data, and its records with their fates.
struct SheetFile {
  var name = ""
  var encoding = TextEncoding.utf8
  var delimiter: Character = ","
  var lineEnding = "\n"
  /// Lines above the header, each a list of cells.
  var titles: [[String]] = []
  /// One or two lines.
  var header: [[String]] = []
  var records: [(cells: [String], fate: RecordFate)] = []
  /// 合计, 注 … below the records.
  var footers: [[String]] = []
  /// The place of a repeated header among the records: a page break that was pasted along.
  var headerAgainBefore: Int?

  mutating func add(_ cells: [String], _ fate: RecordFate = .kept) { records.append((cells, fate)) }

  var account: FileAccount {
    var result = FileAccount()
    for record in records { result.count(record.fate) }
    return result
  }

  func write(in folder: String) throws(Failure) {
    var text = ""
    for line in titles + header { append(line, to: &text) }
    for (index, record) in records.enumerated() {
      if index == headerAgainBefore { header.forEach { append($0, to: &text) } }
      append(record.cells, to: &text)
    }
    for line in footers { append(line, to: &text) }
    var sink = try FileSink(folder + "/" + name)
    sink.append(try encoded(text, as: encoding))
    try sink.flush()
  }

  private func append(_ cells: [String], to text: inout String) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(delimiter) }
      text += quoted(cell)
    }
    text += lineEnding
  }

  /// A cell that begins with the mark of ``SheetFile/bare(_:)`` is written as it stands, delimiters and all.
  private func quoted(_ cell: String) -> String {
    if cell.hasPrefix(SheetFile.bareMark) { return String(cell.dropFirst()) }
    guard cell.contains(where: { $0 == delimiter || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static let bareMark = "\u{1}"

  /// Text that its writer forgot to quote.
  static func bare(_ text: String) -> String { bareMark + text }
}
