/// A series taken apart by moving averages.
public struct ClassicalDecomposition: Sendable, Hashable {
  /// One figure for each place in the period, starting with the first value's; sum 0, or mean 1.
  public var figure: [Double]
  /// Missing: half a period at either end.
  public var trend: [Double?]
  public var remainder: [Double?]
}

/// `classical_decomposition`, as R decompose.
///
/// M. G. Kendall and A. Stuart, The Advanced Theory of Statistics III. A description, not a test. Undefined: fewer than
/// two periods, and for products a trend or figure of 0. Refused: a period below 2.
public func classicalDecomposition(
  _ values: [Double], period: Int, isMultiplicative: Bool
) -> Measured<ClassicalDecomposition> {
  guard period >= 2 else { return .refused(.outOfDomain) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard values.count >= 2 * period else { return .undefined(.tooFew) }
  let half = period / 2
  let trend = values.indices.map { index -> Double? in
    guard index >= half, index + half < values.count else { return nil }
    let window = values[(index - half)...(index + half)]
    let sum = compensatedSum(window)
    guard period.isMultiple(of: 2), let first = window.first, let last = window.last else {
      return sum / Double(period)
    }
    return (sum - first / 2 - last / 2) / Double(period)
  }
  var figure: [Double] = []
  for season in 0..<period {
    let places = stride(from: season, to: values.count, by: period).filter { trend[$0] != nil }
    let parts = places.map { place -> Double in
      let level = trend[place] ?? 0
      return isMultiplicative ? values[place] / level : values[place] - level
    }
    figure.append(compensatedSum(parts) / Double(parts.count))
  }
  let mean = compensatedSum(figure) / Double(period)
  figure = figure.map { isMultiplicative ? $0 / mean : $0 - mean }
  guard figure.allSatisfy(\.isFinite), !isMultiplicative || figure.allSatisfy({ $0 != 0 }) else {
    return .undefined(.zeroBase)
  }
  let remainder = values.indices.map { index -> Double? in
    trend[index].map {
      let season = figure[index % period]
      return isMultiplicative ? values[index] / (season * $0) : values[index] - season - $0
    }
  }
  return .value(ClassicalDecomposition(figure: figure, trend: trend, remainder: remainder))
}
