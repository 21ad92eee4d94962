/// What seasonal-trend decomposition by loess is told.
public struct SeasonalLoessSettings: Sendable, Hashable {
  public var period: Int
  /// Nil: periodic, the mean of each place in the period.
  public var seasonalWindow: Int?
  public var trendWindow: Int
  public var lowPassWindow: Int
  public var seasonalDegree = 1
  public var trendDegree = 1
  public var lowPassDegree = 1
  public var jump = 1
  public var inner = 2
  public var outer = 0

  /// The windows that R takes by itself: the next odd number of 1.5·period/(1 − 1.5/seasonal window), and of the period.
  public init(period: Int, seasonalWindow: Int?, trendWindow: Int? = nil, count: Int) {
    self.period = period
    self.seasonalWindow = seasonalWindow
    let wide = Double(seasonalWindow ?? 10 * count + 1)
    let natural = (1.5 * Double(period) / (1 - 1.5 / wide)).rounded(.up)
    self.trendWindow = trendWindow ?? Self.odd(natural.isFinite && natural < 1e9 && natural > 0 ? Int(natural) : 3)
    lowPassWindow = Self.odd(period)
  }

  private static func odd(_ value: Int) -> Int { value.isMultiple(of: 2) ? value + 1 : value }
}

/// A series taken apart by loess.
public struct SeasonalLoess: Sendable, Hashable {
  public var seasonal: [Double]
  public var trend: [Double]
}

/// `stl`. R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, Journal of Official Statistics 6 (1990); R
/// stl. A description, not a test.
///
/// Undefined: fewer than two periods. Refused: a period below 2, windows below 3, degrees other than 0 and 1.
public func seasonalLoess(_ values: [Double], _ settings: SeasonalLoessSettings) -> Measured<SeasonalLoess> {
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard settings.period >= 2, settings.jump >= 1, settings.inner >= 1, settings.outer >= 0,
    [settings.seasonalDegree, settings.trendDegree, settings.lowPassDegree].allSatisfy({ 0...1 ~= $0 }),
    [settings.seasonalWindow ?? 7, settings.trendWindow, settings.lowPassWindow].allSatisfy({ $0 >= 3 })
  else { return .refused(.outOfDomain) }
  guard values.count > 2 * settings.period else { return .undefined(.tooFew) }
  guard Double(settings.inner) * Double(settings.outer + 1) <= 1000, values.count <= 100_000 else {
    return .refused(.tooMany)
  }
  var work = LoessWork(values, settings)
  return .value(work.run())
}

/// Cleveland's procedure with its working arrays.
private struct LoessWork {
  private let y: [Double]
  private let settings: SeasonalLoessSettings
  private let seasonalWindow: Int
  private let seasonalDegree: Int
  private var robustness: [Double]
  private var seasonal: [Double]
  private var trend: [Double]

  init(_ values: [Double], _ settings: SeasonalLoessSettings) {
    y = values
    self.settings = settings
    let window = settings.seasonalWindow ?? 10 * values.count + 1
    seasonalWindow = window.isMultiple(of: 2) ? window + 1 : window
    seasonalDegree = settings.seasonalWindow == nil ? 0 : settings.seasonalDegree
    robustness = Array(repeating: 1, count: values.count)
    seasonal = Array(repeating: 0, count: values.count)
    trend = seasonal
  }

  mutating func run() -> SeasonalLoess {
    for round in 0...settings.outer {
      for _ in 0..<settings.inner { step(isWeighted: round > 0) }
      if round < settings.outer { weigh() }
    }
    if settings.seasonalWindow == nil { averageSeasons() }
    return SeasonalLoess(seasonal: seasonal, trend: trend)
  }

  private mutating func averageSeasons() {
    for season in 0..<settings.period {
      let places = Array(stride(from: season, to: y.count, by: settings.period))
      let mean = compensatedSum(places.map { seasonal[$0] }) / Double(places.count)
      for place in places { seasonal[place] = mean }
    }
  }

  private mutating func step(isWeighted: Bool) {
    let (n, period) = (y.count, settings.period)
    let weights = isWeighted ? robustness : nil
    // Each place of the period smoothed as a series of its own, with one value more at either end.
    var cycle = Array(repeating: 0.0, count: n + 2 * period)
    for season in 0..<period {
      let places = Array(stride(from: season, to: n, by: period))
      let series = places.map { y[$0] - trend[$0] }
      let own = weights.map { all in places.map { all[$0] } }
      let smooth = Loess(window: seasonalWindow, degree: seasonalDegree, jump: settings.jump)
      for (index, value) in smooth.extended(series, own).enumerated() { cycle[season + index * period] = value }
    }
    let passed = movingAverage(movingAverage(movingAverage(cycle, period), period), 3)
    let low = Loess(window: settings.lowPassWindow, degree: settings.lowPassDegree, jump: settings.jump).smooth(
      passed, nil)
    for index in 0..<n { seasonal[index] = cycle[index + period] - low[index] }
    let deseasonal = (0..<n).map { y[$0] - seasonal[$0] }
    trend = Loess(window: settings.trendWindow, degree: settings.trendDegree, jump: settings.jump).smooth(
      deseasonal, weights)
  }

  /// Bisquare weights of the residuals, six medians wide.
  private mutating func weigh() {
    let residuals = y.indices.map { (y[$0] - seasonal[$0] - trend[$0]).magnitude }
    let wide = 6 * (median(sorted: residuals.sorted()) ?? 0)
    robustness = residuals.map { size in
      if size <= 0.001 * wide { return 1 }
      if size > 0.999 * wide { return 0 }
      return square(1 - square(size / wide))
    }
  }
}

private func movingAverage(_ values: [Double], _ length: Int) -> [Double] {
  (0...(values.count - length)).map { compensatedSum(values[$0..<($0 + length)]) / Double(length) }
}

/// Local regression on equally spaced points with tricube weights.
private struct Loess {
  let window: Int
  let degree: Int
  let jump: Int

  func smooth(_ values: [Double], _ weights: [Double]?) -> [Double] {
    let n = values.count
    guard n > 1 else { return values }
    let step = min(jump, n - 1)
    var result = Array(repeating: 0.0, count: n)
    var known: [Int] = []
    for place in stride(from: 0, to: n, by: step) { known.append(place) }
    if known.last != n - 1 { known.append(n - 1) }
    for place in known {
      let range = neighbours(place, n)
      result[place] = estimate(values, weights, at: Double(place), range) ?? values[place]
    }
    for (left, right) in zip(known, known.dropFirst()) where right > left + 1 {
      for place in (left + 1)..<right {
        let share = Double(place - left) / Double(right - left)
        result[place] = result[left] + share * (result[right] - result[left])
      }
    }
    return result
  }

  /// With one value before the first and one after the last.
  func extended(_ values: [Double], _ weights: [Double]?) -> [Double] {
    let n = values.count
    let inside = smooth(values, weights)
    let right = min(window, n) - 1
    let first = estimate(values, weights, at: -1, 0...right) ?? inside[0]
    let last = estimate(values, weights, at: Double(n), max(0, n - window)...(n - 1)) ?? inside[n - 1]
    return [first] + inside + [last]
  }

  private func neighbours(_ place: Int, _ n: Int) -> ClosedRange<Int> {
    guard window < n else { return 0...(n - 1) }
    let left = min(max(0, place - (window - 1) / 2), n - window)
    return left...(left + window - 1)
  }

  /// Nil where all weights are 0.
  private func estimate(
    _ values: [Double], _ robustness: [Double]?, at x: Double, _ range: ClosedRange<Int>
  ) -> Double? {
    let n = values.count
    var reach = max(x - Double(range.lowerBound), Double(range.upperBound) - x)
    if window > n { reach += Double((window - n) / 2) }
    var weights: [Double] = []
    var total = 0.0
    for place in range {
      let distance = (Double(place) - x).magnitude
      var weight = 0.0
      if distance <= 0.999 * reach {
        let share = distance / reach
        weight = distance <= 0.001 * reach ? 1 : cube(1 - cube(share))
        if let robustness { weight *= robustness[place] }
      }
      weights.append(weight)
      total += weight
    }
    guard total > 0 else { return nil }
    weights = weights.map { $0 / total }
    if reach > 0, degree > 0 {
      let centre = compensatedSum(zip(range, weights).lazy.map { Double($0) * $1 })
      let spread = compensatedSum(zip(range, weights).lazy.map { $1 * square(Double($0) - centre) })
      if spread.squareRoot() > 0.001 * Double(n - 1) {
        let slope = (x - centre) / spread
        weights = zip(range, weights).map { $1 * (slope * (Double($0) - centre) + 1) }
      }
    }
    return compensatedSum(zip(range, weights).lazy.map { values[$0] * $1 })
  }
}

private func cube(_ value: Double) -> Double { value * value * value }
