/// A table of numbers, row by row.
public struct Matrix: Sendable, Hashable {
  public let rows: Int
  public let columns: Int
  public private(set) var values: [Double]

  /// A table of zeros.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  /// Nil where the rows differ in length.
  public init?(rows lists: [[Double]]) {
    let width = lists.first?.count ?? 0
    guard lists.allSatisfy({ $0.count == width }) else { return nil }
    rows = lists.count
    columns = width
    values = lists.flatMap { $0 }
  }

  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  public func row(_ row: Int) -> [Double] { Array(values[(row * columns)..<((row + 1) * columns)]) }
  public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }
}
