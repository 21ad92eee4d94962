/// A mean in part of the population.
public struct DomainMean: Sendable, Hashable {
  /// Answers in the domain.
  public var n: Int
  /// Σ of weights in the domain.
  public var size: Double
  /// Missing: nobody of the domain answered.
  public var mean: Double?
  /// Missing also: a stratum with one answer out of several.
  public var standardError: Double?
}

/// `survey.domain_mean`: the ratio estimator over the full stratified design, zero contribution outside the domain;
/// a missing answer stands outside it.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., section 5A.14; R survey `svymean` of `subset(design)`. Refused: an
/// unknown stratum, more answers than members.
public func domainMean(
  strata: [String], values: [Double?], inDomain: [Bool], sizes: [(name: String, size: Double)]
) -> Measured<DomainMean> {
  guard strata.count == values.count, values.count == inDomain.count else { return .refused(.lengthsDiffer) }
  guard sizes.allSatisfy({ $0.size >= 0 }) else { return .refused(.negativeCount) }
  let size = Dictionary(sizes.map { ($0.name, $0.size) }) { first, _ in first }
  var rows: [String: [Int]] = [:]
  for (row, stratum) in strata.enumerated() { rows[stratum, default: []].append(row) }
  for (stratum, members) in rows {
    guard let known = size[stratum] else { return .refused(.unknownGroup) }
    guard Double(members.count) <= known else { return .refused(.moreThanPopulation) }
  }
  var weights = Array(repeating: 0.0, count: values.count)
  var domain: [Int] = []
  for row in values.indices where inDomain[row] && values[row] != nil {
    weights[row] = (size[strata[row]] ?? 0) / Double(rows[strata[row]]?.count ?? 1)
    domain.append(row)
  }
  let total = compensatedSum(weights)
  var result = DomainMean(n: domain.count, size: total)
  guard total > 0 else { return .value(result) }
  let mean = compensatedSum(domain.map { weights[$0] * (values[$0] ?? 0) }) / total
  result.mean = mean
  var variance = CompensatedSum()
  for (stratum, members) in rows.sorted(by: { $0.key < $1.key }) {
    let n = Double(members.count)
    let known = size[stratum] ?? n
    if known <= n { continue }
    guard members.count > 1 else { return .value(result) }
    let parts = members.map { weights[$0] * ((values[$0] ?? 0) - mean) / total }
    variance.add((1 - n / known) * n / (n - 1) * Moments(parts).squares)
  }
  result.standardError = variance.value.squareRoot()
  return .value(result)
}
