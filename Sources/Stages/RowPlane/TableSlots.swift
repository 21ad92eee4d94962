import Classification
import Cleaning
import DelimitedText
import StationModel
import Tallying

/// What the slots of a table share: dictionaries, merchants, classifiers. Made once a run.
struct RowTools: Sendable {
  let settings: PipelineSettings
  let words: CleaningWords
  let directory: MerchantDirectory
  let needs: NeedClassifier
  let complaints: ComplaintClassifier
  let context: TallyContext
}

/// A chunk of any row-level table: parsed and cleaned, with its notes and the fingerprints of its identifiers.
class RowSlot: ChunkSlot, @unchecked Sendable {
  var notes: RowNotes { preconditionFailure("every table's slot has notes") }
  var rowCount: Int { 0 }
  var fingerprints: UnsafePointer<Fingerprint> { preconditionFailure("every table's slot has fingerprints") }
  func line(_ row: Int) -> Int { 0 }
  func identifier(_ row: Int) -> TextSlice { TextSlice(start: 0, count: 0) }
  /// One byte a row, 0 for duplicates; filled when the chunk is committed.
  let isKept = Column<UInt8>()
}

final class SatisfactionSlot: RowSlot, @unchecked Sendable {
  let cleaner: SatisfactionCleaner

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = SatisfactionCleaner(source.binding, tools.words, tools.directory)
    super.init(source)
  }

  override var notes: RowNotes { cleaner.notes }
  override var rowCount: Int { cleaner.batch.count }
  override var fingerprints: UnsafePointer<Fingerprint> { UnsafePointer(cleaner.batch.fingerprint.base) }
  override func line(_ row: Int) -> Int { Int(cleaner.batch.line.base[row]) }
  override func identifier(_ row: Int) -> TextSlice { cleaner.batch.id.base[row] }

  override func process() {
    records.parse(dialect)
    skippedLines = 0
    read = cleaner.clean(records, from: firstRecord, lines, skipped: &skippedLines)
    isKept.reserve(rowCount)
  }
}

final class ComplaintSlot: RowSlot, @unchecked Sendable {
  let cleaner: ComplaintCleaner
  let classes = ComplaintClassColumns()
  /// The classifier's full answers, for the assignment table; class stated by the source where `phrase` is −2.
  let assignments = Column<ComplaintAssignment>()
  private let classifier: ComplaintClassifier
  private var scratch: [PhraseMatch] = []
  static let bySource: Int32 = -2

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = ComplaintCleaner(source.binding, tools.words, tools.directory)
    classifier = tools.complaints
    super.init(source)
  }

  override var notes: RowNotes { cleaner.notes }
  override var rowCount: Int { cleaner.batch.count }
  override var fingerprints: UnsafePointer<Fingerprint> { UnsafePointer(cleaner.batch.fingerprint.base) }
  override func line(_ row: Int) -> Int { Int(cleaner.batch.line.base[row]) }
  override func identifier(_ row: Int) -> TextSlice { cleaner.batch.id.base[row] }

  override func process() {
    records.parse(dialect)
    skippedLines = 0
    read = cleaner.clean(records, from: firstRecord, lines, skipped: &skippedLines)
    isKept.reserve(rowCount)
    classify()
  }

  private func classify() {
    let batch = cleaner.batch
    classes.reserve(batch.count)
    assignments.reserve(batch.count)
    let base = records.base
    for row in 0..<batch.count {
      var assignment = classifier.classify(batch.description.base[row].bytes(base), scratch: &scratch)
      let stated = batch.category.base[row]
      // The source's own class is the primary one; what else the text names stays named.
      if stated >= 0 {
        if assignment.phrase < 0 { assignment.classes = 0 }
        assignment.primary = Int16(stated)
        assignment.classes |= 1 << UInt64(stated)
        assignment.confidence = 1
        assignment.phrase = Self.bySource
        assignment.start = 0
        assignment.end = 0
      }
      assignments.base[row] = assignment
      classes.primary.base[row] = assignment.primary
      classes.classes.base[row] = assignment.classes
    }
  }
}

final class NeedSlot: RowSlot, @unchecked Sendable {
  let cleaner: NeedCleaner
  private(set) var readings: [NeedRowReading] = []
  private let classifier: NeedClassifier

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = NeedCleaner(source.binding, tools.words, tools.directory)
    classifier = tools.needs
    super.init(source)
  }

  override var notes: RowNotes { cleaner.notes }
  override var rowCount: Int { cleaner.batch.count }
  override var fingerprints: UnsafePointer<Fingerprint> { UnsafePointer(cleaner.batch.fingerprint.base) }
  override func line(_ row: Int) -> Int { Int(cleaner.batch.line.base[row]) }
  override func identifier(_ row: Int) -> TextSlice { cleaner.batch.id.base[row] }

  override func process() {
    records.parse(dialect)
    skippedLines = 0
    read = cleaner.clean(records, from: firstRecord, lines, skipped: &skippedLines)
    isKept.reserve(rowCount)
    readings = readNeeds(cleaner.batch, base: records.base, classifier: classifier)
  }
}
