import Glibc

/// A run of records as columns of positions into one buffer of UTF-8: no object per record or field.
///
/// The batch is filled by a ``ChunkReader`` and cut into fields by ``parse(_:firstLine:)``; it is used again for
/// the next chunk, so its memory is that of one chunk. Records are found by a fast reader as long as they are clean, and one
/// by one by a strict reader where they are not; both keep to the same rules, as does the search of chunk cuts.
/// Not thread-safe: one thread at a time works on a batch.
public final class RecordBatch {
  var buffer = ByteBuffer(capacity: 1 << 16)
  /// Bytes of the chunk itself; behind them stand fields whose doubled quotes were resolved.
  private var chunkBytes = 0
  private var columns = FieldColumns()
  public var recordCount: Int { columns.recordCount }
  /// 1-based line of the file on which the chunk begins.
  public private(set) var firstLine = 1
  /// Line that follows the chunk.
  public private(set) var nextLine = 1
  /// Offset of the chunk in the decoded text of its file.
  public internal(set) var textOffset = 0
  /// Offset of the chunk in the file, in bytes of the source's encoding.
  public internal(set) var sourceOffset = 0
  public internal(set) var encoding = TextEncoding.utf8
  /// Some bytes of the file could not be decoded; U+FFFD stands for each.
  public internal(set) var isRepaired = false

  /// Fields that a record should have, where the header says so: evidence against quotes that would swallow records.
  public var expectedFields: Int?

  public init() {}

  /// Fills the batch with the bytes of a text.
  public func load(_ text: UnsafeRawBufferPointer) {
    buffer.setCount(0)
    buffer.append(text)
  }

  /// Bytes of decoded text in the chunk.
  public var textBytes: Int { chunkBytes }

  public var base: UnsafePointer<UInt8> { UnsafePointer(buffer.base) }

  /// The chunk is the beginning of a record that is longer than any may be.
  var isCutShort = false
  /// Whether all bytes up to the chunk's end could be decoded.
  var isWellDecoded = true

  /// Whether the chunk is text without NULs whose bytes are all of its encoding, as a provisional scan supposed.
  public func isPlainText() -> Bool {
    guard isWellDecoded, memchr(buffer.base, 0, buffer.count) == nil else { return false }
    // What was decoded is valid by construction.
    guard encoding == .utf8, !isRepaired else { return true }
    var validator = UTF8Validator()
    validator.update(buffer.bytes)
    validator.finish()
    return validator.firstInvalid == nil
  }

  // MARK: Reading

  public func fieldCount(_ record: Int) -> Int {
    Int(columns.records[record + 1].firstField - columns.records[record].firstField)
  }

  public func line(_ record: Int) -> Int { Int(columns.records[record].line) + firstLine }

  public func flags(_ record: Int) -> RecordFlags { columns.flagged.isEmpty ? [] : columns.flagged[record] ?? [] }

  /// Whether anything was noticed about any record.
  public var hasFlags: Bool { !columns.flagged.isEmpty }

  /// Bytes of a field, without its quotes; empty where the record has no such field.
  @inline(__always)
  public func field(_ record: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let index = Int(columns.records[record].firstField) + column
    guard column >= 0, index < Int(columns.records[record + 1].firstField) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let bounds = columns.bounds[index]
    let start = Int(bounds & 0xFFFF_FFFF)
    return UnsafeBufferPointer(start: base + start, count: Int(bounds >> 32) - start)
  }

  /// The field as a string; invalid UTF-8 is repaired.
  public func text(_ record: Int, _ column: Int) -> String { String(decoding: field(record, column), as: UTF8.self) }

  public func texts(_ record: Int) -> [String] { (0..<fieldCount(record)).map { text(record, $0) } }

  /// The whole record as it stands in the decoded text, without its line end.
  public func recordBytes(_ record: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(columns.records[record].start)
    var end = Int(columns.records[record + 1].start)
    while end > start, base[end - 1] == 10 || base[end - 1] == 13 { end -= 1 }
    return UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Offset of the record in the chunk's decoded text.
  public func offsetInChunk(_ record: Int) -> Int { Int(columns.records[record].start) }

  /// Fields that hold a replacement character: `(record, column)`.
  public func damagedFields() -> [(record: Int, column: Int)] {
    guard isRepaired else { return [] }
    var result: [(record: Int, column: Int)] = []
    for record in 0..<recordCount {
      for column in 0..<fieldCount(record) where text(record, column).unicodeScalars.contains("\u{FFFD}") {
        result.append((record, column))
      }
    }
    return result
  }

  public func isBlank(_ record: Int) -> Bool {
    for column in 0..<fieldCount(record) where !isBlankText(field(record, column)) { return false }
    return true
  }

  // MARK: Parsing

  /// Cuts the loaded bytes into records and fields.
  public func parse(_ dialect: Dialect, firstLine: Int = 1) { parse(dialect, firstLine: firstLine, isStrict: false) }

  /// - Parameter isStrict: leaves the fast reader out; for the tests that hold both together.
  package func parse(_ dialect: Dialect, firstLine: Int = 1, isStrict: Bool) {
    self.firstLine = firstLine
    chunkBytes = buffer.count
    columns.reset()
    if dialect.isPlain { cut(dialect, isStrict: isStrict) } else { cutOddly(dialect) }
    columns.finish(at: chunkBytes)
    nextLine = firstLine + Int(columns.line)
    if memchr(buffer.base, 0, chunkBytes) != nil { flagNULs() }
    if isCutShort, recordCount > 0 { columns.flag(recordCount - 1, .tooLong) }
    guard !columns.escaped.isEmpty else { return }
    if dialect.isPlain { resolveDoubledQuotes(dialect.quote) } else { resolveEscapes(dialect) }
  }

  private func flagNULs() {
    var position = 0
    var record = 0
    while position < chunkBytes, let hit = memchr(buffer.base + position, 0, chunkBytes - position) {
      let at = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) - base
      while record + 1 < recordCount, Int(columns.records[record + 1].start) <= at { record += 1 }
      columns.flag(record, .nulByte)
      position = Int(columns.records[record + 1].start)
    }
  }

  private func cut(_ dialect: Dialect, isStrict: Bool) {
    let (bytes, count) = (base, buffer.count)
    let width = expectedFields ?? 0
    var clean = CleanRecordReader(bytes, count, dialect, width: width)
    var strict = StrictRecordReader(dialect, width: width, textOffset: textOffset)
    var position = 0
    while position < count {
      if !isStrict {
        position = clean.readRun(from: position, into: &columns)
        if position >= count { break }
      }
      position = strict.readRecord(bytes, at: position, count, isLast: true, into: &columns) ?? count
    }
  }

  /// Writes fields with doubled quotes once more behind the chunk, with single ones.
  private func resolveDoubledQuotes(_ quote: UInt8) {
    var extra = 0
    for index in columns.escaped {
      extra += Int(columns.bounds[index] >> 32) - Int(columns.bounds[index] & 0xFFFF_FFFF)
    }
    buffer.reserve(extra)
    for index in columns.escaped {
      let start = buffer.count
      var position = Int(columns.bounds[index] & 0xFFFF_FFFF)
      let end = Int(columns.bounds[index] >> 32)
      while position < end {
        let byte = buffer.base[position]
        buffer.append(byte)
        position += byte == quote && position + 1 < end && buffer.base[position + 1] == quote ? 2 : 1
      }
      columns.move(index, to: start, buffer.count)
    }
  }

  private func cutOddly(_ dialect: Dialect) {
    var dialect = dialect
    if let expectedFields { dialect.width = expectedFields + (dialect.isFramed ? 2 : 0) }
    var reader = OddRecordReader(dialect: dialect)
    var position = 0
    while position < buffer.count {
      position = reader.readRecord(base, at: position, buffer.count, isLast: true, into: &columns) ?? buffer.count
    }
  }

  /// As ``resolveDoubledQuotes(_:)``, for escapes of any kind.
  private func resolveEscapes(_ dialect: Dialect) {
    for index in columns.escaped {
      let start = Int(columns.bounds[index] & 0xFFFF_FFFF)
      let end = Int(columns.bounds[index] >> 32)
      let resolved = resolvedEscapes(UnsafeBufferPointer(start: base + start, count: end - start), dialect)
      let place = buffer.count
      resolved.withUnsafeBytes { buffer.append($0) }
      columns.move(index, to: place, buffer.count)
    }
  }
}
