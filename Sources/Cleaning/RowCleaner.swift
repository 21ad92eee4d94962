public import DelimitedText
import Diagnostics
public import StationModel

/// What all cleaners of row-level tables share: the binding, the notes, and readers of single cells that report what is wrong.
/// One a worker; not thread-safe.
public class RowCleaner {
  public let notes: RowNotes
  let binding: TableBinding
  let words: CleaningWords
  let directory: MerchantDirectory
  private let missing: ByteLookup
  private let merchants: MerchantReader
  private let idColumn: Int
  private let dateColumn: Int
  let width: Int
  private let periods: PeriodDays
  private let startColumn: Int
  private let siteColumn: Int
  private let addressColumn: Int
  /// The columns by which repeated submissions are told: all but those that differ anyway.
  private let comparedColumns: [Int]
  let screening: Screening
  /// Values above blank cells, where the source declares that its cells were merged; one worker then reads the whole file.
  private let fillsMerchant: Bool
  private let fillsDate: Bool
  private let fillsSite: Bool
  private var merchantAbove: Int32 = -1
  private var momentAbove: Moment?
  private var siteAbove: Int?
  /// What the source declares for rows without a merchant or a date.
  private let defaultMerchant: [UInt8]
  private let defaultMoment: Moment?
  /// The columns that are filled.
  public let rows: RowBatch

  /// - Parameter dateColumn: the required date of the table, by its canonical name.
  init(
    _ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory, rows: RowBatch, dateColumn: String
  ) {
    self.rows = rows
    startColumn = binding.position("started_at")
    siteColumn = binding.position("site")
    addressColumn = words.settings.responseQuality.repeated == .ignore ? -1 : binding.position("address")
    screening = Screening(words.settings)
    fillsMerchant = binding.filledDown.contains("merchant")
    fillsDate = binding.filledDown.contains(dateColumn)
    fillsSite = binding.filledDown.contains("site")
    defaultMerchant = Array((binding.defaults["merchant"] ?? "").utf8)
    defaultMoment = binding.defaults[dateColumn].flatMap { text in
      var copy = text
      return copy.withUTF8 { readDate($0) }.moment
    }
    self.dateColumn = binding.position(dateColumn)
    let id = binding.position(binding.table.columns(words.settings).first?.name ?? "")
    idColumn = id
    let differing = [dateColumn, "started_at", "duration"].map { binding.position($0) } + [id]
    let incidental: Set = ["来源", "来源详情", "填写设备", "操作系统", "浏览器"]
    comparedColumns = binding.headings.indices.filter {
      !differing.contains($0) && !incidental.contains(binding.headings[$0])
    }
    self.binding = binding
    self.words = words
    self.directory = directory
    notes = RowNotes(binding)
    missing = binding.table == .complaints ? words.missingInLedgers : words.missing
    merchants = MerchantReader(binding, words, directory, notes)
    width = binding.headings.count
    periods = PeriodDays(words.settings.periods)
  }

  public var table: SourceTable { binding.table }

  /// 0-based position and heading of the column that identifies a record.
  public var identifierColumn: Int { idColumn }
  public var identifierHeading: String {
    binding.headings.indices.contains(idColumn) ? binding.headings[idColumn] : ""
  }

  /// The identifier of a record that was set aside, in narrow forms; empty where it has none.
  public func identifierText(_ record: Int, _ records: RecordBatch) -> String {
    Identifiers.folded(string(CellDress.unprotected(trimmed(records.field(record, idColumn)))))
  }

  /// Fingerprint of an identifier as this file's records bear it.
  public func fingerprint(_ identifier: String) -> Fingerprint {
    var identifier = identifier
    return identifier.withUTF8 { Fingerprint($0, salt: binding.identifierSalt) }
  }

  /// What the source says in the merchant column of a typed row.
  public func merchantText(_ row: Int, _ records: RecordBatch) -> UnsafeBufferPointer<UInt8> {
    trimmed(records.field(Int(rows.record.base[row]), merchants.column))
  }

  /// Cleans the records that the classifier calls data; returns how many there were.
  public func clean(_ records: RecordBatch, from first: Int, _ lines: LineClassifier, skipped: inout Int) -> Int {
    notes.clear()
    rows.reserve(records.recordCount)
    rows.count = 0
    rows.shares.removeAll(keepingCapacity: true)
    rows.personal.removeAll(keepingCapacity: true)
    rows.mentions.removeAll(keepingCapacity: true)
    rows.names.removeAll(keepingCapacity: true)
    rows.forgetIdentifiers()
    begin()
    var read = 0
    for record in first..<max(first, records.recordCount) {
      let kind = lines.kind(of: record, in: records)
      if kind != .data {
        notes.skip(kind, line: records.line(record), in: records, record)
        skipped += 1
        continue
      }
      read += 1
      let noted = notes.findings.count
      let isKept = clean(records, record)
      if notes.findings.count != noted { attribute(records, record, from: noted, isKept: isKept) }
      if isKept { rows.count += 1 }
    }
    return read
  }

  /// Says which merchant's record the last findings are about; of one that was set aside as far as its merchant can be read.
  private func attribute(_ records: RecordBatch, _ record: Int, from count: Int, isKept: Bool) {
    var merchant = isKept ? Int(rows.merchant.base[rows.count]) : directory.merchants.count
    if !isKept {
      let text = string(CellDress.unprotected(trimmed(records.field(record, merchants.column))))
      merchant = text.isEmpty ? merchant : directory.resolve(text, site: siteOf(records, record)).index ?? merchant
    }
    if merchant < directory.merchants.count { notes.attribute(from: count, to: directory.merchants[merchant].id) }
  }

  /// Kept, but in no figure: whoever mistypes a year should hear of it.
  private func reportPeriod(_ moment: Moment, _ line: Int) {
    notes.add(.outsidePeriod, line: line, position: dateColumn, found: moment.day.text, expected: periods.text)
  }

  /// Whether the answer may be counted; what makes it doubtful has been reported. Called when the row is read.
  func isCredible(_ records: RecordBatch, _ record: Int, _ row: Int, _ merchant: Int32) -> Bool { true }

  /// Whether an unresolved merchant is more than a word that testers write.
  func isMerchantCredible(_ records: RecordBatch, _ record: Int, _ merchant: Int32) -> Bool {
    guard Int(merchant) >= directory.merchants.count else { return true }
    let text = trimmed(records.field(record, merchants.column))
    return accepts(screening.testRow(text), records, record, merchants.column)
  }

  /// Reports a doubt, if there is one; whether the row stays.
  func accepts(_ doubt: Screening.Doubt?, _ records: RecordBatch, _ record: Int, _ position: Int) -> Bool {
    guard let doubt else { return true }
    return notes.screen(doubt, record: record, line: records.line(record), position: position)
  }

  /// What a repeated submission has in common with the first: address, merchant and every answer.
  private func repetition(_ records: RecordBatch, _ record: Int) -> Fingerprint {
    let address = trimmed(records.field(record, addressColumn))
    guard !isMissing(address) else { return Fingerprint.none }
    var fingerprint = Fingerprint(address)
    for column in comparedColumns { fingerprint.add(trimmed(records.field(record, column))) }
    return fingerprint
  }

  /// Whether the file has addresses by which repeated submissions are told.
  public var tellsRepetitions: Bool { addressColumn >= 0 }

  /// Called before the first record of a chunk.
  func begin() {}

  /// Reads what is the table's own into a row; false where a required value is missing or wrong, which has been reported then.
  func read(_ records: RecordBatch, _ record: Int, into row: Int, at moment: Moment) -> Bool {
    preconditionFailure("every table's cleaner reads its own columns")
  }

  @inline(__always)
  private func clean(_ records: RecordBatch, _ record: Int) -> Bool {
    if records.hasFlags, !isSound(records, record) { return false }
    // Where cells are one too many nothing can be said of any of them.
    guard hasRightWidth(records, record) else { return false }
    guard let id = identifier(records, record, idColumn), let moment = requiredMoment(records, record, dateColumn)
    else {
      reportRest(records, record)
      return false
    }
    let merchant = merchant(records, record)
    if fillsMerchant { merchantAbove = merchant }
    let row = rows.count
    let isStarted = startColumn < 0 || isStarted(before: moment, records, record)
    let isRead = read(records, record, into: row, at: moment)
    guard isStarted, merchant >= 0, isRead, isCredible(records, record, row, merchant) else {
      if !(isStarted && merchant >= 0 && isRead) { reportDoubts(records, record, row, merchant) }
      rows.discard(row)
      return false
    }
    if addressColumn >= 0 { rows.repetition.base[row] = repetition(records, record) }
    if binding.table != .needs, !periods.contains(moment.day) { reportPeriod(moment, records.line(record)) }
    rows.record.base[row] = UInt32(truncatingIfNeeded: record)
    rows.line.base[row] = UInt32(truncatingIfNeeded: records.line(record))
    rows.id.base[row] =
      rows.hasOwnIdentifier(row) ? TextSlice(start: 0, count: 0) : TextSlice(id, in: records.base)
    rows.fingerprint.base[row] = fingerprint(id, at: moment, records, record)
    rows.merchant.base[row] = merchant
    rows.mark.base[row] = RecordMark.of(
      record, in: records,
      filled: RecordMark.filledCells(record, in: records, width: width) { missing.value($0) >= 0 })
    return true
  }

  /// What makes two records the same: their number. A spreadsheet makes one number of many: what is left of it is no key, and only the
  /// same record is the same. A running number begins anew where two lists were put together: with it go the day and the merchant.
  @inline(__always)
  private func fingerprint(
    _ id: UnsafeBufferPointer<UInt8>, at moment: Moment, _ records: RecordBatch, _ record: Int
  ) -> Fingerprint {
    let salt = binding.identifierSalt
    if Identifiers.isMangled(id) { return Fingerprint(records.recordBytes(record), salt: salt) }
    guard salt != 0 else { return Fingerprint(id) }
    var fingerprint = Fingerprint(id, salt: salt)
    withUnsafeBytes(of: moment.day.number) { fingerprint.add($0.bindMemory(to: UInt8.self)) }
    fingerprint.add(trimmed(records.field(record, merchants.column)))
    return fingerprint
  }

  /// Tells what else is wrong with a record whose number or date is.
  private func reportRest(_ records: RecordBatch, _ record: Int) {
    if isBlankText(records.field(record, idColumn)) { _ = requiredMoment(records, record, dateColumn) }
    let merchant = merchant(records, record)
    // A block of merged cells begins with this record, whatever is wrong with it.
    if fillsMerchant, merchant >= 0 { merchantAbove = merchant }
    _ = read(records, record, into: rows.count, at: Moment(seconds: Int64(periods.firstDay) * 86_400))
    reportDoubts(records, record, rows.count, merchant)
    rows.discard(rows.count)
  }

  /// Tells what makes the answer doubtful of a record that is set aside for another reason; it counts for that reason alone.
  private func reportDoubts(_ records: RecordBatch, _ record: Int, _ row: Int, _ merchant: Int32) {
    notes.countsDoubts = false
    _ = isCredible(records, record, row, merchant)
    notes.countsDoubts = true
  }

  /// Rejects an answer that was sent before it was begun.
  private func isStarted(before end: Moment, _ records: RecordBatch, _ record: Int) -> Bool {
    let bytes = trimmed(records.field(record, startColumn))
    guard !isMissing(bytes), let start = moment(bytes, records, record, startColumn) else { return true }
    // A day without a time of day says nothing about the hour.
    if start <= end || end.seconds % 86_400 == 0 && start.day == end.day { return true }
    notes.reject(
      .dateOrder, record: record, line: records.line(record), position: dateColumn, found: end.text,
      expected: start.text)
    return false
  }

  /// The site that a record names, or has from above; nil where it names none.
  private func siteOf(_ records: RecordBatch, _ record: Int) -> Int? {
    guard siteColumn >= 0 else { return nil }
    let named = words.site(records.text(record, siteColumn))
    guard fillsSite else { return named }
    if isBlankText(records.field(record, siteColumn)) { return siteAbove }
    siteAbove = named
    return named
  }

  private func noteFilled(_ value: String, _ line: Int, _ position: Int) {
    notes.add(.filledDown, line: line, position: position, expected: value)
  }

  /// Says that a blank cell has the value that its source declares; where the file lacks the column, that was said once.
  private func noteDefault(_ value: String, _ line: Int, _ position: Int) {
    if position >= 0 { notes.add(.defaultUsed, line: line, position: position, expected: value) }
  }

  /// Blank, or a word for nothing.
  @inline(__always)
  func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.isEmpty || missing.value(bytes) >= 0 }

  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The day of an optional date column; nil where missing or wrong, which is reported.
  ///
  /// - Parameter mayLieAhead: whether a day to come is right, as of a term.
  @inline(__always)
  func day(_ records: RecordBatch, _ record: Int, _ position: Int, mayLieAhead: Bool = false) -> Day? {
    let bytes = trimmed(records.field(record, position))
    if isMissing(bytes) { return nil }
    return moment(bytes, records, record, position, mayLieAhead: mayLieAhead)?.day
  }

  @inline(__always)
  func moment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ position: Int,
    mayLieAhead: Bool = false
  ) -> Moment? {
    let (reading, isPlain) = date(bytes, position)
    if case .moment(let moment, let form) = reading, mayLieAhead || moment.day <= words.today {
      noteForm(form, isPlain, bytes, moment, records.line(record), position)
      noteEdges(bytes, records, record, position)
      return moment
    }
    let problem = DateProblem(reading)
    notes.add(
      problem.code, line: records.line(record), position: position, found: string(bytes), expected: problem.expected)
    if reading.isOpen { notes.addOpenDate(string(bytes), at: position, line: records.line(record)) }
    return nil
  }

  @inline(__always)
  private func date(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> (reading: DateReading, isPlain: Bool) {
    if let fast = readNumericDate(bytes) { return (fast, true) }
    let bare = CellDress.unprotected(bytes)
    let isPlain = bare.count == bytes.count && !bytes.contains { $0 >= 0x80 }
    return (readOtherDate(string(bare), binding.dateRule(position)), isPlain)
  }

  @inline(__always)
  private func noteForm(
    _ form: DateForm, _ isPlain: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ moment: Moment, _ line: Int,
    _ position: Int
  ) {
    notes.count(form, moment.day, at: position, line: line)
    if form != .numeric || !isPlain { notes.noteDate(form, string(bytes), moment, line: line, position: position) }
  }

  /// The moment of a required date column; nil rejects the record.
  @inline(__always)
  func requiredMoment(_ records: RecordBatch, _ record: Int, _ position: Int) -> Moment? {
    let bytes = trimmed(records.field(record, position))
    let (reading, isPlain) = date(bytes, position)
    if case .moment(let moment, let form) = reading, moment.day <= words.today {
      noteForm(form, isPlain, bytes, moment, records.line(record), position)
      noteEdges(bytes, records, record, position)
      if fillsDate { momentAbove = moment }
      return moment
    }
    let isBlank = isMissing(bytes)
    if isBlank, position == dateColumn, fillsDate, let momentAbove {
      noteFilled(momentAbove.day.text, records.line(record), position)
      return momentAbove
    }
    if isBlank, position == dateColumn, let defaultMoment {
      noteDefault(defaultMoment.day.text, records.line(record), position)
      return defaultMoment
    }
    let problem = isBlank ? .missing : DateProblem(reading)
    notes.reject(
      problem.code, record: record, line: records.line(record), position: position, found: string(bytes),
      expected: problem.expected)
    if reading.isOpen { notes.addOpenDate(string(bytes), at: position, line: records.line(record)) }
    return nil
  }

  /// The identifier of a record; nil rejects it.
  @inline(__always)
  func identifier(_ records: RecordBatch, _ record: Int, _ position: Int) -> UnsafeBufferPointer<UInt8>? {
    let bytes = bare(records, record, position)
    if !bytes.isEmpty {
      if Identifiers.isMangled(bytes) { noteMangled(bytes, records.line(record), position) }
      return Identifiers.mayNeedFolding(bytes) ? folded(bytes, records.line(record), position) : bytes
    }
    notes.reject(.requiredValueMissing, record: record, line: records.line(record), position: position)
    return nil
  }

  private func noteMangled(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int) {
    notes.add(.mangledNumber, line: line, position: position, found: string(bytes))
  }

  /// An identifier in narrow forms: written so once and in full width elsewhere it is still the same.
  private func folded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let written = string(bytes)
    let folded = Identifiers.folded(written)
    if folded.isEmpty || folded == written { return bytes }
    notes.add(.valueRewritten, line: line, position: position, found: written, expected: folded, rule: WidthRule.name)
    return rows.keep(Array(folded.utf8), of: rows.count)
  }

  /// A cell of a key column without blanks, protection and invisible marks; what was more than blanks is told.
  @inline(__always)
  private func bare(_ records: RecordBatch, _ record: Int, _ position: Int) -> UnsafeBufferPointer<UInt8> {
    let field = records.field(record, position)
    let bytes = CellDress.unprotected(trimmed(field))
    if bytes.count != field.count { noteBare(bytes, field, records.line(record), position) }
    return bytes
  }

  /// Tells of marks that cannot be seen around a value; plain blanks are nothing to tell of.
  @inline(__always)
  func noteEdges(_ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ position: Int) {
    let field = records.field(record, position)
    if bytes.count != field.count { noteBare(bytes, field, records.line(record), position) }
  }

  private func noteBare(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int
  ) {
    guard let rule = CellDress.rule(field, bare: bytes) else { return }
    notes.add(
      .valueRewritten, line: line, position: position, found: string(field), expected: string(bytes), rule: rule)
  }

  /// Index of the merchant, the number of merchants where unresolved, −1 where the record must be rejected.
  @inline(__always)
  private func merchant(_ records: RecordBatch, _ record: Int) -> Int32 {
    let bytes = bare(records, record, merchants.column)
    if fillsMerchant, merchantAbove >= 0, isMissing(bytes) { return merchantFromAbove(records.line(record)) }
    if !defaultMerchant.isEmpty, isMissing(bytes) { return ownMerchant(records.line(record)) }
    return merchants.merchant(bytes, records, record, row: rows.count, rows) { siteOf(records, record) }
  }

  /// The merchant that the source's settings name for all its records.
  private func ownMerchant(_ line: Int) -> Int32 {
    let text = String(decoding: defaultMerchant, as: UTF8.self)
    noteDefault(text, line, merchants.column)
    return Int32(truncatingIfNeeded: directory.resolve(text).index ?? directory.merchants.count)
  }

  /// The merchant of the record above, where the source declares that blanks mean it.
  private func merchantFromAbove(_ line: Int) -> Int32 {
    let isKnown = Int(merchantAbove) < directory.merchants.count
    noteFilled(isKnown ? directory.merchants[Int(merchantAbove)].id : "?", line, merchants.column)
    return merchantAbove
  }

  /// A free text as a slice, with a note where it holds personal data.
  @inline(__always)
  func freeText(_ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ position: Int)
    -> TextSlice
  {
    notes.noteLength(bytes, line: records.line(record), position: position)
    let repeatsName = !rows.names.isEmpty && rows.names[rows.count] != nil
    if repeatsName || PersonalText.mayHold(bytes) { notePersonal(bytes, records.line(record), position) }
    return TextSlice(bytes, in: records.base)
  }

  private func notePersonal(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int) {
    let name = rows.names[rows.count] ?? ""
    let kinds = PersonalText.kinds(bytes, isFreeText: true, name: name)
    guard !kinds.isEmpty else { return }
    rows.personal.insert(rows.count)
    let words = kinds.map { $0.count > 1 ? "\($0.kind.chineseName)×\($0.count)" : $0.kind.chineseName }
    notes.add(
      .personalInText, line: line, position: position,
      found: PersonalText.masked(string(bytes), isFreeText: true, name: name), expected: words.joined(separator: "、"))
  }
}

/// The days of both periods, for a look at every date.
private struct PeriodDays {
  private let report: ClosedRange<Int32>
  private let base: ClosedRange<Int32>
  let text: String

  init(_ periods: ReportingPeriods) {
    func days(_ months: MonthRange) -> ClosedRange<Int32> {
      let first = months.first.firstDay.number
      return first...max(first, months.last.lastDay.number)
    }
    report = days(periods.report)
    base = days(periods.base)
    text = [periods.base, periods.report].map { $0.first.text + ".." + $0.last.text }.joined(separator: " / ")
  }

  var firstDay: Int32 { min(report.lowerBound, base.lowerBound) }

  @inline(__always)
  func contains(_ day: Day) -> Bool { report.contains(day.number) || base.contains(day.number) }
}
