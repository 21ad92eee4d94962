internal import StationModel

/// The rows of 方法说明: one a measure, with every setting that decides a figure and its value.
func methodNotes(_ input: AnalysisInput, _ figures: ReportFigures) -> [MethodNote] {
  periodNotes(input) + needNotes(input) + satisfactionNotes(input, figures.satisfaction)
    + complaintNotes(input, figures.complaints) + serviceNotes(input, figures.services)
    + leaderNotes(input, figures.leaders)
}

func note(_ measure: String, _ definition: String, _ method: String, _ source: String) -> MethodNote {
  var note = MethodNote()
  note.measure = measure
  note.definition = definition
  note.method = method
  note.source = source
  return note
}

private func periodNotes(_ input: AnalysisInput) -> [MethodNote] {
  let periods = input.settings.periods
  return [
    note(
      "报告期与基期",
      "报告期\(periods.reportText)；基期\(periods.baseText)。"
        + (periods.isPartial ? "本期数据截至\(periods.lastDay.text)，基期同样只计至\(periods.baseLastDay.text)（该月客流按天数折算）。" : ""),
      "满意度按提交日期、投诉按接收日期、服务按申请时间归入；两期之外的记录不进入任何指标。",
      "置信水平\(levelText(input.confidence))，双侧，全表同此。")
  ]
}

private func needNotes(_ input: AnalysisInput) -> [MethodNote] {
  let taxonomy = input.settings.taxonomy
  return [
    note(
      "需求提出率", "提出某项（类）需求的商户数÷答复需求调研的商户数。",
      "一户多份答卷合并，同一项（类）只计一次；全部商户均已答复时不列区间，部分答复时按有限总体精确（超几何）区间。",
      "需求分类\(taxonomy.version)版，\(taxonomy.classes.count)类\(taxonomy.items.count)项；无答案、无需求等记入余类，不计入需求项。"),
    note(
      "需求占比", "某项（类）需求的项次÷该组全部需求项次。", "项次＝商户数×各户提出的项（类）数。", "合计因四舍五入可与100%略有出入。"),
    note(
      "需求办结", "首次提出之后，由对应服务类型办结的需求项次。",
      "服务类型与需求项的对应关系见流程文件；首次提出当日及以后办结的第一次服务计为办结，天数为自然日，取中位数（第7类分位数）。",
      "提出之前的服务不计；未办结的列为待服务。"),
  ]
}

private func satisfactionNotes(_ input: AnalysisInput, _ figures: SatisfactionFigures) -> [MethodNote] {
  let settings = input.settings.satisfaction
  let formula =
    settings.method == "steps20"
    ? "20×平均分（最差为20分），与线性指数不可比"
    : "（平均分−\(settings.minimum)）÷（\(settings.maximum)−\(settings.minimum)）×100，最差为0分、最好为100分"
  let sample = settings.isProbabilitySample ? "概率样本。" : "店内扫码等自愿填答，属非概率样本，区间仅供参考，不是抽样误差。"
  let bands = settings.bands.map { "\($0.word)≥\(fixed($0.from, 0))" }.joined(separator: "，")
  let respondent = settings.respondent.isEmpty ? "全部受访者" : settings.respondent
  let rule =
    settings.averagesPerMerchant
    ? "一户多份答卷先求该户平均，再求各户平均，n为户数。" : settings.countsLatestOnly ? "一户多份答卷只取最近一份。" : ""
  let weights = figures.isWeighted ? "按设计权重加权，区间由线性化方差求得。" : "未加权。"
  return [
    note(
      "满意度指数", "「\(settings.overall.name)」一题平均分换算为百分制；对象：\(respondent)。",
      formula + "；" + rule + weights + "评价：" + bands + "。", "GB/T 19038-2009；方法名称随指数存入工作库（\(settings.method)）。"),
    note(
      "满意度区间", "指数的\(levelText(input.confidence))区间。",
      "合计、\(settings.items.isEmpty ? "" : "分项、")\(input.settings.siteWord)与业态以商户为群，比率均值线性化方差，自由度为商户数减1的t分布；月份与单户按t分布。商户自答的，全部答复时不列区间，部分答复时按有限总体校正（驱动与信度同），区间不超出未答复者所能改变的范围；各处合计以各处为层、按开业商户数加权（Cochran 1977，第5章），某处多户中仅1户答复时合计不列区间。"
        + "评分全部相同的一方没有区间，比较时以持其他评分者所占比例的精确上限（Clopper-Pearson）代替。",
      sample),
    note("满意率", "评价为最高两级的答卷数÷有效答卷数。", "以商户为群的t区间；不足2群或各群无差别时为Wilson区间。", "「不了解」等非评价性回答不计入分母，另列份数。"),
    note(
      "净推荐值", "推荐者（9—10分）占比减贬损者（0—6分）占比，×100。", "方差（p₊＋p₋−NPS²）÷（n−1），以商户为群的t区间；不足2群时按答卷。",
      settings.asksRecommendation ? "样本小时区间很宽，不同地区不宜直接比较。" : "本次未设推荐意愿题。"),
    driverNote(figures), reliabilityNote(figures, input),
  ]
}

private func driverNote(_ figures: SatisfactionFigures) -> MethodNote {
  let importance =
    switch figures.importanceMethod {
    case "johnson": "Johnson相对权重（占可解释方差的份额，各分项合计为1），区间由400次重抽相关矩阵得到"
    case "correlation": "与总体满意度的皮尔逊相关系数，区间由Fisher变换得到（答全不足\(fewestForWeights)份或分项共线时采用）"
    case "stated": "受访者自报的重要程度（均值折成指数），以商户为群的区间"
    default: figures.driverReason
    }
  return note(
    "满意度驱动", "分项的重要性与表现（分项指数）。", importance + "。十字线取各分项平均；区间跨越十字线的分项列为「不确定」。",
    "各题答全的答卷\(figures.completeAnswers)份。")
}

private func reliabilityNote(_ figures: SatisfactionFigures, _ input: AnalysisInput) -> MethodNote {
  var value = "分项不足3个或答全不足，不计算。"
  if let alpha = figures.alpha {
    value = "本期α＝\(fixed(alpha, 3))"
    if let interval = figures.alphaInterval { value += "（\(fixed(interval.low, 3))～\(fixed(interval.high, 3))）" }
    value += "。"
  }
  return note("信度", "各分项的内部一致性。", "Cronbach α，Feldt区间；只用各题答全的答卷。", value + "高于0.95提示分项重复。")
}
