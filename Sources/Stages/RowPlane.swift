public import Diagnostics
public import StationModel
public import Workspace

/// The stages that go over rows.
public enum RowStage: String, Sendable, CaseIterable { case ingest, clean, classify, tally }

/// How far a run over the rows has come.
public struct RowPlaneProgress: Sendable {
  public var bytesRead = 0
  public var bytesTotal = 0
  public var rows = 0
  public init() {}
}

/// What a run over the rows gives to the figure plane.
public struct RowPlaneResult: Sendable {
  public var accounts: [SourceFileAccount] = []
  public var smallTables = SmallTables()
  public var tallies: Tallies?
  public var findings: [Finding] = []
  public init() {}
}

/// Reads the sources and writes the row-level tables.
public struct RowPlane {
  private let settings: PipelineSettings

  public init(
    settings: PipelineSettings, threads: Int, chunkBytes: Int, isInterrupted: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (RowPlaneProgress) -> Void
  ) {
    self.settings = settings
  }

  /// Runs the stages in one pass.
  public func run(
    _ stages: [RowStage], in transaction: WorkspaceTransaction
  ) throws(Failure) -> RowPlaneResult { RowPlaneResult() }

  /// Reads everything and writes nothing.
  public func check() throws(Failure) -> RowPlaneResult { RowPlaneResult() }
}
