internal import SparseRows

/// The grams of one and of two characters with their weights, laid out so that every place of a text costs one look and one row: the row
/// of a pair holds what its first character is worth besides, and where a pair is no gram the row is that of the character alone.
///
/// Numbers are whole, in units of ``unit``, so that no order of adding changes a sum.
final class PairTable: Sendable {
  /// A character alone.
  struct Single: BitwiseCopyable, Sendable {
    /// Where its pairs stand among ``branches``, before the second character is added.
    var base: UInt32 = 0
    /// Row of the character alone; those of its pairs follow.
    var row: UInt32 = 0
  }

  /// Numbers side by side in one group.
  static let group = 8
  let classes: CharacterClasses
  let singles: FixedTable<Single>
  /// Class of the first character, to which others find the place taken, above sixteen bits that tell how many rows behind that of the
  /// first character the pair's is.
  let branches: FixedTable<UInt32>
  /// Row after row, ``stride`` apiece. The first number of a row is the square of the rarity, then comes one a label.
  let rows: FixedTable<Int16>
  let stride: Int
  /// What one is worth: for squares, for weights.
  let squareUnit: Float
  let unit: Float

  /// - Parameter weights: by feature, then by label.
  init(_ vocabulary: Vocabulary, _ weights: [Float], labelCount: Int) {
    let numbers = CharacterNumbers(vocabulary.grams)
    classes = CharacterClasses(numbers)
    var alone: [Int?] = Array(repeating: nil, count: numbers.count)
    var pairs: [[UInt16: Int]] = Array(repeating: [:], count: numbers.count)
    for (feature, gram) in vocabulary.grams.enumerated() {
      let parts = GramScanner.characters(gram)
      let (first, second) = (Int(numbers.number(parts.0)), numbers.number(parts.1))
      guard first != 0, parts.1 == 0 || second != 0, parts.2 == 0 else { continue }
      if parts.1 == 0 { alone[first] = feature } else { pairs[first][second] = feature }
    }
    let sorted = pairs.map { row in row.sorted { $0.key < $1.key } }
    let scale = RowScale(vocabulary, weights, labelCount, sorted.map { $0.map(\.value) }, alone)
    (unit, squareUnit) = (1 / scale.weights, 1 / scale.squares)
    // At least two groups, as they are added.
    let groups = max((labelCount + Self.group) / Self.group, 2)
    stride = groups * Self.group
    let comb = RowComb(sorted.map { row in row.map { Int($0.key) } })
    var singles = Array(repeating: Single(), count: numbers.count)
    var branches = [UInt32](repeating: 0, count: comb.length + numbers.count)
    let empty = [Int](repeating: 0, count: groups * Self.group)
    var rows = empty.map { Int16($0) }
    for first in 1..<numbers.count {
      let own = alone[first].map { scale.numbers($0, empty) } ?? empty
      singles[first] = Single(base: UInt32(comb.bases[first]), row: UInt32(rows.count / stride))
      rows += own.map { Int16(clamping: $0) }
      for (step, pair) in sorted[first].enumerated() {
        branches[comb.bases[first] + Int(pair.key)] = UInt32(first << 16 | step + 1)
        rows += zip(own, scale.numbers(pair.value, empty)).map { Int16(clamping: $0 + $1) }
      }
    }
    self.singles = FixedTable(singles)
    self.branches = FixedTable(branches)
    self.rows = FixedTable(rows)
  }
}

/// How many units make one, so that the largest sum of a pair and its first character still has room in sixteen bits.
private struct RowScale {
  private let vocabulary: Vocabulary
  private let given: [Float]
  private let labelCount: Int
  private(set) var squares: Float = 1
  private(set) var weights: Float = 1

  /// - Parameters:
  ///   - pairs: features, by class of the first character.
  ///   - alone: feature of the character alone, likewise.
  init(_ vocabulary: Vocabulary, _ weights: [Float], _ labelCount: Int, _ pairs: [[Int]], _ alone: [Int?]) {
    (self.vocabulary, given, self.labelCount) = (vocabulary, weights, labelCount)
    var most: (square: Float, weight: Float) = (0, 0)
    for (first, row) in pairs.enumerated() {
      for feature in row.map(Optional.some) + [nil] {
        let both = [feature, alone[first]].compactMap { $0 }
        most.square = max(most.square, both.reduce(0) { $0 + square($1) })
        for label in 0..<labelCount {
          most.weight = max(most.weight, both.reduce(0) { $0 + abs(weight($1, label)) })
        }
      }
    }
    if most.square > 0 { squares = 32_700 / most.square }
    if most.weight > 0 { self.weights = 32_700 / most.weight }
  }

  private func square(_ feature: Int) -> Float { vocabulary.rarity[feature] * vocabulary.rarity[feature] }

  private func weight(_ feature: Int, _ label: Int) -> Float {
    given[feature * labelCount + label] * vocabulary.rarity[feature]
  }

  /// A feature's row of whole numbers, as wide as `empty`.
  func numbers(_ feature: Int, _ empty: [Int]) -> [Int] {
    var result = empty
    result[0] = Int((square(feature) * squares).rounded())
    for label in 0..<labelCount { result[label + 1] = Int((weight(feature, label) * weights).rounded()) }
    return result
  }
}
