import Diagnostics
import StationModel
import Workspace

/// The small tables in the workspace: written by the clean stage, read back when only later stages run.
extension SmallTables {
  func store(in transaction: WorkspaceTransaction, sites: [Site]) throws(Failure) {
    let ids = merchants.map(\.id)
    func id(_ index: Int?) -> CellValue { .text(index.flatMap { ids.indices.contains($0) ? ids[$0] : nil }) }
    func site(_ index: Int) -> CellValue { sites.indices.contains(index) ? .text(sites[index].name) : .text("") }
    func place(_ origin: RowOrigin) -> [CellValue] { [.integer(origin.file), .integer(origin.line)] }
    try transaction.insert(
      merchants.enumerated().map { position, row -> [CellValue] in
        [
          .text(row.id), .integer(position), .text(row.name), .text(row.branch), site(row.site), .text(row.trade),
          .text(row.creditCode), .text(row.openedOn?.text), .text(row.closedOn?.text), .flag(row.isPartyMember),
          .text(row.contact), .text(row.phone), .real(row.area), .integer(row.staff),
        ] + place(row.origin)
      }, into: "merchant")
    try transaction.insert(
      exposure.map { row -> [CellValue] in
        [.text(row.month.text), site(row.site), id(row.merchant), .integer(row.visitors), .integer(row.transactions)]
          + place(row.origin)
      }, into: "exposure")
    try transaction.insert(
      services.map { row -> [CellValue] in
        let partner = row.partner.flatMap { partners.indices.contains($0) ? partners[$0].id : nil }
        let dates: [CellValue] = [
          (row.requestedAt, ServiceSteps.request), (row.respondedAt, .response), (row.completedAt, .completion),
        ].map { moment, step in .text(row.daysOnly.contains(step) ? moment?.day.text : moment?.text) }
        let doubts: [CellValue] = [.flag(row.doubtful.contains(.response)), .flag(row.doubtful.contains(.completion))]
        let amounts: [CellValue] = [row.saved, row.gained].map { $0.map { .integer($0) } ?? .null }
        return [.text(row.id), id(row.merchant), .text(row.kind), .text(partner)] + dates + doubts
          + [.flag(row.isUrgent), .flag(row.isFree)] + amounts + place(row.origin)
      }, into: "service")
    try transaction.insert(
      partners.map { row -> [CellValue] in
        [.text(row.id), .text(row.name), .text(row.kind), .text(row.region)] + place(row.origin)
      }, into: "partner")
    try transaction.insert(
      programmes.map { row -> [CellValue] in
        [
          .text(row.id), .text(row.enterprise), id(row.merchant), .text(row.programme), .text(row.status),
          .text(row.recordedOn?.text), row.site.map(site) ?? .null,
        ] + place(row.origin)
      }, into: "programme")
    try transaction.insert(
      assessments.map { row -> [CellValue] in
        [id(row.merchant), .text(row.indicator), .real(row.value), .text(row.assessedOn?.text)] + place(row.origin)
      }, into: "assessment")
  }

  /// Reads the tables back as they were stored, in the same order.
  init(loadedFrom transaction: WorkspaceTransaction, sites: [Site]) throws(Failure) {
    self.init()
    let reader = SmallTableReader(transaction: transaction, sites: sites)
    merchants = try reader.merchants()
    let indices = Dictionary(
      merchants.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    exposure = try reader.exposure(indices)
    partners = try reader.partners()
    let partnerIndices = Dictionary(
      partners.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    services = try reader.services(indices, partnerIndices)
    programmes = try reader.programmes(indices)
    assessments = try reader.assessments(indices)
  }
}
