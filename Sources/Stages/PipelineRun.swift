import Analysis
import Diagnostics
import Pipeline
import StationModel
import Workspace

/// One run over the stages that are out of date. Holds in memory what later stages take from earlier ones; what earlier
/// runs left is read from the workspace.
final class PipelineRun {
  private let runner: StageRunner
  private let store: WorkspaceStore
  private let due: [StageName]
  private var smallTables: SmallTables?
  private var tallies: Tallies?
  private var figures: ReportFigures?
  /// What the lints object to in the written workbooks.
  private var printedLints: [Finding] = []

  init(_ runner: StageRunner, _ store: WorkspaceStore, due: [StageName]) {
    self.runner = runner
    self.store = store
    self.due = due
  }

  private var settings: PipelineSettings { runner.pipeline.settings }

  // MARK: Row plane

  /// Runs all row stages that are due in one pass and one transaction.
  func runRowStages() throws(Failure) {
    let names = due.filter(\.isOfRows)
    guard !names.isEmpty else { return }
    try stopIfInterrupted()
    runner.report(.started(names))
    let started = runner.clock.now()
    let start = runner.clock.seconds()
    let result = try store.withTransaction { (transaction) throws(Failure) in
      try empty(names, transaction)
      var plane = runner.rowPlane
      plane.models = try ModelFiles.all(settings, folder: runner.folder)
      let result = try plane.run(names.compactMap { RowStage(rawValue: $0.rawValue) }, in: transaction)
      try keep(result, of: names, transaction)
      let seconds = runner.clock.seconds() - start
      for name in names { try StageContract.check(name, in: transaction) }
      for name in names { try record(name, result.accounts, started: started, seconds: seconds, transaction) }
      return result
    }
    if names.contains(.clean) { smallTables = result.smallTables }
    tallies = result.tallies
    runner.report(.finished(names, seconds: runner.clock.seconds() - start))
  }

  /// Makes the stages' tables anew, and takes their rows out of the tables they share.
  private func empty(_ names: [StageName], _ transaction: WorkspaceTransaction) throws(Failure) {
    for name in names {
      let sourceTables = Set(["source_file", "source_setting"])
      try transaction.recreate(Stage.named(name).tables.filter { !sourceTables.contains($0) })
    }
    if names == StageName.allCases.filter(\.isOfRows) {
      try transaction.recreate(["rejected_record", "finding"])
    } else {
      for name in names { try emptyShared(name, transaction) }
    }
  }

  private func emptyShared(_ name: StageName, _ transaction: WorkspaceTransaction) throws(Failure) {
    try transaction.execute("DELETE FROM finding WHERE stage = ?", [.text(name.rawValue)])
    if name.isOfRows { try transaction.execute("DELETE FROM rejected_record WHERE stage = ?", [.text(name.rawValue)]) }
  }

  private func keep(
    _ result: RowPlaneResult, of names: [StageName], _ transaction: WorkspaceTransaction
  ) throws(Failure) {
    if names.contains(.ingest) || names.contains(.clean) {
      try SourceFileTable.store(result.accounts, settings, in: transaction)
    }
    if names.contains(.clean) {
      try store(result.screening, result.accounts, transaction)
      try result.smallTables.store(in: transaction, sites: settings.sites)
      try MerchantDecisionTable.store(result, settings, in: transaction)
    }
    if names.contains(.tally), let tallies = result.tallies { try tallies.store(in: transaction) }
  }

  private func store(
    _ screening: [ScreeningRow], _ accounts: [SourceFileAccount], _ transaction: WorkspaceTransaction
  ) throws(Failure) {
    try transaction.insert(
      screening.map { row -> [CellValue] in
        [
          .integer(row.file), .text(accounts[row.file].table.rawValue), .text(row.reason.rawValue),
          .text(row.isExcluded ? "exclude" : "flag"), .integer(row.count), .integer(row.read),
          .real(row.read == 0 ? 0 : Double(row.count) / Double(row.read)),
        ]
      }, into: "response_quality")
  }

  private func record(
    _ name: StageName, _ accounts: [SourceFileAccount], outputs: [OutputFile] = [], started: String, seconds: Double,
    _ transaction: WorkspaceTransaction
  ) throws(Failure) {
    let stage = Stage.named(name)
    var run = StageRun(stage: name)
    run.inputsDigest =
      name == .ingest
      ? digest(of: accounts.flatMap { [$0.table.rawValue, $0.name, $0.sha256] })
      : runner.planner.inputsDigest(stage, runs: try StageRun.all(in: transaction))
    run.settingsDigest = runner.planner.settingsDigest(stage)
    run.program = runner.options.program
    run.version = runner.options.version
    run.started = started
    run.seconds = seconds
    run.outputs = outputs
    if name.isOfRows {
      run.read = accounts.map(\.read).reduce(0, +)
      run.kept = accounts.map(\.kept).reduce(0, +)
      run.rejected = accounts.map(\.rejected).reduce(0, +)
      run.duplicates = accounts.map(\.duplicates).reduce(0, +)
    }
    try run.store(in: transaction)
    try MetaTable.store(settings, in: transaction)
  }

  // MARK: Figure plane

  func runFigureStages() throws(Failure) {
    for name in due where !name.isOfRows {
      try stopIfInterrupted()
      runner.report(.started([name]))
      let started = runner.clock.now()
      let start = runner.clock.seconds()
      let figures = try allFigures()
      let outputs = try files(of: name, figures)
      try store.withTransaction { (transaction) throws(Failure) in
        try transaction.recreate(Stage.named(name).tables)
        try emptyShared(name, transaction)
        let writer = FigureTables(
          figures: figures, settings: settings, merchants: smallTables?.merchants ?? [],
          partners: smallTables?.partners ?? [], services: smallTables?.services ?? [], transaction: transaction)
        try writer.write(name)
        if name == .export { try FindingTable.store(figures.lints + printedLints, of: name, in: transaction) }
        try StageContract.check(name, in: transaction)
        let seconds = runner.clock.seconds() - start
        try record(name, [], outputs: outputs, started: started, seconds: seconds, transaction)
      }
      runner.report(.finished([name], seconds: runner.clock.seconds() - start))
    }
  }

  /// The figures, made once a run.
  func allFigures() throws(Failure) -> ReportFigures {
    if let figures { return figures }
    let made = try makeFigures()
    figures = made
    return made
  }

  private func makeFigures() throws(Failure) -> ReportFigures {
    var accounts: [SourceFileAccount] = []
    var findings: [Finding] = []
    try store.read { (transaction) throws(Failure) in
      if smallTables == nil { smallTables = try SmallTables(loadedFrom: transaction, sites: settings.sites) }
      if tallies == nil { tallies = try Tallies(loadedFrom: transaction) }
      accounts = try SourceFileTable.load(transaction)
      // Also after a run of the rows: the workbook must not depend on what was fused.
      findings = try FindingTable.folded(transaction, of: StageName.allCases.filter(\.isOfRows))
    }
    guard let tallies, let small = smallTables else {
      throw Failure(.cannotWrite, Finding(.workspaceDamaged, at: SourcePosition(file: store.path), found: "tally"))
    }
    var figures = analyse(
      settings: settings, tables: small, tallies: tallies, accounts: accounts, findings: findings)
    figures.generator = runner.options.version.isEmpty ? "wotu" : "wotu " + runner.options.version
    // How much is kept of the rows changes no figure, and must not change the workbook either.
    var kept = settings
    kept.retain = .typed
    figures.inputDigest = digest(
      of: accounts.flatMap { [$0.table.rawValue, $0.name, $0.sha256] }
        + SettingsPart.allCases.map { $0.digest(of: kept) })
    return figures
  }

  /// Writes the files that a stage leaves in the output folder.
  private func files(of name: StageName, _ figures: ReportFigures) throws(Failure) -> [OutputFile] {
    switch name {
    case .export: try export(figures)
    case .evaluate: try writeEvidence(figures)
    default: []
    }
  }

  private func writeEvidence(_ figures: ReportFigures) throws(Failure) -> [OutputFile] {
    var before: [OutputFile] = []
    var names: [Int: String] = [:]
    try store.read { (transaction) throws(Failure) in
      before = try StageRun.all(in: transaction)[.evaluate]?.outputs ?? []
      for row in try transaction.rows("SELECT file_id, name FROM source_file") {
        if let file = row[0].integer { names[file] = row[1].text }
      }
    }
    let files = EvidenceFiles(
      path: runner.folder, figures: figures, settings: settings, merchants: smallTables?.merchants ?? [],
      fileNames: names)
    return try files.write(replacing: before)
  }

  private func export(_ figures: ReportFigures) throws(Failure) -> [OutputFile] {
    let before = try store.read { (transaction) throws(Failure) in try StageRun.all(in: transaction)[.export]?.outputs }
    let folder = WorkbookFolder(
      path: runner.folder, settings: settings, threads: runner.options.threads, isInterrupted: runner.isInterrupted)
    let books = try folder.write(figures, replacing: (before ?? []).filter { $0.name.hasSuffix(".xlsx") })
    let (batch, decisions) = try store.read { (transaction) throws(Failure) in
      (
        try ReviewBatch(transaction, settings),
        try MerchantDecisionTable.write(transaction, settings, to: runner.folder)
      )
    }
    printedLints = books.lints
    return books.files + (try ReviewFiles(settings: settings, folder: runner.folder).write(batch))
      + (decisions.map { [$0] } ?? [])
  }

  // MARK: End

  func outcome(_ plan: [PlannedStage]) throws(Failure) -> RunOutcome {
    var outcome = RunOutcome()
    outcome.plan = plan
    try store.read { (transaction) throws(Failure) in
      outcome.accounts = try SourceFileTable.load(transaction)
      outcome.findings = try FindingTable.folded(transaction, of: StageName.allCases)
      outcome.unresolvedNames = try MerchantDecisionTable.unresolved(transaction)
      outcome.workbooks =
        try StageRun.all(in: transaction)[.export]?.outputs.filter {
          $0.name.hasSuffix(".xlsx") && !$0.name.contains("-待复核.")
        }.map { runner.folder + "/" + $0.name } ?? []
    }
    outcome.isWithinTolerance = isWithinTolerance(outcome.accounts, tolerance: settings.tolerance)
    return outcome
  }

  private func stopIfInterrupted() throws(Failure) {
    if runner.isInterrupted() {
      throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: "")))
    }
  }
}
