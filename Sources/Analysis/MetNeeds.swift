internal import StationModel

/// Which named needs a completed service met, and when.
struct MetNeeds {
  /// Bit i: the merchant named item i and a service completed on or after that day met it. By merchant.
  var items: [UInt64]
  /// Bit i: some kind of service is there for item i. A need that none is for cannot be met by any.
  var servable: UInt64 = 0
  /// Days from first naming to completion, `merchant * needItems + item`; −1 where not met.
  var days: [Int32]
  /// Index into the services of the one that met it first, likewise; −1 where not met.
  var services: [Int32]
}

/// A need is met by the first completed service of a kind that the settings map to the item, on or after the day on
/// which the merchant first named it: what was done before could not answer a need that was still there.
func metNeeds(_ input: AnalysisInput) -> MetNeeds {
  let tally = input.tallies.needs
  let width = tally.shape.needItems
  var result = MetNeeds(
    items: Array(repeating: 0, count: input.merchantCount),
    days: Array(repeating: -1, count: input.merchantCount * width),
    services: Array(repeating: -1, count: input.merchantCount * width))
  let itemsOfKind = kindItems(input.settings)
  result.servable = servableItems(input.settings)
  for (index, service) in input.tables.services.enumerated() {
    guard let merchant = service.merchant, merchant < input.merchantCount, let completed = service.completedAt?.day,
      let items = itemsOfKind[service.kind], completed <= input.lastReportDay
    else { continue }
    for item in items where tally.items[merchant] >> UInt64(item) & 1 == 1 {
      let place = merchant * width + item
      let waited = completed.number - tally.firstNamed[place]
      guard tally.firstNamed[place] != .max, waited >= 0 else { continue }
      result.items[merchant] |= 1 << UInt64(item)
      // Of two on one day the one that has the lower number: the order of the file says nothing.
      let isSameDay = waited == result.days[place]
      if result.days[place] < 0 || waited < result.days[place]
        || isSameDay && service.id < input.tables.services[Int(result.services[place])].id
      {
        result.days[place] = waited
        result.services[place] = Int32(index)
      }
    }
  }
  return result
}

/// Bit i: some kind of service meets item i.
func servableItems(_ settings: PipelineSettings) -> UInt64 {
  kindItems(settings).values.joined().reduce(0) { $0 | 1 << UInt64($1) }
}

/// Need items by name or alias of a kind of service.
func kindItems(_ settings: PipelineSettings) -> [String: [Int]] {
  var places: [String: Int] = [:]
  for (place, item) in settings.taxonomy.items.enumerated() { places[item.code] = place }
  var result: [String: [Int]] = [:]
  for kind in settings.services.kinds {
    let items = kind.items.compactMap { places[$0] }
    for name in [kind.name] + kind.aliases { result[name] = items }
  }
  return result
}
