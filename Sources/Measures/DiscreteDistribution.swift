/// Probabilities of the whole numbers `first`, `first + 1` …, made for drawing: what a bootstrap of counts comes to when the
/// resamples of one unit are not made one by one but drawn from the distribution that endless resampling would give.
///
/// What is below 1e-18 of the whole at the ends is left out.
public struct DiscreteDistribution: Sendable {
  public let first: Int
  /// Adds up to 1.
  public let probabilities: [Double]
  private let cumulative: [Double]
  /// Place at which the search for u begins, by ⌊u · count⌋.
  private let guide: [Int32]

  init(first: Int, weights: [Double]) {
    let total = compensatedSum(weights)
    let least = total * 1e-18
    let start = weights.firstIndex { $0 > least } ?? 0
    let end = (weights.lastIndex { $0 > least } ?? 0) + 1
    let kept = weights.isEmpty ? [1] : Array(weights[start..<end])
    let sum = weights.isEmpty ? 1 : compensatedSum(kept)
    self.first = first + start
    probabilities = kept.map { $0 / sum }
    var running = CompensatedSum()
    var steps: [Double] = []
    steps.reserveCapacity(kept.count)
    for weight in probabilities {
      running.add(weight)
      steps.append(running.value)
    }
    steps[steps.count - 1] = .infinity
    cumulative = steps
    var place = 0
    guide = kept.indices.map { index in
      while steps[place] <= Double(index) / Double(kept.count) { place += 1 }
      return Int32(place)
    }
  }

  public var count: Int { probabilities.count }

  /// Place (0 is ``first``) of the value at which the cumulative probability passes u, 0 ≤ u ≤ 1.
  @inline(__always)
  public func place(_ u: Double) -> Int {
    var place = Int(guide[min(Int(u * Double(guide.count)), guide.count - 1)])
    while cumulative[place] <= u { place += 1 }
    return place
  }

  /// The least value with a cumulative probability of u or more (type 1).
  public func quantile(_ u: Double) -> Int {
    // What rounding does to the sums must not move a limit.
    first + (cumulative.firstIndex { $0 >= u - 1e-14 } ?? count - 1)
  }
}

extension DiscreteDistribution {
  /// The sum of n answers drawn with replacement from answers counted by level 0, 1 …, n being how many there are: the
  /// nonparametric bootstrap of respondents.
  ///
  /// B. Efron, The Annals of Statistics 7 (1979); the n-fold convolution by squaring. Undefined: nobody answered. Refused: a
  /// negative count.
  public static func resampledSum(levels: [Int]) -> Measured<DiscreteDistribution> {
    guard levels.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
    let n = levels.reduce(0, +)
    guard n > 0 else { return .undefined(.emptyBase) }
    var power = DiscreteDistribution(first: 0, weights: levels.map { Double($0) / Double(n) })
    var result: DiscreteDistribution?
    var left = n
    while left > 0 {
      if left & 1 == 1 { result = result.map { $0.convolved(with: power) } ?? power }
      left >>= 1
      if left > 0 { power = power.convolved(with: power) }
    }
    return result.map { .value($0) } ?? .undefined(.emptyBase)
  }

  /// A count that varies as Poisson. Refused: a mean that is no number of 0 or more, or above 1e9.
  public static func poisson(mean: Double) -> Measured<DiscreteDistribution> {
    guard mean >= 0, mean <= 1e9 else { return .refused(.outOfDomain) }
    let middle = Int(mean)
    let reach = Int(10 * mean.squareRoot()) + 40
    let start = max(0, middle - reach)
    var weights = Array(repeating: 0.0, count: middle + reach - start + 1)
    weights[middle - start] = 1
    for k in stride(from: middle, to: start, by: -1) { weights[k - 1 - start] = weights[k - start] * Double(k) / mean }
    for k in middle..<(middle + reach) { weights[k + 1 - start] = weights[k - start] * mean / Double(k + 1) }
    return .value(DiscreteDistribution(first: start, weights: weights))
  }

  /// Hits among n cases drawn with replacement from n cases with x hits. Refused: x outside 0…n.
  public static func resampledHits(_ x: Int, of n: Int) -> Measured<DiscreteDistribution> {
    guard x <= n else { return .refused(.moreThanBase) }
    return resampledSum(levels: [n - x, x])
  }

  /// The sum of two independent numbers.
  private func convolved(with other: DiscreteDistribution) -> DiscreteDistribution {
    var sum = Array(repeating: 0.0, count: count + other.count - 1)
    for (place, weight) in probabilities.enumerated() {
      for (step, factor) in other.probabilities.enumerated() { sum[place + step] += weight * factor }
    }
    return DiscreteDistribution(first: first + other.first, weights: sum)
  }
}
