/// Quantile of type 7 (R's default, Excel's PERCENTILE.INC): h = (n − 1)·p, linear between neighbours.
///
/// R. J. Hyndman and Y. Fan, The American Statistician 50 (1996). SPSS and Minitab use type 6. Undefined: no values.
public func quantile(sorted values: [Double], _ share: Double) -> Measured<Double> {
  guard share >= 0, share <= 1 else { return .refused(.levelOutOfRange) }
  guard let last = values.last else { return .undefined(.emptyBase) }
  let position = Double(values.count - 1) * share
  let below = Int(position)
  guard below + 1 < values.count else { return .value(last) }
  return .value(values[below] + (position - Double(below)) * (values[below + 1] - values[below]))
}

/// Quantile of type 7 of values counted by whole number: `counts[i]` values of i.
public func quantile(counts: [Int], _ share: Double) -> Measured<Double> {
  guard share >= 0, share <= 1 else { return .refused(.levelOutOfRange) }
  var n = 0
  for count in counts {
    guard count >= 0 else { return .refused(.negativeCount) }
    n += count
  }
  guard n > 0 else { return .undefined(.emptyBase) }
  let position = Double(n - 1) * share
  let rank = Int(position)
  var passed = 0
  var lower: Int?
  for (value, count) in zip(0..., counts) where count > 0 {
    passed += count
    if let lower { return .value(Double(lower) + (position - Double(rank)) * Double(value - lower)) }
    if passed > rank {
      // The next value up is the same one unless this was its last.
      if passed > rank + 1 || position == Double(rank) { return .value(Double(value)) }
      lower = value
    }
  }
  return .value(Double(lower ?? 0))
}
