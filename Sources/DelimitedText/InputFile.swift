import Diagnostics
import Glibc

/// An open file that is read in blocks; closed when it goes. What is no file (a pipe, a device) is for ``SpooledInput``.
struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let displayName: String

  init(_ path: String, displayName: String) throws(Failure) {
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if opened < 0 { throw Self.failure(displayName, errno) }
    var status = stat()
    if fstat(opened, &status) != 0 || status.st_mode & S_IFMT != S_IFREG {
      close(opened)
      if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(displayName, EISDIR) }
      throw Failure(.missingInput, Finding(.notRegularFile, at: SourcePosition(file: displayName)))
    }
    // Last: what is complete is closed again when it is thrown away, and by then another thread may have the number.
    descriptor = opened
    self.displayName = displayName
  }

  deinit { close(descriptor) }

  static func failure(_ name: String, _ code: Int32) -> Failure {
    let reason = String(cString: strerror(code))
    let isMissing = code == ENOENT
    return Failure(
      .missingInput,
      Finding(
        isMissing ? .missingFile : .unreadableFile, at: SourcePosition(file: name), found: isMissing ? name : reason))
  }

  /// Appends up to `limit` bytes; 0 at the end of the file.
  borrowing func read(into buffer: inout ByteBuffer, atMost limit: Int) throws(Failure) -> Int {
    buffer.reserve(limit)
    while true {
      let count = Glibc.read(descriptor, buffer.base + buffer.count, limit)
      if count >= 0 {
        buffer.setCount(buffer.count + count)
        return count
      }
      if errno != EINTR { throw Self.failure(displayName, errno) }
    }
  }
}
