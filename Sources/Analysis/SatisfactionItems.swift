internal import Measures
internal import StationModel

extension SatisfactionIndexBuilder {
  /// The items of all and of each site, report period.
  func items() -> [SatisfactionItemFigure] {
    let everyone = Array(0..<input.merchantCount)
    var result = items(of: .all, 0..<(input.sites + 1), everyone)
    for site in 0..<input.sites {
      let members = input.tables.merchants.indices.filter { input.tables.merchants[$0].site == site }
      result += items(of: .site(site), site..<(site + 1), members)
    }
    return result
  }

  private func items(of group: FigureGroup, _ sites: Range<Int>, _ members: [Int]) -> [SatisfactionItemFigure] {
    input.settings.satisfaction.items.indices.map { question in
      var item = SatisfactionItemFigure()
      item.group = group
      item.item = input.settings.satisfaction.items[question].id
      for site in sites {
        let place = (site * cells.tally.shape.questions + question) * 4
        item.missing += Int(cells.tally.unanswered[place])
        item.nonAnswers += Int(cells.tally.unanswered[place + 1] + cells.tally.unanswered[place + 3])
        item.skipped += Int(cells.tally.unanswered[place + 2])
      }
      let counts = cells.byMonth(sites, input.reportMonths, question)
      guard let mean = sampleMean(counts: counts, values: cells.values, criticals: input.criticals).value else {
        return item
      }
      if countsMerchants {
        setMerchantMean(&item, members, question)
        if group == .all { setStratified(&item, question, answers: mean.n) }
        setBound(&item, members, question)
        return item
      }
      item.n = mean.n
      item.mean = mean.mean
      item.index = scale.index(mean.mean)
      item.topTwo = Double(counts.suffix(2).reduce(0, +)) / Double(mean.n)
      if let lower = mean.lower, let upper = mean.upper, lower < upper {
        item.interval = clipped(lower, upper)
        item.intervalMethod = .student
      }
      setClustered(&item.interval, &item.intervalMethod, around: mean.mean, members, question, .report)
      setFinite(&item.interval, &item.intervalMethod, counts: counts, members, question, .report)
      if group == .all, !input.tallies.satisfaction.isWeighted { setStratified(&item, question, answers: mean.n) }
      setBound(&item, members, question)
      return item
    }
  }
}
