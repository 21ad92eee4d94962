import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  func writeServices() throws(Failure) {
    let services = figures.services
    var rows = [row(services.total, "all", site: nil)]
    rows += services.kinds.map { row($0, "kind", site: nil) }
    for (site, kinds) in services.siteKinds.enumerated() { rows += kinds.map { row($0, "site_kind", site: site) } }
    rows += services.sites.enumerated().map { row($0.element, "site", site: $0.offset) }
    rows += services.partners.map { row($0, "partner", site: nil) }
    try transaction.insert(rows, into: "service_summary")
    try transaction.insert(services.promises.map(row), into: "service_promise")
    try transaction.insert(services.money.map(row), into: "service_money")
    try transaction.insert(services.partnerRows.map(row), into: "service_partner")
    try transaction.insert(services.firstBatch.map(row), into: "service_first_batch")
  }

  func writeClosures() throws(Failure) {
    try transaction.insert(figures.services.closures.map(row), into: "need_closure")
  }

  private func row(_ figure: ServiceFigure, _ grouping: String, site: Int?) -> [CellValue] {
    [
      .text(grouping), .text(site.flatMap(siteName)), .text(figure.name), .text(figure.group),
      .integer(figure.requests), .integer(figure.urgent), .integer(figure.free), .integer(figure.responded),
      .integer(figure.respondedInTime), .integer(figure.respondDue), .integer(figure.respondUnknown),
      .integer(figure.completed), .integer(figure.completedInTime), .integer(figure.completeDue),
      .integer(figure.completeUnknown), .real(figure.meanResponse), .real(figure.medianResponse),
      .integer(figure.saved), .integer(figure.gained),
    ]
  }

  private func row(_ figure: PromiseFigure) -> [CellValue] {
    let counts: [CellValue] = [
      .integer(figure.requests), .integer(figure.done), .integer(figure.due), .integer(figure.inTime),
      .integer(figure.unknown), .real(figure.share),
    ]
    let hours: [CellValue] = [
      .real(figure.firstQuartile), .real(figure.median), .real(figure.thirdQuartile), .real(figure.longest),
    ]
    return place(figure.group) + [
      .text(figure.isUrgent ? "urgent" : "ordinary"), .text(figure.isCompletion ? "complete" : "respond"),
      .real(figure.promisedHours),
    ] + counts + ends(figure.interval) + hours
  }

  private func row(_ figure: NeedClosureFigure) -> [CellValue] {
    let days: [CellValue] = [
      .real(figure.firstQuartile), .real(figure.median), .real(figure.thirdQuartile), .integer(figure.longest),
      .integer(figure.medianOfAll), .real(figure.within30), .real(figure.within90), .integer(figure.longestOpen),
    ]
    return place(figure.group) + [
      .integer(figure.named), .integer(figure.met), .integer(figure.open), .integer(figure.withoutKind),
      .real(figure.share),
    ] + days
  }

  private func row(_ figure: ServiceMoneyFigure) -> [CellValue] {
    place(figure.group) + [
      .integer(figure.services), .integer(figure.completed), .integer(figure.withSaved), .integer(figure.withGained),
      .integer(figure.valued), .real(figure.completeness), .integer(figure.saved), .integer(figure.gained),
      .integer(figure.total), .integer(figure.largest), .real(figure.largestShare),
      .integer(figure.pendingValued), .integer(figure.pending),
    ]
  }

  private func row(_ figure: PartnerFigure) -> [CellValue] {
    let partner = partners[figure.partner]
    return [
      .text(partner.id), .text(partner.name), .text(partner.kind), .text(partner.region), .flag(figure.wasCalled),
      .integer(figure.requests), .integer(figure.urgent), .integer(figure.free), .integer(figure.completed),
      .integer(figure.merchants), .integer(figure.sites), .text(figure.firstRequest?.text),
      .text(figure.lastRequest?.text),
    ]
  }

  private func row(_ figure: FirstCalibration) -> [CellValue] {
    [
      .text(merchantID(figure.merchant) ?? ""), .text(siteName(merchants[figure.merchant].site)),
      .text(figure.service), .text(figure.partner.flatMap(partnerID)), .text(figure.requestedOn?.text),
      .text(figure.completedOn?.text), .integer(figure.origin.file), .integer(figure.origin.line),
    ]
  }

  /// Grouping, site, kind, partner, merchant, item: what the grouping names is filled in, the rest is NULL.
  private func place(_ group: ServiceGroup) -> [CellValue] {
    var cells: [CellValue] = [.text("all"), .null, .null, .null, .null, .null]
    switch group {
    case .all: break
    case .site(let site): (cells[0], cells[1]) = (.text("site"), .text(siteName(site)))
    case .kind(let name): (cells[0], cells[2]) = (.text("kind"), .text(name))
    case .unlistedPartner: cells[0] = .text("partner")
    case .unknownSite: cells[0] = .text("site")
    case .unknownMerchant: cells[0] = .text("merchant")
    case .partner(let partner): (cells[0], cells[3]) = (.text("partner"), .text(partnerID(partner)))
    case .merchant(let merchant): (cells[0], cells[4]) = (.text("merchant"), .text(merchantID(merchant)))
    case .item(let code): (cells[0], cells[5]) = (.text("item"), .text(code))
    case .siteItem(let site, let code):
      (cells[0], cells[1], cells[5]) = (.text("site_item"), .text(siteName(site)), .text(code))
    }
    return cells
  }

  private func partnerID(_ index: Int) -> String? { partners.indices.contains(index) ? partners[index].id : nil }
}
