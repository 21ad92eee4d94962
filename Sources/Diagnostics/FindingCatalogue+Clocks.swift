/// WT4063–WT4065: statutory clocks that cannot be told.
extension FindingCatalogue {
  static let suspensionWithoutEnd = Entry(
    chinese: Texts(
      title: "暂停没有结束日期",
      message: "案件已办结，{heading}为“{found}”而没有结束日期；超出不计暂停的期限时，是否按时无法判断",
      cause: "检验、检测、鉴定的时间不计入期限，而台账没有登记何时恢复。",
      remedy: "补上暂停结束日期，或填写暂停天数。"),
    english: Texts(
      title: "a suspension without an end",
      message: "the case is closed, and {heading} “{found}” has no end; beyond the plain term it cannot be judged",
      cause: "Inspection and appraisal do not count in the term, and nothing tells when they were over.",
      remedy: "add the end of the suspension, or its length in days"))

  static let suspensionWithoutStart = Entry(
    chinese: Texts(
      title: "暂停没有开始日期",
      message: "{heading}为“{found}”而没有开始日期；超出不计暂停的期限时，是否按时无法判断",
      cause: "台账只登记了恢复办理的日期。",
      remedy: "补上暂停开始日期，或填写暂停天数。"),
    english: Texts(
      title: "a suspension without a beginning",
      message: "{heading} “{found}” ends a suspension that has no beginning; beyond the plain term it cannot be judged",
      cause: "The ledger has only the day on which the case went on.",
      remedy: "add the beginning of the suspension, or its length in days"))

  static let deadlineRuleMissing = Entry(
    chinese: Texts(
      title: "缺少期限规则",
      message: "{found}没有办理期限的规则，其间收到的投诉期限无法判断",
      cause: "deadlines.yaml 中前一规则的 to 与后一规则的 from 不相接，或规则未覆盖统计期。",
      remedy: "在 deadlines.yaml 中补充规则，或改正起止日期。"),
    english: Texts(
      title: "no deadline rule",
      message: "no deadline rule is in force on {found}; what was received then cannot be judged",
      cause: "A rule of deadlines.yaml ends before the next begins, or the rules do not cover the periods.",
      remedy: "add the rule to deadlines.yaml, or correct its days"))
}
