/// Change on the period before and on the same period a cycle ago. Missing: a gap on either side; a percentage also on
/// a base of 0 and below it, where its sign would say the opposite.
public struct PeriodChange: Sendable, Hashable {
  public var differences: [Double?]
  public var percents: [Double?]
  /// Why a percentage is missing where there is no gap.
  public var percentReason = Undefined.missing
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
    let difference = value - base
    result.differences.append(difference.isFinite ? difference : nil)
    let percent = difference / base * 100
    result.percents.append(base > 0 && percent.isFinite ? percent : nil)
    if base < 0 {
      result.percentReason = .negativeBase
    } else if base == 0, result.percentReason == .missing {
      result.percentReason = .zeroBase
    }
  }
  return .value(result)
}
