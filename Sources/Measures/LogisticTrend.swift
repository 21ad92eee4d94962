/// A trend of shares over ordered groups by logistic regression.
public struct LogisticTrend: Sendable, Hashable {
  public var intercept: Double
  public var slope: Double
  public var interceptError: Double
  public var slopeError: Double
  /// Odds ratio of one step of the score, Wald on the log scale.
  public var oddsRatio: Estimate
  public var z: Double
  public var p: Double
  public var deviance: Double
  public var nullDeviance: Double
  /// Groups less two.
  public var degrees: Int
}

/// `logistic.trend`: logit link, one slope over the groups' scores, by Newton steps on the grouped binomial likelihood.
///
/// P. McCullagh and J. A. Nelder, Generalized Linear Models (1989); R glm. Only for independent samples. Groups of n = 0 take no
/// part. Undefined: fewer than two groups, all or none hit, one score (`all_equal`); hits that the scores part (`separated`).
public func logisticTrend(
  _ x: [Int], of n: [Int], scores: [Double], confidence: Double = 0.95
) -> Measured<LogisticTrend> {
  // What cannot be tested cannot be fitted: the same inputs are refused and undefined.
  let test = cochranArmitage(x, of: n, scores: scores)
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  if case .refused(let refusal) = test { return .refused(refusal) }
  if let reason = test.reason { return .undefined(reason) }
  let kept = n.indices.filter { n[$0] > 0 }
  let (hits, sizes) = (kept.map { Double(x[$0]) }, kept.map { Double(n[$0]) })
  let moments = Moments(kept.map { scores[$0] })
  // Centred and scaled, so that the steps do not depend on where the scores lie.
  let scale = kept.map { moments.distance(scores[$0]).magnitude }.max() ?? 1
  let steps = kept.map { moments.distance(scores[$0]) / scale }
  if isParted(hits, sizes, steps) { return .undefined(.separated) }
  var fit = (a: logarithm(compensatedSum(hits) / compensatedSum(zip(sizes, hits).map { $0 - $1 })), b: 0.0)
  var likelihood = logLikelihood(hits, sizes, steps, fit)
  for _ in 0..<200 {
    let (gradient, information) = derivatives(hits, sizes, steps, fit)
    let determinant = information.aa * information.bb - information.ab * information.ab
    guard determinant > 0 else { return .undefined(.notConverged) }
    let a = (information.bb * gradient.a - information.ab * gradient.b) / determinant
    let b = (information.aa * gradient.b - information.ab * gradient.a) / determinant
    var factor = 1.0
    var next = (a: fit.a + a, b: fit.b + b)
    while logLikelihood(hits, sizes, steps, next) < likelihood - 1e-12 * (1 + likelihood.magnitude), factor > 1e-9 {
      factor /= 2
      next = (fit.a + factor * a, fit.b + factor * b)
    }
    let change = max(
      ((next.a - fit.a) / (1 + fit.a.magnitude)).magnitude, ((next.b - fit.b) / (1 + fit.b.magnitude)).magnitude)
    fit = next
    likelihood = logLikelihood(hits, sizes, steps, fit)
    if change < 1e-15 { break }
  }
  let (_, information) = derivatives(hits, sizes, steps, fit)
  let determinant = information.aa * information.bb - information.ab * information.ab
  guard determinant > 0 else { return .undefined(.notConverged) }
  let centre = moments.mean / scale
  let variance = (aa: information.bb / determinant, bb: information.aa / determinant, ab: -information.ab / determinant)
  let slope = fit.b / scale
  let error = variance.bb.squareRoot() / scale
  let half = Distributions.normalCritical(confidence: confidence) * error
  let saturated = zip(hits, sizes).map { hit, size in
    (hit > 0 ? hit * logarithm(hit / size) : 0) + (size > hit ? (size - hit) * logarithm((size - hit) / size) : 0)
  }
  let share = compensatedSum(hits) / compensatedSum(sizes)
  let plain = (a: logarithm(share / (1 - share)), b: 0.0)
  return .value(
    LogisticTrend(
      intercept: fit.a - fit.b * centre, slope: slope,
      interceptError: (variance.aa - 2 * centre * variance.ab + centre * centre * variance.bb).squareRoot(),
      slopeError: error,
      oddsRatio: Estimate(
        value: exponential(slope), lower: exponential(slope - half), upper: exponential(slope + half)),
      z: slope / error, p: Distributions.normalTwoSided(slope / error),
      deviance: max(0, 2 * (compensatedSum(saturated) - likelihood)),
      nullDeviance: max(0, 2 * (compensatedSum(saturated) - logLikelihood(hits, sizes, steps, plain))),
      degrees: kept.count - 2))
}

/// Whether some score has all hits on one side and all others on the other: then the slope has no end.
private func isParted(_ hits: [Double], _ sizes: [Double], _ steps: [Double]) -> Bool {
  let hit = zip(hits, steps).filter { $0.0 > 0 }.map(\.1)
  let missed = zip(zip(hits, sizes), steps).filter { $0.0.0 < $0.0.1 }.map(\.1)
  guard let low = hit.min(), let high = hit.max(), let least = missed.min(), let most = missed.max() else {
    return true
  }
  return low >= most || high <= least
}

private func logLikelihood(
  _ hits: [Double], _ sizes: [Double], _ steps: [Double], _ fit: (a: Double, b: Double)
) -> Double {
  compensatedSum(
    hits.indices.map { index in
      let eta = fit.a + fit.b * steps[index]
      // ln(1 + e^η) without overflow.
      let both = max(eta, 0) + logarithmOfOnePlus(exponential(-eta.magnitude))
      return hits[index] * eta - sizes[index] * both
    })
}

private func derivatives(
  _ hits: [Double], _ sizes: [Double], _ steps: [Double], _ fit: (a: Double, b: Double)
) -> (gradient: (a: Double, b: Double), information: (aa: Double, ab: Double, bb: Double)) {
  let shares = steps.map { 1 / (1 + exponential(-(fit.a + fit.b * $0))) }
  let rests = hits.indices.map { hits[$0] - sizes[$0] * shares[$0] }
  let weights = hits.indices.map { sizes[$0] * shares[$0] * (1 - shares[$0]) }
  let gradient = (compensatedSum(rests), compensatedSum(zip(rests, steps).map { $0 * $1 }))
  return (
    gradient,
    (
      compensatedSum(weights), compensatedSum(zip(weights, steps).map { $0 * $1 }),
      compensatedSum(zip(weights, steps).map { $0 * $1 * $1 })
    )
  )
}
