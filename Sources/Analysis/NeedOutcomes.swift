internal import StationModel

/// Every need by itself: which service met it and after how many days, or how long it has waited and what kind of service could meet it.
/// Those that wait stand first, the longest wait before the others.
func needOutcomes(_ input: AnalysisInput, _ met: MetNeeds) -> [NeedOutcome] {
  let tally = input.tallies.needs
  let items = input.settings.taxonomy.items
  let itemsOfKind = kindItems(input.settings)
  let kinds = items.indices.map { item in
    input.settings.services.kinds.filter { itemsOfKind[$0.name]?.contains(item) ?? false }.map(\.name)
  }
  var outcomes: [NeedOutcome] = []
  for merchant in 0..<input.merchantCount {
    for item in items.indices where tally.items[merchant] >> UInt64(item) & 1 == 1 {
      let place = merchant * tally.shape.needItems + item
      var outcome = NeedOutcome()
      (outcome.merchant, outcome.item, outcome.kinds) = (merchant, items[item].code, kinds[item])
      let first = tally.firstNamed[place]
      if first != .max { outcome.firstNamed = Day(number: first) }
      if met.days[place] >= 0 {
        outcome.days = Int(met.days[place])
        outcome.service = Int(met.services[place])
        outcome.metBy = merchantService(input.tables.services[Int(met.services[place])], input)
      } else if first != .max {
        outcome.days = max(0, Int(input.lastReportDay.number - first))
      }
      outcomes.append(outcome)
    }
  }
  return outcomes.enumerated().sorted { left, right in
    let (a, b) = (left.element, right.element)
    return (a.isMet ? 1 : 0, -(a.days ?? 0), left.offset) < (b.isMet ? 1 : 0, -(b.days ?? 0), right.offset)
  }.map(\.element)
}
