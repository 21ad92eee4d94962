internal import StationModel

/// The knock-out gates (一票否决) of every merchant with what was found, in the order of the settings.
func leaderGates(_ input: AnalysisInput) -> [[LeaderGate]] {
  let settings = input.settings.leaders
  let cells = SatisfactionCells(input)
  let records = settings.mustBeZero.map { recorded($0, input) }
  return input.tables.merchants.indices.map { index in
    let merchant = input.tables.merchants[index]
    var gates = [openGate(merchant, input)]
    let ratings = cells.total(.report, index, cells.overall).n
    gates.append(
      LeaderGate(
        "有效评价", "\(ratings)份", limit: "不少于\(settings.minimumRatings)份",
        failure: ratings < settings.minimumRatings ? "样本不足（\(ratings)份，少于\(settings.minimumRatings)份）" : ""))
    gates.append(ageGate(merchant, input))
    for (name, rows) in zip(settings.mustBeZero, records) {
      let found = rows[index].offences > 0 ? "有（\(rows[index].offences)条）" : rows[index].all > 0 ? "无" : "没有记录"
      gates.append(
        LeaderGate(name, found, limit: "无" + name, failure: rows[index].offences > 0 ? "有" + name : ""))
    }
    if settings.requiresNoOverdueComplaint {
      let overdue = input.tallies.complaints.overdue[index]
      gates.append(
        LeaderGate(
          "逾期未办结投诉", "\(overdue)件", limit: "0件", failure: overdue > 0 ? "有逾期未办结投诉（\(overdue)件）" : ""))
    }
    return gates
  }
}

private func openGate(_ merchant: Merchant, _ input: AnalysisInput) -> LeaderGate {
  let closed = merchant.closedOn.flatMap { $0 <= input.lastReportDay ? $0 : nil }
  return LeaderGate(
    "营业状态", closed.map { $0.text + "停业" } ?? "营业中", limit: "期末未停业", failure: closed == nil ? "" : "已停业")
}

/// An opening day that nobody stated is none that is too late; the evidence says so.
private func ageGate(_ merchant: Merchant, _ input: AnalysisInput) -> LeaderGate {
  let least = input.settings.leaders.minimumMonths
  guard let opened = merchant.openedOn else {
    return LeaderGate("经营时间", "开业日期未填，未核", limit: "期末满\(least)个月", failure: "")
  }
  let months = completeMonths(from: opened, to: input.lastReportDay)
  return LeaderGate(
    "经营时间", "\(opened.text)开业，满\(max(0, months))个月", limit: "期末满\(least)个月",
    failure: months < least ? "经营不满\(least)个月" : "")
}

/// Records of an indicator that must be 0, and those of them that are not, by merchant over base and report period.
private func recorded(_ name: String, _ input: AnalysisInput) -> [(all: Int, offences: Int)] {
  var result = Array(repeating: (all: 0, offences: 0), count: input.merchantCount)
  for row in input.tables.assessments where row.indicator == name {
    guard let merchant = row.merchant, merchant < result.count,
      row.assessedOn.map({ input.settings.periods.all.contains($0.month) }) ?? true
    else { continue }
    result[merchant].all += 1
    if row.value != 0 { result[merchant].offences += 1 }
  }
  return result
}

extension LeaderGate {
  fileprivate init(_ name: String, _ found: String, limit: String, failure: String) {
    self.init()
    self.name = name
    self.found = found
    self.limit = limit
    self.failure = failure
  }
}

/// Whole months from a day to the end of another: 2021-02-01 to 2022-01-31 are 12.
private func completeMonths(from start: Day, to end: Day) -> Int {
  let after = Day(number: end.number + 1)
  let months = Int(after.month.index - start.month.index)
  return after.civil.day < start.civil.day ? months - 1 : months
}
