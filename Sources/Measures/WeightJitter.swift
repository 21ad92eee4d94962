/// Who stays among the first of a group when the weights are not quite what they were said to be: the share of runs, by unit.
///
/// Each run multiplies every weight by a uniform draw from 1 − `share` to 1 + `share` and takes the weighted means of the units' values
/// anew; those that tie with the last of the first `top` (within 1e-9) are in. Each criterion draws from its own stream (its number),
/// so that a criterion may be added without changing what others draw, and all units see the same runs. A missing value is left out and
/// the weights rescaled. Refused: lengths that differ, negative weights, weights that sum to 0, a share outside 0…1.
public func weightJitter(
  _ units: [[Double?]], groups: [[Int]], weights: [Double], share: Double = 0.2, resamples: Int, seed: UInt64, top: Int
) -> Measured<[Double]> {
  guard units.allSatisfy({ $0.count == weights.count }), groups.allSatisfy({ $0.allSatisfy(units.indices.contains) })
  else { return .refused(.lengthsDiffer) }
  guard weights.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard weights.contains(where: { $0 > 0 }) else { return .refused(.weightsSumToZero) }
  guard share >= 0, share < 1 else { return .refused(.outOfDomain) }
  guard resamples > 0 else { return .undefined(.tooFew) }
  var generators = weights.indices.map { DeterministicGenerator(seed: seed, stream: UInt64($0)) }
  var hits = Array(repeating: 0, count: units.count)
  var moved = weights
  var means: [Double] = []
  for _ in 0..<resamples {
    for index in weights.indices { moved[index] = weights[index] * (1 + share * (2 * generators[index].uniform() - 1)) }
    for members in groups {
      means.removeAll(keepingCapacity: true)
      for unit in members { means.append(meanOfPresent(units[unit], moved)) }
      let least = threshold(means, top)
      for (place, unit) in members.enumerated() where means[place] >= least { hits[unit] += 1 }
    }
  }
  return .value(hits.map { Double($0) / Double(resamples) })
}

private func meanOfPresent(_ values: [Double?], _ weights: [Double]) -> Double {
  var sum = 0.0
  var total = 0.0
  for index in values.indices {
    guard let value = values[index] else { continue }
    sum += weights[index] * value
    total += weights[index]
  }
  return total > 0 ? sum / total : 0
}

/// The value at place `count` from the top, less what rounding may do, found without sorting all.
private func threshold(_ values: [Double], _ count: Int) -> Double {
  guard count > 0 else { return .infinity }
  guard values.count > count else { return -.infinity }
  var top: [Double] = []
  for value in values where top.count < count || value > (top.last ?? 0) {
    top.insert(value, at: top.firstIndex { $0 < value } ?? top.count)
    if top.count > count { top.removeLast() }
  }
  let last = top.last ?? -.infinity
  return last - 1e-9 * max(1, last.magnitude)
}
