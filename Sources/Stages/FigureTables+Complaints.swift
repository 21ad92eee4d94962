import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  func writeComplaintPeriods() throws(Failure) {
    let rows = figures.complaints.periods.map { period -> [CellValue] in
      let row = period.comparison
      let counts: [CellValue] = [
        .integer(row.countReport), .integer(row.countBase), .real(row.exposureReport), .real(row.exposureBase),
        .flag(period.isByDays),
      ]
      let ratio: [CellValue] = [
        .real(row.change), .real(row.ratio), .real(row.ratioLow), .real(row.ratioHigh), .real(row.p),
      ]
      return place(row.group) + [.text(period.kind.rawValue), .text(period.now), .text(period.then)] + counts + ratio
        + [
          .text(row.verdict.rawValue), .text(period.caution), .text(period.wording),
        ]
    }
    try transaction.insert(rows, into: "complaint_period")
  }

  func writeTrends() throws(Failure) {
    let trends = figures.complaints.trends.map { trend -> [CellValue] in
      let test: [CellValue] = [.integer(trend.s), .real(trend.p), .real(trend.slope)]
      let method: [CellValue] = [.text(trend.method.rawValue), .integer(trend.months), .flag(trend.isByCount)]
      return place(trend.group) + method + test + ends(trend.interval) + [
        .real(trend.autocorrelation), .text(trend.wording),
      ]
    }
    try transaction.insert(trends, into: "complaint_trend")
    let gaps = figures.complaints.gaps.map { gaps -> [CellValue] in
      place(gaps.group) + [
        .text(gaps.gaps.map(String.init).joined(separator: " ")), .integer(gaps.running), .real(gaps.centre),
        .integer(gaps.probabilityUpper), .integer(gaps.signals?.count), .text(gaps.wording),
      ]
    }
    try transaction.insert(gaps, into: "complaint_gap")
  }

  func writeEffects() throws(Failure) {
    let rows = figures.complaints.effects.map { effect -> [CellValue] in
      let counts: [CellValue] = [
        .integer(effect.monthsBefore), .integer(effect.monthsAfter), .integer(effect.before), .integer(effect.after),
        .real(effect.exposureBefore), .real(effect.exposureAfter),
      ]
      let level: [CellValue] = [
        .real(effect.ratio), .real(effect.ratioLow), .real(effect.ratioHigh), .real(effect.p), .real(effect.slope),
      ]
      return place(effect.group) + [.text(effect.method.rawValue), .text(effect.opened.text)] + counts + level
        + ends(effect.slopeInterval) + [.real(effect.lastRatio)] + ends(effect.lastInterval)
        + [.real(effect.dispersion), .text(effect.wording)]
    }
    try transaction.insert(rows, into: "complaint_effect")
  }

  func writeFunnel() throws(Failure) {
    let funnel = figures.complaints.funnel
    let unit = CellValue.text(funnel.isByTransactions ? "thousand_transactions" : "merchant_months")
    let rows = funnel.points.map { point -> [CellValue] in
      let rates: [CellValue] = [.real(point.rate), .real(point.estimate), .real(point.expected)]
      let limits: [CellValue] = [
        .integer(point.warning?.lower), .integer(point.warning?.upper), .integer(point.alarm?.lower),
        .integer(point.alarm?.upper),
      ]
      return [
        .text(merchantID(point.merchant) ?? ""), .integer(point.count), .real(point.share), .real(point.exposure), unit,
      ] + rates
        + limits + [.text(point.signal.rawValue), .real(point.p), .real(point.adjustedP), .flag(point.isScreened)]
    }
    try transaction.insert(rows, into: "complaint_funnel")
  }

  func writeCourses() throws(Failure) {
    let complaints = figures.complaints
    let rows = complaints.courses.map { course -> [CellValue] in
      let mediation = complaints.mediation.first {
        $0.group == course.group && $0.isBasePeriod == course.isBasePeriod
      }
      func count(_ outcomes: ComplaintOutcome...) -> CellValue {
        .integer(outcomes.reduce(0) { $0 + course.outcomes[$1.rawValue] })
      }
      let ended: [CellValue] = [
        count(.mediated, .failed, .withdrawn, .closed), count(.mediated), count(.failed), count(.withdrawn),
        count(.closed),
      ]
      let begun: [CellValue] = [
        .integer(course.received), count(.pending), count(.refused),
        count(.open, .mediated, .failed, .withdrawn, .closed), count(.open),
      ]
      return place(course.group) + [period(course.isBasePeriod)] + begun + ended
        + [.integer(course.acceptedByDate), .integer(course.closedByDate), .real(mediation?.ofClosed)]
        + ends(mediation?.ofClosedInterval) + [.real(mediation?.ofAccepted)] + ends(mediation?.ofAcceptedInterval)
    }
    try transaction.insert(rows, into: "complaint_outcome")
    try writeChannels()
    let repeats = complaints.repeats.map { figure -> [CellValue] in
      let persons: [CellValue] = [
        .integer(figure.complaints), .integer(figure.known), .integer(figure.persons), .integer(figure.returning),
        .integer(figure.ofReturning), .integer(figure.most), .integer(figure.again), .real(figure.rate),
      ]
      return place(figure.group) + [period(figure.isBasePeriod)] + persons + ends(figure.interval) + [
        .integer(figure.merchants), .integer(figure.merchantsAgain), .integer(figure.ofMerchantsAgain),
        .text(figure.wording),
      ]
    }
    try transaction.insert(repeats, into: "complaint_repeat")
  }

  private func writeChannels() throws(Failure) {
    let complaints = figures.complaints
    func share(_ count: Int, _ counts: [Int]) -> CellValue {
      let total = counts.reduce(0, +)
      return .real(total > 0 ? Double(count) / Double(total) : nil)
    }
    let report = complaints.channels.map(\.countReport)
    let base = complaints.channels.map(\.countBase)
    func row(_ level: Int, _ name: String, _ group: String, _ now: Int, _ then: Int) -> [CellValue] {
      [
        .integer(level), .text(name), .text(group), .integer(now), .integer(then), share(now, report),
        share(then, base),
      ]
    }
    let first = complaints.channels.map { row(1, $0.name, $0.name, $0.countReport, $0.countBase) }
    let second = complaints.channelNames.map { row(2, $0.name, $0.group, $0.countReport, $0.countBase) }
    try transaction.insert(first + second, into: "complaint_channel")
    let all = complaints.classes.map(\.countReport)
    let before = complaints.classes.map(\.countBase)
    let classes = complaints.schemes.map { figure -> [CellValue] in
      [
        .text(figure.scheme.rawValue), .text(figure.code), .text(figure.name), .integer(figure.countReport),
        .integer(figure.countBase), share(figure.countReport, all), share(figure.countBase, before),
        .integer(figure.mentionsReport), .integer(figure.mentionsBase),
      ]
    }
    try transaction.insert(classes, into: "complaint_class")
    let months = complaints.classMonths.map { row -> [CellValue] in
      place(row.group) + [
        .text(row.month.text), period(row.isBasePeriod), .text(row.scheme.rawValue), .text(row.code), .text(row.name),
        .integer(row.count), .integer(row.total), .real(row.total > 0 ? Double(row.count) / Double(row.total) : nil),
      ]
    }
    try transaction.insert(months, into: "complaint_class_month")
  }

  func writeDurations() throws(Failure) {
    let rows = figures.complaints.durations.map { duration -> [CellValue] in
      place(duration.group) + [
        period(duration.isBasePeriod), .integer(duration.closed), .integer(duration.open), .integer(duration.median),
        .real(duration.meanOfClosed),
      ] + duration.closedWithin.map { .real($0) }
    }
    try transaction.insert(rows, into: "complaint_duration")
  }

  /// The first two of ``group(_:)``: all, or a site.
  private func place(_ group: FigureGroup) -> [CellValue] { Array(self.group(group).prefix(2)) }
}
