import Diagnostics
import StationModel

// A million records and more of satisfaction and complaints, streamed from ready-made pieces of bytes: memory does not grow
// with the records. Merchants are given by number, every complaint is to be classified from its text.

func writeLargeTables(_ story: Story, _ rows: Int, _ truth: inout Truth, to folder: String) throws(Failure) {
  var satisfaction = LargeSatisfaction(story)
  let answers = try satisfaction.write(rows, to: folder + "/satisfaction.csv", &truth)
  truth.files.append(("satisfaction", "satisfaction.csv", answers))
  var complaints = LargeComplaints(story)
  let records = try complaints.write(rows, to: folder + "/complaints.csv", &truth)
  truth.files.append(("complaints", "complaints.csv", records))
}

/// What both large tables draw from.
struct LargePieces {
  let story: Story
  /// `,DZS-0001,` and so on.
  let merchants: [[UInt8]]
  let sites: [Int]
  let days: [(iso: [UInt8], slashed: [UInt8], month: Int)]
  /// Places of days, one for each unit of weight, so that a draw is one look.
  let dayDraws: [Int32]

  /// - Parameter reportWeight: per thousand of the base period's weight of a day.
  init(_ story: Story, reportWeight: Int) {
    self.story = story
    merchants = story.merchants.map { Array(("," + $0.id + ",").utf8) }
    sites = story.merchants.map(\.site)
    var days: [(iso: [UInt8], slashed: [UInt8], month: Int)] = []
    var draws: [Int32] = []
    for (place, month) in story.calendar.months.enumerated() {
      let weight = story.seasonal(month) * (story.calendar.slot(place) == 0 ? reportWeight : 1000) / 10_000
      for day in 1...Day.daysIn(year: month.year, month: month.month) {
        let slashed = "\(month.year)/\(month.month)/\(day)"
        draws += Array(repeating: Int32(days.count), count: weight + 1)
        days.append((Array((month.text + "-" + padded(day, 2)).utf8), Array(slashed.utf8), place))
      }
    }
    self.days = days
    dayDraws = draws
  }
}

/// Which kind of record comes next: one in 256 repeats an earlier number, one in 512 cannot be used.
private func fate(_ draw: Int, _ written: Int) -> RecordFate {
  if draw & 0xFF == 7, written > 0 { return .duplicate }
  return draw & 0x1FF == 300 ? .rejected : .kept
}

struct LargeSatisfaction {
  private let pieces: LargePieces
  private var random: RandomSource
  private let labels = ["", "非常不满意", "不满意", "一般", "满意", "非常满意", "不了解"].map { Array($0.utf8) }
  private let comments =
    ["", "", "", "环境不错", "\"菜品好吃,就是排队久\"", "\"说是\"\"特价\"\"其实不是\"", "\"人多\n等得久\"", "店员热情"].map { Array($0.utf8) }
  private let respondents = ["", "消费者", "消费者", "商户"].map { Array($0.utf8) }
  private var recent: [[UInt8]] = []

  init(_ story: Story) {
    pieces = LargePieces(story, reportWeight: 1000)
    random = story.random(30)
  }

  mutating func write(_ rows: Int, to path: String, _ truth: inout Truth) throws(Failure) -> FileAccount {
    var sink = try FileSink(path)
    let items = pieces.story.scenario.items.map(\.name).joined(separator: ",")
    sink.append(text: "问卷编号,提交时间,商户,受访者类型," + items + ",总体满意度,推荐意愿,意见建议,所用时间\n")
    var account = FileAccount()
    for number in 0..<rows {
      let fate = fate(random.below(1 << 20), recent.count)
      account.count(fate)
      let start = sink.count
      let place = writeRecord(number, fate, &sink, &truth)
      // The same record exported once more, to the last byte.
      if fate == .duplicate { sink.replaceRecord(from: start, with: recent[place % recent.count]) }
      if fate == .kept { remember(sink.record(from: start), number + 1) }
      try sink.endRecord()
    }
    try sink.flush()
    return account
  }

  /// - Returns: a number drawn, for what the record may repeat.
  private mutating func writeRecord(
    _ number: Int, _ fate: RecordFate, _ sink: inout FileSink, _ truth: inout Truth
  ) -> Int {
    let draw = random.next()
    let id = number + 1
    let day = pieces.days[Int(pieces.dayDraws[random.below(pieces.dayDraws.count)])]
    let merchant = random.below(pieces.merchants.count)
    sink.append(UInt8(ascii: "S"))
    sink.append(id, width: 9)
    sink.append(UInt8(ascii: ","))
    writeTime(day.iso, day.slashed, fate, draw, &sink)
    sink.append(pieces.merchants[merchant])
    let respondent = Int(draw & 15) < 13 ? Int(draw & 1) : 2 + Int(draw >> 4 & 1)
    sink.append(respondents[respondent])
    let isCounted = fate == .kept && respondents[respondent] != respondents[3]
    let slot = isCounted ? pieces.story.calendar.slot(day.month) : nil
    writeAnswers(pieces.story.merchants[merchant].quality, slot, pieces.sites[merchant], draw, &sink, &truth)
    sink.append(comments[Int(draw >> 24 & 7)])
    sink.append(UInt8(ascii: ","))
    sink.append(25 + Int(draw >> 28 & 255))
    sink.append(UInt8(ascii: "\n"))
    return Int(draw >> 52)
  }

  /// Records to repeat later: the last four thousand.
  private mutating func remember(_ record: [UInt8], _ id: Int) {
    if recent.count < 4096 { recent.append(record) } else { recent[id & 4095] = record }
  }

  private func writeTime(_ iso: [UInt8], _ slashed: [UInt8], _ fate: RecordFate, _ draw: UInt64, _ sink: inout FileSink)
  {
    let isSlashed = draw >> 40 & 7 == 0
    if fate == .rejected { sink.append(text: "2021-02-30") } else { sink.append(isSlashed ? slashed : iso) }
    sink.append(UInt8(ascii: " "))
    sink.append(9 + Int(draw >> 43 & 7), width: isSlashed ? 1 : 2)
    sink.append(UInt8(ascii: ":"))
    sink.append(Int(draw >> 46 & 31), width: 2)
    sink.append(UInt8(ascii: ":"))
    sink.append(Int(draw >> 50 & 31), width: 2)
  }

  private mutating func writeAnswers(
    _ quality: Int, _ slot: Int?, _ site: Int, _ draw: UInt64, _ sink: inout FileSink, _ truth: inout Truth
  ) {
    let good = 250 + quality * 45 / 100
    let luck = random.below(1000)
    let overall = luck < good ? 5 : luck < good + 300 ? 4 : luck < 940 ? 3 : luck < 980 ? 2 : 1
    let questions = pieces.story.scenario.items.count
    var bits = random.next()
    let asLabels = draw >> 8 & 1 == 0
    for question in 0...questions {
      var answer = overall
      if question < questions {
        let step = Int(bits & 7)
        answer = max(1, min(5, overall + (step == 0 ? 1 : step < 3 ? -1 : 0)))
        // One answer in 128 is missing, one in 128 is no opinion.
        let gap = Int(bits >> 3 & 127)
        if gap == 0 { answer = 0 } else if gap == 1 { answer = 6 }
        bits >>= 10
      }
      sink.append(UInt8(ascii: ","))
      if asLabels || answer == 6 { sink.append(labels[answer]) } else if answer > 0 { sink.append(UInt8(48 + answer)) }
      if let slot, (1...5).contains(answer) { truth.levels[slot][site][question][answer - 1] += 1 }
    }
    let recommend = max(0, min(10, overall * 2 + Int(draw >> 12 & 3) - 2))
    sink.append(UInt8(ascii: ","))
    sink.append(recommend)
    sink.append(UInt8(ascii: ","))
    if let slot { truth.recommend[slot][site][recommend] += 1 }
  }
}

struct LargeComplaints {
  private let pieces: LargePieces
  private var random: RandomSource
  private let openings: [[UInt8]]
  private let harms = Words.harms.map { $0.map { Array($0.utf8) } }
  private let demands = Words.demands.map { Array($0.utf8) }
  private let middles = ["", ",", "\n", "\"\"巴适得很\"\"的招牌下,"].map { Array($0.utf8) }
  private let channels = ["话务接收", "全国12315平台", "微信小程序", "12345电话"].map { Array($0.utf8) }
  private let classDraws: [UInt8]
  private let merchantDraws: [Int32]
  private var recent: [[UInt8]] = []

  init(_ story: Story) {
    pieces = LargePieces(story, reportWeight: 900)
    openings = story.scenario.openings.map { Array($0.utf8) }
    random = story.random(31)
    classDraws = Words.classWeights.enumerated().flatMap { Array(repeating: UInt8($0.offset), count: $0.element) }
    merchantDraws = story.merchants.enumerated().flatMap { place, merchant in
      Array(repeating: Int32(place), count: 1 + (1000 - merchant.quality) * (1000 - merchant.quality) / 40_000)
    }
  }

  mutating func write(_ rows: Int, to path: String, _ truth: inout Truth) throws(Failure) -> FileAccount {
    var sink = try FileSink(path)
    sink.append(text: "投诉编号,类型,接收日期,受理日期,商户,渠道,投诉类别,投诉内容,涉及金额,办理状态,办结日期\n")
    var account = FileAccount()
    for number in 0..<rows {
      let fate = fate(random.below(1 << 20), recent.count)
      account.count(fate)
      let start = sink.count
      let place = writeRecord(number, fate, &sink, &truth)
      // The same record exported once more, to the last byte.
      if fate == .duplicate { sink.replaceRecord(from: start, with: recent[place % recent.count]) }
      if fate == .kept { remember(sink.record(from: start), number + 1) }
      try sink.endRecord()
    }
    try sink.flush()
    return account
  }

  /// - Returns: a number drawn, for what the record may repeat.
  private mutating func writeRecord(
    _ number: Int, _ fate: RecordFate, _ sink: inout FileSink, _ truth: inout Truth
  ) -> Int {
    let draw = random.next()
    let id = number + 1
    let dayPlace = Int(pieces.dayDraws[random.below(pieces.dayDraws.count)])
    let day = pieces.days[dayPlace]
    sink.append(text: "5001082021")
    sink.append(id, width: 10)
    // One record in 16 is no complaint and enters no rate.
    let isComplaint = draw & 15 != 0
    sink.append(text: isComplaint ? ",投诉," : draw & 16 == 0 ? ",举报," : ",咨询,")
    if fate == .rejected {
      sink.append(text: "2021-02-30")
    } else {
      sink.append(draw >> 5 & 7 == 0 ? day.slashed : day.iso)
    }
    sink.append(UInt8(ascii: ","))
    let accepted = pieces.days[min(pieces.days.count - 1, dayPlace + Int(draw >> 8 & 7))]
    let isRefused = draw >> 11 & 15 == 0
    if !isRefused { sink.append(accepted.iso) }
    let merchant = Int(merchantDraws[random.below(merchantDraws.count)])
    let isUnknown = draw >> 15 & 1023 == 0
    if isUnknown { sink.append(text: ",XXX-0000,") } else { sink.append(pieces.merchants[merchant]) }
    sink.append(channels[Int(draw >> 25 & 3)])
    sink.append(text: ",,")
    let complaintClass = writeText(draw, &sink)
    writeEnd(draw, isRefused, min(pieces.days.count - 1, dayPlace + 9 + Int(draw >> 44 & 31)), &sink)
    let place = Int(draw >> 52)
    guard fate == .kept, isComplaint else { return place }
    let site = isUnknown ? pieces.story.scenario.sites.count : pieces.sites[merchant]
    truth.complaints[site][day.month] += 1
    if let slot = pieces.story.calendar.slot(day.month) { truth.complaintClasses[slot][complaintClass] += 1 }
    return place
  }

  private mutating func remember(_ record: [UInt8], _ id: Int) {
    if recent.count < 4096 { recent.append(record) } else { recent[id & 4095] = record }
  }

  /// The first harm is the class; one text in eight names a second one.
  private mutating func writeText(_ draw: UInt64, _ sink: inout FileSink) -> Int {
    let complaintClass = Int(classDraws[random.below(classDraws.count)])
    let middle = draw >> 27 & 7
    let isQuoted = middle < 4
    if isQuoted { sink.append(UInt8(ascii: "\"")) }
    sink.append(openings[Int(draw >> 30 & 15) % openings.count])
    if isQuoted { sink.append(middles[Int(middle)]) }
    sink.append(random.pick(harms[complaintClass]))
    if draw >> 34 & 7 == 0, complaintClass < harms.count - 1 {
      sink.append(text: "，另外")
      sink.append(random.pick(harms[Int(classDraws[random.below(classDraws.count)])]))
    }
    sink.append(demands[Int(draw >> 37 & 15) % demands.count])
    if isQuoted { sink.append(UInt8(ascii: "\"")) }
    return complaintClass
  }

  private func writeEnd(_ draw: UInt64, _ isRefused: Bool, _ closed: Int, _ sink: inout FileSink) {
    sink.append(UInt8(ascii: ","))
    if draw >> 49 & 1 == 0 { sink.append(8 + Int(draw >> 50 & 1023)) }
    sink.append(text: isRefused ? ",不予受理,\n" : ",已办结,")
    guard !isRefused else { return }
    sink.append(pieces.days[closed].iso)
    sink.append(UInt8(ascii: "\n"))
  }
}
