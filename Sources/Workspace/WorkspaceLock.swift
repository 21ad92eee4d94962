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
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: workspace), found: String(cString: strerror(errno))))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(.cannotWrite, Finding(.workspaceBusy, at: SourcePosition(file: workspace)))
    }
  }

  deinit { close(descriptor) }
}
