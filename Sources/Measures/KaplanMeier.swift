/// The median time to closing where some cases are still open, `survival.kaplan_meier`
/// (`median_first_time_at_or_below_half`): the first day on which half or more of the cases have closed.
///
/// E. L. Kaplan and P. Meier, JASA 53 (1958). `closed[d]` cases closed on day d, `open[d]` were still open when last
/// seen on day d; on the same day closings come first. The mean of closed cases is biased short and is not offered.
/// Undefined: no cases, or the median is not reached.
public func kaplanMeierMedian(closed: [Int], open: [Int]) -> Measured<Int> {
  guard closed.count == open.count else { return .refused(.lengthsDiffer) }
  var atRisk = 0
  for (events, censored) in zip(closed, open) {
    guard events >= 0, censored >= 0 else { return .refused(.negativeCount) }
    atRisk += events + censored
  }
  guard atRisk > 0 else { return .undefined(.emptyBase) }
  var survival = 1.0
  for day in closed.indices {
    if closed[day] > 0 {
      survival *= Double(atRisk - closed[day]) / Double(atRisk)
      if survival <= 0.5 + 1e-12 { return .value(day) }
    }
    atRisk -= closed[day] + open[day]
  }
  return .undefined(.notReached)
}
