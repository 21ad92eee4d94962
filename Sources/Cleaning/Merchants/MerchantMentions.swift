/// Finds the names of merchants inside texts.
struct MerchantMentions: Sendable {
  /// A name as the text has it, and all merchants that bear it.
  struct Mention: Equatable {
    var word: String
    var merchants: [Int]
  }

  private struct Name {
    var scalars: [Unicode.Scalar]
    var merchants: [Int]
  }

  /// Names by their first character, the longest first.
  private var names: [Unicode.Scalar: [Name]] = [:]
  /// Shorter names are ordinary words too often.
  private static let shortest = 3

  mutating func add(_ name: String, _ merchant: Int) {
    let scalars = Array(nameKey(name).unicodeScalars)
    guard scalars.count >= Self.shortest, let first = scalars.first else { return }
    var bearers = names[first] ?? []
    if let place = bearers.firstIndex(where: { $0.scalars == scalars }) {
      if !bearers[place].merchants.contains(merchant) {
        bearers[place].merchants.append(merchant)
        bearers[place].merchants.sort()
      }
    } else {
      bearers.append(Name(scalars: scalars, merchants: [merchant]))
      bearers.sort { $0.scalars.count > $1.scalars.count }
    }
    names[first] = bearers
  }

  /// The names that a text mentions, each once, in the order of the text; of two that overlap the longer.
  func find(in text: String) -> [Mention] {
    let scalars = Array(nameKey(text).unicodeScalars)
    var found: [Mention] = []
    var position = 0
    while position < scalars.count {
      guard let name = names[scalars[position]]?.first(where: { stands($0.scalars, at: position, in: scalars) }) else {
        position += 1
        continue
      }
      let mention = Mention(word: name.scalars.text(name.scalars.indices), merchants: name.merchants)
      if !found.contains(mention) { found.append(mention) }
      position += name.scalars.count
    }
    return found
  }

  private func stands(_ name: [Unicode.Scalar], at position: Int, in text: [Unicode.Scalar]) -> Bool {
    let end = position + name.count
    guard end <= text.count, text[position..<end].elementsEqual(name) else { return false }
    // LMH001 does not stand in LMH0012, nor 12 in 2012.
    let isWord: (Unicode.Scalar) -> Bool = { $0.isDigit || $0.isLetter }
    if isWord(name[0]), position > 0, isWord(text[position - 1]) { return false }
    if isWord(name[name.count - 1]), end < text.count, isWord(text[end]) { return false }
    return true
  }
}
