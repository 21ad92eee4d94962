import Cleaning
import DelimitedText
import Diagnostics
import StationModel

/// Reads the tables that are small by nature, one file after the other.
final class SmallTablePass {
  private let words: CleaningWords
  private let cleaner: SmallTableCleaner
  private let chunkBytes: Int
  private let ledger: RowLedger
  private let isInterrupted: @Sendable () -> Bool
  private(set) var directory: MerchantDirectory

  init(words: CleaningWords, chunkBytes: Int, ledger: RowLedger, isInterrupted: @escaping @Sendable () -> Bool) {
    self.words = words
    self.chunkBytes = chunkBytes
    self.ledger = ledger
    self.isInterrupted = isInterrupted
    cleaner = SmallTableCleaner(words)
    directory = cleaner.finishMerchants()
  }

  func run(_ sources: [RowPlaneSource]) throws(Failure) -> SmallTables {
    let isRowLevel: Set<SourceTable> = [.needs, .satisfaction, .complaints]
    for (file, source) in sources.enumerated() where source.table == .merchants { try read(source, file) }
    directory = cleaner.finishMerchants()
    try DecisionCheck(directory, words.settings).report(to: ledger)
    for (file, source) in sources.enumerated() where source.table != .merchants && !isRowLevel.contains(source.table) {
      try read(source, file)
    }
    for finding in cleaner.finishAssessments() { try ledger.add(finding, stage: .clean) }
    return cleaner.tables
  }

  private func read(_ source: RowPlaneSource, _ file: Int) throws(Failure) {
    let slot = ChunkSlot(source)
    let notes = RowNotes(source.binding)
    let pipeline = ChunkPipeline(slots: [slot], threads: 1, isInterrupted: isInterrupted, doubt: PassDoubt())
    try pipeline.run(source, chunkBytes: chunkBytes) { slot throws(Failure) in
      let records = slot.records
      records.parse(slot.dialect)
      cleaner.lineOffset = ledger.lineOffset(file)
      notes.clear()
      var read = 0
      var skipped = 0
      var kept = 0
      var duplicates = 0
      let first = slot.firstRecord
      for record in first..<max(first, records.recordCount) {
        let kind = slot.lines.kind(of: record, in: records)
        if kind != .data {
          notes.skip(kind, line: records.line(record), in: records, record)
          skipped += 1
          continue
        }
        read += 1
        let noted = notes.findings.count
        defer {
          if notes.findings.count > noted {
            notes.attribute(from: noted, to: cleaner.merchant(of: record, in: records, source.binding))
          }
        }
        switch cleaner.clean(records, record, source.binding, notes) {
        case .kept: kept += 1
        case .duplicate: duplicates += 1
        case .rejected: break
        }
      }
      // Origins carry lines of the chunk; they become lines of the file here.
      cleaner.shiftOrigins(of: source.table, by: ledger.lineOffset(file), last: kept)
      try ledger.take(notes, of: records, file: file, read: read, skipped: skipped)
      ledger.kept(kept, duplicates: duplicates, file: file)
      ledger.close(records, file: file)
    }
  }
}
