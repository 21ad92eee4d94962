public import Workbooks

/// A cell of a workbook with its formula, the figures behind it, and the lines of the sources that they were made from.
public struct CellTrace: Sendable {
  /// Rows that one condition chose.
  public struct Rows: Sendable {
    /// Table of the workspace.
    public var table = ""
    /// Such as `site=弹子石老街, month=2021-02..2022-01`; empty: all rows.
    public var conditions = ""
    public var files: [Lines] = []
    public var count: Int { files.reduce(0) { $0 + $1.count } }
  }

  /// Lines of a source file.
  public struct Lines: Sendable {
    public var file: String
    /// Ascending. Empty: the figure speaks of the file as a whole.
    public var lines: [Int]
    /// Rows; a finding without a line counts too.
    public var count: Int
    /// Rows among them whose lines are not kept.
    public var more = 0
  }

  /// File name of the workbook.
  public var workbook = ""
  public var figure: FigureTrace
  public var rows: [Rows] = []
  /// Sources or settings have changed since the workbook was written.
  public var isStale = false

  /// All lines by table and file, each once, and how many rows have lines that are not kept.
  public var sources: [(table: String, file: String, lines: [Int], more: Int)] {
    var order: [[String]] = []
    var more: [[String]: Int] = [:]
    var lines: [[String]: Set<Int>] = [:]
    for row in rows {
      for file in row.files {
        let key = [row.table, file.file]
        if lines[key] == nil { order.append(key) }
        lines[key, default: []].formUnion(file.lines)
        more[key] = max(more[key] ?? 0, file.more)
      }
    }
    return order.map { ($0[0], $0[1], (lines[$0] ?? []).sorted(), more[$0] ?? 0) }
  }
}
