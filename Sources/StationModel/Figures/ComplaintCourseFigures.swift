/// What became of the complaints of one group and period, by the day received; and what was accepted and closed in the period by
/// its own date.
public struct ComplaintCourse: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  public var isBasePeriod = false
  /// By ``ComplaintOutcome``, of those received in the period.
  public var outcomes = Array(repeating: 0, count: ComplaintOutcome.allCases.count)
  /// 受理量 and 办结量 by their own dates, whenever received.
  public var acceptedByDate = 0
  public var closedByDate = 0
  public init() {}

  public var received: Int { outcomes.reduce(0, +) }
}

/// A second-level channel.
public struct ComplaintChannelName: Sendable, Hashable {
  /// As the pipeline's words have it; empty: none or an unknown one.
  public var name = ""
  /// First-level channel.
  public var group = ""
  public var countReport = 0
  public var countBase = 0
  public init() {}
}

/// A class of one of the two classifications in use, by the crosswalk of the pipeline's classes.
public struct ComplaintSchemeClass: Sendable, Hashable {
  public var scheme = ComplaintScheme.own
  public var code = ""
  public var name = ""
  /// By primary class.
  public var countReport = 0
  public var countBase = 0
  /// Complaints that name the class at all; they add up to more than there are. Missing: the scheme counts primary classes alone.
  public var mentionsReport: Int?
  public var mentionsBase: Int?
  public init() {}
}

/// Complaints of one class in one month and group.
public struct ComplaintClassMonth: Sendable, Hashable {
  /// All, a site, or those of unresolved merchants.
  public var group = FigureGroup.all
  public var month = Month(year: 1970, month: 1)
  public var isBasePeriod = false
  public var scheme = ComplaintScheme.own
  public var code = ""
  public var name = ""
  /// By primary class and the day received.
  public var count = 0
  /// Complaints of the group in the month, of all classes.
  public var total = 0
  public init() {}
}

/// Which classification a class is of; figures of two are never in one table without its name.
public enum ComplaintScheme: String, Sendable, CaseIterable {
  /// The pipeline's own.
  case own
  /// 12315 涉及问题分类.
  case platform = "12315"
  /// 消协 投诉性质.
  case nature = "消协"
}

/// Who complained again, and of whom, in one group and period.
public struct ComplaintRepeats: Sendable, Hashable {
  /// All or a site.
  public var group = FigureGroup.all
  public var isBasePeriod = false
  public var complaints = 0
  /// Complaints whose person is told by telephone number or full name, and these persons.
  public var known = 0
  public var persons = 0
  /// 多次投诉人: with two or more complaints; these complaints; and the most of one person.
  public var returning = 0
  public var ofReturning = 0
  public var most = 0
  /// 重复投诉: the same person, merchant and class again within thirty days; over `known`. Missing: nobody known.
  public var again = 0
  public var rate: Double?
  public var interval: FigureInterval?
  /// 重复被投诉商户: merchants with a complaint, those with two or more, and the complaints of these.
  public var merchants = 0
  public var merchantsAgain = 0
  public var ofMerchantsAgain = 0
  /// The sentence, Chinese.
  public var wording = ""
  public init() {}
}
