/// The net promoter score, `nps`: 100·(share of 9–10 − share of 0–6).
public struct NetPromoter: Sendable, Hashable {
  public var n: Int
  public var promoters: Int
  public var passives: Int
  public var detractors: Int
  /// −100…100.
  public var score: Double
  /// t interval with divisor n − 1 and finite-population factor. Missing: one answer.
  public var lower: Double?
  public var upper: Double?
}

/// The score of answers counted 0…10.
///
/// F. F. Reichheld, HBR 2003; variance (p₊ + p₋ − NPS²)/(n − 1), times (1 − n/N) for a finite frame. An interval
/// always: at n = 124 it is ±13 points. Clipped to −100…100. Undefined: nobody answered. Refused: other than eleven
/// counts, negative.
public func netPromoter(
  counts: [Int], population: Int? = nil, criticals: TCriticals
) -> Measured<NetPromoter> {
  guard counts.count == 11 else { return .refused(.lengthsDiffer) }
  var parts = (detractors: 0, passives: 0, promoters: 0)
  for (answer, count) in zip(0..., counts) {
    guard count >= 0 else { return .refused(.negativeCount) }
    switch answer {
    case 0...6: parts.detractors += count
    case 7...8: parts.passives += count
    default: parts.promoters += count
    }
  }
  let n = parts.detractors + parts.passives + parts.promoters
  guard n > 0 else { return .undefined(.emptyBase) }
  if let population, n > population { return .refused(.moreThanPopulation) }
  let balance = Double(parts.promoters - parts.detractors) / Double(n)
  var result = NetPromoter(
    n: n, promoters: parts.promoters, passives: parts.passives, detractors: parts.detractors,
    score: Double(100 * (parts.promoters - parts.detractors)) / Double(n))
  guard n > 1 else { return .value(result) }
  let spread = Double(parts.promoters + parts.detractors) / Double(n) - balance * balance
  let correction = population.map { Double($0 - n) / Double($0) } ?? 1
  let error = (correction * max(0, spread) / Double(n - 1)).squareRoot() * 100
  let half = error * criticals[n - 1]
  result.lower = max(-100, result.score - half)
  result.upper = min(100, result.score + half)
  return .value(result)
}
