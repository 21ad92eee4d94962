import Diagnostics
import StationModel
import Workspace

/// Reads each small table of the workspace into its values.
struct SmallTableReader {
  let transaction: WorkspaceTransaction
  let sites: [Site]

  private func site(_ value: CellValue) -> Int { sites.firstIndex { $0.name == value.text } ?? 0 }

  private func origin(_ row: [CellValue]) -> RowOrigin {
    RowOrigin(file: row[row.count - 2].integer ?? 0, line: row[row.count - 1].integer ?? 0)
  }

  private func rows(_ table: String, order: String = "rowid") throws(Failure) -> [[CellValue]] {
    let columns = transaction.schema(table).columnNames.map { "\"\($0)\"" }.joined(separator: ", ")
    return try transaction.rows("SELECT \(columns) FROM \"\(table)\" ORDER BY \(order)")
  }

  func merchants() throws(Failure) -> [Merchant] {
    try rows("merchant", order: "position").map { row in
      var merchant = Merchant()
      merchant.id = row[0].text ?? ""
      merchant.name = row[2].text ?? ""
      merchant.branch = row[3].text ?? ""
      merchant.site = site(row[4])
      merchant.trade = row[5].text ?? ""
      merchant.creditCode = row[6].text ?? ""
      merchant.openedOn = row[7].text.flatMap(DateText.day)
      merchant.closedOn = row[8].text.flatMap(DateText.day)
      merchant.isPartyMember = row[9].integer.map { $0 != 0 }
      merchant.contact = row[10].text ?? ""
      merchant.phone = row[11].text ?? ""
      merchant.area = row[12].real
      merchant.staff = row[13].integer
      merchant.origin = origin(row)
      return merchant
    }
  }

  func exposure(_ merchants: [String: Int]) throws(Failure) -> [Exposure] {
    try rows("exposure").map { row in
      var exposure = Exposure()
      exposure.month = row[0].text.flatMap(DateText.month) ?? Month(index: 0)
      exposure.site = site(row[1])
      exposure.merchant = row[2].text.flatMap { merchants[$0] }
      exposure.visitors = row[3].integer
      exposure.transactions = row[4].integer
      exposure.origin = origin(row)
      return exposure
    }
  }

  func services(_ merchants: [String: Int], _ partners: [String: Int]) throws(Failure) -> [Service] {
    try rows("service").map { row in
      var service = Service()
      service.id = row[0].text ?? ""
      service.merchant = row[1].text.flatMap { merchants[$0] }
      service.kind = row[2].text ?? ""
      service.partner = row[3].text.flatMap { partners[$0] }
      service.requestedAt = moment(row[4], .request, &service)
      service.respondedAt = moment(row[5], .response, &service)
      service.completedAt = moment(row[6], .completion, &service)
      if row[7].integer == 1 { service.doubtful.insert(.response) }
      if row[8].integer == 1 { service.doubtful.insert(.completion) }
      service.isUrgent = row[9].integer == 1
      service.isFree = row[10].integer == 1
      service.saved = row[11].integer.map(Int64.init)
      service.gained = row[12].integer.map(Int64.init)
      service.origin = origin(row)
      return service
    }
  }

  /// A moment, or a day alone, which the service then says.
  private func moment(_ cell: CellValue, _ step: ServiceSteps, _ service: inout Service) -> Moment? {
    guard let text = cell.text else { return nil }
    if let moment = DateText.moment(text) { return moment }
    service.daysOnly.insert(step)
    return DateText.day(text).map { Moment($0) }
  }

  func partners() throws(Failure) -> [Partner] {
    try rows("partner").map { row in
      var partner = Partner()
      partner.id = row[0].text ?? ""
      partner.name = row[1].text ?? ""
      partner.kind = row[2].text ?? ""
      partner.region = row[3].text ?? ""
      partner.origin = origin(row)
      return partner
    }
  }

  func programmes(_ merchants: [String: Int]) throws(Failure) -> [Programme] {
    try rows("programme").map { row in
      var programme = Programme()
      programme.id = row[0].text ?? ""
      programme.enterprise = row[1].text ?? ""
      programme.merchant = row[2].text.flatMap { merchants[$0] }
      programme.programme = row[3].text ?? ""
      programme.status = row[4].text ?? ""
      programme.recordedOn = row[5].text.flatMap(DateText.day)
      programme.site = row[6] == .null ? nil : site(row[6])
      programme.origin = origin(row)
      return programme
    }
  }

  func assessments(_ merchants: [String: Int]) throws(Failure) -> [Assessment] {
    try rows("assessment").map { row in
      var assessment = Assessment()
      assessment.merchant = row[0].text.flatMap { merchants[$0] }
      assessment.indicator = row[1].text ?? ""
      assessment.value = row[2].real ?? 0
      assessment.assessedOn = row[3].text.flatMap(DateText.day)
      assessment.origin = origin(row)
      return assessment
    }
  }
}
