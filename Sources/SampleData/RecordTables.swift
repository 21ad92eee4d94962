import Diagnostics
import StationModel

// Complaints as two platforms export them, and the lists of services, partners, programmes and assessments.

extension TableWriter {
  mutating func writeComplaints() throws(Failure) {
    guard mess else { return try writePlainComplaints() }
    var platform = platformSheet()
    var hotline = SheetFile()
    hotline.name = "complaints-12345.csv"
    hotline.encoding = .utf8WithMark
    hotline.lineEnding = "\r\n"
    hotline.header = [
      [
        "工单编号", "诉求渠道", "诉求类型", "区交办时间", "区交办办结期限", "诉求内容", "事件发生地", "涉及主体名称", "受理时间", "工单状态", "办结时间", "处理结果", "求助人员",
        "求助号码",
      ]
    ]
    for value in story.complaints {
      if value.isHotline { addHotline(value, to: &hotline) } else { addPlatform(value, to: &platform) }
    }
    let kept = platform.account.kept
    platform.footers = [["合计", "", "", String(kept)], ["注：1.本表为虚构示例。"]]
    try write(platform, table: "complaints")
    try write(hotline, table: "complaints")
  }

  /// The 12315 platform's list as Excel saves it as «Unicode text»: UTF-16LE, tabs, two-level heading.
  private func platformSheet() -> SheetFile {
    var sheet = SheetFile()
    sheet.name = "complaints-12315.csv"
    sheet.encoding = .utf16LittleEndian
    sheet.delimiter = "\t"
    sheet.lineEnding = "\r\n"
    sheet.titles = [["消费投诉明细表（虚构示例）"], ["填报单位：示例所", "", "单位：件、元"]]
    sheet.header = [
      ["登记编号", "登记日期", "接收方式", "投诉人", "", "被投诉人", "", "涉及问题分类", "问题陈述", "记录类型", "是否职投", "处理情况", "", "", "", "", ""],
      ["", "", "", "姓名", "联系电话", "名称", "联系电话", "", "", "", "", "受理日期", "涉及金额", "挽回损失", "状态", "办结日期", "调解结果"],
    ]
    return sheet
  }

  private mutating func addPlatform(_ value: ComplaintValue, to sheet: inout SheetFile) {
    let number = sheet.records.count + 1
    let day = value.receivedOn.civil
    let id = "1500108" + padded(day.year * 10_000 + day.month * 100 + day.day, 8) + padded(number, 10)
    // Two in three carry the platform's class, the rest is classified from the text.
    let platformClass = number % 3 == 0 ? "" : Words.platformClasses[value.complaintClass]
    let cells = [
      id, cell.date(value.receivedOn), value.channel, cell.random.pick(Words.surnames) + "某",
      number % 9 == 0 ? "1.99E+10" : phone(1, number),
      value.merchant.map { merchantText($0) } ?? "路边流动摊", "023-00000000", platformClass, value.description, value.kind,
      value.isProfessional ? "是" : "否", value.acceptedOn.map { cell.date($0) } ?? "", cell.money(value.amount),
      cell.money(value.recovered), value.status, value.closedOn.map { cell.date($0) } ?? "", value.result,
    ]
    sheet.add(cells)
    if number % 70 == 21 { sheet.add(cells, .duplicate) }
    if number % 120 == 50 {
      var broken = cells
      broken[0] = ""
      sheet.add(broken, .rejected)
    }
  }

  private mutating func addHotline(_ value: ComplaintValue, to sheet: inout SheetFile) {
    let number = sheet.records.count + 1
    let day = value.receivedOn.civil
    let id = "QZX" + padded(day.year * 100 + day.month, 6) + padded(number, 6)
    let text = number % 4 == 0 ? value.description.replacing("，", with: "，\n") + "\"请尽快回复\"" : value.description
    let due = Day(number: value.receivedOn.number + 15)
    let site = value.merchant.map { siteName(story.merchants[$0].site) } ?? "街口"
    let cells = [
      id, value.channel, value.kind, value.receivedOn.text + " 09:12:44", due.text, text, site,
      value.merchant.map { merchantText($0) } ?? "路边流动摊", value.acceptedOn.map { cell.date($0) } ?? "",
      hotlineStatus(value.status),
      value.closedOn.map { cell.date($0) } ?? "", value.result, cell.random.pick(Words.surnames) + "某",
      phone(5, number),
    ]
    sheet.add(cells)
    if number % 60 == 14 { sheet.add(cells, .duplicate) }
    if number % 90 == 40 {
      var broken = cells
      broken[0] += "B"
      broken[3] = "2021-02-30 10:00:00"
      sheet.add(broken, .rejected)
    }
  }

  /// A number of nobody's: most complain once, every eleventh is the one of two before.
  private func phone(_ range: Int, _ number: Int) -> String {
    let person = number % 11 == 0 ? number - 2 : number
    return "1990000\(range)" + padded(person * 7 % 1000, 3)
  }

  private func hotlineStatus(_ status: String) -> String {
    switch status {
    case "已办结": "办结"
    case "已撤诉": "市民撤诉"
    case "调解中": "办理中"
    default: status
    }
  }

  private mutating func writePlainComplaints() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "complaints.csv"
    sheet.header = [
      [
        "投诉编号", "类型", "接收日期", "受理日期", "商户", "渠道", "投诉类别", "投诉内容", "是否职投", "涉及金额", "挽回损失", "办理状态", "办结日期", "调解结果",
      ]
    ]
    for (place, value) in story.complaints.enumerated() {
      sheet.add([
        "C-" + padded(place + 1, 6), value.kind, value.receivedOn.text, value.acceptedOn?.text ?? "",
        value.merchant.map { story.merchants[$0].id } ?? "路边流动摊", value.channel,
        Words.platformClasses[value.complaintClass],
        value.description, value.isProfessional ? "是" : "否", cell.money(value.amount), cell.money(value.recovered),
        value.status,
        value.closedOn?.text ?? "", value.result,
      ])
    }
    try write(sheet, table: "complaints")
  }
}

extension TableWriter {
  mutating func writeServices() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "services.csv"
    let unit = mess ? "(元)" : ""
    sheet.header = [
      [
        "服务编号", "商户", "服务类型", "服务单位", "申请时间", "响应时间", "完成时间", "应急", "免费", "节支金额" + unit, "增收金额" + unit,
      ]
    ]
    if mess {
      sheet.encoding = .gb18030
      sheet.lineEnding = "\r\n"
      sheet.titles = [["绿色通道服务台账（虚构示例）"]]
      let saved = story.services.reduce(0) { $0 + $1.saved }
      let gained = story.services.reduce(0) { $0 + $1.gained }
      sheet.footers = [
        ["合计"] + Array(repeating: "", count: 8) + [
          cell.grouped(saved / 100) + ".00", cell.grouped(gained / 100) + ".00",
        ]
      ]
    }
    let partners = Words.institutions.map(\.name) + Words.utilities
    for (place, service) in story.services.enumerated() {
      let kind = Words.serviceKinds[service.kind]
      let cells = [
        "F-" + padded(place + 1, 5), merchantText(service.merchant), mess ? cell.random.pick(kind.variants) : kind.name,
        partners[service.partner], cell.moment(service.requestedAt), cell.moment(service.respondedAt),
        service.completedAt.map { cell.moment($0) } ?? "", cell.yesNo(service.isUrgent), cell.yesNo(service.isFree),
        service.saved == 0 ? "" : cell.money(service.saved), service.gained == 0 ? "" : cell.money(service.gained),
      ]
      sheet.add(cells)
      guard mess else { continue }
      if place % 110 == 42 { sheet.add(cells, .duplicate) }
      if place % 150 == 70 {
        var broken = cells
        broken[0] += "B"
        broken[4] = "2021-11-31 09:00"
        sheet.add(broken, .rejected)
      }
    }
    try write(sheet, table: "services")
  }

  mutating func writePartners() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "partners.csv"
    sheet.header = [["单位编号", "单位名称", "单位类别", "地区"]]
    for (place, partner) in Words.institutions.enumerated() {
      sheet.add(["P-" + padded(place + 1, 2), partner.name, "质量基础设施", partner.region])
    }
    for (place, name) in Words.utilities.enumerated() { sheet.add(["U-" + padded(place + 1, 2), name, "公共服务", "重庆"]) }
    try write(sheet, table: "partners")
  }

  mutating func writeProgrammes() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "programmes.csv"
    if mess { sheet.encoding = .utf8WithMark }
    sheet.header = [["记录编号", "企业名称", "商户", "项目", "状态", "日期", "街区"]]
    for (place, record) in story.programmes.enumerated() {
      sheet.add([
        "R-" + padded(place + 1, 3), record.enterprise, record.merchant.map { story.merchants[$0].id } ?? "",
        record.programme,
        record.status, cell.date(record.recordedOn), siteName(record.site),
      ])
    }
    try write(sheet, table: "programmes")
  }

  mutating func writeAssessments() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "assessments.csv"
    sheet.header = [["商户", "指标", "取值", "评审日期", "评审人"]]
    for record in story.assessments {
      let value =
        record.value % 100 == 0 ? String(record.value / 100) : "\(record.value / 100)." + padded(record.value % 100, 2)
      sheet.add([story.merchants[record.merchant].id, record.indicator, value, record.assessedOn.text, "评审员乙"])
    }
    try write(sheet, table: "assessments")
  }
}
