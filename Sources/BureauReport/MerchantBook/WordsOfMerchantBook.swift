import StationModel

extension Words {
  /// 一户一册.
  enum MerchantBook {
    static let name = "一户一册"
    static func title(_ name: String) -> String { name + "　一户一册" }
    static let unit = "见各项"
    static let basics = "基本情况"
    static let basicHeads = ["编号", "业态", "开业日期"]
    static let needs = "质量服务需求与办理"
    static let needHeads = ["序号", "需求项", "类别", "办理情况（满足它的服务）", "办结日期", "用时（天）"]
    static func met(_ service: MerchantService?) -> String {
      guard let service else { return "√ 已由服务满足" }
      return "√ " + service.kind + (service.partner.isEmpty ? "" : "（\(service.partner)）")
    }
    static let waiting = "尚待满足"
    static let waitingDays = "\"已等 \"0"
    static let noNeeds = "报告期内未提出需求。"
    static let notAsked = "尚未答复需求调研。"
    static let satisfaction = "消费者满意度"
    static let own = "本户"
    static let satisfactionHeads = ["对象", "有效问卷\n（份）", "满意度指数\n（分）", "区间下限（分）", "区间上限（分）"]
    static func chart(_ siteWord: String) -> String { "满意度指数与本\(siteWord)的区间" }
    static func chartText(_ siteWord: String) -> String { "本户与本\(siteWord)的满意度指数，两个标记为本\(siteWord)的置信区间。" }
    static let tooFew = "—"
    static let complaints = "消费投诉"
    static let complaintHeads = ["基期（件）", "本期（件）", "增减（件）"]
    static func complaintChart(_ months: Int) -> String { "近 \(months) 个月投诉件数" }
    static let complaintAxis = "件"
    static let services = "接受的服务"
    static let serviceHeads = ["申请日期", "服务类型", "服务单位", "完成日期", "节支（元）", "增收（元）"]
    static let noServices = "报告期内未接受服务。"
    static func earlier(_ count: Int) -> String { "另有较早的 \(count) 次未逐条列出，已计入合计" }
    static let score = "标杆企业评价"
    static func scoreHeads(_ word: String) -> [String] { ["综合得分", "\(word)名次", "名次区间", "是否入选", "说明"] }
    /// A reason without what it tells of other merchants: the gap between two of them, and the score that one of them has too.
    static func ownReason(_ reason: String) -> String {
      if let found = reason.firstRange(of: "，在断点（") { return reason[..<found.lowerBound] + "，在断点之后" }
      if let found = reason.firstRange(of: "，与入选末位同分") { return reason[..<found.lowerBound] + "，名额已满，须由评审会裁定" }
      return reason
    }
    static let advice = "改进建议"
    static func improve(_ items: [String]) -> String {
      items.isEmpty
        ? "各分项暂无“优先改进”；请保持现有水平，欢迎向驿站提出新的需求。"
        : "全部商户的重要性—表现分析（见满意度驱动）列为“优先改进”的分项：" + items.joined(separator: "、")
          + "。这是总体情况，不是对本户的评定；需要时驿站可提供相应服务。"
    }
    static func note(_ fewest: Int) -> String {
      "本页只含本商户的数据，以及 \(fewest) 户、\(fewest) 份以上的汇总；不足 \(fewest) 份的以“—”表示。用时从首次提出该项需求之日起算到服务办结之日；未满足的，已等天数算到报告期末。名次区间由重复抽样得出。"
    }
  }
}
