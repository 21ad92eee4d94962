import Diagnostics
import Pipeline
import Workspace

/// A run of a stage as the workspace remembers it.
struct StageRun {
  var stage: StageName
  var inputsDigest = ""
  var settingsDigest = ""
  /// Identity of the program that ran it.
  var program = ""
  var version = ""
  var started = ""
  var seconds = 0.0
  var read = 0
  var kept = 0
  var rejected = 0
  var duplicates = 0
  /// Files written, each with its SHA-256.
  var outputs: [OutputFile] = []

  init(stage: StageName) { self.stage = stage }

  /// What the stages after it depend on.
  var identity: String { digest(of: [stage.rawValue, inputsDigest, settingsDigest, program]) }
}

/// A file that a stage wrote into the output folder.
struct OutputFile: Hashable {
  var name: String
  var sha256: String
}

extension StageRun {
  /// All runs that the workspace remembers.
  static func all(in transaction: WorkspaceTransaction) throws(Failure) -> [StageName: StageRun] {
    var runs: [StageName: StageRun] = [:]
    let columns =
      "stage, inputs_digest, settings_digest, program, version, started, seconds, read, kept, rejected, duplicates"
    for row in try transaction.rows("SELECT \(columns), outputs FROM stage_run") {
      guard let name = row[0].text.flatMap(StageName.init(rawValue:)) else { continue }
      var run = StageRun(stage: name)
      run.inputsDigest = row[1].text ?? ""
      run.settingsDigest = row[2].text ?? ""
      run.program = row[3].text ?? ""
      run.version = row[4].text ?? ""
      run.started = row[5].text ?? ""
      run.seconds = row[6].real ?? 0
      run.read = row[7].integer ?? 0
      run.kept = row[8].integer ?? 0
      run.rejected = row[9].integer ?? 0
      run.duplicates = row[10].integer ?? 0
      run.outputs = (row[11].text ?? "").split(separator: "\n").compactMap { line in
        guard let space = line.firstIndex(of: " ") else { return nil }
        return OutputFile(name: String(line[line.index(after: space)...]), sha256: String(line[..<space]))
      }
      runs[name] = run
    }
    return runs
  }

  /// Puts the run in the place of the one before it.
  func store(in transaction: WorkspaceTransaction) throws(Failure) {
    try transaction.execute("DELETE FROM stage_run WHERE stage = ?", [.text(stage.rawValue)])
    let written = outputs.map { $0.sha256 + " " + $0.name }.joined(separator: "\n")
    try transaction.insert(
      [
        [
          .text(stage.rawValue), .text(inputsDigest), .text(settingsDigest), .text(program), .text(version),
          .text(started), .real(seconds), .integer(read), .integer(kept), .integer(rejected), .integer(duplicates),
          .text(written),
        ]
      ], into: "stage_run")
  }
}
