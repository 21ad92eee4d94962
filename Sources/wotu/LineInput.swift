import Glibc

/// The lines of a file descriptor, of any length, without their line ends. A byte order mark at the start is skipped.
struct LineInput {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer has been searched for a line end.
  private var searched = 0
  private var isAtEnd = false
  private var isFirst = true
  /// The number of the error that ended the reading.
  private(set) var error: Int32?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether the next line is not wholly here yet.
  var wouldWait: Bool { !buffer[searched...].contains(10) }

  mutating func next() -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer {
          start = end + 1
          searched = start
        }
        return withoutMark(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? withoutMark(buffer[start...]) : nil
      }
      fill()
    }
  }

  private mutating func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    defer { isFirst = false }
    return isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
  }

  private mutating func fill() {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let size = 1 << 20
    let had = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count = -1
      repeat { count = read(descriptor, bytes.baseAddress.map { $0 + had }, size) } while count < 0 && errno == EINTR
      return count
    }
    if count < 0 { error = errno }
    buffer.removeSubrange((had + max(0, count))...)
    isAtEnd = count <= 0
  }
}
