import Classification
import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Tallying
import Workspace

/// Writes typed rows of the needs survey and what was read out of them.
final class NeedWriter {
  private let rows: BulkWriter?
  private let assignments: BulkWriter?
  private let reviews: BulkWriter?
  private let examples: ExampleLot?
  private let file: Int
  private let days = DayTexts()

  init?(_ rows: BulkWriter?, _ assignments: BulkWriter?, _ reviews: BulkWriter?, _ examples: ExampleLot?, file: Int) {
    if rows == nil, assignments == nil, reviews == nil { return nil }
    self.rows = rows
    self.assignments = assignments
    self.reviews = reviews
    self.examples = examples
    self.file = file
  }

  func write(_ slot: NeedSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    for row in 0..<slot.cleaner.batch.count where slot.isKept.base[row] != 0 {
      try writeRow(slot, row, tools, lineOffset)
      try writeAssignments(slot, row, tools, lineOffset)
      try writeReview(slot, row, tools, lineOffset)
      offerExamples(slot, row, tools, lineOffset)
    }
  }

  private func writeRow(_ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ lineOffset: Int) throws(Failure) {
    guard let rows else { return }
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: rows, base: slot.records.base)
    let merchant = Int(batch.merchant.base[row])
    binder.key(batch.identifier(row, slot.records.base), at: 0)
    if merchant < tools.directory.merchants.count {
      rows.bind(tools.directory.merchants[merchant].id, at: 1)
      rows.bindNull(at: 2)
    } else {
      rows.bindNull(at: 1)
      slot.cleaner.bindMerchantText(row, slot.records, rows, at: 2)
    }
    binder.text(days.day(batch.surveyed.base[row], slot: 0), at: 3)
    binder.text(batch.surveyor.base[row], at: 4)
    let masks = tools.settings.privacy.masksFreeText
    if batch.joinedOptions.isEmpty {
      binder.freeText(batch.optionText.base[row], isPersonal: masks && batch.optionText.base[row].count > 0, at: 5)
    } else if batch.joinedOptions[row].isEmpty {
      rows.bindNull(at: 5)
    } else {
      let options = batch.joinedOptions[row]
      rows.bind(masks ? PersonalText.masked(options) : options, at: 5)
    }
    binder.freeText(batch.description.base[row], isPersonal: masks && batch.personal.contains(row), at: 6)
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
    let reading = slot.readings[row]
    let id = String(decoding: batch.identifier(row, base), as: UTF8.self)
    let read = reading.version.map { tools.settings.earlierTaxonomies[$0].taxonomy } ?? taxonomy
    let primary = reading.primary
    func add(_ code: String, _ values: [CellValue]) throws(Failure) {
      let item = taxonomy.items.first { $0.code == code }
      let head: [CellValue] = [.text(id), item.map { .text($0.classCode) } ?? .null, .text(code)]
      let place: [CellValue] = [.integer(Int64(file)), .integer(Int64(batch.line.base[row]) + Int64(lineOffset))]
      for (column, value) in (head + values + place).enumerated() { assignments.bind(value, at: column) }
      try assignments.append()
    }
    var isFirst = primary == nil
    for (index, item) in taxonomy.items.enumerated() where batch.options.base[row] & (1 << UInt64(index)) != 0 {
      let empty = Array(repeating: CellValue.null, count: 4)
      try add(
        item.code,
        [.flag(isFirst), .text("option"), .real(1)] + empty + [.null, .null, .text(taxonomy.version)])
      isFirst = false
    }
    for (index, (text, given)) in reading.assignments.enumerated() {
      let bytes = text.bytes(base)
      let isFound = given.end > given.start && given.end <= bytes.count
      let phrase = given.phrase >= 0 ? read.phrases[given.phrase] : nil
      let isNamed = given.standing == .needed || given.standing == .residual
      try add(
        given.code,
        [
          .flag(index == primary), .text(isNamed ? given.method.rawValue : given.standing.rawValue),
          .real(given.confidence), .integer(Int64(given.start)), .integer(Int64(given.end - given.start)),
          .text(isFound ? String(decoding: bytes[given.start..<given.end], as: UTF8.self) : nil), .text(phrase?.rule),
          .text(phrase?.typo?.text), .text(given.former.isEmpty ? nil : given.former),
          // What a person gave is in the codes of the present version.
          .text(given.method == .review ? taxonomy.version : read.version),
        ])
    }
  }

  private func offerExamples(_ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ lineOffset: Int) {
    guard let examples else { return }
    let taxonomy = tools.settings.taxonomy
    let base = slot.records.base
    let batch = slot.cleaner.batch
    for (text, given) in slot.readings[row].assignments where given.standing == .needed || given.standing == .residual {
      let place =
        taxonomy.items.firstIndex { $0.code == given.code }
        ?? taxonomy.residuals.firstIndex { $0.code == given.code }.map { $0 + taxonomy.items.count }
      guard let place else { continue }
      examples.offer(
        text.bytes(base), of: batch.identifier(row, base), place, given.confidence, file: file,
        line: Int(batch.line.base[row]) + lineOffset)
    }
  }

  private func writeReview(_ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ lineOffset: Int) throws(Failure) {
    guard let reviews, let doubt = slot.readings[row].doubt else { return }
    let batch = slot.cleaner.batch
    let id = String(decoding: batch.identifier(row, slot.records.base), as: UTF8.self)
    try review(id, doubt, slot, row, tools, reviews, Int(batch.line.base[row]) + lineOffset)
  }

  private func review(
    _ id: String, _ doubt: ReadingDoubt, _ slot: NeedSlot, _ row: Int, _ tools: RowTools, _ reviews: BulkWriter,
    _ line: Int
  ) throws(Failure) {
    let text = doubt.text.bytes(slot.records.base)
    reviews.bind("needs", at: 0)
    reviews.bind(id, at: 1)
    reviews.bind(doubt.reason, at: 2)
    RowBinder(writer: reviews, base: slot.records.base).masked(text, at: 3, isFreeText: true)
    reviews.bind(doubt.suggested.joined(separator: "|"), at: 4)
    if let verdict = doubt.verdict { reviews.bind(verdictLabel(verdict), at: 5) } else { reviews.bindNull(at: 5) }
    reviews.bind((doubt.confidence * 10_000).rounded() / 10_000, at: 6)
    let merchant = Int(slot.cleaner.batch.merchant.base[row])
    if merchant < tools.directory.merchants.count {
      reviews.bind(tools.directory.merchants[merchant].id, at: 7)
    } else {
      reviews.bindNull(at: 7)
    }
    reviews.bind(ReviewVerdict.digest(text), at: 8)
    reviews.bind(file, at: 9)
    reviews.bind(line, at: 10)
    try reviews.append()
  }
}

/// The label of a review item: the codes that hold by the verdict, or the verdict's own word where there are none.
func verdictLabel(_ verdict: ReviewVerdict) -> String {
  verdict.codes.isEmpty ? verdict.decision.rawValue : verdict.codes.joined(separator: "|")
}
