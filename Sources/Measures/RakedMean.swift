/// A mean with weights that reproduce two margins.
public struct RakedMean: Sendable, Hashable {
  public var mean: Double
  public var weights: [Double]
  /// Generalised-regression residual with base weights, as R `calibrate(calfun="raking")`. Missing: one answer.
  public var standardError: Double?
  /// Ten sweeps over the margins, as R `rake`.
  public var sweptError: Double?
}

/// `survey.raked_mean`: a simple random sample raked to two margins until they fit to the last digits.
///
/// W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940); J.-C. Deville, C.-E. Särndal and
/// O. Sautory, JASA 88 (1993). Undefined: nobody answered, a group without an answer, margins that cannot be met.
/// Refused: an unknown group, margins that do not add up to the population.
public func rakedMean(
  first: [String], second: [String], values: [Double], population: Int, margin1: [(name: String, size: Double)],
  margin2: [(name: String, size: Double)]
) -> Measured<RakedMean> {
  guard first.count == values.count, second.count == values.count else { return .refused(.lengthsDiffer) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard values.count <= population else { return .refused(.moreThanPopulation) }
  let total = Double(population)
  for margin in [margin1, margin2] {
    guard margin.allSatisfy({ $0.size >= 0 }) else { return .refused(.negativeCount) }
    let sum = compensatedSum(margin.map(\.size))
    guard (sum - total).magnitude <= 1e-9 * max(1, total) else { return .refused(.marginsDisagree) }
  }
  guard let one = Grouping(first, margin1), let two = Grouping(second, margin2) else { return .refused(.unknownGroup) }
  guard !values.isEmpty else { return .undefined(.emptyBase) }
  guard one.isComplete, two.isComplete else { return .undefined(.emptyStratum) }
  var weights = Array(repeating: total / Double(values.count), count: values.count)
  var isSettled = false
  for _ in 0..<10_000 where !isSettled {
    one.fit(&weights)
    let before = weights
    two.fit(&weights)
    isSettled = zip(before, weights).allSatisfy { ($0 - $1).magnitude <= 4e-16 * $1.magnitude }
    if !isSettled, one.misfit(weights) <= 1e-15 * total { isSettled = true }
  }
  guard isSettled || one.misfit(weights) <= 1e-10 * total else { return .undefined(.notConverged) }
  let mean = compensatedSum(zip(weights, values).lazy.map { $0 * $1 }) / total
  var result = RakedMean(mean: mean, weights: weights)
  guard values.count > 1 else { return .value(result) }
  let n = Double(values.count)
  let scale = (1 - n / total) * n / (n - 1)
  func error(_ parts: [Double]) -> Double { (scale * Moments(parts).squares).squareRoot() }
  let residuals = twoWayResiduals(values, one, two)
  result.standardError = error(zip(weights, residuals).map { $0 * $1 / total })
  var swept = values.map { ($0 - mean) / total }
  for _ in 0..<10 {
    one.sweep(&swept)
    two.sweep(&swept)
  }
  result.sweptError = error(zip(weights, swept).map { $0 * $1 })
  return .value(result)
}

/// Residuals of the additive two-way fit by least squares, by regression on indicators of all groups but one each.
private func twoWayResiduals(_ values: [Double], _ one: Grouping, _ two: Grouping) -> [Double] {
  var design = Matrix(rows: values.count, columns: one.sizes.count + two.sizes.count - 1)
  for row in 0..<values.count {
    design[row, one.index[row]] = 1
    if two.index[row] > 0 { design[row, one.sizes.count + two.index[row] - 1] = 1 }
  }
  return leastSquaresResiduals(design, values)
}

/// Rows by group of a margin; groups of size 0 without rows are left out.
private struct Grouping {
  var index: [Int] = []
  var sizes: [Double] = []
  var isComplete = true

  init?(_ labels: [String], _ margin: [(name: String, size: Double)]) {
    let used = Set(labels)
    var places: [String: Int] = [:]
    for group in margin.sorted(by: { $0.name < $1.name }) {
      guard used.contains(group.name) else {
        if group.size > 0 { isComplete = false }
        continue
      }
      places[group.name] = sizes.count
      sizes.append(group.size)
    }
    for label in labels {
      guard let place = places[label] else { return nil }
      index.append(place)
    }
  }

  private func sums(_ values: [Double]) -> [Double] {
    var sums = Array(repeating: CompensatedSum(), count: sizes.count)
    for (group, value) in zip(index, values) { sums[group].add(value) }
    return sums.map(\.value)
  }

  func fit(_ weights: inout [Double]) {
    let sums = sums(weights)
    for row in weights.indices where sums[index[row]] > 0 { weights[row] *= sizes[index[row]] / sums[index[row]] }
  }

  func misfit(_ weights: [Double]) -> Double {
    zip(sums(weights), sizes).map { ($0 - $1).magnitude }.max() ?? 0
  }

  /// Takes the mean of each group out of its rows.
  func sweep(_ parts: inout [Double]) {
    let means = zip(sums(parts), sums(parts.map { _ in 1 })).map { $0 / $1 }
    for row in parts.indices { parts[row] -= means[index[row]] }
  }
}
