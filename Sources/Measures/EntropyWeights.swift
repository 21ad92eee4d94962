/// Weights by how much a criterion tells units apart.
public struct EntropyWeights: Sendable, Hashable {
  /// −Σp·ln p/ln n by criterion; 1 where all units are equal.
  public var entropy: [Double]
  /// (1 − e)/Σ(1 − e); 0 for a constant criterion.
  public var weights: [Double]
}

/// `entropy_weights`: shares by column of the values as they are; rows are units.
///
/// C. E. Shannon (1948); C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981). Spread is not importance:
/// for opinion items a sensitivity view only. Undefined: fewer than two units, all criteria constant. Refused: negative
/// values.
public func entropyWeights(_ table: Matrix) -> Measured<EntropyWeights> {
  guard table.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard table.values.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeValue) }
  guard table.rows > 1, table.columns > 0 else { return .undefined(.tooFew) }
  return entropyWeights(columns: (0..<table.columns).map(table.column))
}

/// The same of criteria one by one, each with the units that have a value (at least two, else it tells nothing apart).
public func entropyWeights(columns: [[Double]]) -> Measured<EntropyWeights> {
  guard columns.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return .refused(.notFinite) }
  guard columns.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else { return .refused(.negativeValue) }
  let entropy = columns.map { values -> Double in
    let total = compensatedSum(values)
    guard values.count > 1, total > 0, values.contains(where: { $0 != values[0] }) else { return 1 }
    let sum = compensatedSum(values.lazy.map { $0 > 0 ? $0 / total * logarithm($0 / total) : 0 })
    return -sum / logarithm(Double(values.count))
  }
  let spread = compensatedSum(entropy.map { 1 - $0 })
  guard spread > 0 else { return .undefined(.allEqual) }
  return .value(EntropyWeights(entropy: entropy, weights: entropy.map { max(0, (1 - $0) / spread) }))
}

/// `entropy_weights_minmax`: the same after (x − min)/(max − min), turned where less is better.
public func entropyWeights(_ table: Matrix, higherIsBetter: [Bool]) -> Measured<EntropyWeights> {
  guard higherIsBetter.count == table.columns else { return .refused(.lengthsDiffer) }
  guard table.values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  var scaled = table
  for column in 0..<table.columns {
    let values = table.column(column)
    guard let least = values.min(), let most = values.max() else { continue }
    for row in 0..<table.rows {
      let up = higherIsBetter[column] ? table[row, column] - least : most - table[row, column]
      scaled[row, column] = most > least ? up / (most - least) : 0
    }
  }
  return entropyWeights(scaled)
}
