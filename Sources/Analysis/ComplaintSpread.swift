internal import Measures
internal import StationModel

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
  let periods = PeriodSlot.allCases.map { input.months(of: $0) }
  let spread = pooledSpread(periods, count: count) { exposure.total(site: site, $0..<($0 + 1)) ?? 0 }
  guard let spread else { return }
  row.dispersion = spread.index
  row.dispersionP = spread.p
  guard spread.isBeyondChance, let report = row.exposureReport, let base = row.exposureBase,
    report > 0, base > 0, row.countReport + row.countBase >= input.reportMonths.count + input.baseMonths.count,
    let wide = quasiRatio(
      row.countReport, exposure1: report, row.countBase, exposure2: base, dispersion: spread.index,
      degrees: spread.degrees,
      confidence: input.confidence
    ).value
  else { return }
  row.wideInterval = FigureInterval(low: wide.lower, high: wide.upper)
  row.wideP = wide.p
  if wide.lower <= 1, wide.upper >= 1 { row.verdict = .noDifference }
}

/// The spread of months about the rates of their stretches.
struct PooledSpread {
  /// Pearson's χ²/df.
  var index: Double
  var degrees: Int
  var p: Double
  var isBeyondChance: Bool { p < 0.05 && index > 1 }
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
