public import Diagnostics

/// A record with its cells copied out: what `tidy` writes and structure is judged by.
public struct LogicalRecord: Sendable, Equatable {
  /// 1-based line of the file on which it begins.
  public var line = 1
  public var cells: [[UInt8]] = []
  /// Quotes that were taken as text, though they stand where one opens or closes a field.
  public var strayQuotes = 0
  /// Line ends inside its cells.
  public var innerLines = 0

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

  /// Byte offsets, in the source, that could not be decoded so far.
  public var badOffsets: [Int] {
    if case .file(let file) = source { return file.badOffsets }
    return []
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
        try refill()
        continue
      }
      return take(parsed)
    }
  }

  private func take(_ parsed: ParsedRecord) -> LogicalRecord {
    var record = LogicalRecord(line: line)
    record.strayQuotes = parsed.strays + (parsed.isUnclosed ? 1 : 0)
    record.innerLines = parsed.innerLines
    record.cells.reserveCapacity(parsed.fields.count)
    for field in parsed.fields {
      let bytes = UnsafeBufferPointer(start: window.base + field.start, count: max(0, field.end - field.start))
      record.cells.append(field.hasEscapes ? resolved(bytes) : Array(bytes))
    }
    line += parsed.innerLines + 1
    position = parsed.end
    return record
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
      index += !isBackslash && byte == dialect.quote && next == byte ? 2 : 1
    }
  }
  return result
}
