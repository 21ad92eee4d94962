import Diagnostics
import Glibc

/// A file under construction: bytes collect in memory and go out in large pieces.
struct FileSink: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var bytes: [UInt8] = []
  private static let pieceSize = 1 << 20

  init(_ path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    self.path = path
    guard descriptor >= 0 else { throw cannotWrite(path) }
    bytes.reserveCapacity(FileSink.pieceSize + 4096)
  }

  deinit { _ = Glibc.close(descriptor) }

  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// A number padded with zeros to a width of at most 20.
  mutating func append(_ number: Int, width: Int = 1) {
    var divisor = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      bytes.append(UInt8(truncatingIfNeeded: 48 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// Bytes that wait to be written: where the next record begins.
  var count: Int { bytes.count }

  /// The record that was begun at a place.
  func record(from start: Int) -> [UInt8] { Array(bytes[start...]) }

  /// Puts another record in the place of the last.
  mutating func replaceRecord(from start: Int, with other: [UInt8]) {
    bytes.removeSubrange(start...)
    bytes.append(contentsOf: other)
  }

  /// Call after each record: writes when a piece is full.
  mutating func endRecord() throws(Failure) {
    if bytes.count >= FileSink.pieceSize { try flush() }
  }

  mutating func flush() throws(Failure) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { all in
        write(descriptor, all.baseAddress.map { $0 + offset }, all.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw cannotWrite(path)
      }
      offset += written
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(Failure) {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += part + "/"
    if mkdir(made, 0o755) != 0, errno != EEXIST { throw cannotWrite(made) }
  }
}

func cannotWrite(_ path: String) -> Failure {
  let reason = String(cString: strerror(errno))
  return Failure(.cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: reason))
}
