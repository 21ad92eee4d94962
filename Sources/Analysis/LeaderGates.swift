internal import StationModel

/// The knock-out gates (一票否决): names of those a merchant failed, in the order of the settings.
func failedGates(_ input: AnalysisInput) -> [[String]] {
  let settings = input.settings.leaders
  let cells = SatisfactionCells(input)
  let end = input.lastReportDay
  let offences = offencesByMerchant(input)
  return input.tables.merchants.indices.map { index in
    let merchant = input.tables.merchants[index]
    var failed: [String] = []
    let ratings = cells.total(.report, index, cells.overall).n
    if let closed = merchant.closedOn, closed <= end { failed.append("已停业") }
    if ratings < settings.minimumRatings { failed.append("样本不足（\(ratings)份，少于\(settings.minimumRatings)份）") }
    if let opened = merchant.openedOn {
      let months = completeMonths(from: opened, to: end)
      if months < settings.minimumMonths { failed.append("经营不满\(settings.minimumMonths)个月") }
    }
    failed += offences[index]
    if settings.requiresNoOverdueComplaint, input.tallies.complaints.overdue[index] > 0 {
      failed.append("有逾期未办结投诉（\(input.tallies.complaints.overdue[index])件）")
    }
    return failed
  }
}

/// Assessment indicators that must be 0 and are not, over base and report period; each once, in the settings' order.
private func offencesByMerchant(_ input: AnalysisInput) -> [[String]] {
  var result = Array(repeating: [String](), count: input.merchantCount)
  for name in input.settings.leaders.mustBeZero {
    var marked = Array(repeating: false, count: input.merchantCount)
    for row in input.tables.assessments where row.indicator == name && row.value != 0 {
      guard let merchant = row.merchant, merchant < marked.count,
        row.assessedOn.map({ input.settings.periods.all.contains($0.month) }) ?? true
      else { continue }
      marked[merchant] = true
    }
    for merchant in marked.indices where marked[merchant] { result[merchant].append("有" + name) }
  }
  return result
}

/// Whole months from a day to the end of another: 2021-02-01 to 2022-01-31 are 12.
private func completeMonths(from start: Day, to end: Day) -> Int {
  let after = Day(number: end.number + 1)
  let months = Int(after.month.index - start.month.index)
  return after.civil.day < start.civil.day ? months - 1 : months
}
