internal import Measures
internal import StationModel
private import Glibc

/// What the spread of the months does to a comparison of whole periods: one incident may bring thirty complaints, and an interval
/// that takes each as an event of its own is too narrow then.
///
/// The dispersion is pooled over both periods, each about its own rate, so that a change between them is none. Where it is beyond
/// chance the ratio gets the quasi-Poisson interval exp(ln r ∓ t·√(φ(1/a + 1/b))), and a verdict needs that one too. A spread below
/// chance never narrows anything, and below one a month the test of it has no footing. Source: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed., section 6.2.3.
///
/// - Parameters:
///   - site: whose exposure the rates are over; all sites' where it is nil.
///   - count: complaints of the row in a month.
func widen(
  _ row: inout ComplaintComparison, _ site: Int?, _ input: AnalysisInput, _ exposure: ComplaintExposure,
  count: (Int) -> Int
) {
  guard let spread = monthlySpread(site, input, exposure, count: count) else { return }
  row.dispersion = spread.index
  row.dispersionP = spread.p
  guard spread.isBeyondChance, spread.hasFooting, let report = row.exposureReport, let base = row.exposureBase,
    report > 0, base > 0
  else { return }
  guard row.countReport > 0, row.countBase > 0 else {
    // None on one side: no interval on the scale of logarithms, but a chance of none.
    let expected =
      row.countReport == 0 ? Double(row.countBase) / base * report : Double(row.countReport) / report * base
    if spread.chanceOfNone(expected) >= (1 - input.confidence) / 2 { row.verdict = .noDifference }
    return
  }
  guard
    let wide = quasiRatio(
      row.countReport, exposure1: report, row.countBase, exposure2: base, dispersion: spread.index,
      degrees: spread.degrees, confidence: input.confidence
    ).value
  else { return }
  row.wideInterval = FigureInterval(low: wide.lower, high: wide.upper)
  row.wideP = wide.p
  if wide.lower <= 1, wide.upper >= 1 { row.verdict = .noDifference }
}

/// The spread of the months of both periods, about the rate of each; by days where the visitors of a month are unknown.
func monthlySpread(
  _ site: Int?, _ input: AnalysisInput, _ exposure: ComplaintExposure, count: (Int) -> Int
) -> PooledSpread? {
  let periods = PeriodSlot.allCases.map { input.months(of: $0) }
  func visitors(_ month: Int) -> Double? { exposure.total(site: site, month..<(month + 1)) }
  let isKnown = periods.joined().allSatisfy { visitors($0) != nil }
  var spread = pooledSpread(periods, count: count) { month in
    isKnown
      ? visitors(month) ?? 0 : Double(input.months[month].lastDay.number - input.months[month].firstDay.number + 1)
  }
  spread?.hasFooting = periods.joined().reduce(0) { $0 + count($1) } >= periods.joined().count
  return spread
}

/// The spread of months about the rates of their stretches.
struct PooledSpread {
  /// Pearson's χ²/df.
  var index: Double
  var degrees: Int
  var p: Double
  /// False below one complaint a month: the test of the spread says nothing then.
  var hasFooting = true
  var isBeyondChance: Bool { p < 0.05 && index > 1 }

  /// The chance that a month has none where some are expected and the variance is the index times the mean: negative binomial,
  /// φ^(−μ/(φ−1)), which is e^(−μ) as φ comes to 1.
  func chanceOfNone(_ expected: Double) -> Double {
    guard isBeyondChance, hasFooting else { return Distributions.poissonLower(0, mean: expected) }
    return exp(-expected * log(index) / (index - 1))
  }
}

/// Nil: no stretch has two months with exposure and a complaint.
func pooledSpread(_ stretches: [Range<Int>], count: (Int) -> Int, exposure: (Int) -> Double) -> PooledSpread? {
  var squares = 0.0
  var degrees = 0
  for months in stretches {
    guard let spread = dispersion(counts: months.map(count), exposures: months.map(exposure)).value else { continue }
    squares += spread.chiSquare
    degrees += spread.degrees
  }
  guard degrees > 0 else { return nil }
  return PooledSpread(
    index: squares / Double(degrees), degrees: degrees,
    p: Distributions.chiSquareUpper(squares, degrees: Double(degrees)))
}
