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
/// Q. McNemar, Psychometrika 12 (1947), exact: of the merchants who changed, half would go either way. Mid-p after H. O. Lancaster,
/// JASA 56 (1961).
public func needChanges(_ input: AnalysisInput) -> [NeedChange] {
  let tally = input.tallies.needs
  let base = tally.shape.merchants + 1
  let both = input.tables.merchants.indices.filter { tally.periodAnswers[$0] > 0 && tally.periodAnswers[base + $0] > 0 }
  guard !both.isEmpty else { return [] }
  return input.settings.taxonomy.items.enumerated().map { number, item in
    let bit: UInt64 = 1 << UInt64(number)
    var change = NeedChange()
    change.item = item.code
    change.merchants = both.count
    for merchant in both {
      let now = tally.periodItems[merchant] & bit != 0
      let before = tally.periodItems[base + merchant] & bit != 0
      if now { change.namedReport += 1 }
      if before { change.namedBase += 1 }
      if now, !before { change.gained += 1 }
      if before, !now { change.lost += 1 }
    }
    let moved = change.gained + change.lost
    if moved > 0 {
      let fewer = min(change.gained, change.lost)
      let tail = Distributions.binomialLower(fewer, of: moved, share: 0.5)
      let point = tail - Distributions.binomialLower(fewer - 1, of: moved, share: 0.5)
      change.exactP = min(1, 2 * tail)
      change.midP = min(1, 2 * tail - point)
    }
    return change
  }
}
