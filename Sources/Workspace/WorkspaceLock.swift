public import Diagnostics
import Glibc

/// Holds a file's lock as long as it lives, so that a workspace has one writer. The system frees it when a process dies.
public final class WorkspaceLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a workspace.
  ///
  /// Findings: WT6008 when another process has it, WT6009 when it cannot be made.
  public init(_ workspace: String) throws(Failure) {
    let path = workspace + ".lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: workspace), found: String(cString: strerror(errno))))
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw Failure(.cannotWrite, Finding(.workspaceBusy, at: SourcePosition(file: workspace)))
    }
    // Last: a complete lock is closed again when it is thrown away, and by then another thread may have the number.
    descriptor = opened
  }

  deinit { close(descriptor) }
}
