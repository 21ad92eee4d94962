/// Where patterns in standardised points are complete: the index of the completing point, repeated while it lasts.
public struct RunRules: Sendable, Hashable {
  public var beyondThree: [Int] = []
  /// A point on the centre breaks the run.
  public var nineSameSide: [Int] = []
  public var eightSameSide: [Int] = []
  /// Strictly monotone.
  public var sixTrend: [Int] = []
  public var fourteenAlternating: [Int] = []
  /// On one side, the last point among them.
  public var twoOfThreeBeyondTwo: [Int] = []
  public var fourOfFiveBeyondOne: [Int] = []
  /// Strictly within, strictly outside on either side.
  public var fifteenWithinOne: [Int] = []
  public var eightOutsideOne: [Int] = []
}

/// `spc.run_rules`. L. S. Nelson, Journal of Quality Technology 16 (1984); the Western Electric eight beside the nine.
///
/// Refused: values that are not finite.
public func runRules(_ z: [Double]) -> Measured<RunRules> {
  guard z.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  var rules = RunRules()
  var (side, trend, alternating, within, outside) = (0, 1, 1, 0, 0)
  for (index, value) in z.enumerated() {
    if value.magnitude > 3 { rules.beyondThree.append(index) }
    if value == 0 {
      side = 0
    } else {
      side = index > 0 && z[index - 1] * value.signOnly > 0 ? side + 1 : 1
    }
    if side >= 9 { rules.nineSameSide.append(index) }
    if side >= 8 { rules.eightSameSide.append(index) }
    if index > 0 {
      let step = (value - z[index - 1]).signOnly
      let before = index > 1 ? (z[index - 1] - z[index - 2]).signOnly : 0
      trend = step == 0 ? 1 : step == before ? trend + 1 : 2
      alternating = step == 0 ? 1 : step == -before ? alternating + 1 : 2
    }
    if trend >= 6 { rules.sixTrend.append(index) }
    if alternating >= 14 { rules.fourteenAlternating.append(index) }
    if isCluster(z, index, of: 3, beyond: 2, atLeast: 2) { rules.twoOfThreeBeyondTwo.append(index) }
    if isCluster(z, index, of: 5, beyond: 1, atLeast: 4) { rules.fourOfFiveBeyondOne.append(index) }
    within = value.magnitude < 1 ? within + 1 : 0
    outside = value.magnitude > 1 ? outside + 1 : 0
    if within >= 15 { rules.fifteenWithinOne.append(index) }
    if outside >= 8 { rules.eightOutsideOne.append(index) }
  }
  return .value(rules)
}

private func isCluster(_ z: [Double], _ index: Int, of size: Int, beyond limit: Double, atLeast count: Int) -> Bool {
  let side = z[index].signOnly
  guard z[index].magnitude > limit else { return false }
  return z[max(0, index - size + 1)...index].count { $0 * side > limit } >= count
}

extension Double {
  /// −1, 0 or 1.
  fileprivate var signOnly: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
