/// What `wotu trace` can be asked about. One kind of address, one tracer: a kind that is added has its case here and its file beside
/// this one.
public enum TraceAddress: Sendable, Hashable {
  /// `FILE:LINE` or `FILE:LINE:COLUMN`: a record of a source file.
  case record(file: String, line: Int, column: Int?)
  /// `WT2104-0a1b2c3d4e`: a finding, by the id that `findings` prints.
  case finding(String)
  /// `SHEET!CELL`: a cell of a workbook.
  case cell(sheet: String, cell: String)

  /// Reads an address; nil where it has none of the forms. The beginning of a line that `findings` printed
  /// (`FILE:LINE:COLUMN: warning …`) will do.
  public init?(_ text: String) {
    if let id = FindingID(text) {
      self = .finding(id.text)
      return
    }
    if let mark = text.lastIndex(of: "!"), mark > text.startIndex, text.index(after: mark) < text.endIndex {
      self = .cell(sheet: String(text[..<mark]), cell: String(text[text.index(after: mark)...]))
      return
    }
    // What a finding says begins with a blank behind a colon; no place in a file does.
    var parts = text.prefix(upTo: text.firstRange(of: ": ")?.lowerBound ?? text.endIndex)
      .split(separator: ":", omittingEmptySubsequences: false)
    var numbers: [Int] = []
    while numbers.count < 2, parts.count > 1, let number = parts.last.flatMap({ Int($0) }), number > 0 {
      numbers.insert(number, at: 0)
      parts.removeLast()
    }
    guard let line = numbers.first, !parts[0].isEmpty else { return nil }
    self = .record(file: parts.joined(separator: ":"), line: line, column: numbers.count > 1 ? numbers[1] : nil)
  }
}
