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

  /// Sorts the texts of the cleaned rows, where the table has any.
  func classify() {}

  /// Whether the row's text could not be sorted.
  func isUnclassified(_ row: Int) -> Bool { false }
}

final class SatisfactionSlot: RowSlot, @unchecked Sendable {
  let cleaner: SatisfactionCleaner

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = SatisfactionCleaner(source.binding, tools.words, tools.directory)
    super.init(source, cleaner)
  }
}

final class NeedSlot: RowSlot, @unchecked Sendable {
  let cleaner: NeedCleaner
  private(set) var readings: [NeedRowReading] = []
  private let classifier: NeedClassifier

  init(_ source: RowPlaneSource, _ tools: RowTools) {
    cleaner = NeedCleaner(source.binding, tools.words, tools.directory)
    classifier = tools.needs
    super.init(source, cleaner)
  }

  override func isUnclassified(_ row: Int) -> Bool {
    guard let code = classifier.residual("Z9") else { return false }
    return readings[row].residuals & (1 << UInt64(code)) != 0
  }

  override func classify() { readings = readNeeds(cleaner.batch, base: records.base, classifier: classifier) }
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
    super.init(source, cleaner)
  }

  override func isUnclassified(_ row: Int) -> Bool { assignments.base[row].phrase == -1 }

  override func classify() {
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
