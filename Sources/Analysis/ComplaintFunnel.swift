internal import Measures
internal import StationModel

/// The tails of the funnel's two pairs of limits: 95 % and 99.8 %, two-sided.
private enum FunnelTail {
  static let warning = 0.025
  static let alarm = 0.001
  /// False discovery rate of a screening: whom to look at, not whom to accuse.
  static let falseDiscovery = 0.10
}

/// Merchants of the report period against what their exposure lets expect, instead of a ranking by raw rates: small merchants
/// occupy both ends of such a ranking.
///
/// The exposure is transactions where every open merchant's are known, else months in operation. Source: Spiegelhalter,
/// Statistics in Medicine 24 (2005), with exact Poisson limits; estimates of Marshall, Applied Statistics 40 (1991).
func complaintFunnel(_ input: AnalysisInput) -> ComplaintFunnel {
  let base = MerchantExposure(input)
  let counts = (0..<input.merchantCount).map { complaints(input.tallies.complaints, of: $0, input.reportMonths) }
  let shares = (0..<input.merchantCount).map { complaintShare(input.tallies.complaints, of: $0, input.reportMonths) }
  var funnel = ComplaintFunnel()
  funnel.isByTransactions = base.isTransactions
  guard let prior = gammaPoisson(counts: shares, exposures: base.values).value else { return funnel }
  funnel.pooledRate = prior.pooled
  funnel.points = (0..<input.merchantCount).map { merchant in
    point(merchant, counts[merchant], shares[merchant], base.values[merchant], prior)
  }
  let adjusted = adjustedP(funnel.points.map(\.p)).value?.benjaminiHochberg ?? []
  for place in adjusted.indices {
    funnel.points[place].adjustedP = adjusted[place]
    if let p = adjusted[place], p <= FunnelTail.falseDiscovery { funnel.points[place].isScreened = true }
  }
  let tested = funnel.points.count { $0.p != nil }
  let out = funnel.points.count { $0.signal == .aboveAlarm || $0.signal == .belowAlarm }
  funnel.tested = tested
  funnel.expectedAlarms = expectedAlarms(funnel.points, pooled: prior.pooled)
  funnel.repeated = (0..<input.merchantCount).count {
    complaintsNaming(input.tallies.complaints, $0, input.reportMonths) >= 2
  }
  funnel.wording = Sentences.funnel(out: out, funnel)
  return funnel
}

/// - Parameter share: the merchant's part of the cases, which differs from their count where a case names several merchants.
private func point(
  _ merchant: Int, _ count: Int, _ share: Double, _ exposure: Double, _ prior: GammaPoisson
) -> ComplaintFunnelPoint {
  var point = ComplaintFunnelPoint()
  point.merchant = merchant
  point.count = count
  point.share = share
  guard exposure > 0 else { return point }
  point.exposure = exposure
  point.rate = share / exposure
  point.estimate = prior.estimate(share, exposure: exposure)
  let mean = prior.pooled * exposure
  point.expected = mean
  guard mean > 0, let warning = poissonLimits(mean: mean, tail: FunnelTail.warning).value,
    let alarm = poissonLimits(mean: mean, tail: FunnelTail.alarm).value
  else { return point }
  point.warning = (warning.lower, warning.upper)
  point.alarm = (alarm.lower, alarm.upper)
  // A part of a case is rounded away from what is expected: neither side is made to look rarer than it is.
  let lower = Distributions.poissonLower(Int(share.rounded(.up)), mean: mean)
  let upper = Distributions.poissonUpper(Int(share.rounded(.down)), mean: mean)
  point.p = min(1, 2 * min(lower, upper))
  if share > Double(alarm.upper) {
    point.signal = .aboveAlarm
  } else if share < Double(alarm.lower) {
    point.signal = .belowAlarm
  } else if share > Double(warning.upper) {
    point.signal = .aboveWarning
  } else if share < Double(warning.lower) {
    point.signal = .belowWarning
  }
  return point
}

/// How many merchants chance alone puts outside the 99.8 % limits: exact limits give less than 0.2 % each.
private func expectedAlarms(_ points: [ComplaintFunnelPoint], pooled: Double) -> Double {
  compensatedSum(
    points.map { point in
      guard let mean = point.expected, let alarm = point.alarm else { return 0 }
      let below = alarm.lower > 0 ? Distributions.poissonLower(alarm.lower - 1, mean: mean) : 0
      return below + Distributions.poissonUpper(alarm.upper + 1, mean: mean)
    })
}

/// What complaints of a merchant are set against: thousands of transactions, or months in operation.
struct MerchantExposure {
  let isTransactions: Bool
  let values: [Double]

  init(_ input: AnalysisInput) {
    let merchants = input.tables.merchants
    let active = merchants.map { activeMonths(of: $0, input).clamped(to: input.reportMonths).count }
    var transactions = Array(repeating: 0, count: merchants.count)
    for row in input.tables.exposure where input.settings.periods.report.contains(row.month) {
      if let merchant = row.merchant, merchant < transactions.count { transactions[merchant] += row.transactions ?? 0 }
    }
    let isComplete = merchants.indices.allSatisfy { active[$0] == 0 || transactions[$0] > 0 }
    isTransactions = isComplete
    values = merchants.indices.map { isComplete ? Double(transactions[$0]) / 1000 : Double(active[$0]) }
  }
}
