public import Diagnostics
import Glibc

/// A record with its cells copied out: what `tidy` writes and structure is judged by.
public struct LogicalRecord: Sendable, Equatable {
  /// 1-based line of the file on which it begins.
  public var line = 1
  public var cells: [[UInt8]] = []
  /// Quotes that were taken as text, though they stand where one opens or closes a field.
  public var strayQuotes = 0
  /// One of them opens a field that nothing closes.
  public var isUnclosed = false
  /// Where in the file its first byte stands that could not be decoded; nil where all could.
  public var badOffset: Int?
  /// Line ends inside its cells.
  public var innerLines = 0
  /// Bytes where it is longer than any record may be: only its beginning is here then. 0 where it is whole.
  public var excess = 0
  /// It holds NUL bytes.
  public var hasNUL = false

  public init(line: Int = 1, cells: [[UInt8]] = []) {
    self.line = line
    self.cells = cells
  }

  public var isBlank: Bool { cells.allSatisfy { $0.withUnsafeBufferPointer(isBlankText) } }

  /// The cells as texts without white space at their ends.
  public var texts: [String] { cells.map { trimmedText(String(decoding: $0, as: UTF8.self)) } }
}

/// Reads the records of a file one by one in any dialect, through a window that grows only with the longest record.
public final class RecordStream {
  private let source: Source
  private let dialect: Dialect
  private var window = ByteBuffer(capacity: 1 << 18)
  private var position = 0
  private var line = 1
  private var isComplete = false
  /// Undecodable bytes in the records so far.
  private var badPassed = 0

  private enum Source {
    case file(DecodedFile)
    case none
  }

  /// Bytes read at once, and least looked ahead.
  private let step: Int

  public init(
    _ path: String, displayName: String, scan: FileScan, dialect: Dialect, step: Int = 1 << 18
  ) throws(Failure) {
    source = .file(try DecodedFile(path, displayName: displayName, scan: scan))
    self.dialect = dialect
    self.step = max(step, 16)
  }

  /// Reads a text that is at hand.
  public init(text: [UInt8], dialect: Dialect) {
    source = .none
    self.dialect = dialect
    step = 1
    isComplete = true
    text.withUnsafeBytes { window.append($0) }
  }

  /// The next record; nil at the end of the file.
  public func next() throws(Failure) -> LogicalRecord? {
    while true {
      if position >= window.count {
        if isComplete { return nil }
        try refill()
        continue
      }
      let parser = StrictParser(window.base, window.count, dialect, isComplete: isComplete)
      let parsed = parser.record(at: position)
      if parsed.isUndecided, !isComplete {
        if window.count - position >= ChunkReader.longestRecord { return try cutShort() }
        try refill()
        continue
      }
      if parsed.end - position > ChunkReader.longestRecord {
        var record = LogicalRecord(line: line, cells: [Array(window.bytes[position..<(position + 64)])])
        record.excess = parsed.end - position
        line += parsed.innerLines + 1
        position = parsed.end
        return record
      }
      return take(parsed)
    }
  }

  /// The beginning of a record that is longer than any may be; the rest of its line is passed over.
  private func cutShort() throws(Failure) -> LogicalRecord {
    var record = LogicalRecord(line: line, cells: [Array(window.bytes[position..<(position + 64)])])
    record.excess = window.count - position
    position = window.count
    line += 1
    while true {
      while position < window.count {
        let byte = window.base[position]
        position += 1
        record.excess += 1
        guard byte == 10 || byte == 13 else { continue }
        if byte == 13, position >= window.count, !isComplete { try refill() }
        if byte == 13, position < window.count, window.base[position] == 10 { position += 1 }
        return record
      }
      if isComplete { return record }
      try refill()
    }
  }

  private func take(_ parsed: ParsedRecord) -> LogicalRecord {
    var record = LogicalRecord(line: line)
    record.hasNUL = memchr(window.base + position, 0, parsed.end - position) != nil
    record.strayQuotes = parsed.strays + (parsed.isUnclosed ? 1 : 0)
    record.innerLines = parsed.innerLines
    record.cells.reserveCapacity(parsed.fields.count)
    let cells = dialect.cells(parsed.fields, window.base)
    record.isUnclosed = record.strayQuotes > 0 && cells.contains(where: isOpen)
    record.badOffset = nextBadOffset(parsed)
    for field in cells {
      let bytes = UnsafeBufferPointer(start: window.base + field.start, count: max(0, field.end - field.start))
      record.cells.append(field.hasEscapes ? resolved(bytes) : Array(bytes))
    }
    line += parsed.innerLines + 1
    position = parsed.end
    return record
  }

  /// A quote opens the field and none closes it; of `"山城"文创` both are there, and text stands behind them.
  private func isOpen(_ field: ParsedField) -> Bool {
    guard !field.isQuoted, field.end > field.start, dialect.quote != 0, window.base[field.start] == dialect.quote,
      window.base[field.end - 1] != dialect.quote
    else { return false }
    return (field.start..<field.end).count { window.base[$0] == dialect.quote } % 2 == 1
  }

  /// Where in the file the first byte of a record stands that could not be decoded: U+FFFD stands for each, in their order.
  private func nextBadOffset(_ parsed: ParsedRecord) -> Int? {
    guard case .file(let file) = source, file.mayBeBad else { return nil }
    var (count, index) = (0, position)
    while index + 2 < parsed.end {
      if window.base[index] == 0xEF, window.base[index + 1] == 0xBF, window.base[index + 2] == 0xBD {
        count += 1
        index += 2
      }
      index += 1
    }
    guard count > 0 else { return nil }
    defer { badPassed += count }
    let offsets = file.badOffsets
    return offsets.indices.contains(badPassed) ? offsets[badPassed] : 0
  }

  private func resolved(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] { resolvedEscapes(bytes, dialect) }

  private func refill() throws(Failure) {
    guard case .file(let file) = source else { return }
    window.dropFirst(position)
    position = 0
    let wanted = max(window.count * 2, step)
    while window.count < wanted, !isComplete { isComplete = try !file.read(into: &window, atMost: step) }
  }
}

/// A field's text with its escapes resolved: doubled quotes are one, a backslash before a quote, the delimiter or itself goes.
func resolvedEscapes(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  let isBackslash = dialect.escape == UInt8(ascii: "\\")
  while index < bytes.count {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if isBackslash, byte == dialect.escape, next == dialect.quote || next == dialect.escape || next == dialect.delimiter
    {
      result.append(next)
      index += 2
    } else {
      result.append(byte)
      let isDoubled = !isBackslash && byte == dialect.quote && next == byte
      index += isDoubled ? 2 : 1
      // Quotes inside a cell of a record that is itself in quotes are doubled twice.
      if isDoubled, dialect.isWrapped, index + 1 < bytes.count, bytes[index] == byte, bytes[index + 1] == byte {
        index += 2
      }
    }
  }
  return result
}
