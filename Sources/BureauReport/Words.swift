import StationModel

/// Every Chinese word and sentence that the workbooks show and that does not come from figures or settings.
enum Words {
  static let sheetNames = [
    "封面与目录", "总览", "需求分析", "满意度", "满意度驱动", "投诉趋势", "投诉同比", "标杆评价", "服务台账与绿色通道", "商户明细", "需求明细",
    "数据质量", "方法说明",
  ]

  /// Names of the workbook for columns of the lists.
  enum Name {
    static let detailID = "明细_编号"
    static let detailSite = "明细_街区"
    static let detailTrade = "明细_业态"
    static let detailRatings = "明细_问卷"
    static let detailReport = "明细_投诉本期"
    static let detailBase = "明细_投诉基期"
    static let detailServices = "明细_服务"
    static let detailSaved = "明细_节支"
    static let detailGained = "明细_增收"
    static let detailScore = "明细_得分"
    static let detailLeader = "明细_标杆"
    static let needSite = "需求_街区"
    static let needAnswered = "需求_已答复"
    static let needTrade = "需求_业态"
    static let needCount = "需求_项数"
    static let merchantTable = "商户明细表"
    static let needTable = "需求明细表"
  }

  static let trade = "业态"
  static let total = "合计"
  static let none = "—"
  static let noTrade = "未填业态"
  static let back = "← 返回目录"
  static let backTip = "回到目录"
  static let noteLead = "注："
  static let noteIndent = "　　"
  static let helpers = "作图辅助（勿删）"
  static let pageCount = "　第 &P 页，共 &N 页"
  static let unresolved = "未识别商户"

  static func sitesTotal(_ settings: PipelineSettings) -> String {
    let numerals = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
    let count = settings.sites.count
    guard count < numerals.count else { return "合计" }
    let short = settings.siteWord.count == 2 ? String(settings.siteWord.suffix(1)) : settings.siteWord
    return numerals[count] + short + "合计"
  }

  static func issuer(_ settings: PipelineSettings, short: Bool = false) -> String {
    let names = [settings.bureau, settings.station].filter { !$0.isEmpty }.joined(separator: " · ")
    return short ? names : "制表单位：" + names
  }

  static func period(_ settings: PipelineSettings) -> String { "报告期：" + settings.periods.reportText }
  static func formNumber(_ number: String, unit: String) -> String { "表号：\(number)　单位：\(unit)" }

  static func footerRight(_ figures: ReportFigures) -> String {
    let until = figures.dataUntil.map { "数据截至 " + $0.text } ?? ""
    return until + "　" + figures.generator
  }

  enum Cover {
    static let subtitle = "分析汇总表"
    static func title(_ settings: PipelineSettings) -> String { settings.title + subtitle }
    static func siteSubtitle(_ site: String) -> String { site + "质量服务分析表" }
    static let issuer = "制表单位："
    static let sites = "范　　围："
    static let period = "报 告 期："
    static let until = "数据截至："
    static let version = "版　　本："
    static let use = "使用范围："
    static let form = "表　　制："
    static let useText = "内部资料，含经营信息，请勿外传"
    static let headings = ["表号", "工作表", "内容", "主要单位", "打印"]
    static let pages = " 页"
    static let asNeeded = "按需"
    static let tip = "打开工作表"
    static let notes = [
      "点击“工作表”一栏可跳转；各表右上角“← 返回目录”可返回。", "符号：“—”不适用或无法计算，空格为无数据，“√”相符或达标，“×”不符或未达标，“▲”“▼”上升、下降。",
      "部分数据因四舍五入，分项与合计略有出入，未作机械调整。",
    ]
    static func base(_ range: MonthRange) -> String { "（基期 \(range.chineseText)）" }
    static func digest(_ text: String) -> String { text.isEmpty ? "" : "　输入摘要 " + text.prefix(12) }
    static func marks(_ form: FormMarks) -> String {
      let by = form.issuedBy.isEmpty ? "（未提供制定机关）" : "制定机关 " + form.issuedBy
      let approval = form.approval.isEmpty ? "（未提供批准/备案文号）" : "批准文号 " + form.approval
      let valid = form.validUntil.isEmpty ? "（未提供有效期限）" : "有效期至 " + form.validUntil
      return by + "　" + approval + "　" + valid
    }
    static func contents(items: Int, classes: Int, months: Int, merchants: Int, group: String) -> [String] {
      [
        "", "关键指标、要点与走势，一页看全", "\(classes) 类 \(items) 项需求，分\(group)提出商户数与比例", "满意度指数、置信区间、满意率与月度走势",
        "分项重要性与表现四象限", "\(months) 个月投诉件数、投诉率与控制限", "分\(group)、分类投诉率同比、率比与区间", "标杆企业评价得分、名次区间与入选理由",
        "服务次数、响应与办结达标率、节支增利", "\(merchants) 家商户逐户数据，可筛选、可核对", "逐户 \(items) 项需求，是需求分析的计数来源", "来源文件、剔除行与发现的问题",
        "指标定义、公式与依据",
      ]
    }
    static let units = ["", "—", "家", "分", "分", "件", "件", "分", "次、元", "—", "项", "行", "—"]
  }

  enum Overview {
    static func title(_ settings: PipelineSettings) -> String { settings.title + "总览" }
    static func siteTitle(_ site: String) -> String { site + "质量服务总览" }
    static let unit = "见各项"
    static let keyPoints = "要点"
    static let merchants = "覆盖商户（家）"
    static let needs = "需求诉求（项次）"
    static let satisfaction = "满意度指数（分）"
    static func rate(_ unit: String) -> String { "投诉率（\(unit)）" }
    static let lastMonth = "最近一月投诉（件）"
    static let leaders = "标杆企业（家）"
    static let services = "服务次数（次）"
    static let savings = "节支增利（万元）"
    static func merchantsSub(_ surveyed: Int, _ all: Int) -> String {
      surveyed == all ? "全部已调研" : "已调研 \(surveyed) 家"
    }
    static func needsSub(classes: Int, items: Int) -> String { "\(classes) 类 \(items) 项" }
    static func leadersSub(_ word: String, _ low: Int, _ high: Int) -> String { "每\(word) \(low)–\(high) 家" }
    static let savingsSub = "节支＋增收"
    static let changeFormat = "\"▲ 同比 +\"0.0%;\"▼ 同比 -\"0.0%;\"同比持平\""
    static let promiseFormat = "\"按时办结 \"0.0%"
    static let noBase = "无基期数据"
    static func intervalLead(_ level: String) -> String { level + " 区间 " }
    static func needsChart(_ classes: Int) -> String { "\(classes) 类需求提出商户数（家）" }
    static func rateChart(_ unit: String, hasBase: Bool) -> String {
      (hasBase ? "投诉率：本期与基期" : "投诉率") + "（\(unit)）"
    }
    static let satisfactionChart = "满意度指数月度走势（分）"
    static let savingsChart = "各类服务节支增利（元）"
    static let base = "基期"
    static let report = "本期"
    static func note(_ settings: PipelineSettings, hasBase: Bool) -> String {
      "各指标口径见“方法说明”；卡片数值均为公式，引自对应分表。本期 \(settings.periods.reportText)"
        + (hasBase ? "，基期 \(settings.periods.baseText)。" : "，无基期数据。")
    }
  }

  enum Needs {
    static func title(_ classes: Int, _ items: Int) -> String { "商户质量服务需求分析表（\(classes) 类 \(items) 项）" }
    static let unit = "家、%"
    static let number = "序号"
    static let category = "需求类别"
    static let item = "需求项"
    static let asked = "提出该项需求的商户数（家）"
    /// Who was not asked is in no base of what is asked for.
    static func share(allAnswered: Bool) -> String { allAnswered ? "占全部商户" : "占答复商户" }
    static let rank = "位次"
    static func groupShare(_ word: String, allAnswered: Bool) -> String {
      "占本\(word)\(allAnswered ? "" : "答复")商户比例"
    }
    static let sum = "需求合计（项次）"
    static let perMerchant = "户均需求（项）"
    static func surveyed(allAnswered: Bool) -> String { allAnswered ? "商户数（家）" : "答复调研的商户数（家）" }
    static let checkLabel = "合计核对"
    static let checkRight = "√ 与商户明细相符"
    static let checkWrong = "× 与商户明细不符"
    static let classes = "需求类别（商户数，家）"
    static let classShare = "占比"
    static func shareOfAll(_ name: String, allAnswered: Bool) -> String {
      name + "\n" + share(allAnswered: allAnswered)
    }
    static func seeBelow(_ word: String) -> String { "各\(word)的数\n见下方矩阵" }
    static func groupMatrix(_ word: String) -> String { "各\(word)提出需求的商户数（家），列号同上表序号" }
    static func itemChart(_ items: Int, _ word: String) -> String { "\(items) 项需求：提出商户数（按\(word)）" }
    static func itemChartWide(_ items: Int) -> String { "\(items) 项需求：提出商户数" }
    static func classChart(_ classes: Int, _ word: String) -> String { "\(classes) 类需求：各\(word)提出商户数" }
    static let askedShort = "提出商户数\n（家）"
    static func classChartWide(_ classes: Int) -> String { "\(classes) 类需求：提出商户数" }
    static let axis = "商户数（家）"
    static let totalComment = "一家商户可以同时提出几项需求，合计是项次，不是家数。"
    static let shareComment = "提出该项需求的商户数除以答复调研的商户数；没有商户答复的记“—”。"
    static let classComment = "同一商户在同一类中提出几项，只计一家。"
    /// - Parameter margin: the first item's name, its share and the ends of its interval, where some did not answer.
    static func notes(
      unsurveyed: Int, others: String, margin: (item: String, share: String, low: String, high: String, level: String)?
    )
      -> [String]
    {
      var result = ["数据来源为商户走访调研问卷，由分类规则归入各类各项。" + (others.isEmpty ? "" : "不归入各项、不计入本表的答复：\(others)。")]
      if unsurveyed > 0 {
        result.append(
          "另有 \(unsurveyed) 家商户未答复需求调研，其需求未知，不计入占比的分母。"
            + (margin.map { "“\($0.item)”占 \($0.share)，\($0.level) 区间 \($0.low)～\($0.high)（假定答复与否同需求无关）。" } ?? ""))
      }
      result.append("位次按合计从多到少排列，并列取同一位次；底色标出前 5 位。颜色越深比例越高。")
      return result
    }
    static let metMark = "已由服务满足的需求"
    static func met(asked: Int, met: Int, waiting: Int, days: String) -> String {
      metMark + " \(met) 项次，尚待满足 \(waiting) 项次" + (days.isEmpty ? "。" : "；已满足的所用时间中位数 \(days) 天，待满足的未计入。")
    }
  }

  enum Satisfaction {
    static let title = "消费者满意度分析表"
    static let unit = "份、分、%"
    static let responses = "有效问卷"
    static let distribution = "总体满意度评分分布（份）"
    /// 弹子石老街 · 总体满意度5分（份）
    static func ratings(of level: Int, _ group: String) -> String { "\(group) · 总体满意度\(level)分（份）" }
    static let levelFormat = "0\"分\""
    static let mean = "平均分"
    static let index = "满意度\n指数"
    static func interval(_ level: String) -> String { "\(level) 置信区间" }
    static let low = "下限"
    static let high = "上限"
    static func topTwo(_ from: Int, _ to: Int) -> String { "满意率\n(\(from)–\(to)分)" }
    static let recommend = "推荐意愿（份）"
    static let recommendHeads = ["推荐者", "中立者", "贬损者"]
    static let nps = "净推荐值"
    static let band = "评价"
    static let items = "分项指数"
    static let lowest = "最低分"
    static let lowestItem = "最低分项"
    static let remark = "说明"
    static let remarkText = "分项指数按总体满意度同一公式换算；橙色为相对较低、蓝色为相对较高。最低分项建议优先纳入整改清单。"
    static let month = "月份"
    static func monthIndex(_ name: String) -> String { name + "\n指数" }
    static func monthCount(_ name: String) -> String { name + "\n问卷数" }
    static func intervalChart(_ level: String) -> String { "满意度指数与 \(level) 置信区间" }
    static let intervalSeries = "置信区间"
    static let indexSeries = "满意度指数"
    static let monthChart = "满意度指数月度走势"
    static let axis = "指数（分）"
    static let weighted = "加权"
    static let indexComment = "满意度指数 = (平均分 − 最低分) ÷ (最高分 − 最低分) × 100；百分制，最差为 0。"
    static let stepsComment = "满意度指数 = 平均分 × 20。"
    static let intervalComment = "同样的调查重复多次，区间有相应比例的机会包含真实水平；问卷越少区间越宽。"
    static let npsComment = "净推荐值 = 推荐者（9–10 分）占比 − 贬损者（0–6 分）占比，取值 −100 至 +100。"
    static let stratified = "合计的平均分、指数、满意率和净推荐值按各处商户数加权：各处答复率不同，各答卷的简单平均偏向答复多的一处；分月合计按答卷计。"
    static func notes(_ scope: ReportScope, method: IntervalMethod, isFormula: Bool) -> [String] {
      let survey = scope.settings.satisfaction
      var result: [String] = []
      let who = survey.respondent.isEmpty ? "全部受访者" : "受访者为" + survey.respondent
      result.append("\(who)，\(survey.minimum)–\(survey.maximum) 分量表（\(survey.maximum) 为非常满意）；分月问卷不足 30 份的月份请谨慎解读。")
      if isFormula {
        result.append("平均分、指数、区间、满意率均由本表评分分布用公式计算，可逐格核对；分项指数与分月指数由程序按问卷计算。")
      } else {
        result.append("置信区间由程序计算（\(methodName(method))），其余由本表评分分布用公式计算；明细见工作区表 satisfaction_index。")
      }
      if method == .stratified { result.append(stratified) }
      if !survey.isProbabilitySample { result.append("问卷为自愿填答，非概率抽样，置信区间仅供参考。") }
      result.append("评价按指数所在档次；置信区间跨过两个以上档次的不足以定档，记“—”。")
      return result
    }
    static func methodName(_ method: IntervalMethod) -> String {
      switch method {
      case .clustered: "以商户为群的整群方差"
      case .weighted: "按设计权数线性化"
      case .exact: "精确法"
      case .wilson: "Wilson 法"
      case .finite: "有限总体校正"
      case .stratified: "以各处为层的分层估计，有限总体校正"
      case .census: "全部商户均已答复，无抽样误差"
      case .student: "t 分布"
      case .normal: "正态近似"
      case .none: "无"
      }
    }
  }

  enum Drivers {
    static let title = "满意度驱动因素分析表（重要性—表现）"
    static let unit = "分"
    static let heads = ["序号", "分项", "重要性", "表现指数", "与均值差", "象限", "工作建议"]
    static let average = "平均"
    static let border = "象限以两项平均值为界"
    static let keep = "巩固优势，总结推广"
    static let improve = "列入下阶段重点整治"
    static let lesser = "结合条件逐步改善"
    static let surplus = "维持现状，适度投入"
    static let how = "怎样看图"
    static let lines = [
      "· 右下“优先改进”：影响大而得分低，先改这里收效最大。", "· 右上“继续保持”：影响大、得分高，是长板。", "· 左下“次要改进”：得分低但影响较小，结合条件改善。",
      "· 左上“过度供给”：得分高而影响较小，维持即可。",
    ]
    static let chart = "重要性—表现矩阵"
    static let xAxis = "重要性 →"
    static let importanceChart = "各分项重要性"
    static let yAxis = "表现指数（分）→"
    static let importanceMean = "重要性平均"
    static let performanceMean = "表现平均"
    static let empty = "有效问卷不足，未作驱动因素分析。"
    static func method(_ name: String) -> String {
      switch name {
      case "johnson": "重要性为各分项对总体满意度解释方差的相对权重（Johnson），合计为总解释份额，表示关联而非因果。"
      case "correlation": "重要性为分项与总体满意度的相关系数，表示关联而非因果。"
      case "stated": "重要性为受访者自报的重要程度，折成 0—100 的指数。"
      default: "重要性由程序按问卷计算（\(name)），表示关联而非因果。"
      }
    }
    static func alpha(_ value: String, _ answers: Int) -> String {
      "分项齐全的问卷 \(answers) 份" + (value.isEmpty ? "。" : "，内部一致性系数（Cronbach α）\(value)。")
    }
    static let undecided = "“不确定”：分项的区间跨越平均值，暂不归入象限。"
    static let siteNote = "驱动因素按全部问卷计算，各分册相同。"
  }
}
