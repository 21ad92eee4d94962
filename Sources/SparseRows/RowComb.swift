/// Rows with few columns each, laid into one another's gaps (R. E. Tarjan and A. C. Yao, CACM 22:11, 1979): column c of row r stands at
/// `bases[r] + c`, and no place belongs to two rows. Whoever keeps the row beside the value there knows with one look whether a row
/// has a column.
public struct RowComb: Sendable {
  /// Where each row begins, at least 1, no two alike; 0 for a row without columns.
  public private(set) var bases: [Int]
  /// One more than the last place in use.
  public private(set) var length = 1
  /// For each place itself where it is free, else one further on that may be; followed and shortened by ``free(from:)``.
  private var next: [Int] = [1]
  private var isBase: [Bool] = [true]

  /// - Parameter rows: each row's columns, rising.
  public init(_ rows: [[Int]]) {
    bases = Array(repeating: 0, count: rows.count)
    // Long rows first, while there is room.
    for row in rows.indices.sorted(by: { (rows[$1].count, $0) < (rows[$0].count, $1) }) where !rows[row].isEmpty {
      bases[row] = place(rows[row])
    }
    length = next.count
    next = []
    isBase = []
  }

  /// The first place where the row fits.
  private mutating func place(_ columns: [Int]) -> Int {
    guard let lowest = columns.first, let highest = columns.last else { return 0 }
    var first = free(from: lowest + 1)
    while true {
      let base = first - lowest
      if base >= isBase.count { isBase += Array(repeating: false, count: base + 1 - isBase.count) }
      if !isBase[base], columns.allSatisfy({ isFree(base + $0) }) { break }
      first = free(from: first + 1)
    }
    let base = first - lowest
    isBase[base] = true
    grow(base + highest)
    for column in columns { next[base + column] = base + column + 1 }
    return base
  }

  private func isFree(_ place: Int) -> Bool { place >= next.count || next[place] == place }

  private mutating func grow(_ place: Int) {
    while next.count <= place { next.append(next.count) }
  }

  /// The first free place from here on.
  private mutating func free(from place: Int) -> Int {
    var end = place
    while end < next.count, next[end] != end { end = next[end] }
    var step = place
    while step < next.count, next[step] != step {
      let following = next[step]
      next[step] = end
      step = following
    }
    return end
  }
}
