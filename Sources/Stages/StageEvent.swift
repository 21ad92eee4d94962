public import Diagnostics
public import StationModel

/// What a run tells while it goes on.
public enum StageEvent: Sendable {
  /// The stages in question, and what is to become of each.
  case planned([PlannedStage])
  /// Stages begin; several at once where they go over the rows together.
  case started([StageName])
  case progress(RowPlaneProgress)
  case finished([StageName], seconds: Double)
}

/// What a run came to.
public struct RunOutcome: Sendable {
  public var plan: [PlannedStage] = []
  /// The row account of every source file: read = kept + rejected + duplicates.
  public var accounts: [SourceFileAccount] = []
  /// Findings of the stages, complete.
  public var findings: [Finding] = []
  /// Workbooks in the output folder, the summary first; empty before the export stage has run.
  public var workbooks: [String] = []
  public var isWithinTolerance = true
  public init() {}
}
