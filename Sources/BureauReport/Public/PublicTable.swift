import Workbooks

/// A table to publish: one header row, one line a group, nothing merged, nothing blank.
public struct PublicTable: Sendable {
  /// What a cell holds before small counts are protected.
  public enum Value: Sendable, Hashable {
    case text(String)
    /// A count of merchants, answers or complaints: protected where it is small.
    case count(Int)
    /// Follows from the counts of its line and is protected with them.
    case figure(Double)
    /// The same in words: a verdict says which of two counts is the larger.
    case verdict(String)
    /// Follows from nothing that is counted here.
    case plain(Double)
    /// A month, as the serial number of its first day.
    case month(Double)
    /// Does not apply, or cannot be worked out.
    case none
  }

  /// Row of the first line on its sheet, from 0.
  public static let firstRow = 4

  /// Name of the sheet, such as 表1_需求.
  public var name: String
  public var title: String
  public var unit: String
  /// What the table holds, one sentence.
  public var summary: String
  public var columns: [Column]
  public var rows: [[Value]]
  /// The last line adds up the counts above it.
  public var hasTotalRow = false
  /// Columns of counts whose sum over the line stands in the column behind them.
  public var summedColumns: ClosedRange<Int>?
  /// What the figures of a line were made from, by line; empty: ``sources`` for all.
  var lineSources: [[CellSource]] = []
  /// What single figures were made from where that is less than their line's, by `row * columns + column`.
  var cellSources: [Int: [CellSource]] = [:]
  /// Counts that a reader works out of a share and the count it is a share of.
  var shared: [SharedCount] = []
  /// Names of counts that stand in several tables, or that figures elsewhere are made of, by `row * columns + column`.
  var names: [Int: String] = [:]
  /// Figures that are hidden with the count of that name, though they stand in no line of it: with the share and the whole, or by
  /// the fractions that it can be, a reader would know the count.
  var bases: [Int: String] = [:]
  /// Columns of money.
  var amounts: [Amount] = []
  /// What figures of lines without their own were made from.
  var sources: [CellSource] = []
  /// Places that are not published, `row * columns + column`.
  public internal(set) var protected: Set<Int> = []

  /// A share's column, and the counts of its lines that a published share gives away: what it counts, or what is left of the whole.
  struct SharedCount: Sendable {
    var column: Int
    var counts: [Int]
    /// Columns whose figures tell of the share: hidden where it is.
    var with: [Int] = []

    /// The counts as a table of their own.
    func table(hasTotalRow: Bool) -> PublicTable {
      var table = PublicTable(
        "", title: "", unit: "", summary: "", columns: [Column("")], rows: counts.map { [.count($0)] })
      table.hasTotalRow = hasTotalRow
      return table
    }
  }

  /// A column with its number format.
  public struct Column: Sendable, Hashable {
    public var head: String
    public var format: String
    public init(_ head: String, _ format: String = "") {
      self.head = head
      self.format = format
    }
  }

  public init(_ name: String, title: String, unit: String, summary: String, columns: [Column], rows: [[Value]]) {
    self.name = name
    self.title = title
    self.unit = unit
    self.summary = summary
    self.columns = columns
    self.rows = rows
  }

  public func isProtected(_ row: Int, _ column: Int) -> Bool { protected.contains(row * columns.count + column) }

  func count(_ row: Int, _ column: Int) -> Int? {
    if case .count(let count) = rows[row][column] { return count }
    return nil
  }
}
