extension PublicTable {
  /// Money of merchants: the amounts of fewer than the smallest count are no statistics.
  struct Amount: Sendable {
    var column: Int
    /// Those who contributed to each line that the last one adds up.
    var merchants: [Set<Int>]

    /// Lines that must not be shown: those of few merchants, and as many others as it takes that what the total leaves is of
    /// enough of them; the total itself where that is not to be had.
    ///
    /// - Parameter open: the lines that are shown so far.
    func hidden(smallest: Int, open: Set<Int>) -> Set<Int> {
      let lines = merchants.indices
      let isFew = { (line: Int) in !merchants[line].isEmpty && merchants[line].count < smallest }
      var result = Set(lines.filter { open.contains($0) && isFew($0) })
      guard open.contains(lines.count) else { return result }
      var covered = lines.filter { !merchants[$0].isEmpty && (!open.contains($0) || result.contains($0)) }
      let all = merchants.reduce(into: Set<Int>()) { $0.formUnion($1) }
      if !all.isEmpty, all.count < smallest { return result.union([lines.count]) }
      while !covered.isEmpty {
        let behind = covered.reduce(into: Set<Int>()) { $0.formUnion(merchants[$1]) }
        if covered.count > 1, behind.count >= smallest { return result }
        let rest = lines.filter { open.contains($0) && !result.contains($0) && !merchants[$0].isEmpty }
        guard let next = rest.min(by: { (merchants[$0].count, $0) < (merchants[$1].count, $1) }) else {
          return result.union([lines.count])
        }
        result.insert(next)
        covered.append(next)
      }
      return result
    }
  }
}
