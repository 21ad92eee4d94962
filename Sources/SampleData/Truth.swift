import StationModel

/// What the pipeline must find, counted from the values themselves before any mess is applied to them.
struct Truth {
  /// Levels 1…5 of one question.
  typealias Levels = [Int]

  let story: Story
  /// `[site][month]`: complaints of the kind 投诉; one site more for merchants that are not resolved.
  var complaints: [[Int]]
  /// `[slot][class]`, slots 0 report, 1 base.
  var complaintClasses: [[Int]]
  /// `[slot][site][question]`; one site more for merchants that are not resolved.
  var levels: [[[Levels]]]
  /// `[slot][site][answer 0…10]`.
  var recommend: [[[Int]]]
  /// Records by table and file, in the order written.
  var files: [(table: String, file: String, account: FileAccount)] = []

  init(_ story: Story) {
    self.story = story
    let sites = story.scenario.sites.count + 1
    let questions = story.scenario.items.count + 1
    complaints = Array(repeating: Array(repeating: 0, count: story.calendar.months.count), count: sites)
    complaintClasses = Array(repeating: Array(repeating: 0, count: Words.classNames.count), count: 2)
    let level = Array(repeating: Array(repeating: 0, count: 5), count: questions)
    levels = Array(repeating: Array(repeating: level, count: sites), count: 2)
    recommend = Array(repeating: Array(repeating: Array(repeating: 0, count: 11), count: sites), count: 2)
    for value in story.satisfaction { count(value) }
    for value in story.complaints { count(value) }
  }

  private func month(of day: Day) -> Int { Int(day.month.index - story.calendar.months[0].index) }

  private mutating func count(_ value: SatisfactionValue) {
    let counted = story.scenario.countedRespondent
    guard counted.isEmpty || value.respondent == counted else { return }
    guard let slot = story.calendar.slot(month(of: value.submittedAt.day)) else { return }
    let site = story.merchants[value.merchant].site
    for (question, answer) in value.answers.enumerated() where (1...5).contains(answer) {
      levels[slot][site][question][answer - 1] += 1
    }
    if let answer = value.recommend { recommend[slot][site][answer] += 1 }
  }

  private mutating func count(_ value: ComplaintValue) {
    guard value.kind == "投诉" else { return }
    let month = month(of: value.receivedOn)
    let site = value.merchant.map { story.merchants[$0].site } ?? story.scenario.sites.count
    complaints[site][month] += 1
    if let slot = story.calendar.slot(month) { complaintClasses[slot][value.complaintClass] += 1 }
  }
}

extension Truth {
  /// The truth file. Money in fen, shares as fractions, months in the order of `months`.
  var json: String {
    var json = JSONText()
    json.object { json in
      json.string(
        "note",
        "虚构数据，由 wotu sample 生成，与任何真实商户、机构、投诉无关。 Invented data; no business, institution or complaint in it exists.")
      json.string("seed", String(story.settings.seed))
      json.strings("months", story.calendar.months.map(\.text))
      json.string("report_period", story.calendar.text(story.calendar.report))
      json.string("base_period", story.calendar.text(story.calendar.base))
      json.object("tables") { writeTables(&$0) }
      json.object("merchants_by_site") { json in
        for (place, site) in story.scenario.sites.enumerated() {
          json.number(site.name, story.merchants(of: place).count)
        }
      }
      json.object("complaints") { writeComplaints(&$0) }
      json.object("satisfaction") { writeSatisfaction(&$0) }
      json.object("needs") { writeNeeds(&$0) }
      json.object("services") { writeServices(&$0) }
      json.object("partners") { json in
        json.number("质量基础设施", Words.institutions.count)
        json.number("公共服务", Words.utilities.count)
      }
      json.object("programmes") { writeProgrammes(&$0) }
    }
    return json.text
  }

  private var siteNames: [String] { story.scenario.sites.map(\.name) + ["未确定"] }

  private func writeTables(_ json: inout JSONText) {
    var tables: [String] = []
    for entry in files where !tables.contains(entry.table) { tables.append(entry.table) }
    for table in tables {
      json.object(table) { json in
        for entry in files where entry.table == table {
          json.object(entry.file) { json in
            json.number("read", entry.account.read)
            json.number("kept", entry.account.kept)
            json.number("rejected", entry.account.rejected)
            json.number("duplicates", entry.account.duplicates)
          }
        }
      }
    }
  }

  private func writeComplaints(_ json: inout JSONText) {
    json.object("by_site_and_month") { json in
      for (site, months) in complaints.enumerated() { json.numbers(siteNames[site], months) }
    }
    json.object("visitors_by_site_and_month") { json in
      for (site, months) in story.visitors.enumerated() { json.numbers(siteNames[site], months) }
    }
    var rates: [(count: Int, visitors: Int)] = []
    for (slot, name) in ["report", "base"].enumerated() {
      let period = slot == 0 ? story.calendar.report : story.calendar.base
      let count = period.reduce(0) { sum, month in complaints.reduce(sum) { $0 + $1[month] } }
      let visitors = period.reduce(0) { sum, month in story.visitors.reduce(sum) { $0 + $1[month] } }
      rates.append((count, visitors))
      json.object(name) { json in
        json.number("count", count)
        json.number("visitors", visitors)
        json.ratio("per_ten_thousand_visitors", count * 10_000, visitors)
        json.object("by_class") { json in
          for (place, number) in complaintClasses[slot].enumerated() { json.number(Words.classCodes[place], number) }
        }
      }
    }
    // (a/b) / (c/d) − 1 in one division, so that nothing is rounded on the way.
    let (report, base) = (rates[0], rates[1])
    json.ratio("rate_change", report.count * base.visitors - base.count * report.visitors, base.count * report.visitors)
    json.number("last_month", complaints.reduce(0) { $0 + ($1.last ?? 0) })
  }

  private func writeSatisfaction(_ json: inout JSONText) {
    let questions = story.scenario.items.map(\.id) + ["overall"]
    for (slot, name) in ["report", "base"].enumerated() {
      json.object(name) { json in
        for (site, siteName) in siteNames.enumerated() {
          json.object(siteName) { json in
            for (question, id) in questions.enumerated() { json.numbers(id, levels[slot][site][question]) }
            json.numbers("recommend", recommend[slot][site])
          }
        }
        writeOverall(&json, slot, questions.count - 1)
      }
    }
  }

  private func writeOverall(_ json: inout JSONText, _ slot: Int, _ question: Int) {
    var total = Array(repeating: 0, count: 5)
    var answers = Array(repeating: 0, count: 11)
    for site in siteNames.indices {
      for level in 0..<5 { total[level] += levels[slot][site][question][level] }
      for answer in 0...10 { answers[answer] += recommend[slot][site][answer] }
    }
    let count = total.reduce(0, +)
    let sum = total.enumerated().reduce(0) { $0 + $1.element * ($1.offset + 1) }
    let asked = answers.reduce(0, +)
    json.object("合计") { json in
      json.numbers("overall", total)
      json.ratio("mean", sum, count)
      json.ratio("index", (sum - count) * 25, count)
      json.ratio("top_two_share", total[3] + total[4], count)
      json.numbers("recommend", answers)
      json.ratio("net_promoter", (answers[9] + answers[10] - answers[0...6].reduce(0, +)) * 100, asked)
    }
  }

  private func writeNeeds(_ json: inout JSONText) {
    let sites = story.scenario.sites.count
    var respondents = Array(repeating: Set<Int>(), count: sites)
    var named: [[Set<Int>]] = Array(repeating: Array(repeating: [], count: Words.options.count), count: sites)
    for need in story.needs {
      let site = story.merchants[need.merchant].site
      respondents[site].insert(need.merchant)
      for item in need.items { named[site][item].insert(need.merchant) }
    }
    json.object("respondents") { json in
      for site in 0..<sites { json.number(siteNames[site], respondents[site].count) }
    }
    json.object("merchants_by_item") { json in
      for site in 0..<sites {
        json.object(siteNames[site]) { json in
          for (place, option) in Words.options.enumerated() { json.number(option.item, named[site][place].count) }
        }
      }
    }
    let items = Words.options.indices.filter { item in named.contains { !$0[item].isEmpty } }
    json.number("items_named", items.count)
    json.number("classes_named", Set(items.map { Words.options[$0].item.prefix(1) }).count)
  }

  private func writeServices(_ json: inout JSONText) {
    json.object("by_kind") { json in
      for (place, kind) in Words.serviceKinds.enumerated() {
        json.number(kind.name, story.services.count { $0.kind == place })
      }
    }
    json.number("saved_fen", story.services.reduce(0) { $0 + $1.saved })
    json.number("gained_fen", story.services.reduce(0) { $0 + $1.gained })
    let calibrated = Set(story.services.filter { $0.kind == 0 && $0.isFree }.map(\.merchant))
    json.number("free_calibration_merchants", calibrated.count)
  }

  private func writeProgrammes(_ json: inout JSONText) {
    for programme in ["标杆企业", "对标达标", "市长质量管理奖"] {
      json.object(programme) { json in
        let records = story.programmes.filter { $0.programme == programme }
        json.number("records", records.count)
        json.number("enterprises", Set(records.map(\.enterprise)).count)
        for status in ["培育", "申报", "参与", "获得标识", "获奖"] {
          let count = records.count { $0.status == status }
          if count > 0 { json.number(status, count) }
        }
      }
    }
  }
}
