import Diagnostics
import StationModel

// Needs and satisfaction: a questionnaire platform's export and lists that people typed.

extension TableWriter {
  /// The leading columns of every 问卷星 export.
  private static let platformColumns = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]

  private mutating func platformCells(_ number: Int, _ moment: Moment, seconds: Int) -> [String] {
    let duration = seconds < 180 ? "\(seconds)秒" : "\(seconds / 60)分\(seconds % 60)秒"
    let address = "198.51.100.\(cell.random.within(1...254))(重庆-重庆)"
    return [String(number), cell.moment(moment), duration, cell.random.pick(["微信", "手机提交"]), "N/A", address]
  }

  mutating func writeNeeds() throws(Failure) {
    guard mess else { return try writePlainNeeds() }
    var platform = SheetFile()
    platform.name = "needs-wjx.csv"
    platform.encoding = .gb18030
    platform.lineEnding = "\r\n"
    platform.header = [Self.platformColumns + ["1、贵店名称：", "2、所在街区", "3、最需要的服务(多选)", "4、紧迫程度", "5、其他建议"]]
    var visits = SheetFile()
    visits.name = "needs-visits.csv"
    visits.encoding = .utf8WithMark
    visits.lineEnding = "\r\n"
    visits.header = [["问卷编号", "商户", "调研日期", "调研员", "需求选项", "紧迫程度", "需求描述"]]
    for need in story.needs.sorted(by: { ($0.surveyedOn, $0.merchant) < ($1.surveyedOn, $1.merchant) }) {
      if need.merchant % 5 == 2 {
        addVisit(need, to: &visits)
      } else {
        addPlatformAnswer(need, to: &platform)
      }
    }
    platform.footers = [["合计"] + Array(repeating: "", count: 5) + [String(platform.account.kept)]]
    try write(visits, table: "needs")
    try write(platform, table: "needs")
  }

  private mutating func addPlatformAnswer(_ need: NeedValue, to sheet: inout SheetFile) {
    let number = sheet.records.count { $0.fate != .duplicate } + 1
    var cells = platformCells(number, need.surveyedOn, seconds: 40 + cell.random.below(400))
    let merchant = story.merchants[need.merchant]
    cells += [merchantText(need.merchant), siteText(merchant.site), optionText(need), urgencyText(need.urgency)]
    sheet.add(cells + [need.description.isEmpty ? cell.random.pick(["(空)", "(跳过)"]) : need.description])
    switch need.merchant % 40 {
    case 6:
      // The boss sent the form once more, with part of the answer.
      var again = cells
      again[0] = String(number + 1)
      sheet.add(again + ["(跳过)"])
    case 18:
      sheet.add(cells + ["(空)"], .duplicate)
    case 31:
      // An answer whose comma was not quoted: one cell too many.
      var broken = cells
      broken[0] = String(number + 1)
      sheet.add(broken + [SheetFile.bare("想办会员卡,不晓得怎么收费才好")], .rejected)
    case 25:
      var broken = cells
      broken[0] = String(number + 1)
      broken[1] = "03/04/21"
      sheet.add(broken + ["(空)"], .rejected)
    default: break
    }
  }

  private mutating func addVisit(_ need: NeedValue, to sheet: inout SheetFile) {
    let id = "V-" + padded(sheet.records.count + 1, 3)
    sheet.add([
      id, merchantText(need.merchant), cell.date(need.surveyedOn.day), "调研员甲", optionText(need),
      need.urgency == 0 ? "" : String(need.urgency), need.description,
    ])
  }

  private func optionText(_ need: NeedValue) -> String {
    var labels = need.options.map { Words.options[$0].label }
    if !need.otherText.isEmpty { labels.append("其他〖" + need.otherText + "〗") }
    return labels.isEmpty ? (mess ? "(空)" : "") : labels.joined(separator: "┋")
  }

  private func urgencyText(_ urgency: Int) -> String {
    ["(空)", "不紧迫", "不太紧迫", "一般", "紧迫", "非常紧迫"][urgency]
  }

  private mutating func writePlainNeeds() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "needs.csv"
    sheet.header = [["问卷编号", "商户", "调研日期", "调研员", "需求选项", "需求描述", "紧迫程度"]]
    for (place, need) in story.needs.enumerated() {
      sheet.add([
        "N-" + padded(place + 1, 5), story.merchants[need.merchant].id, need.surveyedOn.day.text, "调研员甲",
        optionText(need),
        need.description, need.urgency == 0 ? "" : String(need.urgency),
      ])
    }
    try write(sheet, table: "needs")
  }
}

extension TableWriter {
  mutating func writeSatisfaction() throws(Failure) {
    let items = story.scenario.items.map(\.name)
    let titles = ["问卷编号", "提交时间", "商户", "受访者类型"] + items + ["总体满意度", "推荐意愿", "意见建议", "所用时间"]
    guard mess else {
      var sheet = SheetFile()
      sheet.name = "satisfaction.csv"
      sheet.header = [titles]
      for (place, value) in story.satisfaction.enumerated() { addTyped(value, "S-" + padded(place + 1, 5), to: &sheet) }
      return try write(sheet, table: "satisfaction")
    }
    var typed = SheetFile()
    typed.name = "satisfaction-street.csv"
    typed.delimiter = ";"
    typed.header = [titles]
    var grouped = groupedSheet(items)
    var platform = SheetFile()
    platform.name = "satisfaction-wjx.csv"
    platform.encoding = .gb18030
    platform.lineEnding = "\r\n"
    platform.header = [
      Self.platformColumns + ["1、您评价的店铺名称：", "2、您的身份"] + items.map { "3、请评价：—" + $0 } + [
        "4、总体满意度", "5、推荐意愿(0-10)", "6、您的意见或建议",
      ]
    ]
    let firstReport = story.calendar.months[story.calendar.report.lowerBound].firstDay
    for (place, value) in story.satisfaction.enumerated() {
      if value.submittedAt.day < firstReport, place % 2 == 0 {
        addGrouped(value, to: &grouped)
      } else if place % 4 == 1 {
        addTyped(value, "S-" + padded(typed.records.count + 1, 5), to: &typed)
      } else {
        addPlatform(value, to: &platform)
      }
    }
    typed.headerAgainBefore = typed.records.count / 2
    grouped.footers = [["合计", "", "", "", String(grouped.account.kept)], ["填表人：示例", "审核人：示例"]]
    try write(grouped, table: "satisfaction")
    try write(typed, table: "satisfaction")
    try write(platform, table: "satisfaction")
  }

  /// A list of an earlier year: title, unit line, and the items under one merged heading.
  private func groupedSheet(_ items: [String]) -> SheetFile {
    var sheet = SheetFile()
    sheet.name = "satisfaction-earlier.csv"
    sheet.encoding = .gb18030
    sheet.lineEnding = "\r\n"
    let blanks = Array(repeating: "", count: items.count)
    sheet.titles = [["游客满意度调查登记表（虚构示例）"], ["填报单位：示例驿站"]]
    sheet.header = [
      ["问卷编号", "提交时间", "商户", "受访者类型", "满意度"] + blanks + ["推荐意愿", "意见建议"],
      ["", "", "", ""] + items + ["总体满意度", "", ""],
    ]
    return sheet
  }

  private mutating func addTyped(_ value: SatisfactionValue, _ id: String, to sheet: inout SheetFile) {
    let cells: [String] =
      [id, mess ? cell.date(value.submittedAt.day) : value.submittedAt.text, merchantCell(value), value.respondent]
      + value.answers.map { numberText($0) } + [
        value.recommend.map(String.init) ?? "", value.comment, "\(value.duration)秒",
      ]
    sheet.add(cells)
    guard mess else { return }
    if sheet.records.count % 190 == 60 { sheet.add(cells, .duplicate) }
    if sheet.records.count % 230 == 90 {
      var broken = cells
      broken[0] += "B"
      broken[4 + story.scenario.items.count] = "11"
      sheet.add(broken, .rejected)
    }
  }

  private mutating func merchantCell(_ value: SatisfactionValue) -> String {
    mess ? merchantText(value.merchant) : story.merchants[value.merchant].id
  }

  private mutating func numberText(_ answer: Int) -> String {
    switch answer {
    case 0: return mess ? cell.random.pick(["", "(空)", "/"]) : ""
    case 6: return "不了解"
    default: return mess && cell.random.chance(20) ? CellText.wide(String(answer)) : String(answer)
    }
  }

  private mutating func addGrouped(_ value: SatisfactionValue, to sheet: inout SheetFile) {
    let labels = ["", "很不满意", "不太满意", "一般", "比较满意", "非常满意", "不了解"]
    sheet.add(
      [
        "E-" + padded(sheet.records.count + 1, 5), cell.date(value.submittedAt.day), merchantText(value.merchant),
        value.respondent,
      ]
        + value.answers.map { labels[$0] } + [value.recommend.map(String.init) ?? "", value.comment])
  }

  private mutating func addPlatform(_ value: SatisfactionValue, to sheet: inout SheetFile) {
    let labels = ["(跳过)", "非常不满意", "不满意", "一般", "满意", "非常满意", "不了解"]
    let number = sheet.records.count { $0.fate != .duplicate } + 1
    let cells =
      platformCells(number, value.submittedAt, seconds: value.duration) + [
        merchantText(value.merchant), value.respondent,
      ]
      + value.answers.map { labels[$0] }
      + [value.recommend.map(String.init) ?? "(空)", value.comment.isEmpty ? "(空)" : value.comment]
    sheet.add(cells)
    if number % 160 == 33 { sheet.add(cells, .duplicate) }
    if number % 400 == 111 {
      var broken = cells
      broken[0] = String(number + 1)
      broken[1] = "2021/2/30 10:00:00"
      sheet.add(broken, .rejected)
    }
  }
}
