internal import SparseRows

/// Scores texts by grams of one and of two characters: see ``PairTable``. What a text repeats counts 1 + ln tf times, so the rows of all
/// places are added first, and what this says too often of repeated grams is taken back.
final class PairScorer: Sendable {
  private let table: PairTable
  private let constants: FixedTable<Float>
  private let hasPairs: Bool

  /// Memory for one text after the other; one for each thread.
  struct Scratch: Sendable {
    fileprivate var characters: [UInt16] = []
    /// Row of each place of the text.
    fileprivate var rows: [UInt32] = []
    /// Characters that come more than once, and rows of places where both characters do.
    fileprivate var again: [UInt16] = []
    fileprivate var pairs: [UInt32] = []
    /// How often the text has each character; 0 between texts.
    fileprivate var times: [UInt16] = []
    fileprivate var repeats: [Repeat] = []
  }

  /// A gram that a text has more than once.
  struct Repeat: BitwiseCopyable, Sendable {
    /// Its row, and the row that is to be taken from it; the same: none.
    var row: UInt32
    var first: UInt32
    /// What is still to be added of its weights, and of its square.
    var weights: Float
    var square: Float

    @inline(__always)
    init(_ row: UInt32, _ first: UInt32, times: Int, _ damped: FixedTable<Float>) {
      (self.row, self.first) = (row, first)
      let value = damped[min(times, damped.count - 1)]
      weights = value - Float(times)
      square = value * value - Float(times)
    }
  }

  private let damped = GramReader.damped

  /// - Parameter weights: by feature, then by label, and the labels' constants behind them.
  init(_ vocabulary: Vocabulary, _ weights: [Float], labelCount: Int) {
    table = PairTable(vocabulary, weights, labelCount: labelCount)
    constants = FixedTable(weights.suffix(labelCount))
    hasPairs = vocabulary.longest > 1
  }

  /// - Parameter scores: becomes the constants and the weights of all that the text has.
  func score(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch, _ scores: inout [Float]) {
    let room = min(text.count, GramScanner.most) + 2
    if scratch.times.count != table.classes.count {
      scratch.times = Array(repeating: 0, count: table.classes.count)
    }
    if scratch.characters.count < room {
      scratch.characters = Array(repeating: 0, count: max(room, 256))
      scratch.rows = Array(repeating: 0, count: max(room, 256))
      scratch.again = scratch.characters
      scratch.pairs = scratch.rows
    }
    if scores.count != constants.count { scores = Array(repeating: 0, count: constants.count) }
    let length = table.classes.read(text, into: &scratch.characters)
    scratch.repeats.removeAll(keepingCapacity: true)
    // The mark of the end begins no gram; without any character there is none at all.
    let places = length > 2 ? length - 1 : 0
    if places > 0 { find(places, &scratch) }
    add(places, scratch, &scores)
  }

  private func find(_ places: Int, _ scratch: inout Scratch) {
    scratch.characters.withUnsafeBufferPointer { characters in
      scratch.rows.withUnsafeMutableBufferPointer { rows in
        scratch.again.withUnsafeMutableBufferPointer { again in
          scratch.times.withUnsafeMutableBufferPointer { times in
            scratch.pairs.withUnsafeMutableBufferPointer { pairs in
              guard let characters = characters.baseAddress, let rows = rows.baseAddress, let again = again.baseAddress,
                let times = times.baseAddress, let pairs = pairs.baseAddress
              else { return }
              let count = findRows(places, characters, rows, again, times)
              if count > 0 {
                let pairCount = findPairs(places, characters, rows, pairs, times)
                notePairs(UnsafeMutableBufferPointer(start: pairs, count: pairCount), &scratch.repeats)
                noteCharacters(again, count, times, &scratch.repeats)
              }
              for place in 0..<places { times[Int(characters[place])] = 0 }
            }
          }
        }
      }
    }
  }

  /// The row of each place, and the characters that come more than once, whose number is returned. No branches: what is not to be
  /// noted is overwritten by the next.
  private func findRows(
    _ places: Int, _ characters: UnsafePointer<UInt16>, _ rows: UnsafeMutablePointer<UInt32>,
    _ again: UnsafeMutablePointer<UInt16>, _ times: UnsafeMutablePointer<UInt16>
  ) -> Int {
    let (singles, branches) = (table.singles.base, table.branches.base)
    // Without pairs every look goes where nobody's pairs stand.
    let second: UInt16 = hasPairs ? .max : 0
    var count = 0
    for place in 0..<places {
      let character = characters[place]
      let single = singles[Int(character)]
      let branch = branches[Int(single.base) &+ Int(characters[place + 1] & second)] ^ UInt32(character) &<< 16
      rows[place] = single.row &+ (branch < 1 << 16 ? branch : 0)
      let before = times[Int(character)]
      times[Int(character)] = before &+ 1
      again[count] = character
      count &+= before == 1 ? 1 : 0
    }
    return count
  }

  /// The rows of all places whose pair may come more than once, since both its characters do.
  private func findPairs(
    _ places: Int, _ characters: UnsafePointer<UInt16>, _ rows: UnsafePointer<UInt32>,
    _ pairs: UnsafeMutablePointer<UInt32>, _ times: UnsafePointer<UInt16>
  ) -> Int {
    var count = 0
    // The mark of the end comes once.
    var before = times[Int(characters[0])]
    for place in 0..<places {
      let after = times[Int(characters[place + 1])]
      pairs[count] = rows[place]
      count &+= min(before, after) > 1 ? 1 : 0
      before = after
    }
    return count
  }

  /// Few, as a rule: each is compared with those before it. Many are sorted.
  private func notePairs(_ pairs: UnsafeMutableBufferPointer<UInt32>, _ repeats: inout [Repeat]) {
    var pairs = pairs
    if pairs.count > 64 { pairs.sort() }
    var index = 0
    while index < pairs.count {
      let row = pairs[index]
      var number = 1
      if pairs.count > 64 {
        while index + number < pairs.count, pairs[index + number] == row { number += 1 }
        if number > 1 { note(row, number, &repeats) }
        index += number
        continue
      }
      var earlier: UInt32 = 0
      for other in 0..<index { earlier &+= pairs[other] == row ? 1 : 0 }
      index += 1
      // The second of its kind speaks for all.
      if earlier != 1 { continue }
      number = pairs.count { $0 == row }
      note(row, number, &repeats)
    }
  }

  private func note(_ row: UInt32, _ times: Int, _ repeats: inout [Repeat]) {
    // A character alone is told by how often the character comes.
    let first = table.firsts[Int(row)]
    if first != row { repeats.append(Repeat(row, first, times: times, damped)) }
  }

  private func noteCharacters(
    _ again: UnsafePointer<UInt16>, _ count: Int, _ times: UnsafePointer<UInt16>, _ repeats: inout [Repeat]
  ) {
    let singles = table.singles.base
    for index in 0..<count where again[index] != CharacterClasses.unknown {
      let first = singles[Int(again[index])].row
      repeats.append(Repeat(first, first, times: Int(times[Int(again[index])]), damped))
    }
  }

  private func add(_ places: Int, _ scratch: borrowing Scratch, _ scores: inout [Float]) {
    scratch.rows.withUnsafeBufferPointer { rows in
      scratch.repeats.withUnsafeBufferPointer { repeats in
        scores.withUnsafeMutableBufferPointer { scores in
          let adder = RowAdder(table: table, rows: UnsafeBufferPointer(rebasing: rows[..<places]), repeats: repeats)
          var scale: Float = 0
          var place = 0
          while place < table.stride {
            let left = table.stride - place
            let (first, second, third) = left == 8 || left == 16 ? adder.two(place) : adder.three(place)
            let numbers = adder.mended(first, place)
            if place == 0 {
              let squares = numbers.high[0] * table.squareUnit
              scale = squares > 0 ? table.unit / squares.squareRoot() : 0
            }
            store(numbers, place, scale, scores)
            store(adder.mended(second, place + 4), place + 4, scale, scores)
            if left != 8, left != 16 { store(adder.mended(third, place + 8), place + 8, scale, scores) }
            place += left == 8 || left == 16 ? 8 : 12
          }
        }
      }
    }
  }

  @inline(__always)
  private func store(
    _ numbers: RowAdder.Numbers, _ place: Int, _ scale: Float, _ scores: UnsafeMutableBufferPointer<Float>
  ) {
    for lane in 0..<4 {
      let label = place * 2 + lane - 1
      if label >= 0, label < constants.count { scores[label] = constants[label] + numbers.high[lane] * scale }
      if label + 4 < constants.count { scores[label + 4] = constants[label + 4] + numbers.low[lane] * scale }
    }
  }
}
