import Diagnostics
import StationModel

/// Makes the sample's files table by table and counts what each holds.
struct TableWriter {
  let story: Story
  let folder: String
  var cell: CellText
  let mess: Bool
  let aliasNames: [Int: String]
  var files: [(table: String, file: String, account: FileAccount)] = []

  init(_ story: Story, folder: String) {
    self.story = story
    self.folder = folder
    mess = story.settings.mess && story.settings.rows == nil
    cell = CellText(mess: mess, random: story.random(20))
    var names: [Int: String] = [:]
    for alias in aliases(story) { names[alias.merchant] = alias.name }
    aliasNames = names
  }

  mutating func write(_ sheet: SheetFile, table: String) throws(Failure) {
    try sheet.write(in: folder)
    files.append((table, sheet.name, sheet.account))
  }

  func siteName(_ site: Int) -> String { story.scenario.sites[site].name }

  mutating func merchantText(_ place: Int) -> String { cell.merchant(place, in: story, aliases: aliasNames) }

  /// A cell as real lists spell sites: mostly in full.
  mutating func siteText(_ site: Int) -> String {
    mess && cell.random.chance(150) ? cell.random.pick(story.scenario.sites[site].aliases) : siteName(site)
  }
}

func writeSmallTables(_ story: Story, _ truth: inout Truth, to folder: String) throws(Failure) {
  var writer = TableWriter(story, folder: folder)
  try writer.writeMerchants()
  try writer.writeNeeds()
  if story.settings.rows == nil {
    try writer.writeSatisfaction()
    try writer.writeComplaints()
  }
  try writer.writeExposure()
  try writer.writeServices()
  try writer.writePartners()
  try writer.writeProgrammes()
  try writer.writeAssessments()
  truth.files = writer.files
}

extension TableWriter {
  mutating func writeMerchants() throws(Failure) {
    var sheet = SheetFile()
    sheet.name = "merchants.csv"
    sheet.header = [
      [
        "商户编号", mess ? "店招名称" : "商户名称", mess ? "所属街区" : "街区", "业态", "分店", "统一社会信用代码", "开业日期", "停业日期", "党员经营户", "联系人",
        "联系电话",
        mess ? "经营面积(㎡)" : "经营面积", "从业人数",
      ]
    ]
    if mess {
      sheet.encoding = .gb18030
      sheet.lineEnding = "\r\n"
      sheet.titles = [["沃土质量驿站商户台账（虚构示例）"], ["填报单位：示例驿站", "", "", "", "", "", "", "", "", "", "", "单位：平方米、人"]]
      let area = story.merchants.reduce(0) { $0 + $1.area }
      let staff = story.merchants.reduce(0) { $0 + $1.staff }
      sheet.footers = [
        ["合计", "", "", "", "", "", "", "", "", "", "", String(area), String(staff)], ["注：本表商户均为虚构。"],
      ]
    }
    for (place, merchant) in story.merchants.enumerated() {
      let cells = merchantCells(merchant, place)
      sheet.add(cells)
      guard mess, place % 60 == 17 else { continue }
      sheet.add(cells, .duplicate)
      var elsewhere = cells
      elsewhere[0] = "XHL-" + padded(place, 3)
      elsewhere[2] = "下浩里"
      sheet.add(elsewhere, .rejected)
    }
    try write(sheet, table: "merchants")
  }

  private mutating func merchantCells(_ merchant: MerchantValue, _ place: Int) -> [String] {
    var code = merchant.creditCode
    if mess, place % 23 == 5 { code = code.lowercased() }
    return [
      merchant.id, merchant.name, siteText(merchant.site), merchant.trade, merchant.branch, code,
      cell.date(merchant.openedOn),
      merchant.closedOn.map { cell.date($0) } ?? "", cell.yesNo(merchant.isPartyMember), merchant.contact,
      merchant.phone,
      cell.count(merchant.area), cell.count(merchant.staff),
    ]
  }

  mutating func writeExposure() throws(Failure) {
    let months = story.calendar.months
    let half = mess ? months.count / 2 : 0
    if mess {
      try write(exposure("exposure-1.csv", 0..<half, inTenThousands: true), table: "exposure")
    }
    try write(
      exposure(mess ? "exposure-2.csv" : "exposure.csv", half..<months.count, inTenThousands: false), table: "exposure")
  }

  private mutating func exposure(_ name: String, _ range: Range<Int>, inTenThousands: Bool) -> SheetFile {
    var sheet = SheetFile()
    sheet.name = name
    sheet.header = [["月份", "街区", inTenThousands ? "客流量(万人次)" : "客流量", "交易笔数"]]
    if mess {
      sheet.encoding = .utf8WithMark
      sheet.lineEnding = "\r\n"
    }
    var total = 0
    for month in range {
      for site in story.scenario.sites.indices {
        let visitors = story.visitors.isEmpty ? nil : story.visitors[site][month]
        let trades = story.visitors.isEmpty ? 3000 + cell.random.below(900) : story.visitors[site][month] * 3 / 10
        total += visitors ?? 0
        var text = visitors.map(String.init) ?? ""
        if let visitors, inTenThousands { text = "\(visitors / 10_000)." + padded(visitors % 10_000 / 100, 2) }
        if let visitors, mess, !inTenThousands, cell.random.chance(400) { text = cell.grouped(Int64(visitors)) }
        sheet.add([monthText(story.calendar.months[month]), siteText(site), text, String(trades)])
      }
    }
    if mess {
      let text = inTenThousands ? "\(total / 10_000)." + padded(total % 10_000 / 100, 2) : String(total)
      if !story.visitors.isEmpty { sheet.footers = [["合计", "", text, ""], ["注：客流量由街口计数器统计（虚构）。"]] }
      sheet.records.insert((["2021-05", "下浩里", "1", "10"], .rejected), at: sheet.records.count / 2)
    }
    return sheet
  }

  private mutating func monthText(_ month: Month) -> String {
    guard mess else { return month.text }
    switch cell.random.below(4) {
    case 0: return month.chineseText
    case 1: return "\(month.year)/\(month.month)"
    default: return month.text
    }
  }
}
