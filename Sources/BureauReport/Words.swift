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
    static let needTrade = "需求_业态"
    static let needCount = "需求_项数"
    static let merchantTable = "商户明细表"
    static let needTable = "需求明细表"
  }

  static let trade = "业态"
  static let total = "合计"
  static let none = "—"
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

  static func period(_ settings: PipelineSettings) -> String { "报告期：" + settings.periods.report.chineseText }
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
      surveyed == all ? "全部走访调研" : "已调研 \(surveyed) 家"
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
      "各指标口径见“方法说明”；卡片数值均为公式，引自对应分表。本期 \(settings.periods.report.chineseText)"
        + (hasBase ? "，基期 \(settings.periods.base.chineseText)。" : "，无基期数据。")
    }
  }

  enum Needs {
    static func title(_ classes: Int, _ items: Int) -> String { "商户质量服务需求分析表（\(classes) 类 \(items) 项）" }
    static let unit = "家、%"
    static let number = "序号"
    static let category = "需求类别"
    static let item = "需求项"
    static let asked = "提出该项需求的商户数（家）"
    static let share = "占全部商户"
    static let rank = "位次"
    static func groupShare(_ word: String) -> String { "占本\(word)商户比例" }
    static let sum = "需求合计（项次）"
    static let perMerchant = "户均需求（项）"
    static let surveyed = "商户数（家）"
    static let checkLabel = "合计核对"
    static let checkRight = "√ 与商户明细相符"
    static let checkWrong = "× 与商户明细不符"
    static let classes = "需求类别（商户数，家）"
    static let classShare = "占比"
    static func groupMatrix(_ word: String) -> String { "各\(word)提出需求的商户数（家），列号同上表序号" }
    static func itemChart(_ items: Int, _ word: String) -> String { "\(items) 项需求：提出商户数（按\(word)）" }
    static func itemChartWide(_ items: Int) -> String { "\(items) 项需求：提出商户数" }
    static func classChart(_ classes: Int, _ word: String) -> String { "\(classes) 类需求：各\(word)提出商户数" }
    static let askedShort = "提出商户数\n（家）"
    static func classChartWide(_ classes: Int) -> String { "\(classes) 类需求：提出商户数" }
    static let axis = "商户数（家）"
    static let totalComment = "一家商户可以同时提出几项需求，合计是项次，不是家数。"
    static let shareComment = "提出该项需求的商户数除以全部商户数。"
    static let classComment = "同一商户在同一类中提出几项，只计一家。"
    static func notes(unsurveyed: Int) -> [String] {
      var result = ["数据来源为商户走访调研问卷，由分类规则归入各类各项；未能归类的不计入本表，数量见“数据质量”。"]
      if unsurveyed > 0 { result.append("另有 \(unsurveyed) 家商户未答复需求调研，仍计入商户数。") }
      result.append("位次按合计从多到少排列，并列取同一位次；底色标出前 5 位。颜色越深比例越高。")
      return result
    }
    static func met(asked: Int, met: Int, waiting: Int, days: String) -> String {
      "已由服务满足的需求 \(met) 项次，尚待满足 \(waiting) 项次" + (days.isEmpty ? "。" : "，满足所用时间中位数 \(days) 天。")
    }
  }

  enum Satisfaction {
    static let title = "消费者满意度分析表"
    static let unit = "份、分、%"
    static let responses = "有效问卷"
    static let distribution = "总体满意度评分分布（份）"
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
      if !survey.isProbabilitySample { result.append("问卷为自愿填答，非概率抽样，置信区间仅供参考。") }
      return result
    }
    static func methodName(_ method: IntervalMethod) -> String {
      switch method {
      case .clustered: "以商户为群的整群方差"
      case .weighted: "按设计权数线性化"
      case .exact: "精确法"
      case .wilson: "Wilson 法"
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
    static let yAxis = "表现指数（分）→"
    static let importanceMean = "重要性平均"
    static let performanceMean = "表现平均"
    static let empty = "有效问卷不足，未作驱动因素分析。"
    static func method(_ name: String) -> String {
      switch name {
      case "johnson": "重要性为各分项对总体满意度解释方差的相对权重（Johnson），合计为总解释份额，表示关联而非因果。"
      case "correlation": "重要性为分项与总体满意度的相关系数，表示关联而非因果。"
      default: "重要性由程序按问卷计算（\(name)），表示关联而非因果。"
      }
    }
    static func alpha(_ value: String, _ answers: Int) -> String {
      "分项齐全的问卷 \(answers) 份" + (value.isEmpty ? "。" : "，内部一致性系数（Cronbach α）\(value)。")
    }
    static let undecided = "“不确定”：分项的区间跨越平均值，暂不归入象限。"
    static let siteNote = "驱动因素按全部问卷计算，各分册相同。"
  }

  enum Trend {
    static let title = "投诉趋势与控制图"
    static func unit(_ settings: PipelineSettings) -> String {
      "件、\(settings.complaints.exposureUnit)、\(settings.complaints.rateUnit)"
    }
    static let month = "月份"
    static func exposureName(_ settings: PipelineSettings) -> String {
      settings.complaints.denominator == "visitors" ? "客流量" : "在营商户月数"
    }
    static func exposure(_ settings: PipelineSettings) -> String {
      exposureName(settings) + "\n（\(settings.complaints.exposureUnit)）"
    }
    static let count = "投诉件数"
    static func rate(_ settings: PipelineSettings) -> String { "投诉率\n（\(settings.complaints.rateUnit)）" }
    static let centre = "中心线"
    static let upper = "上控制限"
    static let lower = "下控制限"
    static let signal = "信号"
    static let above = "▲ 超上限"
    static let below = "▼ 低于下限"
    static let baseSum = "基期合计"
    static let reportSum = "本期合计"
    static let change = "投诉率同比"
    static let last = "最近一个月投诉"
    static let pieces = "0\"件\""
    static let chartCounts = "图一　投诉件数与投诉率"
    static let countSeries = "投诉件数（左轴）"
    static let rateSeries = "投诉率（右轴）"
    static let countAxis = "投诉件数（件）"
    static func rateAxis(_ unit: String) -> String { "投诉率（\(unit)）" }
    static let chartControl = "图二　投诉率 u 控制图"
    static let rateLine = "投诉率"
    static let rateComment = "投诉件数除以同月的分母（客流量或在营商户月数）。"
    static let centreComment = "基期合计件数除以基期合计分母；没有基期时为全部月份的平均。"
    static let limitComment = "中心线 ± 3 × √(中心线 ÷ 当月分母)，下限不低于 0。点在限内属正常波动。"
    static let exactComment = "按泊松分布的精确概率限（两侧各 0.135%），由程序计算。点在限内属正常波动。"
    static func notes(_ isExact: Bool, fromBase: Bool) -> [String] {
      let source = fromBase ? "基期各月" : "全部月份"
      return [
        "控制限由\(source)确定，用以判断各月是否异常；点在限内的波动属正常变动，不宜逐月问责。" + (isExact ? "控制限为泊松精确概率限，由程序计算。" : ""),
        "图一柱为投诉件数（左轴），线为投诉率（右轴）；图二为投诉率与控制限。",
      ]
    }
    static let runText = "“信号”含连续同侧等判异规则，由程序判定。"
  }

  enum Comparison {
    static let title = "投诉同比分析表"
    static let group = "分组"
    static let counts = "投诉件数"
    static let report = "本期"
    static let base = "基期"
    static let change = "增减"
    static let percent = "同比"
    static func rates(_ unit: String) -> String { "投诉率（\(unit)）" }
    static let ratios = "率比（本期÷基期）"
    static let ratio = "率比"
    static func low(_ level: String) -> String { level + "下限" }
    static func high(_ level: String) -> String { level + "上限" }
    static let p = "p 值"
    static let verdict = "结论"
    static let down = "▼ 下降，差异显著"
    static let up = "▲ 上升，差异显著"
    static let same = "差异不显著"
    static let check = "合计核对"
    static let right = "√ 分组、分类、月度三个口径的件数一致"
    static let wrong = "× 分组、分类、月度三个口径的件数不一致"
    static let rateChart = "投诉率：本期与基期"
    static func ratioChart(_ level: String) -> String { "率比与 \(level) 区间（低于 1 为下降）" }
    static func intervalSeries(_ level: String) -> String { level + " 置信区间" }
    static let one = "与基期持平"
    static func notes(_ settings: PipelineSettings, exact: Bool, hasBase: Bool) -> [String] {
      let periods = settings.periods
      let first =
        hasBase
        ? "本期为 \(periods.report.chineseText)，基期为 \(periods.base.chineseText)；投诉率以\(Trend.exposureName(settings))为分母，剔除规模变化的影响。"
        : "没有基期数据，不作同比。"
      guard hasBase else { return [first] }
      return [
        first,
        (exact ? "区间与 p 值为两个泊松率之比的精确条件检验，由程序计算。" : "区间与 p 值为对数正态近似，由公式计算。")
          + "分类行以合计的分母计算。件数较少的分组区间较宽，不宜据此排名。",
      ]
    }
    static let tradeNote = "分业态没有单独的分母，只列件数。"
  }

  enum Leaders {
    static let title = "标杆企业评价表"
    static let unit = "分、名"
    static let rank = "名次"
    static let name = "商户名称"
    static let composite = "综合得分"
    static func siteRank(_ word: String) -> String { word + "名次" }
    static let interval = "名次区间"
    static let ratings = "有效问卷"
    static let chosen = "是否入选"
    static let remark = "说明"
    static let weights = "指标权重"
    static let weightNote = "权重可在管道文件中调整，合计应为 100%"
    static let yes = "★ 入选"
    static let no = "未入选"
    static let count = "入选标杆企业（家）"
    static let countFormat = "\"共\"0\"家\""
    static func perSite(_ word: String, _ low: Int, _ high: Int) -> String { "每\(word) \(low)–\(high) 家" }
    static let pieces = "家"
    static let chart = "入选标杆企业综合得分构成（加权后）"
    static let axis = "得分"
    static func notes(isSummary: Bool, shown: Int) -> [String] {
      [
        isSummary ? "只列入选企业及各自名次前 \(shown) 位；全部商户得分见“商户明细”。" : "列出全部商户；没有综合得分的商户指标不足。",
        "名次区间由重复抽样得出，区间重叠的商户不宜区分高下。标杆名单须经驿站评审会确认后公布。",
      ]
    }
    static func gates(_ settings: LeaderSettings) -> String {
      var parts = ["有效问卷不少于 \(settings.minimumRatings) 份", "经营满 \(settings.minimumMonths) 个月"]
      parts += settings.mustBeZero.map { $0 + "为零" }
      if settings.requiresNoOverdueComplaint { parts.append("无逾期未结投诉") }
      return "入选门槛：" + parts.joined(separator: "、") + "；同一业态不超过入选数的 \(Int((settings.tradeShare * 100).rounded()))%。"
    }
  }

  enum Services {
    static let title = "服务台账与绿色通道汇总表"
    static let unit = "家、次、小时、元"
    static let heads = [
      "服务类型", "单位类别", "服务\n单位", "服务\n次数", "其中\n应急", "其中\n免费", "按时\n响应", "响应\n达标率", "按时\n办结", "办结\n达标率", "平均响应\n（小时）",
      "节支金额\n（元）", "增收金额\n（元）", "节支增利\n（元）", "占比",
    ]
    static let check = "合计核对"
    static let right = "√ 服务次数、节支、增收与商户明细一致"
    static let wrong = "× 服务次数、节支、增收与商户明细不一致"
    static let countChart = "各类服务次数、应急与免费次数"
    static let count = "服务次数"
    static let urgent = "其中应急"
    static let free = "其中免费"
    static let savingsChart = "节支增利构成（元）"
    static let saved = "节支金额"
    static let gained = "增收金额"
    static let axisCount = "次"
    static func promise(_ settings: ServiceSettings) -> String {
      "响应时限：一般 \(whole(settings.respondWithin)) 小时，应急 \(whole(settings.respondWithinUrgent)) 小时；办结时限：一般 \(whole(settings.completeWithin)) 小时，应急 \(whole(settings.completeWithinUrgent)) 小时。"
    }
    private static func whole(_ hours: Double) -> String {
      hours == hours.rounded() ? "\(Int(hours))" : "\(hours)"
    }
    static func partners(_ infrastructure: Int, _ utility: Int) -> String {
      "质量基础设施单位 \(infrastructure) 家，水、电、气、通讯等公共服务单位 \(utility) 家。"
    }
    static let respondDue = "应响应"
    static let completeDue = "应办结"
    static let rateNote = "达标率的分母为已响应（办结）或时限已满的服务次数，尚在时限内未办结的不计。一家单位可提供几类服务，合计只计一家。金额单位为元，保留两位小数。"
    static func programmes(_ figures: ProgrammeFigures) -> String {
      "质量提升：首批免费检定商户 \(figures.firstFreeCalibration) 家，对标达标企业 \(figures.benchmarkEnterprises) 家，申报市长质量管理奖 \(figures.awardApplications) 家。"
    }
    static let group = "质量基础设施"
  }

  enum Merchants {
    static let title = "商户明细表"
    static let unit = "家、项、分、件、次、元"
    static func heads(_ site: String) -> [String] {
      [
        "编号", "商户名称", site, "业态", "党员户", "联系电话", "开业日期", "需求项数", "有效问卷", "满意度指数", "本期投诉", "基期投诉", "服务次数", "节支金额",
        "增收金额",
        "综合得分", site + "名次", "标杆企业",
      ]
    }
    static let yes = "是"
    static let no = "否"
    static let leader = "★ 是"
    static let visible = "筛选结果合计／平均"
    static let note = "合计行随筛选变化：计数与金额为合计，指数与得分为平均。联系电话已作掩码处理。"
  }

  enum NeedMatrix {
    static func title(_ items: Int) -> String { "商户需求明细表（\(items) 项）" }
    static let unit = "项"
    static let count = "需求项数"
    static let visible = "筛选结果合计"
    static let note = "1 为提出该项需求，空白为未提出；需求分析各数由本表计数得出。"
  }

  enum Quality {
    static let title = "数据质量报告"
    static let unit = "行、处"
    static let files = "一、来源文件"
    static let fileHeads = ["来源表", "文件名", "编码", "分隔符", "读入行数", "剔除行数", "重复行数", "剔除率", "文件摘要", "备注"]
    static let findings = "二、发现的问题"
    static let findingHeads = ["规则编号", "规则", "严重程度", "来源表", "涉及行数", "已修复", "待处理", "处理方式", "", "示例（文件：行）"]
    static let error = "× 错误"
    static let warning = "！警告"
    static let note = "√ 修复"
    static let comma = "逗号"
    static let tab = "制表符"
    static let semicolon = "分号"
    static let pipe = "竖线"
    static func remark(kept: Int, skipped: Int, headerLine: Int) -> String {
      "保留 \(kept) 行" + (skipped > 0 ? "，跳过非数据行 \(skipped)" : "") + "，表头第 \(headerLine) 行"
    }
    static let checkRight = "√ 读入 = 保留 + 剔除 + 重复"
    static let checkWrong = "× 读入 ≠ 保留 + 剔除 + 重复"
    static let notes = ["示例只列文件与行号，不含个人信息。读入行数 = 保留 + 剔除 + 重复。文件摘要为 SHA-256 的前 12 位。"]
  }

  enum Methods {
    static let title = "指标口径与方法说明"
    static let unit = "—"
    static let heads = ["序号", "指标", "定义", "计算方法", "依据与说明"]
  }
}
