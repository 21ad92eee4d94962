internal import Measures
internal import StationModel

/// The one at an end of several by its index, with those it cannot be told from.
struct Extreme {
  var name: String
  var value: Double
  /// The others whose difference from it may be chance, nearest first. Only where there are none it is the highest or the lowest.
  var alike: [String] = []
  /// Whether these are all the others.
  var isLikeAll = false
  /// Those it could not be compared with, since nothing tells how far off one of the two is.
  var untold: [String] = []
  /// Those that lie beyond it for certain, of whom too few answered to be called the highest or lowest.
  var beyond: [String] = []
  /// Those of the very same value where all have answered: no fluctuation is between them.
  var tied: [String] = []
}

/// One of several that are compared, with its estimate at the level of all pairs together.
struct Compared {
  var name: String
  var value: Double
  /// Missing: nothing tells how far the value may be off. Without width where all have answered.
  var joint: Estimate?
  /// False where too few answered to stand at an end; it is compared all the same.
  var isEligible = true
}

/// Whoever stands at an end of many stands there by chance too: it is compared with every other one, by intervals of the
/// differences that hold for all pairs at once (Bonferroni). Nil: fewer than two, or all alike to nine digits.
func extreme(of rows: [Compared], isHighest: Bool) -> Extreme? {
  let sign = isHighest ? 1.0 : -1.0
  let eligible = rows.filter(\.isEligible)
  guard let most = eligible.map(\.value).max(), let least = eligible.map(\.value).min(),
    most - least > 1e-9 * max(1, most.magnitude)
  else { return nil }
  // The first wins among equals, at both ends.
  let end = eligible.reduce(eligible[0]) { sign * $1.value > sign * $0.value ? $1 : $0 }
  let others = rows.filter { $0.name != end.name }.enumerated().sorted { left, right in
    let (a, b) = (sign * left.element.value, sign * right.element.value)
    return a == b ? left.offset < right.offset : a > b
  }
  var result = Extreme(name: end.name, value: end.value)
  for other in others.map(\.element) {
    guard let a = end.joint, let b = other.joint, let gap = differenceInterval(a, b).value else {
      result.untold.append(other.name)
      continue
    }
    if gap.lower == 0, gap.upper == 0 {
      result.tied.append(other.name)
    } else if !other.isEligible, isHighest ? gap.upper < 0 : gap.lower > 0 {
      result.beyond.append(other.name)
    } else if isHighest ? gap.lower <= 0 : gap.upper >= 0 {
      result.alike.append(other.name)
    }
  }
  result.isLikeAll = result.alike.count == others.count
  return result
}

/// The level of each of the pairs among several so that all hold together.
func jointLevel(_ confidence: Double, of count: Int) -> Double {
  1 - (1 - confidence) / Double(max(1, count * (count - 1) / 2))
}

/// The index of a group with its ends; of those who all answered the index itself, of answers that are all the same the bound.
func indexEstimate(_ index: SatisfactionIndex) -> Estimate? {
  estimate(index.index, index.interval ?? index.bound, index.intervalMethod)
}

func indexEstimate(_ item: SatisfactionItemFigure) -> Estimate? {
  estimate(item.index, item.interval ?? item.bound, item.intervalMethod)
}

private func estimate(_ value: Double?, _ ends: FigureInterval?, _ method: IntervalMethod) -> Estimate? {
  guard let value else { return nil }
  if method == .census { return Estimate(value: value, lower: value, upper: value) }
  return ends.map { Estimate(value: value, lower: $0.low, upper: $0.high) }
}
