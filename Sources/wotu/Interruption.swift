import Glibc
import Synchronization

/// Ctrl-C ends the process with status 130: at once before a run has begun, at the next chunk or stage of it; a second one
/// ends it at once in any case.
enum Interruption {
  private static let flag = Atomic<Bool>(false)
  private static let isPolled = Atomic<Bool>(false)

  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  /// The first thing that the process does.
  static func watch() {
    // What the handler touches has been made by then.
    flag.store(false, ordering: .relaxed)
    isPolled.store(false, ordering: .relaxed)
    // A file at its size limit is a failed write like any other, with a remedy, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in Interruption.hear() }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      sigaction(number, &action, nil)
    }
  }

  /// From here on somebody asks now and then whether to stop.
  static func poll() { isPolled.store(true, ordering: .relaxed) }

  private static func hear() {
    if isPolled.load(ordering: .relaxed) { flag.store(true, ordering: .relaxed) } else { _exit(130) }
  }
}
