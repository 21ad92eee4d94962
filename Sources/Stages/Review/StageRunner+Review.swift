public import Diagnostics
import Pipeline
import StationModel
import Workspace

extension StageRunner {
  /// Takes back a filled-in review sheet: its verdicts are added to the pipeline's file of verdicts, a later word on the same text
  /// in the place of an earlier one. The next run classifies anew by them.
  ///
  /// Findings: WT6001 where nothing was run yet (66); those of ``ReviewImport``.
  public func takeBack(_ path: String) throws(Failure) -> ReviewOutcome {
    let settings = pipeline.settings
    guard let store = try WorkspaceStore(reading: workspacePath, satisfactionItems: satisfactionItems) else {
      throw Failure(.missingInput, Finding(.missingFile, at: SourcePosition(file: workspacePath), found: workspacePath))
    }
    let batch = try store.read { (transaction) throws(Failure) in try ReviewBatch(transaction, settings) }
    let taken = try ReviewImport(settings: settings, batch: batch).read(path)
    var outcome = ReviewOutcome()
    outcome.verdicts = taken.verdicts.count
    outcome.open = taken.open
    outcome.absent = taken.absent
    outcome.refused = taken.refused
    outcome.findings = taken.findings
    outcome.verdictFile = settings.verdictFile
    var all = settings.verdicts
    for verdict in taken.verdicts {
      let place = all.firstIndex {
        $0.source == verdict.source && $0.recordID == verdict.recordID && $0.textDigest == verdict.textDigest
      }
      if let place {
        if all[place] != verdict { outcome.changed += 1 }
        all[place] = verdict
      } else {
        outcome.changed += 1
        all.append(verdict)
      }
    }
    if outcome.changed > 0 {
      try ModelFiles.write(Array(VerdictFile.encoded(all).utf8), to: settings.verdictFile)
    }
    return outcome
  }
}
