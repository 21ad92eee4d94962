/// Where a table's heading stands and what its columns are called.
public struct HeaderLayout: Sendable, Hashable {
  /// 0-based record of the first header row in the head of the file.
  public var record = 0
  /// 1-based line.
  public var line = 1
  /// 1 or 2 header rows.
  public var rows = 1
  /// Headings as written, two levels joined by `·`; blank ones are empty.
  public var headings: [String] = []
  /// Records above the heading: titles, units, blank lines.
  public var recordsBefore = 0
  /// 1-based line from which on another table stands in the file; none where it is the greatest number.
  public var endLine = Int.max

  public init() {}

  /// The heading of a layout.
  public init(_ layout: TableLayout) {
    line = layout.headerLine ?? 1
    rows = max(layout.headerLines, 1)
    headings = layout.headings.map { trimmedText(String(decoding: $0, as: UTF8.self)) }
    recordsBefore = layout.asides.count { $0.line < line }
  }
}

/// Finds the heading: the row, or pair of rows, that names most of the known columns.
///
/// Titles and unit lines may stand above it. Of equals the earliest wins, one row before two.
public struct HeaderSearch {
  /// Folded headings that are known.
  private let isKnown: (String) -> Bool
  /// Rows looked through.
  private static let depth = 40

  public init(isKnown: @escaping (String) -> Bool) { self.isKnown = isKnown }

  /// - Parameters:
  ///   - declaredLine: the line on which the pipeline says the heading stands.
  ///   - declaredRows: 1 or 2.
  /// - Returns: nil where no row names a known column.
  public func find(in head: RecordBatch, declaredLine: Int? = nil, declaredRows: Int? = nil) -> HeaderLayout? {
    var best: (score: Int, layout: HeaderLayout)?
    for record in 0..<min(head.recordCount, Self.depth) {
      if let declaredLine, head.line(record) != declaredLine { continue }
      // What stands further below a heading is data.
      if let best, best.score > 1, record > best.layout.record + 4 { break }
      for rows in 1...max(2, declaredRows ?? 2) where record + rows <= head.recordCount {
        if let declaredRows, rows != declaredRows { continue }
        let headings = joined(head, record, rows: rows)
        let known = headings.filter { !$0.isEmpty && isKnown(foldedHeading($0)) }.count
        guard known > 0 || declaredLine != nil, known > (best?.score ?? -1) else { continue }
        // A second row belongs to the heading only where the first leaves blanks above it, and where both together say more
        // than the second alone (else the first is a title).
        if rows == 2, declaredRows == nil, !leavesBlanks(head, record) || known <= knownCount(head, record + 1) {
          continue
        }
        var layout = HeaderLayout()
        layout.record = record
        layout.line = head.line(record)
        layout.rows = rows
        layout.headings = headings
        layout.recordsBefore = record
        best = (known, layout)
      }
    }
    return best?.layout
  }

  /// The heading to assume where nothing is known: the first row with more than one cell and as many as the commonest row.
  public static func firstFullRow(in head: RecordBatch) -> HeaderLayout? {
    var frequency: [Int: Int] = [:]
    let records = min(head.recordCount, 500)
    for record in 0..<records where !head.isBlank(record) { frequency[filledCount(head, record), default: 0] += 1 }
    let widest = (0..<records).map { filledCount(head, $0) }.max() ?? 0
    guard widest > 0 else { return nil }
    for record in 0..<records where filledCount(head, record) * 5 >= widest * 4 {
      var layout = HeaderLayout()
      layout.record = record
      layout.line = head.line(record)
      layout.headings = head.texts(record).map(trimmedText)
      layout.recordsBefore = record
      return layout
    }
    return nil
  }

  private func knownCount(_ head: RecordBatch, _ record: Int) -> Int {
    head.texts(record).filter { isKnown(foldedHeading($0)) }.count
  }

  private static func filledCount(_ head: RecordBatch, _ record: Int) -> Int {
    (0..<head.fieldCount(record)).filter { !isBlankText(head.field(record, $0)) }.count
  }

  private func leavesBlanks(_ head: RecordBatch, _ record: Int) -> Bool {
    let upper = head.texts(record).map(trimmedText)
    let lower = head.texts(record + 1).map(trimmedText)
    guard upper.filter({ !$0.isEmpty }).count > 1 else { return false }
    return zip(upper, lower).contains { $0.isEmpty && !$1.isEmpty }
  }

  /// Joins header rows: a blank above repeats the heading to its left (a merged cell), `上·下`.
  private func joined(_ head: RecordBatch, _ record: Int, rows: Int) -> [String] {
    var names = head.texts(record).map(trimmedText)
    for row in 1..<max(rows, 1) { names = joined(names, head.texts(record + row).map(trimmedText)) }
    return names
  }

  private func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var result: [String] = []
    var group = ""
    for index in 0..<max(upper.count, lower.count) {
      let above = index < upper.count ? upper[index] : ""
      let below = index < lower.count ? lower[index] : ""
      if !above.isEmpty { group = above }
      // A name with nothing below it was merged downward: it groups no columns.
      if !above.isEmpty, below.isEmpty { group = "" }
      if below.isEmpty {
        result.append(above)
      } else {
        result.append(group.isEmpty || group == below ? below : group + "·" + below)
      }
    }
    return result
  }
}
