/// Phrases as a tree over classes of characters, with the state that each falls back to.
struct PhraseTrie {
  /// Scalar (below 65536) to class.
  private(set) var classes = [UInt16](repeating: 0, count: 65_536)
  private(set) var classCount = 1
  private var children: [[UInt16: Int]] = [[:]]
  private var failure: [Int] = [0]
  /// Phrases that end in a state.
  private(set) var found: [[Int32]] = [[]]
  /// All states but the root, the nearest to it first.
  private(set) var order: [Int] = []

  func children(of state: Int) -> [(UInt16, Int)] {
    children[state].sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
  func fallback(of state: Int) -> Int { failure[state] }

  /// What a phrase may begin with: two characters, as far as it has two. Characters that are nothing but tails are told apart.
  func forEachBeginning(
    isTail: (Int32) -> Bool, _ body: (_ first: UInt16, _ second: UInt16?) -> Void, tail: (UInt16) -> Void
  ) {
    var forms: [UInt16: [UInt16]] = [:]
    for (scalar, character) in classes.enumerated() where character != 0 {
      forms[character, default: []].append(UInt16(scalar))
    }
    for (character, child) in children(of: 0) where character != 0 {
      for first in forms[character] ?? [] {
        if found[child].allSatisfy(isTail) {
          if !found[child].isEmpty { tail(first) }
        } else {
          body(first, nil)
        }
        for (next, _) in children(of: child) where next != 0 {
          for second in forms[next] ?? [] { body(first, second) }
        }
      }
    }
  }

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
    order = children(of: 0).map(\.1)
    var head = 0
    while head < order.count {
      let state = order[head]
      head += 1
      for (character, child) in children(of: state) {
        var fallback = failure[state]
        while fallback != 0, children[fallback][character] == nil { fallback = failure[fallback] }
        let target = children[fallback][character] ?? 0
        failure[child] = target == child ? 0 : target
        found[child] += found[failure[child]]
        order.append(child)
      }
    }
  }
}
