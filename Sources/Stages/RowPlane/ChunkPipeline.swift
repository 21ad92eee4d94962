import Cleaning
import Crypto
import DelimitedText
import Diagnostics
import Dispatch
import StationModel

/// One chunk on its way: read by the coordinator, processed by a worker, committed by the coordinator in the order of the file.
///
/// A slot belongs to one thread at a time: the coordinator hands it to a worker by dispatching ``process()`` and takes it back
/// by waiting for its semaphore. That handing over is what makes it safe to share, hence the unchecked conformance.
class ChunkSlot: @unchecked Sendable {
  let records = RecordBatch()
  private let finished = DispatchSemaphore(value: 0)
  let dialect: Dialect
  let lines: LineClassifier
  private let dataStart: Int
  private let isProvisional: Bool
  /// The chunk is not what the file's beginning promised; nothing else of the slot is filled then.
  private(set) var isDoubtful = false
  /// Data records, and lines that are none, of the chunk.
  var read = 0
  var skippedLines = 0

  init(_ source: RowPlaneSource) {
    dialect = source.dialect
    lines = LineClassifier(source.layout)
    dataStart = source.dataStart
    isProvisional = source.scan.isProvisional
  }

  /// The first record behind the heading.
  var firstRecord: Int {
    var record = 0
    while record < records.recordCount, records.textOffset + records.offsetInChunk(record) < dataStart { record += 1 }
    return record
  }

  /// Parses, cleans and classifies the chunk. Subclasses do the work.
  func process() {}

  fileprivate func start(on queue: DispatchQueue?) {
    guard let queue else {
      check()
      finished.signal()
      return
    }
    queue.async { [self] in
      check()
      finished.signal()
    }
  }

  private func check() {
    isDoubtful = isProvisional && !records.isPlainText()
    if !isDoubtful { process() }
  }

  fileprivate func wait() { finished.wait() }
}

/// Sends the chunks of a file through a fixed set of slots: memory is that of the slots, whatever the size of the file.
struct ChunkPipeline<Slot: ChunkSlot> {
  let slots: [Slot]
  let threads: Int
  let isInterrupted: @Sendable () -> Bool
  let doubt: PassDoubt

  /// - Parameter commit: takes finished chunks in the order of the file, on the calling thread.
  ///
  /// - Returns: the file's SHA-256, empty where it was known before.
  @discardableResult
  func run(
    _ source: RowPlaneSource, chunkBytes: Int, commit: (Slot) throws(Failure) -> Void
  ) throws(Failure) -> String {
    let digest = source.isUnhashed ? RunningDigest() : nil
    let reader = try ChunkReader(
      source.path, displayName: source.account.name, scan: source.scan, dialect: source.dialect, chunkBytes: chunkBytes,
      expectedFields: source.layout.headings.count, visit: digest.map { digest in { digest.update($0) } })
    let queue = threads > 1 ? DispatchQueue(label: "wotu.rows", qos: .userInitiated, attributes: .concurrent) : nil
    var begun = 0
    var committed = 0
    var isAtEnd = false
    // Whatever happens, no worker may still be at work when this returns.
    defer { while committed < begun { slots[committed % slots.count].wait(); committed += 1 } }
    while true {
      while !isAtEnd, begun - committed < slots.count {
        let slot = slots[begun % slots.count]
        if try reader.next(into: slot.records) {
          slot.start(on: queue)
          begun += 1
        } else {
          isAtEnd = true
        }
      }
      guard committed < begun else { return digest?.finish() ?? "" }
      if isInterrupted() {
        throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: source.account.name)))
      }
      let slot = slots[committed % slots.count]
      slot.wait()
      committed += 1
      if slot.isDoubtful {
        doubt.raise()
        throw Failure(.defect, Finding(.unreadableText, at: SourcePosition(file: source.account.name)))
      }
      try commit(slot)
    }
  }
}

/// What a pass found out that makes it begin anew: a file that began as UTF-8 did not go on so, or columns of dates showed
/// as wholes how they are to be read.
final class PassDoubt {
  private(set) var isOfEncoding = false
  private(set) var dates: [Int: [Int: DateDecision]] = [:]
  private(set) var latest: [SourceTable: LatestAnswers] = [:]

  func raise() { isOfEncoding = true }

  /// - Parameter decisions: by file and column.
  func raise(_ decisions: [Int: [Int: DateDecision]]) {
    dates = decisions
    isOfDates = true
  }

  /// - Parameter kept: the records that stay of those that share a number, where that is not the first.
  func raise(_ kept: [SourceTable: KeptRecords]) {
    self.kept = kept
    isOfNumbers = true
  }

  /// - Parameter latest: the answers that count, where only a merchant's latest does.
  func raise(_ latest: [SourceTable: LatestAnswers]) {
    self.latest = latest
    isOfMerchants = true
  }

  private(set) var kept: [SourceTable: KeptRecords] = [:]
  private(set) var isOfDates = false
  private(set) var isOfNumbers = false
  private(set) var isOfMerchants = false
  var isRaised: Bool { isOfEncoding || isOfDates || isOfNumbers || isOfMerchants }
}

/// What earlier passes over the same files found out.
struct PassKnowledge {
  var isFirst = true
  /// Large files are judged by their beginning and checked on the way.
  var trustsBeginnings = true
  /// How columns of dates are read, by file and column.
  var dates: [Int: [Int: DateDecision]] = [:]
  /// Which of the records that share a number stay; which answers of a merchant count. Each is learned once, in this order: how dates are
  /// read decides what records there are, and these decide whose answer is the latest.
  var kept: [SourceTable: KeptRecords] = [:]
  var latest: [SourceTable: LatestAnswers] = [:]
  var isOfDates = false
  var isOfNumbers = false
  var isOfMerchants = false
}

/// A SHA-256 that is taken block by block.
private final class RunningDigest {
  private var hash = SHA256()

  func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  func finish() -> String { hexadecimal(Array(hash.finalize())) }
}
