internal import Measures
internal import StationModel

/// The opening of the station as an interruption of the series: all, then each site. Empty where the pipeline does not say when
/// it opened.
///
/// Source: J. Lopez Bernal, S. Cummins and A. Gasparrini, International Journal of Epidemiology 46 (2017). Twelve months before
/// and six after at least; otherwise the exact ratio alone. No comparison group, no claim of a cause: the sentence says so.
func complaintEffects(_ input: AnalysisInput, _ exposure: ComplaintExposure) -> [ComplaintEffect] {
  guard let opened = input.settings.complaints.stationOpened,
    let start = input.months.firstIndex(where: { $0 >= opened })
  else { return [] }
  return ([nil] + (0..<input.sites).map(Optional.some)).map { site in
    var effect = counted(input, exposure, site, start)
    effect.opened = opened
    if effect.monthsBefore >= fewestBefore, effect.monthsAfter >= fewestAfter {
      if min(effect.before, effect.after) >= fewestEvents { setSeries(&effect, input, exposure, site, start) }
      effect.isTooRare = effect.method == .none
    }
    if effect.method == .none {
      setRatio(&effect, input)
      widenRatio(&effect, input, exposure, site, start)
    }
    effect.wording = Sentences.effect(effect, input)
    return effect
  }
}

private let fewestBefore = 12
private let fewestAfter = 6
/// Complaints on either side below which level and slope are not told apart: five for each of the two that a side has to give.
/// Source: E. Vittinghoff and C. E. McCulloch, American Journal of Epidemiology 165 (2007).
private let fewestEvents = 10
/// A limit so many times its estimate away tells nothing: the series is all but separated.
private let widest = 100.0

private func counted(
  _ input: AnalysisInput, _ exposure: ComplaintExposure, _ site: Int?, _ start: Int
) -> ComplaintEffect {
  var effect = ComplaintEffect()
  effect.group = site.map { .site($0) } ?? .all
  for month in input.months.indices {
    guard let own = exposure.total(site: site, month..<(month + 1)), own > 0 else { continue }
    let count = exposure.count(site: site, month..<(month + 1))
    if month < start {
      effect.monthsBefore += 1
      effect.before += count
      effect.exposureBefore += own
    } else {
      effect.monthsAfter += 1
      effect.after += count
      effect.exposureAfter += own
    }
  }
  return effect
}

private func setSeries(
  _ effect: inout ComplaintEffect, _ input: AnalysisInput, _ exposure: ComplaintExposure, _ site: Int?, _ start: Int
) {
  let series = InterruptedSeries(
    counts: input.months.indices.map { exposure.count(site: site, $0..<($0 + 1)) },
    exposures: input.months.indices.map { exposure.total(site: site, $0..<($0 + 1)) }, start: start)
  guard let fit = interruptedFit(series).value else { return }
  // Months that vary less than chance lets them never narrow the interval.
  let dispersion = max(1, fit.model.dispersion ?? 1)
  let critical = Distributions.tCritical(confidence: input.confidence, degrees: Double(fit.model.degrees))
  let level = fit.ratio(series.levelIndex, critical: critical, dispersion: dispersion)
  let slope = fit.ratio(series.levelIndex + 1, critical: critical, dispersion: dispersion)
  guard [level, slope].allSatisfy({ $0.lower.isNormal && $0.upper.isFinite && $0.upper < $0.lower * widest * widest })
  else { return }
  effect.method = .interruptedSeries
  effect.ratio = level.value
  effect.ratioLow = level.lower
  effect.ratioHigh = level.upper
  let z = fit.model.coefficients[series.levelIndex] / fit.model.errors[series.levelIndex] / dispersion.squareRoot()
  effect.p = Distributions.tTwoSided(z, degrees: Double(fit.model.degrees))
  effect.slope = slope.value
  effect.slopeInterval = slope.interval
  let last = fit.lastRatio(critical: critical, dispersion: dispersion)
  if last.lower.isNormal, last.upper.isFinite {
    effect.lastRatio = last.value
    effect.lastInterval = last.interval
    effect.lastMonth = input.months.indices.last { series.exposures[$0] ?? 0 > 0 }.map { input.months[$0] }
  }
  effect.dispersion = fit.model.dispersion
}

private func setRatio(_ effect: inout ComplaintEffect, _ input: AnalysisInput) {
  guard effect.before + effect.after > 0,
    let ratio = poissonRatio(
      effect.after, exposure1: effect.exposureAfter, effect.before, exposure2: effect.exposureBefore,
      confidence: input.confidence
    ).value
  else { return }
  effect.method = .ratio
  effect.ratio = ratio.ratio.flatMap { $0.isFinite ? $0 : nil }
  effect.ratioLow = ratio.lower
  effect.ratioHigh = ratio.upper.isFinite ? ratio.upper : nil
  effect.p = ratio.p
}

/// Where the months of the two sides spread more than Poisson counts, the ratio has the quasi-Poisson interval as every comparison of
/// periods has: complaints that came together are no events of their own.
private func widenRatio(
  _ effect: inout ComplaintEffect, _ input: AnalysisInput, _ exposure: ComplaintExposure, _ site: Int?, _ start: Int
) {
  let sides = [0..<start, start..<input.months.count]
  let spread = pooledSpread(sides, count: { exposure.count(site: site, $0..<($0 + 1)) }) {
    exposure.total(site: site, $0..<($0 + 1)) ?? 0
  }
  guard effect.method == .ratio, let spread, spread.isBeyondChance,
    effect.before + effect.after >= effect.monthsBefore + effect.monthsAfter,
    let wide = quasiRatio(
      effect.after, exposure1: effect.exposureAfter, effect.before, exposure2: effect.exposureBefore,
      dispersion: spread.index, degrees: spread.degrees, confidence: input.confidence
    ).value
  else { return }
  effect.dispersion = spread.index
  effect.ratioLow = wide.lower
  effect.ratioHigh = wide.upper
  effect.p = wide.p
}
