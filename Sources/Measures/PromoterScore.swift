/// The net promoter score with its standard errors by both divisors.
public struct PromoterScore: Sendable, Hashable {
  public var n: Int
  public var promoters: Int
  public var passives: Int
  public var detractors: Int
  /// Missing (this and what rests on it): nobody answered.
  public var score: Double?
  public var errorByN: Double?
  /// z interval with the divisor n, not clipped.
  public var z: Estimate?
  /// Missing also: one answer of more.
  public var errorByNMinusOne: Double?
  /// t interval with the divisor n − 1, not clipped.
  public var t: Estimate?
}

/// `nps`: 100·(P − D), 9–10 promoters, 7–8 passives, 0–6 detractors; both standard errors with √(1 − n/N) where N is
/// given.
///
/// F. F. Reichheld, HBR 2003; variance p₊ + p₋ − (p₊ − p₋)². Refused: scores other than 0, 1 … 10, n > N.
public func promoterScore(
  _ scores: [Double], population: Int? = nil, confidence: Double = 0.95
) -> Measured<PromoterScore> {
  guard scores.allSatisfy({ $0 >= 0 && $0 <= 10 && $0 == $0.rounded() }) else { return .refused(.offScale) }
  var counts = Array(repeating: 0, count: 11)
  for score in scores { counts[Int(score)] += 1 }
  return promoterScore(counts: counts, population: population, confidence: confidence)
}

/// The same of answers counted 0…10. Refused also: other than eleven counts, a negative one.
public func promoterScore(
  counts: [Int], population: Int? = nil, confidence: Double = 0.95
) -> Measured<PromoterScore> {
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard counts.count == 11 else { return .refused(.lengthsDiffer) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  let n = counts.reduce(0, +)
  if let population, n > population { return .refused(.moreThanPopulation) }
  let promoters = counts[9] + counts[10]
  let detractors = counts[..<7].reduce(0, +)
  var result = PromoterScore(
    n: n, promoters: promoters, passives: n - promoters - detractors, detractors: detractors)
  guard n > 0 else { return .value(result) }
  let size = Double(n)
  let score = 100 * Double(promoters - detractors) / size
  // n²·variance is a whole number: no cancellation.
  let squares = Double((promoters + detractors) * n - (promoters - detractors) * (promoters - detractors))
  let correction = population.map { Double($0 - n) / Double($0) } ?? 1
  let byN = 100 * (correction * squares / size).squareRoot() / size
  let half = Distributions.normalCritical(confidence: confidence) * byN
  result.score = score
  result.errorByN = byN
  result.z = Estimate(value: score, lower: score - half, upper: score + half)
  guard n > 1 else {
    if population == n { (result.errorByNMinusOne, result.t) = (0, result.z) }
    return .value(result)
  }
  let byRest = 100 * (correction * squares / (size - 1)).squareRoot() / size
  let wide = Distributions.tCritical(confidence: confidence, degrees: size - 1) * byRest
  result.errorByNMinusOne = byRest
  result.t = Estimate(value: score, lower: score - wide, upper: score + wide)
  return .value(result)
}
