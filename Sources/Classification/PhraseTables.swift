internal import CCharacters
internal import Characters
internal import SparseRows

/// Memory for finding phrases in characters.
struct PlaceScratch: Sendable {
  var characters = TextCharacters()
  /// Where phrases may begin.
  fileprivate var places: [UInt16] = []
  fileprivate var found: [PhraseMatch] = []
}

/// Two characters that phrases begin with, in a table so small that it never leaves the nearest cache: others may share their place.
struct PhraseBeginnings {
  fileprivate var bits: [UInt64] = Array(repeating: 0, count: Int(wotu_beginning_rows))

  /// - Parameter second: nil: any.
  mutating func add(_ first: UInt16, _ second: UInt16?) {
    wotu_note_beginning(&bits, first, second.map { Int32($0) } ?? -1)
  }
}

/// The automaton of ``PhraseAutomaton`` for texts that were read as characters: it starts only where a phrase may begin, and goes on
/// only as long as one may be under way. So most characters cost one look at a small table.
final class PhraseTables: Sendable {
  /// Safe to share: what they point to never changes, and is held below.
  nonisolated(unsafe) private let pointers: wotu_phrases
  private let held: [any Sendable & AnyObject]
  /// Phrases found in one text beyond which it is read by bytes.
  private static let most = 512

  init(
    classes: FixedTable<UInt16>, steps: FixedTable<PhraseAutomaton.Step>, root: FixedTable<UInt32>,
    outputStart: FixedTable<Int32>, outputs: FixedTable<Int32>, lengths: FixedTable<Int32>,
    beginnings: PhraseBeginnings
  ) {
    let beginnings = FixedTable(beginnings.bits)
    held = [classes, steps, root, outputStart, outputs, lengths, beginnings]
    pointers = wotu_phrases(
      classes: classes.base, steps: UnsafeRawPointer(steps.base).assumingMemoryBound(to: wotu_step.self),
      root: root.base, output_start: outputStart.base, outputs: outputs.base, lengths: lengths.base,
      beginnings: beginnings.base, step_count: UInt32(steps.count))
  }

  /// Appends every occurrence of every phrase in the characters read last, by where it ends.
  ///
  /// - Returns: whether it could be done.
  func scan(_ scratch: inout PlaceScratch, into matches: inout [PhraseMatch]) -> Bool {
    let count = scratch.characters.count
    guard scratch.characters.isPlain else { return false }
    if scratch.places.count <= count { scratch.places = Array(repeating: 0, count: max(count + 1, 1024)) }
    if scratch.found.isEmpty {
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
    guard let number, number >= 0 else { return false }
    for index in 0..<Int(number) { matches.append(scratch.found[index]) }
    return true
  }
}
