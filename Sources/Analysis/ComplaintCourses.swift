internal import Measures
internal import StationModel

/// Received, refused, accepted, closed … of all and of each site, both periods.
func complaintCourses(_ input: AnalysisInput) -> [ComplaintCourse] {
  let tally = input.tallies.complaints
  let width = ComplaintOutcome.allCases.count
  return PeriodSlot.allCases.flatMap { slot in
    complaintGroups(input).map { group, sites in
      var course = ComplaintCourse()
      course.group = group
      course.isBasePeriod = slot == .base
      for site in sites {
        let row = groupRow(input, slot, site)
        for outcome in 0..<width { course.outcomes[outcome] += Int(tally.byOutcome[row * width + outcome]) }
        course.acceptedByDate += Int(tally.byOwnDate[row * 2])
        course.closedByDate += Int(tally.byOwnDate[row * 2 + 1])
      }
      return course
    }
  }
}

/// Second-level channels with complaints, in the order of the pipeline's words; without a channel last.
func complaintChannelNames(_ input: AnalysisInput) -> [ComplaintChannelName] {
  let tally = input.tallies.complaints
  let channels = input.settings.complaints.channels
  let width = tally.shape.channelNames + 1
  func count(_ name: Int, _ slot: PeriodSlot) -> Int {
    (0...input.sites).reduce(0) { $0 + Int(tally.byChannelName[groupRow(input, slot, $1) * width + name]) }
  }
  return (0..<width).compactMap { name in
    var figure = ComplaintChannelName()
    figure.name = name < channels.count ? channels[name].name : "其他或未注明"
    figure.group = name < channels.count ? channels[name].group : "其他或未注明"
    figure.countReport = count(name, .report)
    figure.countBase = count(name, .base)
    return figure.countReport + figure.countBase > 0 ? figure : nil
  }
}

/// The classes by the pipeline's own classification, then by those of 12315 and of 消协 through the crosswalk.
func complaintSchemes(_ input: AnalysisInput, _ classes: [ComplaintClassFigure]) -> [ComplaintSchemeClass] {
  let tally = input.tallies.complaints
  let declared = input.settings.complaintClasses.classes
  func mentions(_ place: Int, _ slot: PeriodSlot) -> Int {
    (0...input.sites).reduce(0) { sum, site in
      sum + Int(tally.mentions[groupRow(input, slot, site) * tally.shape.complaintClasses + place])
    }
  }
  let own = classes.enumerated().map { place, figure in
    var row = ComplaintSchemeClass()
    (row.code, row.name) = (figure.code, figure.name)
    (row.countReport, row.countBase) = (figure.countReport, figure.countBase)
    row.mentionsReport = mentions(place, .report)
    row.mentionsBase = mentions(place, .base)
    return row
  }
  func mapped(_ scheme: ComplaintScheme, _ name: (ComplaintClass) -> String) -> [ComplaintSchemeClass] {
    var rows: [ComplaintSchemeClass] = []
    for (place, figure) in classes.enumerated() {
      let mapped = place < declared.count ? name(declared[place]) : ""
      let word = mapped.isEmpty ? "其他" : mapped
      let row = rows.firstIndex { $0.name == word } ?? rows.count
      if row == rows.count {
        rows.append(ComplaintSchemeClass())
        (rows[row].scheme, rows[row].code, rows[row].name) = (scheme, word, word)
      }
      rows[row].countReport += figure.countReport
      rows[row].countBase += figure.countBase
    }
    return rows
  }
  return own + mapped(.platform) { $0.platformClasses.first ?? "" } + mapped(.nature, \.nature)
}

/// Who complained again, and of whom: all and each site, both periods.
func complaintRepeats(_ input: AnalysisInput) -> [ComplaintRepeats] {
  PeriodSlot.allCases.flatMap { slot in
    complaintGroups(input).map { group, sites in repeats(input, slot, group, sites) }
  }
}

private func repeats(
  _ input: AnalysisInput, _ slot: PeriodSlot, _ group: FigureGroup, _ sites: Range<Int>
) -> ComplaintRepeats {
  let tally = input.tallies.complaints
  let place = if case .site(let site) = group { site } else { input.sites + 1 }
  func field(_ field: ComplaintTally.RepeatField) -> Int {
    let row = slot.rawValue * (input.sites + 2) + place
    return Int(tally.repeats[row * ComplaintTally.RepeatField.allCases.count + field.rawValue])
  }
  var result = ComplaintRepeats()
  result.group = group
  result.isBasePeriod = slot == .base
  let width = ComplaintOutcome.allCases.count
  for site in sites {
    let row = groupRow(input, slot, site) * width
    result.complaints += tally.byOutcome[row..<(row + width)].reduce(0) { $0 + Int($1) }
  }
  (result.known, result.persons) = (field(.known), field(.persons))
  (result.returning, result.ofReturning) = (field(.returning), field(.ofReturning))
  (result.most, result.again) = (field(.most), field(.again))
  let share = wilsonInterval(result.again, of: result.known, critical: input.normalCritical).value
  result.rate = share?.value
  result.interval = share?.interval
  for merchant in input.tables.merchants.indices where sites.contains(input.tables.merchants[merchant].site) {
    let count = complaintsNaming(tally, merchant, input.months(of: slot))
    if count > 0 { result.merchants += 1 }
    if count > 1 {
      result.merchantsAgain += 1
      result.ofMerchantsAgain += count
    }
  }
  result.wording = Sentences.repeats(result, confidence: input.confidence)
  return result
}
