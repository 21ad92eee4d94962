internal import Measures
internal import StationModel

/// Needs met and the days they waited, with those still open followed until the period's end: the days of the met ones alone are
/// biased short.
func needClosures(_ input: AnalysisInput, _ met: MetNeeds) -> [NeedClosureFigure] {
  let items = input.settings.taxonomy.items
  let kinds = input.settings.services.kinds
  let placeOfKind = kindPlaces(input)
  let itemsOfKind = kindItems(input.settings)
  var all = ClosureCounter()
  var sites = Array(repeating: ClosureCounter(), count: input.sites)
  var byItem = Array(repeating: ClosureCounter(), count: items.count)
  var bySiteItem = Array(repeating: byItem, count: input.sites)
  var byKind = Array(repeating: ClosureCounter(), count: kinds.count)
  let kindsOfItem = items.indices.map { item in
    kinds.indices.filter { itemsOfKind[kinds[$0].name]?.contains(item) ?? false }
  }
  for merchant in 0..<input.merchantCount {
    let site = input.tables.merchants[merchant].site
    for item in items.indices where input.tallies.needs.items[merchant] >> UInt64(item) & 1 == 1 {
      let need = NamedNeed(merchant, item, input, met, hasKind: !kindsOfItem[item].isEmpty)
      all.add(need)
      byItem[item].add(need)
      if site < input.sites {
        sites[site].add(need)
        bySiteItem[site][item].add(need)
      }
      // A need that another kind met first is none that this kind left open.
      for kind in kindsOfItem[item] where need.kind.flatMap({ placeOfKind[$0] }).map({ $0 == kind }) ?? true {
        byKind[kind].add(need)
      }
    }
  }
  var result = [all.figure(.all)]
  result += sites.indices.map { sites[$0].figure(.site($0)) }
  result += items.indices.map { byItem[$0].figure(.item(items[$0].code)) }
  for site in sites.indices {
    result += items.indices.map { bySiteItem[site][$0].figure(.siteItem(site, items[$0].code)) }
  }
  return result + kinds.indices.map { byKind[$0].figure(.kind(kinds[$0].name)) }
}

/// One item that one merchant named.
private struct NamedNeed {
  /// Days to the service that met it. Missing: open.
  let days: Int?
  /// Days it was followed, where it is open.
  let followed: Int
  /// Kind of the service that met it.
  let kind: String?
  /// Whether a kind of service in the settings meets the item.
  let hasKind: Bool

  init(_ merchant: Int, _ item: Int, _ input: AnalysisInput, _ met: MetNeeds, hasKind: Bool) {
    self.hasKind = hasKind
    let tally = input.tallies.needs
    let place = merchant * tally.shape.needItems + item
    let waited = met.days[place]
    days = waited >= 0 ? Int(waited) : nil
    let first = tally.firstNamed[place]
    // Named after the period's end: nothing of its waiting has been seen.
    followed = first == .max ? 0 : max(0, Int(input.lastReportDay.number - first))
    let service = Int(met.services[place])
    kind = input.tables.services.indices.contains(service) ? input.tables.services[service].kind : nil
  }
}

private struct ClosureCounter {
  private var met: [Int] = []
  private var open: [Int] = []
  private var withoutKind = 0

  mutating func add(_ need: NamedNeed) {
    if let days = need.days { met.append(days) } else { open.append(need.followed) }
    if need.days == nil, !need.hasKind { withoutKind += 1 }
  }

  func figure(_ group: ServiceGroup) -> NeedClosureFigure {
    var figure = NeedClosureFigure()
    figure.group = group
    figure.named = met.count + open.count
    figure.met = met.count
    figure.withoutKind = withoutKind
    if figure.named > 0 { figure.share = Double(figure.met) / Double(figure.named) }
    let sorted = met.sorted().map(Double.init)
    figure.firstQuartile = quantile(sorted: sorted, 0.25).value
    figure.median = quantile(sorted: sorted, 0.5).value
    figure.thirdQuartile = quantile(sorted: sorted, 0.75).value
    figure.longest = met.max()
    figure.longestOpen = open.max()
    let days = max(90, met.max() ?? 0, open.max() ?? 0) + 1
    var closed = Array(repeating: 0, count: days)
    var censored = Array(repeating: 0, count: days)
    for day in met { closed[day] += 1 }
    for day in open { censored[day] += 1 }
    let curve = survivalCurve(closed: closed, open: censored).value
    figure.medianOfAll = curve?.median.map { Int($0) }
    figure.within30 = curve?.closed(by: 30)
    figure.within90 = curve?.closed(by: 90)
    return figure
  }
}
