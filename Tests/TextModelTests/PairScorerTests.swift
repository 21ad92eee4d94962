import CCharacters
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

  private func bits(_ scores: [Float]) -> [UInt32] { scores.map(\.bitPattern) }

  @Test(arguments: [3, 9, 15, 16, 24, 40])
  func `every width of vectors and every way of reading give the same bits`(labels: Int) {
    let words = Vocabulary(of: Self.learned.map { Array($0.utf8) }, minimum: 1, longest: 2)
    let weights = (0..<(words.count + 1) * labels).map { Float(($0 * 7919) % 401 - 200) / 53 }
    let scorers = [wotu_vectors_none, wotu_vectors_256, wotu_widest_vectors()].filter {
      $0.rawValue <= wotu_widest_vectors().rawValue
    }.map { PairScorer(words, weights, labelCount: labels, vectors: $0) }
    let pieces = ["退", "款", "不", "退款", "，", "钱", "货", "商家", "哈", " ", "也", "没"]
    var scratches = scorers.map { _ in PairScorer.Scratch() }
    var byBytes = PairScorer.Scratch()
    var state: UInt64 = 3
    for round in 0..<1500 {
      var text = ""
      for _ in 0..<(round % 7 == 0 ? round % 400 : round % 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let bytes = Array(text.utf8)
      var results = [[Float]](repeating: [], count: scorers.count)
      var plain: [Float] = []
      bytes.withUnsafeBufferPointer { bytes in
        for number in scorers.indices { scorers[number].score(bytes, &scratches[number], &results[number]) }
        scorers[0].scoreClasses(of: bytes, &byBytes, &plain)
      }
      for result in results { #expect(bits(result) == bits(plain), "\(text)") }
    }
  }
}
