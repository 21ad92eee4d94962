/// The four fields of importance against performance.
public enum Quadrant: String, Sendable, CaseIterable {
  case keepUp = "keep_up"
  case concentrateHere = "concentrate_here"
  case lowPriority = "low_priority"
  case possibleOverkill = "possible_overkill"
}

/// Items by importance and performance.
public struct ImportancePerformance: Sendable, Hashable {
  public var importanceMean: Double
  public var performanceMean: Double
  /// Missing: either value.
  public var quadrants: [Quadrant?]
}

/// `ipa_quadrants`: the grid crosses at the means of the items with both values; on the mean counts as high.
///
/// J. A. Martilla and J. C. James, Journal of Marketing 41 (1977). Undefined: no item with both values.
public func importancePerformance(_ importance: [Double?], _ performance: [Double?]) -> Measured<ImportancePerformance>
{
  guard importance.count == performance.count else { return .refused(.lengthsDiffer) }
  var (one, two): ([Double], [Double]) = ([], [])
  for (a, b) in zip(importance, performance) {
    guard let a, let b else { continue }
    one.append(a)
    two.append(b)
  }
  guard one.allSatisfy(\.isFinite), two.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard !one.isEmpty else { return .undefined(.emptyBase) }
  let means = (Moments(one).mean, Moments(two).mean)
  func isHigh(_ value: Double, _ mean: Double) -> Bool { value >= mean - 1e-12 * mean.magnitude }
  let quadrants = zip(importance, performance).map { a, b -> Quadrant? in
    guard let a, let b else { return nil }
    switch (isHigh(a, means.0), isHigh(b, means.1)) {
    case (true, true): return .keepUp
    case (true, false): return .concentrateHere
    case (false, false): return .lowPriority
    case (false, true): return .possibleOverkill
    }
  }
  return .value(
    ImportancePerformance(importanceMean: means.0, performanceMean: means.1, quadrants: quadrants))
}
