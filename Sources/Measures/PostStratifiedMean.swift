/// A mean with the groups brought to their known sizes.
public struct PostStratifiedMean: Sendable, Hashable {
  public var mean: Double
  /// Missing: one answer.
  public var standardError: Double?
  public var lower: Double?
  public var upper: Double?
}

/// `survey.poststratified_mean`: a simple random sample with weights N_g/n_g, linearised:
/// se² = (1 − n/N)·n/(n − 1)·Σ(w_i(y_i − ȳ_g)/N)², t with n − 1 degrees of freedom.
///
/// R survey `postStratify`. Undefined: nobody answered, a group without an answer. Refused: an unknown group, more
/// answers than members, sizes that do not add up to the population.
public func postStratifiedMean(
  groups: [String], values: [Double], population: Int, sizes: [(name: String, size: Double)],
  confidence: Double = 0.95
) -> Measured<PostStratifiedMean> {
  let total = compensatedSum(sizes.map(\.size))
  guard (total - Double(population)).magnitude <= 1e-9 * max(1, total) else { return .refused(.marginsDisagree) }
  let plain = stratifiedMean(strata: groups, values: values, sizes: sizes, confidence: confidence)
  return plain.map { strata in
    var result = PostStratifiedMean(mean: strata.mean)
    guard values.count > 1 else { return result }
    let means = Dictionary(strata.means.map { ($0.name, $0.mean) }) { first, _ in first }
    let size = Dictionary(sizes.map { ($0.name, $0.size) }) { first, _ in first }
    var counts: [String: Double] = [:]
    for group in groups { counts[group, default: 0] += 1 }
    var squares = CompensatedSum()
    for (group, value) in zip(groups, values) {
      let weight = (size[group] ?? 0) / (counts[group] ?? 1)
      let part = weight * (value - (means[group] ?? 0)) / total
      squares.add(part * part)
    }
    let n = Double(values.count)
    let error = ((1 - n / total) * n / (n - 1) * squares.value).squareRoot()
    let half = error * Distributions.tCritical(confidence: confidence, degrees: n - 1)
    result.standardError = error
    result.lower = strata.mean - half
    result.upper = strata.mean + half
    return result
  }
}
