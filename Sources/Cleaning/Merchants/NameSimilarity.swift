/// How alike two folded names are, 0…1.
enum NameSimilarity {
  /// Jaro–Winkler, or bigram Dice where one name holds the other: a brand is not its every branch, and a long common beginning must
  /// not hide that.
  static func score(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
    if left == right { return 1 }
    if left.isEmpty || right.isEmpty { return 0 }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if short.count < long.count, holds(long, short) { return dice(left, right) }
    return jaroWinkler(left, right)
  }

  private static func holds(_ long: [Unicode.Scalar], _ short: [Unicode.Scalar]) -> Bool {
    (0...(long.count - short.count)).contains { long[$0..<$0 + short.count].elementsEqual(short) }
  }

  /// Twice the pairs of neighbours in both, over the pairs of each (Dice 1945).
  static func dice(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
    guard left.count > 1, right.count > 1 else { return left == right ? 1 : 0 }
    var pairs: [UInt64: Int] = [:]
    for index in 1..<left.count { pairs[pair(left, index), default: 0] += 1 }
    var common = 0
    for index in 1..<right.count {
      let key = pair(right, index)
      guard let count = pairs[key], count > 0 else { continue }
      pairs[key] = count - 1
      common += 1
    }
    return 2 * Double(common) / Double(left.count + right.count - 2)
  }

  private static func pair(_ scalars: [Unicode.Scalar], _ index: Int) -> UInt64 {
    UInt64(scalars[index - 1].value) << 32 | UInt64(scalars[index].value)
  }

  /// Source: Winkler, W. E. (1990), String comparator metrics and enhanced decision rules: prefix scale 0.1, at most four.
  static func jaroWinkler(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
    let window = max(max(left.count, right.count) / 2 - 1, 0)
    var leftHits = [Bool](repeating: false, count: left.count)
    var rightHits = [Bool](repeating: false, count: right.count)
    var matches = 0
    for i in left.indices {
      for j in max(0, i - window)..<max(max(0, i - window), min(right.count, i + window + 1))
      where !rightHits[j] && left[i] == right[j] {
        leftHits[i] = true
        rightHits[j] = true
        matches += 1
        break
      }
    }
    guard matches > 0 else { return 0 }
    let ordered = zip(left.indices.filter { leftHits[$0] }, right.indices.filter { rightHits[$0] })
    let transposed = ordered.count { left[$0] != right[$1] } / 2
    let m = Double(matches)
    let jaro = (m / Double(left.count) + m / Double(right.count) + (m - Double(transposed)) / m) / 3
    var prefix = 0
    while prefix < min(4, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
    return jaro + 0.1 * Double(prefix) * (1 - jaro)
  }
}

extension Zip2Sequence {
  fileprivate func count(where isCounted: (Sequence1.Element, Sequence2.Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1.0, $1.1) ? 1 : 0) }
  }
}
