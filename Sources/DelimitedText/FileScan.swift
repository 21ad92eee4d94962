public import Diagnostics
import Glibc

/// What one pass over all bytes of a file established, before a record is read.
public struct FileScan: Sendable {
  public var bytes = 0
  public var encoding = TextEncoding.utf8
  public var hasByteOrderMark = false
  /// Why this encoding, in words, for `sniff` and the workspace.
  public var evidence = ""
  /// Byte offset of the first sequence that the encoding does not allow; nil where all decodes.
  public var firstInvalid: Int?
  /// Neither text nor an encoding that wotu knows.
  public var isBinary = false
  /// NULs that the file ends with.
  public var trailingNULs = 0
  /// What the first bytes say the file is, where that is no delimited text.
  public var foreignFormat: ForeignFormat?
  /// Judged by the beginning alone: whoever reads the file must see to it that every chunk is what the beginning promised, by
  /// ``RecordBatch/isPlainText()``, and scan it whole where one is not.
  public var isProvisional = false
  /// No encoding fits: bytes that neither UTF-8 nor GB18030 allows are too many for damage.
  public var isUndecided = false

  public init() {}

  /// Reads by a declared encoding: nothing that was found of the bytes by another holds. What it does not allow is looked for; where that
  /// is most of the text, nothing is decided.
  public mutating func declare(_ declared: TextEncoding, _ path: String, displayName: String) throws(Failure) {
    let isOther = declared != encoding || isUndecided
    encoding = declared
    isUndecided = false
    isProvisional = isProvisional && declared == .utf8
    evidence = "declared"
    guard isOther else { return }
    let found = try damage(path, displayName: displayName, declared)
    let bad = found.transcoder.badCount
    firstInvalid = found.transcoder.badOffsets.first
    guard bad > 0 else { return }
    evidence += "; \(bad) sequences are not valid \(declared.rawValue)"
    isUndecided = declared == .gb18030 ? !found.census.isChinese : bad > max(found.sequences - bad, 0)
  }
}

/// Reads a whole file once: decides its encoding by mark, then NUL pattern, then strict UTF-8, then GB18030, never on a
/// prefix only. `visit` gets every block, for a digest.
public func scanFile(
  _ path: String, displayName: String, visit: (UnsafeRawBufferPointer) -> Void = { _ in }
) throws(Failure) -> FileScan {
  let file = try InputFile(path, displayName: displayName)
  var scan = FileScan()
  var validator = UTF8Validator()
  var head: [UInt8] = []
  var nuls = (even: 0, odd: 0)
  var wide: TextEncoding?
  var buffer = ByteBuffer(capacity: 1 << 20)
  while true {
    buffer.setCount(0)
    let count = try file.read(into: &buffer, atMost: 1 << 20)
    if count == 0 { break }
    let block = buffer.bytes
    if scan.bytes == 0 {
      head = Array(block.prefix(4))
      scan.foreignFormat = ForeignFormat(head: UnsafeRawBufferPointer(rebasing: block.prefix(1 << 16)))
    }
    visit(block)
    validator.update(block)
    if scan.bytes == 0 { wide = wideText(UnsafeRawBufferPointer(rebasing: block.prefix(1 << 16))) }
    // Text in UTF-16 shows NULs early; a file without any in its first block is not looked through again.
    if scan.bytes == 0 || nuls.even + nuls.odd > 0 { countNULs(block, from: scan.bytes, into: &nuls) }
    let tail = block.reversed().prefix { $0 == 0 }.count
    scan.trailingNULs = tail == count ? scan.trailingNULs + tail : tail
    scan.bytes += count
  }
  validator.finish()
  if scan.foreignFormat != nil { return scan }
  decide(&scan, head: head, validator: validator, nuls: nuls, wide: wide)
  if !scan.isUndecided, scan.encoding != .utf8 || scan.firstInvalid != nil {
    try weighDamage(path, displayName: displayName, &scan)
  }
  return scan
}

/// A file that is not wholly valid UTF-8 is GB18030 where all of it decodes so and most of its pairs of bytes are Chinese
/// characters. Where neither fits wholly, it is the one that few bytes speak against, and those are reported one by one; where many
/// do, nothing is decided.
private func weighDamage(_ path: String, displayName: String, _ scan: inout FileScan) throws(Failure) {
  let isMarked = scan.hasByteOrderMark
  var best = try damage(path, displayName: displayName, scan.encoding)
  if !isMarked, scan.encoding == .gb18030, best.transcoder.badCount > 0 || !best.census.isChinese {
    let other = try damage(path, displayName: displayName, .utf8)
    // Replacement characters are sequences of the output too. No text in GB18030 has many sequences of three bytes that are UTF-8.
    let whole = other.sequences - other.transcoder.badCount
    if whole > 0, whole >= 3 * other.transcoder.badCount { best = other }
  }
  let bad = best.transcoder.badCount
  scan.encoding = best.transcoder.encoding
  scan.firstInvalid = best.transcoder.badOffsets.first
  scan.evidence +=
    bad == 0
    ? "; all bytes are valid \(scan.encoding.rawValue)" : "; \(bad) sequences are not valid \(scan.encoding.rawValue)"
  if !isMarked, scan.encoding == .gb18030 {
    scan.evidence += "; " + best.census.evidence
    scan.isUndecided =
      !best.census.isChinese || best.census.common < 3 * bad || bad > 0 && best.census.isLikeCyrillic
    if scan.isUndecided, let parts = try JoinedEncodings(path, displayName: displayName) {
      scan.evidence += parts.evidence
    }
  }
}

/// Decodes the whole file: what cannot be decoded, the characters that its bytes would be as GB18030, and the sequences of
/// more than one byte that come out.
private func damage(
  _ path: String, displayName: String, _ encoding: TextEncoding
) throws(Failure) -> (transcoder: Transcoder, census: EncodingCensus, sequences: Int) {
  let file = try InputFile(path, displayName: displayName)
  var transcoder = Transcoder(encoding, from: 0)
  var census = EncodingCensus()
  var sequences = 0
  var raw = ByteBuffer(capacity: 1 << 18)
  var output = ByteBuffer(capacity: 1 << 19)
  var isLast = false
  while !isLast {
    raw.setCount(0)
    isLast = try file.read(into: &raw, atMost: 1 << 18) == 0
    if encoding == .gb18030 { census.update(raw.bytes) }
    output.setCount(0)
    transcoder.decode(raw.bytes, isLast: isLast, into: &output)
    if encoding != .gb18030 { sequences += output.bytes.count { $0 >= 0xE0 } }
  }
  return (transcoder, census, sequences)
}

/// A first look at a large file, so that it need not be read twice: nil where the file is small, or where its beginning is
/// plainly neither UTF-8 nor GB18030; such a file is scanned whole.
public func glanceAtFile(_ path: String, displayName: String) throws(Failure) -> FileScan? {
  var status = stat()
  let (smallest, head) = (8 << 20, 1 << 20)
  guard stat(path, &status) == 0, Int(status.st_size) >= smallest else { return nil }
  let file = try InputFile(path, displayName: displayName)
  var buffer = ByteBuffer(capacity: head)
  while buffer.count < head, try file.read(into: &buffer, atMost: head - buffer.count) > 0 {}
  var validator = UTF8Validator()
  validator.update(buffer.bytes)
  guard memchr(buffer.base, 0, buffer.count) == nil else { return nil }
  var scan = FileScan()
  scan.bytes = Int(status.st_size)
  scan.hasByteOrderMark = buffer.bytes.starts(with: [0xEF, 0xBB, 0xBF])
  scan.evidence = scan.hasByteOrderMark ? "byte-order mark EF BB BF" : "all bytes are valid UTF-8"
  scan.isProvisional = true
  if let bad = validator.firstInvalid {
    var transcoder = Transcoder(.gb18030, from: 0)
    var output = ByteBuffer(capacity: head * 2)
    transcoder.decode(buffer.bytes, isLast: false, into: &output)
    var census = EncodingCensus()
    census.update(buffer.bytes)
    guard !scan.hasByteOrderMark, transcoder.badCount == 0, census.isChinese else { return nil }
    scan.encoding = .gb18030
    scan.evidence = "not valid UTF-8 at byte \(bad); all bytes are valid GB18030; " + census.evidence
  }
  return scan
}

private func countNULs(_ block: UnsafeRawBufferPointer, from offset: Int, into nuls: inout (even: Int, odd: Int)) {
  guard let base = block.baseAddress, memchr(base, 0, block.count) != nil else { return }
  for (index, byte) in block.enumerated() where byte == 0 {
    if (offset + index) & 1 == 0 { nuls.even += 1 } else { nuls.odd += 1 }
  }
}

private func decide(
  _ scan: inout FileScan, head: [UInt8], validator: UTF8Validator, nuls: (even: Int, odd: Int), wide: TextEncoding?
) {
  func take(_ encoding: TextEncoding, mark: Bool, _ evidence: String) {
    scan.encoding = encoding
    scan.hasByteOrderMark = mark
    scan.evidence = evidence
  }
  if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] {
    // Nobody's export; and read as UTF-16 it is every other character a NUL.
    scan.evidence = "byte-order mark \(head == [0xFF, 0xFE, 0, 0] ? "FF FE 00 00" : "00 00 FE FF") (UTF-32)"
    scan.isUndecided = true
    scan.firstInvalid = validator.firstInvalid
  } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
    take(.utf8, mark: true, "byte-order mark EF BB BF")
    scan.firstInvalid = validator.firstInvalid
  } else if head.starts(with: [0xFF, 0xFE]) {
    take(.utf16LittleEndian, mark: true, "byte-order mark FF FE")
  } else if head.starts(with: [0xFE, 0xFF]) {
    take(.utf16BigEndian, mark: true, "byte-order mark FE FF")
  } else if head.starts(with: [0x84, 0x31, 0x95, 0x33]) {
    take(.gb18030, mark: true, "byte-order mark 84 31 95 33")
  } else if nuls.odd + nuls.even > 0, decideByNULs(&scan, validator, nuls: nuls, wide: wide) {
    return
  } else if let bad = validator.firstInvalid {
    take(.gb18030, mark: false, "not valid UTF-8 at byte \(bad)")
  } else {
    take(
      .utf8, mark: false,
      validator.hasNonASCII ? "all bytes are valid UTF-8" : "all bytes are ASCII, which every encoding here reads alike"
    )
  }
}

/// Whether NULs show UTF-16, or are too many for text. A few, as a bad copy leaves, or a tail of them, as a power failure does, say nothing of the
/// encoding; the records that hold them are set aside.
private func decideByNULs(
  _ scan: inout FileScan, _ validator: UTF8Validator, nuls: (even: Int, odd: Int), wide: TextEncoding?
) -> Bool {
  let half = max(scan.bytes / 2, 1)
  // ASCII characters leave a NUL in one half of their two bytes and never in the other. A text that is UTF-8 but for its NULs is
  // UTF-16 only where nearly all of it is ASCII.
  let isMany =
    validator.firstInvalid == nil
    ? !validator.hasNonASCII && (nuls.odd + nuls.even) * 2 > half
    : wide != nil || (nuls.odd + nuls.even) * (nuls.odd + nuls.even >= 8 ? 50 : 10) > half
  if isMany, let wide {
    scan.encoding = wide
    scan.evidence =
      "NUL in \(nuls.even) even and \(nuls.odd) odd bytes, and nearly all pairs are characters of Chinese text"
    return true
  }
  if isMany, nuls.odd > 8 * nuls.even {
    scan.encoding = .utf16LittleEndian
    scan.evidence = "NUL in \(nuls.odd) odd and \(nuls.even) even bytes"
    return true
  }
  if isMany, nuls.even > 8 * nuls.odd {
    scan.encoding = .utf16BigEndian
    scan.evidence = "NUL in \(nuls.even) even and \(nuls.odd) odd bytes"
    return true
  }
  let inside = nuls.even + nuls.odd - scan.trailingNULs
  scan.isBinary = inside > 3 && inside * 100 > scan.bytes
  if scan.isBinary { scan.evidence = "NUL bytes without the pattern of UTF-16" }
  return scan.isBinary
}

/// UTF-16 without a mark, where nearly all pairs of bytes are ASCII, Chinese characters or full-width forms, and no NUL stands in the wrong
/// half: a text of little but Chinese has few NULs.
private func wideText(_ block: UnsafeRawBufferPointer) -> TextEncoding? {
  guard let base = block.baseAddress, memchr(base, 0, block.count) != nil, block.count >= 8 else { return nil }
  for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
    let isLittle = encoding == .utf16LittleEndian
    var (plain, ascii, units) = (0, 0, 0)
    for index in stride(from: 0, to: block.count - 1, by: 2) {
      let unit = UInt16(block[index + (isLittle ? 1 : 0)]) << 8 | UInt16(block[index + (isLittle ? 0 : 1)])
      units += 1
      switch unit {
      case 9, 10, 13, 0x20...0x7E: (plain, ascii) = (plain + 1, ascii + 1)
      case 0x2010...0x2030, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF00...0xFFEF: plain += 1
      default: break
      }
    }
    if ascii > 1, plain * 20 >= units * 19 { return encoding }
  }
  return nil
}
