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
}
