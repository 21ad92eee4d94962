/// One- and two-sided p-values of an exact test.
public struct ExactP: Sendable, Hashable {
  /// P(X ≤ x).
  public var less: Double
  /// P(X ≥ x).
  public var greater: Double
  /// All outcomes not more likely than the observed one (R's default).
  public var minlike: Double
  /// Twice the smaller tail, at most 1. Agrees with central intervals.
  public var central: Double
  /// Twice the smaller tail with half of the observed probability, at most 1.
  public var midP: Double

  init(less: Double, greater: Double, at mass: Double, minlike: Double) {
    self.less = less
    self.greater = greater
    self.minlike = min(1, minlike)
    central = min(1, 2 * min(less, greater))
    // The smaller tail minus half of its own last term loses no digits: both are of one size.
    midP = min(1, max(0, 2 * min(less, greater) - mass))
  }
}

/// Of a count against a Poisson mean.
func poissonExactP(_ x: Int, mean: Double) -> ExactP {
  let less = Distributions.poissonLower(x, mean: mean)
  let greater = Distributions.poissonUpper(x, mean: mean)
  let mass = Probabilities.poisson(x, mean: mean)
  // Below the smallest double nothing can be compared: what is not more likely is the tail itself.
  guard mass > 0 else { return ExactP(less: less, greater: greater, at: mass, minlike: min(less, greater)) }
  let limit = mass * (1 + 1e-7)
  var minlike = 1.0
  if Double(x) < mean {
    // The first count past the mode that is not more likely.
    let reach = Int(mean + 40 * mean.squareRoot()) + 800
    let other = firstIndex(from: Int(mean.rounded(.up)), through: reach) {
      Probabilities.poisson($0, mean: mean) <= limit
    }
    minlike = less + Distributions.poissonUpper(other, mean: mean)
  } else if Double(x) > mean {
    let past = firstIndex(from: 0, through: Int(mean) + 1) { Probabilities.poisson($0, mean: mean) > limit }
    minlike = greater + Distributions.poissonLower(min(past, x) - 1, mean: mean)
  }
  return ExactP(less: less, greater: greater, at: mass, minlike: minlike)
}

/// Of a count against a binomial share.
func binomialExactP(_ x: Int, of n: Int, share: Double) -> ExactP {
  let less = Distributions.binomialLower(x, of: n, share: share)
  let greater = Distributions.binomialUpper(x, of: n, share: share)
  let mass = Probabilities.binomial(x, of: n, share: share)
  // Below the smallest double nothing can be compared: what is not more likely is the tail itself.
  guard mass > 0 else { return ExactP(less: less, greater: greater, at: mass, minlike: min(less, greater)) }
  let limit = mass * (1 + 1e-7)
  let mean = Double(n) * share
  var minlike = 1.0
  if Double(x) < mean {
    let other = firstIndex(from: Int(mean.rounded(.up)), through: n + 1) {
      Probabilities.binomial($0, of: n, share: share) <= limit
    }
    minlike = less + Distributions.binomialUpper(other, of: n, share: share)
  } else if Double(x) > mean {
    let past = firstIndex(from: 0, through: Int(mean) + 1) { Probabilities.binomial($0, of: n, share: share) > limit }
    minlike = greater + Distributions.binomialLower(min(past, x) - 1, of: n, share: share)
  }
  return ExactP(less: less, greater: greater, at: mass, minlike: minlike)
}
