import Measures

/// Deals rows into parts so that each has about as many rows of every main label; by the seed alone.
///
/// - Parameter alike: a number for each row; rows with the same number lie in the same part, where the first of them goes, so that no
///   text is scored by a model that knows it. Empty: no two rows are alike.
public func dealtFolds(_ labels: [[Int]], alike: [UInt64] = [], into folds: Int, seed: UInt64) -> [Int] {
  var parts = [Int](repeating: 0, count: labels.count)
  var first: [UInt64: Int] = [:]
  var sizes = [Int](repeating: 0, count: labels.count)
  var leaders: [Int] = []
  for row in labels.indices {
    let leader = alike.isEmpty ? row : first[alike[row]] ?? row
    if !alike.isEmpty { first[alike[row]] = leader }
    leaders.append(leader)
    sizes[leader] += 1
  }
  var groups: [Int: [Int]] = [:]
  for (row, given) in labels.enumerated() where leaders[row] == row {
    groups[given.first ?? -1, default: []].append(row)
  }
  var totals = [Int](repeating: 0, count: folds)
  for (label, rows) in groups.sorted(by: { $0.key < $1.key }) {
    var generator = DeterministicGenerator(seed: seed, stream: UInt64(bitPattern: Int64(label)))
    var own = [Int](repeating: 0, count: folds)
    for row in rows.shuffled(using: &generator) {
      // The part that has the fewest rows of the label, of these the one with the fewest rows.
      let part = (0..<folds).min { (own[$0], totals[$0], $0) < (own[$1], totals[$1], $1) } ?? 0
      parts[row] = part
      own[part] += sizes[row]
      totals[part] += sizes[row]
    }
  }
  for row in labels.indices { parts[row] = parts[leaders[row]] }
  return parts
}
