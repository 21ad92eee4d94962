internal import Measures
public import StationModel

/// Settings, small tables and tallies, with what every part of the analysis needs of them worked out once.
public struct AnalysisInput: Sendable {
  public private(set) var settings: PipelineSettings
  public let tables: SmallTables
  public let tallies: Tallies
  /// Trades by number of merchants, then by name.
  public let trades: [String]

  /// Sites of the pipeline, without the place for «not resolved».
  let sites: Int
  let merchantCount: Int
  /// Months of the tallies, and the places among them of the two periods.
  let months: [Month]
  let reportMonths: Range<Int>
  let baseMonths: Range<Int>
  /// Index into `trades` by merchant.
  let tradeOf: [Int]
  private(set) var criticals: TCriticals
  private(set) var normalCritical: Double
  /// Months at the ends of the periods of which nothing is told.
  private(set) var silent = SilentMonths()

  /// Precondition: the tallies have the shape of the settings and tables.
  public init(settings: PipelineSettings, tables: SmallTables, tallies: Tallies) {
    self.settings = settings
    self.tables = tables
    self.tallies = tallies
    sites = settings.sites.count
    merchantCount = tables.merchants.count
    let all = settings.periods.all
    months = all.months
    reportMonths = Self.places(of: settings.periods.report, in: all)
    baseMonths = Self.places(of: settings.periods.base, in: all)
    var counts: [String: Int] = [:]
    for merchant in tables.merchants { counts[merchant.trade, default: 0] += 1 }
    trades = counts.keys.sorted { left, right in
      let a = counts[left] ?? 0
      let b = counts[right] ?? 0
      return a == b ? left < right : a > b
    }
    var places: [String: Int] = [:]
    for (place, trade) in trades.enumerated() { places[trade] = place }
    tradeOf = tables.merchants.map { places[$0.trade] ?? 0 }
    criticals = TCriticals(confidence: settings.satisfaction.confidence)
    normalCritical = Distributions.normalCritical(confidence: settings.satisfaction.confidence)
    silent = SilentMonths(self)
  }

  /// The same at another level of confidence.
  func at(_ confidence: Double) -> AnalysisInput {
    var result = self
    result.settings.satisfaction.confidence = confidence
    result.criticals = TCriticals(confidence: confidence)
    result.normalCritical = Distributions.normalCritical(confidence: confidence)
    return result
  }

  var shape: TallyShape { tallies.satisfaction.shape }
  var confidence: Double { settings.satisfaction.confidence }
  var lastReportDay: Day { settings.periods.lastDay }

  /// Places of the days of some months in the tallies by day.
  func days(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    let first = months[0].firstDay.number
    return Int(
      months[range.lowerBound].firstDay.number - first)..<(Int(
        months[range.upperBound - 1].lastDay.number - first) + 1)
  }

  func months(of slot: PeriodSlot) -> Range<Int> { slot == .report ? reportMonths : baseMonths }

  /// The site's name; 未归属 for the place past the last.
  func siteName(_ site: Int) -> String {
    settings.sites.indices.contains(site) ? settings.sites[site].name : "未归属"
  }

  private static func places(of range: MonthRange, in all: MonthRange) -> Range<Int> {
    let first = max(0, Int(range.first.index - all.first.index))
    return first..<max(first, min(all.count, first + range.count))
  }
}

extension Estimate {
  /// The ends alone, as figures carry them.
  var interval: FigureInterval { FigureInterval(low: lower, high: upper) }
}
