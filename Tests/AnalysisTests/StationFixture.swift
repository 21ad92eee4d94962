import StationModel

/// A small station made row by row: every figure of a test can be worked out by hand from the calls that built it.
struct StationFixture {
  var settings = PipelineSettings()
  var tables = SmallTables()
  private(set) var tallies: Tallies
  let shape: TallyShape

  /// Two sites, base 2020, report 2021; merchants by `(site, trade)`.
  init(merchants: [(site: Int, trade: String)], sites: Int = 2) {
    settings.periods.base = MonthRange(Month(year: 2020, month: 1), Month(year: 2020, month: 12))
    settings.periods.report = MonthRange(Month(year: 2021, month: 1), Month(year: 2021, month: 12))
    settings.siteWord = "老街"
    settings.sites = (0..<sites).map { index in
      var site = Site()
      site.name = ["东街", "西街", "南街"][index % 3]
      site.code = "S\(index)"
      return site
    }
    settings.taxonomy.version = "test"
    settings.taxonomy.classes = [NeedClass(code: "A", name: "计量"), NeedClass(code: "B", name: "标准")]

    settings.taxonomy.items = [("A1", "检定", "A"), ("B1", "标准", "B"), ("B2", "认证", "B")].map { code, name, kind in
      var item = NeedItem()
      item.code = code
      item.name = name
      item.classCode = kind
      return item
    }
    settings.taxonomy.residuals = [("Z0", "无需求"), ("Z8", "无效")]
    settings.complaintClasses.classes = [("Q1", "质量"), ("Q0", "其他")].map { code, name in
      var kind = ComplaintClass()
      kind.code = code
      kind.name = name
      return kind
    }
    settings.complaints.channels = [("电话", "话务"), ("网站", "互联网")]
    settings.satisfaction.items = [("quality", "质量"), ("service", "服务"), ("price", "价格")].map { id, name in
      SatisfactionItem(id: id, name: name)
    }
    settings.satisfaction.overall = SatisfactionItem(id: "overall", name: "总体满意度")
    settings.services.kinds = [("计量检定", ["A1"]), ("标准", ["B1"]), ("水", [])].map { name, items in
      var kind = ServiceKind()
      kind.name = name
      kind.group = name == "水" ? "公共服务" : "质量基础设施"
      kind.items = items
      return kind
    }
    tables.merchants = merchants.enumerated().map { index, place in
      var merchant = Merchant()
      merchant.id = "M\(index)"
      merchant.name = "商户\(index)"
      merchant.site = place.site
      merchant.trade = place.trade
      return merchant
    }
    shape = TallyShape(
      sites: sites, merchants: merchants.count, months: 24, needItems: 3, residuals: 2, questions: 4, levels: 5,
      complaintClasses: 2, channelGroups: 3, days: 731)
    tallies = Tallies(shape: shape)
  }

  private func site(_ merchant: Int?) -> Int { merchant.map { tables.merchants[$0].site } ?? shape.sites }

  /// A valid answer of the satisfaction survey; answers 1…5 by question, the overall question last, 0: missing.
  mutating func rate(
    _ merchant: Int?, _ answers: [Int], recommend: Int? = nil, month: Int = 12, weight: Int64 = 1_000_000
  ) {
    let slot = month >= 12 ? 0 : 1
    let row = slot * (shape.merchants + 1) + (merchant ?? shape.merchants)
    let cell = site(merchant) * shape.months + month
    tallies.satisfaction.responses[row] += 1
    for (question, answer) in answers.enumerated() {
      guard answer > 0 else {
        if slot == 0 { tallies.satisfaction.unanswered[(site(merchant) * 4 + question) * 2] += 1 }
        continue
      }
      tallies.satisfaction.byMerchant[(row * 4 + question) * 5 + answer - 1] += 1
      tallies.satisfaction.byMonth[(cell * 4 + question) * 5 + answer - 1] += 1
    }
    if let recommend {
      tallies.satisfaction.recommendByMerchant[row * 11 + recommend] += 1
      tallies.satisfaction.recommendByMonth[cell * 11 + recommend] += 1
    }
    if slot == 0, !answers.contains(0) {
      tallies.satisfaction.completeRows += 1
      for i in 0..<4 {
        tallies.satisfaction.completeSums[i] += Int64(answers[i] - 1)
        for j in 0..<4 {
          tallies.satisfaction.completeProducts[i * 4 + j] += Int64((answers[i] - 1) * (answers[j] - 1))
        }
      }
    }
    guard let overall = answers.last, overall > 0 else { return }
    let place = ((slot * (shape.sites + 1) + site(merchant)) * 5 + overall - 1) * 2
    tallies.satisfaction.weighted[place] += weight
    tallies.satisfaction.weighted[place + 1] += weight * weight / 1_000_000
    if weight != 1_000_000 { tallies.satisfaction.isWeighted = true }
  }

  mutating func complain(
    _ merchant: Int?, month: Int, kind: Int = 0, channel: Int = 0, outcome: ComplaintOutcome = .mediated, days: Int = 3
  ) {
    let slot = month >= 12 ? 0 : 1
    let group = slot * (shape.sites + 1) + site(merchant)
    tallies.complaints.byMerchant[(merchant ?? shape.merchants) * 24 + month] += 1
    let first = settings.periods.base.first
    let firstOfMonth = Month(index: first.index + Int32(month)).firstDay.number - first.firstDay.number
    tallies.complaints.byDay[site(merchant) * 731 + Int(firstOfMonth)] += 1
    tallies.complaints.byClass[(site(merchant) * 24 + month) * 2 + kind] += 1
    tallies.complaints.byChannel[group * 3 + channel] += 1
    tallies.complaints.byOutcome[group * 7 + outcome.rawValue] += 1
    tallies.complaints.deadlines[group * 12 + DeadlineState.met.rawValue] += 1
    tallies.complaints.deadlines[group * 12 + 4 + (days > 60 ? DeadlineState.late : .met).rawValue] += 1
    tallies.complaints.daysToClose[group * 367 + days] += 1
    tallies.complaints.daysOfClosed[group] += Int64(days)
    tallies.complaints.kinds[slot * 5] += 1
    if slot == 0, let merchant {
      tallies.complaints.mediation[merchant * 2] += outcome == .mediated ? 1 : 0
      let isTold = outcome == .mediated || outcome == .failed || outcome == .withdrawn
      tallies.complaints.mediation[merchant * 2 + 1] += isTold ? 1 : 0
    }
  }

  /// A case of the report period that was accepted and not closed.
  mutating func leaveOpen(_ merchant: Int, month: Int, days: Int) {
    complain(merchant, month: month, outcome: .open, days: 0)
    tallies.complaints.daysToClose[site(merchant) * 367] -= 1
    tallies.complaints.daysOpen[site(merchant) * 367 + days] += 1
  }

  /// An answer of the needs survey that names items by place.
  mutating func ask(_ merchant: Int?, _ items: [Int], on day: Day, residual: Int? = nil) {
    let row = merchant ?? shape.merchants
    tallies.needs.answers[row] += 1
    for item in items {
      tallies.needs.items[row] |= 1 << UInt64(item)
      tallies.needs.firstNamed[row * 3 + item] = min(tallies.needs.firstNamed[row * 3 + item], day.number)
      tallies.needs.mentions[site(merchant) * 3 + item] += 1
    }
    let period = settings.periods.report.contains(day.month) ? 0 : settings.periods.base.contains(day.month) ? 1 : nil
    if let period {
      tallies.needs.periodAnswers[period * (shape.merchants + 1) + row] += 1
      for item in items { tallies.needs.periodItems[period * (shape.merchants + 1) + row] |= 1 << UInt64(item) }
    }
    if let residual { tallies.needs.residualRows[site(merchant) * 2 + residual] += 1 }
    tallies.needs.urgency[site(merchant) * 6] += 1
  }

  mutating func serve(
    _ merchant: Int?, _ kind: String, requested: Moment, hoursToRespond: Int64? = 1, hoursToComplete: Int64? = 10,
    isUrgent: Bool = false, isFree: Bool = false, saved: Int64? = nil, gained: Int64? = nil, partner: Int? = nil
  ) {
    var service = Service()
    service.id = "F\(tables.services.count)"
    service.merchant = merchant
    service.kind = kind
    service.partner = partner
    service.requestedAt = requested
    service.respondedAt = hoursToRespond.map { Moment(seconds: requested.seconds + $0 * 3600) }
    service.completedAt = hoursToComplete.map { Moment(seconds: requested.seconds + $0 * 3600) }
    service.isUrgent = isUrgent
    service.isFree = isFree
    service.saved = saved
    service.gained = gained
    tables.services.append(service)
  }

  /// The same visitors every month in every site.
  mutating func visit(_ visitors: Int, months: Range<Int> = 0..<24) {
    for site in 0..<shape.sites {
      for month in months {
        var row = Exposure()
        row.month = Month(index: settings.periods.base.first.index + Int32(month))
        row.site = site
        row.visitors = visitors
        tables.exposure.append(row)
      }
    }
  }

  mutating func markOverdue(_ merchant: Int) { tallies.complaints.overdue[merchant] += 1 }

  mutating func assess(
    _ merchant: Int, _ indicator: String, _ value: Double, on day: Day = Day(year: 2021, month: 6, day: 1)
  ) {
    var row = Assessment()
    row.merchant = merchant
    row.indicator = indicator
    row.value = value
    row.assessedOn = day
    tables.assessments.append(row)
  }
}

extension NeedClass {
  init(code: String, name: String) {
    self.init()
    self.code = code
    self.name = name
  }
}

extension SatisfactionItem {
  init(id: String, name: String) {
    self.init()
    self.id = id
    self.name = name
  }
}

extension LeaderIndicator {
  init(_ id: String, source: String, weight: Double, higher: Bool = true, normalise: String = "percentile") {
    self.init()
    self.id = id
    self.name = id
    self.source = source
    self.weight = weight
    higherIsBetter = higher
    self.normalise = normalise
  }
}
