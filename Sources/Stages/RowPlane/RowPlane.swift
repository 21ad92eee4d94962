import Classification
import Cleaning
import DelimitedText
public import Diagnostics
public import StationModel
import Tallying
public import Workspace

/// The stages that work row by row. Several are done in one pass over the sources.
public enum RowStage: String, Sendable, CaseIterable {
  case ingest, clean, classify, tally
}

/// How far a row-plane pass has come.
public struct RowPlaneProgress: Sendable {
  public var bytesRead = 0
  public var bytesTotal = 0
  public var rows = 0
  public init() {}
}

/// What a row-plane pass found out, for the stages behind it.
public struct RowPlaneResult: Sendable {
  /// One a source file, in the order of reading; the index is the file's number in all tables.
  public var accounts: [SourceFileAccount] = []
  public var smallTables = SmallTables()
  public var tallies: Tallies?
  /// Findings folded by code, file and heading; all of them are in the workspace.
  public var findings: [Finding] = []
  public init() {}
}

/// Reads the sources, cleans, classifies and tallies them, in chunks on all cores, in bounded memory.
///
/// The result does not depend on threads or chunk size: chunks are committed in the order of the file by the calling thread, and
/// duplicates are told apart then. A pass for some stages reads everything and writes the tables of those stages only, so a stage
/// run alone yields the same rows as a run of all.
public struct RowPlane {
  let settings: PipelineSettings
  let threads: Int
  let chunkBytes: Int
  let isInterrupted: @Sendable () -> Bool
  let progress: @Sendable (RowPlaneProgress) -> Void

  public init(
    settings: PipelineSettings, threads: Int, chunkBytes: Int, isInterrupted: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (RowPlaneProgress) -> Void
  ) {
    self.settings = settings
    self.threads = max(threads, 1)
    self.chunkBytes = chunkBytes
    self.isInterrupted = isInterrupted
    self.progress = progress
  }

  /// Runs the stages given and writes their tables.
  public func run(_ stages: [RowStage], in workspace: WorkspaceTransaction) throws(Failure) -> RowPlaneResult {
    let savepoint = "rows"
    try workspace.execute("SAVEPOINT \(savepoint)")
    let result = try trusting { (trustsBeginnings, doubt) throws(Failure) in
      if !trustsBeginnings { try workspace.execute("ROLLBACK TO \(savepoint)") }
      return try pass(
        try RowSink(workspace, stages: Set(stages), settings: settings), trustsBeginnings, doubt)
    }
    try workspace.execute("RELEASE \(savepoint)")
    return result
  }

  /// Reads and checks everything, writes nothing.
  public func check() throws(Failure) -> RowPlaneResult {
    try trusting { (trustsBeginnings, doubt) throws(Failure) in try pass(nil, trustsBeginnings, doubt) }
  }

  /// Reads large files once, trusting their beginnings; where one turns out otherwise, all is begun anew with whole scans.
  private func trusting(
    _ body: (Bool, EncodingDoubt) throws(Failure) -> RowPlaneResult
  ) throws(Failure) -> RowPlaneResult {
    let doubt = EncodingDoubt()
    do throws(Failure) {
      return try body(true, doubt)
    } catch {
      guard doubt.isRaised else { throw error }
      return try body(false, EncodingDoubt())
    }
  }

  private func pass(
    _ sink: RowSink?, _ trustsBeginnings: Bool, _ doubt: EncodingDoubt
  ) throws(Failure) -> RowPlaneResult {
    let sources = try RowPlaneSources(
      settings: settings, threads: threads, trustsBeginnings: trustsBeginnings
    ).prepare()
    let ledger = RowLedger(sources, sink)
    let words = CleaningWords(settings)
    let small = SmallTablePass(words: words, chunkBytes: chunkBytes, ledger: ledger, isInterrupted: isInterrupted)
    let tables = try small.run(sources)
    let directory = small.directory
    let tools = RowTools(
      settings: settings, words: words, directory: directory, needs: NeedClassifier(settings.taxonomy),
      complaints: ComplaintClassifier(settings.complaintClasses),
      context: TallyContext(settings: settings, merchants: tables.merchants))
    var rows = RowTablePass(self, tools, ledger, doubt)
    for table in [SourceTable.needs, .satisfaction, .complaints] {
      try rows.run(table, sources.enumerated().filter { $0.element.table == table }.map { ($0.offset, $0.element) })
    }
    if !settings.deadlineRules.isEmpty, sources.contains(where: { $0.table == .complaints }) {
      for year in DeadlineClock.uncoveredYears(settings) {
        try ledger.add(
          Finding(
            .calendarYearMissing, severity: .warning, at: SourcePosition(file: settings.name), found: String(year)),
          stage: .tally)
      }
    }
    try ledger.finish()
    var result = RowPlaneResult()
    result.accounts = ledger.accounts
    result.smallTables = tables
    result.tallies = rows.tallies
    result.findings = ledger.folder.folded
    return result
  }
}
