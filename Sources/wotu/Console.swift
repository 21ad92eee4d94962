import Diagnostics
import Glibc

/// Standard output for results, standard error for progress and messages.
enum Console {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func result(_ line: String) { print(line) }

  static func message(_ line: String) {
    fflush(nil)
    write(line + "\n")
  }

  /// A line that the next one overwrites; only for a terminal.
  static func progress(_ line: String) {
    write("\r\u{1B}[K" + line)
  }

  /// Prints every finding of a failure and ends the process with its status.
  static func fail(_ failure: Failure, _ language: Language) -> Never {
    for finding in failure.findings { message(FindingCatalogue.format(finding, language)) }
    end(failure.status)
  }

  static func end(_ status: Diagnostics.ExitStatus) -> Never {
    fflush(nil)
    exit(status.rawValue)
  }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(STDERR_FILENO, rest.baseAddress, rest.count)
        if count <= 0 { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
