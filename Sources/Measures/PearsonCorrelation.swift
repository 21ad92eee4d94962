/// Pearson's correlation with its test and interval.
public struct PearsonCorrelation: Sendable, Hashable {
  public var n: Int
  /// Missing (this and what rests on it): fewer than two pairs, a constant variable.
  public var r: Double?
  /// r·√((n − 2)/(1 − r²)), infinite at |r| = 1. Missing also: two pairs.
  public var t: Double?
  public var p: Double?
  /// Fisher's z. Missing also: three pairs.
  public var interval: Estimate?
}

/// `correlation.pearson` of complete pairs.
///
/// R. A. Fisher, Metron 1 (1921). Refused: lists of different length.
public func pearsonCorrelation(
  _ x: [Double], _ y: [Double], confidence: Double = 0.95
) -> Measured<PearsonCorrelation> {
  guard x.count == y.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  var result = PearsonCorrelation(n: x.count)
  guard x.count > 1, let r = correlation(x, y) else { return .value(result) }
  result.r = r
  result.interval = correlationInterval(r, n: x.count, confidence: confidence).value
  guard x.count > 2 else { return .value(result) }
  let degrees = Double(x.count - 2)
  let t = r.magnitude == 1 ? r * .infinity : r * (degrees / ((1 - r) * (1 + r))).squareRoot()
  result.t = t
  result.p = t.isInfinite ? 0 : Distributions.tTwoSided(t, degrees: degrees)
  return .value(result)
}

/// Nil where a variable is constant.
func correlation(_ x: [Double], _ y: [Double]) -> Double? {
  let (x, y) = (withinRange(x), withinRange(y))
  let one = Moments(x)
  let two = Moments(y)
  guard one.squares > 0, two.squares > 0 else { return nil }
  let cross = compensatedSum(zip(x, y).lazy.map { one.distance($0) * two.distance($1) })
  let r = cross / (one.squares.squareRoot() * two.squares.squareRoot())
  // Exactly linear data must not miss 1 by a rounding error.
  return r.magnitude > 1 - 4e-16 ? (r > 0 ? 1 : -1) : r
}

/// The values times a power of two where their squares would leave the range of a double, so that nothing is lost of the digits.
private func withinRange(_ values: [Double]) -> [Double] {
  let factor = rangeFactor(values)
  return factor == 1 ? values : values.map { $0 * factor }
}
