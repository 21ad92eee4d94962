import Diagnostics
import Glibc

/// Writes text files into the output folder: under another name first, so that none is ever half-written.
enum OutputText {
  static func write(_ text: String, name: String, in folder: String, mode: mode_t = 0o644) throws(Failure) -> OutputFile
  {
    let path = folder + "/" + name
    let part = path + ".part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure(path)
        close(descriptor)
        unlink(part)
        throw error
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0, let sha256 = FileDigest.sha256(part), rename(part, path) == 0 else {
      let error = failure(path)
      unlink(part)
      throw error
    }
    return OutputFile(name: name, sha256: sha256)
  }

  private static func failure(_ path: String) -> Failure {
    Failure(
      .cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: String(cString: strerror(errno))))
  }
}
