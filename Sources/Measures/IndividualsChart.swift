/// An individuals and moving-range chart.
public struct IndividualsChart: Sendable, Hashable {
  public var centre: Double
  /// Missing (this and what rests on it): no two neighbours.
  public var meanMovingRange: Double?
  /// Mean moving range / 1.128.
  public var sigma: Double?
  public var upper: Double?
  public var lower: Double?
  /// 3.267 · mean moving range.
  public var rangeUpper: Double?
  /// Upper limit with d₂ = 2/√π.
  public var exactUpper: Double?
}

/// `spc.xmr_chart`: centre ∓ 3·MR̄/1.128, no moving range across a gap.
///
/// D. J. Wheeler, Understanding Variation. Undefined: no values.
public func individualsChart(_ values: [Double?]) -> Measured<IndividualsChart> {
  let present = values.compactMap { $0 }
  guard present.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard !present.isEmpty else { return .undefined(.emptyBase) }
  var result = IndividualsChart(centre: Moments(present).mean)
  guard let range = meanMovingRange(values) else { return .value(result) }
  result.meanMovingRange = range
  result.sigma = range / 1.128
  result.upper = result.centre + 3 * range / 1.128
  result.lower = result.centre - 3 * range / 1.128
  result.rangeUpper = 3.267 * range
  result.exactUpper = result.centre + 3 * range / exactD2
  return .value(result)
}
