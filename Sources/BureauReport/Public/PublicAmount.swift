extension PublicTable {
  /// Money of merchants: the amounts of fewer than the smallest count are no statistics, nor is one that tells the largest part of it.
  ///
  /// Source: 统计法 (2024) art. 28; the p % rule of statistical offices with p = 10: the second contributor, who knows its own part, must
  /// not come within a tenth of the first's. Hundepool et al., Statistical Disclosure Control (2012), section 4.2.2.
  struct Amount: Sendable {
    var column: Int
    /// What each merchant contributed to each line that the last one adds up.
    var contributions: [[Int: Int64]]

    /// Whether what some merchants contributed tells of one of them.
    static func tells(_ parts: [Int: Int64], smallest: Int) -> Bool {
      if parts.isEmpty { return false }
      if parts.count < smallest { return true }
      let sizes = parts.values.map(\.magnitude).sorted(by: >)
      return Double(sizes.dropFirst(2).reduce(0, +)) < 0.1 * Double(sizes[0])
    }

    /// Lines that must not be shown: those of few merchants or of one large one, and as many others as it takes that what the total
    /// leaves tells of nobody either; the total itself where that is not to be had.
    ///
    /// - Parameter open: the lines that are shown so far.
    func hidden(smallest: Int, open: Set<Int>) -> Set<Int> {
      let lines = contributions.indices
      let tells = { (parts: [Int: Int64]) in Self.tells(parts, smallest: smallest) }
      let sum = { (lines: [Int]) in
        lines.reduce(into: [Int: Int64]()) { $0.merge(contributions[$1], uniquingKeysWith: +) }
      }
      var result = Set(lines.filter { open.contains($0) && tells(contributions[$0]) })
      guard open.contains(lines.count) else { return result }
      var covered = lines.filter { !contributions[$0].isEmpty && (!open.contains($0) || result.contains($0)) }
      if tells(sum(Array(lines))) { return result.union([lines.count]) }
      while !covered.isEmpty {
        if covered.count > 1, !tells(sum(covered)) { return result }
        let rest = lines.filter { open.contains($0) && !result.contains($0) && !contributions[$0].isEmpty }
        guard let next = rest.min(by: { (contributions[$0].count, $0) < (contributions[$1].count, $1) }) else {
          return result.union([lines.count])
        }
        result.insert(next)
        covered.append(next)
      }
      return result
    }
  }
}
