import CZlib

/// Bytes on their way through deflate, as a zip file keeps them.
final class DeflatedBytes {
  /// A third of the library's time for a hundredth more bytes.
  private static let level: Int32 = 5

  private(set) var compressed: [UInt8] = []
  private(set) var size = 0
  private(set) var checksum: UInt32 = 0
  private(set) var isBroken = false
  private var stream = z_stream()
  private let block: UnsafeMutableBufferPointer<UInt8>

  init() {
    block = .allocate(capacity: 1 << 16)
    checksum = UInt32(truncatingIfNeeded: crc32(0, nil, 0))
    // Negative: no header, as zip files want it.
    isBroken =
      deflateInit2_(
        &stream, Self.level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) != Z_OK
  }

  deinit {
    deflateEnd(&stream)
    block.deallocate()
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress, !bytes.isEmpty else { return }
    size += bytes.count
    checksum = UInt32(truncatingIfNeeded: crc32(uLong(checksum), start, uInt(bytes.count)))
    stream.next_in = UnsafeMutablePointer(mutating: start)
    stream.avail_in = uInt(bytes.count)
    run(Z_NO_FLUSH)
  }

  func finish() {
    stream.next_in = nil
    stream.avail_in = 0
    run(Z_FINISH)
  }

  private func run(_ flush: Int32) {
    guard !isBroken else { return }
    repeat {
      stream.next_out = block.baseAddress
      stream.avail_out = uInt(block.count)
      isBroken = deflate(&stream, flush) == Z_STREAM_ERROR
      compressed.append(contentsOf: block[..<(block.count - Int(stream.avail_out))])
    } while stream.avail_out == 0 && !isBroken
  }
}
