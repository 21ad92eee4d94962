import Glibc

/// Writes text in another encoding, by the C library's table; opened once, as opening is dear.
final class Encoder {
  private let handle: iconv_t

  init(_ encoding: String) { handle = iconv_open(encoding, "UTF-8") }

  deinit { if handle != iconv_t(bitPattern: -1) { iconv_close(handle) } }

  /// The bytes of a text in UTF-8; nil where the encoding has not all of its characters.
  func bytes(of text: [UInt8]) -> [UInt8]? {
    guard handle != iconv_t(bitPattern: -1) else { return nil }
    // What an earlier text left undone is forgotten.
    iconv(handle, nil, nil, nil, nil)
    var source = text
    var target = [UInt8](repeating: 0, count: text.count + 16)
    var written = 0
    let status = source.withUnsafeMutableBytes { source in
      target.withUnsafeMutableBytes { target -> Int in
        var sourcePointer = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = source.count
        var targetPointer = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = target.count
        let status = iconv(handle, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
        written = target.count - targetLeft
        return status
      }
    }
    return status == -1 ? nil : Array(target[..<written])
  }
}
