import DelimitedText
import Diagnostics
import StationModel

/// Reads the cells of one record of a small table by column name, reporting what is wrong. The record is rejected as soon as
/// a required value cannot be read.
struct SmallRowReader {
  let records: RecordBatch
  let record: Int
  let binding: TableBinding
  let notes: RowNotes
  let words: CleaningWords
  private let filled: FillDown
  private(set) var isRejected = false

  var line: Int { records.line(record) }
  var origin: RowOrigin { RowOrigin(file: binding.file, line: line) }

  init(
    _ records: RecordBatch, _ record: Int, _ binding: TableBinding, _ notes: RowNotes, _ words: CleaningWords,
    _ filled: FillDown
  ) {
    self.filled = filled
    self.records = records
    self.record = record
    self.binding = binding
    self.notes = notes
    self.words = words
    checkWidth()
    for column in 0..<min(records.fieldCount(record), binding.headings.count) {
      notes.noteLength(records.field(record, column), line: line, position: column)
    }
    for column in filled.columns {
      let cell = trimmed(records.field(record, binding.position(column)))
      if !cell.isEmpty { filled.remember(cell, column) }
    }
  }

  /// Says which cells have the value above them.
  func noteFilled() {
    for column in filled.columns where trimmed(records.field(record, binding.position(column))).isEmpty {
      guard let value = filled.value(column) else { continue }
      note(.filledDown, column, found: "", expected: String(decoding: value, as: UTF8.self))
    }
  }

  private mutating func checkWidth() {
    let width = binding.headings.count
    for column in width..<max(width, records.fieldCount(record)) where !isBlankText(records.field(record, column)) {
      reject(.extraFields, nil, found: "\(records.fieldCount(record))", expected: "\(width)")
      return
    }
  }

  mutating func reject(_ code: FindingCode, _ column: String?, found: String = "", expected: String = "") {
    isRejected = true
    notes.reject(
      code, record: record, line: line, position: column.map(binding.position), found: found, expected: expected)
  }

  func note(_ code: FindingCode, _ column: String, found: String, expected: String = "", rule: String = "") {
    notes.add(code, line: line, position: binding.position(column), found: found, expected: expected, rule: rule)
  }

  /// The whole record as the file has it.
  var recordText: String { String(decoding: records.recordBytes(record), as: UTF8.self) }

  /// Whether a cell names a day without a time of day.
  func isDay(_ column: String) -> Bool { !text(column).contains { $0 == ":" || $0 == "：" || $0 == "时" || $0 == "点" } }

  /// A number or code by which records are known: narrow, without invisible marks, and told where a spreadsheet took its digits.
  mutating func identifier(_ column: String) -> String {
    let written = required(column)
    let folded = Identifiers.folded(written)
    noteBare(column, folded, rule: folded == written ? "" : WidthRule.name)
    if Identifiers.isMangled(folded) { note(.mangledNumber, column, found: written) }
    return folded
  }

  /// Says what was taken off a cell, or changed in it.
  ///
  /// - Parameter rule: what changed the value itself; empty where nothing did.
  private func noteBare(_ column: String, _ value: String, rule: String) {
    let field = records.field(record, binding.position(column))
    let bare = CellDress.unprotected(trimmed(field))
    let rules = [CellDress.rule(field, bare: bare) ?? "", rule].filter { !$0.isEmpty }
    guard !rules.isEmpty else { return }
    note(
      .valueRewritten, column, found: String(decoding: field, as: UTF8.self), expected: value,
      rule: rules.joined(separator: " "))
  }

  private func bytes(_ column: String) -> UnsafeBufferPointer<UInt8> {
    let cell = trimmed(records.field(record, binding.position(column)))
    if cell.isEmpty, filled.columns.contains(column) { return filled.value(column) ?? cell }
    return cell
  }

  private func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.isEmpty || words.missingInLedgers.value(bytes) >= 0
  }

  /// Text, empty where missing. Protection such as `="0012"` is taken off.
  func text(_ column: String) -> String {
    let cell = bytes(column)
    if isMissing(cell) { return "" }
    var text = String(decoding: cell, as: UTF8.self)
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 3 { text = String(text.dropFirst(2).dropLast()) }
    if text.hasPrefix("'") { text.removeFirst() }
    return text
  }

  mutating func required(_ column: String) -> String {
    let value = text(column)
    if value.isEmpty { reject(.requiredValueMissing, column, found: String(decoding: bytes(column), as: UTF8.self)) }
    return value
  }

  /// - Parameter mayLieAhead: whether a day to come is right, as of an end that is announced.
  func moment(_ column: String, mayLieAhead: Bool = false) -> Moment? {
    let cell = bytes(column)
    if isMissing(cell) { return nil }
    let reading = date(cell, column)
    if let moment = taken(reading, cell, column, mayLieAhead: mayLieAhead) { return moment }
    let problem = DateProblem(reading)
    note(problem.code, column, found: String(decoding: cell, as: UTF8.self), expected: problem.expected)
    return nil
  }

  mutating func requiredMoment(_ column: String) -> Moment? {
    let cell = bytes(column)
    let reading = date(cell, column)
    if let moment = taken(reading, cell, column, mayLieAhead: false) { return moment }
    let problem = isMissing(cell) ? .missing : DateProblem(reading)
    reject(problem.code, column, found: String(decoding: cell, as: UTF8.self), expected: problem.expected)
    return nil
  }

  /// The moment of a record of an indicator that must be 0. Without one the record stays: set aside, it would clear its merchant.
  mutating func knockOutMoment(_ column: String, _ indicator: String) -> Moment? {
    let cell = bytes(column)
    if let moment = taken(date(cell, column), cell, column, mayLieAhead: false) { return moment }
    note(.knockOutWithoutDay, column, found: String(decoding: cell, as: UTF8.self), expected: indicator)
    return nil
  }

  private func date(_ cell: UnsafeBufferPointer<UInt8>, _ column: String) -> DateReading {
    let position = binding.position(column)
    let reading = readDate(cell, binding.dateRule(position))
    if reading.isOpen {
      notes.addOpenDate(String(decoding: cell, as: UTF8.self), at: position, line: line)
    }
    return reading
  }

  private func taken(
    _ reading: DateReading, _ cell: UnsafeBufferPointer<UInt8>, _ column: String, mayLieAhead: Bool
  ) -> Moment? {
    guard case .moment(let moment, let form) = reading, mayLieAhead || moment.day <= words.today else { return nil }
    let position = binding.position(column)
    notes.count(form, moment.day, at: position, line: line)
    if form != .numeric || cell.contains(where: { $0 >= 0x80 }) {
      notes.noteDate(form, String(decoding: cell, as: UTF8.self), moment, line: line, position: position)
    }
    return moment
  }

  /// A single month; a quarter or a run of months is none.
  mutating func requiredMonth(_ column: String) -> Month? {
    let cell = bytes(column)
    let found = String(decoding: cell, as: UTF8.self)
    let position = binding.position(column)
    let isYearless = namesMonthsWithoutYear(cell)
    if isYearless { notes.addOpenDate(found, at: position, line: line) }
    if let months = readMonths(cell, binding.dateRule(position)) {
      if months.count == 1 {
        if isYearless {
          note(.valueRewritten, column, found: found, expected: months.text, rule: DateForm.chinese.name)
        }
        return months.first
      }
      reject(.periodForDate, column, found: found, expected: "YYYY-MM ≠ " + months.text)
      return nil
    }
    let problem: FindingCode = isMissing(cell) ? .requiredValueMissing : isYearless ? .yearMissing : .notADate
    reject(problem, column, found: found, expected: "YYYY-MM")
    return nil
  }

  /// Index of the site that the cell names; an unknown one rejects the record.
  mutating func requiredSite(_ column: String) -> Int? {
    let name = required(column)
    if name.isEmpty { return nil }
    if let site = words.site(name) { return site }
    reject(.unknownSite, column, found: name, expected: words.settings.sites.map(\.name).joined(separator: " / "))
    return nil
  }

  func yesNo(_ column: String) -> Bool? { yesNo(column, words.yesNo) }

  /// Yes and no, and the degrees of haste that ledgers write in their place.
  func isUrgent(_ column: String) -> Bool? {
    let text = text(column)
    let bare = text.filter { !$0.isWhitespace && !$0.isPunctuation }
    // 特急件, 紧急！, 一级紧急: whatever speaks of haste, and does not deny it.
    if bare.contains("急") { return !["不", "非", "无", "缓"].contains { bare.contains($0) } }
    return yesNo(column, words.haste)
  }

  private func yesNo(_ column: String, _ lookup: ByteLookup) -> Bool? {
    let cell = bytes(column)
    if cell.isEmpty { return nil }
    let value = lookup.value(cell)
    if value >= 0 { return value == 1 }
    var folded = AnswerReader.rules.apply(to: String(decoding: cell, as: UTF8.self)).text
    let again = folded.withUTF8 { lookup.value($0) }
    if again >= 0 { return again == 1 }
    if !isMissing(cell) { note(.notYesNo, column, found: String(decoding: cell, as: UTF8.self), expected: "是 / 否") }
    return nil
  }

  /// Fen.
  func money(_ column: String) -> Int64? {
    guard let number = number(column, wrong: (.notMoney, "0.00"), takesPercent: false), isPositive(number, column)
    else { return nil }
    if let fen = number.scaled(to: 2) { return fen }
    note(.notMoney, column, found: number.text, expected: "0.00")
    return nil
  }

  /// A number, a share where it is written as a percentage.
  func number(_ column: String) -> Double? {
    number(column, wrong: (.notANumber, ""), takesPercent: true)?.value
  }

  /// A number without which there is no record, and whether it is a share that was written as a percentage.
  mutating func requiredShare(_ column: String) -> (value: Double, isPercent: Bool)? {
    let text = required(column)
    if text.isEmpty { return nil }
    let cell = bytes(column)
    let read = NumberCell(
      cell, words.rules, factor: binding.factor(column), takesPercent: true, wrong: (.notANumber, ""))
    guard let number = read.number else {
      reject(read.code ?? .notANumber, column, found: text, expected: read.expected)
      return nil
    }
    report(read, cell, column)
    return (number.value, read.isPercent)
  }

  /// A whole number ≥ 0; `4.2万` is 42000.
  func count(_ column: String) -> Int? {
    let expected = "0, 1, 2 …"
    guard let number = number(column, wrong: (.notANumber, expected), takesPercent: false),
      isPositive(number, column)
    else { return nil }
    if let parts = number.scaled(to: 4), parts % 10_000 == 0 { return Int(parts / 10_000) }
    note(.notANumber, column, found: number.text, expected: expected)
    return nil
  }

  private func number(
    _ column: String, wrong: (code: FindingCode, expected: String), takesPercent: Bool
  ) -> ExactNumber? {
    let cell = bytes(column)
    if isMissing(cell) { return nil }
    let read = NumberCell(
      cell, words.rules, factor: binding.factor(column), takesPercent: takesPercent, wrong: wrong)
    report(read, cell, column)
    return read.number
  }

  private func report(_ read: NumberCell, _ cell: UnsafeBufferPointer<UInt8>, _ column: String) {
    guard let code = read.code else { return }
    notes.add(
      code, line: line, position: binding.position(column), found: String(decoding: cell, as: UTF8.self),
      expected: read.expected, rule: read.rule)
  }

  private func isPositive(_ number: ExactNumber, _ column: String) -> Bool {
    if number.digits >= 0 { return true }
    note(.negativeValue, column, found: String(decoding: bytes(column), as: UTF8.self), expected: "≥ 0")
    return false
  }

  /// Index of the merchant; nil where blank or unresolved (reported).
  func merchant(_ column: String, _ directory: MerchantDirectory, site: Int? = nil) -> Int? {
    let name = text(column)
    if name.isEmpty { return nil }
    let match = directory.resolve(name, site: site)
    notes.addMerchant(name, site: site, match, directory, line: line, position: binding.position(column))
    return match.index
  }
}
