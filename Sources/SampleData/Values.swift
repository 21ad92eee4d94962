import StationModel

// The values of a sample before any mess: what the truth file is written from.

struct MerchantValue {
  var id = ""
  var name = ""
  var branch = ""
  var site = 0
  var trade = ""
  var creditCode = ""
  var openedOn = Day(number: 0)
  var closedOn: Day?
  var isPartyMember = false
  var contact = ""
  var phone = ""
  var area = 0
  var staff = 0
  /// 0…1000: how good it is; drives ratings, complaints and assessments.
  var quality = 0
  var isPenalised = false
}

struct NeedValue {
  var merchant = 0
  var surveyedOn = Moment(seconds: 0)
  /// Items of the taxonomy, by place, chosen as options.
  var options: [Int] = []
  /// Text of 其他〖…〗.
  var otherText = ""
  var description = ""
  /// Items that options and texts name.
  var items: Set<Int> = []
  /// 1…5; 0: not given.
  var urgency = 0
}

struct SatisfactionValue {
  var merchant = 0
  var submittedAt = Moment(seconds: 0)
  var respondent = ""
  /// 1…5; 0: not answered; 6: no opinion. The overall question is the last.
  var answers: [Int] = []
  /// 0…10; nil: not answered.
  var recommend: Int?
  var comment = ""
  /// Seconds.
  var duration = 0
}

struct ComplaintValue {
  var kind = "投诉"
  var receivedOn = Day(number: 0)
  var acceptedOn: Day?
  /// Nil: a name that no merchant bears.
  var merchant: Int?
  var channel = ""
  /// Place among the complaint classes.
  var complaintClass = 0
  var description = ""
  var isProfessional = false
  /// Fen.
  var amount: Int64?
  var recovered: Int64?
  var status = ""
  var closedOn: Day?
  var result = ""
  /// Came through the 12345 hotline, which exports in another shape.
  var isHotline = false
}

struct ServiceValue {
  var merchant = 0
  /// Place among the kinds of service.
  var kind = 0
  var partner = 0
  var requestedAt = Moment(seconds: 0)
  var respondedAt = Moment(seconds: 0)
  var completedAt: Moment?
  var isUrgent = false
  var isFree = false
  /// Fen.
  var saved: Int64 = 0
  var gained: Int64 = 0
}

struct ProgrammeValue {
  var enterprise = ""
  var merchant: Int?
  var programme = ""
  var status = ""
  var recordedOn = Day(number: 0)
  var site = 0
}

struct AssessmentValue {
  var merchant = 0
  var indicator = ""
  /// Hundredths.
  var value = 0
  var assessedOn = Day(number: 0)
}

/// The months of a sample and its two periods.
struct SampleCalendar {
  let months: [Month]
  let report: Range<Int>
  let base: Range<Int>

  static let lastMonth = Month(year: 2022, month: 1)

  init(months count: Int) {
    let first = SampleCalendar.lastMonth.index - Int32(count) + 1
    months = (0..<count).map { Month(index: first + Int32($0)) }
    let length = min(12, count / 2)
    report = (count - length)..<count
    base = (count - 2 * length)..<(count - length)
  }

  /// 0: report, 1: base; nil outside both.
  func slot(_ month: Int) -> Int? {
    report.contains(month) ? 0 : base.contains(month) ? 1 : nil
  }

  func text(_ range: Range<Int>) -> String { months[range.lowerBound].text + ".." + months[range.upperBound - 1].text }
}
