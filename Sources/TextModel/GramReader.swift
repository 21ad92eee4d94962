internal import Glibc
internal import SparseRows

/// Reads a text as features: its grams that a vocabulary knows, each with (1 + ln tf)·idf, scaled to length 1. Characters are those of
/// ``GramScanner``.
final class GramReader: Sendable {
  private let tree: GramTree
  private let rarity: FixedTable<Float>
  private let longest: Int

  init(_ vocabulary: Vocabulary) {
    tree = GramTree(vocabulary.grams)
    rarity = FixedTable(vocabulary.rarity)
    longest = vocabulary.longest
  }

  /// Memory that reading texts needs, so that none is taken for each of them. One for each thread.
  struct Scratch: Sendable {
    var characters: [UInt16] = []
    /// How often the text has the gram, 0 between texts; nodes that are no grams have 1 or more, so that they never count as new.
    fileprivate var times: [UInt8] = []
    /// The first ``count`` are the text's.
    fileprivate(set) var features: [Int32] = []
    fileprivate(set) var values: [Float] = []
    fileprivate(set) var count = 0
    /// Features that occur more than once, with 1 + ln tf.
    fileprivate(set) var repeats: [(feature: Int, damped: Float)] = []
  }

  func read(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    prepare(&scratch, min(text.count, GramScanner.most) + 2)
    let length = tree.classes.read(text, into: &scratch.characters)
    findGrams(length, &scratch)
    weigh(&scratch)
  }

  /// Finds the features without their values, and those that occur more than once.
  func find(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    prepare(&scratch, min(text.count, GramScanner.most) + 2)
    let length = tree.classes.read(text, into: &scratch.characters)
    findGrams(length, &scratch)
    forget(&scratch)
  }

  private func prepare(_ scratch: inout Scratch, _ length: Int) {
    if scratch.times.count != tree.count {
      scratch.times = Array(repeating: 0, count: rarity.count) + Array(repeating: 1, count: tree.count - rarity.count)
    }
    if scratch.characters.count < length {
      let room = max(length, 256)
      scratch.characters = Array(repeating: 0, count: room)
      scratch.features = Array(repeating: 0, count: room * 3)
      scratch.values = Array(repeating: 0, count: room * 3)
    }
  }

  /// The text's grams in the order in which they first occur, and how often each does.
  private func findGrams(_ length: Int, _ scratch: inout Scratch) {
    scratch.count = 0
    guard length > 2 else { return }
    scratch.count = scratch.characters.withUnsafeBufferPointer { characters in
      scratch.times.withUnsafeMutableBufferPointer { times in
        scratch.features.withUnsafeMutableBufferPointer { features in
          let finder = Finder(tree: tree, times: times, features: features)
          return longest > 2
            ? finder.findTriples(characters, length) : finder.findPairs(characters, length, longest > 1)
        }
      }
    }
  }

  private struct Finder {
    let tree: GramTree
    let times: UnsafeMutableBufferPointer<UInt8>
    let features: UnsafeMutableBufferPointer<Int32>

    /// Without a branch: what is no gram, or no new one, is written too, and overwritten by the next.
    @inline(__always)
    private func note(_ node: UInt32, _ found: inout Int) {
      let before = times[Int(node)]
      features[found] = Int32(truncatingIfNeeded: node)
      found &+= before == 0 ? 1 : 0
      times[Int(node)] = before == .max ? before : before &+ 1
    }

    @inline(__always)
    private func below(_ node: UInt32, _ base: UInt32, _ character: UInt16) -> UInt32 {
      let branch = tree.branches.base[Int(base) &+ Int(character)]
      return branch.owner == node ? branch.node : UInt32(truncatingIfNeeded: tree.none)
    }

    func findPairs(_ characters: UnsafeBufferPointer<UInt16>, _ length: Int, _ hasPairs: Bool) -> Int {
      var found = 0
      let singles = tree.singles.base
      var first = singles[Int(characters[0])]
      for index in 1..<length {
        let character = characters[index]
        if hasPairs { note(below(first.node, first.base, character), &found) }
        first = singles[Int(character)]
        if index < length - 1 { note(first.node, &found) }
      }
      return found
    }

    func findTriples(_ characters: UnsafeBufferPointer<UInt16>, _ length: Int) -> Int {
      var found = 0
      let (singles, bases) = (tree.singles.base, tree.bases.base)
      for index in 0..<length - 1 {
        let first = singles[Int(characters[index])]
        if index > 0 { note(first.node, &found) }
        let second = below(first.node, first.base, characters[index + 1])
        note(second, &found)
        if index + 2 < length { note(below(second, bases[Int(second)], characters[index + 2]), &found) }
      }
      return found
    }
  }

  /// The features' values, and an end to counting.
  private func weigh(_ scratch: inout Scratch) {
    let count = scratch.count
    scratch.times.withUnsafeMutableBufferPointer { times in
      scratch.values.withUnsafeMutableBufferPointer { values in
        scratch.features.withUnsafeBufferPointer { features in
          var length: Float = 0
          for index in 0..<count {
            let feature = Int(features[index])
            let value = rarity[feature] * Self.damped[Int(times[feature])]
            times[feature] = 0
            values[index] = value
            length += value * value
          }
          guard length > 0 else { return }
          let scale = 1 / length.squareRoot()
          for index in 0..<count { values[index] *= scale }
        }
      }
    }
  }

  /// Calls the body with each feature of the text.
  @inline(__always)
  func forEach(_ scratch: borrowing Scratch, _ body: (Int) -> Void) {
    scratch.features.withUnsafeBufferPointer { features in
      for index in 0..<scratch.count { body(Int(features[index])) }
    }
  }

  /// Puts together what occurs more than once, and ends the counting.
  private func forget(_ scratch: inout Scratch) {
    let count = scratch.count
    scratch.repeats.removeAll(keepingCapacity: true)
    scratch.times.withUnsafeMutableBufferPointer { times in
      scratch.features.withUnsafeBufferPointer { features in
        for index in 0..<count {
          let feature = Int(features[index])
          if times[feature] > 1 { scratch.repeats.append((feature, Self.damped[Int(times[feature])])) }
          times[feature] = 0
        }
      }
    }
  }

  /// 1 + ln tf.
  static let damped = FixedTable((0..<256).map { $0 == 0 ? 0 : Float(1 + log(Double($0))) })
}
