/// Looks, in the beginning of a file, for another table below the first: a blank line or a lone title, then names of columns that are not
/// the heading once more.
public enum OtherTableSearch {
  /// The other table's first line and its names.
  public static func find(in head: RecordBatch, below layout: HeaderLayout) -> TableReader.OtherTable? {
    let lines = LineClassifier(layout)
    var brokenAt: Int?
    var hasRecords = false
    for record in min(layout.record + layout.rows, head.recordCount)..<head.recordCount {
      if isLone(record, head) {
        brokenAt = brokenAt ?? head.line(record)
        continue
      }
      if let line = brokenAt, hasRecords, record + 1 < head.recordCount, lines.kind(of: record, in: head) == .data {
        let names = head.texts(record).map(trimmedText).filter { !$0.isEmpty }
        if ColumnNames.areNames(names) { return TableReader.OtherTable(line: line, headings: names) }
      }
      brokenAt = nil
      hasRecords = true
    }
    return nil
  }

  /// A blank line, or one with nothing behind its first cell.
  private static func isLone(_ record: Int, _ head: RecordBatch) -> Bool {
    (1..<max(1, head.fieldCount(record))).allSatisfy { isBlankText(head.field(record, $0)) }
  }
}
