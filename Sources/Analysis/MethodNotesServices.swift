internal import StationModel

func serviceNotes(_ input: AnalysisInput, _ figures: ServiceFigures) -> [MethodNote] {
  let settings = input.settings.services
  return [
    note(
      "绿色通道时限",
      "普通：\(hours(settings.respondWithin))小时响应、\(hours(settings.completeWithin))小时办结；应急："
        + "\(hours(settings.respondWithinUrgent))小时响应、\(hours(settings.completeWithinUrgent))小时办结。",
      "自申请时间起按自然小时计；按时率的分母含到期末仍未响应（办结）且已过时限的服务；应急与普通分列。只有日期的时间按当日最早与最晚两端判断，两端结论不一的，以及缺失、前后矛盾的，"
        + "不计入分母，另列。Wilson区间。用时取中位数与四分位数（第7类分位数）。",
      promiseNote(figures)),
    note(
      "需求办结用时", "自商户首次提出某项需求至对应服务办结的自然日数。",
      "中位数按Kaplan–Meier估计，期末仍未办结的需求按已等待天数计为截尾；仅就已办结需求计算的中位数偏短，另列。",
      "未办结\(figures.closures.first?.open ?? 0)项次，其中\(figures.closures.first?.withoutKind ?? 0)项次的需求项没有对应的服务类型。"),
    note(
      "节支增利", "服务台账记录的节支与增收金额之和。", "以分为单位的整数累加，不作估算；按服务类型、服务单位、商户分列。",
      "未填金额的服务不计；\(moneyNote(figures))"),
    note("首批免费检定", "最早一次免费计量服务所在月份内，接受免费计量服务的商户数。", "按商户去重，逐户列出。", ""),
    note("服务单位", "服务单位名录中的单位及其在报告期内被调用的次数。", "从未被调用的单位以0次列出。", partnerNote(figures)),
  ]
}

private func promiseNote(_ figures: ServiceFigures) -> String {
  let total = figures.total
  guard total.respondUnknown + total.completeUnknown > 0 else { return "时限见流程文件。" }
  return "时限见流程文件。响应无法判断\(total.respondUnknown)次，办结无法判断\(total.completeUnknown)次。"
}

private func moneyNote(_ figures: ServiceFigures) -> String {
  guard let all = figures.money.first, all.services > 0 else { return "本期没有服务记录。" }
  var text = "\(all.services)次服务中\(all.valued)次有金额记录"
  if all.pendingValued > 0 { text += "，其中\(all.pendingValued)次未记录完成时间（\(moneyText(all.pending))），仍按台账计入" }
  return all.largestShare.map { text + "，\(largestText($0))。" } ?? text + "。"
}

private func partnerNote(_ figures: ServiceFigures) -> String {
  let called = figures.partnerRows.count(where: \.wasCalled)
  return "名录共\(figures.partnerRows.count)家（质量基础设施\(figures.infrastructurePartners)家、公共服务\(figures.utilityPartners)家），"
    + "被调用\(called)家。"
}

private func hours(_ value: Double) -> String { value == value.rounded() ? fixed(value, 0) : fixed(value, 1) }
