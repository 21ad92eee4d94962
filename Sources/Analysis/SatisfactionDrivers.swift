internal import Measures
internal import StationModel

/// Fewest complete answers for relative weights, and for any derived importance.
let fewestForWeights = 50
let fewestForImportance = 10

/// Importance, performance and quadrant of each item, and the reliability of the scale.
func addDrivers(_ input: AnalysisInput, to figures: inout SatisfactionFigures) {
  let tally = input.tallies.satisfaction
  let items = input.settings.satisfaction.items
  figures.completeAnswers = Int(tally.completeRows)
  let performances = figures.items.filter { $0.group == .all }
  var drivers = items.indices.map { index in
    var driver = SatisfactionDriver()
    driver.item = items[index].id
    driver.name = items[index].name
    driver.performance = performances[index].index
    driver.performanceInterval = performances[index].interval
    return driver
  }
  guard
    let data = CrossProducts(
      n: Int(tally.completeRows), sums: tally.completeSums, products: tally.completeProducts)
  else { return }
  if items.count >= 3, let scale = reliability(data, items: items.count, confidence: input.confidence).value,
    let alpha = scale.alpha
  {
    figures.alpha = alpha
    if let lower = scale.lower, let upper = scale.upper {
      figures.alphaInterval = FigureInterval(low: lower, high: upper)
    }
    for index in drivers.indices { drivers[index].itemRest = scale.itemRest[index] }
  }
  let importance = derivedImportance(input, data)
  figures.importanceMethod = importance.method
  figures.driverReason = importance.reason
  for index in drivers.indices where index < importance.values.count {
    drivers[index].importance = importance.values[index]?.value
    drivers[index].importanceInterval = importance.values[index]?.interval
  }
  setQuadrants(&drivers)
  figures.drivers = drivers
}

private struct DerivedImportance {
  var method = ""
  var reason = ""
  var values: [Estimate?] = []
}

/// Johnson's relative weights as shares of the explained variance; plain correlations below 50 answers or with items
/// that repeat each other; nothing below 10.
private func derivedImportance(_ input: AnalysisInput, _ data: CrossProducts) -> DerivedImportance {
  let k = data.variables - 1
  guard k >= 1 else { return DerivedImportance(reason: "未设分项，不作驱动分析。") }
  guard data.n >= fewestForImportance else {
    return DerivedImportance(reason: "各题答全的问卷\(data.n)份，不足\(fewestForImportance)份，不作驱动分析。")
  }
  let correlations = (0..<(k + 1) * (k + 1)).map { data.correlation($0 / (k + 1), $0 % (k + 1)).value }
  let complete = correlations.compactMap { $0 }
  if data.n >= fewestForWeights, k >= 2, complete.count == correlations.count,
    let weights = relativeWeights(correlations: complete, variables: k + 1).value
  {
    let bounds = weightBounds(input, complete, k + 1, data.n)
    let values = weights.shares.indices.map { index in
      Estimate(
        value: weights.shares[index], lower: bounds.map { $0[index].low } ?? 0,
        upper: bounds.map { $0[index].high } ?? 1)
    }
    return DerivedImportance(method: "johnson", values: values)
  }
  let values = (0..<k).map { item -> Estimate? in
    guard let r = correlations[item * (k + 1) + k] else { return nil }
    return correlationInterval(r, n: data.n, confidence: input.confidence).value
  }
  return DerivedImportance(method: "correlation", values: values)
}

/// Percentile limits of the shares over resampled correlation matrices; nil where the matrix allows none.
private func weightBounds(
  _ input: AnalysisInput, _ correlations: [Double], _ variables: Int, _ n: Int
) -> [FigureInterval]? {
  guard let resampling = CorrelationResampling(correlations: correlations, variables: variables, n: n) else {
    return nil
  }
  let draws = 400
  var generator = DeterministicGenerator(seed: input.settings.leaders.seed, stream: 0x6472_6976_6572_7300)
  var shares = Array(repeating: [Double](), count: variables - 1)
  for _ in 0..<draws {
    let matrix = resampling.draw(&generator)
    guard let weights = relativeWeights(correlations: matrix, variables: variables).value else { continue }
    for index in shares.indices { shares[index].append(weights.shares[index]) }
  }
  let tail = (1 - input.confidence) / 2
  return shares.map { values in
    let sorted = values.sorted()
    return FigureInterval(
      low: quantile(sorted: sorted, tail).value ?? 0, high: quantile(sorted: sorted, 1 - tail).value ?? 1)
  }
}

/// The cross stands at the means; on a mean counts as high, and an interval that holds a mean leaves the item
/// undecided.
private func setQuadrants(_ drivers: inout [SatisfactionDriver]) {
  let importances = drivers.compactMap(\.importance)
  let performances = drivers.compactMap(\.performance)
  guard importances.count == drivers.count, performances.count == drivers.count, drivers.count > 1 else { return }
  let importance = compensatedSum(importances) / Double(drivers.count)
  let performance = compensatedSum(performances) / Double(drivers.count)
  for index in drivers.indices {
    guard let x = drivers[index].importance, let y = drivers[index].performance else { continue }
    if crosses(drivers[index].importanceInterval, importance)
      || crosses(drivers[index].performanceInterval, performance)
    {
      drivers[index].quadrant = .undecided
    } else if x >= importance {
      drivers[index].quadrant = y >= performance ? .keep : .improve
    } else {
      drivers[index].quadrant = y >= performance ? .surplus : .lesser
    }
  }
}

private func crosses(_ interval: FigureInterval?, _ mean: Double) -> Bool {
  guard let interval else { return false }
  return interval.low < mean && mean < interval.high
}
