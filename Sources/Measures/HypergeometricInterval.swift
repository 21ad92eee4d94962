/// The exact interval of a share in a finite frame, `proportion.ci.hypergeometric_exact`.
public struct HypergeometricInterval: Sendable, Hashable {
  /// Shares of the frame.
  public var share: Estimate
  /// Whole units of the frame.
  public var lowerCount: Int
  public var upperCount: Int
}

/// x of n drawn without replacement from N: integer limits K_L = min{K : P(X ≥ x | K) > α/2} and
/// K_U = max{K : P(X ≤ x | K) > α/2}.
///
/// J. Buonaccorsi, The American Statistician 41 (1987). Takes the silent as missing at random; print the worst-case
/// bounds beside it (``nonResponseBounds(_:of:population:)``). Undefined: n = 0. Refused: x > n, n > N, negative.
public func hypergeometricInterval(
  _ x: Int, of n: Int, population: Int, confidence: Double = 0.95
) -> Measured<HypergeometricInterval> {
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard n <= population else { return .refused(.moreThanPopulation) }
  guard n > 0 else { return .undefined(.emptyBase) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let tail = (1 - confidence) / 2
  // Both tails move in one direction with K, so the limits are found by halving.
  let lower = firstIndex(from: x, through: population - n + x) { marked in
    hypergeometricTail(x, n, marked, population, upper: true) > tail
  }
  let above = firstIndex(from: x, through: population - n + x + 1) { marked in
    marked > population - n + x || hypergeometricTail(x, n, marked, population, upper: false) <= tail
  }
  let upper = above - 1
  let share = Estimate(
    value: Double(x) / Double(n), lower: Double(lower) / Double(population), upper: Double(upper) / Double(population))
  return .value(HypergeometricInterval(share: share, lowerCount: lower, upperCount: upper))
}

/// First index in a range at which a condition that stays true holds; the last index where it never does.
func firstIndex(from first: Int, through last: Int, where holds: (Int) -> Bool) -> Int {
  var low = first
  var high = last
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}

/// P(X ≥ x) or P(X ≤ x) for n drawn from `population` with `marked` marked: the mass at x through log-gamma, the
/// others by their ratios outward, until they no longer count.
private func hypergeometricTail(_ x: Int, _ n: Int, _ marked: Int, _ population: Int, upper: Bool) -> Double {
  let least = max(0, n - (population - marked))
  let most = min(n, marked)
  if upper ? x <= least : x >= most { return 1 }
  if upper ? x > most : x < least { return 0 }
  let unmarked = population - marked
  let log = logChoose(marked, x) + logChoose(unmarked, n - x) - logChoose(population, n)
  var mass = exponential(log)
  var sum = CompensatedSum()
  sum.add(mass)
  var value = x
  while upper ? value < most : value > least {
    let up = Double(marked - (upper ? value : value - 1)) * Double(n - (upper ? value : value - 1))
    let down = Double(upper ? value + 1 : value) * Double(unmarked - n + (upper ? value + 1 : value))
    let ratio = upper ? up / down : down / up
    mass *= ratio
    sum.add(mass)
    if ratio < 1, mass < sum.value * 1e-18 { break }
    value += upper ? 1 : -1
  }
  return sum.value
}

private func logChoose(_ n: Int, _ k: Int) -> Double {
  Distributions.logGamma(Double(n) + 1) - Distributions.logGamma(Double(k) + 1)
    - Distributions.logGamma(Double(n - k) + 1)
}
