import Testing

@testable import Classification

@Suite struct PhraseAutomatonTests {
  private static let phrases = [
    "退款", "不退款", "退", "款项", "不退不换", "退不退", "abc", "ＡＢ", "计量", "秤", "哈哈哈", "不準", "准", "退款难，", "é", "🌹",
  ]
  private static let pieces = [
    "退", "款", "不", "换", "项", "a", "B", "c", "Ｃ", "計", "计", "量", "哈", "，", " ", "準", "准", "秤", "难", "没", "é", "🌹",
    "\u{FFFD}",
  ]

  @Test func `phrases found by characters are those found by bytes, in the same order`() {
    let automaton = PhraseAutomaton(Self.phrases)
    var scratch = PlaceScratch()
    var state: UInt64 = 7
    for round in 0..<4000 {
      var text = ""
      for _ in 0..<(round % 90) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // One text in four has characters of two and four bytes.
        text += Self.pieces[Int(state >> 33) % (Self.pieces.count - (round % 4 == 0 ? 0 : 3))]
      }
      var bytes = Array(text.utf8)
      if round % 11 == 0, !bytes.isEmpty { bytes.removeLast() }
      var one: [PhraseMatch] = []
      var other: [PhraseMatch] = []
      bytes.withUnsafeBufferPointer { bytes in
        automaton.scan(bytes, into: &one)
        let count = automaton.scan(bytes, &scratch)
        other = Array(scratch.found[..<count])
      }
      #expect(one == other, "\(text)")
    }
  }

  @Test func `very long texts and very many phrases are found too`() {
    let automaton = PhraseAutomaton(Self.phrases)
    var scratch = PlaceScratch()
    for text in [String(repeating: "退", count: 2000), String(repeating: "不退款，", count: 4000)] {
      var one: [PhraseMatch] = []
      var other: [PhraseMatch] = []
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        automaton.scan(bytes, into: &one)
        let count = automaton.scan(bytes, &scratch)
        other = Array(scratch.found[..<count])
      }
      #expect(!one.isEmpty && one == other)
    }
  }

  @Test func `second parts are looked for behind first parts alone, and pairs found all the same`() {
    let finder = PhraseFinder(["订…退", "秤…准", "不…退", "不准", "电话…没", "没收", "退款"], signs: ["没", "但"])
    let pieces = ["订", "退", "秤", "准", "不", "电话", "没", "收", "，", "款", "很", "店", "但"]
    var state: UInt64 = 11
    var (one, other) = (PhraseScratch(), PhraseScratch())
    for round in 0..<6000 {
      var text = ""
      for _ in 0..<(round % 40) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      Array(text.utf8).withUnsafeBufferPointer { finder.find($0, &one) }
      // The character of two bytes at the end has the text read by bytes.
      Array((text + "é").utf8).withUnsafeBufferPointer { finder.find($0, &other) }
      #expect(one.matches == other.matches && one.signs == other.signs, "\(text)")
    }
  }
}
