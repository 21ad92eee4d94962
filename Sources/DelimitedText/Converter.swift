import Glibc

/// The C library's converter from an encoding to UTF-16, one code at a time.
final class Converter {
  private let handle: iconv_t?
  private var isUsable: Bool { handle != iconv_t(bitPattern: -1) }

  /// - Parameter name: as the C library calls the encoding.
  init(_ name: String) { handle = iconv_open("UTF-16LE", name) }

  deinit { if isUsable { iconv_close(handle) } }

  /// The code's UTF-16 code unit; nil where it is no code, or takes two units.
  func unit(_ code: [UInt8]) -> UInt16? {
    guard isUsable else { return nil }
    var output: UInt64 = 0
    var input = code
    let (status, written) = withUnsafeMutableBytes(of: &output) { target in
      input.withUnsafeMutableBytes { source -> (Int, Int) in
        var sourcePointer = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = source.count
        var targetPointer = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = target.count
        let status = iconv(handle, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
        return (status, target.count - targetLeft)
      }
    }
    if status == -1 {
      iconv(handle, nil, nil, nil, nil)
      return nil
    }
    return written == 2 ? UInt16(truncatingIfNeeded: UInt64(littleEndian: output)) : nil
  }
}
