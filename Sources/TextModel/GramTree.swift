internal import SparseRows

/// The grams of a vocabulary as a tree over classes of characters: a gram is found with one look a character, and what is no gram
/// with as few.
///
/// Nodes below ``none`` are the vocabulary's grams by their number, ``none`` is no gram, nodes above it are beginnings of grams that are
/// none themselves.
struct GramTree: Sendable {
  /// A node below another; the owner tells whose it is.
  struct Branch: BitwiseCopyable, Sendable {
    var owner: UInt32 = .max
    var node: UInt32 = 0
  }

  /// The node of a single character.
  struct Single: BitwiseCopyable, Sendable {
    var node: UInt32
    /// See ``bases``.
    var base: UInt32
  }

  let none: Int
  /// Number of nodes.
  let count: Int
  let classes: CharacterClasses
  /// Class to the node of that character, and to the place of its branches.
  let singles: FixedTable<Single>
  /// Node to the place of its branches, which are found at that place plus class.
  let bases: FixedTable<UInt32>
  let branches: FixedTable<Branch>

  init(_ grams: [UInt64]) {
    let numbering = CharacterNumbers(grams)
    classes = CharacterClasses(numbering)
    none = grams.count
    var singles = Array(repeating: UInt32(none), count: numbering.count)
    var children: [[UInt16: UInt32]] = Array(repeating: [:], count: none + 1)
    /// The node below another that stands for a beginning; made where there is none.
    func below(_ node: UInt32, _ character: UInt16) -> UInt32 {
      if let found = children[Int(node)][character] { return found }
      children[Int(node)][character] = UInt32(children.count)
      children.append([:])
      return UInt32(children.count - 1)
    }
    // Short grams first: they are the beginnings of long ones.
    let parts = grams.map { GramScanner.characters($0) }
    let lengths = parts.map { $0.1 == 0 ? 1 : $0.2 == 0 ? 2 : 3 }
    for length in 1...3 {
      for (gram, part) in parts.enumerated() where lengths[gram] == length {
        let first = numbering.number(part.0)
        // A file may hold more characters than there are classes.
        let rest = [part.1, part.2].prefix(length - 1).map(numbering.number)
        if first == CharacterClasses.unknown || rest.contains(CharacterClasses.unknown) { continue }
        if length == 1 {
          singles[Int(first)] = UInt32(gram)
          continue
        }
        if singles[Int(first)] == UInt32(none) {
          singles[Int(first)] = UInt32(children.count)
          children.append([:])
        }
        var node = singles[Int(first)]
        if length == 3 { node = below(node, rest[0]) }
        children[Int(node)][rest[length - 2]] = UInt32(gram)
      }
    }
    count = children.count
    let rows = children.map { row in row.sorted { $0.key < $1.key } }
    let comb = RowComb(rows.map { row in row.map { Int($0.key) } })
    bases = FixedTable(comb.bases.map { UInt32($0) })
    self.singles = FixedTable(singles.map { Single(node: $0, base: UInt32(comb.bases[Int($0)])) })
    var branches = Array(repeating: Branch(), count: comb.length + numbering.count)
    for (node, row) in rows.enumerated() {
      for (character, next) in row {
        branches[comb.bases[node] + Int(character)] = Branch(owner: UInt32(node), node: next)
      }
    }
    self.branches = FixedTable(branches)
  }
}
