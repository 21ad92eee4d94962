import Classification
import Cleaning
import DelimitedText
import Pipeline
import StationModel
import Tallying

/// What the slots of a table share: dictionaries, merchants, classifiers. Made once a run.
struct RowTools: Sendable {
  let settings: PipelineSettings
  let words: CleaningWords
  let directory: MerchantDirectory
  let needs: NeedRowReader
  let complaints: ComplaintReader
  let complaintVerdicts: VerdictLookup
  let context: TallyContext
}

/// A chunk of any row-level table: parsed, cleaned and classified.
class RowSlot: ChunkSlot, @unchecked Sendable {
  let rowCleaner: RowCleaner
  /// One byte a row, 0 for duplicates; filled when the chunk is committed.
  let isKept = Column<UInt8>()

  init(_ source: RowPlaneSource, _ cleaner: RowCleaner) {
    rowCleaner = cleaner
    super.init(source)
  }

  var rows: RowBatch { rowCleaner.rows }

  final override func process() {
    records.parse(dialect)
    skippedLines = 0
    read = rowCleaner.clean(records, from: firstRecord, lines, skipped: &skippedLines)
    isKept.reserve(rows.count)
    classify()
  }

  var table: SourceTable { rowCleaner.table }

  /// When an answer was given, where only the latest of a merchant counts; nil where all count.
  func answerTime(_ row: Int, _ settings: PipelineSettings) -> Int64? { nil }

  /// Sorts the texts of the cleaned rows, where the table has any.
  func classify() {}

  /// Whether the row's text could not be sorted.
  func isUnclassified(_ row: Int) -> Bool { false }
}

final class SatisfactionSlot: RowSlot, @unchecked Sendable {
  let cleaner: SatisfactionCleaner

  override func answerTime(_ row: Int, _ settings: PipelineSettings) -> Int64? {
    settings.satisfaction.countsLatestOnly ? cleaner.batch.submitted.base[row] : nil
  }

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = SatisfactionCleaner(source.binding, tools.words, tools.directory)
    super.init(source, cleaner)
  }
}

final class NeedSlot: RowSlot, @unchecked Sendable {
  let cleaner: NeedCleaner
  private(set) var readings: [NeedRowReading] = []
  private let reader: NeedRowReader
  private var scratch = NeedReader.Scratch()

  override func answerTime(_ row: Int, _ settings: PipelineSettings) -> Int64? {
    settings.needs.countsLatestOnly ? Int64(cleaner.batch.surveyed.base[row]) : nil
  }

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = NeedCleaner(source.binding, tools.words, tools.directory)
    reader = tools.needs
    super.init(source, cleaner)
  }

  override func isUnclassified(_ row: Int) -> Bool {
    guard let code = reader.reader.residual("Z9") else { return false }
    return readings[row].residuals & (1 << UInt64(code)) != 0
  }

  override func classify() { readings = reader.read(cleaner.batch, base: records.base, &scratch) }
}

final class ComplaintSlot: RowSlot, @unchecked Sendable {
  let cleaner: ComplaintCleaner
  let classes = ComplaintClassColumns()
  /// The classifier's full answers, for the assignment table; class stated by the source where `phrase` is −2.
  let assignments = Column<ComplaintAssignment>()
  /// What the machine said where a person has the last word, for the review sheet.
  private(set) var judged: [Int: (given: ComplaintAssignment, verdict: ReviewVerdict)] = [:]
  /// Classes beside the primary ones, row after row.
  private(set) var mentions: [ComplaintMention] = []
  /// Pseudonyms of the complainants, ``Pseudonym/bytes`` bytes a row; nil where the pipeline has no key.
  let pseudonyms: Column<UInt8>?
  private let pseudonym: Pseudonym?
  private let reader: ComplaintReader
  private let verdicts: VerdictLookup
  private let classCodes: [String]
  private var scratch = ComplaintReader.Scratch()
  static let bySource: Int32 = -2

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = ComplaintCleaner(source.binding, tools.words, tools.directory)
    pseudonym = Pseudonym(key: tools.settings.privacy.key)
    pseudonyms = pseudonym.map { _ in Column() }
    reader = tools.complaints
    verdicts = tools.complaintVerdicts
    classCodes = tools.settings.complaintClasses.classes.map(\.code)
    super.init(source, cleaner)
  }

  override func isUnclassified(_ row: Int) -> Bool { assignments.base[row].phrase == -1 }

  /// The pseudonym of a row's complainant; nil where nobody is told or there is no key.
  func pseudonym(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let pseudonyms, !cleaner.batch.person.base[row].isNone else { return nil }
    return UnsafeBufferPointer(start: pseudonyms.base + row * Pseudonym.bytes, count: Pseudonym.bytes)
  }

  private func makePseudonyms() {
    guard let pseudonym, let pseudonyms else { return }
    pseudonyms.reserve(cleaner.batch.count * Pseudonym.bytes)
    for row in 0..<cleaner.batch.count {
      guard let person = cleaner.person(row, records.base) else { continue }
      pseudonym.write(of: person, to: pseudonyms.base + row * Pseudonym.bytes)
    }
  }

  override func classify() {
    let batch = cleaner.batch
    makePseudonyms()
    classes.reserve(batch.count)
    assignments.reserve(batch.count)
    judged.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    let base = records.base
    for row in 0..<batch.count {
      let number = row % ComplaintReader.texts
      if number == 0 {
        reader.readAhead(min(ComplaintReader.texts, batch.count - row), &scratch) {
          batch.description.base[row + $0].bytes(base)
        }
      }
      var assignment = reader.read(batch.description.base[row].bytes(base), ahead: number, &scratch)
      let first = mentions.count
      for mention in scratch.mentions { add(mention, row) }
      let stated = batch.category.base[row]
      // The source's own class is the primary one; what else the text names stays named.
      if stated >= 0 {
        if assignment.phrase == -1 {
          assignment.classes = 0
        } else {
          add(ComplaintMention(assignment), row)
        }
        assignment.primary = Int16(stated)
        assignment.classes |= 1 << UInt64(stated)
        assignment.confidence = 1
        assignment.phrase = Self.bySource
        assignment.start = 0
        assignment.end = 0
        assignment.method = 0
        assignment.isContested = false
      }
      if !verdicts.isEmpty { judge(row, &assignment) }
      // A person's word leaves nothing else.
      if assignment.method == 3 { mentions.removeLast(mentions.count - first) }
      assignments.base[row] = assignment
      classes.primary.base[row] = assignment.primary
      classes.classes.base[row] = assignment.classes
    }
  }

  private func add(_ mention: ComplaintMention, _ row: Int) {
    var mention = mention
    mention.row = Int32(row)
    mentions.append(mention)
  }

  /// A person's word takes the place of the machine's.
  private func judge(_ row: Int, _ assignment: inout ComplaintAssignment) {
    let batch = cleaner.batch
    guard let verdict = verdicts.verdict(batch.identifier(row, records.base), batch.description.base[row], records.base)
    else { return }
    judged[row] = (assignment, verdict)
    guard verdict.isFinal else { return }
    let codes = verdict.decision == .discarded ? [classCodes[reader.otherClass]] : verdict.codes
    let numbers = codes.compactMap { classCodes.firstIndex(of: $0) }
    guard let first = numbers.first else { return }
    assignment.primary = Int16(first)
    assignment.classes = numbers.reduce(0) { $0 | 1 << UInt64($1) }
    assignment.confidence = 1
    assignment.method = 3
    assignment.isContested = false
    assignment.phrase = -3
    assignment.start = 0
    assignment.end = 0
  }
}
