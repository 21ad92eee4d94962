/// Names that columns have in any table of an office: what tells a second table's heading where its columns hold words alone.
enum ColumnNames {
  private static let names: Set<String> = [
    "序号", "编号", "编码", "代码", "单号", "姓名", "名称", "性别", "年龄", "民族", "学历", "职务", "职称", "岗位", "工号", "部门", "科室", "单位", "机构",
    "网点",
    "电话", "固话", "手机", "手机号", "联系方式", "联系人", "邮箱", "地址", "住址", "住所", "区域", "地区", "街道", "社区", "街区", "站点", "城市", "省份",
    "区县",
    "日期", "时间", "年份", "月份", "年度", "季度", "期间", "截止日期", "金额", "单价", "数量", "总价", "合计", "小计", "余额", "收入", "支出", "借方", "贷方",
    "摘要", "科目", "币种", "规格", "型号", "品牌", "品名", "商品", "产品", "单位名称", "商户", "店铺", "店名", "企业", "公司", "客户", "供应商", "法人",
    "经营者",
    "类别", "类型", "种类", "分类", "性质", "状态", "等级", "级别", "结果", "结论", "判定", "评价", "得分", "分数", "评分", "排名", "名次", "占比", "比例",
    "比率",
    "同比", "环比", "增幅", "人数", "次数", "件数", "户数", "家数", "事项", "内容", "项目", "指标", "标准", "依据", "原因", "问题", "意见", "建议", "措施",
    "备注",
    "说明", "附件", "来源", "渠道", "方式", "进度", "责任人", "经办人", "负责人", "检查人", "检查员", "签字", "车牌", "车牌号", "证件", "证件类型", "证件号码",
    "服务", "环境", "总体满意度", "受访者", "投诉人", "被投诉人", "举报人", "当事人", "样品", "科目名称", "投诉量", "举报量", "业务", "窗口", "班级", "学号", "成绩",
  ]
  /// What longer names end with: 被检查单位, 登记时间, 处理结果.
  private static let endings = [
    "名称", "编号", "编码", "号码", "代码", "日期", "时间", "电话", "金额", "数量", "类型", "类别", "状态", "结果", "情况", "地址", "方式", "姓名", "次数",
    "件数",
    "人数", "户数", "单价", "总价", "占比", "比例", "得分", "分数", "等级", "原因", "意见", "来源", "渠道", "单位", "内容", "商户", "企业", "部门", "事项",
    "生产者",
    "负责人", "联系人", "备注", "总数", "科室", "时限", "期限", "人员", "要求", "对象", "领导", "学校",
  ]
  private static let english: Set<String> = [
    "id", "no", "no.", "name", "date", "time", "type", "code", "status", "amount", "qty", "quantity", "price", "total",
    "city", "country",
    "region", "address", "phone", "email", "remark", "remarks", "note", "notes", "comment", "description", "category",
    "value", "unit", "item",
    "product", "customer", "department", "year", "month", "score", "rank", "key", "title", "state", "result",
  ]
  private static let longest = 10

  /// Whether most of the cells, and two at least, are names of columns, and no two alike.
  static func areNames(_ filled: [String]) -> Bool {
    guard filled.count > 1, filled.count <= 400 else { return false }
    let known = filled.count(where: isName)
    return known > 1 && known * 5 >= filled.count * 3 && Set(filled).count == filled.count
  }

  /// Whether every cell is the name of a column, three at least.
  static func areAllNames(_ filled: [String]) -> Bool {
    filled.count > 2 && filled.count <= 400 && Set(filled).count == filled.count && filled.allSatisfy(isName)
  }

  static func isName(_ cell: String) -> Bool {
    // 金额（元）, 数量(件)
    let text = LineWords.compact(cell).prefix { $0 != "（" && $0 != "(" && $0 != "/" }
    guard !text.isEmpty, text.count <= longest * 2 else { return false }
    if names.contains(String(text)) { return true }
    guard let first = text.utf8.first else { return false }
    if first < 0x80 { return english.contains(text.lowercased()) }
    return text.count <= longest && text.count > 2 && endings.contains(where: text.hasSuffix)
  }
}
