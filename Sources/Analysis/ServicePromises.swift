internal import Measures
internal import StationModel

/// The promises to respond and to complete, urgent and ordinary requests apart: their hours differ, so that a share over both says
/// little of either.
func promiseFigures(_ input: AnalysisInput) -> [PromiseFigure] {
  let kinds = input.settings.services.kinds
  let placeOfKind = kindPlaces(input)
  var all = PromiseCounter()
  var sites = Array(repeating: PromiseCounter(), count: input.sites)
  var byKind = Array(repeating: PromiseCounter(), count: kinds.count)
  var partners = Array(repeating: PromiseCounter(), count: input.tables.partners.count)
  var unlistedKinds: [String: PromiseCounter] = [:]
  var unlistedPartner = PromiseCounter()
  var unknownSite = PromiseCounter()
  let hours = PromiseHours(input)
  for service in input.tables.services where isInReport(service, input) {
    let judged = JudgedService(service, hours)
    all.add(judged)
    if let site = site(of: service, input) { sites[site].add(judged) } else { unknownSite.add(judged) }
    if let kind = placeOfKind[service.kind] {
      byKind[kind].add(judged)
    } else {
      unlistedKinds[service.kind, default: PromiseCounter()].add(judged)
    }
    if let partner = service.partner, partners.indices.contains(partner) {
      partners[partner].add(judged)
    } else {
      unlistedPartner.add(judged)
    }
  }
  var result = all.figures(.all, input)
  for site in sites.indices { result += sites[site].figures(.site(site), input) }
  for kind in kinds.indices { result += byKind[kind].figures(.kind(kinds[kind].name), input) }
  for kind in unlistedKinds.keys.sorted() { result += unlistedKinds[kind]?.figures(.kind(kind), input) ?? [] }
  for partner in partners.indices where partners[partner].requests > 0 {
    result += partners[partner].figures(.partner(partner), input)
  }
  if unlistedPartner.requests > 0 { result += unlistedPartner.figures(.unlistedPartner, input) }
  if unknownSite.requests > 0 { result += unknownSite.figures(.unknownSite, input) }
  return result
}

/// The site of the merchant that a service went to.
func site(of service: Service, _ input: AnalysisInput) -> Int? {
  guard let merchant = service.merchant, merchant < input.merchantCount else { return nil }
  let site = input.tables.merchants[merchant].site
  return site < input.sites ? site : nil
}

/// Counts of the four promises: ordinary and urgent, to respond and to complete.
private struct PromiseCounter {
  private struct Cell {
    var seconds: [Int64] = []
    var due = 0
    var inTime = 0
    var unknown = 0
  }

  private var cells = Array(repeating: Cell(), count: 4)
  private var counts = [0, 0]
  var requests: Int { counts[0] + counts[1] }

  mutating func add(_ judged: JudgedService) {
    let urgent = judged.isUrgent ? 1 : 0
    counts[urgent] += 1
    add(urgent * 2, judged.response)
    add(urgent * 2 + 1, judged.completion)
  }

  private mutating func add(_ place: Int, _ promise: JudgedPromise) {
    if let seconds = promise.seconds { cells[place].seconds.append(seconds) }
    if promise.isDue { cells[place].due += 1 }
    if promise.state == .inTime { cells[place].inTime += 1 }
    if promise.state == .unknown { cells[place].unknown += 1 }
  }

  func figures(_ group: ServiceGroup, _ input: AnalysisInput) -> [PromiseFigure] {
    let settings = input.settings.services
    let promised = [
      settings.respondWithin, settings.completeWithin, settings.respondWithinUrgent, settings.completeWithinUrgent,
    ]
    return cells.indices.map { place in
      let cell = cells[place]
      var figure = PromiseFigure()
      figure.group = group
      figure.isUrgent = place >= 2
      figure.isCompletion = place % 2 == 1
      figure.promisedHours = promised[place]
      figure.requests = counts[place / 2]
      figure.done = cell.seconds.count
      figure.due = cell.due
      figure.inTime = cell.inTime
      figure.unknown = cell.unknown
      if cell.due > 0 { figure.share = Double(cell.inTime) / Double(cell.due) }
      figure.interval = wilsonInterval(cell.inTime, of: cell.due, critical: input.normalCritical).value?.interval
      let sorted = cell.seconds.sorted().map { Double($0) / 3600 }
      figure.firstQuartile = quantile(sorted: sorted, 0.25).value
      figure.median = quantile(sorted: sorted, 0.5).value
      figure.thirdQuartile = quantile(sorted: sorted, 0.75).value
      figure.longest = sorted.last
      return figure
    }
  }
}
