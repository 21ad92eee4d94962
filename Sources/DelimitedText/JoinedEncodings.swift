import Diagnostics

/// Lines in UTF-8 and lines in GB18030 in one file, as when exports of two systems are copied one behind the other. The file is not
/// read, since nothing says of each cell which it is; whoever gets it is told where to cut.
struct JoinedEncodings {
  private var line = 1
  private var utf8 = 0
  private var gb18030 = 0
  /// First line of another encoding than the lines before it.
  private var change: Int?
  private var lastIsUTF8: Bool?

  /// Nil where some line is in neither encoding, or only one of them occurs.
  init?(_ path: String, displayName: String) throws(Failure) {
    let file = try InputFile(path, displayName: displayName)
    var buffer = ByteBuffer(capacity: 1 << 18)
    var text: [UInt8] = []
    while true {
      buffer.setCount(0)
      guard try file.read(into: &buffer, atMost: 1 << 18) > 0 else { break }
      for byte in buffer.bytes {
        if byte == 10 || byte == 13 {
          guard add(text) else { return nil }
          text.removeAll(keepingCapacity: true)
          if byte == 10 { line += 1 }
        } else {
          // No line of a table.
          guard text.count < 1 << 20 else { return nil }
          text.append(byte)
        }
      }
    }
    guard add(text), utf8 > 0, gb18030 > 0 else { return nil }
  }

  /// Counts a line; false where neither encoding fits it.
  private mutating func add(_ text: [UInt8]) -> Bool {
    guard text.contains(where: { $0 >= 0x80 }) else { return true }
    let isUTF8 = text.withUnsafeBytes { UTF8Validator.validPrefix($0) == text.count }
    if isUTF8 { utf8 += 1 } else { gb18030 += 1 }
    if let lastIsUTF8, lastIsUTF8 != isUTF8, change == nil { change = line }
    lastIsUTF8 = isUTF8
    return isUTF8 || Self.isGB18030(text)
  }

  private static func isGB18030(_ text: [UInt8]) -> Bool {
    var transcoder = Transcoder(.gb18030, from: 0)
    var census = EncodingCensus()
    var output = ByteBuffer(capacity: text.count * 2)
    text.withUnsafeBytes {
      transcoder.decode($0, isLast: true, into: &output)
      census.update($0)
    }
    return transcoder.badCount == 0 && census.isChinese
  }

  var evidence: String {
    "; \(utf8) lines are UTF-8 and \(gb18030) GB18030, the encoding first changes at line \(change ?? line): "
      + "two files copied together? cut it there"
  }
}
