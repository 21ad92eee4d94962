/// Differences x − y of pairs, with those that rounding alone keeps apart made equal: within 1e-9 of their size, and 0 where the two
/// differ by no more than that. Ranks over them have the ties that the data have.
///
/// Refused: lists of different length, values that are not finite.
public func differencesWithoutNoise(_ x: [Double], _ y: [Double]) -> Measured<[Double]> {
  guard x.count == y.count else { return .refused(.lengthsDiffer) }
  guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  var result = zip(x, y).map { a, b in
    (a - b).magnitude <= roundingNoise * max(a.magnitude, b.magnitude) ? 0 : a - b
  }
  var last = 0.0
  for place in result.indices.sorted(by: { (result[$0].magnitude, $0) < (result[$1].magnitude, $1) }) {
    let size = result[place].magnitude
    if size - last > roundingNoise * size { last = size }
    result[place] = result[place] < 0 ? -last : last
  }
  return .value(result)
}

/// What two figures that are equal on paper may differ by, relative to them.
private let roundingNoise = 1e-9
