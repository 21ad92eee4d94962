import Diagnostics
import StationModel
import Workspace

/// Writes the tables of the figure stages; what each row means stands with the figure types.
struct FigureTables {
  let figures: ReportFigures
  let settings: PipelineSettings
  let merchants: [Merchant]
  let partners: [Partner]
  let services: [Service]
  let transaction: WorkspaceTransaction

  func write(_ name: StageName) throws(Failure) {
    try writeSentences(name)
    switch name {
    case .needs: try writeNeeds()
    case .satisfaction: try writeSatisfaction()
    case .complaints: try writeComplaints()
    case .services: try writeServices()
    case .evaluate: try writeLeaders()
    case .ingest, .clean, .classify, .tally, .export: break
    }
  }

  /// The columns that say whose figure a row is.
  func group(_ group: FigureGroup) -> [CellValue] {
    switch group {
    case .all: columns("all")
    case .site(let site): columns("site", site: site)
    case .trade(let trade): columns("trade", trade: trade)
    case .siteTrade(let site, let trade): columns("site_trade", site: site, trade: trade)
    case .merchant(let index): columns("merchant", merchant: index)
    case .month(let month): columns("month", month: month)
    case .siteMonth(let site, let month): columns("site_month", site: site, month: month)
    case .complaintClass(let code): columns("class", classCode: code)
    case .siteClass(let site, let code): columns("site_class", site: site, classCode: code)
    case .unassigned: columns("unassigned")
    }
  }

  private func columns(
    _ grouping: String, site: Int? = nil, trade: String? = nil, merchant: Int? = nil, month: Month? = nil,
    classCode: String? = nil
  ) -> [CellValue] {
    [
      .text(grouping), .text(site.flatMap(siteName)), .text(trade), .text(merchant.flatMap(merchantID)),
      .text(month?.text), .text(classCode),
    ]
  }

  func siteName(_ index: Int) -> String? {
    settings.sites.indices.contains(index) ? settings.sites[index].name : nil
  }

  func merchantID(_ index: Int) -> String? { merchants.indices.contains(index) ? merchants[index].id : nil }

  func ends(_ interval: FigureInterval?) -> [CellValue] { [.real(interval?.low), .real(interval?.high)] }

  func period(_ isBase: Bool) -> CellValue { .text(isBase ? "base" : "report") }

  private func writeNeeds() throws(Failure) {
    let rows = figures.needs.summaries.map { row -> [CellValue] in
      var place = group(row.group)
      place[5] = .text(row.classCode)
      let counts: [CellValue] = [.integer(row.merchants), .integer(row.frame), .integer(row.asked), .real(row.rate)]
      return place + [row.itemCode.isEmpty ? .null : .text(row.itemCode)] + counts + ends(row.interval) + [
        .text(row.method), .integer(row.mentions), .real(row.share), .integer(row.rank), .integer(row.met),
        .integer(row.waiting), .real(row.metRate), .real(row.medianDays),
      ]
    }
    try transaction.insert(rows, into: "need_summary")
    try writeClosures()
    try writeOutcomes()
    try transaction.insert(
      figures.needs.pairs.map { pair in
        [
          .text(pair.first), .text(pair.second), .integer(pair.firstMerchants), .integer(pair.secondMerchants),
          .integer(pair.both), .real(pair.expected), .real(pair.lift), .real(pair.overlap),
        ]
      }, into: "need_pair")
    try transaction.insert(
      figures.needs.changes.map { change in
        [
          .text(change.item), .text(change.basis.rawValue), .integer(change.merchants), .integer(change.namedBase),
          .integer(change.namedReport),
          .integer(change.gained), .integer(change.lost), .real(change.exactP), .real(change.midP),
          .real(change.adjustedP),
        ]
      }, into: "need_change")
  }

  private func writeOutcomes() throws(Failure) {
    let classes = settings.taxonomy.items.reduce(into: [:]) { $0[$1.code] = $1.classCode }
    let rows = figures.needs.outcomes.map { outcome -> [CellValue] in
      let service = outcome.service.flatMap { services.indices.contains($0) ? services[$0] : nil }
      let partner = service?.partner.flatMap { partners.indices.contains($0) ? partners[$0].id : nil }
      let named: [CellValue] = [
        .text(merchantID(outcome.merchant) ?? ""), .text(siteName(merchants[outcome.merchant].site)),
        .text(classes[outcome.item]), .text(outcome.item), .text(outcome.firstNamed?.text),
      ]
      return named + [
        .flag(outcome.isMet), .text(service?.completedAt?.day.text), .integer(outcome.days), .text(service?.id),
        .text(service?.kind), .text(partner), .text(outcome.kinds.joined(separator: "|")),
      ]
    }
    try transaction.insert(rows, into: "need_outcome")
  }
}
