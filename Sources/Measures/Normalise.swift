/// Percentile ranks 0…100 in a group: share below plus half the share of the same value (mid-rank), so that ties are
/// equal and the mean is 50. Missing stays missing.
///
/// Undefined (all nil): a single value has no rank among others; all equal give 50 each by the same formula.
/// With `higherIsBetter` false the order is turned.
public func percentileRanks(_ values: [Double?], higherIsBetter: Bool = true) -> [Double?] {
  let sorted = values.compactMap { $0 }.sorted()
  guard sorted.count > 0 else { return values }
  return values.map { value in
    guard let value else { return nil }
    let rank = percentilePosition(of: value, in: sorted)
    return higherIsBetter ? rank : 100 - rank
  }
}

/// Position 0…100 of a value among sorted values: share below plus half the share equal.
public func percentilePosition(of value: Double, in sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return 50 }
  let below = firstIndex(from: 0, through: sorted.count) { $0 == sorted.count || sorted[$0] >= value }
  let through = firstIndex(from: below, through: sorted.count) { $0 == sorted.count || sorted[$0] > value }
  return (Double(below) + Double(through - below) / 2) / Double(sorted.count) * 100
}

/// (x − min)/(max − min)·100, turned where lower is better. Missing stays missing. Undefined: all equal (a constant
/// indicator has no say, and its weight is 0).
public func minMaxScaled(_ values: [Double?], higherIsBetter: Bool = true) -> Measured<[Double?]> {
  let present = values.compactMap { $0 }
  guard let least = present.min(), let most = present.max() else { return .undefined(.emptyBase) }
  guard most > least else { return .undefined(.allEqual) }
  return .value(
    values.map { value in
      value.map { (higherIsBetter ? $0 - least : most - $0) / (most - least) * 100 }
    })
}
