internal import StationModel

/// The partners of the list with what each was called for in the report period; those never called are there with 0.
func partnerFigures(_ input: AnalysisInput) -> [PartnerFigure] {
  var result = input.tables.partners.indices.map { partner in
    var figure = PartnerFigure()
    figure.partner = partner
    figure.id = input.tables.partners[partner].id
    figure.name = input.tables.partners[partner].name
    figure.kind = input.tables.partners[partner].kind
    return figure
  }
  var merchants = Array(repeating: Set<Int>(), count: result.count)
  var sites = merchants
  for service in input.tables.services where isInReport(service, input) {
    guard let partner = service.partner, result.indices.contains(partner) else { continue }
    result[partner].requests += 1
    if service.isUrgent { result[partner].urgent += 1 }
    if service.isFree { result[partner].free += 1 }
    if service.isCompleted { result[partner].completed += 1 }
    if let merchant = service.merchant { merchants[partner].insert(merchant) }
    if let site = site(of: service, input) { sites[partner].insert(site) }
    guard let day = service.requestedAt?.day else { continue }
    result[partner].firstRequest = min(result[partner].firstRequest ?? day, day)
    result[partner].lastRequest = max(result[partner].lastRequest ?? day, day)
  }
  for partner in result.indices {
    result[partner].merchants = merchants[partner].count
    result[partner].sites = sites[partner].count
  }
  return result
}

/// The first batch of free calibration: the first free metrology service of each merchant that had one in the month of the earliest
/// of all.
func firstCalibrations(_ input: AnalysisInput) -> [FirstCalibration] {
  let names = Set(
    input.settings.services.kinds.filter { $0.name.hasPrefix("计量") }.flatMap { [$0.name] + $0.aliases })
  let free = input.tables.services.filter {
    $0.isFree && names.contains($0.kind) && $0.merchant.map { input.tables.merchants.indices.contains($0) } ?? false
  }
  guard let month = free.compactMap({ $0.requestedAt?.day.month }).min() else { return [] }
  let merchants = input.tables.merchants
  var first: [Int: Service] = [:]
  for service in free where service.requestedAt?.day.month == month {
    guard let merchant = service.merchant, let requested = service.requestedAt else { continue }
    // Of two at one time, the one with the lower number.
    if let known = first[merchant], let time = known.requestedAt,
      (time.seconds, known.id) <= (requested.seconds, service.id)
    {
      continue
    }
    first[merchant] = service
  }
  // By number: the order of the merchants' file is nobody's rank.
  return first.sorted { (merchants[$0.key].id, $0.key) < (merchants[$1.key].id, $1.key) }.map { merchant, service in
    var row = FirstCalibration()
    row.merchant = merchant
    row.service = service.id
    row.partner = service.partner
    row.requestedOn = service.requestedAt?.day
    row.completedOn = service.completedAt?.day
    row.origin = service.origin
    return row
  }
}
