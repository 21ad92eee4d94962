/// Where clauses begin and end, and what lies between two places.
extension NegationScene {
  /// Whether any word stands in the text that can take a phrase's meaning away.
  var mayDeny: Bool {
    has(.refusal) || has(.refusalTail) || has(.absence) || has(.concession) || has(.settled) || has(.resolvedTail)
      || has(.thanks) || has(.lack) || has(.contrast)
  }

  /// Parts that are denied as a whole, whatever they name: 不是说…, and what stands between 虽然 and the turn.
  var deniedParts: [Range<Int32>] {
    signs.indices.compactMap { place in
      let (sign, kind) = signs[place]
      guard kind == .refusal || kind == .concession else { return nil }
      if kind == .refusal { return sign.start..<part(of: sign).upperBound }
      let next = nextContrast(from: place)
      guard next < signs.count, signs[next].match.start - sign.end <= Self.longestConcession else { return nil }
      return sign.start..<signs[next].match.start
    }
  }

  /// What a phrase is said in: its clause, from one turn («但») to the next.
  func part(of match: PhraseMatch) -> Range<Int32> {
    guard let clause = clause(of: match.start) else { return match.start..<match.end }
    var (start, end) = (clause.lowerBound, clause.upperBound)
    for place in contrasts {
      let turn = signs[place].match
      if turn.end <= match.start { start = max(start, turn.start) }
      if turn.start >= match.end {
        end = min(end, turn.start)
        break
      }
    }
    return start..<max(end, match.end)
  }

  /// The bounds of the clause that holds a place; nil on a stop.
  func clause(of place: Int32) -> Range<Int32>? {
    var low = 0
    var high = clauseEnds.count
    while low < high {
      let middle = (low + high) / 2
      if clauseEnds[middle] > place { high = middle } else { low = middle + 1 }
    }
    guard low < clauseEnds.count else { return nil }
    var start: Int32 = 0
    if low > 0 {
      let end = Int(clauseEnds[low - 1])
      start = Int32(end + ClauseStops.stopLength(text, at: end))
    }
    // Who leaves out all stops is read within a page.
    return place >= start ? max(start, place - Self.page)..<min(clauseEnds[low], place + Self.page) : nil
  }

  static func clauseEnds(_ text: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var result: [Int32] = []
    var index = 0
    while index < text.count {
      // Nearly all characters have three bytes and are no stop.
      let first = text[index]
      if first > 0xE3, first < 0xEF, index + 2 < text.count, text[index + 1] & text[index + 2] & 0xC0 == 0x80 {
        index += 3
        continue
      }
      let length = ClauseStops.stopLength(text, at: index)
      if length > 0 { result.append(Int32(index)) }
      index += max(length, 1)
    }
    result.append(Int32(text.count))
    return result
  }

  func characters(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<max(start, end) where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A stop of a sentence, or what joins a list: 、 and 和.
  func hasStop(_ start: Int, _ end: Int) -> Bool {
    for index in start..<max(start, end) {
      if ClauseStops.stopLength(text, at: index) > 0 || joint(index, end) == 0x81 || joint(index, end) == 0x8C {
        return true
      }
    }
    return false
  }

  func isListJoint(_ start: Int, _ end: Int) -> Bool {
    guard start < end, end - start <= 16, characters(start, end) <= 4 else { return false }
    return (start..<end).contains { joint($0, end) != 0 }
  }

  /// The last byte of 、 (0x81), 和 (0x8C), 及, 与 or 或 where one begins at a place; else 0.
  func joint(_ index: Int, _ end: Int) -> UInt8 {
    guard index + 2 < end else { return 0 }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE3, 0x80, 0x81), (0xE5, 0x92, 0x8C), (0xE5, 0x8F, 0x8A), (0xE4, 0xB8, 0x8E), (0xE6, 0x88, 0x96):
      return text[index + 2]
    default: return 0
    }
  }
}
