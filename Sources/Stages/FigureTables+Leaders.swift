import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  func writeLeaders() throws(Failure) {
    let leaders = figures.leaders
    try transaction.insert(leaders.scores.map(row), into: "leader_score")
    try transaction.insert(
      leaders.scores.flatMap { score in
        leaders.indicators.enumerated().map { index, indicator -> [CellValue] in
          let raw = score.raw.indices.contains(index) ? score.raw[index] : nil
          let scaled = score.scaled.indices.contains(index) ? score.scaled[index] : nil
          return [id(score.merchant), .text(indicator.id), .real(indicator.weight), .real(raw), .real(scaled)]
        }
      }, into: "leader_indicator")
    try writeWeights()
    try transaction.insert(
      leaders.scores.flatMap { score in
        score.gates.map { gate -> [CellValue] in
          [
            id(score.merchant), .text(gate.name), .text(gate.found), .text(gate.limit), .flag(gate.isPassed),
            .text(gate.failure),
          ]
        }
      }, into: "leader_gate")
    try transaction.insert(
      leaders.scores.flatMap { score in
        score.methods.map { method -> [CellValue] in
          [
            id(score.merchant), .text(method.method.rawValue), .real(method.value), .integer(method.rank),
            .integer(method.siteRank),
          ]
        }
      }, into: "leader_method")
    try transaction.insert(leaders.sites.enumerated().map { row($0.offset, $0.element) }, into: "leader_site")
    try writeEvidence()
  }

  private func row(_ score: LeaderScore) -> [CellValue] {
    let site = merchants.indices.contains(score.merchant) ? siteName(merchants[score.merchant].site) : nil
    let ranks: [CellValue] = [
      .integer(score.rank), .integer(score.siteRank), .integer(score.rankLow), .integer(score.rankHigh),
      .real(score.topProbability),
    ]
    let other: [CellValue] = [
      .real(score.topsis?.value), .integer(score.topsis?.rank), .integer(score.topsis?.siteRank),
      .integer(score.rankDifference), .real(score.jitterProbability),
    ]
    return [
      id(score.merchant), .text(site ?? ""), .real(score.composite), .real(score.coverage),
      .text(score.failedGates.joined(separator: "；")),
    ] + ranks + [.flag(score.isChosen), .text(score.reason), .text(score.choiceNote)] + other + [.text(score.caution)]
  }

  private func writeWeights() throws(Failure) {
    let leaders = figures.leaders
    let settings = settings.leaders
    try transaction.insert(
      zip(leaders.indicators, settings.indicators).enumerated().map { index, pair -> [CellValue] in
        let (figure, indicator) = pair
        let weights: [CellValue] = [
          .real(figure.weight), .real(figure.declared), .real(figure.ahp), .real(figure.entropy),
          .real(figure.combined), .flag(figure.isCapped),
        ]
        return [
          .integer(index + 1), .text(figure.id), .text(figure.name), .text(indicator.source),
          .text(indicator.higherIsBetter ? "higher" : "lower"), .text(indicator.normalise), .text(leaders.weighting),
        ] + weights + [.real(leaders.consistencyRatio), .text(figure.remark)]
      }, into: "leader_weight")
    let rows = settings.judgements.enumerated().flatMap { judge, table in
      table.indices.flatMap { i in
        table[i].indices.map { j -> [CellValue] in
          [
            .integer(judge + 1), .text(settings.indicators[i].id), .text(settings.indicators[j].id),
            .real(table[i][j]),
          ]
        }
      }
    }
    try transaction.insert(rows, into: "leader_judgement")
  }

  private func row(_ index: Int, _ site: LeaderSite) -> [CellValue] {
    let counts: [CellValue] = [
      .integer(site.merchants), .integer(site.eligible), .integer(site.scored), .integer(site.chosen), .real(site.gap),
    ]
    let trade: [CellValue] = [
      .integer(site.tradePlaces), .text(site.largestTrade), .integer(site.largestTradeCount), list(site.blocked),
    ]
    return [.text(siteName(index) ?? "")] + counts + trade + [
      list(site.tied), .integer(site.agreeing), list(site.topsisOnly), list(site.unstable),
    ]
  }

  private func writeEvidence() throws(Failure) {
    var position: [Int: Int] = [:]
    let rows = figures.leaders.evidence.map { line -> [CellValue] in
      position[line.merchant, default: 0] += 1
      let numbers: [CellValue] = [.real(line.raw), .real(line.scaled), .real(line.weight), .real(line.points)]
      return [
        id(line.merchant), .integer(position[line.merchant]), .text(line.section.rawValue), .text(line.name),
      ] + numbers + [.text(line.text), .integer(line.origin?.file), .integer(line.origin?.line)]
    }
    try transaction.insert(rows, into: "leader_evidence")
  }

  private func id(_ merchant: Int) -> CellValue { .text(merchantID(merchant) ?? "") }

  /// Numbers of merchants joined by 、; empty: none.
  private func list(_ merchants: [Int]) -> CellValue {
    .text(merchants.compactMap(merchantID).joined(separator: "、"))
  }
}
