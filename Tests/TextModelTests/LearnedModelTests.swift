import Foundation
import TextModel
import Testing

@Suite struct LearnedModelTests {
  /// Invented remarks, each about one of three things.
  private func set(several: Bool = false) -> TrainingSet {
    var set = TrainingSet()
    set.labelNames = ["茶", "船", "灯"]
    let words = [["龙井很香", "红茶偏苦", "茶汤清亮"], ["船票难买", "渡船晚点", "船舱太挤"], ["灯牌不亮", "彩灯好看", "路灯坏了"]]
    for number in 0..<60 {
      let first = number % 3
      var text = words[first][number / 3 % 3] + "第\(number)次"
      var labels = [first]
      if several, number % 4 == 0 {
        text += "，" + words[(first + 1) % 3][number % 3]
        labels.append((first + 1) % 3)
      }
      set.texts.append(Array(text.utf8))
      set.labels.append(labels)
    }
    set.isMultiLabel = several
    return set
  }

  private func labels(_ model: LearnedModel, _ text: String) -> Set<String> {
    var scratch = LearnedModel.Scratch()
    Array(text.utf8).withUnsafeBufferPointer { model.score($0, into: &scratch) }
    return Set(model.decide(scratch.scores).map { model.labels[$0.label] })
  }

  @Test func `a model tells apart what it learned from`() {
    let model = Trainer(TrainingOptions()).train(set())
    #expect(labels(model, "茶汤很香") == ["茶"])
    #expect(labels(model, "渡船太挤") == ["船"])
    #expect(labels(model, "ＬＥＤ彩灯坏了") == ["灯"])
  }

  @Test func `a text of two subjects gets two labels`() {
    let model = Trainer(TrainingOptions()).train(set(several: true))
    #expect(labels(model, "渡船晚点，路灯坏了") == ["船", "灯"])
    #expect(labels(model, "红茶偏苦") == ["茶"])
  }

  @Test func `the same seed gives the same bytes on any number of threads`() {
    var options = TrainingOptions()
    let one = Trainer(options).train(set(several: true)).encoded()
    options.threads = 3
    #expect(Trainer(options).train(set(several: true)).encoded() == one)
  }

  @Test func `a model that was written is read as the same`() throws {
    let model = Trainer(TrainingOptions()).train(set())
    var line = 0
    let again = try #require(LearnedModel(model.encoded(), wrongLine: &line))
    #expect(again.encoded() == model.encoded())
    var broken = model.encoded()
    broken.append(contentsOf: "茶\tx\t0:1\n".utf8)
    #expect(LearnedModel(broken, wrongLine: &line) == nil)
    #expect(line == broken.count { $0 == 10 })
  }

  @Test(
    arguments: [
      [], Array("😀😀".utf8), [0xFF, 0xFE, 0x80, 0xE8], Array(repeating: 0xE8, count: 100), Array("\u{0}\t\n".utf8),
      Array(String(repeating: "茶", count: 300_000).utf8),
    ] as [[UInt8]])
  func `no text stops a model`(text: [UInt8]) {
    let model = Trainer(TrainingOptions()).train(set())
    var scratch = LearnedModel.Scratch()
    text.withUnsafeBufferPointer { model.score($0, into: &scratch) }
    let given = model.decide(scratch.scores)
    #expect(given.count == 1)
    #expect(given.allSatisfy { (0...1).contains($0.confidence) })
  }

  @Test func `votes that are always right outweigh the model`() {
    var set = set()
    // What the texts say has nothing to do with the labels here.
    set.labels = set.labels.indices.map { [$0 * 7 % 11 % 3] }
    for labels in set.labels { set.votes += (0..<3).map { labels.contains($0) ? .first : .silent } }
    let model = Trainer(TrainingOptions()).train(set)
    var scratch = LearnedModel.Scratch()
    Array("说不清".utf8).withUnsafeBufferPointer { model.score($0, into: &scratch) }
    #expect(model.decide(scratch.scores, votes: [.silent, .silent, .first]).first?.label == 2)
  }

  @Test func `folds are dealt evenly and by the seed alone`() {
    let labels = (0..<100).map { [$0 % 4] }
    let parts = dealtFolds(labels, into: 5, seed: 7)
    for part in 0..<5 { #expect(parts.count { $0 == part } == 20) }
    #expect(parts == dealtFolds(labels, into: 5, seed: 7))
    #expect(parts != dealtFolds(labels, into: 5, seed: 8))
  }

  @Test func `texts that say the same lie in one fold`() {
    let keys = ["秤不准！", "秤 不准", "停车难", "秤不准", "ＡＢ", "ab。"].map(TextIdentity.key)
    #expect(Set(keys).count == 3)
    let parts = dealtFolds([[0], [0], [0], [1], [1], [1]], alike: keys, into: 3, seed: 1)
    #expect(parts[0] == parts[1] && parts[0] == parts[3] && parts[4] == parts[5])
    #expect(Set(parts).count == 3)
    #expect(TextIdentity.repeated(["秤不准！", "秤 不准", "停车难"]) == 1)
    #expect(TextIdentity.shortKey("秤不准").count == 12)
    #expect(TextIdentity.key("……") != TextIdentity.key("？"))
  }
}
