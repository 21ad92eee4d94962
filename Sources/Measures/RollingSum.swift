/// Sums over the last `window` values, `rolling_sum`: no value before the window is full or over a gap.
///
/// Each window is summed anew, so that no error is carried along. Refused: a window below 1.
public func rollingSum(_ values: [Double?], window: Int) -> Measured<[Double?]> {
  guard window >= 1 else { return .refused(.outOfDomain) }
  guard Double(window) * Double(values.count) <= 1e9 else { return .refused(.tooMany) }
  var sinceGap = 0
  return .value(
    values.indices.map { index in
      sinceGap = values[index] == nil ? 0 : sinceGap + 1
      guard sinceGap >= window else { return nil }
      return compensatedSum(values[(index - window + 1)...index].lazy.map { $0 ?? 0 })
    })
}
