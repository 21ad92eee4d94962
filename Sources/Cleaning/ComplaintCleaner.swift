import DelimitedText
import Diagnostics
import StationModel

/// Typed rows of complaints as columns; days are numbers since 1970-01-01, `Int32.min` where missing.
public final class ComplaintBatch: RowBatch {
  /// 0 投诉, 1 举报, 2 咨询, 3 建议, 4 other.
  public let kind = Column<Int8>()
  public let received = Column<Int32>()
  public let accepted = Column<Int32>()
  public let due = Column<Int32>()
  public let closed = Column<Int32>()
  /// Inspection, testing, appraisal: the term stands still from the day after the first day to the second.
  public let suspendedFrom = Column<Int32>()
  public let suspendedTo = Column<Int32>()
  /// How long it stood still in the unit of the term, where only that is told; 0: not at all.
  public let suspendedDays = Column<Int32>()
  /// Index into the first-level channels.
  public let channel = Column<Int8>()
  /// Index into the second-level channels, −1: none or unknown.
  public let channelName = Column<Int16>()
  public let channelText = Column<TextSlice>()
  /// Class stated by the source, −1 where it must be found from the description.
  public let category = Column<Int8>()
  public let description = Column<TextSlice>()
  /// Personal.
  public let complainant = Column<TextSlice>()
  /// Personal.
  public let phone = Column<TextSlice>()
  /// 1 yes, 0 no, −1 missing.
  public let professional = Column<Int8>()
  /// Fen, −1 missing.
  public let amount = Column<Int64>()
  public let recovered = Column<Int64>()
  /// Index into ``ComplaintStatus``, −1 missing.
  public let status = Column<Int8>()
  /// Index into ``ComplaintResult``, −1 missing.
  public let result = Column<Int8>()
  /// ``ComplaintOutcome``.
  public let outcome = Column<Int8>()
  /// Whose complaint it is: of the telephone number, else of the full name; none where neither tells. In memory only, so that
  /// complaints of one person can be told; what leaves memory is a pseudonym under the pipeline's key.
  public let person = Column<Fingerprint>()
  /// What ``person`` stands for, where it is not the telephone number as it is written.
  var persons: [Int: [UInt8]] = [:]
  public static let missingDay = Int32.min

  override init() {}

  override func discard(_ row: Int) {
    super.discard(row)
    if !persons.isEmpty { persons[row] = nil }
  }

  override func reserve(_ rows: Int) {
    super.reserve(rows)
    kind.reserve(rows)
    received.reserve(rows)
    accepted.reserve(rows)
    due.reserve(rows)
    closed.reserve(rows)
    suspendedFrom.reserve(rows)
    suspendedTo.reserve(rows)
    suspendedDays.reserve(rows)
    channel.reserve(rows)
    channelName.reserve(rows)
    channelText.reserve(rows)
    category.reserve(rows)
    description.reserve(rows)
    complainant.reserve(rows)
    phone.reserve(rows)
    professional.reserve(rows)
    amount.reserve(rows)
    recovered.reserve(rows)
    status.reserve(rows)
    result.reserve(rows)
    outcome.reserve(rows)
    person.reserve(rows)
    persons.removeAll(keepingCapacity: true)
  }
}

/// Cleans records of complaints.
public final class ComplaintCleaner: RowCleaner {
  public let batch = ComplaintBatch()
  private let columns: Columns
  private let amountFactor: Int64
  private let recoveredFactor: Int64
  /// Whether the record that is being read has the dates at all, right or wrong: they say how far the case went.
  private var wasAccepted = false
  private var wasClosed = false

  private struct Columns {
    let kind, accepted, due, closed, channel, category, description, complainant, phone: Int
    let professional, amount, recovered, status, result: Int
    let suspendedFrom, suspendedTo, suspendedDays: Int

    init(_ binding: TableBinding) {
      kind = binding.position("kind")
      accepted = binding.position("accepted_on")
      due = binding.position("due_on")
      closed = binding.position("closed_on")
      channel = binding.position("channel")
      category = binding.position("category")
      description = binding.position("description")
      complainant = binding.position("complainant")
      phone = binding.position("phone")
      professional = binding.position("professional")
      amount = binding.position("amount")
      recovered = binding.position("recovered")
      status = binding.position("status")
      result = binding.position("result")
      suspendedFrom = binding.position("suspended_from")
      suspendedTo = binding.position("suspended_to")
      suspendedDays = binding.position("suspended_days")
    }
  }

  public init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory) {
    columns = Columns(binding)
    amountFactor = binding.factor("amount")
    recoveredFactor = binding.factor("recovered")
    super.init(binding, words, directory, rows: batch, dateColumn: "received_on")
  }

  override func read(_ records: RecordBatch, _ record: Int, into row: Int, at moment: Moment) -> Bool {
    batch.received.base[row] = moment.day.number
    batch.kind.base[row] = kind(records, record)
    readDates(records, record, row)
    let channel = channel(records, record)
    batch.channelName.base[row] = Int16(truncatingIfNeeded: channel ?? -1)
    batch.channel.base[row] =
      channel.map { words.groupOfChannel[Int($0)] } ?? Int8(truncatingIfNeeded: words.channelGroups.count - 1)
    batch.channelText.base[row] = TextSlice(trimmed(records.field(record, columns.channel)), in: records.base)
    batch.category.base[row] = category(records, record)
    batch.complainant.base[row] = TextSlice(trimmed(records.field(record, columns.complainant)), in: records.base)
    let written = trimmed(records.field(record, columns.description))
    // (空) and — say nothing, and must not be read as a complaint.
    let description = isMissing(written) ? UnsafeBufferPointer(start: nil, count: 0) : written
    if let name = complainant(namedIn: description, records, record) { rows.names[row] = name }
    batch.description.base[row] = freeText(description, records, record, columns.description)
    batch.phone.base[row] = phone(trimmed(records.field(record, columns.phone)), records, record, row)
    batch.professional.base[row] = columns.professional < 0 ? -1 : yesNo(records, record, columns.professional)
    batch.amount.base[row] = columns.amount < 0 ? -1 : money(records, record, columns.amount, factor: amountFactor)
    batch.recovered.base[row] =
      columns.recovered < 0 ? -1 : money(records, record, columns.recovered, factor: recoveredFactor)
    readStatus(records, record, row)
    return true
  }

  override func isCredible(_ records: RecordBatch, _ record: Int, _ row: Int, _ merchant: Int32) -> Bool {
    let text = trimmed(records.field(record, columns.description))
    let isCredible = accepts(screening.testRow(text), records, record, columns.description)
    return isMerchantCredible(records, record, merchant) && isCredible
  }

  /// The complainant's whole name, where the text repeats it; 张先生 and 李某 name nobody.
  @inline(__always)
  private func complainant(
    namedIn text: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int
  ) -> String? {
    let name = trimmed(records.field(record, columns.complainant))
    guard name.count >= 6, name.count <= 24, FullName.isNamed(name, in: text) else { return nil }
    return FullName.key(name) == nil ? nil : string(name)
  }

  /// The cell as written; what is no number is reported. Tells whose complaint it is on the way.
  @inline(__always)
  private func phone(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ row: Int
  ) -> TextSlice {
    if isMobileNumber(bytes) {
      batch.person.base[row] = Fingerprint(bytes)
    } else {
      identify(bytes, records, record, row)
    }
    return TextSlice(bytes, in: records.base)
  }

  private func identify(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ row: Int
  ) {
    var person = isMissing(bytes) ? nil : checkedPhone(bytes, records, record)
    if person == nil { person = FullName.key(trimmed(records.field(record, columns.complainant))) }
    batch.person.base[row] = person.map { $0.withUnsafeBufferPointer { Fingerprint($0) } } ?? Fingerprint.none
    batch.persons[row] = person
  }

  /// The digits of the first number of a cell; nil where none tells a person, which is reported unless it was masked before.
  private func checkedPhone(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int
  ) -> [UInt8]? {
    // 138****5678: masked before it came here.
    if bytes.contains(0x2A) { return nil }
    let numbers = PhoneNumbers(string(bytes))
    if numbers.isComplete { return numbers.numbers.first.map { Array($0.digits.utf8) } }
    let problem = PhoneProblem(string(bytes), restores: words.settings.restoresLeadingZeros)
    notes.add(
      problem.code, line: records.line(record), position: columns.phone, found: string(bytes),
      expected: problem.expected, rule: problem.rule)
    return problem.restored.map { Array($0.digits.utf8) }
  }

  @inline(__always)
  private func optionalDay(
    _ records: RecordBatch, _ record: Int, _ position: Int, mayLieAhead: Bool = false
  ) -> Int32 {
    position < 0
      ? ComplaintBatch.missingDay
      : day(records, record, position, mayLieAhead: mayLieAhead)?.number ?? ComplaintBatch.missingDay
  }

  private func readDates(_ records: RecordBatch, _ record: Int, _ row: Int) {
    let received = batch.received.base[row]
    var accepted = optionalDay(records, record, columns.accepted)
    var closed = optionalDay(records, record, columns.closed)
    var due = optionalDay(records, record, columns.due, mayLieAhead: true)
    wasAccepted = accepted != ComplaintBatch.missingDay
    wasClosed = closed != ComplaintBatch.missingDay
    // A date before receipt cannot be right; it leaves the durations and is listed.
    accepted = ordered(accepted, received, records, record, columns.accepted)
    closed = ordered(closed, received, records, record, columns.closed)
    due = ordered(due, received, records, record, columns.due)
    if accepted != ComplaintBatch.missingDay, closed != ComplaintBatch.missingDay, closed < accepted {
      reportSteps(accepted, records, record)
      // One of the two is wrong, and nothing tells which.
      accepted = ComplaintBatch.missingDay
      closed = ComplaintBatch.missingDay
    }
    batch.accepted.base[row] = accepted
    batch.closed.base[row] = closed
    batch.due.base[row] = due
    if columns.suspendedFrom < 0, columns.suspendedTo < 0, columns.suspendedDays < 0 {
      batch.suspendedFrom.base[row] = ComplaintBatch.missingDay
      batch.suspendedTo.base[row] = ComplaintBatch.missingDay
      batch.suspendedDays.base[row] = 0
    } else {
      readSuspension(records, record, row)
    }
  }

  /// Both days stay as they are told: an end before the beginning, or without one, and a beginning without an end in a closed case
  /// leave the length of the suspension open, which is listed.
  private func readSuspension(_ records: RecordBatch, _ record: Int, _ row: Int) {
    let missing = ComplaintBatch.missingDay
    let from = optionalDay(records, record, columns.suspendedFrom)
    let to = optionalDay(records, record, columns.suspendedTo, mayLieAhead: true)
    let days = columns.suspendedDays < 0 ? 0 : suspendedDays(records, record)
    batch.suspendedFrom.base[row] = from
    batch.suspendedTo.base[row] = to
    batch.suspendedDays.base[row] = days
    if from != missing, to != missing {
      if to < from { reportOrder(records, record, columns.suspendedTo, from) }
    } else if days == 0, to != missing {
      note(.suspensionWithoutStart, records, record, columns.suspendedTo)
    } else if days == 0, from != missing, batch.closed.base[row] > from {
      note(.suspensionWithoutEnd, records, record, columns.suspendedFrom)
    }
  }

  private func note(_ code: FindingCode, _ records: RecordBatch, _ record: Int, _ position: Int) {
    notes.add(
      code, line: records.line(record), position: position, found: string(trimmed(records.field(record, position))))
  }

  /// Whole days, 0 where missing or wrong (reported).
  private func suspendedDays(_ records: RecordBatch, _ record: Int) -> Int32 {
    let position = columns.suspendedDays
    let bytes = trimmed(records.field(record, position))
    if isMissing(bytes) { return 0 }
    let line = records.line(record)
    guard let number = number(bytes, line, position, wrong: (.notANumber, "0, 1, 2 …")) else { return 0 }
    guard let days = number.scaled(to: 0), (0...3660).contains(days) else {
      notes.add(.notANumber, line: line, position: position, found: string(bytes), expected: "0…3660")
      return 0
    }
    return Int32(days)
  }

  /// The day, or nothing where it lies before receipt, which is reported.
  @inline(__always)
  private func ordered(
    _ day: Int32, _ received: Int32, _ records: RecordBatch, _ record: Int, _ position: Int
  ) -> Int32 {
    if day >= received || day == ComplaintBatch.missingDay { return day }
    reportOrder(records, record, position, received)
    return ComplaintBatch.missingDay
  }

  private func reportOrder(_ records: RecordBatch, _ record: Int, _ position: Int, _ received: Int32) {
    notes.add(
      .dateOrder, line: records.line(record), position: position,
      found: string(trimmed(records.field(record, position))), expected: Day(number: received).text)
  }

  private func reportSteps(_ accepted: Int32, _ records: RecordBatch, _ record: Int) {
    notes.add(
      .stepOrder, line: records.line(record), position: columns.closed,
      found: string(trimmed(records.field(record, columns.closed))),
      expected: "受理日期 " + Day(number: accepted).text)
  }

  private func kind(_ records: RecordBatch, _ record: Int) -> Int8 {
    guard columns.kind >= 0 else { return 0 }
    let bytes = trimmed(records.field(record, columns.kind))
    if bytes.isEmpty { return 0 }
    let value = word(words.kinds, bytes, records.line(record), columns.kind)
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if isMissing(bytes) { return 0 }
    notes.add(
      .unknownWord, line: records.line(record), position: columns.kind, found: string(bytes),
      expected: "投诉 / 举报 / 咨询 / 建议")
    return 4
  }

  /// The second-level channel. Missing: none, or an unknown word.
  private func channel(_ records: RecordBatch, _ record: Int) -> Int32? {
    guard columns.channel >= 0 else { return nil }
    let bytes = trimmed(records.field(record, columns.channel))
    if bytes.isEmpty { return nil }
    let value = word(words.channels, bytes, records.line(record), columns.channel)
    if value >= 0 { return value }
    if !isMissing(bytes) {
      notes.add(.unknownWord, line: records.line(record), position: columns.channel, found: string(bytes))
    }
    return nil
  }

  private func category(_ records: RecordBatch, _ record: Int) -> Int8 {
    guard columns.category >= 0 else { return -1 }
    let bytes = trimmed(records.field(record, columns.category))
    if bytes.isEmpty { return -1 }
    let value = word(words.categories, bytes, records.line(record), columns.category)
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if !isMissing(bytes) {
      notes.add(.unknownComplaintClass, line: records.line(record), position: columns.category, found: string(bytes))
    }
    return -1
  }

  /// The result that a cell names, or begins with: 达成调解协议，商家退款20元. What it does not name is told, for the outcome then stays open.
  private func result(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) -> Int32 {
    if bytes.isEmpty { return -1 }
    let whole = words.results.value(bytes)
    if whole >= 0 || isMissing(bytes) { return whole }
    let text = string(bytes)
    let clause = text.prefix { !"，,。；;：:（( \n".contains($0) }
    var head = String(clause)
    let value = head.withUTF8 { words.results.value($0) }
    if value < 0, words.statuses.value(bytes) < 0 {
      notes.add(
        .unknownWord, line: line, position: columns.result,
        found: PersonalText.masked(String(clause.prefix(20)), isFreeText: true))
    }
    return value
  }

  /// Some platforms write the result where the status stands; both dictionaries are asked.
  private func readStatus(_ records: RecordBatch, _ record: Int, _ row: Int) {
    let statusBytes =
      columns.status < 0 ? UnsafeBufferPointer(start: nil, count: 0) : trimmed(records.field(record, columns.status))
    let resultBytes =
      columns.result < 0 ? UnsafeBufferPointer(start: nil, count: 0) : trimmed(records.field(record, columns.result))
    let line = records.line(record)
    var status = statusBytes.isEmpty ? -1 : words.statuses.value(statusBytes)
    var result = self.result(resultBytes, line)
    if status < 0, result < 0, !statusBytes.isEmpty { result = words.results.value(statusBytes) }
    if status < 0, result < 0, !statusBytes.isEmpty {
      status = word(words.statuses, statusBytes, line, columns.status)
    }
    if status < 0, result < 0, !isMissing(statusBytes) {
      notes.add(.unknownWord, line: records.line(record), position: columns.status, found: string(statusBytes))
    }
    batch.status.base[row] = Int8(truncatingIfNeeded: status)
    batch.result.base[row] = Int8(truncatingIfNeeded: result)
    let outcome = complaintOutcome(
      status: status < 0 ? nil : ComplaintStatus.allCases[Int(status)],
      result: result < 0 ? nil : ComplaintResult.allCases[Int(result)],
      isAccepted: wasAccepted, isClosed: wasClosed)
    batch.outcome.base[row] = Int8(truncatingIfNeeded: outcome.rawValue)
  }
}

/// What became of a complaint. A withdrawal or a settlement between the parties is a termination in law and no success of
/// mediation (市场监督管理投诉举报处理暂行办法 art. 21).
func complaintOutcome(
  status: ComplaintStatus?, result: ComplaintResult?, isAccepted: Bool, isClosed: Bool
) -> ComplaintOutcome {
  switch (status, result) {
  case (.pending, _): .pending
  case (.refused, _): .refused
  case (.withdrawn, _), (_, .withdrawn), (_, .settled): .withdrawn
  case (_, .mediated): .mediated
  case (_, .failed), (.terminated, _): .failed
  case (.closed, _): .closed
  case (.accepted, _), (.mediating, _): .open
  case (nil, nil): isClosed ? .closed : isAccepted ? .open : .pending
  }
}
