internal import StationModel

func complaintNotes(_ input: AnalysisInput, _ figures: ComplaintFigures) -> [MethodNote] {
  let settings = input.settings.complaints
  let denominator =
    settings.denominator == "merchant_months"
    ? "在营商户月数（当月至少营业一日计一户月），每\(fixed(settings.denominatorUnit, 0))户月"
    : "客流量，每\(fixed(settings.denominatorUnit, 0))人次"
  let spread =
    figures.dispersion.map {
      "本表各月分散指数\(fixed($0, 2))（p\(probabilityText(figures.dispersionP))）。"
    } ?? "月份不足，未计算分散指数。"
  return [
    note(
      "投诉率", "接收的投诉件数÷\(denominator)；单位：\(settings.rateUnit)。",
      "只计类型为「投诉」的记录，不论受理与否，按接收日期归月；Garwood精确泊松区间。没有分母的月份不计算投诉率。"
        + "一案涉及多户的为一件，整件计在首个可辨认的商户及其\(input.settings.siteWord)、业态（精确检验须用整件数，各组之和等于合计）；"
        + "漏斗图与标杆投诉率按各户份额，重复被投诉、逾期与调解对所涉各户都计；份额与件数不同的，文字并列。",
      "投诉分类\(input.settings.complaintClasses.version)版，每件只计一个主类。"),
    note("控制图", "各月投诉率的u图。", figures.limitNote, "不用均值±3倍标准差：件数少时误报率远高于名义值。" + spread),
    note(
      "投诉同比", "本期投诉率÷基期投诉率（率比）。",
      "给定合计件数的精确条件检验，中心p值，与Clopper-Pearson率比区间一致；区间含1一律不称变化。",
      "各月围绕本期、基期各自投诉率的波动大于泊松（p<0.05）时，另按准泊松区间，两者都不含1才称变化；基期不足\(Sentences.fewestForChange)件时文字不列同比百分数，不足\(Sentences.fewestForComfort)件注明基数较小；基期为0不计算同比。"
    ),
    note(
      "单月零投诉", "最近一月投诉0件的含义。", "0件的\(levelText(input.confidence))上限由泊松分布精确求得；并列按此前12个月月均计算的0件概率。",
      "0件不等于投诉率为0。"),
    note(
      "调解成功率", "按办结：调解成功÷办结；按受理：调解成功÷受理；均为期内接收的投诉（按接收日期），受理量、办结量另有按各自日期的口径。", "撤回与自行和解计入办结，不计入调解成功；Wilson区间。",
      "两种口径并列，引用时须注明。"),
    note(
      "法定期限", "受理期限与调解期限的遵守情况。", "按接收之日施行的规定（见期限数据文件）与国务院放假安排计算；工作单印有办理期限的从其期限。",
      "按时率＝按时÷（按时＋逾期），均为期内接收的投诉（按接收日期）；未到期与无法判断的另列。" + deadlineRules(input)),
  ]
}

private func deadlineRules(_ input: AnalysisInput) -> String {
  let names = input.settings.deadlineRules.map { $0.source.isEmpty ? $0.name : $0.source }
  return names.isEmpty ? "" : "依据：" + names.joined(separator: "；") + "。"
}

func leaderNotes(_ input: AnalysisInput, _ figures: LeaderFigures) -> [MethodNote] {
  let settings = input.settings.leaders
  var gates = ["有效评价不少于\(settings.minimumRatings)份", "期末经营满\(settings.minimumMonths)个月", "期末未停业"]
  gates += settings.mustBeZero.map { "无" + $0 }
  if settings.requiresNoOverdueComplaint { gates.append("无逾期未办结投诉") }
  let weights = figures.indicators.map { indicator in
    indicator.name + percent(indicator.weight, 1) + (indicator.remark.isEmpty ? "" : "（\(indicator.remark)）")
  }
  let first = settings.indicators.first
  let scale = first?.normalise == "minmax" ? "极差法（0—100）" : "同业态百分位（有数据不足\(fewestForTradeRanks)户的业态用全部商户）"
  return [
    note("标杆门槛", "任何一项不符即不参评。", gates.joined(separator: "；") + "。", "行政处罚等取基期与报告期的采集记录。"),
    note(
      "标杆指标与权重", weights.joined(separator: "，") + "。" + (figures.capRemark.isEmpty ? "" : figures.capRemark + "。"),
      "先在两端各\(percent(settings.winsorise, 0))处缩尾，再按" + scale + "换算为0—100分，方向统一为越高越好。",
      "全部相同的指标权重为0；权重合计为1。" + sourceNotes(settings)),
    note(
      "小样本收缩", "满意度等均值向总体均值收缩：（n×本户＋m×总体）÷（n＋m），m＝\(fixed(settings.shrinkage, 0))。",
      "投诉率按Gamma-Poisson（Marshall全局矩估计）收缩；各户交易笔数齐全时以交易为分母，否则以营业月数为分母。", "避免评价很少的商户占据两端。"),
    note(
      "综合得分与名次", "各指标得分加权平均；缺失不记0，按有数据的指标重新分配权重。",
      "有数据的权重不足\(percent(settings.coverage, 0))的不评分。得分相同（相差小于10⁻⁹）并列。", "名次在全部参评商户与本\(input.settings.siteWord)内各排一次。"),
    note(
      "名次区间", "名次的\(levelText(input.confidence))区间与进入前\(settings.most)名的概率。",
      "自助法：\(settings.resamples)次，种子\(settings.seed)，每户一个随机流（xoshiro256**）；每次在各户自己的答卷内有放回重抽受访者、按其估计投诉率重抽投诉件数，重算得分后重排。评审、核查等非抽样指标不变。",
      "同一数据同一结果。"),
    note(
      "权重来源", "合成所用权重：\(weightingName(settings.weighting))；单项权重上限\(percent(settings.weightCap, 0))，超出部分按比例分给其他指标。",
      "层次分析取判断矩阵主特征向量（多位专家按几何平均合并）；熵权按通过门槛商户缩尾后极差化的取值计算；组合权重∝√（层次分析或设定权重×熵权）。四种权重并列存入工作库。",
      judgementText(figures, settings)),
    note(
      "TOPSIS对照", "到最优的距离与到最劣的距离之比，D⁻÷（D⁺＋D⁻），×100。",
      "在换算后的0—100分上按所用权重计算，理想值固定取100与0，增减商户不致名次倒置；名次与加权合成并列，差别列出。", topsisText(figures)),
    note(
      "权重敏感性", "各权重同时在±\(percent(settings.jitter, 0))内均匀变动、重新归一后，仍在前\(settings.most)名的比例。",
      "\(settings.resamples)次，种子\(settings.seed)，全部商户共用同一组变动。", "低于\(percent(settings.stableProbability, 0))的在提示中注明。"),
    note(
      "入选规则", "每个\(input.settings.siteWord)\(settings.fewest)—\(settings.most)家。",
      "在该范围内取相邻名次分差最大处断开，由此定家数，再定业态名额；同一业态不超过\(percent(settings.tradeShare, 0))，不足\(settings.fewest)家时放宽。",
      "名单为建议，须经驿站评审会确认并公示。"),
  ]
}

/// What is left out of the bases of indicators that the pipeline computes.
private func sourceNotes(_ settings: LeaderSettings) -> String {
  let sources = Set(settings.indicators.map(\.source))
  return (sources.contains("mediation") ? "调解成功率只计办结且结果已知的投诉。" : "")
    + (sources.contains("needs_met") ? "需求办结率只计有对应服务类型的需求项。" : "")
}

private func weightingName(_ weighting: String) -> String {
  switch weighting {
  case "ahp": "层次分析"
  case "entropy": "熵权"
  case "combined": "组合权重"
  default: "流程文件设定"
  }
}

private func judgementText(_ figures: LeaderFigures, _ settings: LeaderSettings) -> String {
  guard let ratio = figures.consistencyRatio else { return "未提供判断矩阵。" }
  return
    "判断矩阵\(settings.judgements.count)份，逐份CR＜\(fixed(settings.consistency, 2))方可采用，合并后CR＝\(fixed(ratio, 3))。熵权随数据变动，仅供对照。"
}

private func topsisText(_ figures: LeaderFigures) -> String {
  let chosen = figures.sites.reduce(0) { $0 + $1.chosen }
  let agreeing = figures.sites.reduce(0) { $0 + $1.agreeing }
  return chosen == 0 ? "" : "入选\(chosen)家中\(agreeing)家按TOPSIS也在同样名额之内。"
}

/// `＜0.001`, or `＝` and three decimals.
private func probabilityText(_ p: Double?) -> String {
  guard let p else { return "＝—" }
  return p < 0.001 ? "<0.001" : "＝" + fixed(p, 3)
}
