/// A ratio of two totals of a simple random sample.
public struct SurveyRatio: Sendable, Hashable {
  public var ratio: Double
  /// Missing: one answer.
  public var standardError: Double?
}

/// `survey.ratio`: R = Σy/Σx, se = √((1 − n/N)·n/(n − 1)·Σ(y − R·x)²)/Σx.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., section 2.11; R survey `svyratio`. Undefined: a denominator of 0.
/// Refused: n > N.
public func surveyRatio(numerator: [Double], denominator: [Double], population: Int? = nil) -> Measured<SurveyRatio> {
  guard numerator.count == denominator.count else { return .refused(.lengthsDiffer) }
  guard numerator.allSatisfy(\.isFinite), denominator.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  if let population, numerator.count > population { return .refused(.moreThanPopulation) }
  guard !numerator.isEmpty else { return .undefined(.emptyBase) }
  let base = compensatedSum(denominator)
  guard base != 0 else { return .undefined(.zeroBase) }
  let ratio = compensatedSum(numerator) / base
  guard numerator.count > 1 else { return .value(SurveyRatio(ratio: ratio)) }
  let n = Double(numerator.count)
  let correction = population.map { 1 - n / Double($0) } ?? 1
  let residuals = zip(numerator, denominator).map { $0 - ratio * $1 }
  let squares = compensatedSum(residuals.map { $0 * $0 })
  return .value(
    SurveyRatio(ratio: ratio, standardError: (correction * n / (n - 1) * squares).squareRoot() / base.magnitude))
}
