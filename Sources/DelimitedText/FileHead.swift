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

/// Pieces of a file's text from all over it, each from behind a line end to another; nothing where the file cannot be read.
func readPieces(_ path: String, scan: FileScan, from start: Int, count: Int, limit: Int) -> [UInt8] {
  var result: [UInt8] = []
  let span = max(scan.bytes - start, 0)
  for piece in 0..<count {
    // Even offsets keep the two bytes of UTF-16 together.
    let offset = start + span / count * piece & ~1
    let raw = readBytes(path, at: offset, count: min(limit, scan.bytes - offset))
    var decoded = ByteBuffer(capacity: raw.count * 2 + 64)
    var transcoder = Transcoder(scan.encoding, from: 0)
    raw.withUnsafeBytes { transcoder.decode($0, isLast: true, into: &decoded) }
    let text = decoded.bytes
    guard let first = text.firstIndex(where: { $0 == 10 }), let last = text.lastIndex(where: { $0 == 10 }), first < last
    else { continue }
    result += text[(first + 1)...last]
  }
  return result
}
