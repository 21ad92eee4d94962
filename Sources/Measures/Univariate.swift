/// What describes a list of numbers.
public struct Univariate: Sendable, Hashable {
  public var n: Int
  /// Missing: no values.
  public var mean: Double?
  public var median: Double?
  public var minimum: Double?
  public var maximum: Double?
  /// Missing: beyond what a double can hold, or no values.
  public var sum: Double?
  /// With divisor n − 1. Missing: fewer than two values.
  public var deviation: Double?
  /// Σ(y_t − m)(y_{t+1} − m)/Σ(y − m)². Missing: fewer than two values or all equal.
  public var autocorrelation: Double?
}

/// `descriptive.univariate`, in two compensated passes: 14 digits of NIST's Lew and Lottery, as many as the data have
/// of NumAcc3 and NumAcc4.
///
/// NIST Statistical Reference Datasets. Refused: values that are not finite.
public func univariate(_ values: [Double]) -> Measured<Univariate> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  var result = Univariate(n: values.count, sum: 0)
  guard let least = values.min(), let most = values.max() else { return .value(result) }
  let scale = rangeFactor(values)
  let values = scale == 1 ? values : values.map { $0 * scale }
  let moments = Moments(values)
  result.mean = moments.mean / scale
  let sum = compensatedSum(values) / scale
  result.sum = sum.isFinite ? sum : nil
  result.minimum = least
  result.maximum = most
  result.median = median(sorted: values.sorted()).map { $0 / scale }
  if values.count > 1 {
    let deviation = (moments.squares / Double(values.count - 1)).squareRoot() / scale
    result.deviation = deviation.isFinite ? deviation : nil
  }
  guard most > least else { return .value(result) }
  var products = CompensatedSum()
  for index in 1..<values.count { products.add(moments.distance(values[index - 1]) * moments.distance(values[index])) }
  result.autocorrelation = products.value / moments.squares
  return .value(result)
}

/// The middle of sorted values, the mean of the two middle ones. Nil: no values.
func median(sorted values: [Double]) -> Double? {
  guard let first = values.first else { return nil }
  let half = values.count / 2
  if values.count == 1 { return first }
  if !values.count.isMultiple(of: 2) { return values[half] }
  return values[half - 1] / 2 + values[half] / 2
}

/// What values are to be multiplied by so that their squares and sums stay within the range of a double: a power of two, which takes
/// nothing from the digits; mostly 1.
func rangeFactor(_ values: [Double]) -> Double {
  let size = values.reduce(0) { max($0, $1.magnitude) }
  return size > 0x1p500 ? 0x1p-600 : size > 0 && size < 0x1p-400 ? 0x1p600 : 1
}
