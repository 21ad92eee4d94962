/// The reliability of a scale, `cronbach_alpha`.
public struct CronbachAlpha: Sendable, Hashable {
  /// With Feldt's limits. May be below 0.
  public var alpha: Estimate
  /// Correlation of each item with the sum of the others. Missing: a constant item or rest.
  public var itemRest: [Double?]
  /// Alpha without the item. Missing: two items left or fewer.
  public var alphaWithout: [Double?]
}

/// Cronbach's alpha of the first `items` variables: k/(k − 1)·(1 − Σs²ᵢ/s²ₜ), limits 1 − (1 − α)·F with n − 1 and
/// (n − 1)(k − 1) degrees of freedom.
///
/// L. J. Cronbach, Psychometrika 16 (1951); L. S. Feldt, Psychometrika 30 (1965). Undefined: fewer than two items (use
/// Spearman-Brown for two in a report) or answers, a constant sum.
public func cronbachAlpha(
  _ data: CrossProducts, items: Int, confidence: Double = 0.95
) -> Measured<CronbachAlpha> {
  guard items <= data.variables else { return .refused(.lengthsDiffer) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard items >= 2, data.n >= 2 else { return .undefined(.tooFew) }
  let all = Array(0..<items)
  guard let value = alpha(data, all) else { return .undefined(.allEqual) }
  let degrees1 = Double(data.n - 1)
  let degrees2 = degrees1 * Double(items - 1)
  let tail = (1 - confidence) / 2
  let estimate = Estimate(
    value: value, lower: 1 - (1 - value) * Distributions.fUpperQuantile(tail, degrees1, degrees2),
    upper: 1 - (1 - value) * Distributions.fLowerQuantile(tail, degrees1, degrees2))
  var rests: [Double?] = []
  var without: [Double?] = []
  for item in all {
    let others = all.filter { $0 != item }
    rests.append(correlation(data, of: item, withSumOf: others))
    without.append(others.count >= 2 ? alpha(data, others) : nil)
  }
  return .value(CronbachAlpha(alpha: estimate, itemRest: rests, alphaWithout: without))
}

private func alpha(_ data: CrossProducts, _ items: [Int]) -> Double? {
  var diagonal = 0.0
  var total = 0.0
  for i in items {
    diagonal += data.scaledCovariance(i, i)
    for j in items { total += data.scaledCovariance(i, j) }
  }
  guard total > 0 else { return nil }
  let k = Double(items.count)
  return k / (k - 1) * (1 - diagonal / total)
}

private func correlation(_ data: CrossProducts, of item: Int, withSumOf others: [Int]) -> Double? {
  var between = 0.0
  var spread = 0.0
  for i in others {
    between += data.scaledCovariance(item, i)
    for j in others { spread += data.scaledCovariance(i, j) }
  }
  let own = data.scaledCovariance(item, item)
  guard own > 0, spread > 0 else { return nil }
  return between / (own.squareRoot() * spread.squareRoot())
}
