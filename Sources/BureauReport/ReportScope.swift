import StationModel
import Workbooks

/// The thirteen sheets, in order.
enum SheetKey: Int, CaseIterable {
  case cover, overview, needs, satisfaction, drivers, trend, comparison, leaders, services, merchants, needMatrix
  case quality, methods

  /// As the layout file names it.
  var name: String { HouseLayout.sheetKeys[rawValue] }
}

/// A row or column of a group: a site in the summary, a trade in a site's workbook.
struct ReportGroup {
  var name: String
  var group: FigureGroup
}

/// What a workbook is about: all sites, parted by site; or one site, parted by trade.
struct ReportScope {
  let figures: ReportFigures
  let settings: PipelineSettings
  /// Missing: the summary.
  let site: Int?
  let groups: [ReportGroup]
  /// Indices of the merchants in scope.
  let merchants: [Int]
  let prefix: String

  init(figures: ReportFigures, settings: PipelineSettings, site: Int?) {
    self.figures = figures
    self.settings = settings
    self.site = site
    guard let site else {
      groups = settings.sites.enumerated().map { ReportGroup(name: $1.name, group: .site($0)) }
      merchants = Array(figures.merchants.indices)
      prefix = settings.form.number.isEmpty ? "WT" : settings.form.number
      return
    }
    let own = figures.merchants.indices.filter { figures.merchants[$0].site == site }
    let present = Set(own.map { figures.merchants[$0].trade })
    let known = figures.trades.filter { present.contains($0) }
    let others = present.subtracting(known).sorted()
    groups = (known + others).map {
      ReportGroup(name: $0.isEmpty ? Words.noTrade : $0, group: .siteTrade(site, $0))
    }
    merchants = own
    let code = settings.sites[site].code
    prefix = code.isEmpty ? "S\(site + 1)" : code
  }

  var isSummary: Bool { site == nil }
  /// Too many groups for a column each.
  var isWide: Bool { groups.count > 6 }
  var own: FigureGroup { site.map { .site($0) } ?? .all }
  /// Heading over the groups.
  var groupWord: String { isSummary ? settings.siteWord : Words.trade }
  var totalName: String {
    guard let site else { return groups.count > 1 ? Words.sitesTotal(settings) : Words.total }
    return settings.sites[site].name
  }
  /// Name of the defined name that holds each merchant's group.
  var detailGroupName: String { isSummary ? Words.Name.detailSite : Words.Name.detailTrade }
  var needGroupName: String { isSummary ? Words.Name.needSite : Words.Name.needTrade }

  func number(_ key: SheetKey) -> String {
    prefix + "-" + (key.rawValue < 10 ? "0" : "") + "\(key.rawValue)"
  }

  func sheetName(_ key: SheetKey) -> String {
    let own = words(key).name
    return own.isEmpty ? Words.sheetNames[key.rawValue] : own
  }

  /// What the house style says of a sheet.
  func words(_ key: SheetKey) -> HouseLayout.SheetWords { settings.report.layout.sheets[key.name] ?? .init() }

  /// The title of the house style with its places filled, or the one given.
  func title(_ key: SheetKey, _ standard: String) -> String {
    let own = words(key).title
    if own.isEmpty { return standard }
    let places = [
      "{title}": settings.title, "{site}": site.map { settings.sites[$0].name } ?? totalName,
      "{classes}": "\(settings.taxonomy.classes.count)", "{items}": "\(settings.taxonomy.items.count)",
      "{period}": settings.periods.reportText,
    ]
    return places.sorted { $0.key < $1.key }.reduce(own) { $0.replacing($1.key, with: $1.value) }
  }

  var report: MonthRange { settings.periods.report }
  var hasBase: Bool {
    figures.complaints.months.contains { !$0.isReportPeriod }
  }

  /// A trade that is not stated gets a name: an empty criterion would match nothing.
  static func trade(_ merchant: MerchantFigures) -> String {
    merchant.trade.isEmpty ? Words.noTrade : merchant.trade
  }

  /// SUMIFS reads `=`, `<`, `>` at the start of a criterion and `*`, `?`, `~` anywhere as its own signs, and names of
  /// trades come from the data: where one has such signs, cells are compared as they are.
  private var hasUnsafeNames: Bool {
    groups.contains { group in
      group.name.contains { "*?~".contains($0) } || "=<>".contains(group.name.first ?? " ")
    }
  }

  /// Sum of a column over the rows whose group is the cell's.
  func sum(_ values: String, where names: String, equals cell: String) -> String {
    hasUnsafeNames ? "SUMPRODUCT((\(names)=\(cell))*\(values))" : "SUMIFS(\(values),\(names),\(cell))"
  }

  /// Rows whose group is the cell's.
  func count(where names: String, equals cell: String) -> String {
    hasUnsafeNames ? "SUMPRODUCT((\(names)=\(cell))*1)" : "COUNTIFS(\(names),\(cell))"
  }

  /// Group of a merchant in this scope.
  func groupIndex(_ merchant: MerchantFigures) -> Int? {
    isSummary ? merchant.site : groups.firstIndex { $0.name == Self.trade(merchant) }
  }
}
