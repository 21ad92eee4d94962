/// Worst-case bounds of a share, `nonresponse.bounds` for shares: all who kept silent say no, all say yes.
///
/// C. F. Manski, American Economic Review 80 (1990). The honest range when the silent may be different; next to it the
/// interval that takes them as missing at random. Undefined: an empty frame.
public func nonResponseBounds(_ x: Int, of n: Int, population: Int) -> Measured<Estimate> {
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard n <= population else { return .refused(.moreThanPopulation) }
  guard n > 0 else { return .undefined(.emptyBase) }
  return .value(
    Estimate(
      value: Double(x) / Double(n), lower: Double(x) / Double(population),
      upper: Double(x + population - n) / Double(population)))
}
