import StationModel

extension Words {
  /// The 公开 workbook.
  enum Public {
    typealias TableText = (name: String, title: String, summary: String)

    static func sheet(_ number: Int, _ name: String) -> String { "表\(number)_\(name)" }
    static func title(_ number: Int, _ title: String) -> String { "表\(number)　\(title)" }
    static func oneTable(_ summary: String) -> String { "本工作表有一个表格。" + summary }

    static func coverage(_ word: String) -> TableText {
      ("调研范围", "各\(word)商户数与需求调研户数", "按\(word)列出登记商户数和答复需求调研的商户数。")
    }
    static let coverageHeads = ["商户数（家）", "答复需求调研（家）"]
    static let needs: TableText = ("商户需求", "各项质量服务需求的提出商户数", "一家商户可提出几项；同一商户在一项中只计一家。")
    static let satisfaction: TableText = ("满意度", "消费者满意度指数", "指数为百分制，附置信区间；问卷为自愿填答的，区间仅供参考。")
    static func satisfactionHeads(_ level: String) -> [String] {
      ["有效问卷（份）", "平均分（分）", "满意度指数（分）", level + "区间下限（分）", level + "区间上限（分）", "满意率（%）", "净推荐值"]
    }
    static let items: TableText = ("分项满意度", "分项满意度指数", "各分项按总体满意度同一公式换算。")
    static let months: TableText = ("投诉逐月", "报告期内各月投诉件数与投诉率", "月份按投诉接收日期；合计为报告期各月之和。")
    static func comparison(_ word: String) -> TableText {
      ("投诉同比", "各\(word)投诉率同比", "率比为本期投诉率除以基期投诉率；区间包含 1 时不认定为变化。")
    }
    static let classes: TableText = ("投诉分类", "各类投诉同比", "类别按主要问题归类，投诉率以全部分母计算。")
    static let classHead = "投诉类别"
    static func comparisonHeads(_ unit: String, _ level: String) -> [String] {
      [
        "本期件数（件）", "基期件数（件）", "本期投诉率（\(unit)）", "基期投诉率（\(unit)）", "率比", "率比\(level)下限", "率比\(level)上限", "p 值", "结论",
      ]
    }
    static let services: TableText = ("服务", "驿站服务次数、时限与节支增收", "达标率为在承诺时限内响应、办结的比例。")
    static let serviceHead = "服务类型"
    static let serviceHeads = ["服务次数（次）", "响应达标率（%）", "办结达标率（%）", "平均响应（小时）", "节支金额（元）", "增收金额（元）"]
    /// Chosen merchants whose rank would often be another one.
    static func unstable(_ count: Int) -> String {
      count > 0 ? "其中 \(count) 家在抽样波动下名次不稳，须经评审会确认。" : ""
    }
    static let leaders: TableText = ("标杆企业", "标杆企业名单", "名单经评审会确认并征得企业同意后公布。")

    static let protected = "×"
    /// As a p below half a thousandth is printed.
    static let leastP = "<0.001"
    static let fileSuffix = "公开"
    static let coverName = "封面"
    static let contentsName = "目录"
    static let notesName = "说明"
    static let subtitle = "统计表（公开）"
    static let useText = "公开使用；不含个人信息，除标杆名单外不含商户名称"
    static let contentsHeads = ["工作表", "标题"]
    static let contentsSummary = "本工作表列出本工作簿的全部统计表，点击名称可跳转。"
    static func tableCount(_ count: Int) -> String { "共 \(count) 张统计表，每张一个工作表。" }
    static let notesHeads = ["序号", "说明"]
    static func notes(_ settings: PipelineSettings, hasBase: Bool) -> [String] {
      let periods = settings.periods
      return [
        "报告期 \(periods.reportText)" + (hasBase ? "，基期 \(periods.baseText)。" : "，无基期数据。"),
        "“\(protected)”为保护调查对象不予公布：小于 \(settings.report.smallestCount) 的数、不足 \(settings.report.smallestCount) 家商户或绝大部分属于一家商户的金额，以及可据以推算它们的数（《统计法》第二十八条）。",
        "“—”表示不适用或无法计算；“0”表示没有发生。表中没有空格。" + Words.Trend.zeroText(settings),
        "表中数值按所示位数四舍五入，分项与合计略有出入，未作机械调整。",
        "指标的定义、公式与依据见内部汇总表“方法说明”，可向制表单位索取。",
      ]
    }
    static func about(_ label: String, _ text: String, missing: String) -> [String] {
      [label, text.isEmpty ? missing : text]
    }
  }
}
