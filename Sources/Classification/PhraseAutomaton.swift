internal import Characters
internal import SparseRows

/// Where a phrase was found: byte offsets into the text, end exclusive.
public struct PhraseMatch: Sendable, Equatable {
  public var start: Int32
  public var end: Int32
  /// Index of the phrase in the automaton's list.
  public var phrase: Int32
}

/// Finds all of many phrases in one pass over UTF-8 (Aho and Corasick, CACM 18:6, 1975). Characters are read as classes: every
/// character that no phrase holds is class 0, letters are the same in either case and either width, characters in their
/// simplified and traditional forms.
///
/// Most states go on where the root would go on, so each state keeps only the steps that differ, and these rows lie in one another's
/// gaps (``SparseRows/RowComb``): the table is small enough for the nearest cache, and a step costs one look.
public struct PhraseAutomaton: Sendable {
  /// A step of the state whose row begins at `owner`.
  struct Step: BitwiseCopyable, Sendable {
    var owner: UInt32 = .max
    /// Where the row of the next state begins, 0: nothing but the root's steps; with ``found`` where a phrase ends there.
    var target: UInt32 = 0
  }

  static let found: UInt32 = 1 << 31
  /// Scalar (below 65536) to class.
  private let classes: FixedTable<UInt16>
  private let steps: FixedTable<Step>
  /// Class to ``Step/target`` from the root.
  private let root: FixedTable<UInt32>
  /// First of the phrases that end with a step, in `outputs`, and behind it that of the next step; the root's steps come last.
  private let outputStart: FixedTable<Int32>
  private let outputs: FixedTable<Int32>
  /// Bytes of each phrase where all its characters and their other forms take three; 0: they differ, and the beginning is found by
  /// stepping back over characters.
  private let widths: FixedTable<Int32>
  /// Characters in each phrase.
  private let lengths: FixedTable<Int32>
  private let tables: PhraseTables

  /// - Parameters:
  ///   - opens: whether each phrase is the first part of others, whose second parts begin within `reach` characters behind it.
  ///   - isTail: whether each is such a second part and nothing else, and need not be found elsewhere.
  init(_ phrases: [String], opens: [Bool] = [], isTail: [Bool] = [], reach: Int = 0) {
    var trie = PhraseTrie()
    for (index, phrase) in phrases.enumerated() { trie.add(phrase, Int32(index)) }
    trie.link()
    classes = FixedTable(trie.classes)
    let comb = PhraseComb(trie)
    steps = FixedTable(comb.steps)
    root = FixedTable(comb.root)
    outputStart = FixedTable(comb.outputStart)
    outputs = FixedTable(comb.outputs)
    widths = FixedTable(
      phrases.map { phrase in
        let isHan = phrase.unicodeScalars.allSatisfy { (0x2E80...0x9FFF).contains($0.value) }
        return isHan ? Int32(phrase.unicodeScalars.count * 3) : 0
      })
    lengths = FixedTable(phrases.map { Int32($0.unicodeScalars.count) })
    var beginnings = PhraseBeginnings()
    trie.forEachBeginning(isTail: { !isTail.isEmpty && isTail[Int($0)] }) {
      beginnings.add($0, $1)
    } tail: {
      beginnings.add(tail: $0)
    }
    let characters = lengths
    beginnings.lengths = phrases.indices.map { characters[$0] * 2 + (opens.isEmpty || !opens[$0] ? 0 : 1) }
    beginnings.reach = reach
    tables = PhraseTables(
      classes: classes, steps: steps, root: root, outputStart: outputStart, outputs: outputs,
      beginnings: beginnings)
  }

  /// Finds every occurrence of every phrase, by where it ends, but for second parts out of reach. A text whose characters could not be
  /// read is read by bytes.
  ///
  /// - Parameter isRead: its characters are there already.
  /// - Returns: the number of those in `scratch.found` that are the text's.
  func scan(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout PlaceScratch, isRead: Bool = false) -> Int {
    if !isRead { scratch.characters.read(text) }
    if let count = tables.scan(&scratch) { return count }
    scratch.found.removeAll(keepingCapacity: true)
    scan(text, into: &scratch.found)
    return scratch.found.count
  }

  /// Appends every occurrence of every phrase, by where it ends.
  public func scan(_ text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]) {
    guard let bytes = text.baseAddress else { return }
    let count = text.count
    let (classes, steps, root, stepCount) = (classes.base, steps.base, root.base, steps.count)
    var position = 0
    var base: UInt32 = 0
    while position < count {
      let first = bytes[position]
      var scalar = Int(first)
      if first < 0x80 {
        position += 1
      } else if first >= 0xE0, first < 0xF0, position + 2 < count {
        scalar = Int(first & 0x0F) << 12 | Int(bytes[position + 1] & 0x3F) << 6 | Int(bytes[position + 2] & 0x3F)
        position += 3
      } else {
        // Two and four bytes are rare here; four-byte characters are in no class.
        scalar =
          first < 0xE0 && position + 1 < count ? Int(first & 0x1F) << 6 | Int(bytes[position + 1] & 0x3F) : 0
        position += first < 0xE0 ? 2 : 4
      }
      let character = Int(classes[scalar])
      let slot = Int(base) &+ character
      let step = steps[slot]
      let isOwn: UInt32 = step.owner == base ? .max : 0
      // Both are looked up and one is taken by its bits: to wait for the comparison would cost more.
      let fallback = root[character]
      let target = fallback ^ ((fallback ^ step.target) & isOwn)
      base = target & ~Self.found
      if target & Self.found != 0 {
        emit(isOwn != 0 ? slot : stepCount + character, endingAt: min(position, count), bytes, &matches)
      }
    }
  }

  private func emit(_ place: Int, endingAt end: Int, _ bytes: UnsafePointer<UInt8>, _ matches: inout [PhraseMatch]) {
    for index in Int(outputStart[place])..<Int(outputStart[place + 1]) {
      let phrase = outputs[index]
      var start = end - Int(widths[Int(phrase)])
      if widths[Int(phrase)] == 0 {
        start = end
        for _ in 0..<lengths[Int(phrase)] {
          start -= 1
          while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
      }
      matches.append(PhraseMatch(start: Int32(start), end: Int32(end), phrase: phrase))
    }
  }
}

/// The steps of all states in one table.
private struct PhraseComb {
  var steps: [PhraseAutomaton.Step] = []
  var root: [UInt32] = []
  var outputStart: [Int32] = []
  var outputs: [Int32] = []

  init(_ trie: PhraseTrie) {
    let rows = Self.rows(trie)
    let comb = RowComb(rows.map { row in row.map { Int($0.character) } })
    steps = Array(repeating: PhraseAutomaton.Step(), count: comb.length + trie.classCount)
    // The state behind each step, the root's behind all others.
    var ends = Array(repeating: 0, count: steps.count + trie.classCount)
    func target(_ state: Int) -> UInt32 {
      UInt32(comb.bases[state]) | (trie.found[state].isEmpty ? 0 : PhraseAutomaton.found)
    }
    for (state, row) in rows.enumerated() {
      for (character, next) in row {
        let slot = comb.bases[state] + Int(character)
        steps[slot] = PhraseAutomaton.Step(owner: UInt32(comb.bases[state]), target: target(next))
        ends[slot] = next
      }
    }
    root = Array(repeating: 0, count: trie.classCount)
    for (character, next) in trie.children(of: 0) where character != 0 {
      root[Int(character)] = target(next)
      ends[steps.count + Int(character)] = next
    }
    outputStart = [0]
    for state in ends {
      outputs += trie.found[state]
      outputStart.append(Int32(outputs.count))
    }
  }

  /// What each state does otherwise than the root: its own steps and those of the states it falls back to.
  private static func rows(_ trie: PhraseTrie) -> [[(character: UInt16, next: Int)]] {
    var rows = [[UInt16: Int]](repeating: [:], count: trie.found.count)
    for state in trie.order {
      var row = rows[trie.fallback(of: state)]
      // Characters without a class end every match.
      for (character, child) in trie.children(of: state) where character != 0 { row[character] = child }
      rows[state] = row
    }
    return rows.map { row in row.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }
}
