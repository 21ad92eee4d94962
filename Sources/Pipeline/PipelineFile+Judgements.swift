import Diagnostics
import Measures
import StationModel

extension PipelineFile {
  /// `leaders`: how weights are made, and how far they are trusted. After the indicators, whose number decides the tables' size.
  func readWeighting(_ map: SettingsMap) {
    map.choice("weighting", of: ["declared", "ahp", "entropy", "combined"], into: &settings.leaders.weighting)
    map.number("weight_cap", in: 0...1, into: &settings.leaders.weightCap)
    let count = settings.leaders.indicators.count
    if let cap = map.take("weight_cap"), count > 0, settings.leaders.weightCap * Double(count) < 1 - 1e-9 {
      cap.complain(.settingOutOfRange, expected: "≥ 1/\(count)")
    }
    map.number("consistency", in: 0.001...1, into: &settings.leaders.consistency)
    for table in map.take("judgements")?.elements() ?? [] {
      if let judgement = judgement(table, size: count) { settings.leaders.judgements.append(judgement) }
    }
    if settings.leaders.weighting == "ahp", map.take("judgements")?.elements().isEmpty ?? true {
      map.take("weighting")?.complain(.settingOutOfRange, expected: "judgements")
    }
    map.number("jitter", in: 0...0.9, into: &settings.leaders.jitter)
    map.number("stable_probability", in: 0...1, into: &settings.leaders.stableProbability)
  }

  /// A table of pairwise judgements; refused where it is not one, or contradicts itself.
  private func judgement(_ setting: Setting, size: Int) -> [[Double]]? {
    let rows = setting.elements()
    let matrix = rows.map { row in row.elements().compactMap(importance) }
    guard matrix.count == size, matrix.allSatisfy({ $0.count == size }) else {
      // An element that is no judgement has been complained about already.
      if zip(rows, matrix).allSatisfy({ $0.list.count == $1.count }) {
        setting.complain(.settingOutOfRange, expected: "\(size) × \(size)")
      }
      return nil
    }
    guard matrix.indices.allSatisfy({ matrix[$0][$0] == 1 }) else {
      setting.complain(.settingOutOfRange, expected: "[i][i] = 1")
      return nil
    }
    guard let result = Matrix(rows: matrix).flatMap({ pairwiseJudgements($0).value }) else {
      setting.complain(.settingOutOfRange, expected: "[i][j] = 1 / [j][i]")
      return nil
    }
    let limit = settings.leaders.consistency
    guard let ratio = result.consistencyRatio, ratio < limit else {
      let found = result.consistencyRatio.map { "CR = \(rounded($0))" } ?? "\(size) × \(size)"
      log.report(.inconsistentJudgement, setting, found: found, expected: "CR < \(limit)")
      return nil
    }
    return matrix
  }

  /// 1 … 9, or 1/2 … 1/9 and their decimals.
  private func importance(_ setting: Setting) -> Double? {
    let parts = (setting.scalar ?? "").split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    let value =
      numbers.count == parts.count && parts.count <= 2 ? numbers.dropFirst().reduce(numbers.first, quotient) : nil
    guard let value, value.isFinite else {
      setting.complain(.wrongSettingType, expected: "1 … 9, 1/2 … 1/9")
      return nil
    }
    guard value >= 0.11, value <= 9 else {
      setting.complain(.settingOutOfRange, expected: "1 … 9, 1/2 … 1/9")
      return nil
    }
    return value
  }

  private func quotient(_ left: Double?, _ right: Double) -> Double? { left.map { $0 / right } }

  /// To three decimals, for a message.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
