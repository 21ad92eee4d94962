import Glibc

/// A file in memory with a path, so that what reads files can be tried without a disk.
final class MemoryFile {
  private let descriptor: Int32
  let path: String

  init(_ bytes: UnsafeRawBufferPointer) {
    let template = strdup("/dev/shm/wotu-fuzz-XXXXXX")
    defer { free(template) }
    descriptor = template.map { mkstemp($0) } ?? -1
    precondition(descriptor >= 0, "no file in memory")
    template.map { _ = unlink($0) }
    path = "/proc/self/fd/\(descriptor)"
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let written = write(descriptor, base + done, bytes.count - done)
      precondition(written > 0, "no room for a file in memory")
      done += written
    }
  }

  deinit { close(descriptor) }
}
