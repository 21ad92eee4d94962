import BureauReport
import StationModel
import Workbooks

/// The workbooks that a pipeline makes, in the order they are told of, each made when it is asked for.
struct WorkbookList: Sendable {
  private enum Kind: Sendable {
    case summary
    case site(Int)
    case published
    case merchantBook
    case merchant(Int)
  }

  /// Where the workbooks of single merchants stand.
  static let merchantFolder = "一户一册"

  /// File names, with the folder of those that have one.
  let names: [String]
  private let kinds: [Kind]
  private let figures: ReportFigures
  private let settings: PipelineSettings

  init(figures: ReportFigures, settings: PipelineSettings) {
    self.figures = figures
    self.settings = settings
    var list: [(String, Kind)] = []
    let report = settings.report
    if report.profile.hasInternal {
      list.append((Report.summaryFileName(settings: settings), .summary))
      list += settings.sites.indices.map { (Report.siteFileName(settings: settings, site: $0), .site($0)) }
    }
    if report.profile.hasPublic { list.append((Report.publicFileName(settings: settings), .published)) }
    switch report.profile.hasInternal ? report.merchantBooks : .none {
    case .none: break
    case .book: list.append((Report.merchantBookFileName(settings: settings), .merchantBook))
    case .files:
      list += figures.merchants.indices.map {
        (Self.merchantFolder + "/" + Report.merchantFileName(figures: figures, merchant: $0), .merchant($0))
      }
    }
    names = list.map(\.0)
    kinds = list.map(\.1)
  }

  /// The workbook, personal data in its texts masked, and the tables of a published one.
  func workbook(_ index: Int) -> (workbook: WorkbookDescription, tables: [PublicTable]) {
    var tables: [PublicTable] = []
    var workbook: WorkbookDescription
    switch kinds[index] {
    case .summary: workbook = Report.summaryWorkbook(figures: figures, settings: settings)
    case .site(let site): workbook = Report.siteWorkbook(figures: figures, settings: settings, site: site).workbook
    case .published: (workbook, tables) = Report.publicWorkbook(figures: figures, settings: settings)
    case .merchantBook: workbook = Report.merchantBook(figures: figures, settings: settings)
    case .merchant(let merchant):
      workbook = Report.merchantWorkbook(figures: figures, settings: settings, merchant: merchant)
    }
    return (workbook.masked(), tables)
  }

  /// Whether the lints read the workbook back. Pages of single merchants print none of what they look for.
  func isLinted(_ index: Int) -> Bool {
    switch kinds[index] {
    case .summary, .site, .published: true
    case .merchantBook, .merchant: false
    }
  }

  /// Whether a file of an earlier run is one of these, and not another tool's.
  static func isOwn(_ name: String) -> Bool {
    !name.contains("/") || name.hasPrefix(merchantFolder + "/") && name.split(separator: "/").count == 2
  }
}
