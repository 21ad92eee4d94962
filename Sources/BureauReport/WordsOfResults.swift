import Glibc
import StationModel

extension Words {
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
    /// None seen is not a rate of 0.
    static func zeroText(_ settings: PipelineSettings) -> String {
      let limit = -log((1 - settings.satisfaction.confidence) / 2)
      return
        "投诉 0 件不等于投诉率为 0：0 件的\(Report.percent(settings.satisfaction.confidence))上限为 \(Report.decimal((limit * 100).rounded() / 100)) 件。"
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
    static func ratioChart(_ level: String, cut: Int?) -> String {
      "率比与 \(level) 区间（低于 1 为下降" + (cut.map { "，超过 \($0) 的部分不画出" } ?? "") + "）"
    }
    static func intervalSeries(_ level: String) -> String { level + " 置信区间" }
    static let one = "与基期持平"
    static func notes(_ settings: PipelineSettings, exact: Bool, hasBase: Bool) -> [String] {
      let periods = settings.periods
      let first =
        hasBase
        ? "本期为 \(periods.reportText)，基期为 \(periods.baseText)；投诉率以\(Trend.exposureName(settings))为分母，剔除规模变化的影响。"
        : "没有基期数据，不作同比。"
      guard hasBase else { return [first] }
      return [
        first,
        (exact ? "区间与 p 值为两个泊松率之比的精确条件检验，由程序计算。" : "区间与 p 值为对数正态近似，由公式计算。")
          + "分类行以合计的分母计算。基期不足 30 件的行基数较小、区间较宽，不宜据此排名。",
      ]
    }
    static let wideNote = "各月波动大于泊松分布所允许的各行，其区间与 p 值为计入过度离散的准泊松区间（见“方法说明”）。"
    static func tradeNote(_ settings: PipelineSettings, hasBase: Bool) -> String {
      "业态行不设单独的分母，以本\(settings.siteWord)合计的分母计算，业态内商户增减也会改变其投诉率。"
        + (hasBase ? "业态行与分类行逐行检验，未作多重比较校正，个别行显著不宜单独解读。" : "")
    }
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
    static let weightNote = "权重可在流程文件中调整，合计应为 100%"
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
        "指标空白为该商户没有该项数据或不适用（如未提出需求的没有需求响应），其权重按比例分给其余指标，一项所占的分因此可以超过所标权重。",
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
    static func withoutMerchant(_ count: Int) -> String { "（另有\(count)次服务的商户不在台账，计入合计）" }
    static let countChart = "各类服务次数、应急与免费次数"
    static let count = "服务次数"
    static let urgent = "其中应急"
    static let free = "其中免费"
    static let savingsChart = "节支增利构成（元）"
    static let unrecorded = "未记录"
    static let unrecordedNote = "“未记录”指该类服务均没有填写金额，不是 0 元；合计只加有记录的金额。"
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
    static let rateNote = "达标率的分母为已响应（办结）或时限已满的服务次数，尚在时限内未办结的、时间不明而无法判断的不计。一家单位可提供几类服务，合计只计一家。金额单位为元，保留两位小数。"
    static func programmes(_ figures: ProgrammeFigures) -> String {
      "质量提升：首批免费检定商户 \(figures.firstFreeCalibration) 家，对标达标企业 \(figures.benchmarkEnterprises) 家，申报市长质量管理奖 \(figures.awardApplications) 家。"
    }
    static let group = "质量基础设施"
  }

  enum Merchants {
    static let title = "商户明细表"
    static let unit = "家、项、分、件、次、元"
    /// The headings name the columns of a table, so they must be unique and not empty.
    static func heads(_ word: String) -> [String] {
      let isUsable = !word.isEmpty && !["编号", "商户名称", "业态"].contains(word)
      let site = isUsable ? word : "所属范围"
      return [
        "编号", "商户名称", site, "业态", "党员户", "联系电话", "开业日期", "需求项数", "有效问卷", "满意度指数", "本期投诉", "基期投诉", "服务次数", "节支金额",
        "增收金额",
        "综合得分", site + "名次", "标杆企业",
      ]
    }
    static let yes = "是"
    static let no = "否"
    static let leader = "★ 是"
    static let visible = "筛选结果合计／平均"
    static func note(showsPhones: Bool) -> String {
      "合计行随筛选变化：计数与金额为合计，指数与得分为平均。" + (showsPhones ? "联系电话已作掩码处理。" : "联系电话属个人信息，未列出。")
    }
    static let meanNote =
      "合计行的满意度指数是所列各商户指数的简单平均，每户同权；“满意度”中的合计由全部有效问卷算出，问卷多的商户占得多。两者口径不同，数值略有出入，对外以“满意度”为准。"
    static let untoldNote = "接受过服务的商户，金额空白的表示其服务均未记录该项金额，不是 0 元。"
    static let withheld = "—"
  }

  enum NeedMatrix {
    static func title(_ items: Int) -> String { "商户需求明细表（\(items) 项）" }
    static let unit = "项"
    static let count = "需求项数"
    static let answered = "已答复调研"
    static let visible = "筛选结果合计"
    static let note = "1 为提出该项需求，空白为未提出；“已答复调研”空白的商户未答复，其需求未知。需求分析各数由本表计数得出。"
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
    static let kept = "保留行数"
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
