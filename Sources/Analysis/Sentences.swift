internal import StationModel

/// The catalogue of sentences: every Chinese sentence about a figure that a report prints has its wording here. The
/// rules choose; the wording never claims a change whose interval holds «no change», and refuses percentages below
/// their bases.
enum Sentences {
  /// Below this base of complaints no percentage stands in a headline.
  static let fewestForChange = 20
  /// Below this base of complaints the sentence says that the base is small.
  static let fewestForComfort = 30
  /// Below this number of answers nothing is said of a group: neither noise nor single persons.
  static let fewestForAnything = SatisfactionIndex.fewestShown
  /// Below this base counts are given and no percentages.
  static let fewestForPercent = 10

  // MARK: Satisfaction

  static func satisfaction(
    _ all: SatisfactionIndex, _ frame: SatisfactionFrame?, extremes: (best: Extreme, worst: Extreme)?,
    settings: SatisfactionSettings
  ) -> String {
    guard let index = all.index else { return "本期没有有效满意度答卷。" }
    guard all.n >= fewestForAnything else { return "有效满意度答卷\(all.n)份，不足\(fewestForAnything)份，不作评价。" }
    var text = "满意度指数\(fixed(index, 1))分"
    if let interval = all.interval {
      text += "（\(levelText(settings.confidence))区间\(fixed(interval.low, 1))～\(fixed(interval.high, 1))，有效答卷\(all.n)份"
      text += weights(all) + "）"
    } else if all.isStratified {
      text += "（有效答卷\(all.n)份\(weights(all))，区间无从估计）"
    } else if all.intervalMethod != .census, all.levels.count(where: { $0 > 0 }) == 1 {
      text += "（有效答卷\(all.n)份，评分全部相同，区间无从估计）"
    } else {
      text += "（有效答卷\(all.n)份\(weights(all))）"
    }
    if all.n < fewestForPercent {
      text += "，样本不足\(fewestForPercent)份，仅供参考"
    } else if all.isStratified, all.interval == nil {
      text += "，不作评价"
    } else if !all.band.isEmpty {
      text += "，评价为「\(all.band)」" + otherBand(all, settings.bands)
    }
    if let extremes { text += "；" + ends(extremes.best, extremes.worst) }
    if settings.respondent == merchantRespondent { return text + "。" + merchantShare(all, frame, settings.confidence) }
    text += settings.isProbabilitySample ? "。" : "；非概率样本，区间仅供参考。"
    return text
  }

  /// «，按各处商户数加权»: merchants who answer for themselves, not all of whom did, more of one site than of another.
  private static func weights(_ index: SatisfactionIndex) -> String {
    guard !index.strata.isEmpty else { return "" }
    guard index.isStratified else {
      return "，\(index.strata.count { $0.answered == 0 })处无人答复，未按各处商户数加权"
    }
    let lonely = index.strata.count(where: \.isLonely)
    return "，按各处商户数加权" + (lonely > 0 ? "，\(lonely)处仅1户答复" : "")
  }

  /// «（区间下端属「良好」）»: where an interval reaches into the next band, the word is that of the index alone.
  private static func otherBand(
    _ index: SatisfactionIndex, _ bands: [(word: String, from: Double)]
  ) -> String {
    guard let interval = index.interval else { return "" }
    func word(_ value: Double) -> String { bands.first { value >= $0.from }?.word ?? "" }
    for (end, name) in [(interval.low, "下"), (interval.high, "上")] {
      if word(end) == index.band || word(end).isEmpty { continue }
      return "（区间\(name)端属「\(word(end))」）"
    }
    return ""
  }

  /// «甲街最高（90.1分），丁街（70.2分）与丙街之差在波动范围内，不认定最低». A superlative only against every other one.
  static func ends(_ best: Extreme, _ worst: Extreme) -> String {
    // Of two that are alike, saying so once is enough.
    if best.alike == [worst.name], worst.alike == [best.name] {
      return "\(best.name)（\(fixed(best.value, 1))分）与\(worst.name)（\(fixed(worst.value, 1))分）之差在波动范围内"
    }
    if best.isLikeAll, worst.isLikeAll {
      return "\(best.name)（\(fixed(best.value, 1))分）至\(worst.name)（\(fixed(worst.value, 1))分），各处同时相比之差均在波动范围内，不认定最高、最低"
    }
    return end(best, "最高") + "，" + end(worst, "最低")
  }

  private static func end(_ end: Extreme, _ word: String) -> String {
    let score = "（\(fixed(end.value, 1))分）"
    guard let doubt = doubt(end) else { return end.name + word + score }
    return end.name + score + doubt + "，不认定\(word)"
  }

  /// Why one is not called the highest or lowest. Nil: it is.
  private static func doubt(_ end: Extreme) -> String? {
    var parts: [String] = []
    if !end.tied.isEmpty { parts.append("与\(names(end.tied))得分相同") }
    if !end.alike.isEmpty { parts.append("与\(names(end.alike))之差在波动范围内") }
    if !end.beyond.isEmpty { parts.append("与\(names(end.beyond))未作比较（有效答卷不足\(fewestForPercent)份）") }
    if !end.untold.isEmpty { parts.append("与\(names(end.untold))之差的区间无从估计，未作比较") }
    return parts.isEmpty ? nil : parts.joined(separator: "，")
  }

  private static func names(_ names: [String]) -> String {
    let list = names.prefix(3).joined(separator: "、")
    return names.count > 3 ? list + "等\(names.count)个" : list
  }

  /// The share satisfied among merchants: a census has no sampling error, a part of the frame has its exact interval and
  /// what the silent could make of it.
  private static func merchantShare(
    _ all: SatisfactionIndex, _ frame: SatisfactionFrame?, _ confidence: Double
  ) -> String {
    guard let share = all.topTwo, all.levels.count >= 2 else { return "" }
    let satisfied = all.levels.suffix(2).reduce(0, +)
    guard all.n >= fewestForPercent else { return "样本\(all.n)份，不计算百分比。" }
    let base = all.isStratified ? "（答复\(all.n)户中\(satisfied)户，按各处商户数加权）" : "（\(satisfied)/\(all.n)）"
    let text = "满意率\(percent(share))" + base
    if all.intervalMethod == .census { return text + "；全部商户均已答复，无抽样误差。" }
    guard let frame, let bounds = frame.bounds else { return text + "。" }
    guard let interval = all.topTwoInterval else { return text + (all.isStratified ? silent(frame, bounds) : "。") }
    return text + "；\(all.isStratified ? "分层估计" : "按有限总体精确")\(levelText(confidence))区间"
      + "\(percent(interval.low))～\(percent(interval.high))" + silent(frame, bounds)
  }

  private static func silent(_ frame: SatisfactionFrame, _ bounds: FigureInterval) -> String {
    "；若未答复\(frame.merchants - frame.answered)户全部不满意或全部满意，则为\(percent(bounds.low))～\(percent(bounds.high))。"
  }

  // MARK: Needs

  /// - Parameters:
  ///   - merchants: that answered.
  ///   - asking: those of them that named a need.
  ///   - asked: pairs of a merchant and an item it named.
  static func needs(merchants: Int, asking: Int, asked: Int, top: [(name: String, merchants: Int)]) -> String {
    guard merchants > 0 else { return "本期没有需求调研答卷。" }
    let list = top.map { item in
      merchants >= fewestForPercent
        ? "\(item.name)（\(item.merchants)家，\(percent(Double(item.merchants) / Double(merchants)))）"
        : "\(item.name)（\(item.merchants)家）"
    }
    guard !list.isEmpty else { return "\(merchants)家商户答复，均未提出需求。" }
    return "\(merchants)家商户答复，\(asking)家提出需求\(asked)项次，提出最多的是" + list.joined(separator: "、") + "。"
  }

  /// - Parameter without: of those asked, for which no kind of service is there.
  static func needsMet(asked: Int, met: Int, without: Int = 0) -> String {
    guard asked > 0 else { return "" }
    let lacking = without > 0 ? "（其中\(without)项次尚无对应服务类型）" : ""
    let share = asked >= fewestForPercent ? "（\(percent(Double(met) / Double(asked)))）" : ""
    return "其中\(met)项次已由后续服务办结\(share)，\(asked - met)项次待服务\(lacking)。"
  }

  // MARK: Drivers

  /// Why an item has no quadrant, behind its name.
  static let answersAlike = "各答卷评分全部相同，推算不出重要性，不归类"
  static func driversAreNoise(rSquared: Double, p: Double) -> String {
    "各分项合起来只解释总体满意度差异的\(percent(rSquared))，与偶然无异（F检验p=\(fixed(p, 2))），不作驱动分析。"
  }
  static let intervalUnknown = "的区间无从估计，尚不能归类"
  static let noneToCompare = "没有别的分项可比，不归类"

  /// With a site, what is of all sites together and what is the site's own stand apart, each by its name.
  ///
  /// - Parameter unplaced: items without a quadrant, each with why.
  static func drivers(
    improve: [String], undecided: [String], unplaced: [(name: String, reason: String)], lowest: Extreme?,
    reason: String,
    site: (word: String, name: String)? = nil
  ) -> String {
    let everywhere = site.map { "象限由全部\($0.word)合并计算，不单指\($0.name)；" } ?? ""
    if !reason.isEmpty { return everywhere + reason }
    var parts: [String] = []
    if improve.isEmpty {
      parts.append(everywhere + "没有可以确认须优先改进（重要性高、表现低）的分项")
    } else {
      parts.append(everywhere + "优先改进：" + improve.joined(separator: "、") + "（重要性高于平均、表现低于平均）")
    }
    var unclear = undecided.isEmpty ? [] : ["区间跨越均值、尚不能归类的有" + undecided.joined(separator: "、")]
    for cause in [answersAlike, noneToCompare, intervalUnknown] {
      let names = unplaced.filter { $0.reason == cause }.map(\.name)
      if !names.isEmpty { unclear.append(names.joined(separator: "、") + cause) }
    }
    var own: [String] = []
    if let lowest {
      let whose = site.map { "\($0.name)自身" } ?? ""
      let score = "（\(fixed(lowest.value, 1))分）"
      own.append(
        doubt(lowest).map { "\(whose)分项\(lowest.name)\(score)\($0)，不认定最低" }
          ?? "\(whose)得分最低的分项是\(lowest.name)\(score)")
    }
    parts += site == nil ? own + unclear : unclear + own
    return parts.joined(separator: "；") + "。"
  }

  // MARK: Services and leaders

  static func services(_ total: ServiceFigure, merchants: Int) -> String {
    guard total.requests > 0 else { return "本期没有服务记录。" }
    var text = "驿站为\(merchants)家商户办理服务\(total.requests)次"
    if total.completeDue >= fewestForPercent {
      let share = percent(Double(total.completedInTime) / Double(total.completeDue))
      text += "，应办结\(total.completeDue)次，按时办结\(total.completedInTime)次（占应办结的\(share)）"
    } else if total.completeDue > 0 {
      text += "，应办结\(total.completeDue)次，按时办结\(total.completedInTime)次"
    }
    if total.completeUnknown > 0 { text += "，另\(total.completeUnknown)次办结是否按时无法判断" }
    if total.valued == 0 {
      text += "；均未记录节支、增收金额"
    } else {
      let parts = amountsText(total.saved, recorded: total.withSaved, total.gained, recorded: total.withGained)
      text += "；记录\(parts)"
      // With one of the two unknown the sum is that of the other.
      if total.tellsSaved, total.tellsGained { text += "，合计\(moneyText(total.saved + total.gained))" }
      if total.valued < total.requests { text += "（\(total.requests)次中\(total.valued)次有金额记录）" }
      if total.pendingValued > 0 {
        text += "，其中\(total.pendingValued)次未记录完成时间，金额\(moneyText(total.pending))"
      }
    }
    return text + "。"
  }
}
