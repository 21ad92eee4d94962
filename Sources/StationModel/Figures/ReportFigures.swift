public import Diagnostics

/// Everything that the workbooks show and the figure tables store, and that no formula over other cells can give.
///
/// The module Analysis fills it from settings, small tables and tallies; the module BureauReport lays it out. Arrays
/// named «by site» have one element for each site of the settings, in their order; indices of merchants are those of
/// ``SmallTables/merchants``. A figure that does not exist is nil, never 0 and never NaN.
public struct ReportFigures: Sendable {
  /// Name and version of the program, such as `wotu 1.0.0`; printed in footers.
  public var generator = ""
  /// Digest of inputs and settings, lower-case hexadecimal; empty where none was made.
  public var inputDigest = ""
  /// Last day of the reporting period.
  public var dataUntil: Day?
  /// Trades in sheet order (by number of merchants, then by name).
  public var trades: [String] = []
  /// One element for each merchant, in the order of the merchants' list.
  public var merchants: [MerchantFigures] = []
  public var needs = NeedFigures()
  public var satisfaction = SatisfactionFigures()
  public var complaints = ComplaintFigures()
  public var services = ServiceFigures()
  public var leaders = LeaderFigures()
  public var programmes = ProgrammeFigures()
  public var quality = DataQualityFigures()
  public var methods: [MethodNote] = []
  /// 要点 of the 总览 sheet: five sentences, in order.
  public var sentences: [KeySentence] = []
  /// What the lints object to in the figures as they will be printed; errors must not leave the house.
  public var lints: [Finding] = []
  /// 要点 of each site's workbook, by site.
  public var siteSentences: [[KeySentence]] = []

  public init() {}
}

/// Whose figure it is.
public enum FigureGroup: Sendable, Hashable {
  case all
  /// Index into the settings' sites.
  case site(Int)
  case trade(String)
  case siteTrade(Int, String)
  /// Index into the merchants.
  case merchant(Int)
  case month(Month)
  case siteMonth(Int, Month)
  /// Code of a complaint class.
  case complaintClass(String)
  /// A complaint class within a site: index into the settings' sites, code of the class.
  case siteClass(Int, String)
  /// Rows whose merchant was not resolved (未归属): in the totals, and shown only where there are any.
  case unassigned
}

/// A finding in words, made from the results: never claims a change whose interval holds «no change».
public struct KeySentence: Sendable, Hashable {
  /// `complaints`, `satisfaction`, `needs`, `drivers`, `services`; names the sheet the sentence speaks of.
  public var topic = ""
  /// Chinese, with its full stop.
  public var text = ""
  /// A clause of what another stage found, for the sheet that has both; without a mark at its end.
  public var addition = ""
  /// The text with the addition before its full stop.
  public var full: String { addition.isEmpty ? text : text.dropLast() + "；" + addition + "。" }
  public init() {}
}

/// A range with its ends; both in the unit of the figure.
public struct FigureInterval: Sendable, Hashable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// One row of the 方法说明 sheet.
public struct MethodNote: Sendable, Hashable {
  /// 指标.
  public var measure = ""
  /// 定义.
  public var definition = ""
  /// 计算方法, with the settings that decide it and their values.
  public var method = ""
  /// 依据与说明.
  public var source = ""
  public init() {}
}

/// A merchant's row of 商户明细 and 需求明细.
public struct MerchantFigures: Sendable, Hashable {
  public var id = ""
  /// With the branch, where there is one.
  public var name = ""
  /// Index into the settings' sites.
  public var site = 0
  public var trade = ""
  /// Missing: not stated in the source.
  public var isPartyMember: Bool?
  /// Masked (138****5678); empty where there is none.
  public var phone = ""
  public var openedOn: Day?
  public var closedOn: Day?
  /// Valid answers of the needs survey; 0: not surveyed.
  public var needAnswers = 0
  /// Bit i: asked for item i of the taxonomy.
  public var needItems: UInt64 = 0
  /// Bit i: asked for item i and a service met it.
  public var metItems: UInt64 = 0
  /// Valid answers to the overall question in the report period.
  public var ratings = 0
  /// 0…100. Missing: no answer.
  public var index: Double?
  /// Cases at which the merchant is the first named.
  public var complaintsReport = 0
  public var complaintsBase = 0
  /// The merchant's part of all cases that name it: half of one that names two.
  public var complaintShareReport = 0.0
  public var complaintShareBase = 0.0
  public var services = 0
  /// Fen.
  public var saved: Int64 = 0
  /// Fen.
  public var gained: Int64 = 0
  /// Services whose savings are recorded, and whose gains are.
  public var withSaved = 0
  public var withGained = 0
  /// Complaints of the months of ``ReportingPeriods/all``. Empty: no pages of single merchants are made.
  public var complaintsByMonth: [Int] = []
  /// Services of the report period, by day of request. Empty: as above.
  public var serviceRecords: [MerchantService] = []
  public init() {}

  /// Whether the sums say anything: of services without any recorded amount the sum is not 0 but unknown.
  public var tellsSaved: Bool { withSaved > 0 || saved != 0 || services == 0 }
  public var tellsGained: Bool { withGained > 0 || gained != 0 || services == 0 }
}

/// A service that a merchant received.
public struct MerchantService: Sendable, Hashable {
  public var kind = ""
  /// Empty where none is named.
  public var partner = ""
  public var requestedOn: Day?
  /// Missing: not completed.
  public var completedOn: Day?
  /// Fen. Missing: not recorded.
  public var saved: Int64?
  public var gained: Int64?
  public init() {}
}
