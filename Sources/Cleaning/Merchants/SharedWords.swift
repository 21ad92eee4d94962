/// Words that many names share: 重庆市, 有限公司, 店, the name of a site. On scalars: the list has thousands of names, and searching
/// in strings would take longer than reading them.
struct SharedWords: Sendable {
  private let words: [[Unicode.Scalar]]

  /// - Parameter words: folded; taken out in this order.
  init(_ words: [String]) { self.words = words.map { Array($0.unicodeScalars) } }

  /// What is left of a folded name without them. A shop may be called 馆 and nothing else: a word stays where less than two
  /// characters would be left.
  func core(_ key: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var core = key
    for word in words where core.count >= word.count + 2 {
      let rest = without(word, core)
      if rest.count >= 2 { core = rest }
    }
    return core
  }

  private func without(_ word: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var rest: [Unicode.Scalar] = []
    var index = 0
    while index < text.count {
      if text[index] == word[0], text[index...].starts(with: word) {
        index += word.count
      } else {
        rest.append(text[index])
        index += 1
      }
    }
    return rest
  }
}
