import TextModel

/// Which of some texts a model learned from. A model keeps a short key of every text that it learned from.
struct SeenTexts {
  private static let name = "seen"
  private static let keysALine = 12

  /// The texts that the model has not seen.
  private(set) var others: LabelledTexts
  /// How many it has.
  private(set) var count = 0

  init(_ model: LearnedModel, _ texts: LabelledTexts) {
    others = texts
    let keys = Set(
      model.notes.filter { $0.name == Self.name }.flatMap { $0.value.split(separator: " ").map(String.init) })
    if !keys.isEmpty {
      others.texts.removeAll { keys.contains(TextIdentity.shortKey($0.text)) }
    } else {
      // A model of an earlier release tells whole files alone.
      let files = model.notes.first { $0.name == "texts_digest" }?.value.split(separator: " ").map(String.init) ?? []
      if !Set(files).isDisjoint(with: texts.parts) { others.texts = [] }
    }
    count = texts.texts.count - others.texts.count
  }

  /// What a model notes of the texts that it learned from: sorted, so that nothing is told of their order.
  static func notes(_ texts: [String]) -> [(name: String, value: String)] {
    let keys = Set(texts.map(TextIdentity.shortKey)).sorted()
    return stride(from: 0, to: keys.count, by: keysALine).map { start in
      (name, keys[start..<min(start + keysALine, keys.count)].joined(separator: " "))
    }
  }
}
