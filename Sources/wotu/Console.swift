import Diagnostics
import Glibc
import Synchronization

/// Standard output for results, standard error for progress and messages.
enum Console {
  /// Results that are still to be written, and why they cannot be.
  private struct Output {
    var pending: [UInt8] = []
    /// The number of the first failed write; what comes after it is dropped.
    var failure: Int32?
  }

  private static let output = Mutex(Output())
  private static let capacity = 1 << 16

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func result(_ line: String) {
    output.withLock { output in
      output.pending += line.utf8
      output.pending.append(10)
      if output.pending.count >= capacity { flush(&output) }
    }
  }

  /// Bytes as they are, at once.
  static func result(_ bytes: UnsafeRawBufferPointer) {
    output.withLock { output in
      flush(&output)
      if output.failure == nil { output.failure = write(bytes, to: STDOUT_FILENO) }
    }
  }

  /// Bytes as they are, together with what comes.
  static func append(_ bytes: UnsafeRawBufferPointer) {
    output.withLock { output in
      output.pending += bytes
      if output.pending.count >= capacity { flush(&output) }
    }
  }

  /// Writes what is pending, for a reader that waits for it.
  static func flush() { output.withLock { flush(&$0) } }

  static func message(_ line: String) {
    output.withLock { flush(&$0) }
    say(line + "\n")
  }

  /// A line that the next one overwrites; only for a terminal.
  static func progress(_ line: String) {
    say("\r\u{1B}[K" + line)
  }

  /// Prints every finding of a failure and ends the process with its status.
  static func fail(_ failure: Failure, _ language: Language) -> Never {
    for finding in failure.findings { message(FindingCatalogue.format(finding, language)) }
    _ = isWritten(language)
    exit(failure.status.rawValue)
  }

  /// Ends the process; results that could not be written are a failure whatever came of them.
  static func end(_ status: Diagnostics.ExitStatus, _ language: Language) -> Never {
    exit((isWritten(language) ? status : .cannotWrite).rawValue)
  }

  /// Writes what is left; says why where it cannot be.
  private static func isWritten(_ language: Language) -> Bool {
    let failure = output.withLock { output in
      flush(&output)
      return output.failure
    }
    guard let failure else { return true }
    let place = SourcePosition(file: language == .chinese ? "标准输出" : "standard output")
    let finding = Finding(.cannotWrite, at: place, found: String(cString: strerror(failure)))
    say(FindingCatalogue.format(finding, language) + "\n")
    return false
  }

  private static func flush(_ output: inout Output) {
    if output.failure == nil { output.failure = output.pending.withUnsafeBytes { write($0, to: STDOUT_FILENO) } }
    output.pending.removeAll(keepingCapacity: true)
  }

  private static func say(_ text: String) {
    var text = text
    _ = text.withUTF8 { write(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
  }

  /// The number of the error; nil where all was written.
  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return nil
  }
}
