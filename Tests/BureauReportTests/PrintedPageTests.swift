import StationModel
import Testing
import Workbooks

@testable import BureauReport

/// What a reader of the printed pages needs on each of them.
@Suite struct PrintedPageTests {
  private func texts(_ sheet: SheetDescription, rows: Range<Int>? = nil) -> [String] {
    (rows ?? 0..<sheet.rowCount).flatMap { row in
      (0..<30).compactMap { if case .text(let text) = sheet.cell(row, $0).content { text } else { nil } }
    }
  }

  @Test func `every page of a sheet of several has form number, title and period`() {
    let (figures, settings) = Fixture().make()
    var books = [Report.summaryWorkbook(figures: figures, settings: settings)]
    books += Report.siteWorkbooks(figures: figures, settings: settings).map(\.workbook)
    for sheet in books.flatMap(\.sheets) where sheet.page.pagesTall == 0 {
      guard case .text(let title) = sheet.cell(0, 0).content else { continue }
      #expect(sheet.page.headerLeft.hasSuffix(" " + title), "\(sheet.name)")
      #expect(sheet.page.headerLeft.contains(#/-\d\d /#), "\(sheet.name)")
      #expect(sheet.page.headerRight == "报告期：" + settings.periods.reportText, "\(sheet.name)")
    }
    let published = Report.publicWorkbook(figures: figures, settings: settings).workbook
    #expect(published.sheets.dropFirst().allSatisfy { $0.page.headerRight.hasPrefix("报告期：") })
  }

  @Test func `a site's complaints are told by channel`() throws {
    var (figures, settings) = Fixture(merchants: 30).make()
    var course = ComplaintCourse()
    course.group = .site(0)
    course.outcomes[0] = 7
    figures.complaints.courses = [course]
    var channel = ComplaintChannelFigure()
    (channel.name, channel.countReport, channel.bySite, channel.bySiteBase) = ("电话", 20, [7, 9, 4], [0, 0, 0])
    figures.complaints.channels = [channel]
    let book = try calculate(Report.siteWorkbook(figures: figures, settings: settings, site: 0).workbook)
    let sheet = try #require(book.sheets.first { $0.name == "投诉同比" })
    #expect(texts(sheet).contains("来源渠道"))
    let row = try #require((0..<sheet.rowCount).first { sheet.cell($0, 0).content == .text("电话") })
    #expect(sheet.cell(row, 1).content == .number(7))
  }

  @Test func `charts stand on the page of a table of theirs`() throws {
    var (figures, settings) = Fixture(merchants: 60).make()
    for number in 0..<4 {
      var item = figures.complaints.classes[0]
      (item.code, item.name) = ("X\(number)", "另一类\(number)")
      figures.complaints.classes.append(item)
    }
    for number in 0..<6 { figures.merchants[number].trade = "另一业态\(number)" }
    var course = ComplaintCourse()
    course.group = .site(0)
    course.outcomes[0] = 7
    figures.complaints.courses = [course]
    let book = Report.siteWorkbook(figures: figures, settings: settings, site: 0).workbook
    let sheet = try #require(book.sheets.first { $0.name == "投诉同比" })
    let top = try #require(sheet.charts.first?.area.first.row)
    let page = sheet.page.breaksBefore.filter { $0 <= top }.max() ?? 0
    #expect(page > 0, "too many lines for one page")
    #expect(texts(sheet, rows: page..<top).contains("另一类3"))
    #expect(texts(sheet, rows: page..<top).contains(Words.Comparison.group))
  }

  @Test func `a merchant's page says which service met a need, when, and after how many days`() throws {
    let (figures, settings) = Fixture(merchants: 20).make()
    var found = 0
    for (index, merchant) in figures.merchants.enumerated() where merchant.metItems != 0 {
      let book = Report.merchantWorkbook(figures: figures, settings: settings, merchant: index)
      let sheet = try #require(book.sheets.first)
      #expect(sheet.page.pagesTall == 1 && !sheet.page.isLandscape)
      for row in 0..<sheet.rowCount where sheet.cell(row, 4).content == .text("√ 计量检定（南岸区计量所）") {
        found += 1
        #expect(sheet.cell(row, 6).content == .number(serial(Day(year: 2021, month: 9, day: 6))))
        guard case .number(let days) = sheet.cell(row, 7).content else { throw Missing() }
        #expect(days >= 10)
      }
    }
    #expect(found > 0)
  }

  private struct Missing: Error {}

  @Test func `amounts that nobody recorded are no nought`() throws {
    var (figures, settings) = Fixture(merchants: 20).make()
    let clear = { (figure: inout ServiceFigure) in (figure.gained, figure.withGained) = (0, 0) }
    clear(&figures.services.total)
    for place in figures.services.kinds.indices { clear(&figures.services.kinds[place]) }
    for place in figures.merchants.indices { figures.merchants[place].gained = 0 }
    var book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    var sheet = try #require(book.sheets.first { $0.name == "服务台账与绿色通道" })
    let total = try #require((4..<sheet.rowCount).first { sheet.cell($0, 0).content == .text("合计") })
    #expect(sheet.cell(total, 12).content == .text("未记录"))
    #expect(sheet.cell(4, 12).content == .text("未记录"))
    #expect(texts(sheet).contains { $0.contains("不是 0 元") })
    // Recorded as 0 it stays 0.
    figures.services.total.withGained = 1
    for place in figures.services.kinds.indices { figures.services.kinds[place].withGained = 1 }
    book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    sheet = try #require(book.sheets.first { $0.name == "服务台账与绿色通道" })
    #expect(book.value("服务台账与绿色通道", CellAddress(total, 12)) == .number(0))
    #expect(!texts(sheet).contains("未记录"))
  }

  @Test func `the list of merchants says why its mean is another one than the sheet of satisfaction`() throws {
    let (figures, settings) = Fixture(merchants: 20).make()
    let book = Report.summaryWorkbook(figures: figures, settings: settings)
    let sheet = try #require(book.sheets.first { $0.name == "商户明细" })
    #expect(texts(sheet).contains { $0.contains("简单平均") && $0.contains("“满意度”") })
  }

  @Test func `the public list tells how many ranks are unstable`() throws {
    var (figures, settings) = Fixture(merchants: 20).make()
    let about = { (figures: ReportFigures) in
      Report.publicWorkbook(figures: figures, settings: settings).tables.last?.summary ?? ""
    }
    #expect(!about(figures).contains("名次不稳"))
    figures.leaders.sites = [LeaderSite()]
    figures.leaders.sites[0].unstable = [1, 2]
    #expect(about(figures).contains("2 家在抽样波动下名次不稳"))
  }
}
