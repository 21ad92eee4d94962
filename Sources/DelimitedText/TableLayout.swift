/// Where the table stands in a file: what is above it, its heading, its first record.
public struct TableLayout: Sendable {
  /// A line that is no record, and what it is instead.
  public struct Aside: Sendable, Equatable {
    public var line: Int
    public var kind: LineKind
    public var text: String
  }

  /// One name a column, two levels joined by `·`; empty where the file has no heading.
  public var headings: [[UInt8]] = []
  /// The rows of the heading as they stand, folded for comparison.
  public var headerRows: [[String]] = []
  /// 1-based line of the heading's first row; nil where there is none.
  public var headerLine: Int?
  /// Rows of the heading that were merged.
  public var headerLines = 0
  /// 1-based line of the first record.
  public var dataLine = 1
  /// Columns of the table.
  public var width = 0
  /// Lines above the first record that are neither heading nor record.
  public var asides: [Aside] = []
  /// Why the heading was taken for one, or why there is none.
  public var evidence = ""
  /// Whether some line below adds records up.
  var hasTotals = false
  /// A blank cell of the heading that no column stands under, by position.
  var surplusHeading: Int?
  var shapes = ColumnShapes()

  public init() {}

  /// Texts of the titles and notes above the table, for pages that repeat them.
  var titles: Set<String> {
    Set(asides.filter { $0.kind == .title || $0.kind == .note }.map { LineWords.withoutPage($0.text) })
  }
}
