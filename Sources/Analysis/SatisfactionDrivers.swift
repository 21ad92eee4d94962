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
      n: Int(tally.completeRows), sums: tally.completeSums, products: tally.completeProducts
    )?.subset(Array(items.indices) + [tally.shape.questions - 1])
  else { return }
  addStated(input, to: &drivers)
  let correction = finiteCorrection(input)
  if items.count >= 3, let scale = reliability(data, items: items.count, confidence: input.confidence).value,
    let alpha = scale.alpha
  {
    figures.alpha = alpha
    if let lower = scale.lower, let upper = scale.upper {
      figures.alphaInterval = narrowed(FigureInterval(low: lower, high: upper), alpha, correction)
    }
    for index in drivers.indices { drivers[index].itemRest = scale.itemRest[index] }
  }
  let importance = derivedImportance(input, data)
  figures.importanceMethod = importance.method
  figures.driverReason = importance.reason
  for index in drivers.indices where index < importance.values.count {
    guard let value = importance.values[index] else { continue }
    drivers[index].importance = value.value
    drivers[index].importanceInterval = narrowed(value.interval, value.value, correction)
  }
  let exact = performances.map { ExactFigures(importance: correction == 0, performance: $0.intervalMethod == .census) }
  let isStated = drivers.count > 1 && drivers.allSatisfy { $0.stated != nil && $0.performance != nil }
  if isStated {
    let stated = quadrants(drivers.map { point($0.stated, $0.statedInterval, $0) }, exact)
    for index in drivers.indices { drivers[index].statedQuadrant = stated[index] }
  }
  if input.settings.satisfaction.importance == "stated", isStated {
    // The quadrants, the sentences and the sheet take the respondents' word; the derived importance is not shown beside it.
    figures.importanceMethod = "stated"
    figures.driverReason = ""
    for index in drivers.indices {
      drivers[index].importance = drivers[index].stated
      drivers[index].importanceInterval = drivers[index].statedInterval
    }
  }
  let decided = quadrants(drivers.map { point($0.importance, $0.importanceInterval, $0) }, exact)
  for index in drivers.indices where figures.driverReason.isEmpty {
    if let quadrant = decided[index] {
      drivers[index].quadrant = quadrant
      let hasNone = drivers[index].performanceInterval == nil || drivers[index].importanceInterval == nil
      if quadrant == .undecided, hasNone { drivers[index].quadrantReason = Sentences.intervalUnknown }
    } else {
      let hasPlace = drivers[index].importance != nil && drivers[index].performance != nil
      drivers[index].quadrantReason = hasPlace ? Sentences.noneToCompare : Sentences.answersAlike
    }
  }
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
    if let reason = noiseReason(weights.rSquared, items: k, n: data.n, confidence: input.confidence) {
      return DerivedImportance(reason: reason)
    }
    let bounds = weightBounds(input, complete, k + 1, data.n)
    // Resampled shares lie above a share near nought: the interval holds its estimate all the same.
    let values = weights.shares.indices.map { index in
      Estimate(
        value: weights.shares[index], lower: min(weights.shares[index], bounds.map { $0[index].low } ?? 0),
        upper: max(weights.shares[index], bounds.map { $0[index].high } ?? 1))
    }
    return DerivedImportance(method: "johnson", values: values)
  }
  let values = (0..<k).map { item -> Estimate? in
    guard let r = correlations[item * (k + 1) + k] else { return nil }
    return correlationInterval(r, n: data.n, confidence: input.confidence).value
  }
  guard values.contains(where: { $0 != nil }) else {
    return DerivedImportance(reason: "各题答案没有差别（或总体评价全部相同），推算不出各分项的重要性，不作驱动分析。")
  }
  return DerivedImportance(method: "correlation", values: values)
}

/// Shares of an explained variance that is no more than chance are shares of nothing: the F test of all items together.
private func noiseReason(_ rSquared: Double, items: Int, n: Int, confidence: Double) -> String? {
  let degrees = Double(n - items - 1)
  guard degrees > 0, rSquared < 1 else { return nil }
  let p = Distributions.fUpper(rSquared / Double(items) / ((1 - rSquared) / degrees), Double(items), degrees)
  return p < 1 - confidence ? nil : Sentences.driversAreNoise(rSquared: rSquared, p: p)
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

/// Importance as respondents state it: the mean answer as an index, merchants as clusters.
private func addStated(_ input: AnalysisInput, to drivers: inout [SatisfactionDriver]) {
  let survey = input.settings.satisfaction
  guard !survey.importanceItems.isEmpty, let builder = SatisfactionIndexBuilder(input) else { return }
  for (place, question) in survey.importanceItems.enumerated() {
    guard let index = survey.items.firstIndex(where: { $0.id == question.importanceOf }) else { continue }
    let column = survey.items.count + place
    let counts = builder.cells.byMonth(0..<(input.sites + 1), input.reportMonths, column)
    guard let mean = sampleMean(counts: counts, values: builder.cells.values, criticals: input.criticals).value else {
      continue
    }
    drivers[index].stated = builder.scale.index(mean.mean)
    drivers[index].statedAnswers = mean.n
    if let lower = mean.lower, let upper = mean.upper, lower < upper {
      drivers[index].statedInterval = builder.clipped(lower, upper)
    }
    var method = IntervalMethod.student
    let everyone = Array(0..<input.merchantCount)
    builder.setClustered(&drivers[index].statedInterval, &method, around: mean.mean, everyone, column, .report)
    builder.setFinite(&drivers[index].statedInterval, &method, counts: counts, everyone, column, .report)
  }
}

/// √(1 − n/N) where the respondents are a finite frame of merchants, n of which answered everything: 0 in a census. What is not
/// drawn does not vary, so it scales the error of whatever is worked out from the answers. 1: no frame.
private func finiteCorrection(_ input: AnalysisInput) -> Double {
  guard let builder = SatisfactionIndexBuilder(input) else { return 1 }
  let everyone = Array(0..<input.merchantCount)
  let questions = Array(input.settings.satisfaction.items.indices) + [builder.cells.overall]
  let answered = everyone.count { merchant in
    questions.allSatisfy { builder.cells.total(.report, merchant, $0).n > 0 }
  }
  let isOneEach = MerchantFrame(input, builder.cells, members: everyone, .report) != nil
  guard isOneEach || builder.countsMerchants, answered > 0,
    let population = builder.merchantPopulation(everyone, answered: answered, .report)
  else { return 1 }
  return (1 - Double(answered) / Double(population)).squareRoot()
}

private struct DriverPoint {
  var importance: Double
  var importanceInterval: FigureInterval?
  var performance: Double
  var performanceInterval: FigureInterval?
}

/// Missing: importance or performance is.
private func point(
  _ importance: Double?, _ interval: FigureInterval?, _ driver: SatisfactionDriver
) -> DriverPoint? {
  guard let importance, let performance = driver.performance else { return nil }
  return DriverPoint(
    importance: importance, importanceInterval: interval, performance: performance,
    performanceInterval: driver.performanceInterval)
}

/// Whether a figure without an interval has none because everybody answered: otherwise nobody knows how sure it is.
private struct ExactFigures {
  var importance: Bool
  var performance: Bool
}

/// The cross stands at the means of the items that have a place; on a mean counts as high, and an interval that holds a mean, or that
/// nobody can tell, leaves the item undecided. Nil: the item has no place, or nothing to be compared with.
private func quadrants(_ points: [DriverPoint?], _ exact: [ExactFigures]) -> [StationModel.Quadrant?] {
  let present = points.compactMap { $0 }
  guard present.count > 1 else { return points.map { _ in nil } }
  let importance = compensatedSum(present.map(\.importance)) / Double(present.count)
  let performance = compensatedSum(present.map(\.performance)) / Double(present.count)
  return zip(points, exact).map { point, exact in
    guard let point else { return nil }
    if isUnsure(point.importanceInterval, importance, isExact: exact.importance)
      || isUnsure(point.performanceInterval, performance, isExact: exact.performance)
    {
      return .undecided
    }
    if point.importance >= importance { return point.performance >= performance ? .keep : .improve }
    return point.performance >= performance ? .surplus : .lesser
  }
}

private func isUnsure(_ interval: FigureInterval?, _ mean: Double, isExact: Bool) -> Bool {
  guard let interval else { return !isExact }
  return interval.low < mean && mean < interval.high
}
