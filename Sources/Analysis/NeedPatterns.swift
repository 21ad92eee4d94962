internal import Measures
public import StationModel

/// Which items the same merchants name, over all who answered; pairs that nobody names are left out.
public func needPairs(_ input: AnalysisInput) -> [NeedPair] {
  let items = input.settings.taxonomy.items
  let tally = input.tallies.needs
  let answered = input.tables.merchants.indices.filter { tally.answers[$0] > 0 }
  func count(_ bits: UInt64) -> Int { answered.count { tally.items[$0] & bits == bits } }
  var pairs: [NeedPair] = []
  for first in items.indices {
    for second in items.indices where second > first {
      let bits: (UInt64, UInt64) = (1 << UInt64(first), 1 << UInt64(second))
      var pair = NeedPair()
      (pair.first, pair.second) = (items[first].code, items[second].code)
      (pair.firstMerchants, pair.secondMerchants) = (count(bits.0), count(bits.1))
      pair.both = count(bits.0 | bits.1)
      guard pair.both > 0 else { continue }
      pair.expected = Double(pair.firstMerchants) * Double(pair.secondMerchants) / Double(answered.count)
      pair.lift = pair.expected > 0 ? Double(pair.both) / pair.expected : nil
      pair.overlap = Double(pair.both) / Double(pair.firstMerchants + pair.secondMerchants - pair.both)
      pairs.append(pair)
    }
  }
  return pairs.sorted { ($1.both, $0.first, $0.second) < ($0.both, $1.first, $1.second) }
}

/// What changed between the two periods, item by item, among merchants who answered in both.
///
/// Items that an earlier version of the taxonomy did not tell apart are tested as one; what no earlier version has is not tested.
/// Q. McNemar, Psychometrika 12 (1947), exact: of the merchants who changed, half would go either way. Mid-p after H. O. Lancaster,
/// JASA 56 (1961); Holm's adjustment over the rows that are tested.
public func needChanges(_ input: AnalysisInput) -> [NeedChange] {
  let tally = input.tallies.needs
  let base = tally.shape.merchants + 1
  let both = input.tables.merchants.indices.filter { tally.periodAnswers[$0] > 0 && tally.periodAnswers[base + $0] > 0 }
  guard !both.isEmpty else { return [] }
  let items = input.settings.taxonomy.items
  let joined = input.settings.joinedItems
  let new = input.settings.itemsWithoutPredecessor
  var changes: [NeedChange] = []
  for number in items.indices {
    let bit: UInt64 = 1 << UInt64(number)
    let group = joined[number]
    let basis: NeedChange.Basis = group != bit ? .part : new & bit != 0 ? .new : .same
    changes.append(change(tally, both, bit, items[number].code, basis))
    guard group != bit, group.trailingZeroBitCount == number else { continue }
    let codes = items.indices.filter { group >> UInt64($0) & 1 == 1 }.map { items[$0].code }
    changes.append(change(tally, both, group, codes.joined(separator: "+"), .joined))
  }
  let adjusted = adjustedP(changes.map(\.exactP)).value?.holm
  for index in changes.indices { changes[index].adjustedP = adjusted?[index] }
  return changes
}

private func change(
  _ tally: NeedTally, _ merchants: [Int], _ bits: UInt64, _ code: String, _ basis: NeedChange.Basis
) -> NeedChange {
  let base = tally.shape.merchants + 1
  var change = NeedChange()
  change.item = code
  change.basis = basis
  change.merchants = merchants.count
  for merchant in merchants {
    let now = tally.periodItems[merchant] & bits != 0
    let before = tally.periodItems[base + merchant] & bits != 0
    if now { change.namedReport += 1 }
    if before { change.namedBase += 1 }
    if now, !before { change.gained += 1 }
    if before, !now { change.lost += 1 }
  }
  let moved = change.gained + change.lost
  guard moved > 0, basis == .same || basis == .joined else { return change }
  let fewer = min(change.gained, change.lost)
  let tail = Distributions.binomialLower(fewer, of: moved, share: 0.5)
  let point = tail - Distributions.binomialLower(fewer - 1, of: moved, share: 0.5)
  change.exactP = min(1, 2 * tail)
  change.midP = min(1, 2 * tail - point)
  return change
}
