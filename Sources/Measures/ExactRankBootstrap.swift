/// Ranks of group means under resampling within the groups, exactly.
public struct ExactRankBootstrap: Sendable, Hashable {
  /// By group and rank from 1: competition ranks, the highest mean first, ties sharing the better rank.
  public var rankProbabilities: [[Double]]
  public var expectedRanks: [Double]
  /// That any two means are equal.
  public var anyTie: Double
  /// That no mean is higher.
  public var best: [Double]
}

/// `bootstrap_rank_exact`: all combinations of the groups' resampling distributions.
///
/// H. Goldstein and D. J. Spiegelhalter, JRSS A 159 (1996), on ranks; enumeration in place of their simulation.
/// Undefined: no groups, an empty group. Refused: more than five million combinations.
public func exactRankBootstrap(_ groups: [[Double]]) -> Measured<ExactRankBootstrap> {
  guard !groups.isEmpty else { return .undefined(.emptyBase) }
  var distributions: [ResamplingDistribution] = []
  var combinations = 1.0
  for group in groups {
    let distribution = resamplingDistribution(group)
    guard let value = distribution.value else {
      return distribution.map { _ in
        ExactRankBootstrap(rankProbabilities: [], expectedRanks: [], anyTie: 0, best: [])
      }
    }
    distributions.append(value)
    combinations *= Double(value.means.count)
  }
  guard combinations <= 5e6 else { return .refused(.tooMany) }
  let k = groups.count
  let scale = groups.flatMap { $0 }.map(\.magnitude).max() ?? 0
  var sums = Array(repeating: Array(repeating: CompensatedSum(), count: k), count: k)
  var tied = CompensatedSum()
  var chosen = Array(repeating: 0.0, count: k)
  func visit(_ group: Int, _ probability: Double) {
    guard group == k else {
      let distribution = distributions[group]
      for (mean, share) in zip(distribution.means, distribution.probabilities) {
        chosen[group] = mean
        visit(group + 1, probability * share)
      }
      return
    }
    var isTied = false
    for i in 0..<k {
      var higher = 0
      for j in 0..<k where j != i {
        let distance = chosen[j] - chosen[i]
        if distance.magnitude <= 1e-9 * scale { isTied = true } else if distance > 0 { higher += 1 }
      }
      sums[i][higher].add(probability)
    }
    if isTied { tied.add(probability) }
  }
  visit(0, 1)
  let shares = sums.map { $0.map(\.value) }
  return .value(
    ExactRankBootstrap(
      rankProbabilities: shares,
      expectedRanks: shares.map { row in compensatedSum(row.enumerated().map { Double($0 + 1) * $1 }) },
      anyTie: tied.value, best: shares.map { $0[0] }))
}
