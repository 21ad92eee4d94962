/// Sen's slope with limits at rounded ranks, `sen_slope.ci_rounded_ranks`.
///
/// P. K. Sen, JASA 63 (1968), as scipy.stats.theilslopes has it: ranks rounded half to even, kept inside the slopes.
/// Undefined: fewer than two values. Refused: more than ten thousand values.
public func theilSen(_ values: [Double], confidence: Double = 0.95) -> Measured<Estimate> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard values.count <= 10_000 else { return .refused(.tooMany) }
  let slopes = pairSlopes(values.indices.map(Double.init), values)
  guard let middle = median(sorted: slopes) else { return .undefined(.tooFew) }
  let reach = Distributions.normalCritical(confidence: confidence) * concordance(values).variance.squareRoot()
  let count = Double(slopes.count)
  let low = Int(max(0, ((count - reach) / 2).rounded(.toNearestOrEven) - 1))
  let high = Int(min(count - 1, ((count + reach) / 2).rounded(.toNearestOrEven)))
  return .value(Estimate(value: middle, lower: slopes[min(low, slopes.count - 1)], upper: slopes[max(0, high)]))
}
