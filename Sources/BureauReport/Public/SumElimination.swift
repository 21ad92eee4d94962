/// The hidden counts that the published sums settle when they are added to and taken from each other: two sums may hide what their
/// difference tells, though neither does alone.
///
/// Gaussian elimination; of tables with margins every coefficient stays −1, 0 or 1.
struct SumElimination {
  /// Values by place.
  private(set) var determined: [Int: Int] = [:]

  /// - Parameter counts: the published ones; those of hidden places are not looked at.
  init(_ hidden: Set<Int>, _ counts: [Int: Int], _ sums: [SmallCells.Sum]) {
    let places = hidden.sorted()
    var columnOf: [Int: Int] = [:]
    for (column, place) in places.enumerated() { columnOf[place] = column }
    // One row a sum: its hidden parts less its total; the last cell is what the published ones leave.
    var rows = sums.map { sum -> [Double] in
      var row = Array(repeating: 0.0, count: places.count + 1)
      for (place, sign) in sum.parts.map({ ($0, 1.0) }) + [(sum.total, -1.0)] {
        if let column = columnOf[place] {
          row[column] += sign
        } else {
          row[places.count] -= sign * Double(counts[place] ?? 0)
        }
      }
      return row
    }
    Self.reduce(&rows, columns: places.count)
    for row in rows {
      let free = places.indices.filter { row[$0].magnitude > 1e-9 }
      if free.count == 1, let column = free.first {
        determined[places[column]] = Int((row[places.count] / row[column]).rounded())
      }
    }
  }

  private static func reduce(_ rows: inout [[Double]], columns: Int) {
    var next = 0
    for column in 0..<columns {
      guard let pivot = (next..<rows.count).first(where: { rows[$0][column].magnitude > 1e-9 }) else { continue }
      rows.swapAt(next, pivot)
      let scale = rows[next][column]
      rows[next] = rows[next].map { $0 / scale }
      for other in rows.indices where other != next && rows[other][column].magnitude > 1e-9 {
        let factor = rows[other][column]
        for place in 0...columns { rows[other][place] -= factor * rows[next][place] }
      }
      next += 1
      if next == rows.count { return }
    }
  }
}
