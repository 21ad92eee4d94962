/// What merchants asked for, and what a service has met.
public struct NeedFigures: Sendable {
  /// Rows for all, each site, each trade (and each class and item in them): the table `need_summary`.
  public var summaries: [NeedSummary] = []
  /// Answers by residual code (Z0 …), in the order of the taxonomy.
  public var residuals: [NeedResidual] = []
  /// Answers by urgency 1…5, all sites; index 0: not given.
  public var urgency: [Int] = []
  /// Merchants in the frame that answered, by site.
  public var surveyedBySite: [Int] = []
  /// The table `need_outcome`: every need by itself.
  public var outcomes: [NeedOutcome] = []
  /// The table `need_pair`.
  public var pairs: [NeedPair] = []
  /// The table `need_change`; empty where no merchant answered in both periods.
  public var changes: [NeedChange] = []
  public init() {}
}

/// One group and one class or item.
public struct NeedSummary: Sendable, Hashable {
  public var group = FigureGroup.all
  /// Code of the class; empty in a row for an item's own class only when unknown.
  public var classCode = ""
  /// Code of the item; empty: the row is the class, merchants counted once.
  public var itemCode = ""
  /// Merchants of the group that answered the needs survey: the base.
  public var merchants = 0
  /// Merchants of the group in the frame, answered or not.
  public var frame = 0
  /// Merchants that asked.
  public var asked = 0
  /// asked / merchants. Missing: base 0.
  public var rate: Double?
  /// Of the rate. Missing: census (all of the frame answered) or base 0.
  public var interval: FigureInterval?
  /// `census` or `wilson_fpc` …; empty where there is no rate.
  public var method = ""
  /// Answers (rows) that named it; for a class the sum over its items. Missing: in trades, whose rows are not tallied.
  public var mentions: Int?
  /// Share of the group's needs (项次: merchants times items, or merchants times classes). Missing: no needs.
  public var share: Double?
  /// 1 = most merchants, ties share a rank; within the group, among items or among classes.
  public var rank = 0
  /// Merchants whose need a later service met, and those still waiting; a class is met where all its items named are.
  public var met = 0
  public var waiting = 0
  /// met / asked. Missing: nobody asked.
  public var metRate: Double?
  /// Days from the first mention to the service that met it. Missing: nothing met.
  public var medianDays: Double?
  public init() {}
}

/// Answers given a residual code.
public struct NeedResidual: Sendable, Hashable {
  public var code = ""
  public var name = ""
  public var answers = 0
  /// By site.
  public var bySite: [Int] = []
  public init() {}
}
