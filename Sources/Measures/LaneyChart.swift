/// A chart with limits widened (or narrowed) by the spread between units beyond chance.
public struct LaneyChart: Sendable, Hashable {
  public var centre: Double
  /// z-scores of the points. Missing: no base.
  public var z: [Double?]
  /// Of neighbouring points; none across a gap. Missing (this and what rests on it): no two neighbours, or no spread
  /// expected because nothing or everything was counted.
  public var meanMovingRange: Double?
  /// Mean moving range / 1.128, and / (2/√π). Below 1 it is not raised to 1.
  public var sigma: Double?
  public var exactSigma: Double?
  public var upper: [Double?]
  public var lower: [Double?]
  public var exactUpper: [Double?]
  public var exactLower: [Double?]
  public var signals: [Int]
}

/// `spc.laney_u_chart` and `spc.laney_p_chart` from the plain chart of the same points.
///
/// D. B. Laney, Quality Engineering 14 (2002); Minitab uses 1.128.
///
/// - Parameter base: how many of the first points make the moving range, as they made the plain chart's centre; nil: every one does.
public func laneyChart(_ plain: AttributeChart, most: Double = .infinity, base: Int? = nil) -> LaneyChart {
  var z: [Double?] = []
  for (value, low) in zip(plain.values, plain.lowerUnclipped) {
    guard let value, let low, plain.centre > low else {
      z.append(nil)
      continue
    }
    z.append((value - plain.centre) / ((plain.centre - low) / 3))
  }
  var result = LaneyChart(
    centre: plain.centre, z: z, upper: [], lower: [], exactUpper: [], exactLower: [], signals: [])
  result.meanMovingRange = meanMovingRange(base.map { Array(z.prefix($0)) } ?? z)
  result.sigma = result.meanMovingRange.map { $0 / 1.128 }
  result.exactSigma = result.meanMovingRange.map { $0 / exactD2 }
  for (index, value) in plain.values.enumerated() {
    guard let value, let low = plain.lowerUnclipped[index], let sigma = result.sigma, let exact = result.exactSigma
    else {
      result.upper.append(nil)
      result.lower.append(nil)
      result.exactUpper.append(nil)
      result.exactLower.append(nil)
      continue
    }
    let reach = plain.centre - low
    let limits = (low: max(0, plain.centre - reach * sigma), high: min(most, plain.centre + reach * sigma))
    result.upper.append(limits.high)
    result.lower.append(limits.low)
    result.exactUpper.append(min(most, plain.centre + reach * exact))
    result.exactLower.append(max(0, plain.centre - reach * exact))
    if isBeyond(value, limits.low, limits.high) { result.signals.append(index) }
  }
  return result
}

/// Expected range of two standard normal values, 2/√π; tables round it to 1.128.
let exactD2 = 2 / Double.pi.squareRoot()

/// Mean distance of neighbours; none across a gap. Nil: no two neighbours.
func meanMovingRange(_ values: [Double?]) -> Double? {
  var sum = CompensatedSum()
  var count = 0
  for index in values.indices.dropFirst() {
    guard let value = values[index], let before = values[index - 1] else { continue }
    sum.add((value - before).magnitude)
    count += 1
  }
  return count > 0 ? sum.value / Double(count) : nil
}
