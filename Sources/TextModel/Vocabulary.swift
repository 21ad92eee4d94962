import Glibc

/// The grams that a model knows, each with the weight of its rarity: idf = ln((1+n)/(1+df)) + 1.
struct Vocabulary: Sendable {
  private(set) var grams: [UInt64] = []
  private(set) var rarity: [Float] = []
  /// Characters of the longest grams.
  private(set) var longest = 3
  private var table = GramTable()

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
    table = GramTable(capacity: entries.count + 1)
    for (number, entry) in entries.enumerated() {
      grams.append(entry.gram)
      rarity.append(entry.rarity)
      table.update(entry.gram) { $0 = Int32(truncatingIfNeeded: number) }
    }
  }

  var count: Int { grams.count }

  /// Memory that reading texts needs, so that none is taken for each of them. One for each thread.
  struct Scratch {
    var scanner = GramScanner()
    /// How often the text has the gram, 0 between texts.
    fileprivate var counts: [UInt16] = []
    fileprivate(set) var features: [Int32] = []
    fileprivate(set) var values: [Float] = []
  }

  /// The text's features: (1 + ln tf)·idf, scaled to length 1.
  func read(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    if scratch.counts.count < count { scratch.counts = Array(repeating: 0, count: count) }
    scratch.scanner.read(text)
    scratch.features.removeAll(keepingCapacity: true)
    scratch.values.removeAll(keepingCapacity: true)
    let scanner = scratch.scanner
    var features = scratch.features
    scratch.features = []
    scratch.counts.withUnsafeMutableBufferPointer { counts in
      table.withLookup { number in
        scanner.forEachGram(upTo: longest) { gram in
          let feature = number(gram)
          guard feature >= 0 else { return }
          if counts[Int(feature)] == 0 { features.append(feature) }
          if counts[Int(feature)] < .max { counts[Int(feature)] += 1 }
        }
      }
      var length: Float = 0
      for feature in features {
        let times = counts[Int(feature)]
        counts[Int(feature)] = 0
        let value = rarity[Int(feature)] * Self.damped[min(Int(times), Self.damped.count - 1)]
        scratch.values.append(value)
        length += value * value
      }
      guard length > 0 else { return }
      let scale = 1 / length.squareRoot()
      for index in scratch.values.indices { scratch.values[index] *= scale }
    }
    scratch.features = features
  }

  /// 1 + ln tf.
  private static let damped: [Float] = (0..<256).map { $0 == 0 ? 0 : Float(1 + log(Double($0))) }
}
