import Glibc

/// The grams that a model knows, each with the weight of its rarity: idf = ln((1+n)/(1+df)) + 1.
struct Vocabulary: Sendable {
  private(set) var grams: [UInt64] = []
  private(set) var rarity: [Float] = []
  /// Characters of the longest grams.
  private(set) var longest = 3

  /// Grams of at least `minimum` texts, at most `most` of them, the commonest first.
  init(of texts: [[UInt8]], minimum: Int, longest: Int, most: Int = 200_000) {
    var scanner = GramScanner()
    var lastText = GramTable(capacity: 1 << 16)
    var frequency = GramTable(capacity: 1 << 16)
    for (number, text) in texts.enumerated() {
      text.withUnsafeBufferPointer { scanner.read($0) }
      scanner.forEachGram(upTo: longest) { gram in
        var isNew = false
        lastText.update(gram) { last in
          isNew = last != Int32(truncatingIfNeeded: number + 1)
          last = Int32(truncatingIfNeeded: number + 1)
        }
        if isNew { frequency.update(gram) { $0 += 1 } }
      }
    }
    let kept = frequency.entries.filter { Int($0.value) >= minimum }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
    let total = Double(texts.count)
    self.init(
      kept.map { entry in (entry.key, Float(log((1 + total) / (1 + Double(entry.value))) + 1)) }, longest: longest)
  }

  init(_ entries: [(gram: UInt64, rarity: Float)], longest: Int) {
    self.longest = longest
    grams = entries.map(\.gram)
    rarity = entries.map(\.rarity)
  }

  var count: Int { grams.count }
}
