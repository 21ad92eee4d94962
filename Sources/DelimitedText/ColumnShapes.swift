/// What the cells of each column look like in a run of records.
struct ColumnShapes {
  /// Counts by column and shape.
  private var counts: [[Int]] = []
  private(set) var records = 0

  init() {}

  init(_ records: some Sequence<[CellShape]>) {
    for record in records { add(record) }
  }

  mutating func add(_ shapes: [CellShape]) {
    records += 1
    for (column, shape) in shapes.enumerated() {
      if column >= counts.count { counts.append([Int](repeating: 0, count: CellShape.allCases.count)) }
      counts[column][Int(shape.rawValue)] += 1
    }
  }

  var width: Int { counts.count }

  func filled(_ column: Int) -> Int {
    guard column < counts.count else { return 0 }
    return counts[column].reduce(0, +) - counts[column][Int(CellShape.empty.rawValue)]
  }

  private func count(_ column: Int, _ shape: CellShape) -> Int {
    column < counts.count ? counts[column][Int(shape.rawValue)] : 0
  }

  /// Numbers, dates and times are most of what the column holds.
  func isMeasured(_ column: Int) -> Bool {
    let filled = filled(column)
    return filled > 0 && (count(column, .number) + count(column, .moment)) * 10 >= filled * 7
  }

  /// Numbers, and no dates, are most of what the column holds.
  func isNumber(_ column: Int) -> Bool {
    let filled = filled(column)
    return filled > 0 && count(column, .number) * 10 >= filled * 7
  }

  /// Numbers, dates, times or codes are nearly all that the column holds.
  func isCoded(_ column: Int) -> Bool {
    let filled = filled(column)
    let plain = count(column, .number) + count(column, .moment) + count(column, .code)
    return filled > 0 && plain * 10 >= filled * 9
  }

  /// Measured columns whose cell of this row is words, and those whose cell is measured too.
  func contrast(_ row: [CellShape]) -> (words: Int, measured: Int) {
    var result = (words: 0, measured: 0)
    for (column, shape) in row.enumerated() where shape != .empty && isMeasured(column) {
      if shape.isMeasured { result.measured += 1 } else { result.words += 1 }
    }
    return result
  }
}
