internal import CCharacters
internal import Characters
internal import SparseRows

/// Scores texts by grams of one and of two characters: see ``PairTable``. What a text repeats counts 1 + ln tf times, so the rows of all
/// places are added first, and what this says too often of repeated grams is taken back.
final class PairScorer: Sendable {
  private let table: PairTable
  private let labelCount: Int
  private let constants: FixedTable<Float>
  private let damped = GramReader.damped
  private let vectors: wotu_vectors

  /// Memory for one text after the other; one for each thread.
  struct Scratch: Sendable {
    fileprivate var characters = TextCharacters()
    /// The text as classes, where it cannot be read as it is.
    fileprivate var classes: [UInt16] = []
    /// Ten for each character: see `wotu_gram_memory`.
    fileprivate var words: [UInt32] = []
    /// How often the text has each class, counted from ``start``.
    fileprivate var times: [UInt32] = []
    fileprivate var start: UInt32 = 0
  }

  /// - Parameters:
  ///   - weights: by feature, then by label, and the labels' constants behind them.
  ///   - vectors: narrower than the processor's, for tests.
  init(
    _ vocabulary: Vocabulary, _ weights: [Float], labelCount: Int, vectors: wotu_vectors = wotu_widest_vectors()
  ) {
    table = PairTable(vocabulary, weights, labelCount: labelCount)
    self.labelCount = labelCount
    self.vectors = vectors
    let blank = [Float](repeating: 0, count: table.stride - labelCount - 1)
    constants = FixedTable([0] + weights.suffix(labelCount) + blank)
  }

  /// The tables for `wotu_score`; good as long as this lives.
  @inline(__always)
  private var grams: wotu_grams {
    wotu_grams(
      classes: table.classes.table.base,
      singles: UnsafeRawPointer(table.singles.base).assumingMemoryBound(to: wotu_single.self),
      branches: table.branches.base, rows: table.rows.base, constants: constants.base, damped: damped.base,
      damped_count: Int32(truncatingIfNeeded: damped.count), stride: Int32(truncatingIfNeeded: table.stride),
      label_count: Int32(truncatingIfNeeded: labelCount), square_unit: table.squareUnit, unit: table.unit)
  }

  /// - Parameter scores: becomes the constants and the weights of all that the text has.
  func score(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch, _ scores: inout [Float]) {
    var characters = TextCharacters()
    swap(&characters, &scratch.characters)
    characters.read(text)
    score(text, &characters, &scratch, &scores)
    swap(&characters, &scratch.characters)
  }

  /// The same of a text whose characters have been read.
  func score(
    _ text: UnsafeBufferPointer<UInt8>, _ characters: inout TextCharacters, _ scratch: inout Scratch,
    _ scores: inout [Float]
  ) {
    guard characters.isPlain, !characters.hasBlanks else { return scoreClasses(of: text, &scratch, &scores) }
    let count = characters.count
    makeRoom(count, &scratch)
    let classes = table.classes.table.base
    characters.withCharacters { first, _ in
      add(classes, first, count, &scratch.words, &scratch.times, scratch.start, &scores)
    }
    scratch.start += Self.step
  }

  /// For texts with white space, of more than ``TextCharacters/longest`` bytes, or with characters of two or four.
  func scoreClasses(of text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch, _ scores: inout [Float]) {
    let room = min(text.count, GramScanner.most) + 3
    if scratch.classes.count < room { scratch.classes = Array(repeating: 0, count: max(room, 256)) }
    // The marks of beginning and end are the adder's own.
    let count = table.classes.read(text, into: &scratch.classes) - 2
    makeRoom(count, &scratch)
    scratch.classes.withUnsafeBufferPointer { classes in
      guard let first = classes.baseAddress else { return }
      add(nil, first + 1, count, &scratch.words, &scratch.times, scratch.start, &scores)
    }
    scratch.start += Self.step
  }

  /// More than any text has characters.
  private static let step: UInt32 = 32_768

  private func makeRoom(_ characters: Int, _ scratch: inout Scratch) {
    if scratch.times.count != table.classes.count || scratch.start > .max - 2 * Self.step {
      scratch.times = Array(repeating: 0, count: table.classes.count)
      scratch.start = 0
    }
    let room = (characters + 68) * 10
    if scratch.words.count < room { scratch.words = Array(repeating: 0, count: max(room, 1024)) }
  }

  @inline(__always)
  private func add(
    _ table: UnsafePointer<UInt16>?, _ text: UnsafePointer<UInt16>, _ count: Int, _ words: inout [UInt32],
    _ times: inout [UInt32], _ start: UInt32, _ scores: inout [Float]
  ) {
    if scores.count != labelCount { scores = Array(repeating: 0, count: labelCount) }
    let room = (count + 67) & ~1
    words.withUnsafeMutableBufferPointer { words in
      times.withUnsafeMutableBufferPointer { times in
        scores.withUnsafeMutableBufferPointer { scores in
          guard let words = words.baseAddress else { return }
          let halves = UnsafeMutableRawPointer(words + room * 2).assumingMemoryBound(to: UInt16.self)
          var memory = wotu_gram_memory(
            rows: words, candidates: words + room, classes: halves, again: halves + room,
            befores: halves + room * 2,
            pairs: UnsafeMutableRawPointer(words + room * 4).assumingMemoryBound(to: wotu_pair.self),
            repeats: UnsafeMutableRawPointer(words + room * 6).assumingMemoryBound(to: wotu_repeat.self),
            times: times.baseAddress, start: start)
          withUnsafePointer(to: grams) { grams in
            wotu_score(vectors, grams, table, text, Int32(truncatingIfNeeded: count), &memory, scores.baseAddress)
          }
        }
      }
    }
  }
}
