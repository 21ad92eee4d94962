import Classification
import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Tallying
import Workspace

extension RowLedger {
  func needWriter(file: Int) throws(Failure) -> NeedWriter? {
    guard let sink else { return nil }
    return NeedWriter(
      try sink.rows("need_response", of: .clean), try sink.rows("need_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), file: file)
  }

  func satisfactionWriter(file: Int) throws(Failure) -> SatisfactionWriter? {
    try sink?.rows("satisfaction_response", of: .clean).map { SatisfactionWriter($0, file: file) }
  }

  func complaintWriter(file: Int) throws(Failure) -> ComplaintWriter? {
    guard let sink else { return nil }
    return ComplaintWriter(
      try sink.rows("complaint", of: .clean), try sink.rows("complaint_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), file: file)
  }
}

/// Binds values of the row plane without making strings; texts of days are made in a block of memory that lives as long as the
/// writer.
struct RowBinder {
  let writer: BulkWriter
  let base: UnsafePointer<UInt8>

  func text(_ slice: TextSlice, at column: Int) {
    if slice.count == 0 { writer.bindNull(at: column) } else { writer.bind(UnsafeRawBufferPointer(slice.bytes(base)), at: column) }
  }

  /// Text that may be empty but not missing.
  func key(_ slice: TextSlice, at column: Int) { writer.bind(UnsafeRawBufferPointer(slice.bytes(base)), at: column) }

  func number(_ value: Int, missingBelow limit: Int = 0, at column: Int) {
    if value < limit { writer.bindNull(at: column) } else { writer.bind(value, at: column) }
  }

  func text(_ bytes: UnsafeRawBufferPointer?, at column: Int) {
    if let bytes { writer.bind(bytes, at: column) } else { writer.bindNull(at: column) }
  }
}

/// Words that many rows share, as bytes that live as long as the list: codes, names, days.
final class WordList {
  private let storage: UnsafeMutableRawBufferPointer
  private let places: [Range<Int>]

  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    for word in words {
      let start = bytes.count
      bytes.append(contentsOf: word.utf8)
      places.append(start..<bytes.count)
    }
    storage = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
    storage.copyBytes(from: bytes)
    self.places = places
  }

  deinit { storage.deallocate() }

  /// Bytes of a word; nil for an index outside the list.
  @inline(__always)
  subscript(index: Int) -> UnsafeRawBufferPointer? {
    guard index >= 0, index < places.count else { return nil }
    return UnsafeRawBufferPointer(rebasing: storage[places[index]])
  }
}

/// Texts of days and moments, written into blocks of memory that are used again for the next row.
final class DayTexts {
  private let block: UnsafeMutablePointer<UInt8> = .allocate(capacity: 128)

  deinit { block.deallocate() }

  /// `2022-01-31`; each place of a row has its own slot. Nil where the day is missing.
  func day(_ number: Int32, slot: Int) -> UnsafeRawBufferPointer? {
    if number == ComplaintBatch.missingDay { return nil }
    let target = block + slot * 20
    write(number, target)
    return UnsafeRawBufferPointer(start: target, count: 10)
  }

  /// `2022-01-31 09:05:00`.
  func moment(_ seconds: Int64, slot: Int) -> UnsafeRawBufferPointer {
    let day = Moment(seconds: seconds).day
    let target = block + slot * 20
    write(day.number, target)
    let rest = Int(seconds - Int64(day.number) * 86_400)
    target[10] = 0x20
    two(rest / 3600, target + 11)
    target[13] = 0x3A
    two(rest / 60 % 60, target + 14)
    target[16] = 0x3A
    two(rest % 60, target + 17)
    return UnsafeRawBufferPointer(start: target, count: 19)
  }

  private func write(_ number: Int32, _ target: UnsafeMutablePointer<UInt8>) {
    let parts = Day(number: number).civil
    two(parts.year / 100, target)
    two(parts.year % 100, target + 2)
    target[4] = 0x2D
    two(parts.month, target + 5)
    target[7] = 0x2D
    two(parts.day, target + 8)
  }

  private func two(_ value: Int, _ target: UnsafeMutablePointer<UInt8>) {
    target[0] = UInt8(0x30 + value / 10 % 10)
    target[1] = UInt8(0x30 + value % 10)
  }
}

/// Writes typed rows of the satisfaction survey.
final class SatisfactionWriter {
  private let writer: BulkWriter
  private let file: Int
  private var merchants: WordList?
  private let respondents = WordList(["消费者", "商户", "其他"])
  private let days = DayTexts()

  init(_ writer: BulkWriter, file: Int) {
    self.writer = writer
    self.file = file
  }

  func write(_ slot: SatisfactionSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    let batch = slot.cleaner.batch
    let words = merchants ?? WordList(tools.directory.merchants.map(\.id))
    merchants = words
    let binder = RowBinder(writer: writer, base: slot.records.base)
    let minimum = tools.settings.satisfaction.minimum
    let questions = batch.questions
    for row in 0..<batch.count where slot.isKept.base[row] != 0 {
      binder.key(batch.id.base[row], at: 0)
      writer.bind(days.moment(batch.submitted.base[row], slot: 0), at: 1)
      let merchant = Int(batch.merchant.base[row])
      binder.text(words[merchant], at: 2)
      if words[merchant] == nil { slot.cleaner.bindMerchantText(row, slot.records, writer, at: 3) } else { writer.bindNull(at: 3) }
      binder.text(respondents[Int(batch.respondent.base[row])], at: 4)
      for question in 0..<questions {
        let level = Int(batch.answers.base[row * questions + question])
        binder.number(level < 0 ? -1 : level + minimum, at: 5 + question)
      }
      let next = 5 + questions
      binder.number(Int(batch.recommend.base[row]), at: next)
      binder.text(batch.comment.base[row], at: next + 1)
      binder.number(Int(batch.duration.base[row]), at: next + 2)
      writer.bind(Double(batch.weight.base[row]) / 1e6, at: next + 3)
      writer.bind(file, at: next + 4)
      writer.bind(Int(batch.line.base[row]) + lineOffset, at: next + 5)
      try writer.append()
    }
  }
}

/// Writes typed complaints and the classes given to them.
final class ComplaintWriter {
  private let rows: BulkWriter?
  private let assignments: BulkWriter?
  private let reviews: BulkWriter?
  private let file: Int
  private var merchants: WordList?
  private let kinds = WordList(["投诉", "举报", "咨询", "建议", "其他"])
  private let statuses = WordList(ComplaintStatus.allCases.map(\.rawValue))
  private let results = WordList(["调解成功", "调解不成", "和解", "撤诉"])
  private let methods = WordList(["source", "phrase", "none"])
  private let days = DayTexts()
  private var groups: WordList?
  private var classes: WordList?
  private var rules: WordList?

  init?(_ rows: BulkWriter?, _ assignments: BulkWriter?, _ reviews: BulkWriter?, file: Int) {
    if rows == nil, assignments == nil { return nil }
    self.rows = rows
    self.assignments = assignments
    self.reviews = reviews
    self.file = file
  }

  private func prepare(_ tools: RowTools) {
    guard merchants == nil else { return }
    merchants = WordList(tools.directory.merchants.map(\.id))
    groups = WordList(tools.words.channelGroups)
    classes = WordList(tools.settings.complaintClasses.classes.map(\.code))
    rules = WordList(tools.settings.complaintClasses.phrases.map(\.text))
  }

  func write(_ slot: ComplaintSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    prepare(tools)
    let batch = slot.cleaner.batch
    for row in 0..<batch.count where slot.isKept.base[row] != 0 {
      try writeRow(slot, row, lineOffset)
      try writeAssignments(slot, row, lineOffset)
    }
  }

  private func writeRow(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let rows else { return }
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: rows, base: slot.records.base)
    binder.key(batch.id.base[row], at: 0)
    binder.text(kinds[Int(batch.kind.base[row])], at: 1)
    binder.text(days.day(batch.received.base[row], slot: 0), at: 2)
    binder.text(days.day(batch.accepted.base[row], slot: 1), at: 3)
    let merchant = merchants?[Int(batch.merchant.base[row])]
    binder.text(merchant, at: 4)
    if merchant == nil { slot.cleaner.bindMerchantText(row, slot.records, rows, at: 5) } else { rows.bindNull(at: 5) }
    binder.text(batch.channelText.base[row], at: 6)
    binder.text(groups?[Int(batch.channel.base[row])], at: 7)
    binder.text(classes?[Int(batch.category.base[row])], at: 8)
    binder.text(batch.description.base[row], at: 9)
    binder.text(batch.complainant.base[row], at: 10)
    binder.text(batch.phone.base[row], at: 11)
    binder.number(Int(batch.professional.base[row]), at: 12)
    binder.number(Int(batch.amount.base[row]), at: 13)
    binder.number(Int(batch.recovered.base[row]), at: 14)
    binder.text(statuses[Int(batch.status.base[row])], at: 15)
    binder.text(days.day(batch.due.base[row], slot: 2), at: 16)
    binder.text(days.day(batch.closed.base[row], slot: 3), at: 17)
    binder.text(results[Int(batch.result.base[row])], at: 18)
    rows.bind(file, at: 19)
    rows.bind(Int(batch.line.base[row]) + lineOffset, at: 20)
    try rows.append()
  }

  private func writeAssignments(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let assignments else { return }
    let batch = slot.cleaner.batch
    let given = slot.assignments.base[row]
    let binder = RowBinder(writer: assignments, base: slot.records.base)
    let isFound = given.phrase >= 0
    var left = given.classes
    while left != 0 {
      let number = left.trailingZeroBitCount
      left &= left &- 1
      let isPrimary = number == Int(given.primary)
      binder.key(batch.id.base[row], at: 0)
      binder.text(classes?[number], at: 1)
      assignments.bind(isPrimary ? 1 : 0, at: 2)
      binder.text(methods[given.phrase == ComplaintSlot.bySource && isPrimary ? 0 : isFound || !isPrimary ? 1 : 2], at: 3)
      assignments.bind(isPrimary ? (Double(given.confidence) * 10_000).rounded() / 10_000 : 0, at: 4)
      if isPrimary, isFound {
        let slice = TextSlice(
          start: batch.description.base[row].start + given.start, count: given.end - given.start)
        assignments.bind(Int(given.start), at: 5)
        assignments.bind(Int(slice.count), at: 6)
        binder.text(slice, at: 7)
        binder.text(rules?[Int(given.phrase)], at: 8)
      } else {
        for column in 5...8 { assignments.bindNull(at: column) }
      }
      assignments.bind(file, at: 9)
      assignments.bind(Int(batch.line.base[row]) + lineOffset, at: 10)
      try assignments.append()
    }
    if given.phrase == -1, let reviews { try review(slot, row, reviews, lineOffset) }
  }

  private func review(_ slot: ComplaintSlot, _ row: Int, _ reviews: BulkWriter, _ lineOffset: Int) throws(Failure) {
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: reviews, base: slot.records.base)
    reviews.bind("complaints", at: 0)
    binder.key(batch.id.base[row], at: 1)
    reviews.bind("unclassified", at: 2)
    binder.text(batch.description.base[row], at: 3)
    binder.text(classes?[Int(slot.assignments.base[row].primary)], at: 4)
    reviews.bindNull(at: 5)
    reviews.bind(file, at: 6)
    reviews.bind(Int(batch.line.base[row]) + lineOffset, at: 7)
    try reviews.append()
  }
}

/// Writes typed rows of the needs survey and what was read out of them.
final class NeedWriter {
  private let rows: BulkWriter?
  private let assignments: BulkWriter?
  private let reviews: BulkWriter?
  private let file: Int
  private let days = DayTexts()

  init?(_ rows: BulkWriter?, _ assignments: BulkWriter?, _ reviews: BulkWriter?, file: Int) {
    if rows == nil, assignments == nil { return nil }
    self.rows = rows
    self.assignments = assignments
    self.reviews = reviews
    self.file = file
  }

  func write(_ slot: NeedSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    for row in 0..<slot.cleaner.batch.count where slot.isKept.base[row] != 0 {
      try writeRow(slot, row, tools, lineOffset)
      try writeAssignments(slot, row, tools, lineOffset)
    }
  }

  private func writeRow(_ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ lineOffset: Int) throws(Failure) {
    guard let rows else { return }
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: rows, base: slot.records.base)
    let merchant = Int(batch.merchant.base[row])
    binder.key(batch.id.base[row], at: 0)
    if merchant < tools.directory.merchants.count {
      rows.bind(tools.directory.merchants[merchant].id, at: 1)
      rows.bindNull(at: 2)
    } else {
      rows.bindNull(at: 1)
      slot.cleaner.bindMerchantText(row, slot.records, rows, at: 2)
    }
    binder.text(days.day(batch.surveyed.base[row], slot: 0), at: 3)
    binder.text(batch.surveyor.base[row], at: 4)
    binder.text(batch.optionText.base[row], at: 5)
    binder.text(batch.description.base[row], at: 6)
    binder.number(Int(batch.urgency.base[row]), missingBelow: 1, at: 7)
    rows.bind(file, at: 8)
    rows.bind(Int(batch.line.base[row]) + lineOffset, at: 9)
    try rows.append()
  }

  private func writeAssignments(_ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ lineOffset: Int) throws(Failure) {
    guard let assignments else { return }
    let batch = slot.cleaner.batch
    let taxonomy = tools.settings.taxonomy
    let base = slot.records.base
    let line = Int(batch.line.base[row]) + lineOffset
    let id = String(decoding: batch.id.base[row].bytes(base), as: UTF8.self)
    func add(_ code: String, _ method: String, _ confidence: Double, _ span: (Int, Int)?, _ evidence: String?, _ rule: String?)
      throws(Failure)
    {
      let item = taxonomy.items.first { $0.code == code }
      let values: [CellValue] = [
        .text(id), item.map { .text($0.classCode) } ?? .null, .text(code), .text(method), .real(confidence),
        span.map { .integer(Int64($0.0)) } ?? .null, span.map { .integer(Int64($0.1)) } ?? .null,
        evidence.map { .text($0) } ?? .null, rule.map { .text($0) } ?? .null, .integer(Int64(file)), .integer(Int64(line)),
      ]
      for (column, value) in values.enumerated() { assignments.bind(value, at: column) }
      try assignments.append()
    }
    for (index, item) in taxonomy.items.enumerated() where batch.options.base[row] & (1 << UInt64(index)) != 0 {
      try add(item.code, "option", 1, nil, nil, nil)
    }
    let reading = slot.readings[row]
    for (text, given) in reading.assignments {
      let bytes = text.bytes(base)
      let evidence =
        given.end > given.start && given.end <= bytes.count
        ? String(decoding: bytes[given.start..<given.end], as: UTF8.self) : nil
      let rule = given.phrase >= 0 ? taxonomy.phrases[given.phrase].text : nil
      let method = given.standing == .needed || given.standing == .residual ? "phrase" : given.standing.rawValue
      try add(given.code, method, given.confidence, (given.start, given.end - given.start), evidence, rule)
      if given.code == "Z9", let reviews { try review(id, bytes, reviews, line) }
    }
  }

  private func review(
    _ id: String, _ text: UnsafeBufferPointer<UInt8>, _ reviews: BulkWriter, _ line: Int
  ) throws(Failure) {
    reviews.bind("needs", at: 0)
    reviews.bind(id, at: 1)
    reviews.bind("unclassified", at: 2)
    reviews.bind(UnsafeRawBufferPointer(text), at: 3)
    reviews.bind("Z9", at: 4)
    reviews.bindNull(at: 5)
    reviews.bind(file, at: 6)
    reviews.bind(line, at: 7)
    try reviews.append()
  }
}

extension RowCleaner {
  /// What the source said where no merchant was recognised. The record is found by its line in the chunk.
  func bindMerchantText(_ row: Int, _ records: RecordBatch, _ writer: BulkWriter, at column: Int) {
    writer.bind(UnsafeRawBufferPointer(merchantText(row, records)), at: column)
  }
}
