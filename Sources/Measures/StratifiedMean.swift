/// A mean over strata of known size.
public struct StratifiedMean: Sendable, Hashable {
  public var mean: Double
  /// Missing (this and what rests on it): a stratum with one answer out of several.
  public var standardError: Double?
  public var lower: Double?
  public var upper: Double?
  /// n minus the number of strata.
  public var degrees: Int
  public var population: Double
  /// Variance over that of a simple random sample of the same size. Missing also: all answers equal, a census.
  public var designEffect: Double?
  /// By stratum, sorted by name.
  public var means: [(name: String, mean: Double)]

  public static func == (a: StratifiedMean, b: StratifiedMean) -> Bool {
    a.mean == b.mean && a.standardError == b.standardError && a.degrees == b.degrees
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(mean) }
}

/// What is done about a stratum with one answer out of several.
public enum LonelyStratum: Sendable {
  /// No standard error.
  case refuse
  /// Its distance is taken from the mean of all (R survey's option `adjust`).
  case adjust
}

/// `survey.stratified_mean`: Σ W_h·ȳ_h, variance Σ W_h²(1 − f_h)s_h²/n_h, t with n − H degrees of freedom.
///
/// W. G. Cochran, Sampling Techniques, 3rd ed., chapter 5; design effect as R survey `svymean(deff=TRUE)`. Undefined:
/// nobody answered, a stratum of the population without an answer. Refused: an answer of an unknown stratum, more
/// answers than the stratum has members.
public func stratifiedMean(
  strata: [String], values: [Double], sizes: [(name: String, size: Double)], lonely: LonelyStratum = .refuse,
  confidence: Double = 0.95
) -> Measured<StratifiedMean> {
  guard strata.count == values.count else { return .refused(.lengthsDiffer) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard sizes.allSatisfy({ $0.size >= 0 }) else { return .refused(.negativeCount) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let known = Set(sizes.map(\.name))
  guard strata.allSatisfy(known.contains) else { return .refused(.unknownGroup) }
  guard !values.isEmpty else { return .undefined(.emptyBase) }
  var groups: [String: [Double]] = [:]
  for (stratum, value) in zip(strata, values) { groups[stratum, default: []].append(value) }
  let ordered = sizes.filter { $0.size > 0 || groups[$0.name] != nil }.sorted { $0.name < $1.name }
  for stratum in ordered where Double(groups[stratum.name]?.count ?? 0) > stratum.size {
    return .refused(.moreThanPopulation)
  }
  guard ordered.allSatisfy({ groups[$0.name] != nil }) else { return .undefined(.emptyStratum) }
  let parts = ordered.map { Stratum(size: $0.size, moments: Moments(groups[$0.name] ?? []), name: $0.name) }
  return .value(stratifiedMean(parts, groups: groups, lonely: lonely, confidence: confidence))
}

private struct Stratum {
  var size: Double
  var moments: Moments
  var name: String
}

private func stratifiedMean(
  _ parts: [Stratum], groups: [String: [Double]], lonely: LonelyStratum, confidence: Double
) -> StratifiedMean {
  let total = compensatedSum(parts.map(\.size))
  let mean = compensatedSum(parts.map { $0.size * $0.moments.mean }) / total
  var variance = CompensatedSum()
  var isLonely = false
  var n = 0
  var spread = CompensatedSum()
  for part in parts {
    let count = Double(part.moments.n)
    n += part.moments.n
    let share = part.size / total
    for value in groups[part.name] ?? [] { spread.add(part.size / count * (value - mean) * (value - mean)) }
    if part.moments.n > 1 {
      variance.add(share * share * (1 - count / part.size) * part.moments.squares / (count - 1) / count)
    } else if part.size > 1 {
      isLonely = true
      let distance = share * (part.moments.mean - mean)
      variance.add((1 - 1 / part.size) * distance * distance)
    }
  }
  var result = StratifiedMean(
    mean: mean, degrees: n - parts.count, population: total,
    means: parts.map { ($0.name, $0.moments.mean) })
  if isLonely, case .refuse = lonely { return result }
  let error = variance.value.squareRoot()
  result.standardError = error
  if result.degrees > 0 {
    let half = error * Distributions.tCritical(confidence: confidence, degrees: Double(result.degrees))
    result.lower = mean - half
    result.upper = mean + half
  } else if error == 0 {
    result.lower = mean
    result.upper = mean
  }
  let size = Double(n)
  if n > 1, total > size, spread.value > 0 {
    let plain = spread.value / total * size / (size - 1) * (total - size) / (total * size)
    result.designEffect = variance.value / plain
  }
  return result
}
