import Measures

/// Deals rows into parts so that each has about as many rows of every main label; by the seed alone.
public func dealtFolds(_ labels: [[Int]], into folds: Int, seed: UInt64) -> [Int] {
  var parts = [Int](repeating: 0, count: labels.count)
  var groups: [Int: [Int]] = [:]
  for (row, given) in labels.enumerated() { groups[given.first ?? -1, default: []].append(row) }
  var next = 0
  for (label, rows) in groups.sorted(by: { $0.key < $1.key }) {
    var generator = DeterministicGenerator(seed: seed, stream: UInt64(bitPattern: Int64(label)))
    for row in rows.shuffled(using: &generator) {
      parts[row] = next % folds
      next += 1
    }
  }
  return parts
}
