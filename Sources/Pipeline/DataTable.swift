import DelimitedText
import Diagnostics

/// A table of settings that people keep in a spreadsheet: read whole, in whatever encoding and with whatever delimiter it was saved.
struct DataTable {
  /// As written, blanks at both ends taken off.
  var headings: [String] = []
  var rows: [(line: Int, cells: [String])] = []
  let path: String

  /// Findings: WT6001, WT6016, WT1014 where the file cannot be read as text.
  init(_ path: String) throws(Failure) {
    self.path = path
    let scan = try scanFile(path, displayName: path)
    if scan.isBinary {
      throw Failure(.missingInput, Finding(.notText, at: SourcePosition(file: path), found: scan.evidence))
    }
    let head = try readHead(path, displayName: path, scan: scan)
    let dialect = head.withUnsafeBytes { detectDialect(in: $0).dialect }
    let reader = try ChunkReader(path, displayName: path, scan: scan, dialect: dialect, chunkBytes: 1 << 20)
    let batch = RecordBatch()
    var line = 1
    while try reader.next(into: batch) {
      batch.parse(dialect, firstLine: line)
      line = batch.nextLine
      for record in 0..<batch.recordCount where !batch.isBlank(record) {
        let cells = batch.texts(record).map { Self.unprotected(trimmedText($0)) }
        if headings.isEmpty { headings = cells } else { rows.append((batch.line(record), cells)) }
      }
    }
  }

  /// Column of the first of the names that is a heading, whatever its case, width and blanks.
  func column(_ names: [String]) -> Int? {
    let folded = headings.map(foldedHeading)
    for name in names {
      if let column = folded.firstIndex(of: foldedHeading(name)) { return column }
    }
    return nil
  }

  /// The cell of a row, blank where the row is shorter or the column is none.
  func cell(_ row: (line: Int, cells: [String]), _ column: Int?) -> String {
    guard let column, column < row.cells.count else { return "" }
    return row.cells[column]
  }

  /// The apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func unprotected(_ text: String) -> String {
    guard text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
    return String(text.dropFirst())
  }
}

extension PipelineFile {
  /// The table that a setting names; nil after a complaint, or where the setting is blank.
  func dataTable(_ setting: Setting) -> DataTable? {
    guard let path = dataPath(setting) else { return nil }
    do throws(Failure) {
      let table = try DataTable(path)
      files.append(path)
      return table
    } catch {
      for finding in error.findings {
        log.report(finding.code, at: setting.position, heading: setting.path, found: path, expected: "")
      }
      return nil
    }
  }
}
