/// Protects small counts of a published table: those that could tell of one respondent, and as many others as it takes that no
/// total gives them away.
///
/// Source: 统计法 (2024) art. 28; the audit is that of cell suppression for tables with margins: what a reader can work out
/// of a protected count is the range that the published sums leave.
public struct SmallCells: Sendable {
  /// Counts above 0 and below this are small.
  public let smallest: Int

  public init(smallest: Int) { self.smallest = smallest }

  /// A sum that a reader can check: the parts add up to the total. Places are those of the counts given.
  struct Sum {
    var parts: [Int]
    var total: Int
  }

  func protect(_ table: PublicTable) -> PublicTable { protect([table]).first ?? table }

  /// Tables that are published together: what one hides, another must not tell.
  func protect(_ tables: [PublicTable]) -> [PublicTable] {
    let counted = CountedTables(tables)
    let hidden = hidden(counted.counts, counted.sums)
    let names = counted.names(of: hidden)
    return tables.enumerated().map { number, table in
      var result = table
      result.protected.formUnion(counted.own(hidden, number))
      protectFigures(&result, names)
      return result
    }
  }

  /// Small counts, and those that must be hidden with them.
  private func hidden(_ counts: [Int: Int], _ sums: [Sum]) -> Set<Int> {
    let small = Set(counts.filter { $0.value > 0 && $0.value < smallest }.keys)
    var hidden = small
    // What no further protection can help is left: such a count is known to be small, not how small.
    var given: Set<Int> = []
    while let place = exposed(small.subtracting(given), hidden, counts, sums) {
      if let more = companion(of: place, hidden, counts, sums) { hidden.insert(more) } else { given.insert(place) }
    }
    return hidden
  }

  /// Shares that tell of small counts, the figures of lines with a hidden count, those whose base is hidden, and the money of a few.
  ///
  /// - Parameter names: the hidden counts that have one.
  private func protectFigures(_ table: inout PublicTable, _ names: Set<String>) {
    let width = table.columns.count
    let counts = Set(table.protected.filter { table.count($0 / width, $0 % width) != nil })
    for shared in table.shared {
      let own = CountedTables([shared.table(hasTotalRow: table.hasTotalRow)])
      for row in hidden(own.counts, own.sums) {
        // Figures beside a share tell of it where its own count is small, not where it is hidden for another's sake.
        let isSmall = shared.counts[row] > 0 && shared.counts[row] < smallest
        let beside = (isSmall ? shared.with : []).filter { table.rows[row][$0] != .none }
        table.protected.formUnion(([shared.column] + beside).map { row * width + $0 })
      }
    }
    for row in table.rows.indices where (0..<width).contains(where: { counts.contains(row * width + $0) }) {
      for column in 0..<width {
        switch table.rows[row][column] {
        case .figure, .verdict: table.protected.insert(row * width + column)
        default: break
        }
      }
    }
    table.protected.formUnion(table.bases.filter { names.contains($0.value) }.keys)
    for amount in table.amounts {
      let open = Set(table.rows.indices.filter { !table.isProtected($0, amount.column) })
      table.protected.formUnion(amount.hidden(smallest: smallest, open: open).map { $0 * width + amount.column })
    }
  }

  /// The sums that the table's lines and columns make.
  static func sums(_ table: PublicTable) -> [Sum] {
    let width = table.columns.count
    var result: [Sum] = []
    if let summed = table.summedColumns {
      for row in table.rows.indices where table.count(row, summed.upperBound + 1) != nil {
        // A place without a count, «—», adds nothing and hides nothing.
        let parts = summed.filter { table.count(row, $0) != nil }.map { row * width + $0 }
        result.append(Sum(parts: parts, total: row * width + summed.upperBound + 1))
      }
    }
    if table.hasTotalRow, let last = table.rows.indices.last, last > 0 {
      for column in 0..<width where table.count(last, column) != nil {
        let parts = (0..<last).filter { table.count($0, column) != nil }.map { $0 * width + column }
        result.append(Sum(parts: parts, total: last * width + column))
      }
    }
    return result
  }

  /// A small count that the published sums give away.
  private func exposed(_ small: Set<Int>, _ hidden: Set<Int>, _ counts: [Int: Int], _ sums: [Sum]) -> Int? {
    let ranges = Self.ranges(hidden, counts, sums, least: Self.least(hidden, counts))
    return small.sorted().first { place in
      guard let range = ranges[place] else { return false }
      return range.lowerBound == range.upperBound || range.upperBound < smallest
    }
  }

  /// The cheapest count beside an exposed one: in a sum that gives it away, the smallest that is still published. Where its own
  /// sums are hidden altogether, it is their other members that are given away, and the search goes on beside them.
  private func companion(of place: Int, _ hidden: Set<Int>, _ counts: [Int: Int], _ sums: [Sum]) -> Int? {
    var reached: Set<Int> = [place]
    while true {
      let own = sums.filter { sum in reached.contains(sum.total) || sum.parts.contains(where: reached.contains) }
      let members = own.flatMap { $0.parts + [$0.total] }
      // A zero is always shown, and readers know it.
      let open = members.filter { !hidden.contains($0) && counts[$0] != 0 }
      let totals = Set(own.map(\.total))
      let cost = { (place: Int) -> (Int, Int, Int) in (totals.contains(place) ? 1 : 0, counts[place] ?? 0, place) }
      if let cheapest = open.min(by: { cost($0) < cost($1) }) { return cheapest }
      let wider = reached.union(members)
      if wider == reached { return nil }
      reached = wider
    }
  }

  /// The least that a hidden count can be: zeros are always shown, so that what is hidden is none, but for shares of which either
  /// side may be the small one.
  static func least(_ hidden: Set<Int>, _ counts: [Int: Int]) -> Int {
    hidden.allSatisfy { counts[$0] != 0 } ? 1 : 0
  }

  /// What a reader can work out: what all sums taken together settle, and the range that each leaves for the hidden counts, narrowed
  /// until nothing changes.
  static func ranges(
    _ hidden: Set<Int>, _ counts: [Int: Int], _ sums: [Sum], least: Int
  ) -> [Int: ClosedRange<Int>] {
    var ranges: [Int: ClosedRange<Int>] = [:]
    for place in hidden { ranges[place] = least...1_000_000_000 }
    for (place, value) in SumElimination(hidden, counts, sums).determined { ranges[place] = value...value }
    let range = { (place: Int) -> ClosedRange<Int> in ranges[place] ?? (counts[place] ?? 0)...(counts[place] ?? 0) }
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in sums {
        let low = sum.parts.reduce(0) { $0 + range($1).lowerBound }
        let high = sum.parts.reduce(0) { $0 + range($1).upperBound }
        let total = range(sum.total)
        for place in sum.parts where hidden.contains(place) {
          let own = range(place)
          let least = max(own.lowerBound, total.lowerBound - (high - own.upperBound))
          let greatest = min(own.upperBound, total.upperBound - (low - own.lowerBound))
          isChanged = narrow(&ranges, place, least, greatest) || isChanged
        }
        if hidden.contains(sum.total) { isChanged = narrow(&ranges, sum.total, low, high) || isChanged }
      }
    }
    return ranges
  }

  private static func narrow(_ ranges: inout [Int: ClosedRange<Int>], _ place: Int, _ low: Int, _ high: Int) -> Bool {
    guard let own = ranges[place] else { return false }
    let least = max(own.lowerBound, low)
    let greatest = max(least, min(own.upperBound, high))
    guard least != own.lowerBound || greatest != own.upperBound else { return false }
    ranges[place] = least...greatest
    return true
  }
}
