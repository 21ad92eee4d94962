import Diagnostics

/// A file's text as UTF-8, its byte-order mark dropped, block by block.
final class DecodedFile {
  private let file: InputFile
  private var transcoder: Transcoder?
  private var markLeft: Int
  private var block = ByteBuffer(capacity: 1 << 16)

  /// Byte offsets, in the source, that could not be decoded so far.
  var badOffsets: [Int] { transcoder?.badOffsets ?? [] }

  /// Whether bytes that cannot be decoded are looked for.
  let mayBeBad: Bool

  init(_ path: String, displayName: String, scan: FileScan) throws(Failure) {
    file = try InputFile(path, displayName: displayName)
    mayBeBad = scan.firstInvalid != nil
    markLeft = scan.hasByteOrderMark ? scan.encoding.markLength : 0
    if scan.encoding != .utf8 || scan.firstInvalid != nil { transcoder = Transcoder(scan.encoding, from: markLeft) }
  }

  /// Appends some text; false where the file has ended.
  func read(into output: inout ByteBuffer, atMost limit: Int) throws(Failure) -> Bool {
    block.setCount(0)
    let count = try file.read(into: &block, atMost: limit)
    let mark = min(markLeft, count)
    markLeft -= mark
    let bytes = UnsafeRawBufferPointer(rebasing: block.bytes[mark...])
    if transcoder == nil {
      output.append(bytes)
    } else {
      transcoder?.decode(bytes, isLast: count == 0, into: &output)
    }
    return count > 0
  }
}
