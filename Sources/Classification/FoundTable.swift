internal import SparseRows

/// What each text that an automaton finds means, laid out for reading many.
final class FoundTable: Sendable {
  /// A phrase of its own, a sign, and the phrases whose first or second part it is.
  struct Entry {
    var whole: Int32 = -1
    var sign: Int32 = -1
    var opens: [Int32] = []
    var closes: [Int32] = []
  }

  /// Number of the phrase, and of the sign; −1: none.
  let wholes: FixedTable<Int32>
  let signs: FixedTable<Int32>
  /// Where in ``parts`` an entry's phrases begin: at twice its number those that it closes, behind them those that it opens.
  let partStarts: FixedTable<Int32>
  let parts: FixedTable<Int32>

  init(_ entries: [Entry]) {
    wholes = FixedTable(entries.map(\.whole))
    signs = FixedTable(entries.map(\.sign))
    var starts: [Int32] = []
    var numbers: [Int32] = []
    for entry in entries {
      starts.append(Int32(numbers.count))
      numbers += entry.closes
      starts.append(Int32(numbers.count))
      numbers += entry.opens
    }
    partStarts = FixedTable(starts + [Int32(numbers.count)])
    parts = FixedTable(numbers)
  }
}
