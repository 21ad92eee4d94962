public import DelimitedText
public import Diagnostics
public import StationModel

/// Cleans the tables that are small by nature into lists of records. Duplicates by key: the first stays.
public final class SmallTableCleaner {
  public private(set) var tables = SmallTables()
  /// Where each key was seen first, by table.
  private var seen: [SourceTable: [String: String]] = [:]
  /// Who has a credit code, of the merchants that are kept.
  private var codeBearers: [String: String] = [:]
  /// Lines of the file before the chunk that is being cleaned.
  public var lineOffset = 0
  /// Values above blank cells, by file.
  private var filled: [Int: FillDown] = [:]
  private let words: CleaningWords
  private let settings: PipelineSettings
  private var directory: MerchantDirectory
  private var partners: [String: Int] = [:]
  private var serviceKinds: [String: String] = [:]
  private var shares = ShareColumns()

  public init(_ words: CleaningWords) {
    self.words = words
    settings = words.settings
    directory = MerchantDirectory([], settings: words.settings)
    for kind in settings.services.kinds {
      for name in [kind.name] + kind.aliases { serviceKinds[nameKey(name)] = kind.name }
    }
  }

  /// The directory of the merchants read; call when all files of 商户台账 are in.
  public func finishMerchants() -> MerchantDirectory {
    directory = MerchantDirectory(tables.merchants, settings: settings)
    return directory
  }

  /// Decides, where all assessments are in, which indicators are shares, and reads their figures alike; says what it did.
  public func finishAssessments() -> [Finding] { shares.decide(&tables.assessments) }

  /// Adds to the lines of the last rows of a table, which were counted from the beginning of their chunk.
  public func shiftOrigins(of table: SourceTable, by lines: Int, last count: Int) {
    guard lines != 0, count > 0 else { return }
    switch table {
    case .merchants:
      for index in tables.merchants.indices.suffix(count) { tables.merchants[index].origin.line += lines }
    case .exposure: for index in tables.exposure.indices.suffix(count) { tables.exposure[index].origin.line += lines }
    case .services: for index in tables.services.indices.suffix(count) { tables.services[index].origin.line += lines }
    case .partners: for index in tables.partners.indices.suffix(count) { tables.partners[index].origin.line += lines }
    case .programmes:
      for index in tables.programmes.indices.suffix(count) { tables.programmes[index].origin.line += lines }
    case .assessments:
      for index in tables.assessments.indices.suffix(count) { tables.assessments[index].origin.line += lines }
    case .needs, .satisfaction, .complaints: break
    }
  }

  /// Number of the merchant that a record names; empty where it names none that is known.
  public func merchant(of record: Int, in records: RecordBatch, _ binding: TableBinding) -> String {
    let column = binding.table == .merchants ? "merchant_id" : "merchant"
    let text = String(decoding: trimmed(records.field(record, binding.position(column))), as: UTF8.self)
    if binding.table == .merchants || text.isEmpty { return text }
    return directory.resolve(text).index.map { directory.merchants[$0].id } ?? ""
  }

  /// What became of one record.
  public enum Outcome { case kept, rejected, duplicate }

  /// Cleans one record of the binding's table.
  public func clean(_ records: RecordBatch, _ record: Int, _ binding: TableBinding, _ notes: RowNotes) -> Outcome {
    if filled[binding.file] == nil { filled[binding.file] = FillDown(binding.filledDown) }
    var row = SmallRowReader(records, record, binding, notes, words, filled[binding.file] ?? FillDown([]))
    if row.isRejected { return .rejected }
    row.noteFilled()
    switch binding.table {
    case .merchants: return merchant(&row)
    case .exposure: return exposure(&row)
    case .services: return service(&row)
    case .partners: return partner(&row)
    case .programmes: return programme(&row)
    case .assessments: return assessment(&row)
    case .needs, .satisfaction, .complaints: preconditionFailure("row-level tables have cleaners of their own")
    }
  }

  /// - Parameter shown: the key in words, where it is none that the file has.
  private func isNew(_ key: String, _ row: SmallRowReader, _ column: String, shown: String? = nil) -> Bool {
    let place = SourcePosition(file: row.binding.fileName, line: row.line + lineOffset).text
    // What a spreadsheet left of a number is no key: only the same record is the same. A merchant must have one.
    let isKey = row.binding.table == .merchants || !Identifiers.isMangled(key)
    let shown = isKey ? shown : shown ?? key
    let key = isKey ? key : key + "\n" + row.recordText
    guard let first = seen[row.binding.table, default: [:]].updateValue(place, forKey: key) else { return true }
    seen[row.binding.table]?[key] = first
    row.note(.duplicateIdentifier, column, found: shown ?? key, expected: first)
    return false
  }

  private func merchant(_ row: inout SmallRowReader) -> Outcome {
    var merchant = Merchant()
    merchant.id = row.identifier("merchant_id")
    merchant.name = row.required("name")
    let site = row.requiredSite("site")
    merchant.trade = row.required("trade")
    merchant.branch = row.text("branch")
    merchant.creditCode = creditCode(row)
    merchant.openedOn = row.moment("opened_on")?.day
    merchant.closedOn = row.moment("closed_on", mayLieAhead: true)?.day
    if let opened = merchant.openedOn, let closed = merchant.closedOn, closed < opened {
      row.note(.stepOrder, "closed_on", found: closed.text, expected: "开业日期 " + opened.text)
      (merchant.openedOn, merchant.closedOn) = (nil, nil)
    }
    merchant.isPartyMember = row.yesNo("party_member")
    merchant.contact = row.text("contact")
    merchant.phone = phone(row)
    merchant.area = row.number("area_sqm")
    merchant.staff = row.count("staff")
    guard let site, !row.isRejected else { return .rejected }
    guard isNew(merchant.id, row, "merchant_id") else { return .duplicate }
    noteSharedCode(merchant, row)
    merchant.site = site
    merchant.origin = row.origin
    tables.merchants.append(merchant)
    return .kept
  }

  /// The code without blanks and in capitals; what is wrong with it is said, and never mended: a guessed code is another shop's.
  private func creditCode(_ row: SmallRowReader) -> String {
    let written = row.text("credit_code")
    let code = String(
      String.UnicodeScalarView(
        narrowed(written).uppercased().unicodeScalars.filter { $0.value > 0x20 && $0 != "-" && $0.value != 0xA0 }))
    if code != written, !code.isEmpty {
      row.note(.valueRewritten, "credit_code", found: written, expected: code, rule: WidthRule.name)
    }
    if code.isEmpty || CreditCode.isLegacyNumber(code) { return code }
    if Identifiers.isMangled(code) {
      row.note(.mangledNumber, "credit_code", found: written)
    } else if !CreditCode.isValid(code) {
      let expected = CreditCode.suggestions(for: code).joined(separator: " / ")
      row.note(.invalidCreditCode, "credit_code", found: code, expected: expected)
    } else if !CreditCode.hasValidOrganisationCode(code) {
      row.note(.organisationCheck, "credit_code", found: code, expected: "GB 11714")
    }
    return code
  }

  /// Says which merchant has the same code: it names neither of them then.
  private func noteSharedCode(_ merchant: Merchant, _ row: SmallRowReader) {
    guard !merchant.creditCode.isEmpty else { return }
    let key = MerchantDirectory.codeKey(merchant.creditCode)
    if let other = codeBearers[key] {
      row.note(.sharedCreditCode, "credit_code", found: merchant.creditCode, expected: other)
    } else {
      codeBearers[key] = merchant.id
    }
  }

  /// The telephone numbers in one form; as written where they are none, which is reported.
  private func phone(_ row: SmallRowReader) -> String {
    let written = row.text("phone")
    if written.isEmpty { return "" }
    let numbers = PhoneNumbers(written)
    if numbers.isComplete { return numbers.text }
    let problem = PhoneProblem(written, restores: settings.restoresLeadingZeros)
    row.note(problem.code, "phone", found: written, expected: problem.expected, rule: problem.rule)
    return problem.restored?.text ?? written
  }

  private func exposure(_ row: inout SmallRowReader) -> Outcome {
    var exposure = Exposure()
    let month = row.requiredMonth("month")
    let site = row.requiredSite("site")
    if !row.text("merchant").isEmpty {
      exposure.merchant = row.merchant("merchant", directory, site: site)
      if exposure.merchant == nil { row.reject(.unknownMerchant, "merchant", found: row.text("merchant")) }
    }
    exposure.visitors = row.count("visitors")
    exposure.transactions = row.count("transactions")
    guard let month, let site, !row.isRejected else { return .rejected }
    exposure.month = month
    exposure.site = site
    let key = "\(month.text)|\(site)|\(exposure.merchant.map(String.init) ?? "")"
    let merchant = exposure.merchant.map { " " + directory.merchants[$0].id } ?? ""
    let text = month.text + " " + settings.sites[site].name + merchant
    guard isNew(key, row, "month", shown: text) else { return .duplicate }
    exposure.origin = row.origin
    tables.exposure.append(exposure)
    return .kept
  }

  private func service(_ row: inout SmallRowReader) -> Outcome {
    var service = Service()
    service.id = row.identifier("service_id")
    let name = row.required("merchant")
    let kind = row.required("kind")
    let requested = row.requiredMoment("requested_at")
    if !name.isEmpty { service.merchant = row.merchant("merchant", directory) }
    service.kind = serviceKinds[nameKey(kind)] ?? kind
    if serviceKinds[nameKey(kind)] == nil, !kind.isEmpty {
      row.note(
        .unknownWord, "kind", found: kind, expected: settings.services.kinds.map(\.name).joined(separator: " / "))
    }
    service.partner = partnerIndex(row)
    service.isUrgent = row.isUrgent("urgent") ?? false
    service.isFree = row.yesNo("free") ?? false
    service.saved = row.money("saved")
    service.gained = row.money("gained")
    guard let requested else {
      _ = (row.moment("responded_at"), row.moment("completed_at"))
      return .rejected
    }
    ServiceTimes(row: row, promises: settings.services).read(into: &service, requested: requested)
    if row.isRejected { return .rejected }
    guard isNew(service.id, row, "service_id") else { return .duplicate }
    service.origin = row.origin
    tables.services.append(service)
    return .kept
  }

  private func partnerIndex(_ row: SmallRowReader) -> Int? {
    let name = row.text("partner")
    if name.isEmpty { return nil }
    if let index = partners[nameKey(name)] { return index }
    row.note(.unknownPartner, "partner", found: name)
    return nil
  }

  private func partner(_ row: inout SmallRowReader) -> Outcome {
    var partner = Partner()
    partner.id = row.identifier("partner_id")
    partner.name = row.required("name")
    partner.kind = row.required("kind")
    if row.isRejected { return .rejected }
    guard isNew(partner.id, row, "partner_id") else { return .duplicate }
    partner.region = row.text("region")
    partner.origin = row.origin
    partners[nameKey(partner.name)] = tables.partners.count
    partners[nameKey(partner.id)] = tables.partners.count
    tables.partners.append(partner)
    return .kept
  }

  private func programme(_ row: inout SmallRowReader) -> Outcome {
    var programme = Programme()
    programme.id = row.identifier("record_id")
    programme.enterprise = row.required("enterprise")
    programme.programme = row.required("programme")
    programme.status = row.required("status")
    let recorded = row.requiredMoment("recorded_on")
    let site = row.text("site")
    programme.site = site.isEmpty ? nil : words.site(site)
    if !site.isEmpty, programme.site == nil { row.note(.unknownSite, "site", found: site) }
    programme.merchant = row.merchant("merchant", directory, site: programme.site)
    guard let recorded, !row.isRejected else { return .rejected }
    guard isNew(programme.id, row, "record_id") else { return .duplicate }
    programme.recordedOn = recorded.day
    programme.origin = row.origin
    tables.programmes.append(programme)
    return .kept
  }

  private func assessment(_ row: inout SmallRowReader) -> Outcome {
    var assessment = Assessment()
    let name = row.required("merchant")
    assessment.indicator = row.required("indicator")
    let isKnockOut = settings.leaders.mustBeZero.contains(assessment.indicator)
    let assessed =
      isKnockOut ? row.knockOutMoment("assessed_on", assessment.indicator) : row.requiredMoment("assessed_on")
    let share = row.requiredShare("value")
    if !name.isEmpty { assessment.merchant = row.merchant("merchant", directory) }
    guard assessed != nil || isKnockOut, let (value, isPercent) = share, !row.isRejected else { return .rejected }
    assessment.value = value
    assessment.assessedOn = assessed?.day
    assessment.origin = row.origin
    tables.assessments.append(assessment)
    shares.append(isPercent, binding: row.binding)
    return .kept
  }
}
