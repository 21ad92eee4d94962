import StationModel

/// Participation, sites compared and merchants followed: figures without chance, so that recorded parts keep theirs.
extension Fixture {
  func addComparisons(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    for group in [FigureGroup.all] + settings.sites.indices.map({ .site($0) }) {
      for isBase in [false, true] {
        var frame = SatisfactionFrame()
        frame.group = group
        frame.isBasePeriod = isBase
        frame.merchants = 40
        frame.answered = isBase ? 20 : 30
        frame.rate = Double(frame.answered) / 40
        frame.rows = 400
        frame.answers = 380
        frame.itemRate = 0.95
        frame.bounds = isBase ? nil : FigureInterval(low: 0.4, high: 0.65)
        figures.satisfaction.frames.append(frame)
      }
      var wave = SatisfactionWave()
      wave.group = group
      wave.both = 18
      wave.left = 2
      wave.joined = 12
      wave.change = group == .all ? 2.5 : -0.4
      wave.interval = group == .all ? FigureInterval(low: 0.5, high: 4.5) : FigureInterval(low: -1.5, high: 0.7)
      wave.wilcoxonP = 0.031
      wave.lost = 1
      wave.gained = 3
      wave.mcNemarP = group == .all ? 0.375 : nil
      figures.satisfaction.waves.append(wave)
    }
    for first in settings.sites.indices {
      for second in settings.sites.indices where second > first {
        guard let a = figures.satisfaction.index(of: .site(first))?.index,
          let b = figures.satisfaction.index(of: .site(second))?.index
        else { continue }
        var difference = SatisfactionDifference()
        difference.first = .site(first)
        difference.second = .site(second)
        difference.difference = a - b
        difference.interval = FigureInterval(low: a - b - 2, high: a - b + 2)
        difference.joint = FigureInterval(low: a - b - 2.5, high: a - b + 2.5)
        figures.satisfaction.differences.append(difference)
      }
    }
  }

  /// What became of needs, pairs, changes and classes by month.
  func addPatterns(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    let items = settings.taxonomy.items
    for (index, merchant) in figures.merchants.enumerated() {
      for (place, item) in items.enumerated() where merchant.needItems >> UInt64(place) & 1 == 1 {
        var outcome = NeedOutcome()
        outcome.merchant = index
        outcome.item = item.code
        outcome.service = (index + place) % 4 == 0 ? 0 : nil
        if outcome.isMet {
          var service = MerchantService()
          (service.kind, service.partner) = ("计量检定", "南岸区计量所")
          service.completedOn = Day(year: 2021, month: 9, day: 6)
          outcome.metBy = service
          figures.merchants[index].metItems |= 1 << UInt64(place)
        }
        outcome.days = 10 + (index * 7 + place) % 90
        outcome.kinds = place % 3 == 0 ? [] : ["x"]
        figures.needs.outcomes.append(outcome)
      }
    }
    for (place, item) in items.enumerated() where place + 1 < items.count {
      var pair = NeedPair()
      (pair.first, pair.second) = (item.code, items[place + 1].code)
      (pair.both, pair.expected) = (place % 5 + 1, 2)
      pair.lift = Double(pair.both) / 2
      figures.needs.pairs.append(pair)
      var change = NeedChange()
      change.item = place == 0 ? item.code + "+" + items[1].code : item.code
      change.basis = [.joined, .part, .part, .new, .same][min(place, 4)]
      (change.merchants, change.namedBase, change.namedReport) = (30, 6, 9 + place)
      (change.gained, change.lost) = (5 + place, 2)
      change.adjustedP = change.basis == .same ? 0.01 * Double(place) : nil
      figures.needs.changes.append(change)
    }
    var places = Dictionary(
      uniqueKeysWithValues: figures.complaints.classes.enumerated().map { ($1.code, $0) })
    if places.isEmpty { places = ["Q": 0] }
    for group in [FigureGroup.all] + settings.sites.indices.map({ .site($0) }) {
      for month in figures.complaints.months where month.group == group {
        for (code, place) in places.sorted(by: { $0.value < $1.value }) {
          var row = ComplaintClassMonth()
          (row.group, row.isBasePeriod, row.code) = (group, !month.isReportPeriod, code)
          row.month = month.month
          row.name = figures.complaints.classes.first { $0.code == code }?.name ?? code
          // All of a month in one class, another one each month.
          row.count = (month.month.month) % places.count == place ? month.count : 0
          row.total = month.count
          figures.complaints.classMonths.append(row)
        }
      }
    }
  }
}
