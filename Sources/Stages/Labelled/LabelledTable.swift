import Cleaning
import DelimitedText
public import Diagnostics
import WorkbookReading

/// A table that people filled in by hand, read whole: a CSV in any encoding and dialect that sources may have, or the
/// first sheet of an xlsx that has the headings.
public struct LabelledTable: Sendable {
  public var name: String
  public var headings: [String] = []
  public var rows: [(line: Int, cells: [String])] = []
  /// Columns, by line, whose cells hold a formula without a stored result: what they would show is not known.
  public private(set) var unworked: [Int: Set<Int>] = [:]
  /// Custom properties of a workbook.
  public var properties: [String: String] = [:]
  /// What stands above the headings.
  public var preamble = ""

  /// - Parameter known: headings by which the heading row is known; where none is found, the first full row is it.
  ///
  /// Findings: WT6001, WT6016, WT1014, WT1005, WT3010, WT3011; status 66.
  public init(_ path: String, known: [String], sheet: String? = nil) throws(Failure) {
    name = path
    if path.lowercased().hasSuffix(".xlsx") || path.lowercased().hasSuffix(".xlsm") {
      try readWorkbook(path, known, sheet)
    } else {
      try readText(path, known)
    }
    guard !headings.isEmpty else {
      throw Failure(.missingInput, Finding(.headerNotFound, at: SourcePosition(file: path)))
    }
  }

  /// Column of one of the headings, the first that is there.
  public func column(_ names: [String]) -> Int? {
    let folded = headings.map(foldedHeading)
    for name in names {
      if let index = folded.firstIndex(of: foldedHeading(name)) { return index }
    }
    return nil
  }

  private mutating func readText(_ path: String, _ known: [String]) throws(Failure) {
    let scan = try scanFile(path, displayName: path)
    if scan.isBinary {
      throw Failure(.missingInput, Finding(.notText, at: SourcePosition(file: path), found: scan.evidence))
    }
    let head = try readHead(path, displayName: path, scan: scan)
    let (dialect, _) = head.withUnsafeBytes { detectDialect(in: $0) }
    let batch = RecordBatch()
    head.withUnsafeBytes { batch.load($0) }
    batch.parse(dialect)
    let names = Set(known.map(foldedHeading))
    guard
      let layout = HeaderSearch(isKnown: { names.contains($0) }).find(in: batch, declaredRows: 1)
        ?? HeaderSearch.firstFullRow(in: batch)
    else { return }
    headings = layout.headings
    preamble = (0..<layout.record).flatMap { batch.texts($0) }.joined(separator: "\n")
    let reader = try ChunkReader(path, displayName: path, scan: scan, dialect: dialect, chunkBytes: 1 << 20)
    var line = 1
    var toSkip = layout.record + layout.rows
    while try reader.next(into: batch) {
      batch.parse(dialect, firstLine: line)
      for record in 0..<batch.recordCount {
        if toSkip > 0 {
          toSkip -= 1
          continue
        }
        guard !batch.isBlank(record) else { continue }
        rows.append((batch.line(record), batch.texts(record).map(trimmedText)))
      }
      line = batch.nextLine
    }
  }

  private mutating func readWorkbook(_ path: String, _ known: [String], _ wanted: String?) throws(Failure) {
    let contents = try WorkbookReader.read(path)
    properties = contents.properties
    let names = Set(known.map(foldedHeading))
    let sheets = contents.sheets.filter { wanted == nil || $0.name == wanted }
    for sheet in sheets.isEmpty ? contents.sheets : sheets {
      let best = sheet.rows.prefix(40).max { left, right in
        Self.knownCount(left, names) < Self.knownCount(right, names)
      }
      guard let header = best, Self.knownCount(header, names) > 0 || known.isEmpty else { continue }
      let width = (header.cells.last?.column ?? -1) + 1
      func texts(_ row: RowContents) -> [String] {
        var cells = [String](repeating: "", count: width)
        for cell in row.cells where cell.column < width { cells[cell.column] = trimmedText(cell.text) }
        return cells
      }
      headings = texts(header)
      preamble = sheet.rows.prefix { $0.number < header.number }.flatMap(\.cells).map(\.text).joined(separator: "\n")
      for row in sheet.rows where row.number > header.number {
        let cells = texts(row)
        let open = row.cells.filter { $0.value == .none && $0.formula != nil }.map(\.column)
        if !open.isEmpty { unworked[row.number + 1] = Set(open) }
        if !open.isEmpty || cells.contains(where: { !$0.isEmpty }) { rows.append((row.number + 1, cells)) }
      }
      return
    }
  }

  private static func knownCount(_ row: RowContents, _ names: Set<String>) -> Int {
    row.cells.count { names.contains(foldedHeading($0.text)) }
  }
}
