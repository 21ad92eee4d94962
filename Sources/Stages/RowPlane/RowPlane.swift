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
  /// Answers that were doubted, one row a file and reason.
  public var screening: [ScreeningRow] = []
  public var tallies: Tallies?
  /// Merchant names that no key fits, each once.
  var merchantNames: [MerchantNameTable.Entry] = []
  /// The merchant that each of them is most like, for those that likeness did not decide.
  var nearestMerchants: [(merchant: Int, score: Double)?] = []
  /// Findings folded by code, file and heading; all of them are in the workspace.
  public var findings: [Finding] = []
  /// What is wrong with files that could not be read, where the others were read all the same.
  var refusal: Failure?
  public init() {}
}

/// Reads the sources, cleans, classifies and tallies them, in chunks on all cores, in bounded memory.
///
/// The result does not depend on threads or chunk size: chunks are committed in the order of the file by the calling thread, and
/// duplicates are told apart then. A pass for some stages reads everything and writes the tables of those stages only, so a stage
/// run alone yields the same rows as a run of all.
public struct RowPlane {
  let settings: PipelineSettings
  /// Learned models beside the rules.
  public var models = ClassifierModels()
  let threads: Int
  let chunkBytes: Int
  /// The day on which the files are read: none of their records is of a later one. Nil where that is not known.
  let today: Day?
  let isInterrupted: @Sendable () -> Bool
  let progress: @Sendable (RowPlaneProgress) -> Void

  public init(
    settings: PipelineSettings, threads: Int, chunkBytes: Int, today: Day? = nil,
    isInterrupted: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (RowPlaneProgress) -> Void
  ) {
    self.settings = settings
    self.threads = max(threads, 1)
    self.chunkBytes = chunkBytes
    self.today = today
    self.isInterrupted = isInterrupted
    self.progress = progress
  }

  /// Runs the stages given and writes their tables.
  public func run(_ stages: [RowStage], in workspace: WorkspaceTransaction) throws(Failure) -> RowPlaneResult {
    let savepoint = "rows"
    try workspace.execute("SAVEPOINT \(savepoint)")
    let result = try learning { (known, doubt) throws(Failure) in
      if !known.isFirst { try workspace.execute("ROLLBACK TO \(savepoint)") }
      return try pass(try RowSink(workspace, stages: Set(stages), settings: settings), known, doubt)
    }
    try workspace.execute("RELEASE \(savepoint)")
    return result
  }

  /// Reads and checks everything, writes nothing. A file that cannot be read hides nothing of the others: all is told at once.
  public func check(besides missing: [Finding] = []) throws(Failure) -> RowPlaneResult {
    var result: RowPlaneResult
    do throws(Failure) {
      result = try learning { (known, doubt) throws(Failure) in try pass(nil, known, doubt) }
    } catch {
      if missing.isEmpty { throw error }
      throw Failure(.missingInput, missing + error.findings)
    }
    let refusals = missing + (result.refusal?.findings ?? [])
    guard !refusals.isEmpty else { return result }
    let hasMerchants = result.accounts.contains { $0.table == .merchants }
    // Without the register no name can be found in it; that says nothing about the names.
    let findings = result.findings.filter { hasMerchants || !Self.needsRegister.contains($0.code) }
    throw Failure(missing.isEmpty ? result.refusal?.status ?? .settings : .missingInput, refusals + findings)
  }

  private static let needsRegister: Set<FindingCode> = [
    .unknownMerchant, .ambiguousMerchant, .merchantProposed, .decisionUnusable, .exposureGap, .merchantCount,
  ]

  /// Reads everything once, trusting the beginnings of large files and every date by itself. Where a file goes on otherwise, or
  /// a whole column of dates says more than its cells, all is begun anew with what was learned: at most once for each.
  private func learning(
    _ body: (PassKnowledge, PassDoubt) throws(Failure) -> RowPlaneResult
  ) throws(Failure) -> RowPlaneResult {
    var known = PassKnowledge()
    while true {
      let doubt = PassDoubt()
      do throws(Failure) {
        return try body(known, doubt)
      } catch {
        if doubt.isOfEncoding, known.trustsBeginnings {
          known.trustsBeginnings = false
        } else if doubt.isOfDates, !known.isOfDates {
          known.isOfDates = true
          known.dates = doubt.dates
        } else if doubt.isOfNumbers, !known.isOfNumbers {
          known.isOfNumbers = true
          known.kept = doubt.kept
        } else if doubt.isOfMerchants, !known.isOfMerchants {
          known.isOfMerchants = true
          known.latest = doubt.latest
        } else {
          throw error
        }
        known.isFirst = false
      }
    }
  }

  private func pass(_ sink: RowSink?, _ known: PassKnowledge, _ doubt: PassDoubt) throws(Failure) -> RowPlaneResult {
    let (sources, refusal) = RowPlaneSources(
      settings: settings, threads: threads, trustsBeginnings: known.trustsBeginnings, dates: known.dates
    ).usable()
    if let refusal, sink != nil || sources.isEmpty { throw refusal }
    let ledger = RowLedger(sources, sink)
    let words = CleaningWords(settings, today: today)
    let small = SmallTablePass(words: words, chunkBytes: chunkBytes, ledger: ledger, isInterrupted: isInterrupted)
    let tables = try small.run(sources)
    let directory = small.directory
    for finding in ExposureCheck(settings: settings, accounts: ledger.accounts).findings(tables.exposure) {
      try ledger.add(finding, stage: .clean)
    }
    for finding in settings.taxonomyFindings { try ledger.add(finding, stage: .classify) }
    // Two versions are read by one method: the learned model knows the present codes only.
    let needsModel = settings.earlierTaxonomies.isEmpty ? models.needs : nil
    if models.needs != nil, needsModel == nil {
      let finding = Finding(
        .versionsByRules, severity: .warning, at: SourcePosition(file: settings.name),
        found: "\(settings.earlierTaxonomies.count + 1)")
      try ledger.add(finding, stage: .classify)
    }
    let tools = RowTools(
      settings: settings, words: words, directory: directory,
      needs: NeedRowReader(settings, NeedReader(settings.taxonomy, model: needsModel)),
      complaints: ComplaintReader(settings.complaintClasses, model: models.complaints),
      complaintVerdicts: VerdictLookup(settings.verdicts, source: "complaints"),
      context: TallyContext(settings: settings, merchants: tables.merchants))
    var rows = RowTablePass(self, tools, ledger, known, doubt)
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
      for days in DeadlineClock.uncoveredDays(settings) {
        try ledger.add(
          Finding(
            .deadlineRuleMissing, at: SourcePosition(file: settings.name),
            found: days.lowerBound.text + "…" + days.upperBound.text),
          stage: .tally)
      }
    }
    for finding in ReversedItems.findings(rows.tallies.satisfaction, settings) {
      try ledger.add(finding, stage: .tally)
    }
    try stopToLearn(rows, ledger, known, doubt)
    try ledger.finish()
    var result = RowPlaneResult()
    result.refusal = refusal
    result.accounts = ledger.accounts
    result.merchantNames = ledger.merchantNames.entries
    result.nearestMerchants = result.merchantNames.map { directory.nearest($0.name.text, site: $0.name.site) }
    result.smallTables = tables
    result.screening = ledger.screening
    result.tallies = rows.tallies
    result.findings = ledger.folder.folded
    return result
  }

  /// Ends the pass where its end says that it should have been made otherwise.
  private func stopToLearn(
    _ rows: RowTablePass, _ ledger: RowLedger, _ known: PassKnowledge, _ doubt: PassDoubt
  ) throws(Failure) {
    if !known.isOfDates {
      let decisions = ledger.dateDecisions()
      if decisions.values.contains(where: { $0.values.contains(where: \.isNews) }) { doubt.raise(decisions) }
    }
    if !doubt.isRaised, !known.isOfNumbers, !rows.kept.tables.isEmpty { doubt.raise(rows.kept.tables) }
    if !doubt.isRaised, !known.isOfMerchants, !rows.latest.tables.isEmpty { doubt.raise(rows.latest.tables) }
    guard doubt.isRaised else { return }
    throw Failure(.defect, Finding(.dateColumnDecided, at: SourcePosition(file: settings.name)))
  }
}
