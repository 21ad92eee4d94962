import Testing

@testable import TextModel

@Suite struct PairScorerTests {
  private static let texts = ["退款", "不退款，不退钱", "哈哈哈哈哈", "商家 不退", "退𠮷款𠮷", "没见过的字", "", "退", "\u{2402}退\u{2403}"]
  private static let learned = ["商家不退款", "不退钱，不退货", "哈哈 退款", "𠮷店不退", "款项不退，钱也不退"]

  private func scores(_ text: String, longest: Int) -> (pairs: [Float], plain: [Float]) {
    let words = Vocabulary(of: Self.learned.map { Array($0.utf8) }, minimum: 1, longest: longest)
    let labels = 9
    var weights = (0..<words.count * labels).map { Float(($0 * 7919) % 401 - 200) / 50 }
    weights += (0..<labels).map { Float($0) / 10 }
    let bytes = Array(text.utf8)
    var pairs: [Float] = []
    var scratch = PairScorer.Scratch()
    let scorer = PairScorer(words, weights, labelCount: labels)
    // Twice: nothing of a text may stay behind.
    for _ in 0..<2 { bytes.withUnsafeBufferPointer { scorer.score($0, &scratch, &pairs) } }
    var plain = Array(weights.suffix(labels))
    let rows = FeatureRows([bytes], words)
    for (feature, value) in zip(rows.features, rows.values) {
      for label in 0..<labels { plain[label] += weights[Int(feature) * labels + label] * value }
    }
    return (pairs, plain)
  }

  @Test(arguments: [1, 2]) func `sums of whole rows are the scores`(longest: Int) {
    for text in Self.texts + [String(repeating: "不退款，退钱", count: 40), String(repeating: "退款不退", count: 9000)] {
      let (pairs, plain) = scores(text, longest: longest)
      for (one, other) in zip(pairs, plain) { #expect(abs(one - other) < 0.01, "\(text.prefix(20))") }
      #expect(pairs.count == plain.count)
    }
  }
}
