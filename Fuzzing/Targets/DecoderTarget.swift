import DelimitedText
import Diagnostics

/// The decoder: whatever the bytes are, what comes out is valid UTF-8, the same in any blocks, and every byte that could not be decoded is
/// named by a place inside the file, in order.
enum DecoderTarget {
  private struct Decoded: Equatable {
    var text: [UInt8] = []
    var bad: [Int] = []
    /// Place in the file of every chunk.
    var end = 0
  }

  static func test(_ data: UnsafeRawBufferPointer) {
    guard data.count > 1 else { return }
    let encoding = TextEncoding.allCases[Int(data[0]) % TextEncoding.allCases.count]
    let bytes = UnsafeRawBufferPointer(rebasing: data[1...])
    let file = MemoryFile(bytes)
    do throws(Failure) {
      let found = try scanFile(file.path, displayName: "x")
      precondition(found.bytes == bytes.count, "bytes were not counted")
      if let bad = found.firstInvalid { precondition(bad >= 0 && bad < bytes.count, "a place outside the file") }
      if found.encoding == .utf8, !found.isBinary, found.foreignFormat == nil, found.firstInvalid == nil {
        precondition(String(validating: bytes, as: UTF8.self) != nil, "what is called UTF-8 is not")
      }
      var scan = FileScan()
      scan.bytes = bytes.count
      scan.encoding = encoding
      scan.firstInvalid = 0
      let whole = try decode(file.path, scan, chunk: 1 << 20)
      let parts = try decode(file.path, scan, chunk: 16 + Int(data[0] >> 2))
      precondition(whole == parts, "blocks decode otherwise")
      precondition(String(validating: whole.text, as: UTF8.self) != nil, "what was decoded is not UTF-8")
      precondition(whole.bad.allSatisfy { $0 >= 0 && $0 < bytes.count }, "a place outside the file")
      precondition(zip(whole.bad, whole.bad.dropFirst()).allSatisfy { $0 < $1 }, "places out of order")
    } catch {
      preconditionFailure("a file in memory cannot be read")
    }
  }

  private static func decode(_ path: String, _ scan: FileScan, chunk: Int) throws(Failure) -> Decoded {
    let reader = try ChunkReader(path, displayName: "x", scan: scan, dialect: Dialect(), chunkBytes: chunk)
    let batch = RecordBatch()
    var result = Decoded()
    while try reader.next(into: batch) {
      precondition(batch.sourceOffset >= 0 && batch.sourceOffset <= scan.bytes, "a chunk outside the file")
      batch.parse(Dialect())
      result.text += UnsafeBufferPointer(start: batch.base, count: batch.textBytes)
    }
    result.bad = reader.badOffsets
    return result
  }
}
