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
  /// Merchant names that nobody could resolve, each once, those with most records first.
  public var unresolvedNames: [UnresolvedName] = []
  public init() {}
}

/// A merchant name that sources write and no key fits.
public struct UnresolvedName: Sendable, Hashable {
  /// As written; masked where personal.
  public var name = ""
  /// The site that the records name; empty where they name none.
  public var site = ""
  public var rows = 0
  public var position = SourcePosition(file: "")
  /// Number of the merchant most like it, and how like it is (0…1); nil where none is.
  public var nearest: String?
  public var likeness: Double?
  public init() {}
}
