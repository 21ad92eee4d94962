internal import StationModel

/// Savings and gains of the report period's services by site, kind, partner and merchant: whole fen throughout.
func serviceMoney(_ input: AnalysisInput) -> [ServiceMoneyFigure] {
  let kinds = input.settings.services.kinds
  let placeOfKind = kindPlaces(input)
  var all = ServiceMoneyFigure(.all)
  var sites = (0..<input.sites).map { ServiceMoneyFigure(.site($0)) }
  var byKind = kinds.map { ServiceMoneyFigure(.kind($0.name)) }
  var partners = input.tables.partners.indices.map { ServiceMoneyFigure(.partner($0)) }
  var merchants = (0..<input.merchantCount).map { ServiceMoneyFigure(.merchant($0)) }
  // What fits nowhere has rows of its own, so that every grouping adds up to all.
  var unlistedKinds: [String: ServiceMoneyFigure] = [:]
  var unlistedPartner = ServiceMoneyFigure(.unlistedPartner)
  var nobody = [ServiceMoneyFigure(.unknownSite), ServiceMoneyFigure(.unknownMerchant)]
  for service in input.tables.services where isInReport(service, input) {
    all.add(service)
    if let site = site(of: service, input) { sites[site].add(service) } else { nobody[0].add(service) }
    if let kind = placeOfKind[service.kind] {
      byKind[kind].add(service)
    } else {
      unlistedKinds[service.kind, default: ServiceMoneyFigure(.kind(service.kind))].add(service)
    }
    if let partner = service.partner, partners.indices.contains(partner) {
      partners[partner].add(service)
    } else {
      unlistedPartner.add(service)
    }
    if let merchant = service.merchant, merchants.indices.contains(merchant) {
      merchants[merchant].add(service)
    } else {
      nobody[1].add(service)
    }
  }
  let others = unlistedKinds.keys.sorted().compactMap { unlistedKinds[$0] } + [unlistedPartner] + nobody
  return [all] + sites + byKind + partners + (merchants + others).filter { $0.services > 0 }
}

extension ServiceMoneyFigure {
  fileprivate init(_ group: ServiceGroup) {
    self.init()
    self.group = group
  }

  fileprivate mutating func add(_ service: Service) {
    services += 1
    if service.isCompleted { completed += 1 }
    if service.saved != nil { withSaved += 1 }
    if service.gained != nil { withGained += 1 }
    saved += service.saved ?? 0
    gained += service.gained ?? 0
    let isValued = service.saved != nil || service.gained != nil
    if isValued { valued += 1 }
    if isValued, !service.isCompleted { pendingValued += 1 }
    if !service.isCompleted { pending += (service.saved ?? 0) + (service.gained ?? 0) }
    largest = max(largest, (service.saved ?? 0) + (service.gained ?? 0))
  }
}
