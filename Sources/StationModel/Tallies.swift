/// The sufficient statistics of all figures: exact integer counts, so that the tallies of any split of the rows add up to
/// the tallies of the whole, to the bit.
public struct Tallies: Sendable, Equatable {
  public var needs: NeedTally
  public var satisfaction: SatisfactionTally
  public var complaints: ComplaintTally

  public init(shape: TallyShape) {
    needs = NeedTally(shape: shape)
    satisfaction = SatisfactionTally(shape: shape)
    complaints = ComplaintTally(shape: shape)
  }

  /// Adds another tally of the same shape.
  public mutating func add(_ other: Tallies) {
    needs.add(other.needs)
    satisfaction.add(other.satisfaction)
    complaints.add(other.complaints)
  }
}

/// The sizes that all tallies of a run share.
public struct TallyShape: Sendable, Hashable {
  /// Sites of the pipeline; row `sites` (one past the last) is «not resolved».
  public var sites: Int
  /// Merchants; row `merchants` (one past the last) is «not resolved».
  public var merchants: Int
  /// Months of `ReportingPeriods.all`.
  public var months: Int
  /// Need items of the taxonomy.
  public var needItems: Int
  /// Residual codes of the taxonomy.
  public var residuals: Int
  /// Satisfaction items plus one: the overall question is the last.
  public var questions: Int
  /// Points of the scale, `maximum − minimum + 1`.
  public var levels: Int
  public var complaintClasses: Int
  public var channelGroups: Int
  /// Days of `ReportingPeriods.all`.
  public var days: Int
  /// Second-level channels: the words of ``ComplaintSettings/channels``.
  public var channelNames: Int

  public init(
    sites: Int, merchants: Int, months: Int, needItems: Int, residuals: Int, questions: Int, levels: Int,
    complaintClasses: Int, channelGroups: Int, days: Int, channelNames: Int = 0
  ) {
    self.sites = sites
    self.merchants = merchants
    self.months = months
    self.needItems = needItems
    self.residuals = residuals
    self.questions = questions
    self.levels = levels
    self.complaintClasses = complaintClasses
    self.channelGroups = channelGroups
    self.days = days
    self.channelNames = channelNames
  }
}

/// Which of the two periods a day lies in; days outside both are counted apart and enter no figure.
public enum PeriodSlot: Int, Sendable, CaseIterable { case report = 0, base = 1 }

/// Needs: what each merchant asked for.
public struct NeedTally: Sendable, Equatable {
  public let shape: TallyShape
  /// Valid answers (rows kept), by merchant (last: not resolved).
  public var answers: [Int32]
  /// Bit i: the merchant named item i in an option or text, in any of its answers.
  public var items: [UInt64]
  /// Answers and items named, by period and merchant (`period * (merchants + 1) + merchant`; 0 report, 1 base): for merchants who
  /// answered in both.
  public var periodAnswers: [Int32]
  public var periodItems: [UInt64]
  /// Bit r: residual code r was given to one of the merchant's answers.
  public var residuals: [UInt64]
  /// Day number of the first answer that named the item, `merchant * needItems + item`; Int32.max where never.
  public var firstNamed: [Int32]
  /// Rows that named the item, `site * needItems + item` (last site: not resolved).
  public var mentions: [Int64]
  /// Rows given the residual code, `site * residuals + code`.
  public var residualRows: [Int64]
  /// Answers by urgency 1…5, 0 = not given: `site * 6 + urgency`.
  public var urgency: [Int64]

  public init(shape: TallyShape) {
    self.shape = shape
    answers = Array(repeating: 0, count: shape.merchants + 1)
    items = Array(repeating: 0, count: shape.merchants + 1)
    residuals = Array(repeating: 0, count: shape.merchants + 1)
    periodAnswers = Array(repeating: 0, count: (shape.merchants + 1) * 2)
    periodItems = Array(repeating: 0, count: (shape.merchants + 1) * 2)
    firstNamed = Array(repeating: .max, count: (shape.merchants + 1) * shape.needItems)
    mentions = Array(repeating: 0, count: (shape.sites + 1) * shape.needItems)
    residualRows = Array(repeating: 0, count: (shape.sites + 1) * shape.residuals)
    urgency = Array(repeating: 0, count: (shape.sites + 1) * 6)
  }

  public mutating func add(_ other: NeedTally) {
    sum(&answers, other.answers)
    for index in items.indices {
      items[index] |= other.items[index]
      residuals[index] |= other.residuals[index]
    }
    sum(&periodAnswers, other.periodAnswers)
    for index in periodItems.indices { periodItems[index] |= other.periodItems[index] }
    for index in firstNamed.indices { firstNamed[index] = min(firstNamed[index], other.firstNamed[index]) }
    sum(&mentions, other.mentions)
    sum(&residualRows, other.residualRows)
    sum(&urgency, other.urgency)
  }
}

/// Satisfaction: answers by group, question and level. Only rows of the respondent type that the pipeline declares.
public struct SatisfactionTally: Sendable, Equatable {
  public let shape: TallyShape
  /// `((slot * (merchants + 1) + merchant) * questions + question) * levels + level`, slots of ``PeriodSlot``.
  public var byMerchant: [Int32]
  /// `((site * months + month) * questions + question) * levels + level`.
  public var byMonth: [Int32]
  /// 推荐意愿 0…10 by merchant: `(slot * (merchants + 1) + merchant) * 11 + answer`.
  public var recommendByMerchant: [Int32]
  /// `(site * months + month) * 11 + answer`.
  public var recommendByMonth: [Int32]
  /// Answers that are none in the report period, `(site * questions + question) * 4 + {0 missing, 1 no opinion, 2 not put to
  /// the respondent, 3 refused}`.
  public var unanswered: [Int64]
  /// Valid rows, `slot * (merchants + 1) + merchant`.
  public var responses: [Int32]
  /// Rows of other respondent types, and rows outside both periods.
  public var otherRespondents: Int64
  public var outsidePeriods: Int64
  /// Report-period rows with every question answered: count, sums by question, cross-products `question * questions + question`.
  public var completeRows: Int64
  public var completeSums: [Int64]
  public var completeProducts: [Int64]
  /// Design weights of the overall question by `slot * (sites + 1) + site`, in millionths: at each level Σw and Σw²
  /// (`(slotSite * levels + level) * 2 + {0: Σw, 1: Σw²}`); all weights 1 leaves `isWeighted` false.
  public var weighted: [Int64]
  public var isWeighted: Bool

  public init(shape: TallyShape) {
    self.shape = shape
    let cells = shape.questions * shape.levels
    byMerchant = Array(repeating: 0, count: 2 * (shape.merchants + 1) * cells)
    byMonth = Array(repeating: 0, count: (shape.sites + 1) * shape.months * cells)
    recommendByMerchant = Array(repeating: 0, count: 2 * (shape.merchants + 1) * 11)
    recommendByMonth = Array(repeating: 0, count: (shape.sites + 1) * shape.months * 11)
    unanswered = Array(repeating: 0, count: (shape.sites + 1) * shape.questions * 4)
    responses = Array(repeating: 0, count: 2 * (shape.merchants + 1))
    otherRespondents = 0
    outsidePeriods = 0
    completeRows = 0
    completeSums = Array(repeating: 0, count: shape.questions)
    completeProducts = Array(repeating: 0, count: shape.questions * shape.questions)
    weighted = Array(repeating: 0, count: 2 * (shape.sites + 1) * shape.levels * 2)
    isWeighted = false
  }

  public mutating func add(_ other: SatisfactionTally) {
    sum(&byMerchant, other.byMerchant)
    sum(&byMonth, other.byMonth)
    sum(&recommendByMerchant, other.recommendByMerchant)
    sum(&recommendByMonth, other.recommendByMonth)
    sum(&unanswered, other.unanswered)
    sum(&responses, other.responses)
    otherRespondents += other.otherRespondents
    outsidePeriods += other.outsidePeriods
    completeRows += other.completeRows
    sum(&completeSums, other.completeSums)
    sum(&completeProducts, other.completeProducts)
    sum(&weighted, other.weighted)
    isWeighted = isWeighted || other.isWeighted
  }
}

/// What became of a complaint, from its status, result and dates.
public enum ComplaintOutcome: Int, Sendable, CaseIterable {
  /// 待受理.
  case pending
  /// 不予受理.
  case refused
  /// Accepted and not yet closed.
  case open
  /// Closed by mediation: 调解成功.
  case mediated
  /// Closed without agreement: 调解不成, 终止调解.
  case failed
  /// 撤回 or 自行和解: a termination in law, no mediation success.
  case withdrawn
  /// Closed, result not stated.
  case closed
}

/// How a statutory deadline was kept.
public enum DeadlineState: Int, Sendable, CaseIterable {
  case met, late
  /// Not done and not yet due at the end of the period.
  case open
  /// Cannot be told: a date is missing or the calendar does not cover it.
  case unknown
}

/// Complaints: only records of the kind 投诉 enter; dates are those of receipt.
public struct ComplaintTally: Sendable, Equatable {
  public let shape: TallyShape
  /// Received, `merchant * months + month` (last merchant: not resolved).
  public var byMerchant: [Int32]
  /// What cases that name several merchants change in ``byMerchant``, which has them whole at the merchant named first: sixtieths,
  /// `merchant * months + month`; the cells of a month add up to nothing.
  public var shares: [Int64]
  /// Cases that name the merchant but are counted at another one in ``byMerchant``, which they name first; laid out like it.
  public var alsoNamed: [Int32]
  /// Primary class, `(site * months + month) * complaintClasses + class`.
  public var byClass: [Int32]
  /// Rows that name the class at all in the report and base period, `(slot * (sites + 1) + site) * complaintClasses + class`.
  public var mentions: [Int64]
  /// First-level channel, `(slot * (sites + 1) + site) * channelGroups + group`.
  public var byChannel: [Int64]
  /// Second-level channel, `(slot * (sites + 1) + site) * (channelNames + 1) + name` (last: none or unknown).
  public var byChannelName: [Int64]
  /// Accepted and closed by the dates of these, whenever received: `(slot * (sites + 1) + site) * 2 + {0 accepted, 1 closed}`.
  public var byOwnDate: [Int64]
  /// Who complained again, `(slot * (sites + 2) + group) * 6 + field` (groups: sites, not resolved, all; see ``RepeatField``).
  /// Not a sum over rows: it is filled once all are in, and adding tallies leaves it.
  public var repeats: [Int64]
  /// ``ComplaintOutcome``, `(slot * (sites + 1) + site) * 7 + outcome`.
  public var byOutcome: [Int64]
  /// Deadlines, `((slot * (sites + 1) + site) * 3 + ComplaintClock) * 4 + state`; a case has one of mediation and work order.
  public var deadlines: [Int64]
  /// Overdue and unfinished at the period's end, by merchant; a case that names several is overdue at each.
  public var overdue: [Int32]
  /// By merchant in the report period: closed by mediation, and closed with a result that is told, `merchant * 2 + {0 mediated,
  /// 1 told}`; a case that names several counts at each.
  public var mediation: [Int32]
  /// Calendar days from receipt to closing in bins of one day, 0…366 (last: more), `(slot * (sites + 1) + site) * 367 + days`.
  public var daysToClose: [Int64]
  /// Calendar days from receipt to closing, added up without a bin: `slot * (sites + 1) + site`.
  public var daysOfClosed: [Int64]
  /// Calendar days from receipt to the period's end of those not closed by then, in the same bins: censored, not ended.
  public var daysOpen: [Int64]
  /// Received by day, `site * days + day`, day 0 the first of all periods (last site: not resolved).
  public var byDay: [Int32]
  /// Fen: amount in dispute and recovered, `(slot * (sites + 1) + site) * 2 + {0 amount, 1 recovered}`.
  public var money: [Int64]
  /// All records by kind 投诉, 举报, 咨询, 建议, other: `slot * 5 + kind`.
  public var kinds: [Int64]
  /// 职业投诉 among the complaints: `slot * (sites + 1) + site`.
  public var professional: [Int64]
  public var outsidePeriods: Int64

  public init(shape: TallyShape) {
    self.shape = shape
    let groups = 2 * (shape.sites + 1)
    byMerchant = Array(repeating: 0, count: (shape.merchants + 1) * shape.months)
    shares = Array(repeating: 0, count: byMerchant.count)
    alsoNamed = Array(repeating: 0, count: byMerchant.count)
    byClass = Array(repeating: 0, count: (shape.sites + 1) * shape.months * shape.complaintClasses)
    mentions = Array(repeating: 0, count: groups * shape.complaintClasses)
    byChannel = Array(repeating: 0, count: groups * shape.channelGroups)
    byChannelName = Array(repeating: 0, count: groups * (shape.channelNames + 1))
    byOwnDate = Array(repeating: 0, count: groups * 2)
    repeats = Array(repeating: 0, count: Self.repeatCells(shape))
    byOutcome = Array(repeating: 0, count: groups * 7)
    deadlines = Array(repeating: 0, count: groups * 12)
    overdue = Array(repeating: 0, count: shape.merchants + 1)
    mediation = Array(repeating: 0, count: (shape.merchants + 1) * 2)
    daysToClose = Array(repeating: 0, count: groups * 367)
    daysOfClosed = Array(repeating: 0, count: groups)
    daysOpen = Array(repeating: 0, count: groups * 367)
    byDay = Array(repeating: 0, count: (shape.sites + 1) * shape.days)
    money = Array(repeating: 0, count: groups * 2)
    kinds = Array(repeating: 0, count: 10)
    professional = Array(repeating: 0, count: groups)
    outsidePeriods = 0
  }

  public mutating func add(_ other: ComplaintTally) {
    sum(&byMerchant, other.byMerchant)
    sum(&shares, other.shares)
    sum(&alsoNamed, other.alsoNamed)
    sum(&byClass, other.byClass)
    sum(&mentions, other.mentions)
    sum(&byChannel, other.byChannel)
    sum(&byChannelName, other.byChannelName)
    sum(&byOwnDate, other.byOwnDate)
    sum(&byOutcome, other.byOutcome)
    sum(&deadlines, other.deadlines)
    sum(&overdue, other.overdue)
    sum(&mediation, other.mediation)
    sum(&daysToClose, other.daysToClose)
    sum(&daysOfClosed, other.daysOfClosed)
    sum(&daysOpen, other.daysOpen)
    sum(&byDay, other.byDay)
    sum(&money, other.money)
    sum(&kinds, other.kinds)
    sum(&professional, other.professional)
    outsidePeriods += other.outsidePeriods
  }
}

extension ComplaintTally {
  /// What ``repeats`` counts in a group and period.
  public enum RepeatField: Int, Sendable, CaseIterable {
    /// Complaints whose person is known, and these persons.
    case known, persons
    /// Persons with two or more, and their complaints.
    case returning, ofReturning
    /// Complaints of the person with the most.
    case most
    /// The same person, merchant and class again within thirty days.
    case again
  }

  public static func repeatCells(_ shape: TallyShape) -> Int { 2 * (shape.sites + 2) * RepeatField.allCases.count }
}

private func sum<Count: FixedWidthInteger>(_ left: inout [Count], _ right: [Count]) {
  precondition(left.count == right.count, "tallies of different shapes cannot be added")
  for index in left.indices { left[index] += right[index] }
}
