/// Sample quantile of one of Hyndman and Fan's nine types, `quantile_types`.
///
/// R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), with the rounding guard of R quantile. Undefined: no
/// values. Refused: a type other than 1…9, a share outside 0…1.
public func quantile(sorted values: [Double], _ share: Double, type: Int) -> Measured<Double> {
  guard share >= 0, share <= 1 else { return .refused(.probabilityOutOfRange) }
  guard (1...9).contains(type) else { return .refused(.outOfDomain) }
  guard let first = values.first, let last = values.last else { return .undefined(.emptyBase) }
  let n = Double(values.count)
  let fuzz = 4 * Double.ulpOfOne
  let position: Double
  switch type {
  case 1, 2: position = n * share
  case 3: position = n * share - 0.5
  case 7: position = 1 + (n - 1) * share
  default:
    let (a, b): (Double, Double) =
      switch type {
      case 4: (0, 1)
      case 5: (0.5, 0.5)
      case 6: (0, 0)
      case 8: (1.0 / 3, 1.0 / 3)
      default: (3.0 / 8, 3.0 / 8)
      }
    position = a + share * (n + 1 - a - b)
  }
  let below = (position + fuzz).rounded(.down)
  var part = position - below
  switch type {
  case 1: part = position > below + fuzz ? 1 : 0
  case 2: part = position > below + fuzz ? 1 : 0.5
  case 3: part = (position - below).magnitude > fuzz || !Int(below).isMultiple(of: 2) ? 1 : 0
  default: if part.magnitude < fuzz * max(1, position) { part = 0 }
  }
  func value(_ rank: Double) -> Double { rank < 1 ? first : rank > n ? last : values[Int(rank) - 1] }
  let low = value(below)
  let high = value(below + 1)
  return .value(part == 0 ? low : part == 1 ? high : low == high ? low : (1 - part) * low + part * high)
}
