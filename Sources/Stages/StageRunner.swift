public import Diagnostics
import Glibc
public import Pipeline
import StationModel
import Workspace

/// The time of day and a stop-watch, given by the command: nothing below it reads a clock.
public struct StageClock: Sendable {
  /// The moment as text, such as `2022-01-31T09:05:00+08:00`.
  public var now: @Sendable () -> String
  /// Seconds on a clock that only goes forward.
  public var seconds: @Sendable () -> Double

  public init(now: @escaping @Sendable () -> String, seconds: @escaping @Sendable () -> Double) {
    self.now = now
    self.seconds = seconds
  }
}

/// Runs the stages of a pipeline that are out of date, in order, each in one transaction.
public struct StageRunner: Sendable {
  /// How to run; none of it changes a result.
  public struct Options: Sendable {
    /// The folder above `<pipeline>/`.
    public var output = "output"
    public var threads = 1
    public var chunkBytes = 1 << 20
    /// Version of the program, printed in workbooks.
    public var version = ""
    /// Identity of the build; see ``ProgramIdentity``.
    public var program = ""
    public init() {}
  }

  let pipeline: LoadedPipeline
  /// Why the table of decisions in the output folder cannot be read.
  private let decisionProblem: Failure?
  let options: Options
  let clock: StageClock
  let isInterrupted: @Sendable () -> Bool
  let report: @Sendable (StageEvent) -> Void

  public init(
    _ pipeline: LoadedPipeline, _ options: Options, clock: StageClock,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (StageEvent) -> Void = { _ in }
  ) {
    self.options = options
    (self.pipeline, decisionProblem) = Self.withDecisions(
      pipeline, folder: options.output + "/" + pipeline.settings.name)
    self.clock = clock
    self.isInterrupted = isInterrupted
    self.report = report
  }

  /// The same runner for a pipeline that was read anew.
  public func with(_ pipeline: LoadedPipeline) -> StageRunner {
    StageRunner(pipeline, options, clock: clock, isInterrupted: isInterrupted, report: report)
  }

  /// The pipeline with what analysts decided on merchant names: in the file that it names, else in the one that the last run left in
  /// the output folder.
  private static func withDecisions(_ pipeline: LoadedPipeline, folder: String) -> (LoadedPipeline, Failure?) {
    let path = folder + "/" + MerchantDecisionTable.fileName
    guard pipeline.settings.merchantMatching.decisionFile == nil, access(path, F_OK) == 0 else {
      return (pipeline, nil)
    }
    var pipeline = pipeline
    do throws(Failure) {
      pipeline.settings.merchantDecisions = try MerchantDecisionFile.read(path, sites: pipeline.settings.sites)
      return (pipeline, nil)
    } catch {
      return (pipeline, error)
    }
  }

  /// `output/<pipeline>`.
  public var folder: String { options.output + "/" + pipeline.settings.name }
  /// `output/<pipeline>/workspace.sqlite`.
  public var workspacePath: String { folder + "/workspace.sqlite" }

  /// The share of rejected records that the pipeline allows.
  public var tolerance: Double { pipeline.settings.tolerance }

  var satisfactionItems: [String] { pipeline.settings.satisfaction.questionColumns.dropLast() }

  var planner: StagePlanner {
    StagePlanner(settings: pipeline.settings, program: options.program, outputFolder: folder)
  }

  /// What would run and why; touches nothing.
  public func plan(upTo target: StageName = .export) throws(Failure) -> [PlannedStage] {
    try stopIfSourcesMissing()
    let needed = Stage.needed(for: target)
    return try wholePlan().filter { needed.contains($0.name) }
  }

  private func wholePlan() throws(Failure) -> [PlannedStage] {
    guard let store = try WorkspaceStore(reading: workspacePath, satisfactionItems: satisfactionItems) else {
      return try planner.plan(nil)
    }
    return try store.read { (transaction) throws(Failure) in try planner.plan(transaction) }
  }

  /// Runs what is out of date among a stage and those it needs; `.export` needs all.
  public func run(upTo target: StageName = .export) throws(Failure) -> RunOutcome {
    try stopIfSourcesMissing()
    try makeFolder()
    let lock = try WorkspaceLock(workspacePath)
    let plan = try self.plan(upTo: target)
    report(.planned(plan))
    let due = plan.filter(\.reason.isDue).map(\.name)
    // What is up to date is not even opened to write.
    if due.isEmpty, let store = try WorkspaceStore(reading: workspacePath, satisfactionItems: satisfactionItems),
      try !store.read(FindingTable.holdsRefusal)
    {
      return try PipelineRun(self, store, due: []).outcome(plan)
    }
    let store = try WorkspaceStore(
      writing: workspacePath, satisfactionItems: satisfactionItems, expectsLargeLoad: isLargeLoad, lock: lock)
    let run = PipelineRun(self, store, due: due)
    let outcome = try remembering(in: store) { () throws(Failure) in
      try run.runRowStages()
      try run.runFigureStages()
      return try run.outcome(plan)
    }
    try store.close()
    return outcome
  }

  /// Keeps in the workspace why a run stopped, so that `findings` can list it; the next run takes it out.
  private func remembering<Result>(in store: WorkspaceStore, _ body: () throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    if try store.read(FindingTable.holdsRefusal) { try store.withTransaction(FindingTable.removeRefusal) }
    do {
      return try body()
    } catch {
      // Where the workspace itself cannot be written, that is what the analyst is told.
      if error.status == .rejected {
        try? store.withTransaction { (transaction) throws(Failure) in
          try FindingTable.storeRefusal(error.findings, in: transaction)
        }
      }
      throw error
    }
  }

  /// Reads all inputs and reports; writes no table.
  public func check() throws(Failure) -> RunOutcome {
    if let decisionProblem { throw decisionProblem }
    try stopIfPeriodOpen()
    try stopIfKeyInOutput()
    var plane = rowPlane
    plane.models = try ModelFiles.all(pipeline.settings, folder: folder)
    let result = try plane.check(besides: pipeline.missingSources)
    var outcome = RunOutcome()
    outcome.accounts = result.accounts
    outcome.findings = result.findings
    outcome.unresolvedNames = MerchantDecisionTable.unresolved(result, pipeline.settings)
    outcome.isWithinTolerance = isWithinTolerance(result.accounts, tolerance: pipeline.settings.tolerance)
    return outcome
  }

  /// Where a source file is missing, tells of it together with what is wrong with those that are there.
  private func stopIfSourcesMissing() throws(Failure) {
    if let decisionProblem { throw decisionProblem }
    try stopIfPeriodOpen()
    try stopIfKeyInOutput()
    var problems = pipeline.missingSources
    guard !problems.isEmpty else { return }
    let sources = RowPlaneSources(settings: pipeline.settings, threads: options.threads, trustsBeginnings: true)
    do throws(Failure) { _ = try sources.prepare() } catch { problems += error.findings }
    throw Failure(.missingInput, problems)
  }

  /// A month that is not over, taken for a whole one, falls behind every other: the settings must say through which day the data go.
  private func stopIfPeriodOpen() throws(Failure) {
    let periods = pipeline.settings.periods
    guard let tomorrow = today, periods.lastDay >= tomorrow else { return }
    let now = Day(number: tomorrow.number - 1)
    let range = periods.report.first.text + ".." + min(periods.report.last, now.month).text
    throw Failure(
      .settings,
      Finding(
        .periodNotOver, at: pipeline.settings.origins["period.report"] ?? SourcePosition(file: pipeline.path),
        heading: "period.report", found: periods.report.first.text + ".." + periods.report.last.text,
        expected: now.month < periods.report.first ? "" : "report: \(range), until: \(now.text)"))
  }

  /// The key of the pseudonyms must not travel with them.
  private func stopIfKeyInOutput() throws(Failure) {
    let path = pipeline.settings.privacy.keyFile
    guard !path.isEmpty, let key = realPath(path), let output = realPath(options.output),
      key.hasPrefix(output + "/")
    else { return }
    let place = pipeline.settings.origins["privacy.key_file"] ?? SourcePosition(file: pipeline.path)
    throw Failure(.settings, Finding(.keyInOutput, at: place, heading: "privacy.key_file", found: path))
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether so much is to be read that the journal's cost matters: 32 MiB of sources whose rows are kept.
  private var isLargeLoad: Bool {
    guard pipeline.settings.retain != .summaries else { return false }
    let paths = pipeline.settings.sources.values.flatMap(\.resolvedFiles)
    return paths.reduce(0) { $0 + (FileDigest.size($1) ?? 0) } > 32 << 20
  }

  /// The day after the clock's, which may be behind that of the bureau: no record is of a later one.
  private var today: Day? {
    DateText.day(String(clock.now().prefix(10))).map { Day(number: $0.number + 1) }
  }

  var rowPlane: RowPlane {
    RowPlane(
      settings: pipeline.settings, threads: options.threads, chunkBytes: options.chunkBytes, today: today,
      isInterrupted: isInterrupted, progress: { [report] in report(.progress($0)) })
  }

  /// Makes the output folder and those above it.
  private func makeFolder() throws(Failure) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += part + "/"
      guard mkdir(path, 0o755) != 0, errno != EEXIST else { continue }
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: folder), found: String(cString: strerror(errno))))
    }
  }
}

/// Whether the rejected records are few enough, over all sources together.
func isWithinTolerance(_ accounts: [SourceFileAccount], tolerance: Double) -> Bool {
  let read = accounts.map(\.read).reduce(0, +)
  // An answer that is doubted is no fault of the file.
  let rejected = accounts.map { $0.rejected - $0.screened }.reduce(0, +)
  return Double(rejected) <= tolerance * Double(read)
}
