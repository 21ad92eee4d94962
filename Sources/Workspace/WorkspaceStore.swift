public import Diagnostics
import GRDB
import Glibc

/// The workspace database of one pipeline: `output/<pipeline>/workspace.sqlite`.
///
/// Written only by wotu, by one process at a time; readable by anything.
public final class WorkspaceStore: Sendable {
  /// The database file.
  public let path: String
  /// The satisfaction items that the pipeline declares: columns of `satisfaction_response`.
  public let satisfactionItems: [String]
  private let queue: DatabaseQueue
  private let lock: WorkspaceLock?

  /// Opens the workspace to write, making it where there is none. The folder must exist.
  ///
  /// - Parameter expectsLargeLoad: rows by the hundred thousand are coming; see ``configuration(isReadOnly:isLargeLoad:)``.
  ///
  /// Findings: WT6008 when another process writes it, WT6009 when it cannot be written, WT6010 when it is damaged.
  ///
  /// - Parameter lock: the workspace's lock, where the caller has it already.
  public init(
    writing path: String, satisfactionItems: [String], expectsLargeLoad: Bool = false, lock: WorkspaceLock? = nil
  ) throws(Failure) {
    self.path = path
    self.satisfactionItems = satisfactionItems
    if let lock {
      self.lock = lock
    } else {
      self.lock = try WorkspaceLock(path)
    }
    queue = try translated(path) {
      let queue = try DatabaseQueue(
        path: path, configuration: Self.configuration(isReadOnly: false, isLargeLoad: expectsLargeLoad))
      try WorkspaceMigrations.migrator(satisfactionItems: satisfactionItems).migrate(queue)
      return queue
    }
  }

  /// Opens a workspace to read; nil where there is none.
  public init?(reading path: String, satisfactionItems: [String]) throws(Failure) {
    guard access(path, F_OK) == 0 else { return nil }
    self.path = path
    self.satisfactionItems = satisfactionItems
    lock = nil
    Self.recover(path)
    queue = try translated(path) {
      try DatabaseQueue(path: path, configuration: Self.configuration(isReadOnly: true, isLargeLoad: false))
    }
  }

  /// A run that was killed leaves a journal, and only somebody who may write can undo by it what was half done; to a reader it would
  /// seem damaged. SQLite's own locks keep a run that is still alive from being disturbed.
  private static func recover(_ path: String) {
    let isLeftOver = ["-journal", "-wal"].contains { suffix in
      var status = stat()
      return stat(path + suffix, &status) == 0 && status.st_size > 0
    }
    guard isLeftOver else { return }
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return }
    _ = try? queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    try? queue.close()
  }

  /// Runs the body in one transaction: what it did is kept when it returns and undone when it throws.
  public func withTransaction<Result>(
    _ body: (WorkspaceTransaction) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try translated(path) {
      try queue.write { database in
        try body(WorkspaceTransaction(database, path: path, satisfactionItems: satisfactionItems))
      }
    }
  }

  /// Runs the body on one unchanging state of the workspace.
  public func read<Result>(_ body: (WorkspaceTransaction) throws(Failure) -> Result) throws(Failure) -> Result {
    try translated(path) {
      try queue.read { database in
        try body(WorkspaceTransaction(database, path: path, satisfactionItems: satisfactionItems))
      }
    }
  }

  /// Closes the database, its log folded into the one file, which then can be read where nothing may be written.
  public func close() throws(Failure) {
    if lock != nil {
      // Somebody who reads just now keeps the log; the next run folds it.
      _ = try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }
    try translated(path) { try queue.close() }
  }

  /// The journal decides what a load costs. A write-ahead log makes small transactions cheap, and that is what nearly all runs
  /// are; but it writes every page twice, once to the log and once to its place, which doubles the cost of a load of millions of
  /// rows. Such a load takes a rollback journal: new pages go straight to their place, and a kill takes them back.
  private static func configuration(isReadOnly: Bool, isLargeLoad: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      if !isReadOnly {
        // In the log's own order nothing can be half-written; a loss of power may take back the last stage, which then runs
        // again. Waiting for the disk after every stage would cost more than the stages.
        try database.execute(
          sql: "PRAGMA journal_mode = \(isLargeLoad ? "TRUNCATE" : "WAL"); PRAGMA synchronous = NORMAL")
      }
      // 32 MiB of page cache: a load of any size keeps within it.
      try database.execute(sql: "PRAGMA cache_size = -32768; PRAGMA temp_store = FILE")
    }
    return configuration
  }
}
