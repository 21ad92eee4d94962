import StationModel

/// Phrases that mean another code where one of some words stands near them: 维权 near 商标.
struct WordSenses: Sendable {
  private let senses: [WordSense]
  /// Where a phrase's other senses stand, by phrase; empty for nearly all.
  private let places: [Int32: [Int]]

  init(_ taxonomy: NeedTaxonomy) {
    senses = taxonomy.senses
    let words = senses.map(\.word)
    places = taxonomy.phrases.enumerated().reduce(into: [:]) { table, phrase in
      let own = words.indices.filter { words[$0] == phrase.element.rule }
      if !own.isEmpty { table[Int32(phrase.offset)] = own }
    }
  }

  /// What a phrase means in the company it stands in; nil: what it always means.
  func sense(of match: PhraseMatch, _ text: UnsafeBufferPointer<UInt8>, earlier: [Int32: WordSense]) -> WordSense? {
    guard !places.isEmpty, let own = places[match.phrase] else { return nil }
    for place in own {
      let sense = senses[place]
      let before = beginning(of: sense.within, before: Int(match.start), text)
      let after = end(of: sense.within, behind: Int(match.end), text)
      let sides = [
        String(decoding: text[before..<Int(match.start)], as: UTF8.self),
        String(decoding: text[Int(match.end)..<after], as: UTF8.self),
      ]
      if sense.unless.contains(where: { word in sides.contains { $0.contains(word) } }) { continue }
      let asked = sense.side == "before" ? sides.prefix(1) : sense.side == "after" ? sides.suffix(1) : sides[...]
      if !sense.side.isEmpty, earlier[match.phrase] == sense { return sense }
      if sense.near.contains(where: { word in asked.contains { $0.contains(word) } }) { return sense }
    }
    return nil
  }

  private func beginning(of count: Int, before start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, left) = (start, count)
    while index > 0, left > 0 {
      index -= 1
      if text[index] & 0xC0 != 0x80 { left -= 1 }
    }
    return index
  }

  private func end(of count: Int, behind end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, left) = (end, count)
    while index < text.count, left > 0 || text[index] & 0xC0 == 0x80 {
      if text[index] & 0xC0 != 0x80 { left -= 1 }
      index += 1
    }
    return index
  }
}
