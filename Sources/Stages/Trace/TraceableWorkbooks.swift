import BureauReport
import StationModel
import Workbooks

/// The workbooks that cells can be traced in, by the names that people use for them: the file, with or without its suffix; a
/// site or its code; 公开; 一户一册 for the book of all merchants; a merchant's number.
struct TraceableWorkbooks {
  let figures: ReportFigures
  let settings: PipelineSettings

  private static let published = "公开"
  private static let merchantBook = "一户一册"

  /// For the message that there is no such workbook.
  var names: [String] { settings.sites.map(\.code) + [Self.published, Self.merchantBook] }

  var summary: WorkbookDescription { Report.summaryWorkbook(figures: figures, settings: settings) }

  /// Missing: no workbook has the name.
  func workbook(named name: String) -> (file: String, workbook: WorkbookDescription)? {
    let isNamed = { (file: String, others: [String]) in ([file, String(file.dropLast(5))] + others).contains(name) }
    for site in settings.sites.indices {
      let file = Report.siteFileName(settings: settings, site: site)
      guard isNamed(file, [settings.sites[site].name, settings.sites[site].code]) else { continue }
      return (file, Report.siteWorkbook(figures: figures, settings: settings, site: site).workbook)
    }
    let summaryFile = Report.summaryFileName(settings: settings)
    if isNamed(summaryFile, []) { return (summaryFile, summary) }
    let publicFile = Report.publicFileName(settings: settings)
    if isNamed(publicFile, [Self.published]) {
      return (publicFile, Report.publicWorkbook(figures: figures, settings: settings).workbook)
    }
    let bookFile = Report.merchantBookFileName(settings: settings)
    if isNamed(bookFile, [Self.merchantBook]) {
      return (bookFile, Report.merchantBook(figures: figures, settings: settings))
    }
    for merchant in figures.merchants.indices {
      let file = Report.merchantFileName(figures: figures, merchant: merchant)
      guard isNamed(file, [figures.merchants[merchant].id]) else { continue }
      return (file, Report.merchantWorkbook(figures: figures, settings: settings, merchant: merchant))
    }
    return nil
  }
}
