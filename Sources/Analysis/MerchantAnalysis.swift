internal import StationModel

/// One row a merchant for 商户明细 and 需求明细.
func merchantFigures(
  _ input: AnalysisInput, met: MetNeeds, satisfaction: SatisfactionFigures
) -> [MerchantFigures] {
  let tallies = input.tallies
  var result = input.tables.merchants.indices.map { index in
    let merchant = input.tables.merchants[index]
    var row = MerchantFigures()
    row.id = merchant.id
    row.name = merchant.branch.isEmpty ? merchant.name : merchant.name + "（" + merchant.branch + "）"
    row.site = merchant.site
    row.trade = merchant.trade
    row.isPartyMember = merchant.isPartyMember
    // Masking hides little where a street is known; the column is left out unless the pipeline names it.
    if input.settings.personalColumns.contains("phone") { row.phone = masked(phone: merchant.phone) }
    row.openedOn = merchant.openedOn
    row.closedOn = merchant.closedOn
    row.needAnswers = Int(tallies.needs.answers[index])
    row.needItems = tallies.needs.items[index]
    row.metItems = met.items[index]
    row.ratings = satisfaction.merchantIndexes[index].n
    row.index = satisfaction.merchantIndexes[index].index
    row.complaintsReport = complaints(tallies.complaints, of: index, input.reportMonths)
    row.complaintsBase = complaints(tallies.complaints, of: index, input.baseMonths)
    row.complaintShareReport = complaintShare(tallies.complaints, of: index, input.reportMonths)
    row.complaintShareBase = complaintShare(tallies.complaints, of: index, input.baseMonths)
    return row
  }
  for service in input.tables.services where isInReport(service, input) {
    guard let merchant = service.merchant, result.indices.contains(merchant) else { continue }
    result[merchant].services += 1
    result[merchant].saved += service.saved ?? 0
    result[merchant].gained += service.gained ?? 0
    if service.saved != nil { result[merchant].withSaved += 1 }
    if service.gained != nil { result[merchant].withGained += 1 }
  }
  if input.settings.report.merchantBooks != .none { addPages(input, to: &result) }
  return result
}

/// What only a merchant's own page shows.
private func addPages(_ input: AnalysisInput, to merchants: inout [MerchantFigures]) {
  for index in merchants.indices {
    merchants[index].complaintsByMonth = input.months.indices.map {
      complaints(input.tallies.complaints, of: index, $0..<($0 + 1))
    }
  }
  for service in input.tables.services where isInReport(service, input) {
    guard let merchant = service.merchant, merchants.indices.contains(merchant) else { continue }
    merchants[merchant].serviceRecords.append(merchantService(service, input))
  }
  for index in merchants.indices {
    merchants[index].serviceRecords.sort { ($0.requestedOn?.number ?? .max) < ($1.requestedOn?.number ?? .max) }
  }
}

/// What a merchant's page says of a service.
func merchantService(_ service: Service, _ input: AnalysisInput) -> MerchantService {
  var row = MerchantService()
  let partners = input.tables.partners
  row.kind = service.kind
  row.partner = service.partner.flatMap { partners.indices.contains($0) ? partners[$0].name : nil } ?? ""
  row.requestedOn = service.requestedAt?.day
  row.completedOn = service.completedAt?.day
  row.saved = service.saved
  row.gained = service.gained
  return row
}

/// Complaints received of a merchant (or of the row past the last) in some months.
func complaints(_ tally: ComplaintTally, of merchant: Int, _ months: Range<Int>) -> Int {
  let start = merchant * tally.shape.months
  return months.reduce(0) { $0 + Int(tally.byMerchant[start + $1]) }
}

/// Cases of some months that name a merchant, first or after another.
func complaintsNaming(_ tally: ComplaintTally, _ merchant: Int, _ months: Range<Int>) -> Int {
  let start = merchant * tally.shape.months
  return complaints(tally, of: merchant, months) + months.reduce(0) { $0 + Int(tally.alsoNamed[start + $1]) }
}

/// The merchant's part of the complaints of some months: cases that name several merchants count for each by its share.
func complaintShare(_ tally: ComplaintTally, of merchant: Int, _ months: Range<Int>) -> Double {
  let start = merchant * tally.shape.months
  let sixtieths = months.reduce(Int64(0)) { $0 + tally.shares[start + $1] }
  return Double(complaints(tally, of: merchant, months)) + Double(sixtieths) / 60
}

/// 138****5678: the first three and the last four characters; shorter ones keep the last two.
func masked(phone: String) -> String {
  let characters = Array(phone)
  if characters.isEmpty { return "" }
  guard characters.count >= 8 else { return "****" + String(characters.suffix(2)) }
  return String(characters.prefix(3)) + "****" + String(characters.suffix(4))
}
