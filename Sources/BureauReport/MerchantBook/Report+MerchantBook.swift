public import StationModel
public import Workbooks

extension Report {
  /// One merchant's workbook: a page.
  public static func merchantWorkbook(
    figures: ReportFigures, settings: PipelineSettings, merchant: Int
  ) -> WorkbookDescription {
    book(figures, settings, merchants: [merchant], title: Words.MerchantBook.title(figures.merchants[merchant].name))
  }

  /// All merchants' pages in one workbook, a sheet each.
  public static func merchantBook(figures: ReportFigures, settings: PipelineSettings) -> WorkbookDescription {
    book(
      figures, settings, merchants: Array(figures.merchants.indices), title: settings.title + Words.MerchantBook.name)
  }

  /// File name of the book of all merchants.
  public static func merchantBookFileName(settings: PipelineSettings) -> String {
    fileName(settings.title.isEmpty ? settings.name : settings.title, Words.MerchantBook.name)
  }

  /// File name of one merchant's workbook. The number is unique; the name helps to find it.
  public static func merchantFileName(figures: ReportFigures, merchant: Int) -> String {
    let own = figures.merchants[merchant]
    // Names of files take 255 bytes, and a merchant's name may be of any length.
    return fileName(String(own.id.prefix(40)), String(own.name.prefix(30)))
  }

  private static func book(
    _ figures: ReportFigures, _ settings: PipelineSettings, merchants: [Int], title: String
  ) -> WorkbookDescription {
    var workbook = WorkbookDescription()
    var taken: Set<String> = []
    for index in merchants {
      let id = figures.merchants[index].id
      let name = SheetName.unique(id.isEmpty ? "\(index + 1)" : id, among: taken)
      taken.insert(name.lowercased())
      workbook.sheets.append(MerchantPage(figures: figures, settings: settings, index: index).build(name: name))
    }
    if workbook.sheets.isEmpty {
      var sheet = SheetDescription(name: Words.MerchantBook.name)
      sheet.text(0, 0, Words.none, Look.center)
      workbook.sheets = [sheet]
    }
    workbook.sheets[0].isActive = true
    workbook.properties.title = title
    workbook.properties.subject = Words.period(settings)
    workbook.properties.author = settings.station
    workbook.properties.company = settings.bureau
    workbook.properties.comments = Words.Cover.useText
    let end = figures.dataUntil ?? settings.periods.report.last.lastDay
    workbook.properties.created = Int64(end.number) * 86_400
    workbook.properties.custom = [
      ("报告期", settings.periods.reportText),
      ("生成程序", figures.generator.isEmpty ? "wotu" : figures.generator),
    ]
    HouseStyle(settings.report.layout).apply(to: &workbook)
    return workbook
  }
}
