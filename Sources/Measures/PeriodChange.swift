/// Change on the period before and on the same period a cycle ago. Missing: a gap on either side; a percentage also on
/// a base of 0.
public struct PeriodChange: Sendable, Hashable {
  public var differences: [Double?]
  public var percents: [Double?]
}

/// `period_change` at one lag: y_t − y_{t−lag}, and in percent of y_{t−lag}. Refused: a lag below 1.
public func periodChange(_ values: [Double?], lag: Int) -> Measured<PeriodChange> {
  guard lag >= 1 else { return .refused(.outOfDomain) }
  var result = PeriodChange(differences: [], percents: [])
  for (index, value) in values.enumerated() {
    guard index >= lag, let value, let base = values[index - lag] else {
      result.differences.append(nil)
      result.percents.append(nil)
      continue
    }
    result.differences.append(value - base)
    result.percents.append(base == 0 ? nil : (value - base) / base * 100)
  }
  return .value(result)
}
