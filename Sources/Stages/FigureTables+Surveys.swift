import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  func writeSatisfaction() throws(Failure) {
    let satisfaction = figures.satisfaction
    let overall = settings.satisfaction.overall.id
    let indexes = satisfaction.indexes + satisfaction.merchantIndexes + satisfaction.baseIndexes
    try transaction.insert(indexes.map { row($0, item: overall) }, into: "satisfaction_index")
    try transaction.insert(
      satisfaction.items.map { figure -> [CellValue] in
        let measures: [CellValue] = [.integer(figure.n), .real(figure.mean), .real(figure.index)]
        let recommendation = [CellValue](repeating: .null, count: 8)
        return group(figure.group) + [period(false), .text(figure.item)] + measures + ends(figure.interval)
          + [.text(figure.intervalMethod.rawValue), .real(figure.topTwo)] + recommendation + [
            .null, .text(settings.satisfaction.method),
          ]
      }, into: "satisfaction_index")
    try transaction.insert(satisfaction.drivers.map(row), into: "satisfaction_driver")
    try writeFrames()
  }

  private func row(_ index: SatisfactionIndex, item: String) -> [CellValue] {
    let measures: [CellValue] = [.integer(index.n), .real(index.mean), .real(index.index)]
    let counts: [CellValue] = [.integer(index.promoters), .integer(index.passives), .integer(index.detractors)]
    return group(index.group) + [period(index.isBasePeriod), .text(item)] + measures + ends(index.interval)
      + [.text(index.intervalMethod.rawValue), .real(index.topTwo)] + ends(index.topTwoInterval) + counts
      + [.real(index.nps)] + ends(index.npsInterval) + [.text(index.band), .text(index.method)]
  }

  private func row(_ driver: SatisfactionDriver) -> [CellValue] {
    let satisfaction = figures.satisfaction
    return [.text(driver.item), .text(driver.name), .real(driver.importance)] + ends(driver.importanceInterval)
      + [.text(satisfaction.importanceMethod), .real(driver.performance)] + ends(driver.performanceInterval)
      + [.text(driver.quadrant.rawValue), .real(driver.itemRest), .real(satisfaction.alpha)]
      + ends(satisfaction.alphaInterval) + [.integer(satisfaction.completeAnswers), .real(driver.stated)]
      + ends(driver.statedInterval)
      + [
        .integer(driver.stated == nil ? nil : driver.statedAnswers), .text(driver.statedQuadrant?.rawValue),
        .text(driver.quadrantReason),
      ]
  }

  func writeComplaints() throws(Failure) {
    let complaints = figures.complaints
    try transaction.insert(
      complaints.months.map { month -> [CellValue] in
        var place = group(month.group)
        place[4] = .text(month.month.text)
        let rate: [CellValue] = [.integer(month.count), .real(month.exposure), .real(month.rate)]
        return place + [period(!month.isReportPeriod)] + rate + ends(month.interval) + [
          .real(month.centre), .real(month.lower), .real(month.upper), .text(month.limits.rawValue),
          .text(month.signal.rawValue),
          .text(month.signalText),
        ]
      }, into: "complaint_month")
    try transaction.insert(complaints.comparisons.map(row), into: "complaint_comparison")
    try transaction.insert(
      complaints.deadlines.map { deadline -> [CellValue] in
        let counts: [CellValue] = [.integer(deadline.met), .integer(deadline.late), .integer(deadline.open)]
        return group(deadline.group)
          + [period(deadline.isBasePeriod), .text(deadline.clock.code)] + counts
          + [.integer(deadline.unknown), .real(deadline.rate)] + ends(deadline.interval)
      }, into: "complaint_deadline")
    try writeComplaintPeriods()
    try writeTrends()
    try writeEffects()
    try writeFunnel()
    try writeDurations()
    try writeCourses()
  }

  private func row(_ comparison: ComplaintComparison) -> [CellValue] {
    let counts: [CellValue] = [
      .integer(comparison.countReport), .integer(comparison.countBase), .real(comparison.shareReport),
      .real(comparison.shareBase), .real(comparison.exposureReport), .real(comparison.exposureBase),
      .real(comparison.rateReport), .real(comparison.rateBase),
    ]
    let change: [CellValue] = [
      .real(comparison.change), .real(comparison.ratio), .real(comparison.ratioLow), .real(comparison.ratioHigh),
      .real(comparison.p),
    ]
    return group(comparison.group) + counts + change + [
      .text(figures.complaints.comparisonMethod.rawValue), .text(comparison.verdict.rawValue),
      .text(comparison.verdict.chineseText), .real(comparison.dispersion), .real(comparison.dispersionP),
    ] + ends(comparison.wideInterval)
  }
}
