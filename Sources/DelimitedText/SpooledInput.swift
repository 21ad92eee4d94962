public import Diagnostics
import Glibc

/// A file that can be read more than once, whatever was named: standard input (`-`), a pipe and the like are first copied to a file without
/// a name, which goes when this does. Memory is that of one block.
public final class SpooledInput: Sendable {
  /// What to open, as often as wanted.
  public let path: String
  /// The copy, −1 where none was needed.
  private let descriptor: Int32

  /// - Parameter folder: where a copy is kept.
  ///
  /// Findings: WT6001 or WT6016 where it cannot be read, WT6009 where there is no room for a copy.
  public init(_ path: String, folder: String = "/tmp") throws(Failure) {
    var status = stat()
    let isNamed = path != "-"
    if isNamed ? stat(path, &status) != 0 : fstat(0, &status) != 0 { throw InputFile.failure(path, errno) }
    if isNamed || lseek(0, 0, SEEK_CUR) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      // A folder is refused by whoever opens it.
      self.path = isNamed ? path : "/dev/stdin"
      descriptor = -1
      return
    }
    let source = isNamed ? open(path, O_RDONLY | O_CLOEXEC) : dup(0)
    if source < 0 { throw InputFile.failure(path, errno) }
    defer { close(source) }
    // Zeros and random bytes never end; /dev/null and terminals do.
    let isEndless = status.st_mode & S_IFMT == S_IFCHR && isatty(source) == 0
    let template = strdup(folder + "/wotu-XXXXXX")
    defer { free(template) }
    let copy = template.map { mkstemp($0) } ?? -1
    if copy < 0 { throw Self.noRoom(path) }
    template.map { _ = unlink($0) }
    do throws(Failure) {
      try Self.copy(source, to: copy, path, isEndless: isEndless)
    } catch {
      close(copy)
      throw error
    }
    descriptor = copy
    self.path = "/proc/self/fd/\(copy)"
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func noRoom(_ path: String) -> Failure {
    Failure(
      .cannotWrite,
      Finding(.cannotWrite, at: SourcePosition(file: path), found: String(cString: strerror(errno))))
  }

  private static func copy(_ source: Int32, to target: Int32, _ path: String, isEndless: Bool) throws(Failure) {
    var block = ByteBuffer(capacity: 1 << 18)
    while true {
      let count = Glibc.read(source, block.base, 1 << 18)
      if count == 0 { return }
      if isEndless { throw Failure(.missingInput, Finding(.notRegularFile, at: SourcePosition(file: path))) }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputFile.failure(path, errno)
      }
      block.setCount(count)
      var written = 0
      while written < count {
        let more = write(target, block.base + written, count - written)
        if more < 0, errno == EINTR { continue }
        if more <= 0 { throw noRoom(path) }
        written += more
      }
    }
  }
}
