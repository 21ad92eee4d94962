public import Characters
internal import SparseRows

/// Memory for finding phrases, so that a text costs none; one for each thread.
public struct PhraseScratch: Sendable {
  /// What ``PhraseFinder/find(_:_:)`` found.
  public internal(set) var matches: [PhraseMatch] = []
  /// Spans that say what is not so, in the order of the text: what a model reads without.
  public internal(set) var masks: [Range<Int32>] = []
  /// Words of another kind that were looked for in the same pass, the longest of those that overlap; numbered by themselves.
  var signs: [PhraseMatch] = []
  var places = PlaceScratch()
  /// The characters of the text that was read last.
  public var characters: TextCharacters {
    @inline(__always) _read { yield places.characters }
    @inline(__always) _modify { yield &places.characters }
  }
  fileprivate var open: [PhraseMatch] = []
  fileprivate var pairs: [PhrasePair] = []
  public init() {}
}

/// A phrase in two parts that was found.
private struct PhrasePair: Sendable {
  var start: Int32
  var openEnd: Int32
  var closeStart: Int32
  var end: Int32
  var phrase: Int32
}

/// Finds phrases in a text, the longest of those that overlap, and phrases in two parts: `秤…准` stands wherever its second part
/// follows the first within a few characters of the same clause.
public struct PhraseFinder: Sendable {
  /// Characters between the parts.
  static let reach = 8
  private let automaton: PhraseAutomaton
  private let meanings: FoundTable
  private let hasPairs: Bool

  /// - Parameters:
  ///   - phrases: `a…b` is a phrase in two parts.
  ///   - signs: words that are told apart from phrases, and hide none.
  public init(_ phrases: [String], signs words: [String] = []) {
    var texts: [String] = []
    var entries: [FoundTable.Entry] = []
    var numbers: [String: Int] = [:]
    func entry(_ text: Substring) -> Int {
      let key = String(text)
      if let number = numbers[key] { return number }
      numbers[key] = texts.count
      texts.append(key)
      entries.append(FoundTable.Entry())
      return texts.count - 1
    }
    for (index, phrase) in phrases.enumerated() {
      let parts = phrase.split(separator: "…", omittingEmptySubsequences: true)
      if parts.count == 2 {
        entries[entry(parts[0])].opens.append(Int32(index))
        entries[entry(parts[1])].closes.append(Int32(index))
      } else {
        let number = entry(Substring(phrase))
        if entries[number].whole < 0 { entries[number].whole = Int32(index) }
      }
    }
    for (index, word) in words.enumerated() {
      let number = entry(Substring(word))
      if entries[number].sign < 0 { entries[number].sign = Int32(index) }
    }
    automaton = PhraseAutomaton(
      texts, opens: entries.map { !$0.opens.isEmpty },
      isTail: entries.map { !$0.closes.isEmpty && $0.opens.isEmpty && $0.whole < 0 && $0.sign < 0 }, reach: Self.reach)
    meanings = FoundTable(entries)
    hasPairs = entries.contains { !$0.opens.isEmpty }
  }

  /// Replaces what is in `scratch.matches` by what the text holds, in its order. Of overlapping phrases the longest stands.
  ///
  /// - Parameter isRead: the characters of the scratch are those of the text already.
  public func find(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout PhraseScratch, isRead: Bool = false) {
    scratch.matches.removeAll(keepingCapacity: true)
    scratch.signs.removeAll(keepingCapacity: true)
    scratch.masks.removeAll(keepingCapacity: true)
    let count = automaton.scan(text, &scratch.places, isRead: isRead)
    if count == 0 { return }
    scratch.pairs.removeAll(keepingCapacity: true)
    if hasPairs { findPairs(text, count, &scratch) }
    let (wholes, signs) = (meanings.wholes.base, meanings.signs.base)
    for index in 0..<count {
      let match = scratch.places.found[index]
      let number = Int(match.phrase)
      if signs[number] >= 0 {
        scratch.signs.append(PhraseMatch(start: match.start, end: match.end, phrase: signs[number]))
      }
      if wholes[number] >= 0 {
        scratch.matches.append(PhraseMatch(start: match.start, end: match.end, phrase: wholes[number]))
      }
    }
    keepLongest(&scratch.matches)
    keepLongest(&scratch.signs)
    if !scratch.pairs.isEmpty { add(scratch.pairs, to: &scratch.matches) }
  }

  private func findPairs(_ text: UnsafeBufferPointer<UInt8>, _ count: Int, _ scratch: inout PhraseScratch) {
    let (starts, numbers) = (meanings.partStarts.base, meanings.parts.base)
    // Most texts hold no first part of a pair.
    var index = 0
    while index < count {
      let number = Int(scratch.places.found[index].phrase) * 2
      if starts[number + 1] < starts[number + 2] { break }
      index += 1
    }
    if index == count { return }
    scratch.open.removeAll(keepingCapacity: true)
    while index < count {
      let match = scratch.places.found[index]
      index += 1
      let number = Int(match.phrase) * 2
      for place in starts[number]..<starts[number + 1] {
        let phrase = numbers[Int(place)]
        var last = scratch.open.count - 1
        while last >= 0, scratch.open[last].phrase != phrase || scratch.open[last].end > match.start { last -= 1 }
        guard last >= 0 else { continue }
        let opening = scratch.open[last]
        guard isNear(text, Int(opening.end), Int(match.start)) else { continue }
        scratch.pairs.append(
          PhrasePair(
            start: opening.start, openEnd: opening.end, closeStart: match.start, end: match.end, phrase: phrase))
      }
      for place in starts[number + 1]..<starts[number + 2] {
        scratch.open.append(PhraseMatch(start: match.start, end: match.end, phrase: numbers[Int(place)]))
      }
      // What lies far back can be no first part any more.
      if scratch.open.count > 64 { scratch.open.removeFirst(32) }
    }
  }

  /// Whether no stop and only a few characters lie between.
  private func isNear(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.reach * 3 else { return false }
    var characters = 0
    var index = start
    while index < end {
      let length = ClauseStops.stopLength(text, at: index)
      if length > 0 { return false }
      characters += 1
      index += max(1, ClauseStops.characterLength(text[index]))
    }
    return characters <= Self.reach
  }

  /// A part that lies inside a longer phrase («标准» in «标准间») is none.
  private func add(_ pairs: [PhrasePair], to matches: inout [PhraseMatch]) {
    let plain = matches
    for pair in pairs
    where !isInside(pair.start, pair.openEnd, plain) && !isInside(pair.closeStart, pair.end, plain) {
      matches.append(PhraseMatch(start: pair.start, end: pair.end, phrase: pair.phrase))
    }
    sortInPlace(&matches) { ($0.start, $0.end, $0.phrase) < ($1.start, $1.end, $1.phrase) }
  }

  /// Whether a longer match covers a place. The matches do not overlap, so that the last that begins there or before is the only one
  /// in question.
  private func isInside(_ start: Int32, _ end: Int32, _ matches: [PhraseMatch]) -> Bool {
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].start > start { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return false }
    let match = matches[low - 1]
    return end <= match.end && match.end - match.start > end - start
  }
}

/// Where a clause ends.
enum ClauseStops {
  /// Bytes of the stop at a place; 0 where there is none. 、 joins a list and stops nothing here.
  @inline(__always)
  static func stopLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = text[index]
    if first < 0x80 { return first == 0x2C || first == 0x3B || first == 0x21 || first == 0x3F || first == 10 ? 1 : 0 }
    guard index + 2 < text.count else { return 0 }
    if first == 0xE3 { return text[index + 1] == 0x80 && text[index + 2] == 0x82 ? 3 : 0 }  // 。
    guard first == 0xEF, text[index + 1] == 0xBC else { return 0 }
    let last = text[index + 2]
    return last == 0x8C || last == 0x9B || last == 0x81 || last == 0x9F ? 3 : 0  // ，；！？
  }

  @inline(__always)
  static func characterLength(_ first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}
