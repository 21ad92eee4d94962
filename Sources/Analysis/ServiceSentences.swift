internal import StationModel

/// What the tables of the green channel say, in sentences; a site's leave out what is not told by site.
func serviceSentences(_ figures: ServiceFigures, _ input: AnalysisInput, site: Int? = nil) -> [String] {
  let group = site.map { ServiceGroup.site($0) } ?? .all
  var result = [true, false].compactMap { promiseSentence(figures, group, isUrgent: $0, input) }
  if let closure = figures.closures.first(where: { $0.group == group }) { result.append(closureSentence(closure)) }
  if let money = figures.money.first(where: { $0.group == group }), money.services > 0 {
    result.append(moneySentence(money))
  }
  guard site == nil else { return result }
  if !figures.partnerRows.isEmpty { result.append(partnerSentence(figures, input)) }
  if !figures.firstBatch.isEmpty {
    let names = figures.firstBatch.map { input.tables.merchants[$0.merchant].id }.joined(separator: "、")
    result.append("首批免费检定商户\(figures.firstBatch.count)家：\(names)。")
  }
  return result
}

private func promiseSentence(
  _ figures: ServiceFigures, _ group: ServiceGroup, isUrgent: Bool, _ input: AnalysisInput
) -> String? {
  guard let respond = figures.promise(group, urgent: isUrgent, completion: false),
    let complete = figures.promise(group, urgent: isUrgent, completion: true), respond.requests > 0
  else { return nil }
  let name = isUrgent ? "应急服务" : "普通服务"
  return "\(name)\(respond.requests)次：" + kept(respond, "响应", input) + "；" + kept(complete, "办结", input) + "。"
}

private func kept(_ figure: PromiseFigure, _ word: String, _ input: AnalysisInput) -> String {
  let untold = figure.unknown > 0 ? "，另\(figure.unknown)次\(word)时间不明、无法判断，不计入" : ""
  guard figure.due > 0, let share = figure.share else { return "尚无到期的\(word)时限" + untold }
  var text = "\(fixed(figure.promisedHours, 0))小时内\(word)\(figure.inTime)次，应\(word)\(figure.due)次"
  if figure.due >= Sentences.fewestForPercent, let interval = figure.interval {
    text += "（\(percent(share))，\(levelText(input.confidence))区间\(percent(interval.low))～\(percent(interval.high))）"
  }
  if let median = figure.median { text += "，用时中位\(fixed(median, 1))小时" }
  return text + untold
}

private func closureSentence(_ closure: NeedClosureFigure) -> String {
  guard closure.named > 0, let share = closure.share else { return "本期没有商户提出需求。" }
  var text = "提出需求\(closure.named)项次，服务办结\(closure.met)项次"
  if closure.named >= Sentences.fewestForPercent { text += "（\(percent(share))）" }
  if closure.open > 0 {
    text += "，未办结\(closure.open)项次"
    if closure.withoutKind > 0 { text += "（其中\(closure.withoutKind)项次没有对应的服务类型）" }
  }
  if let median = closure.median { text += "；已办结的用时中位\(fixed(median, 0))日" }
  text += closure.medianOfAll.map { "，计入未办结的为\($0)日" } ?? (closure.open > 0 ? "，计入未办结的尚不足半数，中位数未达到" : "")
  return text + "。"
}

private func moneySentence(_ money: ServiceMoneyFigure) -> String {
  guard money.valued > 0 else { return "\(money.services)次服务均未记录节支、增收金额，不作估算。" }
  var text = amountsText(money.saved, recorded: money.withSaved, money.gained, recorded: money.withGained)
  text += "，来自\(money.services)次服务中有金额记录的\(money.valued)次"
  if money.services >= Sentences.fewestForPercent, let share = money.completeness { text += "（\(percent(share))）" }
  if let largest = money.largestShare, money.valued > 1 { text += "，" + largestText(largest) }
  if money.pendingValued > 0 {
    text += "；其中\(money.pendingValued)次未记录完成时间，金额\(moneyText(money.pending))"
  }
  return text + "；未记录的不作估算。"
}

private func partnerSentence(_ figures: ServiceFigures, _ input: AnalysisInput) -> String {
  let silent = figures.partnerRows.filter { !$0.wasCalled }
  let counts = "质量基础设施\(figures.infrastructurePartners)家、公共服务\(figures.utilityPartners)家"
  guard !silent.isEmpty else { return "服务单位\(figures.partnerRows.count)家（\(counts)）本期均被调用。" }
  let names = silent.prefix(5).map { input.tables.partners[$0.partner].name }.joined(separator: "、")
  return "服务单位\(figures.partnerRows.count)家（\(counts)），本期从未被调用的\(silent.count)家：\(names)"
    + (silent.count > 5 ? "等。" : "。")
}

/// «最大一笔占97.2%»; a share that rounds to the whole is said in words.
func largestText(_ share: Double) -> String {
  let text = percent(share)
  return text.hasPrefix(">") ? "最大一笔占\(text.dropFirst())以上" : "最大一笔占\(text)"
}
