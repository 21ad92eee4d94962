internal import Measures
internal import StationModel

/// A stretch of days that is compared with another: whole months, or days around a feast.
struct ComparedDays {
  /// Half-open, in days of the tally.
  var days: Range<Int>
  /// Months where the stretch is whole months: their exposure is known.
  var months: Range<Int>?
  /// As the sheet names it: 2022年1月.
  var name: String
}

/// Comparisons that a monthly report makes beside the year on year: month on month, the month against its year before and
/// against the twelve before it, the year so far, and Spring Festival with its season.
///
/// A comparison whose other side lies outside the data is left out. Every one has its exact ratio; the wording speaks of a
/// change only where the interval leaves out «no change».
func complaintPeriods(_ input: AnalysisInput, _ exposure: ComplaintExposure) -> [ComplaintPeriodComparison] {
  let pairs = PeriodPairs(input).all
  return pairs.flatMap { pair in
    let silent = [input.silent.atStart] + input.silent.between + [input.silent.atEnd]
    let untold = silent.filter { months in
      let days = input.days(of: months)
      return days.overlaps(pair.now.days) || days.overlaps(pair.then.days)
    }
    let name = untold.map(input.silent.name(of:)).joined(separator: "、")
    return ([nil] + (0..<input.sites).map(Optional.some)).map { site in
      comparison(pair, site: site, input, exposure, untold: name)
    }
  }
}

private func comparison(
  _ pair: PeriodPair, site: Int?, _ input: AnalysisInput, _ exposure: ComplaintExposure,
  untold: String
) -> ComplaintPeriodComparison {
  var result = ComplaintPeriodComparison()
  result.kind = pair.kind
  result.now = pair.now.name
  result.then = pair.then.name
  var row = ComplaintComparison()
  row.group = site.map { .site($0) } ?? .all
  row.countReport = complaintsReceived(input, site: site, pair.now.days)
  row.countBase = complaintsReceived(input, site: site, pair.then.days)
  let now = pair.now.months.flatMap { exposure.total(site: site, $0) }
  let then = pair.then.months.flatMap { exposure.total(site: site, $0) }
  if now == 0 || then == 0 {
    // Known to be nothing is not unknown: days in its place would make a fall out of a closed street.
    row.exposureReport = now
    row.exposureBase = then
  } else if let now, let then, !pair.isByDays {
    row.exposureReport = now
    row.exposureBase = then
  } else {
    result.isByDays = true
    row.exposureReport = Double(pair.now.days.count)
    row.exposureBase = Double(pair.then.days.count)
  }
  compare(&row, input)
  widen(&row, site, input, exposure) { exposure.count(site: site, $0..<($0 + 1)) }
  result.comparison = row
  result.caution = pair.caution
  if !untold.isEmpty {
    result.comparison.verdict = .none
    result.isUntold = true
    result.caution = [Sentences.untold(untold), pair.caution].filter { !$0.isEmpty }.joined(separator: "；")
  }
  result.wording = Sentences.periodChange(result, input)
  return result
}

/// Complaints received on some days, of a site or (nil) of all with those of no known site.
func complaintsReceived(_ input: AnalysisInput, site: Int?, _ days: Range<Int>) -> Int {
  let tally = input.tallies.complaints
  let width = tally.shape.days
  var sum = 0
  for row in site.map({ $0..<($0 + 1) }) ?? 0..<(input.sites + 1) {
    for day in days.clamped(to: 0..<width) { sum += Int(tally.byDay[row * width + day]) }
  }
  return sum
}

/// Two stretches and what to know of them.
private struct PeriodPair {
  var kind: PeriodComparisonKind
  var now: ComparedDays
  var then: ComparedDays
  var caution = ""
  /// True where days are compared although exposure is known by whole months.
  var isByDays = false
}

/// Which stretches the data allow to compare, from the last month of the report period.
private struct PeriodPairs {
  private let input: AnalysisInput
  private let firstDay: Int32

  init(_ input: AnalysisInput) {
    self.input = input
    firstDay = input.settings.periods.all.first.firstDay.number
  }

  var all: [PeriodPair] {
    guard let last = input.reportMonths.last else { return [] }
    var pairs: [PeriodPair] = []
    if input.settings.periods.isPartial { return partial(last) + springFestival() }
    if last >= 1 { pairs.append(pair(.monthOnMonth, last..<(last + 1), (last - 1)..<last)) }
    if last >= 12 {
      pairs.append(pair(.monthOnYear, last..<(last + 1), (last - 12)..<(last - 11)))
      pairs.append(pair(.monthOnTwelve, last..<(last + 1), (last - 12)..<last))
      let start = last - (input.months[last].month - 1)
      if start >= 12 { pairs.append(pair(.yearToDate, start..<(last + 1), (start - 12)..<(last - 11))) }
    }
    return pairs + springFestival()
  }

  /// With a last month that is not over: as many days on both sides, counted by days, since visitors are counted by months.
  private func partial(_ last: Int) -> [PeriodPair] {
    let elapsed = Int(input.lastReportDay.number - input.months[last].firstDay.number) + 1
    func cut(_ range: Range<Int>) -> ComparedDays {
      var stretch = months(range)
      let end = input.months[range.upperBound - 1]
      let whole = Int(end.lastDay.number - end.firstDay.number) + 1
      let left = min(elapsed, whole)
      stretch.days = stretch.days.lowerBound..<(stretch.days.upperBound - whole + left)
      stretch.name += "（截至\(left)日）"
      return stretch
    }
    var pairs: [PeriodPair] = []
    func add(_ kind: PeriodComparisonKind, _ now: Range<Int>, _ then: Range<Int>) {
      var pair = PeriodPair(kind: kind, now: cut(now), then: kind == .monthOnTwelve ? months(then) : cut(then))
      pair.isByDays = true
      pair.caution = "本月数据截至\(input.lastReportDay.text)，两侧按已过天数比较"
      if kind == .monthOnTwelve { pair.caution = "本月数据截至\(input.lastReportDay.text)，按日均比较" }
      if kind != .monthOnTwelve, splitsFestival(now) || splitsFestival(then) { pair.caution += "；" + festivalCaution }
      pairs.append(pair)
    }
    if last >= 1 { add(.monthOnMonth, last..<(last + 1), (last - 1)..<last) }
    if last >= 12 {
      add(.monthOnYear, last..<(last + 1), (last - 12)..<(last - 11))
      add(.monthOnTwelve, last..<(last + 1), (last - 12)..<last)
      let start = last - (input.months[last].month - 1)
      if start >= 12 { add(.yearToDate, start..<(last + 1), (start - 12)..<(last - 11)) }
    }
    return pairs
  }

  private var festivalCaution: String { "所比月份含1月或2月中的一个月，春节日期各年不同，宜看1—2月合并或春节前后对齐的比较" }

  private func pair(_ kind: PeriodComparisonKind, _ now: Range<Int>, _ then: Range<Int>) -> PeriodPair {
    var pair = PeriodPair(kind: kind, now: months(now), then: months(then))
    if kind != .monthOnTwelve, splitsFestival(now) || splitsFestival(then) {
      pair.caution = festivalCaution
    }
    return pair
  }

  /// Whether a stretch holds just one of a January and the February behind it.
  private func splitsFestival(_ range: Range<Int>) -> Bool {
    let months = range.map { input.months[$0].month }
    return months.count { $0 == 1 } != months.count { $0 == 2 }
  }

  private func months(_ range: Range<Int>) -> ComparedDays {
    let name = MonthRange(input.months[range.lowerBound], input.months[range.upperBound - 1]).chineseText
    return ComparedDays(days: input.days(of: range), months: range, name: name)
  }

  /// The latest January and February that are whole in the data, against those of the year before; and forty days around
  /// New Year's Day of the lunar calendar (春运: 15 before, 25 from it on), where the calendar file names the days.
  private func springFestival() -> [PeriodPair] {
    var pairs: [PeriodPair] = []
    let januaries = input.months.indices.filter { place in
      input.months[place].month == 1 && place + 1 < input.months.count && input.reportMonths.contains(place + 1)
        && (place + 2 < input.months.count || !input.settings.periods.isPartial)
    }
    if let place = januaries.last, place >= 12 {
      pairs.append(
        PeriodPair(
          kind: .springFestivalMonths, now: months(place..<(place + 2)), then: months((place - 12)..<(place - 10))))
    }
    let feasts = input.settings.calendar.springFestivals
    let windows = feasts.keys.sorted().compactMap { year in feasts[year].flatMap { window($0, year: year) } }
    if let now = windows.last, windows.count >= 2, now.days.upperBound > reportStart {
      pairs.append(PeriodPair(kind: .springFestivalDays, now: now, then: windows[windows.count - 2]))
    }
    return pairs
  }

  private var reportStart: Int { Int(input.settings.periods.report.first.firstDay.number - firstDay) }

  /// Missing: the forty days are not all in the data.
  private func window(_ feast: Day, year: Int) -> ComparedDays? {
    let start = Int(feast.number - firstDay) - 15
    let days = start..<(start + 40)
    let known = Int(input.lastReportDay.number - firstDay) + 1
    guard start >= 0, days.upperBound <= known else { return nil }
    return ComparedDays(days: days, months: nil, name: "\(year)年春节前15日至后25日")
  }
}
