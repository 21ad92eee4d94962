internal import Measures
public import StationModel

/// Whether a service counts in the report period: by the day of its request, and where that is not told, it does.
func isInReport(_ service: Service, _ input: AnalysisInput) -> Bool {
  service.requestedAt.map { input.settings.periods.report.contains($0.day.month) } ?? true
}

/// Services of the report period: promises, savings, partners.
public func serviceFigures(_ input: AnalysisInput) -> ServiceFigures { serviceFigures(input, met: metNeeds(input)) }

func serviceFigures(_ input: AnalysisInput, met: MetNeeds) -> ServiceFigures {
  let kinds = input.settings.services.kinds
  let placeOfKind = kindPlaces(input)
  var total = ServiceCounter()
  var byKind: [ServiceCounter] = Array(repeating: ServiceCounter(), count: kinds.count)
  var bySite: [ServiceCounter] = Array(repeating: ServiceCounter(), count: input.sites)
  var bySiteKind = Array(repeating: byKind, count: input.sites)
  var byPartner: [ServiceCounter] = Array(repeating: ServiceCounter(), count: input.tables.partners.count)
  var unknownKinds: [String: ServiceCounter] = [:]
  var siteUnknownKinds: [[String: ServiceCounter]] = Array(repeating: [:], count: input.sites)
  var contributors: [String: Contributors] = [:]
  var served: Set<Int> = []
  let hours = PromiseHours(input)
  for service in input.tables.services where isInReport(service, input) {
    let judged = JudgedService(service, hours)
    total.add(judged)
    let kind = placeOfKind[service.kind]
    contributors[kind.map { kinds[$0].name } ?? service.kind, default: Contributors()].add(service, input)
    if let kind { byKind[kind].add(judged) } else { unknownKinds[service.kind, default: ServiceCounter()].add(judged) }
    if let partner = service.partner, byPartner.indices.contains(partner) { byPartner[partner].add(judged) }
    guard let merchant = service.merchant, merchant < input.merchantCount else { continue }
    served.insert(merchant)
    let site = input.tables.merchants[merchant].site
    guard site < input.sites else { continue }
    bySite[site].add(judged)
    if let kind {
      bySiteKind[site][kind].add(judged)
    } else {
      siteUnknownKinds[site][service.kind, default: ServiceCounter()].add(judged)
    }
  }
  var result = ServiceFigures()
  result.total = total.figure(input)
  result.kinds = kinds.indices.map { byKind[$0].figure(input, name: kinds[$0].name, group: kinds[$0].group) }
  result.kinds += unlisted(unknownKinds, input)
  for place in result.kinds.indices {
    let own = contributors[result.kinds[place].name] ?? Contributors()
    result.kinds[place].savers = own.savers
    result.kinds[place].gainers = own.gainers
  }
  result.siteKinds = bySiteKind.indices.map { site in
    kinds.indices.map { bySiteKind[site][$0].figure(input, name: kinds[$0].name, group: kinds[$0].group) }
      + unlisted(siteUnknownKinds[site], input)
  }
  result.sites = (0..<input.sites).map { bySite[$0].figure(input, name: input.siteName($0)) }
  let partners = input.tables.partners
  let order = partners.indices.sorted { left, right in
    byPartner[left].requests == byPartner[right].requests
      ? left < right : byPartner[left].requests > byPartner[right].requests
  }
  result.partners = order.map { byPartner[$0].figure(input, name: partners[$0].name, group: partners[$0].kind) }
  result.infrastructurePartners = partners.count { $0.kind == "质量基础设施" }
  result.utilityPartners = partners.count { $0.kind == "公共服务" }
  result.merchantsServed = served.count
  result.promises = promiseFigures(input)
  result.closures = needClosures(input, met)
  result.money = serviceMoney(input)
  result.partnerRows = partnerFigures(input)
  result.firstBatch = firstCalibrations(input)
  result.withoutPartner = result.total.requests - result.partnerRows.reduce(0) { $0 + $1.requests }
  result.sentences = serviceSentences(result, input)
  result.siteSentences = (0..<input.sites).map { serviceSentences(result, input, site: $0) }
  return result
}

/// Whose money a kind of services brought.
private struct Contributors {
  var savers: [Int: Int64] = [:]
  var gainers: [Int: Int64] = [:]

  mutating func add(_ service: Service, _ input: AnalysisInput) {
    let merchant = service.merchant.flatMap { $0 < input.merchantCount ? $0 : nil } ?? -1
    if let saved = service.saved, saved != 0 { savers[merchant, default: 0] += saved }
    if let gained = service.gained, gained != 0 { gainers[merchant, default: 0] += gained }
  }
}

/// Kinds that no setting lists, by name.
private func unlisted(_ counters: [String: ServiceCounter], _ input: AnalysisInput) -> [ServiceFigure] {
  counters.sorted { $0.key < $1.key }.map { $0.value.figure(input, name: $0.key) }
}

func kindPlaces(_ input: AnalysisInput) -> [String: Int] {
  var result: [String: Int] = [:]
  for (place, kind) in input.settings.services.kinds.enumerated() {
    for name in [kind.name] + kind.aliases where result[name] == nil { result[name] = place }
  }
  return result
}

/// What is promised, and when the period ends: looked up once for many services.
struct PromiseHours {
  let respond: Double
  let respondUrgent: Double
  let complete: Double
  let completeUrgent: Double
  let end: Moment

  init(_ input: AnalysisInput) {
    let promises = input.settings.services
    respond = promises.respondWithin
    respondUrgent = promises.respondWithinUrgent
    complete = promises.completeWithin
    completeUrgent = promises.completeWithinUrgent
    end = Moment(Day(number: input.lastReportDay.number + 1))
  }
}

/// Adds services up; whole numbers throughout.
struct ServiceCounter {
  private(set) var requests = 0
  private var partners: Set<Int> = []
  private var responses: [Int64] = []
  private var counts = ServiceFigure()

  mutating func add(_ judged: JudgedService) {
    requests += 1
    if let partner = judged.partner { partners.insert(partner) }
    if judged.isUrgent { counts.urgent += 1 }
    if judged.isFree { counts.free += 1 }
    if let seconds = judged.response.seconds { responses.append(seconds) }
    if judged.isResponded { counts.responded += 1 }
    if judged.response.isDue { counts.respondDue += 1 }
    if judged.response.state == .inTime { counts.respondedInTime += 1 }
    if judged.response.state == .unknown { counts.respondUnknown += 1 }
    if judged.isCompleted { counts.completed += 1 }
    if judged.completion.isDue { counts.completeDue += 1 }
    if judged.completion.state == .inTime { counts.completedInTime += 1 }
    if judged.completion.state == .unknown { counts.completeUnknown += 1 }
    add(judged.saved, judged.gained, isCompleted: judged.isCompleted)
  }

  private mutating func add(_ saved: Int64?, _ gained: Int64?, isCompleted: Bool) {
    if saved == nil, gained == nil { return }
    counts.valued += 1
    if saved != nil { counts.withSaved += 1 }
    if gained != nil { counts.withGained += 1 }
    counts.saved += saved ?? 0
    counts.gained += gained ?? 0
    if isCompleted { return }
    counts.pendingValued += 1
    counts.pending += (saved ?? 0) + (gained ?? 0)
  }

  func figure(_ input: AnalysisInput, name: String = "", group: String = "") -> ServiceFigure {
    var result = counts
    result.name = name
    result.group = group
    result.requests = requests
    result.timedResponses = responses.count
    result.partners = partnerNames(input)
    result.partnerCount = partners.count
    if !responses.isEmpty {
      result.meanResponse = Double(responses.reduce(0, +)) / 3600 / Double(responses.count)
      result.medianResponse = quantile(sorted: responses.sorted().map(Double.init), 0.5).value.map { $0 / 3600 }
    }
    result.respondInterval =
      wilsonInterval(result.respondedInTime, of: result.respondDue, critical: input.normalCritical).value?.interval
    result.completeInterval =
      wilsonInterval(result.completedInTime, of: result.completeDue, critical: input.normalCritical).value?.interval
    return result
  }

  private func partnerNames(_ input: AnalysisInput) -> String {
    let names = partners.filter { $0 < input.tables.partners.count }.map { input.tables.partners[$0].name }.sorted()
    let shown = names.prefix(3).joined(separator: "、")
    return names.count > 3 ? shown + "等\(names.count)家" : shown
  }
}
