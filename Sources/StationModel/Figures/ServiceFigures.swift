/// Services of the green channel.
public struct ServiceFigures: Sendable {
  /// By kind, in the order of the settings, all sites; the rows of 服务台账与绿色通道.
  public var kinds: [ServiceFigure] = []
  /// By kind in each site (`siteKinds[site]`), kinds in the order of the settings, then those that no setting lists.
  public var siteKinds: [[ServiceFigure]] = []
  /// By site, one element for each site.
  public var sites: [ServiceFigure] = []
  /// By partner, most services first.
  public var partners: [ServiceFigure] = []
  public var total = ServiceFigure()
  /// Partners of kind 质量基础设施 and 公共服务 in the list of partners.
  public var infrastructurePartners = 0
  public var utilityPartners = 0
  /// Merchants with at least one service.
  public var merchantsServed = 0
  /// Promises of urgent and ordinary requests: all, each site, each kind, each partner that was called, and what is of none.
  public var promises: [PromiseFigure] = []
  /// Needs met: all, each site, each item, each item within each site, each kind of service.
  public var closures: [NeedClosureFigure] = []
  /// Savings and gains: all, each site, each kind, each partner, each merchant that was served, and what is of none; each grouping
  /// adds up to all.
  public var money: [ServiceMoneyFigure] = []
  /// One row for each partner of the list, in its order.
  public var partnerRows: [PartnerFigure] = []
  /// The first batch of free calibration, by merchant number, each merchant once.
  public var firstBatch: [FirstCalibration] = []
  /// Services that name no partner of the list.
  public var withoutPartner = 0
  /// What the figures say, Chinese, and the same of each site.
  public var sentences: [String] = []
  public var siteSentences: [[String]] = []
  public init() {}

  /// The promise of a group, urgent or ordinary, to respond or to complete.
  public func promise(_ group: ServiceGroup, urgent: Bool, completion: Bool) -> PromiseFigure? {
    promises.first { $0.group == group && $0.isUrgent == urgent && $0.isCompletion == completion }
  }
}

/// Services of one kind, partner or site.
public struct ServiceFigure: Sendable, Hashable {
  /// Kind, partner's or site's name; empty in the total.
  public var name = ""
  /// 质量基础设施 or 公共服务; empty for sites and the total.
  public var group = ""
  /// Names of the partners that served, sorted, joined by 、 (at most a handful, then 等n家); for a kind only.
  public var partners = ""
  /// Partners that served, each counted once.
  public var partnerCount = 0
  public var requests = 0
  public var urgent = 0
  public var free = 0
  /// Services with a response time, and those known to be within the promise.
  public var responded = 0
  public var respondedInTime = 0
  /// Services whose response can be judged: responded, or the promise ran out before the period did. The base of the
  /// share `respondedInTime / respondDue`; leaving out what was never answered would flatter it.
  public var respondDue = 0
  /// Services whose times do not tell whether the promise was kept: in no base.
  public var respondUnknown = 0
  /// Services whose completion is recorded, and those of them within the promise.
  public var completed = 0
  public var completedInTime = 0
  /// Services whose completion can be judged, likewise, and those where it cannot.
  public var completeDue = 0
  public var completeUnknown = 0
  /// Of the shares in time. Missing: nothing due.
  public var respondInterval: FigureInterval?
  public var completeInterval: FigureInterval?
  /// Services whose savings or gains are recorded: the completeness of the two sums.
  public var valued = 0
  /// Services whose savings are recorded, and whose gains are. 0 yuan recorded is an amount.
  public var withSaved = 0
  public var withGained = 0
  /// Services whose request and response both tell the time of day.
  public var timedResponses = 0
  /// Mean hours from request to response over `timedResponses`. Missing: none.
  public var meanResponse: Double?
  public var medianResponse: Double?
  /// Fen.
  public var saved: Int64 = 0
  public var gained: Int64 = 0
  /// What of them is each merchant's, by its place in the list, −1 for those that are not known; of kinds only.
  public var savers: [Int: Int64] = [:]
  public var gainers: [Int: Int64] = [:]
  /// Services with an amount whose completion is not recorded, and their savings and gains together, fen: within the sums.
  public var pendingValued = 0
  public var pending: Int64 = 0
  public init() {}

  /// Whether the sums say anything: of services without any recorded amount the sum is not 0 but unknown.
  public var tellsSaved: Bool { withSaved > 0 || saved != 0 || requests == 0 }
  public var tellsGained: Bool { withGained > 0 || gained != 0 || requests == 0 }
}

/// The quality programmes.
public struct ProgrammeFigures: Sendable {
  /// Enterprises by programme and status, each counted once, in sheet order.
  public var rows: [ProgrammeFigure] = []
  /// Enterprises that applied for 市长质量管理奖 in the period.
  public var awardApplications = 0
  /// Enterprises that took part in 对标达标.
  public var benchmarkEnterprises = 0
  /// Merchants of the first batch of free calibration.
  public var firstFreeCalibration = 0
  public init() {}
}

/// Enterprises in one state of one programme.
public struct ProgrammeFigure: Sendable, Hashable {
  public var programme = ""
  public var status = ""
  public var enterprises = 0
  /// By site; enterprises without a site are in `enterprises` alone.
  public var bySite: [Int] = []
  public init() {}
}
