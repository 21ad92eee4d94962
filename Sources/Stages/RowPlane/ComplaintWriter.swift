import Classification
import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Workspace

/// Writes typed complaints and the classes given to them.
final class ComplaintWriter {
  private let rows: BulkWriter?
  private let assignments: BulkWriter?
  private let reviews: BulkWriter?
  private let examples: ExampleLot?
  private let shares: BulkWriter?
  private let file: Int
  private var merchants: WordList?
  private let kinds = WordList(["投诉", "举报", "咨询", "建议", "其他"])
  private let statuses = WordList(ComplaintStatus.allCases.map(\.rawValue))
  private let results = WordList(["调解成功", "调解不成", "和解", "撤诉"])
  private let methods = WordList(["source", "phrase", "none", "model", "both", "review"])
  private let days = DayTexts()
  private var groups: WordList?
  private var classes: WordList?
  private var rules: WordList?
  private var typos: [String?] = []
  private var version = ""
  /// Mentions of the slot that lie behind the row that is written.
  private var mentioned = 0
  private var limit: Float = 0
  private let hex = HexText()
  private var masksFreeText = true

  init?(
    _ rows: BulkWriter?, _ assignments: BulkWriter?, _ reviews: BulkWriter?, _ examples: ExampleLot?,
    shares: BulkWriter?, file: Int
  ) {
    if rows == nil, assignments == nil, reviews == nil { return nil }
    self.shares = shares
    self.rows = rows
    self.assignments = assignments
    self.reviews = reviews
    self.examples = examples
    self.file = file
  }

  private func prepare(_ tools: RowTools) {
    guard merchants == nil else { return }
    limit = Float(tools.settings.review.confidence)
    masksFreeText = tools.settings.privacy.masksFreeText
    merchants = WordList(tools.directory.merchants.map(\.id))
    groups = WordList(tools.words.channelGroups)
    classes = WordList(tools.settings.complaintClasses.classes.map(\.code))
    let phrases = tools.settings.complaintClasses.phrases
    rules = WordList(phrases.map(\.rule))
    typos = phrases.map { $0.typo?.text }
    version = tools.settings.complaintClasses.version
  }

  func write(_ slot: ComplaintSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    prepare(tools)
    let batch = slot.cleaner.batch
    mentioned = 0
    for row in 0..<batch.count where slot.isKept.base[row] != 0 {
      try writeRow(slot, row, lineOffset)
      try writeAssignments(slot, row, lineOffset)
      try writeReview(slot, row, lineOffset)
      offerExample(slot, row, lineOffset)
    }
    for (row, parts) in batch.shares.sorted(by: { $0.key < $1.key }) where slot.isKept.base[row] != 0 {
      for part in parts { try write(part, slot, row, lineOffset) }
    }
  }

  /// One merchant's part of a case that names several.
  private func write(_ part: MerchantShare, _ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let shares else { return }
    let binder = RowBinder(writer: shares, base: slot.records.base)
    binder.key(slot.cleaner.batch.identifier(row, slot.records.base), at: 0)
    binder.text(part.merchant.flatMap { merchants?[$0] }, at: 1)
    shares.bind(part.sixtieths, at: 2)
    shares.bind(file, at: 3)
    shares.bind(Int(slot.cleaner.batch.line.base[row]) + lineOffset, at: 4)
    try shares.append()
  }

  private func writeRow(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let rows else { return }
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: rows, base: slot.records.base)
    binder.key(batch.identifier(row, slot.records.base), at: 0)
    binder.text(kinds[Int(batch.kind.base[row])], at: 1)
    binder.text(days.day(batch.received.base[row], slot: 0), at: 2)
    binder.text(days.day(batch.accepted.base[row], slot: 1), at: 3)
    let merchant = merchants?[Int(batch.merchant.base[row])]
    binder.text(merchant, at: 4)
    if merchant == nil { slot.cleaner.bindMerchantText(row, slot.records, rows, at: 5) } else { rows.bindNull(at: 5) }
    binder.text(batch.channelText.base[row], at: 6)
    binder.text(groups?[Int(batch.channel.base[row])], at: 7)
    binder.text(classes?[Int(batch.category.base[row])], at: 8)
    binder.freeText(
      batch.description.base[row], isPersonal: masksFreeText && batch.personal.contains(row), at: 9,
      name: batch.names[row])
    binder.text(batch.complainant.base[row], at: 10)
    binder.phone(batch.phone.base[row], at: 11)
    binder.number(Int(batch.professional.base[row]), at: 12)
    binder.number(Int(batch.amount.base[row]), at: 13)
    binder.number(Int(batch.recovered.base[row]), at: 14)
    binder.text(statuses[Int(batch.status.base[row])], at: 15)
    binder.text(days.day(batch.due.base[row], slot: 2), at: 16)
    binder.text(days.day(batch.closed.base[row], slot: 3), at: 17)
    binder.text(results[Int(batch.result.base[row])], at: 18)
    binder.text(slot.pseudonym(row).map(hex.text), at: 19)
    binder.text(days.day(batch.suspendedFrom.base[row], slot: 4), at: 20)
    binder.text(days.day(batch.suspendedTo.base[row], slot: 5), at: 21)
    let suspended = Int(batch.suspendedDays.base[row])
    if suspended > 0 { rows.bind(suspended, at: 22) } else { rows.bindNull(at: 22) }
    rows.bind(file, at: 23)
    rows.bind(Int(batch.line.base[row]) + lineOffset, at: 24)
    try rows.append()
  }

  private func writeAssignments(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let assignments else { return }
    let batch = slot.cleaner.batch
    let given = slot.assignments.base[row]
    let binder = RowBinder(writer: assignments, base: slot.records.base)
    var left = given.classes
    while left != 0 {
      let number = left.trailingZeroBitCount
      left &= left &- 1
      let isPrimary = number == Int(given.primary)
      let own = isPrimary ? ComplaintMention(given) : mention(of: number, given, slot, row)
      binder.key(batch.identifier(row, slot.records.base), at: 0)
      binder.text(classes?[number], at: 1)
      assignments.bind(isPrimary ? 1 : 0, at: 2)
      binder.text(methods[method(own)], at: 3)
      assignments.bind((Double(own.confidence) * 10_000).rounded() / 10_000, at: 4)
      if own.phrase >= 0 {
        let slice = TextSlice(start: batch.description.base[row].start + own.start, count: own.end - own.start)
        assignments.bind(Int(own.start), at: 5)
        assignments.bind(Int(slice.count), at: 6)
        binder.text(slice, at: 7)
        binder.text(rules?[Int(own.phrase)], at: 8)
        assignments.bind(.text(typos[Int(own.phrase)]), at: 9)
      } else {
        for column in 5...9 { assignments.bindNull(at: column) }
      }
      assignments.bind(version, at: 10)
      assignments.bind(file, at: 11)
      assignments.bind(Int(batch.line.base[row]) + lineOffset, at: 12)
      try assignments.append()
    }
  }

  private func offerExample(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) {
    guard let examples else { return }
    let given = slot.assignments.base[row]
    let batch = slot.cleaner.batch
    let base = slot.records.base
    examples.offer(
      batch.description.base[row].bytes(base), of: batch.identifier(row, base), Int(given.primary),
      Double(given.confidence), file: file, line: Int(batch.line.base[row]) + lineOffset, name: batch.names[row] ?? "")
  }

  private func writeReview(_ slot: ComplaintSlot, _ row: Int, _ lineOffset: Int) throws(Failure) {
    guard let reviews, let reason = reason(slot, row, slot.assignments.base[row]) else { return }
    try review(slot, row, reason, reviews, lineOffset)
  }

  /// A class beside the primary one, with its own evidence; what a person names has no other.
  private func mention(
    of number: Int, _ given: ComplaintAssignment, _ slot: ComplaintSlot, _ row: Int
  ) -> ComplaintMention {
    // Rows come in their order, and so do the mentions.
    while mentioned < slot.mentions.count, slot.mentions[mentioned].row < row { mentioned += 1 }
    var place = mentioned
    while place < slot.mentions.count, slot.mentions[place].row == row {
      if slot.mentions[place].number == number { return slot.mentions[place] }
      place += 1
    }
    var result = ComplaintMention(number: number, confidence: given.method == 3 ? 1 : 0)
    result.method = given.method
    return result
  }

  private func method(_ given: ComplaintMention) -> Int {
    if given.method > 0 { return given.method == 3 ? 5 : Int(given.method) + 2 }
    if given.phrase == ComplaintSlot.bySource { return 0 }
    return given.phrase >= 0 ? 1 : 2
  }

  /// Why a person should look at a complaint; what the source itself has classed needs nobody.
  private func reason(_ slot: ComplaintSlot, _ row: Int, _ given: ComplaintAssignment) -> String? {
    // As it was before the person's word: a verdict changes neither a row's reason nor its place in the batch.
    if let judged = slot.judged[row] { return reason(of: judged.given) ?? "low_confidence" }
    return reason(of: given)
  }

  private func reason(of given: ComplaintAssignment) -> String? {
    if given.phrase == -1, given.method == 0 { return "unclassified" }
    if given.isContested { return "conflict" }
    return given.phrase != ComplaintSlot.bySource && given.confidence < limit ? "low_confidence" : nil
  }

  private func review(
    _ slot: ComplaintSlot, _ row: Int, _ reason: String, _ reviews: BulkWriter, _ lineOffset: Int
  ) throws(Failure) {
    let batch = slot.cleaner.batch
    let binder = RowBinder(writer: reviews, base: slot.records.base)
    let judged = slot.judged[row]
    let given = slot.assignments.base[row]
    reviews.bind("complaints", at: 0)
    binder.key(batch.identifier(row, slot.records.base), at: 1)
    reviews.bind(reason, at: 2)
    binder.masked(
      batch.description.base[row].bytes(slot.records.base), at: 3, isFreeText: true, name: batch.names[row])
    binder.text(classes?[Int((judged?.given ?? given).primary)], at: 4)
    if let verdict = judged?.verdict { reviews.bind(verdictLabel(verdict), at: 5) } else { reviews.bindNull(at: 5) }
    reviews.bind((Double((judged?.given ?? given).confidence) * 10_000).rounded() / 10_000, at: 6)
    binder.text(merchants?[Int(batch.merchant.base[row])], at: 7)
    reviews.bind(ReviewVerdict.digest(batch.description.base[row].bytes(slot.records.base)), at: 8)
    reviews.bind(file, at: 9)
    reviews.bind(Int(batch.line.base[row]) + lineOffset, at: 10)
    try reviews.append()
  }
}
