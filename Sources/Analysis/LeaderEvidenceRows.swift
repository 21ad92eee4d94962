internal import Measures
internal import StationModel

/// The evidence files of the chosen: gates with their values, every indicator with what it rests on, ranks by every method. From
/// settings, small tables and tallies alone, so that it does not depend on how many rows are kept.
func leaderEvidence(_ figures: LeaderFigures, _ input: AnalysisInput, met: MetNeeds) -> [LeaderEvidence] {
  let sources = EvidenceSources(input, met)
  return figures.scores.filter(\.isChosen).flatMap { score -> [LeaderEvidence] in
    var rows = score.gates.map { gate in
      var row = LeaderEvidence(score.merchant, .gate, gate.name)
      row.text = gate.found + "；要求：" + gate.limit + (gate.isPassed ? "；符合" : "；不符合")
      return row
    }
    rows += sources.gateRows(score.merchant)
    for (index, indicator) in figures.indicators.enumerated() {
      let setting = input.settings.leaders.indicators[index]
      var row = LeaderEvidence(score.merchant, .indicator, indicator.name)
      row.raw = score.raw[index]
      row.scaled = score.scaled[index]
      row.weight = indicator.weight
      if let scaled = score.scaled[index], score.coverage > 0 {
        row.points = indicator.weight * scaled / score.coverage
      }
      row.text = sources.text(setting, score.merchant) + (indicator.remark.isEmpty ? "" : "；" + indicator.remark)
      rows.append(row)
      rows += sources.rows(setting, score.merchant)
    }
    return rows + rankRows(score, figures, input)
  }
}

private func rankRows(_ score: LeaderScore, _ figures: LeaderFigures, _ input: AnalysisInput) -> [LeaderEvidence] {
  let settings = input.settings.leaders
  // The sum by the weights used is the first row already.
  var rows = score.methods.filter { $0.method.rawValue != figures.weighting }.map { method in
    var row = LeaderEvidence(score.merchant, .rank, method.method.chineseName)
    row.raw = method.value
    row.text = "全部商户第\(method.rank)名，本\(input.settings.siteWord)第\(method.siteRank)名"
    return row
  }
  func add(_ name: String, _ value: Double?, _ text: String) {
    var row = LeaderEvidence(score.merchant, .rank, name)
    row.raw = value
    row.text = text
    rows.append(row)
  }
  if let low = score.rankLow, let high = score.rankHigh {
    add(
      "名次区间", nil, "本\(input.settings.siteWord)\(low)–\(high)（\(levelText(input.confidence))，重抽\(settings.resamples)次）")
  }
  if let probability = score.topProbability {
    add("进入前\(settings.most)名概率（抽样）", probability, percent(probability, 0))
  }
  if let probability = score.jitterProbability {
    add("进入前\(settings.most)名概率（权重±\(percent(settings.jitter, 0))）", probability, percent(probability, 0))
  }
  add("入选说明", nil, score.choiceNote)
  if !score.caution.isEmpty { add("提示", nil, score.caution) }
  return rows
}

extension LeaderEvidence {
  init(_ merchant: Int, _ section: Section, _ name: String) {
    self.init()
    self.merchant = merchant
    self.section = section
    self.name = name
  }
}
