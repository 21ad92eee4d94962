internal import Measures
internal import StationModel

/// The weights of the indicators by each rule, each scaled to 1 over the indicators that have a say.
struct LeaderWeights {
  var declared: [Double]
  /// Missing: the settings hold no judgements.
  var ahp: [Double]?
  /// Missing: nothing tells the merchants apart.
  var entropy: [Double]?
  /// √(AHP or declared × entropy), scaled to 1. Missing: no entropy.
  var combined: [Double]?
  /// Those that make the composite, capped.
  var used: [Double]
  /// Which of the used ones the cap holds down.
  var isCapped: [Bool]
  var judgements: PairwiseJudgements?
  /// Set where the cap could not be kept, Chinese.
  var capRemark = ""

  init(_ columns: [ScaledIndicator], isEligible: [Bool], _ settings: LeaderSettings) {
    let hasSay = columns.map { $0.remark.isEmpty }
    func live(_ weights: [Double]) -> [Double] {
      let kept = zip(weights, hasSay).map { $1 ? max(0, $0) : 0 }
      let total = compensatedSum(kept)
      return total > 0 ? kept.map { $0 / total } : kept
    }
    declared = live(settings.indicators.map(\.weight))
    let tables = settings.judgements.filter { $0.count == settings.indicators.count }
    judgements = jointJudgements(tables.compactMap { Matrix(rows: $0) }).value.flatMap { pairwiseJudgements($0).value }
    ahp = judgements.map { live($0.weights) }
    // Percentiles are spread alike by construction: what an indicator tells is in its values, winsorised.
    let spread = columns.enumerated().map { index, column -> [Double] in
      let values = column.drawn.indices.map { isEligible[$0] ? column.drawn[$0] : nil }
      let higher = settings.indicators[index].higherIsBetter
      return minMaxScaled(values, higherIsBetter: higher).value?.compactMap { $0 } ?? []
    }
    entropy = entropyWeights(columns: zip(spread, hasSay).map { $1 ? $0 : [] }).value?.weights
    let base = ahp ?? declared
    combined = entropy.map { entropy in live(zip(base, entropy).map { ($0 * $1).squareRoot() }) }
    let chosen =
      switch settings.weighting {
      case "ahp": ahp ?? declared
      case "entropy": entropy ?? declared
      case "combined": combined ?? base
      default: declared
      }
    let result = capped(chosen, at: settings.weightCap)
    (used, isCapped) = (result.weights, result.isCapped)
    let bearing = used.count { $0 > 0 }
    if bearing > 0, settings.weightCap * Double(bearing) < 1 - 1e-9 {
      capRemark = "有效指标仅\(bearing)项，单项上限放宽为\(percent(1 / Double(bearing), 1))"
    }
  }
}

/// Weights with none above the cap: what is cut off goes to the others in proportion, until none is above. Where fewer indicators
/// bear weight than the cap allows for, it rises to equal weights.
func capped(_ weights: [Double], at cap: Double) -> (weights: [Double], isCapped: [Bool]) {
  let bearing = weights.count { $0 > 0 }
  var isCapped = weights.map { _ in false }
  guard bearing > 0 else { return (weights, isCapped) }
  let limit = max(cap, 1 / Double(bearing))
  var result = weights
  while let over = result.indices.filter({ !isCapped[$0] && result[$0] > limit + 1e-12 }).first {
    // All that are over at once: the order must not matter.
    for index in result.indices where result[index] > limit + 1e-12 { isCapped[index] = true }
    isCapped[over] = true
    let fixed = Double(isCapped.count { $0 }) * limit
    let free = compensatedSum(result.indices.filter { !isCapped[$0] }.map { weights[$0] })
    for index in result.indices {
      result[index] = isCapped[index] ? limit : free > 0 ? weights[index] / free * (1 - fixed) : 0
    }
  }
  return (result, isCapped)
}
