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
  private var repetitions = IdentifierSet()
  private var rejected = RejectedIdentifiers()
  private var disputes: DisputeIndex?
  private var repeats = RepeatLedger()
  /// The latest answers of the merchants, as far as this pass has come, and as an earlier pass found them.
  let latest = LatestRegister()
  private let knownLatest: [SourceTable: LatestAnswers]
  /// Which records stay of those that share a number, likewise.
  let kept = KeptRegister()
  private let knownKept: [SourceTable: KeptRecords]
  private let satisfaction: SatisfactionAdder
  private let complaints: ComplaintAdder
  private let needs: NeedAdder

  init(_ plane: RowPlane, _ tools: RowTools, _ ledger: RowLedger, _ known: PassKnowledge, _ doubt: PassDoubt) {
    knownLatest = known.latest
    knownKept = known.kept
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
    let repetitions = IdentifierSet()
    if table == .complaints, tools.settings.responseQuality.sameDispute != .ignore {
      disputes = DisputeIndex(ledger.platforms)
    }
    self.repetitions = repetitions
    rejected = RejectedIdentifiers()
    let examples = try ledger.examples(table, tools.settings)
    for (file, source) in sources {
      switch table {
      case .needs: try runNeeds(source, file, identifiers, examples)
      case .satisfaction: try runSatisfaction(source, file, identifiers)
      default: try runComplaints(source, file, identifiers, examples)
      }
    }
    try examples?.write()
    for finding in rejected.findings(beside: identifiers) { try ledger.add(finding, stage: .clean) }
    if table == .complaints { tallies.complaints.repeats = repeats.counts(tools.context.shape) }
  }

  /// One chunk with each worker, one that is being committed, and one that is being read.
  private func pipeline<Slot: ChunkSlot>(_ source: RowPlaneSource, _ make: () -> Slot) -> ChunkPipeline<Slot> {
    // Merged cells have the value of a row that another worker may have; one reads such a file.
    let threads = source.binding.filledDown.isEmpty ? plane.threads : 1
    return ChunkPipeline(
      slots: (0..<(threads == 1 ? 1 : threads + 2)).map { _ in make() }, threads: threads,
      isInterrupted: plane.isInterrupted,
      doubt: doubt)
  }

  private mutating func runNeeds(
    _ source: RowPlaneSource, _ file: Int, _ identifiers: IdentifierSet, _ examples: ExampleLot?
  ) throws(Failure) {
    let writer = try ledger.needWriter(file: file, examples)
    let digest = try pipeline(source) { NeedSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
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
    let digest = try pipeline(source) { SatisfactionSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
      slot throws(Failure) in
      try commit(slot, file, identifiers) { slot throws(Failure) in
        satisfaction.add(slot.cleaner.batch, isKept: slot.isKept.base, to: &tallies.satisfaction)
        try writer?.write(slot, tools, lineOffset: ledger.lineOffset(file))
      }
    }
    ledger.setDigest(digest, file: file)
  }

  private mutating func runComplaints(
    _ source: RowPlaneSource, _ file: Int, _ identifiers: IdentifierSet, _ examples: ExampleLot?
  ) throws(Failure) {
    let writer = try ledger.complaintWriter(file: file, examples)
    let digest = try pipeline(source) { ComplaintSlot(source, tools) }.run(source, chunkBytes: plane.chunkBytes) {
      slot throws(Failure) in
      try commit(slot, file, identifiers) { slot throws(Failure) in
        complaints.add(
          slot.cleaner.batch, classes: slot.classes, isKept: slot.isKept.base, to: &tallies.complaints,
          noting: &repeats)
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
    rejected.take(slot, file: ledger.accounts[file].name, lineOffset: ledger.lineOffset(file))
    var count = 0
    let isKept = slot.isKept.base
    if slot.records.textOffset == 0, slot.records.textBytes > 0 {
      // The first chunk tells how many records the whole file has, near enough.
      let chunks = Double(ledger.accounts[file].bytes) / Double(slot.records.textBytes)
      if chunks > 4 { identifiers.reserve(Int(Double(slot.rows.count) * chunks)) }
    }
    identifiers.insert(
      UnsafePointer(slot.rows.fingerprint.base), marks: UnsafePointer(slot.rows.mark.base), count: slot.rows.count,
      isNew: isKept)
    let staying = knownKept[slot.table]
    for row in 0..<slot.rows.count {
      var other: LatestAnswers.Place?
      if let staying, let place = staying.place(of: slot.rows.fingerprint.base[row]) {
        other = place == self.place(slot, row, file) ? nil : place
        isKept[row] = other == nil ? 1 : 0
      } else if isKept[row] == 2 {
        kept.tables[slot.table, default: KeptRecords()].keep(
          place(slot, row, file), of: slot.rows.fingerprint.base[row])
        isKept[row] = 0
      }
      if isKept[row] == 0 {
        try reportDuplicate(slot, row, file, other)
      } else {
        isKept[row] = try isNew(slot, row, file) ? 1 : 0
      }
      if isKept[row] != 0 { count += 1 }
    }
    ledger.kept(count, duplicates: slot.rows.count - count, file: file)
    try reportUnclassified(slot, file)
    try use(slot)
    ledger.close(slot.records, file: file)
    plane.progress(ledger.progress(slot.records))
  }

  /// Number of a row's merchant; empty where it was not resolved.
  private func merchant(_ slot: RowSlot, _ row: Int) -> String {
    let index = Int(slot.rows.merchant.base[row])
    return index < tools.directory.merchants.count ? tools.directory.merchants[index].id : ""
  }

  private func place(_ slot: RowSlot, _ row: Int, _ file: Int) -> LatestAnswers.Place {
    LatestAnswers.Place(file: file, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file))
  }

  /// Whether a row with a number of its own is no repetition of another; one that is has been reported.
  private func isNew(_ slot: RowSlot, _ row: Int, _ file: Int) throws(Failure) -> Bool {
    let cleaner = slot.rowCleaner
    if try !isLatest(slot, row, file) { return false }
    let quality = tools.settings.responseQuality
    if cleaner.tellsRepetitions {
      let print = slot.rows.repetition.base + row
      var isNew: UInt8 = 1
      if !print.pointee.isNone { repetitions.insert(print, count: 1, isNew: &isNew) }
      if isNew == 0 {
        return try reportRepetition(.repeatedSubmission, quality.repeated, slot, row, file, expected: "")
      }
    }
    guard let disputes, let complaints = slot as? ComplaintSlot else { return true }
    let place = DisputeIndex.Place(file: file, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file))
    guard let other = disputes.earlier(complaints.cleaner.links(row, slot.records), of: place) else { return true }
    let text = ledger.accounts[other.file].name + ":\(other.line)"
    return try reportRepetition(.sameDispute, quality.sameDispute, slot, row, file, expected: text)
  }

  /// Whether a row is the answer of its merchant that counts.
  private func isLatest(_ slot: RowSlot, _ row: Int, _ file: Int) throws(Failure) -> Bool {
    guard let time = slot.answerTime(row, tools.settings) else { return true }
    let merchant = Int(slot.rows.merchant.base[row])
    guard merchant < tools.directory.merchants.count else { return true }
    let place = self.place(slot, row, file)
    latest.tables[slot.table, default: LatestAnswers()].add(merchant, time: time, at: place)
    guard let other = knownLatest[slot.table]?.other(than: place, of: merchant) else { return true }
    let text = ledger.accounts[other.file].name + ":\(other.line)"
    return try reportRepetition(.supersededAnswer, .exclude, slot, row, file, expected: text)
  }

  /// Says of a row that it repeats another; whether it stays all the same.
  private func reportRepetition(
    _ code: FindingCode, _ action: ResponseQualitySettings.Action, _ slot: RowSlot, _ row: Int, _ file: Int,
    expected: String
  ) throws(Failure) -> Bool {
    let cleaner = slot.rowCleaner
    let place = SourcePosition(
      file: ledger.accounts[file].name, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file),
      column: cleaner.identifierColumn + 1)
    let text = String(decoding: slot.rows.identifier(row, slot.records.base), as: UTF8.self)
    var finding = Finding(
      code, at: place, heading: cleaner.identifierHeading, found: text, expected: expected,
      rule: "response_quality: " + action.rawValue)
    finding.merchant = merchant(slot, row)
    try ledger.add(finding, stage: .clean)
    ledger.doubted(code, isExcluded: action == .exclude, file: file)
    return action != .exclude
  }

  /// - Parameter other: the record that stays, where it is not the first with the number.
  private func reportDuplicate(
    _ slot: RowSlot, _ row: Int, _ file: Int, _ other: LatestAnswers.Place?
  ) throws(Failure) {
    let text = String(decoding: slot.rows.identifier(row, slot.records.base), as: UTF8.self)
    let cleaner = slot.rowCleaner
    let place = SourcePosition(
      file: ledger.accounts[file].name, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file),
      column: cleaner.identifierColumn + 1)
    let kept = other.map { ledger.accounts[$0.file].name + ":\($0.line)" } ?? ""
    var finding = Finding(
      .duplicateIdentifier, at: place, heading: cleaner.identifierHeading, found: text, expected: kept)
    finding.merchant = merchant(slot, row)
    try ledger.add(finding, stage: .clean)
  }

  /// Texts that no phrase fits; a person must look at them.
  private func reportUnclassified(_ slot: RowSlot, _ file: Int) throws(Failure) {
    for row in 0..<slot.rows.count where slot.isKept.base[row] != 0 && slot.isUnclassified(row) {
      let place = SourcePosition(
        file: ledger.accounts[file].name, line: Int(slot.rows.line.base[row]) + ledger.lineOffset(file))
      let id = String(decoding: slot.rows.identifier(row, slot.records.base), as: UTF8.self)
      var finding = Finding(.unclassified, at: place, found: id)
      finding.merchant = merchant(slot, row)
      try ledger.add(finding, stage: .classify)
    }
  }
}
