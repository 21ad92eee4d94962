internal import Measures
internal import StationModel

/// Primary classes by period and site. What the taxonomy does not know counts in its 其他 class.
func complaintClasses(_ input: AnalysisInput) -> [ComplaintClassFigure] {
  let tally = input.tallies.complaints
  let classes = input.settings.complaintClasses.classes
  func count(_ kind: Int, _ site: Int, _ slot: PeriodSlot) -> Int {
    input.months(of: slot).reduce(0) { sum, month in
      let cell = (site * input.months.count + month) * tally.shape.complaintClasses + kind
      return sum + Int(tally.byClass[cell])
    }
  }
  return (0..<tally.shape.complaintClasses).map { kind in
    var figure = ComplaintClassFigure()
    figure.code = kind < classes.count ? classes[kind].code : input.settings.complaintClasses.otherCode
    figure.name = kind < classes.count ? classes[kind].name : "其他"
    figure.bySite = (0..<input.sites).map { count(kind, $0, .report) }
    figure.bySiteBase = (0..<input.sites).map { count(kind, $0, .base) }
    figure.countReport = figure.bySite.reduce(count(kind, input.sites, .report), +)
    figure.countBase = figure.bySiteBase.reduce(count(kind, input.sites, .base), +)
    return figure
  }
}

/// First-level channels, and one more for no channel or an unknown one where there are any.
func complaintChannels(_ input: AnalysisInput) -> [ComplaintChannelFigure] {
  let tally = input.tallies.complaints
  let names = input.settings.complaints.channelGroups
  let width = tally.shape.channelGroups
  func count(_ channel: Int, _ site: Int, _ slot: PeriodSlot) -> Int {
    Int(tally.byChannel[groupRow(input, slot, site) * width + channel])
  }
  return (0..<width).compactMap { channel in
    var figure = ComplaintChannelFigure()
    figure.name = channel < names.count ? names[channel] : "其他或未注明"
    figure.bySite = (0..<input.sites).map { count(channel, $0, .report) }
    figure.bySiteBase = (0..<input.sites).map { count(channel, $0, .base) }
    figure.countReport = figure.bySite.reduce(count(channel, input.sites, .report), +)
    figure.countBase = figure.bySiteBase.reduce(count(channel, input.sites, .base), +)
    if channel >= names.count, figure.countReport + figure.countBase == 0 { return nil }
    return figure
  }
}

/// Outcomes of all, and mediation success of all and of each site.
func addOutcomes(_ input: AnalysisInput, to figures: inout ComplaintFigures) {
  func count(_ outcome: ComplaintOutcome, _ sites: Range<Int>, _ slot: PeriodSlot) -> Int {
    let width = ComplaintOutcome.allCases.count
    return sites.reduce(0) { sum, site in
      sum + Int(input.tallies.complaints.byOutcome[groupRow(input, slot, site) * width + outcome.rawValue])
    }
  }
  let everywhere = 0..<(input.sites + 1)
  figures.outcomes = ComplaintOutcome.allCases.map { outcome in
    var figure = ComplaintOutcomeFigure()
    figure.outcome = outcome
    figure.countReport = count(outcome, everywhere, .report)
    figure.countBase = count(outcome, everywhere, .base)
    return figure
  }
  for slot in PeriodSlot.allCases {
    for (group, sites) in complaintGroups(input) {
      var figure = ComplaintMediation()
      figure.group = group
      figure.isBasePeriod = slot == .base
      figure.mediated = count(.mediated, sites, slot)
      let ended = [ComplaintOutcome.mediated, .failed, .withdrawn, .closed]
      figure.closed = ended.reduce(0) { $0 + count($1, sites, slot) }
      figure.accepted = figure.closed + count(.open, sites, slot)
      figure.closedUnknown = count(.closed, sites, slot)
      defer { figures.mediation.append(figure) }
      // A result nobody wrote down is no failure: with most of them missing there is no rate.
      guard figure.isTold else { continue }
      let ofClosed = wilsonInterval(figure.mediated, of: figure.closed, critical: input.normalCritical).value
      figure.ofClosed = ofClosed?.value
      figure.ofClosedInterval = ofClosed?.interval
      let ofAccepted = wilsonInterval(figure.mediated, of: figure.accepted, critical: input.normalCritical).value
      figure.ofAccepted = ofAccepted?.value
      figure.ofAcceptedInterval = ofAccepted?.interval
    }
  }
}

/// Statutory deadlines of all and of each site, both periods. What is open or cannot be told is shown and in no share.
func complaintDeadlines(_ input: AnalysisInput) -> [ComplaintDeadline] {
  let tally = input.tallies.complaints
  var result: [ComplaintDeadline] = []
  for slot in PeriodSlot.allCases {
    for (group, sites) in complaintGroups(input) {
      for clock in ComplaintClock.allCases {
        var figure = ComplaintDeadline()
        figure.group = group
        figure.isBasePeriod = slot == .base
        figure.clock = clock
        for site in sites {
          let start = (groupRow(input, slot, site) * 3 + clock.rawValue) * 4
          figure.met += Int(tally.deadlines[start + DeadlineState.met.rawValue])
          figure.late += Int(tally.deadlines[start + DeadlineState.late.rawValue])
          figure.open += Int(tally.deadlines[start + DeadlineState.open.rawValue])
          figure.unknown += Int(tally.deadlines[start + DeadlineState.unknown.rawValue])
        }
        let share = wilsonInterval(figure.met, of: figure.met + figure.late, critical: input.normalCritical).value
        figure.rate = share?.value
        figure.interval = share?.interval
        result.append(figure)
      }
    }
  }
  return result
}

/// What the last month without complaints is worth, for all and for each site.
func addZeroMonth(_ input: AnalysisInput, _ exposure: ComplaintExposure, to figures: inout ComplaintFigures) {
  func isFewer(_ site: Int?) -> Bool? {
    let group = site.map { FigureGroup.site($0) } ?? .all
    let row = figures.periods.first { $0.kind == .monthOnTwelve && $0.comparison.group == group }?.comparison
    return row.map { $0.verdict == .lower }
  }
  let all = ZeroMonth(input, exposure, site: nil, isFewer: isFewer(nil))
  figures.zeroMonthUpper = all?.upper
  figures.zeroMonthProbability = all?.probability
  figures.zeroMonthSentence = all?.sentence ?? ""
  figures.siteZeroMonthSentences = (0..<input.sites).map {
    ZeroMonth(input, exposure, site: $0, isFewer: isFewer($0))?.sentence ?? ""
  }
}

/// A last month of the report period without complaints.
private struct ZeroMonth {
  /// Missing: nobody came in the month, so that nothing could be complained of.
  var upper: Double?
  /// Missing: as above, fewer than twelve months before, or no complaint in those either.
  var probability: Double?
  var sentence: String

  /// Nil where the last month has complaints. Of a site, or of all where it is nil.
  ///
  /// - Parameter isFewer: what the comparison of the month with its twelve says: the same question has one answer. Missing: there is
  ///   none.
  init?(_ input: AnalysisInput, _ exposure: ComplaintExposure, site: Int?, isFewer: Bool?) {
    guard let last = input.reportMonths.last, exposure.count(site: site, last..<(last + 1)) == 0 else { return nil }
    let periods = input.settings.periods
    let month = input.months[last].chineseText + (periods.isPartial ? "（截至\(periods.lastDay.civil.day)日）" : "")
    let silent = input.silent
    guard !silent.atEnd.contains(last) else {
      sentence = "\(Sentences.untold(silent.name(of: silent.atEnd)))。"
      return
    }
    let own = exposure.total(site: site, last..<(last + 1))
    if own == 0 {
      sentence = Sentences.zeroMonth(month: month, without: Sentences.exposureName(input))
      return
    }
    guard let upper = garwoodInterval(0, confidence: input.confidence).value?.upperCount else { return nil }
    self.upper = upper
    let words = Sentences.zeroMonth(month: month, upper: upper, confidence: input.confidence)
    let before = max(0, last - 12)..<last
    guard before.count == 12 else {
      sentence = words + "；此前不足12个月，不作判断。"
      return
    }
    // Whole months, whatever of them the base period holds.
    let days = input.days(of: before)
    let count = complaintsReceived(input, site: site, days)
    guard count > 0 else {
      sentence = words + "；此前12个月亦无投诉，不作判断。"
      return
    }
    let mean = Double(count) / Double(before.count)
    let elapsed = Int(periods.lastDay.number - input.months[last].firstDay.number) + 1
    var expected = periods.isPartial ? Double(count) / Double(days.count) * Double(elapsed) : mean
    var basis = Sentences.ZeroMonthBasis.days
    // Visitors are told by whole months: of a month that is not over the comparison goes by days, and so does this.
    if !periods.isPartial, let own, let whole = exposure.total(site: site, before), whole > 0 {
      expected = Double(count) / whole * own
      basis = .exposure(Sentences.exposureName(input))
    } else if !periods.isPartial {
      basis = .wholeMonth
    }
    let spread = monthlySpread(site, input, exposure) { exposure.count(site: site, $0..<($0 + 1)) }
    let probability = spread?.chanceOfNone(expected) ?? Distributions.poissonLower(0, mean: expected)
    self.probability = probability
    let widened = spread.flatMap { $0.isBeyondChance && $0.hasFooting ? $0.index : nil }
    sentence =
      words
      + Sentences.zeroMonthVerdict(
        mean: mean, expected: expected, basis, probability: probability, dispersion: widened, isFewer: isFewer == true,
        tail: (1 - input.confidence) / 2)
  }
}
