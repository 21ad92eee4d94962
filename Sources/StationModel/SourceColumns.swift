/// A column of a source table, as the data contract names it.
public struct SourceColumn: Sendable, Hashable {
  public var name: String
  public var chineseName: String
  public var isRequired: Bool
  /// Personal columns never reach a workbook, a log or a message.
  public var isPersonal: Bool

  public init(_ name: String, _ chineseName: String, required: Bool = false, personal: Bool = false) {
    self.name = name
    self.chineseName = chineseName
    isRequired = required
    isPersonal = personal
  }
}

extension SourceTable {
  /// The columns of the table; those of the satisfaction survey depend on the items that the pipeline declares.
  public func columns(_ settings: PipelineSettings) -> [SourceColumn] {
    switch self {
    case .merchants:
      [
        SourceColumn("merchant_id", "商户编号", required: true), SourceColumn("name", "商户名称", required: true),
        SourceColumn("site", "街区", required: true), SourceColumn("trade", "业态", required: true),
        SourceColumn("branch", "分店"), SourceColumn("credit_code", "统一社会信用代码"),
        SourceColumn("opened_on", "开业日期"), SourceColumn("closed_on", "停业日期"),
        SourceColumn("party_member", "党员经营户"), SourceColumn("contact", "联系人", personal: true),
        SourceColumn("phone", "联系电话", personal: true), SourceColumn("area_sqm", "经营面积"),
        SourceColumn("staff", "从业人数"),
      ]
    case .needs:
      [
        SourceColumn("response_id", "问卷编号", required: true), SourceColumn("merchant", "商户", required: true),
        SourceColumn("surveyed_on", "调研日期", required: true), SourceColumn("surveyor", "调研员", personal: true),
        SourceColumn("options", "需求选项"), SourceColumn("description", "需求描述"),
        SourceColumn("urgency", "紧迫程度"), SourceColumn("site", "街区"), SourceColumn("duration", "所用时间"),
        SourceColumn("started_at", "开始答题时间"), SourceColumn("address", "来自IP", personal: true),
      ]
    case .satisfaction: satisfactionColumns(settings.satisfaction)
    case .complaints:
      [
        SourceColumn("complaint_id", "投诉编号", required: true), SourceColumn("kind", "类型"),
        SourceColumn("received_on", "接收日期", required: true), SourceColumn("accepted_on", "受理日期"),
        SourceColumn("merchant", "商户", required: true), SourceColumn("channel", "渠道"),
        SourceColumn("category", "投诉类别"), SourceColumn("description", "投诉内容"),
        SourceColumn("complainant", "投诉人", personal: true), SourceColumn("phone", "联系电话", personal: true),
        SourceColumn("professional", "是否职投"), SourceColumn("amount", "涉及金额"),
        SourceColumn("recovered", "挽回损失"), SourceColumn("status", "办理状态"), SourceColumn("due_on", "办理期限"),
        SourceColumn("closed_on", "办结日期"), SourceColumn("result", "调解结果"), SourceColumn("site", "街区"),
        SourceColumn("suspended_from", "暂停开始日期"), SourceColumn("suspended_to", "暂停结束日期"),
        SourceColumn("suspended_days", "暂停天数"), SourceColumn("credit_code", "社会信用代码"),
      ]
    case .exposure:
      [
        SourceColumn("month", "月份", required: true), SourceColumn("site", "街区", required: true),
        SourceColumn("merchant", "商户"), SourceColumn("visitors", "客流量"), SourceColumn("transactions", "交易笔数"),
      ]
    case .services:
      [
        SourceColumn("service_id", "服务编号", required: true), SourceColumn("merchant", "商户", required: true),
        SourceColumn("kind", "服务类型", required: true), SourceColumn("partner", "服务单位"),
        SourceColumn("requested_at", "申请时间", required: true), SourceColumn("responded_at", "响应时间"),
        SourceColumn("completed_at", "完成时间"), SourceColumn("urgent", "应急"), SourceColumn("free", "免费"),
        SourceColumn("saved", "节支金额"), SourceColumn("gained", "增收金额"),
      ]
    case .partners:
      [
        SourceColumn("partner_id", "单位编号", required: true), SourceColumn("name", "单位名称", required: true),
        SourceColumn("kind", "单位类别", required: true), SourceColumn("region", "地区"),
      ]
    case .programmes:
      [
        SourceColumn("record_id", "记录编号", required: true), SourceColumn("enterprise", "企业名称", required: true),
        SourceColumn("merchant", "商户"), SourceColumn("programme", "项目", required: true),
        SourceColumn("status", "状态", required: true), SourceColumn("recorded_on", "日期", required: true),
        SourceColumn("site", "街区"),
      ]
    case .assessments:
      [
        SourceColumn("merchant", "商户", required: true), SourceColumn("indicator", "指标", required: true),
        SourceColumn("value", "取值", required: true), SourceColumn("assessed_on", "日期", required: true),
        SourceColumn("assessor", "评审人", personal: true),
      ]
    }
  }

  private func satisfactionColumns(_ survey: SatisfactionSettings) -> [SourceColumn] {
    var columns = [
      SourceColumn("response_id", "问卷编号", required: true), SourceColumn("submitted_at", "提交时间", required: true),
      SourceColumn("merchant", "商户", required: true), SourceColumn("respondent", "受访者类型"),
    ]
    for item in survey.items + survey.importanceItems { columns.append(SourceColumn(item.id, item.name)) }
    columns.append(SourceColumn("overall", survey.overall.name.isEmpty ? "总体满意度" : survey.overall.name, required: true))
    if survey.asksRecommendation { columns.append(SourceColumn("recommend", "推荐意愿")) }
    columns += [
      SourceColumn("comment", "意见建议"), SourceColumn("duration", "所用时间"), SourceColumn("weight", "权重"),
      SourceColumn("site", "街区"), SourceColumn("started_at", "开始答题时间"),
      SourceColumn("address", "来自IP", personal: true),
    ]
    return columns
  }
}
