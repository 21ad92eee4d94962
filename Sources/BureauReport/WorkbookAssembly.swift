import StationModel
import Workbooks

/// Puts the sheets of one workbook together.
struct WorkbookAssembly {
  let scope: ReportScope

  func assemble() -> WorkbookDescription {
    var workbook = WorkbookDescription()
    let merchants = MerchantSheet(scope: scope)
    let matrix = NeedMatrixSheet(scope: scope)
    merchants.define(in: &workbook)
    matrix.define(in: &workbook)

    let (needs, needPlaces) = NeedsSheet(scope: scope, matrix: matrix).build()
    let (satisfaction, satisfactionPlaces) = SatisfactionSheet(scope: scope).build()
    let (trend, trendPlaces) = TrendSheet(scope: scope).build()
    let comparison = ComparisonSheet(scope: scope, trend: trendPlaces).build()
    let (leaders, leaderPlace) = LeaderSheet(scope: scope).build()
    let (services, servicePlaces) = ServiceSheet(scope: scope).build()
    let places = OverviewSheet.Places(
      needs: needPlaces, satisfaction: satisfactionPlaces, trend: trendPlaces, leaders: leaderPlace,
      services: servicePlaces)
    let standard: [SheetDescription] = [
      OverviewSheet(scope: scope, places: places).build(), needs, satisfaction, DriverSheet(scope: scope).build(),
      trend, comparison, leaders, services, merchants.build(), matrix.build(), QualitySheet(scope: scope).build(),
      MethodSheet(scope: scope).build(),
    ]
    let style = HouseStyle(scope.settings.report.layout)
    let keys = style.order
    let sheets = keys.map { standard[$0.rawValue - 1] }
    workbook.sheets = [CoverSheet(scope: scope, sheets: sheets, keys: keys).build()] + sheets
    workbook.properties = properties
    style.apply(to: &workbook)
    return workbook
  }

  private var properties: WorkbookProperties {
    var result = WorkbookProperties()
    let settings = scope.settings
    result.title = scope.site.map { settings.sites[$0].name + " " + settings.title } ?? settings.title
    result.subject = Words.period(settings)
    result.author = settings.station
    result.company = settings.bureau
    result.category = Words.Cover.subtitle
    result.keywords = settings.sites.prefix(12).map(\.name).joined(separator: "、")
    result.comments = Words.Cover.useText
    result.status = scope.prefix
    // The end of the reporting period at 00:00 UTC.
    let end = scope.figures.dataUntil ?? settings.periods.report.last.lastDay
    result.created = Int64(end.number) * 86_400
    result.custom = [
      ("报告期", settings.periods.reportText), ("基期", scope.hasBase ? settings.periods.baseText : "无"),
      ("输入摘要", scope.figures.inputDigest.isEmpty ? "无" : scope.figures.inputDigest),
      ("生成程序", scope.figures.generator.isEmpty ? "wotu" : scope.figures.generator),
    ]
    return result
  }
}
