/// Finds the names of merchants inside texts.
struct MerchantMentions: Sendable {
  /// A name as the text has it, and all merchants that bear it.
  struct Mention: Equatable {
    var word: String
    var merchants: [Int]
  }

  private var bearers: [[Unicode.Scalar]: [Int]] = [:]
  /// How long the names are that begin with a character, the longest first.
  private var lengths: [Unicode.Scalar: [Int]] = [:]
  /// Shorter names are ordinary words too often.
  private static let shortest = 3

  mutating func add(_ name: String, _ merchant: Int) {
    let scalars = Array(nameKey(name).unicodeScalars)
    guard scalars.count >= Self.shortest, let first = scalars.first else { return }
    if bearers[scalars]?.contains(merchant) == true { return }
    bearers[scalars, default: []].append(merchant)
    bearers[scalars]?.sort()
    if lengths[first]?.contains(scalars.count) != true {
      lengths[first] = (lengths[first, default: []] + [scalars.count]).sorted(by: >)
    }
  }

  /// The names that a text mentions, each once, in the order of the text; of two that overlap the longer.
  func find(in text: String) -> [Mention] {
    let scalars = Array(nameKey(text).unicodeScalars)
    var found: [Mention] = []
    var position = 0
    while position < scalars.count {
      guard let (length, merchants) = name(at: position, in: scalars) else {
        position += 1
        continue
      }
      let mention = Mention(word: scalars.text(position..<position + length), merchants: merchants)
      if !found.contains(mention) { found.append(mention) }
      position += length
    }
    return found
  }

  private func name(at position: Int, in scalars: [Unicode.Scalar]) -> (length: Int, merchants: [Int])? {
    for length in lengths[scalars[position]] ?? [] where position + length <= scalars.count {
      let name = Array(scalars[position..<position + length])
      if let merchants = bearers[name], stands(name, at: position, in: scalars) { return (length, merchants) }
    }
    return nil
  }

  private func stands(_ name: [Unicode.Scalar], at position: Int, in text: [Unicode.Scalar]) -> Bool {
    let end = position + name.count
    // LMH001 does not stand in LMH0012, nor 12 in 2012.
    let isWord: (Unicode.Scalar) -> Bool = { $0.isDigit || $0.isLetter }
    if isWord(name[0]), position > 0, isWord(text[position - 1]) { return false }
    if isWord(name[name.count - 1]), end < text.count, isWord(text[end]) { return false }
    return true
  }
}
