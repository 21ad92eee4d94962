internal import CCharacters
internal import Characters
internal import SparseRows

/// Memory for finding phrases in characters.
struct PlaceScratch: Sendable {
  var characters = TextCharacters()
  /// Where phrases may begin.
  fileprivate var places: [UInt16] = []
  /// What was found, and room for more.
  var found: [PhraseMatch] = []
}

/// Two characters that phrases begin with, in a table so small that it never leaves the nearest cache: others may share their place.
struct PhraseBeginnings {
  /// By phrase; see `wotu_output`.
  var lengths: [Int32] = []
  var reach = 0
  fileprivate var tails: [UInt64] = Array(repeating: 0, count: 1024)
  fileprivate var bits: [UInt64] = Array(repeating: 0, count: Int(wotu_beginning_rows))

  mutating func add(tail character: UInt16) { tails[Int(character >> 6)] |= 1 << UInt64(character & 63) }

  /// - Parameter second: nil: any.
  mutating func add(_ first: UInt16, _ second: UInt16?) {
    wotu_note_beginning(&bits, first, second.map { Int32($0) } ?? -1)
  }
}

/// The automaton of ``PhraseAutomaton`` for texts that were read as characters: it starts only where a phrase may begin, and goes on
/// only as long as one may be under way. So most characters cost one look at a small table.
final class PhraseTables: Sendable {
  private let classes: FixedTable<UInt16>
  private let steps: FixedTable<PhraseAutomaton.Step>
  private let root: FixedTable<UInt32>
  private let outputStart: FixedTable<Int32>
  /// Phrase and length, see `wotu_output`.
  private let ends: FixedTable<Int32>
  private let beginnings: FixedTable<UInt64>
  private let tails: FixedTable<UInt64>
  private let reach: Int
  /// Phrases found in one text beyond which it is read by bytes.
  private static let most = 512

  init(
    classes: FixedTable<UInt16>, steps: FixedTable<PhraseAutomaton.Step>, root: FixedTable<UInt32>,
    outputStart: FixedTable<Int32>, outputs: FixedTable<Int32>, beginnings: PhraseBeginnings
  ) {
    (self.classes, self.steps, self.root, self.outputStart) = (classes, steps, root, outputStart)
    (self.beginnings, tails) = (FixedTable(beginnings.bits), FixedTable(beginnings.tails))
    reach = beginnings.reach
    ends = FixedTable((0..<outputs.count).flatMap { [outputs[$0], beginnings.lengths[Int(outputs[$0])]] })
  }

  /// The tables for `wotu_find_phrases`; good as long as this lives.
  @inline(__always)
  private var pointers: wotu_phrases {
    wotu_phrases(
      classes: classes.base, steps: UnsafeRawPointer(steps.base).assumingMemoryBound(to: wotu_step.self),
      root: root.base, output_start: outputStart.base,
      outputs: UnsafeRawPointer(ends.base).assumingMemoryBound(to: wotu_output.self),
      beginnings: beginnings.base, tails: tails.base, reach: Int32(truncatingIfNeeded: reach),
      step_count: UInt32(truncatingIfNeeded: steps.count))
  }

  /// Finds every occurrence of every phrase in the characters read last, by where it ends.
  ///
  /// - Returns: their number; nil where it could not be done.
  func scan(_ scratch: inout PlaceScratch) -> Int? {
    let count = scratch.characters.count
    guard scratch.characters.isPlain else { return nil }
    if scratch.places.count <= count { scratch.places = Array(repeating: 0, count: max(count + 1, 1024)) }
    if scratch.found.count < Self.most {
      scratch.found = Array(repeating: PhraseMatch(start: 0, end: 0, phrase: 0), count: Self.most)
    }
    let number = scratch.places.withUnsafeMutableBufferPointer { places in
      scratch.found.withUnsafeMutableBufferPointer { found in
        scratch.characters.withCharacters { characters, offsets in
          withUnsafePointer(to: pointers) { pointers in
            wotu_find_phrases(
              pointers, characters, offsets, Int32(truncatingIfNeeded: count), places.baseAddress,
              UnsafeMutableRawPointer(found.baseAddress)?.assumingMemoryBound(to: wotu_match.self),
              Int32(truncatingIfNeeded: Self.most))
          }
        }
      }
    }
    return number.flatMap { $0 >= 0 ? Int($0) : nil }
  }
}
