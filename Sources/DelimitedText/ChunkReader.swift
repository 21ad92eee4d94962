public import Diagnostics
import Glibc

/// Reads a file as chunks of whole records of decoded text.
///
/// A chunk is cut at a line end outside quotes, found by the parser's own rules; so any chunk size gives the same records.
/// One thread at a time.
public final class ChunkReader {
  private let file: InputFile
  private let encoding: TextEncoding
  private let dialect: Dialect
  private let chunkBytes: Int
  private let expectedFields: Int
  private var transcoder: Transcoder?
  private var carry = ByteBuffer()
  private var block = ByteBuffer()
  private var isAtEnd = false
  private var isFirst = true
  private var textOffset = 0
  /// Bytes of text decoded so far.
  private var textRead = 0
  private var sourceOffset: Int
  private let markLength: Int
  private let isRepaired: Bool
  private let visit: ((UnsafeRawBufferPointer) -> Void)?

  /// Byte offsets, in the source, that could not be decoded so far.
  public var badOffsets: [Int] { transcoder?.badOffsets ?? [] }

  /// - Parameters:
  ///   - expectedFields: fields that a record should have, nil where that is not known.
  ///   - visit: gets every byte of the file once and in order, for a digest.
  public init(
    _ path: String, displayName: String, scan: FileScan, dialect: Dialect, chunkBytes: Int, expectedFields: Int? = nil,
    visit: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(Failure) {
    self.visit = visit
    file = try InputFile(path, displayName: displayName)
    encoding = scan.encoding
    self.dialect = dialect
    self.chunkBytes = max(chunkBytes, 16)
    self.expectedFields = expectedFields ?? 0
    markLength = scan.hasByteOrderMark ? scan.encoding.markLength : 0
    sourceOffset = markLength
    isRepaired = scan.firstInvalid != nil
    if scan.encoding != .utf8 || isRepaired { transcoder = Transcoder(scan.encoding, from: markLength) }
  }

  /// A record longer than so many bytes of text is not read; its beginning stands for it, flagged as too long.
  public static let longestRecord = 1 << 27

  /// Fills the batch with the next chunk, not yet parsed; false at the end of the file.
  public func next(into batch: RecordBatch) throws(Failure) -> Bool {
    batch.buffer.setCount(0)
    batch.buffer.append(carry.bytes)
    carry.setCount(0)
    batch.isCutShort = false
    guard try fill(batch) else { return false }
    batch.encoding = encoding
    batch.expectedFields = expectedFields == 0 ? nil : expectedFields
    batch.isRepaired = isRepaired
    batch.sourceOffset = sourceOffset
    batch.textOffset = textOffset
    batch.isWellDecoded = (transcoder?.badCount ?? 0) == 0
    textOffset = textRead - carry.count
    // What was decoded ends where the decoder stands; only what is carried over lies before that.
    sourceOffset =
      transcoder.map { max(sourceOffset, $0.position - carriedLength($0)) } ?? markLength + textOffset
    return true
  }

  /// Bytes that what is carried over takes in the source.
  private func carriedLength(_ transcoder: Transcoder) -> Int {
    let length = sourceLength(carry.base, carry.count, encoding, isRepaired: isRepaired)
    guard transcoder.shortEuros > 0 else { return length }
    let euros = (0..<max(carry.count - 2, 0)).count {
      carry.base[$0] == 0xE2 && carry.base[$0 + 1] == 0x82 && carry.base[$0 + 2] == 0xAC
    }
    return length - euros
  }

  private func fill(_ batch: RecordBatch) throws(Failure) -> Bool {
    var wanted = chunkBytes
    while true {
      while !isAtEnd, batch.buffer.count < wanted { try readBlock(into: batch, atMost: wanted - batch.buffer.count) }
      if isAtEnd { return batch.buffer.count > 0 }
      let cut = lastRecordEnd(batch.buffer.base, batch.buffer.count)
      if cut > 0 {
        carry.append(UnsafeRawBufferPointer(start: batch.buffer.base + cut, count: batch.buffer.count - cut))
        batch.buffer.setCount(cut)
        return true
      }
      // One record is larger than the chunk.
      if batch.buffer.count >= Self.longestRecord {
        try cutShort(batch)
        return true
      }
      wanted = min(max(wanted, batch.buffer.count) * 2, Self.longestRecord)
    }
  }

  /// Keeps the beginning of a record that is too long, and passes over the rest of its line.
  private func cutShort(_ batch: RecordBatch) throws(Failure) {
    var kept = min(1 << 16, batch.buffer.count)
    while kept > 0, batch.buffer.base[kept] & 0xC0 == 0x80 { kept -= 1 }
    var start = batch.buffer.count
    while !isAtEnd {
      try readBlock(into: batch, atMost: 1 << 20)
      let (base, count) = (batch.buffer.base, batch.buffer.count)
      if let end = (start..<count).first(where: { base[$0] == 10 || base[$0] == 13 && $0 + 1 < count }) {
        let next = base[end] == 13 && base[end + 1] == 10 ? end + 2 : end + 1
        carry.append(UnsafeRawBufferPointer(start: base + next, count: count - next))
        break
      }
      // A CR at the very end may be half of CRLF.
      let isHalf = count > start && base[count - 1] == 13
      if isHalf { base[kept] = 13 }
      batch.buffer.setCount(isHalf ? kept + 1 : kept)
      start = kept
    }
    batch.buffer.setCount(kept)
    batch.buffer.reserve(1)
    batch.buffer.append(10)
    batch.isCutShort = true
  }

  private func readBlock(into batch: RecordBatch, atMost limit: Int) throws(Failure) {
    if transcoder == nil {
      let before = batch.buffer.count
      let count = try file.read(into: &batch.buffer, atMost: max(limit, 64))
      isAtEnd = count == 0
      visit?(UnsafeRawBufferPointer(start: batch.buffer.base + before, count: count))
      if isFirst, count > 0 { dropMark(batch, before) }
      textRead += batch.buffer.count - before
      return
    }
    let before = batch.buffer.count
    defer { textRead += batch.buffer.count - before }
    block.setCount(0)
    let count = try file.read(into: &block, atMost: max(limit, 64))
    isAtEnd = count == 0
    visit?(block.bytes)
    var bytes = block.bytes
    if isFirst, count > 0 {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[min(markLength, count)...])
      isFirst = false
    }
    transcoder?.decode(bytes, isLast: isAtEnd, into: &batch.buffer)
  }

  private func dropMark(_ batch: RecordBatch, _ start: Int) {
    isFirst = false
    guard markLength > 0 else { return }
    let count = batch.buffer.count
    memmove(batch.buffer.base + start, batch.buffer.base + start + markLength, count - start - markLength)
    batch.buffer.setCount(count - markLength)
  }

  /// Position behind the last record that ends for certain; 0 where there is none.
  private func lastRecordEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard dialect.isPlain else {
      var dialect = dialect
      if expectedFields > 0 { dialect.width = expectedFields + (dialect.isFramed ? 2 : 0) }
      return OddRecordReader(dialect: dialect).lastEnd(bytes, count)
    }
    var clean = RecordEndSearch(bytes, count, dialect)
    var strict = StrictRecordReader(dialect, width: expectedFields, textOffset: textOffset)
    return clean.lastEnd(strict: &strict)
  }
}

/// Bytes that the UTF-8 text takes in its source's encoding.
///
/// - Parameter isRepaired: replacement characters stand for one byte each that could not be decoded.
public func sourceLength(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, _ encoding: TextEncoding, isRepaired: Bool
) -> Int {
  switch encoding {
  case .utf8:
    guard isRepaired else { return count }
    var length = count
    for index in 0..<max(count - 2, 0)
    where bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD {
      length -= 2
    }
    return length
  case .utf16LittleEndian, .utf16BigEndian:
    var units = 0
    for index in 0..<count {
      let byte = bytes[index]
      units += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
    return units * 2
  case .gb18030:
    let table = GB18030Table.shared
    var length = 0
    var index = 0
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        length += 1
        index += 1
        continue
      }
      let size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + size <= count else { break }
      var scalar = UInt32(byte) & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
      for next in 1..<size { scalar = scalar << 6 | UInt32(bytes[index + next] & 0x3F) }
      length += scalar == 0xFFFD && isRepaired ? 1 : table.length(of: scalar)
      index += size
    }
    return length
  default:
    return tableLength(bytes, count, encoding, isRepaired: isRepaired)
  }
}

/// ``sourceLength(_:_:_:isRepaired:)`` of an encoding of one or two bytes.
private func tableLength(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, _ encoding: TextEncoding, isRepaired: Bool
) -> Int {
  guard let name = encoding.tableName else { return count }
  let table = EncodingTable.named(name)
  var length = 0
  for scalar in String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self).unicodeScalars {
    length += scalar.value == 0xFFFD && isRepaired ? 1 : table.length(of: scalar.value)
  }
  return length
}
