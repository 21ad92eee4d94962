extension SmallCells {
  /// Counts of a table as it was read back that a reader could work out though they are small.
  ///
  /// - Parameter published: values by `row * columns + column`; missing: not published.
  /// - Returns: places, ascending.
  public func recoverable(_ table: PublicTable, published: [Int: Int]) -> [Int] {
    recoverable([table], published: [published]).first ?? []
  }

  /// The same of tables that are published together: a count of one may be told by another.
  public func recoverable(_ tables: [PublicTable], published: [[Int: Int]]) -> [[Int]] {
    let counted = CountedTables(tables)
    var open: [Int: Int] = [:]
    for (number, values) in published.enumerated() {
      for (place, value) in values where counted.counts[counted.place(number, place)] != nil {
        open[counted.place(number, place)] = value
      }
    }
    let hidden = Set(counted.counts.keys).subtracting(open.keys)
    let ranges = Self.ranges(hidden, open, counted.sums, least: Self.least(hidden, counted.counts))
    let pinned = hidden.filter { place in
      guard let range = ranges[place] else { return false }
      return range.lowerBound == range.upperBound && range.lowerBound > 0 && range.lowerBound < smallest
    }
    let found = pinned.union(open.filter { $0.value > 0 && $0.value < smallest }.keys)
    return tables.indices.map { counted.own(found, $0).sorted() }
  }

  /// Places of figures that give a small count or a few merchants' money away, though it stands nowhere: shares, amounts, and
  /// figures of a count that is hidden, here or in another table.
  ///
  /// - Parameter published: places with a figure, by `row * columns + column`, of each table.
  public func tellingFigures(_ tables: [PublicTable], published: [Set<Int>]) -> [[Int]] {
    let counted = CountedTables(tables)
    let open = published.enumerated().flatMap { number, places in places.map { counted.place(number, $0) } }
    let names = counted.names(of: Set(counted.counts.keys).subtracting(open))
    return tables.indices.map { number in
      let table = tables[number]
      let width = table.columns.count
      var result = Set(tellingShares(table, published: published[number]))
      result.formUnion(table.bases.filter { names.contains($0.value) && published[number].contains($0.key) }.keys)
      for amount in table.amounts {
        let open = Set(table.rows.indices.filter { published[number].contains($0 * width + amount.column) })
        result.formUnion(amount.hidden(smallest: smallest, open: open).map { $0 * width + amount.column })
      }
      return result.sorted()
    }
  }

  /// Places of shares that give a small count away, though it stands nowhere.
  public func tellingShares(_ table: PublicTable, published: Set<Int>) -> [Int] {
    let width = table.columns.count
    var result: Set<Int> = []
    for shared in table.shared {
      let known = shared.counts.indices.filter { published.contains($0 * width + shared.column) }
      let counts = Dictionary(uniqueKeysWithValues: known.map { ($0, shared.counts[$0]) })
      let found = recoverable(shared.table(hasTotalRow: table.hasTotalRow), published: counts)
      result.formUnion(found.map { $0 * width + shared.column })
    }
    return result.sorted()
  }
}
