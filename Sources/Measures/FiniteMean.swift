/// The mean of a simple random sample, `survey.srs_mean`.
public struct SampleMean: Sendable, Hashable {
  public var n: Int
  public var mean: Double
  /// With divisor n − 1. Missing: n = 1.
  public var deviation: Double?
  /// √((1 − n/N)·s²/n); 0 in a census. Missing: n = 1 of more.
  public var standardError: Double?
  /// t with n − 1 degrees of freedom. Missing: n = 1 of more. A census (n = N) has the mean itself at both ends.
  public var lower: Double?
  public var upper: Double?
}

/// Mean and t interval of answers counted by level: `counts[i]` answers of `values[i]`.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., section 2.7. Exact integer counts in, so that no order of rows matters.
/// `critical` gives the two-sided t for degrees of freedom: ``TCriticals`` for thousands of groups.
/// Undefined: nobody answered. Refused: negative counts, n > N.
public func sampleMean(
  counts: [Int], values: [Double], population: Int? = nil, criticals: TCriticals
) -> Measured<SampleMean> {
  guard counts.count == values.count else { return .refused(.lengthsDiffer) }
  var n = 0
  for count in counts {
    guard count >= 0 else { return .refused(.negativeCount) }
    n += count
  }
  guard n > 0 else { return .undefined(.emptyBase) }
  if let population, n > population { return .refused(.moreThanPopulation) }
  var sum = CompensatedSum()
  for (count, value) in zip(counts, values) { sum.add(Double(count) * value) }
  let mean = sum.value / Double(n)
  var result = SampleMean(n: n, mean: mean)
  guard n > 1 else {
    // Who asks everyone there is draws nothing, be it one.
    if population == n { (result.standardError, result.lower, result.upper) = (0, mean, mean) }
    return .value(result)
  }
  // Two passes: the textbook formula Σx² − n·m² loses all digits where the spread is small.
  var squares = CompensatedSum()
  for (count, value) in zip(counts, values) { squares.add(Double(count) * (value - mean) * (value - mean)) }
  let variance = squares.value / Double(n - 1)
  let correction = population.map { Double($0 - n) / Double($0) } ?? 1
  let error = (correction * variance / Double(n)).squareRoot()
  let half = error * criticals[n - 1]
  result.deviation = variance.squareRoot()
  result.standardError = error
  result.lower = mean - half
  result.upper = mean + half
  return .value(result)
}

/// The mean of values, each given once.
public func sampleMean(
  _ values: [Double], population: Int? = nil, confidence: Double = 0.95
) -> Measured<SampleMean> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  return sampleMean(
    counts: Array(repeating: 1, count: values.count), values: values, population: population,
    criticals: TCriticals(confidence: confidence, tabulated: 0))
}

/// Two-sided critical values of Student's t at one level, tabulated for small degrees of freedom: a quantile costs a
/// microsecond, and a report asks for one in each of thousands of groups.
public struct TCriticals: Sendable {
  public let confidence: Double
  private let table: [Double]

  public init(confidence: Double, tabulated: Int = 400) {
    self.confidence = confidence
    table = (0..<tabulated).map { Distributions.tCritical(confidence: confidence, degrees: Double($0 + 1)) }
  }

  /// Precondition: at least 1 degree of freedom.
  public subscript(degrees: Int) -> Double {
    degrees <= table.count
      ? table[degrees - 1] : Distributions.tCritical(confidence: confidence, degrees: Double(degrees))
  }
}
