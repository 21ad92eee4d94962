import Diagnostics
import Pipeline
import StationModel
import Workspace

/// Decides which stages are out of date, and why.
struct StagePlanner {
  let settings: PipelineSettings
  let program: String
  let outputFolder: String

  /// The plan from what a workspace holds; nil: there is no workspace yet.
  func plan(_ transaction: WorkspaceTransaction?) throws(Failure) -> [PlannedStage] {
    var tables: Set<String> = []
    var runs: [StageName: StageRun] = [:]
    if let transaction {
      tables = try tableNames(transaction)
      // A run that was killed in its first moments leaves a database without tables.
      if tables.contains("stage_run") { runs = try StageRun.all(in: transaction) }
    }
    var due: Set<StageName> = []
    var plan: [PlannedStage] = []
    for stage in Stage.all {
      let reason = try self.reason(for: stage, runs: runs, tables: tables, due: due, transaction)
      if reason.isDue { due.insert(stage.name) }
      plan.append(PlannedStage(name: stage.name, reason: reason))
    }
    return plan
  }

  /// Digest of the settings that a stage depends on beyond its inputs.
  func settingsDigest(_ stage: Stage) -> String {
    var parts = stage.parts.map { $0.digest(of: settings) }
    if stage.name == .classify { parts += ModelFiles.digests(settings, folder: outputFolder) }
    return digest(of: parts)
  }

  private func reason(
    for stage: Stage, runs: [StageName: StageRun], tables: Set<String>, due: Set<StageName>,
    _ transaction: WorkspaceTransaction?
  ) throws(Failure) -> StageReason {
    guard let run = runs[stage.name], let transaction else { return .neverRun }
    if run.program != program { return .programChanged }
    if run.settingsDigest != settingsDigest(stage) { return .settingsChanged }
    if let table = stage.tables.first(where: { !tables.contains($0) }) { return .tableMissing(table) }
    if let before = stage.after.first(where: due.contains) { return .after(before) }
    if stage.name == .ingest { return try sourceReason(transaction) }
    // A stage before it may have run by itself since.
    if run.inputsDigest != inputsDigest(stage, runs: runs) {
      return .after(stage.after.last ?? stage.name)
    }
    return outputReason(run)
  }

  /// Digest of the runs whose tables a stage reads.
  func inputsDigest(_ stage: Stage, runs: [StageName: StageRun]) -> String {
    digest(of: stage.after.map { runs[$0]?.identity ?? "" })
  }

  /// Compares names and sizes before it reads a byte, and contents only then.
  private func sourceReason(_ transaction: WorkspaceTransaction) throws(Failure) -> StageReason {
    let rows = try transaction.rows("SELECT source, name, bytes, sha256 FROM source_file ORDER BY file_id")
    var known: [String: (bytes: Int, sha256: String)] = [:]
    for row in rows {
      known[(row[0].text ?? "") + "\n" + (row[1].text ?? "")] = (row[2].integer ?? 0, row[3].text ?? "")
    }
    let files = sourceFiles(settings)
    for file in files where known[file.key] == nil { return .sourceAdded(file.name) }
    let keys = Set(files.map(\.key))
    for row in rows where !keys.contains((row[0].text ?? "") + "\n" + (row[1].text ?? "")) {
      return .sourceRemoved(row[1].text ?? "")
    }
    for file in files where FileDigest.size(file.path) != known[file.key]?.bytes { return .sourceChanged(file.name) }
    for file in files where FileDigest.sha256(file.path) != known[file.key]?.sha256 { return .sourceChanged(file.name) }
    return .upToDate
  }

  private func outputReason(_ run: StageRun) -> StageReason {
    for output in run.outputs {
      let path = outputFolder + "/" + output.name
      if FileDigest.size(path) == nil { return .workbookMissing(output.name) }
      if FileDigest.sha256(path) != output.sha256 { return .workbookChanged(output.name) }
    }
    return .upToDate
  }

  private func tableNames(_ transaction: WorkspaceTransaction) throws(Failure) -> Set<String> {
    Set(try transaction.rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap { $0[0].text })
  }
}

/// A source file to read.
struct SourceFile {
  var table: SourceTable
  var name: String
  var path: String
  var key: String { table.rawValue + "\n" + name }
}

/// All source files in reading order: the tables' order, then that of the settings.
func sourceFiles(_ settings: PipelineSettings) -> [SourceFile] {
  SourceTable.allCases.flatMap { table -> [SourceFile] in
    guard let source = settings.sources[table] else { return [] }
    return zip(source.fileNames, source.resolvedFiles).map { SourceFile(table: table, name: $0, path: $1) }
  }
}
