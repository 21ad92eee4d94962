/// The counts of several tables in one numbering, with the sums that a reader can check within and between them.
struct CountedTables {
  /// By place.
  private(set) var counts: [Int: Int] = [:]
  private(set) var sums: [SmallCells.Sum] = []
  private var offsets: [Int] = [0]
  private var named: [Int: String] = [:]

  init(_ tables: [PublicTable]) {
    for (number, table) in tables.enumerated() {
      let width = table.columns.count
      for row in table.rows.indices {
        for column in 0..<width { counts[place(number, row * width + column)] = table.count(row, column) }
      }
      sums += SmallCells.sums(table).map { sum in
        SmallCells.Sum(parts: sum.parts.map { place(number, $0) }, total: place(number, sum.total))
      }
      for (place, name) in table.names { named[self.place(number, place)] = name }
      offsets.append(offsets[number] + table.rows.count * width)
    }
    // One count in two tables is a sum of one part.
    for places in Dictionary(grouping: named.keys, by: { named[$0] ?? "" }).values.map({ $0.sorted() }).sorted(by: {
      $0[0] < $1[0]
    }) {
      for (one, next) in zip(places, places.dropFirst()) where counts[one] == counts[next] && counts[one] != nil {
        sums.append(SmallCells.Sum(parts: [next], total: one))
      }
    }
  }

  /// A place of a table, here.
  func place(_ table: Int, _ place: Int) -> Int { offsets[table] + place }

  /// Those of the places that are a table's, as the table numbers them.
  func own(_ places: Set<Int>, _ table: Int) -> [Int] {
    places.filter { (offsets[table]..<offsets[table + 1]).contains($0) }.map { $0 - offsets[table] }
  }

  func names(of places: Set<Int>) -> Set<String> { Set(places.compactMap { named[$0] }) }
}
