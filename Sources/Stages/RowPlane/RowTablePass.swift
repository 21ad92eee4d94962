import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Tallying

/// Reads the row-level tables: chunks are cleaned and classified by workers and committed in order.
struct RowTablePass {
  private let plane: RowPlane
  private let tools: RowTools
  private let ledger: RowLedger
  private let doubt: PassDoubt
  private(set) var tallies: Tallies
  private let satisfaction: SatisfactionAdder
  private let complaints: ComplaintAdder
  private let needs: NeedAdder

  init(_ plane: RowPlane, _ tools: RowTools, _ ledger: RowLedger, _ doubt: PassDoubt) {
    self.doubt = doubt
    self.plane = plane
    self.tools = tools
    self.ledger = ledger
    tallies = Tallies(shape: tools.context.shape)
    satisfaction = SatisfactionAdder(tools.context, tools.settings)
    complaints = ComplaintAdder(tools.context, tools.settings)
    needs = NeedAdder(tools.context)
  }

  /// Reads all files of a table; identifiers are told apart over all of them.
  mutating func run(_ table: SourceTable, _ sources: [(file: Int, source: RowPlaneSource)]) throws(Failure) {
    let identifiers = IdentifierSet()
    for (file, source) in sources {
      switch table {
      case .needs: try runNeeds(source, file, identifiers)
      case .satisfaction: try runSatisfaction(source, file, identifiers)
      default: try runComplaints(source, file, identifiers)
      }
    }
  }

  /// One chunk with each worker, one that is being committed, and one that is being read.
  private var slotCount: Int { plane.threads == 1 ? 1 : plane.threads + 2 }

  private func pipeline<Slot: ChunkSlot>(_ make: () -> Slot) -> ChunkPipeline<Slot> {
    ChunkPipeline(
      slots: (0..<slotCount).map { _ in make() }, threads: plane.threads, isInterrupted: plane.isInterrupted,
      doubt: doubt)
  }

  private mutating func runNeeds(
    _ source: RowPlaneSource, _ file: Int, _ identifiers: IdentifierSet
  ) throws(Failure) {
    let writer = try ledger.needWriter(file: file)
    let digest = try pipeline { NeedSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
      slot throws(Failure) in
      try commit(slot, file, identifiers) { slot throws(Failure) in
        needs.add(slot.cleaner.batch, readings: slot.readings, isKept: slot.isKept.base, to: &tallies.needs)
        try writer?.write(slot, tools, lineOffset: ledger.lineOffset(file))
      }
    }
    ledger.setDigest(digest, file: file)
  }

  private mutating func runSatisfaction(
    _ source: RowPlaneSource, _ file: Int, _ identifiers: IdentifierSet
  ) throws(Failure) {
    let writer = try ledger.satisfactionWriter(file: file)
    let digest = try pipeline { SatisfactionSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
      slot throws(Failure) in
      try commit(slot, file, identifiers) { slot throws(Failure) in
        satisfaction.add(slot.cleaner.batch, isKept: slot.isKept.base, to: &tallies.satisfaction)
        try writer?.write(slot, tools, lineOffset: ledger.lineOffset(file))
      }
    }
    ledger.setDigest(digest, file: file)
  }

  private mutating func runComplaints(
    _ source: RowPlaneSource, _ file: Int, _ identifiers: IdentifierSet
  ) throws(Failure) {
    let writer = try ledger.complaintWriter(file: file)
    let digest = try pipeline { ComplaintSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
      slot throws(Failure) in
      try commit(slot, file, identifiers) { slot throws(Failure) in
        complaints.add(
          slot.cleaner.batch, classes: slot.classes, isKept: slot.isKept.base, to: &tallies.complaints)
        try writer?.write(slot, tools, lineOffset: ledger.lineOffset(file))
      }
    }
    ledger.setDigest(digest, file: file)
  }

  /// Tells duplicates apart, adds and writes the rest, and closes the chunk's account.
  private func commit<Slot: RowSlot>(
    _ slot: Slot, _ file: Int, _ identifiers: IdentifierSet, _ use: (Slot) throws(Failure) -> Void
  ) throws(Failure) {
    try ledger.take(slot.rowCleaner.notes, of: slot.records, file: file, read: slot.read, skipped: slot.skippedLines)
    var kept = 0
    let isKept = slot.isKept.base
    if slot.records.textOffset == 0, slot.records.textBytes > 0 {
      // The first chunk tells how many records the whole file has, near enough.
      let chunks = Double(ledger.accounts[file].bytes) / Double(slot.records.textBytes)
      if chunks > 4 { identifiers.reserve(Int(Double(slot.rows.count) * chunks)) }
    }
    identifiers.insert(UnsafePointer(slot.rows.fingerprint.base), count: slot.rows.count, isNew: isKept)
    for row in 0..<slot.rows.count { if isKept[row] != 0 { kept += 1 } else { try reportDuplicate(slot, row, file) } }
    ledger.kept(kept, duplicates: slot.rows.count - kept, file: file)
    try reportUnclassified(slot, file)
    try use(slot)
    ledger.close(slot.records, file: file)
    plane.progress(ledger.progress(slot.records))
  }

  private func reportDuplicate(_ slot: RowSlot, _ row: Int, _ file: Int) throws(Failure) {
    let text = String(decoding: slot.rows.id.base[row].bytes(slot.records.base), as: UTF8.self)
    let cleaner = slot.rowCleaner
    let place = SourcePosition(
      file: ledger.accounts[file].name, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file),
      column: cleaner.identifierColumn + 1)
    try ledger.add(
      Finding(.duplicateIdentifier, at: place, heading: cleaner.identifierHeading, found: text),
      stage: .clean)
  }

  /// Texts that no phrase fits; a person must look at them.
  private func reportUnclassified(_ slot: RowSlot, _ file: Int) throws(Failure) {
    for row in 0..<slot.rows.count where slot.isKept.base[row] != 0 && slot.isUnclassified(row) {
      let place = SourcePosition(
        file: ledger.accounts[file].name, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file))
      let id = String(decoding: slot.rows.id.base[row].bytes(slot.records.base), as: UTF8.self)
      try ledger.add(Finding(.unclassified, at: place, found: id), stage: .classify)
    }
  }
}
