public import Diagnostics

/// What came of taking a sheet back.
public struct ReviewOutcome: Sendable {
  /// Verdicts on the sheet, those that were known before among them.
  public var verdicts = 0
  /// Verdicts that are new or say something else than before.
  public var changed = 0
  /// Rows of the batch without a verdict, those whose verdict was not taken among them.
  public var open = 0
  /// Rows of the batch that the sheet lacks; open as well.
  public var absent = 0
  /// Rows on which something was filled in that was not taken; a finding tells why.
  public var refused = 0
  /// The file that keeps the verdicts.
  public var verdictFile = ""
  public var findings: [Finding] = []
}
