public import Diagnostics
import Pipeline
import Workspace

/// Finds a finding by its id.
struct FindingTracer {
  let runner: StageRunner

  /// Findings: WT6001 where there is no workspace yet, WT6040 where it has no such finding.
  func find(_ id: FindingID) throws(Failure) -> Finding {
    var filter = FindingTable.Filter()
    filter.code = id.code.rawValue
    guard let findings = try runner.findings(filter) else {
      throw Failure(
        .missingInput,
        Finding(.missingFile, at: SourcePosition(file: runner.pipeline.path), found: runner.workspacePath))
    }
    if let found = findings.first(where: { FindingID($0) == id }) { return found }
    throw Failure(
      .missingInput, Finding(.nothingThere, at: SourcePosition(file: runner.workspacePath), found: id.text))
  }
}

extension StageRunner {
  /// The record of a source file at a line, and all that came of it.
  public func trace(file: String, line: Int, showsPersonal: Bool = false) throws(Failure) -> RecordTrace {
    try RecordTracer(runner: self, showsPersonal: showsPersonal).trace(file: file, line: line)
  }

  /// The finding of an id.
  public func finding(_ id: FindingID) throws(Failure) -> Finding { try FindingTracer(runner: self).find(id) }
}
