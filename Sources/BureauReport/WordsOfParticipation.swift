import StationModel

extension Words {
  enum Participation {
    static let report = "报告期"
    static let base = "基期"
    static func rest(_ scope: ReportScope, _ table: String) -> String {
      scope.groups.count > 12 ? "；各\(scope.groupWord)见工作区表 \(table)" : ""
    }
    static let frames = "参与情况（谁被问到、谁答了、没有答的最多能改变多少）"
    static func frameHeads(_ word: String) -> [String] {
      [
        word, "时期", "商户数\n（家）", "有答卷商户\n（家）", "参与率", "收回问卷\n（份）", "总体评分\n（份）", "题目\n应答率", "满意率\n最低可能",
        "满意率\n最高可能",
      ]
    }
    static let frameNote =
      "商户数为该期营业过的商户；参与率 = 有答卷商户 ÷ 商户数，收回问卷不含作废的，总体评分是其中给出总体评价的（即上表有效问卷）；题目应答率 = 总体评分 ÷ 收回问卷。最低（最高）可能：把没有答的商户全算作不满意（满意）时的满意率；只在受访者就是商户时才有，否则为 —。"
    static func differences(_ word: String, all: Int, shown: Int) -> String {
      shown == all
        ? "\(word)两两比较（本期满意度指数之差）"
        : "\(word)两两比较（共 \(all) 对，列出差异显著的 \(shown) 对，其余见工作区表 satisfaction_difference）"
    }
    static func differenceHeads(_ word: String, _ level: String) -> [String] {
      ["\(word)甲", "\(word)乙", "甲 − 乙\n（分）", "差的区间\n下限", "差的区间\n上限", "结论（各对同时成立的置信水平 \(level)）"]
    }
    /// Before, between and behind the two names.
    static let higher = ("▲ ", "高于", "，差异显著")
    static let lower = ("▼ ", "低于", "，差异显著")
    static let same = "差异不显著"
    static let waves = "同一批商户两期对比（基期与报告期都有答卷的商户，按商户配对）"
    static func waveHeads(_ word: String, _ level: String) -> [String] {
      [
        word, "两期都有\n（家）", "仅基期\n（家）", "仅报告期\n（家）", "平均变化\n（分）", "\(level) 区间\n下限", "\(level) 区间\n上限", "符号秩\n检验 p",
        "转为不满意\n（家）", "转为满意\n（家）", "McNemar\np",
      ]
    }
    static let verdict = "结论"
    static let rose = "▲ 上升，差异显著"
    static let fell = "▼ 下降，差异显著"
    static let unchanged = "变化不显著"
    static let census = "全部商户两期均已答复，无抽样误差"
  }
}
