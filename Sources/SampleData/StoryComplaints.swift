import StationModel

// The complaints of a story: counts by site and period are given, none in the last month.

extension Story {
  mutating func makeComplaints() {
    var random = random(8)
    let scale = settings.programme == .streets ? 124 : 36
    for (site, spec) in scenario.sites.enumerated() {
      let places = merchants(of: site)
      let weights = places.map { 40 + (1000 - merchants[$0].quality) * (1000 - merchants[$0].quality) / 4000 }
      for (period, count) in [(calendar.base, spec.complaints.base), (calendar.report, spec.complaints.report)] {
        let total = count * merchants.count / scale * period.count / 12
        for _ in 0..<total {
          let month = draw(period, site, &random)
          complaints.append(complaint(places[random.weighted(weights)], calendar.months[month], &random))
        }
      }
    }
    addOtherKinds(&random)
    complaints.sort {
      ($0.receivedOn, $0.merchant ?? -1, $0.description) < ($1.receivedOn, $1.merchant ?? -1, $1.description)
    }
  }

  private func draw(_ period: Range<Int>, _ site: Int, _ random: inout RandomSource) -> Int {
    let months = period.filter { $0 != calendar.months.count - 1 }
    let weights = months.map { month in visitors.isEmpty ? 100 : visitors[site][month] / 100 + 1 }
    return months[random.weighted(weights)]
  }

  private func complaint(_ place: Int, _ month: Month, _ random: inout RandomSource) -> ComplaintValue {
    var value = ComplaintValue()
    value.merchant = place
    value.receivedOn = day(in: month, &random)
    value.complaintClass = random.weighted(Words.classWeights)
    value.isHotline = random.chance(400)
    value.description = text(value.complaintClass, &random)
    value.channel = random.pick(
      value.isHotline ? ["12345电话", "12345网站", "12345"] : ["话务接收", "12315热线", "全国12315平台", "微信小程序", "来访", "其他部门转办"])
    value.isProfessional = random.chance(60)
    if random.chance(620) { value.amount = Int64(random.within(8...1800)) * 100 }
    settle(&value, &random)
    return value
  }

  private func day(in month: Month, _ random: inout RandomSource) -> Day {
    Day(year: month.year, month: month.month, day: random.within(1...Day.daysIn(year: month.year, month: month.month)))
  }

  private func text(_ complaintClass: Int, _ random: inout RandomSource) -> String {
    random.pick(scenario.openings) + random.pick(Words.harms[complaintClass]) + random.pick(Words.demands)
  }

  /// Acceptance within seven working days but for a few, then mediation.
  private func settle(_ value: inout ComplaintValue, _ random: inout RandomSource) {
    let wait = random.chance(40) ? random.within(13...20) : random.within(0...5)
    let accepted = Day(number: value.receivedOn.number + Int32(wait))
    if random.chance(70) {
      value.status = "不予受理"
      return
    }
    value.acceptedOn = accepted
    let closed = Day(
      number: accepted.number + Int32(random.chance(50) ? random.within(75...110) : random.within(2...40)))
    if closed > SampleCalendar.lastMonth.lastDay {
      value.status = "调解中"
      return
    }
    value.closedOn = closed
    switch random.below(100) {
    case ..<58:
      value.status = "已办结"
      value.result = "调解成功"
      if let amount = value.amount { value.recovered = amount * Int64(random.within(3...10)) / 1000 * 100 }
    case ..<76:
      value.status = "终止调解"
      value.result = "调解不成"
    case ..<90:
      value.status = "已办结"
      value.result = "和解"
    default:
      value.status = "已撤诉"
    }
  }

  /// Reports, inquiries and suggestions do not enter the rates; a few name somebody who is no merchant.
  private mutating func addOtherKinds(_ random: inout RandomSource) {
    let count = merchants.count / 3
    for number in 0..<count {
      let month = calendar.months[random.below(calendar.months.count)]
      var value = ComplaintValue()
      value.kind = number % 5 == 0 ? "建议" : number % 2 == 0 ? "咨询" : "举报"
      value.merchant = number % 9 == 4 ? nil : random.below(merchants.count)
      value.receivedOn = day(in: month, &random)
      value.complaintClass = Words.classNames.count - 1
      value.description =
        value.kind == "举报" ? random.pick(Words.reports) : value.kind == "建议" ? "建议延长营业时间" : random.pick(Words.inquiries)
      value.isHotline = random.chance(500)
      value.channel = value.isHotline ? "12345" : "话务接收"
      value.status = "已办结"
      value.acceptedOn = value.receivedOn
      value.closedOn = min(Day(number: value.receivedOn.number + 3), SampleCalendar.lastMonth.lastDay)
      complaints.append(value)
    }
  }
}
