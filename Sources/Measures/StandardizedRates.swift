/// Observed over expected counts.
public struct IndirectRate: Sendable, Hashable {
  public var observed: Int
  public var expected: Double
  /// Garwood's limits of the observed count, over the expected one. Missing: nothing is expected.
  public var ratio: Estimate?
}

/// `rate.standardized_indirect`: expected Σ exposure·standard rate.
///
/// N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987). Refused: negative
/// counts, exposures or rates.
public func indirectRate(
  counts: [Int], exposures: [Double], standardRates: [Double], confidence: Double = 0.95
) -> Measured<IndirectRate> {
  guard counts.count == exposures.count, exposures.count == standardRates.count else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard (exposures + standardRates).allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeExposure) }
  let expected = compensatedSum(zip(exposures, standardRates).map { $0 * $1 })
  let observed = counts.reduce(0, +)
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  // Where nothing is expected there is still what was observed.
  guard expected > 0 else { return .value(IndirectRate(observed: observed, expected: expected, ratio: nil)) }
  return garwoodInterval(observed, exposure: expected, confidence: confidence).map {
    IndirectRate(observed: observed, expected: expected, ratio: $0.rate)
  }
}

/// A rate as it would be with a standard mix.
public struct DirectRate: Sendable, Hashable {
  public var crude: Double
  public var adjusted: Estimate
}

/// `rate.standardized_direct`: Σw·k/e with w the standard's shares, gamma limits.
///
/// M. P. Fay and E. J. Feuer, Statistics in Medicine 16 (1997). Undefined: a group of the standard without exposure.
/// Refused: negative counts or exposures.
public func directRate(
  counts: [Int], exposures: [Double], standard: [Double], confidence: Double = 0.95
) -> Measured<DirectRate> {
  guard counts.count == exposures.count, exposures.count == standard.count else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard (exposures + standard).allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeExposure) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let total = compensatedSum(standard)
  guard total > 0 else { return .refused(.weightsSumToZero) }
  guard zip(exposures, standard).allSatisfy({ $0 > 0 || $1 == 0 }) else { return .undefined(.noExposure) }
  let used = counts.indices.filter { exposures[$0] > 0 }
  let weights = used.map { standard[$0] / total / exposures[$0] }
  let k = used.map { Double(counts[$0]) }
  let rate = compensatedSum(zip(weights, k).map { $0 * $1 })
  let variance = compensatedSum(zip(weights, k).map { $0 * $0 * $1 })
  let largest = weights.max() ?? 0
  let tail = (1 - confidence) / 2
  var lower = 0.0
  if rate > 0 {
    lower = Distributions.gammaLowerQuantile(shape: rate * rate / variance, tail) * variance / rate
  }
  let (high, wide) = (rate + largest, variance + largest * largest)
  let upper = Distributions.gammaUpperQuantile(shape: high * high / wide, tail) * wide / high
  return .value(
    DirectRate(
      crude: compensatedSum(k) / compensatedSum(used.map { exposures[$0] }),
      adjusted: Estimate(value: rate, lower: lower, upper: upper)))
}
