/// How ranks stand when the weights are not quite what they were said to be.
///
/// Each resample multiplies every weight by a uniform draw from 1 − `share` to 1 + `share`, scales them to sum 1 and
/// ranks the weighted sums anew. Each criterion draws from its own stream (its number), so that criteria and units may
/// be added without changing what others draw. Equal sums within 1e-9 share the better rank. Refused: lengths that
/// differ, negative weights, weights that sum to 0, a share outside 0…1.
public func weightJitter(
  _ table: Matrix, weights: [Double], share: Double = 0.2, resamples: Int, seed: UInt64, top: Int,
  confidence: Double = 0.95
) -> Measured<[RankInterval]> {
  guard weights.count == table.columns else { return .refused(.lengthsDiffer) }
  guard table.values.allSatisfy(\.isFinite), weights.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard weights.contains(where: { $0 > 0 }) else { return .refused(.weightsSumToZero) }
  guard share >= 0, share < 1 else { return .refused(.outOfDomain) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard resamples > 0 else { return .undefined(.tooFew) }
  var generators = weights.indices.map { DeterministicGenerator(seed: seed, stream: UInt64($0)) }
  var histogram = Array(repeating: Array(repeating: 0, count: table.rows + 1), count: table.rows)
  for _ in 0..<resamples {
    let drawn = weights.indices.map { weights[$0] * (1 - share + 2 * share * generators[$0].uniform()) }
    let total = compensatedSum(drawn)
    let sums = (0..<table.rows).map { row in
      compensatedSum(weights.indices.lazy.map { drawn[$0] / total * table[row, $0] })
    }
    let scale = sums.map(\.magnitude).max() ?? 0
    for (row, rank) in rankMethods(sums, tie: 1e-9 * scale).competition.enumerated() { histogram[row][rank ?? 0] += 1 }
  }
  let tail = (1 - confidence) / 2
  let lowAt = max(1, Int((Double(resamples) * tail).rounded(.up)))
  let highAt = max(1, Int((Double(resamples) * (1 - tail)).rounded(.up)))
  return .value(
    histogram.map { counts in
      var interval = RankInterval(low: 0, high: 0, topProbability: 0)
      var passed = 0
      for rank in 1..<counts.count {
        passed += counts[rank]
        if interval.low == 0, passed >= lowAt { interval.low = rank }
        if interval.high == 0, passed >= highAt { interval.high = rank }
      }
      interval.topProbability = Double(counts[1..<min(counts.count, max(1, top + 1))].reduce(0, +)) / Double(resamples)
      return interval
    })
}
