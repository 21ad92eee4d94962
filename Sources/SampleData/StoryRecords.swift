import StationModel

// Services, programmes and assessments of a story.

extension Story {
  /// Savings and gains add up to 1,500,000.00 yuan: 930,000.00 and 570,000.00.
  mutating func makeServices() {
    var random = random(4)
    let start = Day(year: 2021, month: 9, day: 1)
    let days = Int(SampleCalendar.lastMonth.lastDay.number - start.number) - 12
    firstCalibrations(&random)
    for _ in 0..<(settings.merchants * 2) {
      var service = ServiceValue()
      service.merchant = random.below(merchants.count)
      service.kind = random.weighted([14, 8, 6, 14, 9, 12, 8, 11, 6, 8])
      service.partner = random.pick(Words.serviceKinds[service.kind].partners)
      service.isUrgent = service.kind >= 6 ? random.chance(450) : random.chance(60)
      service.isFree = service.kind != 0 && random.chance(300)
      time(&service, Day(number: start.number + Int32(random.below(days))), &random)
      services.append(service)
    }
    services.sort { ($0.requestedAt, $0.merchant, $0.kind) < ($1.requestedAt, $1.merchant, $1.kind) }
    spread(93_000_000, into: \.saved, perThousand: 620, &random)
    spread(57_000_000, into: \.gained, perThousand: 280, &random)
  }

  /// The first batch: free calibration at the door for seven merchants in September 2021.
  private mutating func firstCalibrations(_ random: inout RandomSource) {
    var places = Array(merchants.indices)
    random.shuffle(&places)
    for place in places.prefix(scenario.freeCalibrations) {
      var service = ServiceValue()
      service.merchant = place
      service.partner = 0
      service.isFree = true
      time(&service, Day(number: Day(year: 2021, month: 9, day: 13).number + Int32(random.below(17))), &random)
      services.append(service)
    }
  }

  private func time(_ service: inout ServiceValue, _ day: Day, _ random: inout RandomSource) {
    service.requestedAt = Moment(day, hour: random.within(8...17), minute: random.below(60))
    let promise = service.isUrgent ? (respond: 120, complete: 1440) : (respond: 1440, complete: 7200)
    let isLate = random.chance(70)
    let respond = isLate ? promise.respond + 30 + random.below(300) : 5 + random.below(promise.respond - 20)
    service.respondedAt = Moment(seconds: service.requestedAt.seconds + Int64(respond * 60))
    let isOpen = random.chance(20)
    let inTime = respond + 20 + random.below(max(1, promise.complete - respond - 20))
    let complete = random.chance(60) ? promise.complete + 60 + random.below(900) : inTime
    service.completedAt = isOpen ? nil : Moment(seconds: service.requestedAt.seconds + Int64(complete * 60))
  }

  private mutating func spread(
    _ total: Int, into field: WritableKeyPath<ServiceValue, Int64>, perThousand: Int, _ random: inout RandomSource
  ) {
    let places = services.indices.filter { services[$0].completedAt != nil && random.chance(perThousand) }
    guard !places.isEmpty else { return }
    // Whole yuan but for the odd cents of the last, so that the sum is exact.
    let parts = apportion(total / 100, by: places.map { _ in 20 + random.below(300) })
    for (place, part) in zip(places, parts) { services[place][keyPath: field] = Int64(part) * 100 }
    if places.count > 1 {
      services[places[0]][keyPath: field] += 50
      services[places[1]][keyPath: field] -= 50
    }
  }

  mutating func makeProgrammes() {
    var random = random(5)
    let companies = ["智造", "电机", "软件", "数联", "云算", "新材", "精工", "物联", "工控", "传感", "光电"]
    for (place, company) in companies.enumerated() {
      var record = ProgrammeValue()
      record.enterprise = "渝南\(company)有限公司（虚构）"
      record.programme = "对标达标"
      record.status = place < 7 ? "获得标识" : "参与"
      record.site = place % scenario.sites.count
      record.recordedOn = Day(year: 2021, month: 9 + place % 4, day: 3 + place * 2)
      programmes.append(record)
      if place < 2 {
        record.programme = "市长质量管理奖"
        record.status = "申报"
        record.recordedOn = Day(year: 2021, month: 12, day: 6 + place)
        programmes.append(record)
      }
    }
    for site in scenario.sites.indices {
      let best = merchants(of: site).sorted { merchants[$0].quality > merchants[$1].quality }.prefix(5)
      for place in best {
        var record = ProgrammeValue()
        record.enterprise = merchants[place].name
        record.merchant = place
        record.programme = "标杆企业"
        record.status = "培育"
        record.site = site
        record.recordedOn = Day(year: 2021, month: 10, day: random.within(8...28))
        programmes.append(record)
      }
    }
  }

  /// Every merchant was assessed in January 2022; the innovation score by two raters.
  mutating func makeAssessments() {
    var random = random(6)
    for (place, merchant) in merchants.enumerated() {
      let day = Day(year: 2022, month: 1, day: random.within(4...20))
      func record(_ indicator: String, _ value: Int) {
        assessments.append(AssessmentValue(merchant: place, indicator: indicator, value: value, assessedOn: day))
      }
      for indicator in scenario.indicators {
        if indicator.isShare {
          record(indicator.name, min(10_000, 5000 + merchant.quality * 5 + random.below(1500)))
        } else {
          let score = min(500, 100 + merchant.quality * 35 / 100 + random.below(100))
          record(indicator.name, score / 50 * 50)
          record(indicator.name, min(500, score / 50 * 50 + random.below(2) * 50))
        }
      }
      record("行政处罚", merchant.isPenalised ? 100 : 0)
    }
  }
}
