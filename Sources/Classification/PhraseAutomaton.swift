/// Where a phrase was found: byte offsets into the text, end exclusive.
public struct PhraseMatch: Sendable, Equatable {
  public var start: Int32
  public var end: Int32
  /// Index of the phrase in the automaton's list.
  public var phrase: Int32
}

/// Finds all of many phrases in one pass over UTF-8 (Aho and Corasick, CACM 18:6, 1975), as a full table over classes of
/// characters: every character that no phrase holds shares class 0, so the table stays small and a text is read at hundreds of
/// megabytes a second. Letters match in either case and either width, characters in their simplified and traditional forms.
public struct PhraseAutomaton: Sendable {
  /// Scalar (below 65536) to class.
  private let classes: [UInt16]
  /// `state * classCount + class` to state; state 0 is the root.
  private let next: [UInt16]
  private let classCount: Int
  /// First of the state's phrases in `outputs`, and behind it that of the next state.
  private let outputStart: [Int32]
  private let outputs: [Int32]
  /// Characters in each phrase.
  private let lengths: [Int32]

  /// - Precondition: fewer than 65,535 characters in all phrases together.
  public init(_ phrases: [String]) {
    var builder = Builder()
    for (index, phrase) in phrases.enumerated() { builder.add(phrase, Int32(index)) }
    builder.link()
    classes = builder.classes
    classCount = builder.classCount
    next = builder.table()
    var starts: [Int32] = []
    var outputs: [Int32] = []
    for state in builder.found {
      starts.append(Int32(outputs.count))
      outputs += state
    }
    starts.append(Int32(outputs.count))
    outputStart = starts
    self.outputs = outputs
    lengths = phrases.map { Int32($0.unicodeScalars.count) }
  }

  /// Appends every occurrence of every phrase, by where it ends.
  public func scan(_ text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]) {
    guard let bytes = text.baseAddress else { return }
    let count = text.count
    classes.withUnsafeBufferPointer { classes in
      next.withUnsafeBufferPointer { next in
        outputStart.withUnsafeBufferPointer { outputStart in
          var position = 0
          var state = 0
          while position < count {
            let first = bytes[position]
            var scalar: Int
            if first < 0x80 {
              scalar = Int(first)
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
            state = character == 0 ? 0 : Int(next[state * classCount + character])
            if outputStart[state] != outputStart[state + 1] {
              emit(state, endingAt: min(position, count), bytes, &matches)
            }
          }
        }
      }
    }
  }

  private func emit(_ state: Int, endingAt end: Int, _ bytes: UnsafePointer<UInt8>, _ matches: inout [PhraseMatch]) {
    for index in Int(outputStart[state])..<Int(outputStart[state + 1]) {
      let phrase = outputs[index]
      // The folded widths of characters differ, so the beginning is found by stepping back over characters.
      var start = end
      for _ in 0..<lengths[Int(phrase)] {
        start -= 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      }
      matches.append(PhraseMatch(start: Int32(start), end: Int32(end), phrase: phrase))
    }
  }
}

private struct Builder {
  var classes = [UInt16](repeating: 0, count: 65_536)
  var classCount = 1
  private var children: [[UInt16: Int]] = [[:]]
  private var failure: [Int] = [0]
  var found: [[Int32]] = [[]]
  private var order: [Int] = []

  mutating func add(_ phrase: String, _ index: Int32) {
    var state = 0
    for scalar in phrase.unicodeScalars {
      let character = classOf(scalar)
      if let child = children[state][character] {
        state = child
      } else {
        children.append([:])
        failure.append(0)
        found.append([])
        children[state][character] = children.count - 1
        state = children.count - 1
      }
    }
    if state != 0 { found[state].append(index) }
  }

  /// The class of a character, shared by its cases and widths. Characters beyond the basic plane have none and end a match.
  private mutating func classOf(_ scalar: UnicodeScalar) -> UInt16 {
    var value = Int(scalar.value)
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if (0x41...0x5A).contains(value) { value += 0x20 }
    value = CharacterForms.simplified[value] ?? value
    guard value < 65_536 else { return 0 }
    if classes[value] == 0 {
      classes[value] = UInt16(classCount)
      if (0x61...0x7A).contains(value) {
        classes[value - 0x20] = UInt16(classCount)
        classes[value - 0x20 + 0xFEE0] = UInt16(classCount)
      }
      if (0x21...0x7E).contains(value) { classes[value + 0xFEE0] = UInt16(classCount) }
      for form in CharacterForms.variants[value] ?? [] where classes[form] == 0 { classes[form] = UInt16(classCount) }
      classCount += 1
    }
    return classes[value]
  }

  /// Breadth first: where to go on when a character does not fit, and what else ends there.
  mutating func link() {
    order = children[0].sorted { $0.key < $1.key }.map(\.value)
    var head = 0
    while head < order.count {
      let state = order[head]
      head += 1
      for (character, child) in children[state].sorted(by: { $0.key < $1.key }) {
        var fallback = failure[state]
        while fallback != 0, children[fallback][character] == nil { fallback = failure[fallback] }
        let target = children[fallback][character] ?? 0
        failure[child] = target == child ? 0 : target
        found[child] += found[failure[child]]
        order.append(child)
      }
    }
  }

  func table() -> [UInt16] {
    precondition(children.count < 65_536, "the phrases are too many for one table")
    var table = [UInt16](repeating: 0, count: children.count * classCount)
    for (character, child) in children[0] { table[Int(character)] = UInt16(child) }
    for state in order {
      let from = failure[state] * classCount
      for character in 0..<classCount { table[state * classCount + character] = table[from + character] }
      for (character, child) in children[state] { table[state * classCount + Int(character)] = UInt16(child) }
    }
    return table
  }
}

/// Keeps of overlapping matches the longest, of equally long ones the first; the rest stands in the order of the text.
public func keepLongest(_ matches: inout [PhraseMatch]) {
  guard matches.count > 1 else { return }
  // Nearly every text has few matches. Very long texts are resolved from left to right, which needs no comparing of all pairs.
  let isLong = matches.count > 256
  matches.sort { left, right in
    let (leftLength, rightLength) = (left.end - left.start, right.end - right.start)
    if isLong { return (left.start, -leftLength, left.phrase) < (right.start, -rightLength, right.phrase) }
    return (-leftLength, left.start, left.phrase) < (-rightLength, right.start, right.phrase)
  }
  var kept: [PhraseMatch] = []
  for match in matches {
    let overlaps =
      isLong
      ? (kept.last.map { $0.end > match.start } ?? false)
      : kept.contains { $0.start < match.end && match.start < $0.end }
    if !overlaps { kept.append(match) }
  }
  kept.sort { $0.start < $1.start }
  matches = kept
}
