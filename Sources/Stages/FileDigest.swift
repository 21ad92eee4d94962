import Crypto
import Glibc

/// Size and SHA-256 of files.
enum FileDigest {
  /// Bytes of a file; nil when it is not there.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Int(status.st_size)
  }

  /// Lower-case hexadecimal SHA-256; nil when the file cannot be read.
  static func sha256(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = SHA256()
    let capacity = 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, capacity)
      if count < 0 { return nil }
      if count == 0 { break }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    return hexadecimal(hash.finalize())
  }

  /// Lower-case hexadecimal SHA-256 of a text.
  static func sha256(of text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
