public import Diagnostics
import Glibc

/// The decoded beginning of a file, cut behind its last line end, for finding dialect and heading.
public func readHead(
  _ path: String, displayName: String, scan: FileScan, limit: Int = 1 << 17
) throws(Failure) -> [UInt8] {
  let file = try InputFile(path, displayName: displayName)
  var raw = ByteBuffer(capacity: limit)
  while raw.count < limit {
    if try file.read(into: &raw, atMost: limit - raw.count) == 0 { break }
  }
  let isWhole = raw.count == scan.bytes
  let mark = scan.hasByteOrderMark ? min(scan.encoding.markLength, raw.count) : 0
  let bytes = UnsafeRawBufferPointer(rebasing: raw.bytes[mark...])
  var decoded: [UInt8]
  if scan.encoding == .utf8, scan.firstInvalid == nil {
    decoded = Array(bytes)
  } else {
    var output = ByteBuffer(capacity: bytes.count * 2)
    var transcoder = Transcoder(scan.encoding, from: mark)
    transcoder.decode(bytes, isLast: isWhole, into: &output)
    decoded = Array(output.bytes)
  }
  if !isWhole, let end = decoded.lastIndex(where: { $0 == 10 || $0 == 13 }) { decoded.removeSubrange((end + 1)...) }
  return decoded
}

/// Bytes of a file as they stand, for records that were set aside; fewer where the file has changed meanwhile.
public func readBytes(_ path: String, at offset: Int, count: Int) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0, count > 0 else { return [] }
  defer { close(descriptor) }
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
    used = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
  }
}
