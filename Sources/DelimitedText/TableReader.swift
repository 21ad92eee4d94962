public import Diagnostics

/// Reads the first table of a file: the heading, then one record after another, and remembers what it left out.
///
/// Memory is that of the longest record and a window of a few: nothing grows with the file.
public final class TableReader {
  /// Another table of the file, which is named and not read.
  public struct OtherTable: Sendable, Equatable {
    public var line: Int
    public var headings: [String]

    /// Says that it stands there and is not read.
    public func finding(_ file: String) -> Finding {
      let names = headings.filter { !$0.isEmpty }.joined(separator: "、")
      return Finding(.otherTable, at: SourcePosition(file: file, line: line), found: String(names.prefix(80)))
    }
  }

  public let layout: TableLayout
  /// Lines that are no records, of each kind: how many, and the first.
  public private(set) var asides: [LineKind: (count: Int, firstLine: Int, text: String)] = [:]
  public private(set) var otherTables: [OtherTable] = []
  /// Totals, with what the records above them add up to.
  public private(set) var totals: [TotalCheck] = []
  /// Records whose quotes were damaged, by line; at most a thousand are kept.
  public private(set) var damagedLines: [(line: Int, isUnclosed: Bool)] = []
  /// Lines besides the records that hold bytes which cannot be decoded, with the offset of the first; at most a thousand are kept.
  public private(set) var unreadableLines: [(line: Int, offset: Int)] = []

  private let stream: RecordStream
  private let dialect: Dialect
  private var window: [LogicalRecord] = []
  private var isAtEnd = false
  private var body: TableBody
  private var sums: ColumnSums
  private var isInOtherTable = false

  public init(_ stream: RecordStream, layout: TableLayout, dialect: Dialect) {
    self.stream = stream
    self.layout = layout
    self.dialect = dialect
    body = TableBody(layout)
    sums = ColumnSums(headings: layout.headings)
    for entry in layout.asides { note(entry.kind, entry.line, entry.text) }
  }

  /// The next record, its cells as they stand but for blank ones beyond the heading; nil at the end of the table.
  public func next() throws(Failure) -> LogicalRecord? {
    while true {
      try fill()
      guard !window.isEmpty else {
        totals += sums.finish()
        return nil
      }
      var record = window.removeFirst()
      if record.line < layout.dataLine {
        noteUnreadable(record)
        continue
      }
      if isInOtherTable {
        lookForTables(record)
        continue
      }
      mend(&record)
      switch body.judge(record, following: window[...]) {
      case .record:
        trim(&record)
        if record.strayQuotes > 0, damagedLines.count < 1000 { damagedLines.append((record.line, record.isUnclosed)) }
        sums.add(record.cells)
        return record
      case .aside(let kind):
        noteUnreadable(record)
        note(kind, record.line, record.texts.filter { !$0.isEmpty }.joined(separator: " "))
        if kind == .total, let check = sums.check(record), totals.count < 1000 { totals.append(check) }
      case .nextTable:
        isInOtherTable = true
        otherTables.append(OtherTable(line: record.line, headings: record.texts))
      }
    }
  }

  private func noteUnreadable(_ record: LogicalRecord) {
    guard let offset = record.badOffset, unreadableLines.count < 1000 else { return }
    unreadableLines.append((record.line, offset))
  }

  private func fill() throws(Failure) {
    while !isAtEnd, window.count <= TableBody.ahead {
      if let record = try stream.next() { window.append(record) } else { isAtEnd = true }
    }
  }

  private func note(_ kind: LineKind, _ line: Int, _ text: String) {
    let before = asides[kind]
    asides[kind] = ((before?.count ?? 0) + 1, before?.firstLine ?? line, before?.text ?? text)
  }

  /// Tables behind the second one are told by a blank line and a row of words.
  private func lookForTables(_ record: LogicalRecord) {
    guard record.isBlank, otherTables.count < 100 else { return }
    guard let heading = window.first(where: { !$0.isBlank && $0.cells.count { !$0.isEmpty } > 1 }) else { return }
    let shapes = heading.cells.map { CellShape($0) }
    guard !shapes.contains(where: \.isMeasured), (otherTables.last?.line ?? 0) + 3 < heading.line else { return }
    otherTables.append(OtherTable(line: heading.line, headings: heading.texts))
  }

  /// Drops blank cells beyond the table's columns, and the one that stands under a blank name that was dropped.
  private func trim(_ record: inout LogicalRecord) {
    while record.cells.count > layout.width, let last = record.cells.last, last.isEmpty { record.cells.removeLast() }
  }

  /// A record that another delimiter cuts into just the table's columns was written with it.
  private func mend(_ record: inout LogicalRecord) {
    guard layout.width > 2, record.cells.count * 2 <= layout.width,
      !NoteWords.isNote(record.texts.filter { !$0.isEmpty }, width: layout.width), let first = record.cells.first,
      first.count > layout.width
    else { return }
    for cells in dialect.otherReadings(of: record.cells) {
      let contrast = layout.shapes.contrast(cells.map { CellShape($0) })
      if contrast.words == 0, contrast.measured > 0 || !cells.contains(where: \.isEmpty) {
        record.cells = cells
        return
      }
    }
  }
}
