/// Whether counts spread more than chance, `poisson.dispersion_test`.
public struct Dispersion: Sendable, Hashable {
  public var chiSquare: Double
  public var degrees: Int
  /// χ²/df: 1 where nothing but chance is at work.
  public var index: Double
  /// Upper tail.
  public var p: Double
}

/// Σ(k − E)²/E with E proportional to the exposure; units without exposure take no part.
///
/// R. A. Fisher, Biometrics 6 (1950). Undefined: fewer than two units with exposure, or nothing counted.
public func dispersion(counts: [Int], exposures: [Double]) -> Measured<Dispersion> {
  guard counts.count == exposures.count else { return .refused(.lengthsDiffer) }
  var total = 0
  var exposure = CompensatedSum()
  var units = 0
  for (count, unit) in zip(counts, exposures) {
    guard count >= 0 else { return .refused(.negativeCount) }
    guard unit >= 0, unit.isFinite else { return .refused(.negativeExposure) }
    guard unit > 0 else { continue }
    total += count
    exposure.add(unit)
    units += 1
  }
  guard units > 1 else { return .undefined(.tooFew) }
  guard total > 0 else { return .undefined(.allEqual) }
  let rate = Double(total) / exposure.value
  var sum = CompensatedSum()
  for (count, unit) in zip(counts, exposures) where unit > 0 {
    let expected = rate * unit
    sum.add((Double(count) - expected) * (Double(count) - expected) / expected)
  }
  let degrees = units - 1
  return .value(
    Dispersion(
      chiSquare: sum.value, degrees: degrees, index: sum.value / Double(degrees),
      p: Distributions.chiSquareUpper(sum.value, degrees: Double(degrees))))
}
