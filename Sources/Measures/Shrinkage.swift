/// A small group's mean drawn toward the mean of all: (n·ȳ + m·μ)/(n + m).
///
/// C. Stein and others; the normal-normal empirical Bayes estimate with prior weight m. Otherwise a shop with three
/// ratings of 5 wins. A group without answers is where all are. Undefined: neither answers nor prior weight. Refused:
/// negative n or m.
public func shrunkenMean(_ mean: Double, n: Int, toward centre: Double, priorWeight m: Double) -> Measured<Double> {
  guard n == 0 || mean.isFinite, centre.isFinite else { return .refused(.notFinite) }
  guard n >= 0, m >= 0 else { return .refused(.negativeCount) }
  guard Double(n) + m > 0 else { return .undefined(.emptyBase) }
  return .value((n == 0 ? m * centre : Double(n) * mean + m * centre) / (Double(n) + m))
}
