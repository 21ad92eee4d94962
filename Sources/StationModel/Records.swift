/// The source tables of the data contract.
public enum SourceTable: String, Sendable, CaseIterable, Codable {
  case merchants, needs, satisfaction, complaints, exposure, services, partners, programmes, assessments

  /// The Chinese name that staff use for the table.
  public var chineseName: String {
    switch self {
    case .merchants: "商户台账"
    case .needs: "需求调研"
    case .satisfaction: "满意度调查"
    case .complaints: "投诉记录"
    case .exposure: "客流与交易"
    case .services: "服务台账"
    case .partners: "服务单位"
    case .programmes: "质量提升项目"
    case .assessments: "指标采集"
    }
  }
}

/// Where a typed row was read: index of the file in the run's list of source files, and the 1-based line.
public struct RowOrigin: Sendable, Hashable {
  public var file: Int
  public var line: Int
  public init(file: Int, line: Int) {
    self.file = file
    self.line = line
  }
}

/// A merchant of the 商户台账. Its index in the list of merchants is its identity everywhere in the figure plane.
public struct Merchant: Sendable, Hashable {
  public var id = ""
  public var name = ""
  public var branch = ""
  /// Index into the pipeline's sites.
  public var site = 0
  public var trade = ""
  public var creditCode = ""
  public var openedOn: Day?
  public var closedOn: Day?
  public var isPartyMember: Bool?
  /// Personal: never leaves the workspace but masked.
  public var contact = ""
  /// Personal.
  public var phone = ""
  /// Square metres.
  public var area: Double?
  public var staff: Int?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}

/// One row of 客流与交易: a month's visitors and transactions of a site, or of one merchant.
public struct Exposure: Sendable, Hashable {
  public var month = Month(index: 0)
  public var site = 0
  /// Index into the merchants; nil: the figure is the site's.
  public var merchant: Int?
  /// Persons (人次).
  public var visitors: Int?
  public var transactions: Int?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}

/// One service that a station brought to a merchant.
public struct Service: Sendable, Hashable {
  public var id = ""
  /// Index into the merchants; nil when unresolved.
  public var merchant: Int?
  public var kind = ""
  /// Index into the partners; nil when none or unknown.
  public var partner: Int?
  public var requestedAt: Moment?
  public var respondedAt: Moment?
  public var completedAt: Moment?
  /// Steps of which the day alone is told: their moments are its midnight, which nothing may be timed by.
  public var daysOnly: ServiceSteps = []
  /// Steps that are recorded with times that cannot be used: unreadable, or in contradiction to the others. Their moments are nil.
  public var doubtful: ServiceSteps = []
  public var isUrgent = false
  public var isFree = false
  /// Fen (1/100 yuan); nil when not recorded.
  public var saved: Int64?
  /// Fen; nil when not recorded.
  public var gained: Int64?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}

  /// A completion is recorded, whether or not its time can be used.
  public var isCompleted: Bool { completedAt != nil || doubtful.contains(.completion) }

  /// The time from the request to a step. Missing: a time is not known.
  public func wait(to step: ServiceSteps) -> WaitRange? {
    guard let requestedAt, let end = step == .response ? respondedAt : completedAt else { return nil }
    return WaitRange(
      from: requestedAt, startIsDay: daysOnly.contains(.request), to: end, endIsDay: daysOnly.contains(step))
  }
}

/// An institution or utility that serves merchants over the green channel.
public struct Partner: Sendable, Hashable {
  public var id = ""
  public var name = ""
  /// 质量基础设施 or 公共服务.
  public var kind = ""
  public var region = ""
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}

/// An enterprise's part in a quality programme.
public struct Programme: Sendable, Hashable {
  public var id = ""
  public var enterprise = ""
  public var merchant: Int?
  public var programme = ""
  public var status = ""
  public var recordedOn: Day?
  public var site: Int?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}

/// A value of an indicator that somebody assessed.
public struct Assessment: Sendable, Hashable {
  public var merchant: Int?
  public var indicator = ""
  public var value: Double = 0
  public var assessedOn: Day?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}

/// All tables that are small by nature, as the figure plane takes them.
public struct SmallTables: Sendable {
  public var merchants: [Merchant] = []
  public var exposure: [Exposure] = []
  public var services: [Service] = []
  public var partners: [Partner] = []
  public var programmes: [Programme] = []
  public var assessments: [Assessment] = []
  public init() {}
}

/// What is known of one source file after reading: the row account closes (read = kept + rejected + duplicates).
public struct SourceFileAccount: Sendable, Hashable {
  public var table = SourceTable.merchants
  /// The path as the pipeline file spells it (relative to the pipeline file).
  public var name = ""
  /// Lower-case hexadecimal SHA-256.
  public var sha256 = ""
  public var bytes = 0
  /// UTF-8, GB18030, UTF-16LE or UTF-16BE.
  public var encoding = ""
  public var hasByteOrderMark = false
  public var delimiter = ""
  public var lineEnding = ""
  /// 1-based line of the header.
  public var headerLine = 0
  public var headerLines = 1
  public var read = 0
  public var kept = 0
  public var rejected = 0
  public var duplicates = 0
  /// Of the rejected records, those that are right and whose answers are doubted (废卷).
  public var screened = 0
  /// Lines set aside that are no records: titles, units, totals, notes, repeated headers, blank lines.
  public var skippedLines = 0
  public init() {}
}
