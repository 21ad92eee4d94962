/// The exact distribution of the mean of n draws with replacement from n values: what a bootstrap estimates.
public struct ResamplingDistribution: Sendable, Hashable {
  /// Distinct means, rising, with their probabilities.
  public var means: [Double]
  public var probabilities: [Double]

  public var mean: Double { compensatedSum(zip(means, probabilities).lazy.map { $0 * $1 }) }

  public var deviation: Double {
    let centre = mean
    return compensatedSum(zip(means, probabilities).lazy.map { square($0 - centre) * $1 }).squareRoot()
  }

  /// Smallest mean whose cumulative probability reaches the share.
  public func quantile(_ share: Double) -> Double? {
    var sum = CompensatedSum()
    for (mean, probability) in zip(means, probabilities) {
      sum.add(probability)
      if sum.value >= share - 1e-12 { return mean }
    }
    return means.last
  }
}

/// `bootstrap_mean_exact`, by enumerating how often each distinct value is drawn.
///
/// B. Efron, Annals of Statistics 7 (1979). Undefined: no values. Refused: more than two million different resamples.
public func resamplingDistribution(_ values: [Double]) -> Measured<ResamplingDistribution> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard !values.isEmpty else { return .undefined(.emptyBase) }
  var distinct: [(value: Double, count: Int)] = []
  for value in values.sorted() {
    if let last = distinct.last, last.value == value {
      distinct[distinct.count - 1].count += 1
    } else {
      distinct.append((value, 1))
    }
  }
  let n = values.count
  // (n + k − 1 choose k − 1) resamples.
  let size =
    Distributions.logGamma(Double(n + distinct.count)) - Distributions.logGamma(Double(n) + 1)
    - Distributions.logGamma(Double(distinct.count))
  guard size < logarithm(2e6) else { return .refused(.tooMany) }
  var outcomes: [(mean: Double, probability: Double)] = []
  let centre = distinct[distinct.count / 2].value
  func visit(_ index: Int, _ left: Int, _ sum: Double, _ logProbability: Double) {
    let (value, count) = distinct[index]
    let log = logarithm(Double(count) / Double(n))
    let draws = index == distinct.count - 1 ? left...left : 0...left
    for drawn in draws {
      let next = sum + Double(drawn) * (value - centre)
      let probability = logProbability + Double(drawn) * log - Distributions.logGamma(Double(drawn) + 1)
      if index == distinct.count - 1 {
        outcomes.append((centre + next / Double(n), exponential(probability)))
      } else {
        visit(index + 1, left - drawn, next, probability)
      }
    }
  }
  visit(0, n, 0, Distributions.logGamma(Double(n) + 1))
  outcomes.sort { $0.mean < $1.mean }
  var result = ResamplingDistribution(means: [], probabilities: [])
  let scale = max(distinct.first?.value.magnitude ?? 0, distinct.last?.value.magnitude ?? 0)
  for outcome in outcomes {
    if let last = result.means.last, outcome.mean - last <= 1e-12 * scale {
      result.probabilities[result.probabilities.count - 1] += outcome.probability
    } else {
      result.means.append(outcome.mean)
      result.probabilities.append(outcome.probability)
    }
  }
  return .value(result)
}
